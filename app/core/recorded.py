"""Calls of a conversation as they can be made again: with structures in place of handles. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.core.call_entry import CallEntry
from app.core.tool_arguments import read_value
from app.core.transcript import Transcript, Turn
from sandbox.errors import ArgumentError
from sandbox.registry import Argument, Registry, ToolSpec
from sandbox.results import ToolResult
from sandbox.workspace import Workspace

_KEY = {"file": "path", "plan": "path"}  # what a worker calls the text of a thing; "smiles" for all others
STRUCTURES = ("molecule", "molecules", "written", "pattern", "reaction", "table", "plan")


@dataclass(frozen=True)
class RecordedCall:
    """A call with all that is needed to make it again.

    Attributes:
        question: The message that it belongs to.
        tool: Name of the tool.
        arguments: As the policy gave them, with handles.
        resolved: As a worker takes them.
        state: How it ended.
        result: What came of it; None where it never ended.
        environment: Versions and limits that it ran with; empty where they were not kept.
    """

    question: str
    tool: str
    arguments: Mapping[str, Any]
    resolved: Mapping[str, Any]
    state: str
    result: ToolResult | None
    environment: Mapping[str, Any]


def recorded_calls(transcript: Transcript, registry: Registry) -> list[RecordedCall]:
    """The calls of a branch, in order."""
    return [
        record_call(turn, call, transcript.workspace, registry)
        for turn in transcript.turns
        for call in turn.calls
    ]


def record_call(turn: Turn, call: CallEntry, workspace: Workspace, registry: Registry) -> RecordedCall:
    """One call of a branch."""
    return RecordedCall(
        turn.question,
        call.tool,
        call.arguments,
        resolved_arguments(call.tool, call.arguments, workspace, registry),
        call.state,
        call.result,
        call.environment or {},
    )


def resolved_arguments(
    tool: str, arguments: Mapping[str, Any], workspace: Workspace, registry: Registry
) -> dict[str, Any]:
    """Put what handles stand for in their place.

    Args:
        tool: Name of the tool; where there is none of that name any more, every handle counts.
        arguments: With handles.
        workspace: What the handles stand for.
        registry: The tools.

    Returns:
        The arguments as a worker takes them. What is no handle stays as it is: SMILES, numbers, words.
    """
    kinds = {each.name: each.kind for each in registry.get(tool).arguments} if tool in registry else {}
    return {
        name: _resolved(value, workspace) if kinds.get(name, "molecule") in STRUCTURES else value
        for name, value in arguments.items()
    }


def read_arguments_of(spec: ToolSpec, given: Mapping[str, list[str]], workspace: Workspace) -> dict[str, Any]:
    """Read arguments that a person wrote, structures as handles, names or in any notation.

    Args:
        spec: The tool.
        given: Name → texts; an argument without any text is left out.
        workspace: What handles stand for.

    Returns:
        The arguments, handles still in them.

    Raises:
        ArgumentError: One does not fit, is missing, or names a structure that cannot be read.
    """
    read: dict[str, Any] = {}
    for argument in spec.arguments:
        texts = [text.strip() for text in given.get(argument.name, ()) if text.strip()]
        if texts:
            read[argument.name] = _read(argument, texts, workspace)
        elif argument.required:
            raise ArgumentError(f"{argument.name.replace('_', ' ')} is missing: {argument.description}")
    return read


def _read(argument: Argument, texts: list[str], workspace: Workspace) -> Any:
    called = argument.name.replace("_", " ")
    if argument.kind not in STRUCTURES:
        return read_value(argument, texts, called)
    if argument.kind == "written":
        return texts[0]
    read = [_handle(text, workspace) or read_value(argument, [text], called) for text in texts]
    flat = [inner for each in read for inner in (each if isinstance(each, list) else [each])]
    if argument.kind == "molecules":
        return flat
    if len(flat) > 1:
        raise ArgumentError(f"{called} takes one structure, got {len(flat)}")
    return flat[0]


def _handle(text: str, workspace: Workspace) -> str | None:
    thing = workspace.thing(text)
    if thing is not None and thing.problem:
        raise ArgumentError(f"{text} cannot be used: {thing.problem}")
    return text if thing is not None else None


def _resolved(value: Any, workspace: Workspace) -> Any:
    if isinstance(value, list):
        return [_resolved(each, workspace) for each in value]
    thing = workspace.thing(value) if isinstance(value, str) else None
    return value if thing is None else {_KEY.get(thing.kind, "smiles"): thing.text, "label": thing.handle}


def argument_texts(value: Any) -> list[str]:
    """An argument as a person would write it; the reverse of reading it."""
    if value is None:
        return []
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    if isinstance(value, Mapping):
        return [str(value.get("label") or value.get("smiles", ""))]
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [text for each in value for text in argument_texts(each)]
    return [str(value)]


def arguments_in_short(arguments: Mapping[str, Any]) -> list[str]:
    """What a call was made with, for one line; a number or a yes by itself says what it is of."""
    texts = []
    for name, value in arguments.items():
        bare = isinstance(value, bool | int | float)
        for text in argument_texts(value):
            texts.append(f"{name.replace('_', ' ')} {text}" if bare else text)
    return texts
