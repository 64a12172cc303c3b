"""Handles in place of structures: put into a message, and taken out of the arguments of a call."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from sandbox.errors import ArgumentError
from sandbox.recogniser import recognise
from sandbox.registry import Argument, ToolSpec
from sandbox.workspace import ThingKind, Workspace

STRUCTURED = frozenset({"molecule", "written", "pattern", "reaction", "table", "plan"})
IN_FILES: Mapping[ThingKind, str] = {"file": "table", "plan": "plan"}  # the argument that takes them, by path


def with_handles(
    text: str, workspace: Workspace, read_name: Callable[[str], str | None], left_out: Collection[str] = ()
) -> tuple[str, dict[str, str]]:
    """Give the structures in a message handles.

    Args:
        text: The message.
        workspace: Takes them in.
        read_name: Gives the structure of a systematic name that no table has, or None.
        left_out: Parts that look like structures but are only words.

    Returns:
        The message with handles, and what they stand for in it.
    """
    pieces: list[str] = []
    quotes: dict[str, str] = {}
    at = 0
    for mention in recognise(text, read_name):
        if mention.text in left_out:
            continue
        kind: ThingKind = mention.kind
        handle = workspace.add(kind, mention.smiles, name=mention.name, problem=mention.problem)
        pieces += [text[at : mention.start], handle]
        quotes.setdefault(handle, text[mention.start : mention.end])
        at = mention.end
    pieces.append(text[at:])
    return " ".join("".join(pieces).split()), quotes


def resolve(
    spec: ToolSpec, arguments: Mapping[str, Any], workspace: Workspace
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Replace handles by what they stand for.

    Args:
        spec: The tool that is called.
        arguments: As the policy wrote them.
        workspace: What the handles stand for.

    Returns:
        The arguments as a worker takes them, and the handles that the call is about.

    Raises:
        ArgumentError: An argument is unknown, or a handle does not exist or cannot be read.
    """
    resolved: dict[str, Any] = {}
    subject: list[str] = []
    for name, value in arguments.items():
        argument = spec.argument(name)
        if argument.kind == "molecules" and isinstance(value, list):
            resolved[name] = [_structure(argument, each, workspace, subject) for each in value]
        elif argument.kind in (*STRUCTURED, "molecules"):
            about = subject if argument.required else []  # what a route starts from is not what it is of
            resolved[name] = _structure(argument, value, workspace, about)
        else:
            resolved[name] = value
    return resolved, tuple(dict.fromkeys(subject))


def _structure(argument: Argument, value: Any, workspace: Workspace, subject: list[str]) -> Any:
    thing = workspace.thing(value) if isinstance(value, str) else None
    if thing is None and argument.kind == "written":
        return value  # any text may be looked at, also one that is under no handle
    if thing is None:
        existing = ", ".join(thing.handle for thing in workspace.things) or "none"
        raise ArgumentError(f"'{str(value)[:40]}' is not one of the structures at hand ({existing})")
    if thing.problem and argument.kind != "written":
        raise ArgumentError(thing.problem)
    if argument.kind != "pattern":
        subject.append(thing.handle)
    if IN_FILES.get(thing.kind) != (argument.kind if argument.kind in IN_FILES.values() else None):
        raise ArgumentError(f"'{argument.name}' takes a {argument.kind}, and {thing.handle} is none")
    return {"path" if thing.kind in IN_FILES else "smiles": thing.text, "label": thing.handle}
