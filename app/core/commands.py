"""Slash commands: ``/logp CCO`` calls a tool directly, without the model.

What stands after the name is read as the command line reads it (``--argument value``); values without a name
go to the arguments in order, and a compound name of several words, or an option, needs no quotes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.core.command_words import find_option, place_words, split_words
from app.core.tool_arguments import read_arguments
from sandbox.calling import read_molecule
from sandbox.episode import Episode
from sandbox.errors import ArgumentError, ChemError, ToolError
from sandbox.exchange import Exchange
from sandbox.messages import check_message
from sandbox.paths import EXAMPLE
from sandbox.protocol import ToolCall
from sandbox.registry import Argument, Registry, ToolSpec
from sandbox.structures import chem
from sandbox.tables.files import local_path
from sandbox.workspace import HANDLE, ThingKind, Workspace

HELP = "help"
_NAME = re.compile(r"\s*/([A-Za-z][A-Za-z0-9_-]*)(?=\s|$)")
_KINDS: Mapping[str, ThingKind] = {
    "pattern": "pattern",
    "reaction": "reaction",
    "table": "file",
    "plan": "plan",
}
_STRUCTURES = ("molecule", "molecules", "written", "pattern", "reaction", "table", "plan")


@dataclass(frozen=True)
class Command:
    """A slash command as it was read.

    Attributes:
        spec: The tool.
        arguments: Its arguments; structures as written, or as ``{"smiles": …, "label": …}``.
    """

    spec: ToolSpec
    arguments: Mapping[str, Any]


def command_name(text: str) -> str | None:
    """The name after the slash, where a message is a command; None for any other message.

    A path such as ``/home/me/list.sdf`` is no command, nor is a SMILES such as ``/C=C/C``.
    """
    match = _NAME.match(text)
    return None if match is None else match.group(1).lower().replace("-", "_")


def read_command(text: str, registry: Registry) -> Command:
    """Read a command.

    Args:
        text: The message, with its slash.
        registry: The tools.

    Raises:
        ArgumentError: There is no such tool, or what follows does not fit its arguments.
    """
    match = _NAME.match(text)
    if match is None:
        raise ArgumentError("a command begins with a slash and the name of a tool")
    spec = registry.get(command_name(text) or "")
    placed = place_words(spec, split_words(text[match.end() :]))
    missing = [each for each in spec.arguments if each.required and not placed.get(each.name)]
    if missing:
        needs = "; ".join(f"{each.name} ({each.description.rstrip('.')})" for each in missing)
        raise ArgumentError(f"/{spec.name} still needs {needs}")
    attached = [f"--{name}={value}" for name, values in placed.items() for value in values]
    arguments = read_arguments(spec, attached)
    return Command(spec, {name: _exact(spec.argument(name), value) for name, value in arguments.items()})


def with_handles(command: Command, workspace: Workspace) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Put the structures of a command into the workspace.

    Args:
        command: The command.
        workspace: Where they get their handles.

    Returns:
        The arguments with handles, and the handles in order.

    Raises:
        ArgumentError: A structure cannot be read, or a handle stands for nothing; the workspace is unchanged.
    """
    read = {
        (name, at): _read_structure(command.spec.argument(name), each, workspace)
        for name, value in command.arguments.items()
        if command.spec.argument(name).kind in _STRUCTURES
        for at, each in enumerate(value if isinstance(value, list) else [value])
    }
    handles = {key: _handle(found, workspace) for key, found in read.items()}
    arguments: dict[str, Any] = {}
    for name, value in command.arguments.items():
        if command.spec.argument(name).kind not in _STRUCTURES:
            arguments[name] = value
        elif isinstance(value, list):
            arguments[name] = [handles[name, at] for at in range(len(value))]
        else:
            arguments[name] = handles[name, 0]
    return arguments, tuple(dict.fromkeys(handles.values()))


def write_command(spec: ToolSpec, arguments: Mapping[str, Any]) -> str:
    """Write a command so that :func:`read_command` reads the same arguments.

    Args:
        spec: The tool.
        arguments: Its arguments; structures as text.
    """
    words = [f"/{spec.name}"]
    for argument in spec.arguments:
        if argument.name not in arguments:
            continue
        value = arguments[argument.name]
        given = [_quoted(_text(each)) for each in (value if isinstance(value, list) else [value])]
        bare = argument.kind in ("molecule", "molecules", "written") and argument is spec.arguments[0]
        words += given if bare and not given[0].startswith("-") else [f"--{argument.name}", *given]
    return " ".join(words)


def observe_command(episode: Episode, text: str) -> ToolCall:
    """Take a command in as a user's message that opens a turn.

    Args:
        episode: The branch.
        text: The message, with its slash.

    Returns:
        The call that it asks for.

    Raises:
        SandboxError: It does not fit its tool, or a structure cannot be read; the episode is as it was.
    """
    text = check_message(text)
    command = read_command(text, episode.registry)
    arguments, handles = with_handles(command, episode.workspace)
    written = write_command(command.spec, arguments)
    episode.exchanges.append(Exchange(text, written, handles, {}))
    return ToolCall(command.spec.name, arguments, written)


@dataclass(frozen=True)
class _Structure:
    """A structure of a command: the handle that it has, or what to put under a new one."""

    kind: ThingKind
    text: str
    name: str | None = None
    handle: str | None = None
    problem: str | None = None


def _read_structure(argument: Argument, value: Any, workspace: Workspace) -> _Structure:
    mapped = isinstance(value, Mapping)
    text = str(value.get("smiles", value.get("path"))) if mapped else str(value)
    name = str(value["label"]) if mapped and "smiles" in value else None
    kind = _KINDS.get(argument.kind, "molecule")
    thing = workspace.thing(text)
    if thing is not None:
        if thing.problem and argument.kind != "written":
            raise ArgumentError(f"{thing.handle}: {thing.problem}")
        return _Structure(thing.kind, thing.text, handle=thing.handle)
    if HANDLE.fullmatch(text):
        known = ", ".join(each.handle for each in workspace.things) or "none yet"
        raise ArgumentError(f"there is no {text} in this conversation (structures at hand: {known})")
    if argument.kind == "written":
        return _Structure(kind, text, name, problem=_problem(text))
    try:
        return _Structure(kind, _written(kind, text), name)
    except ToolError as error:
        raise ArgumentError(f"{argument.name}: {error}") from error
    except ChemError as error:
        unknown = "" if " " not in text and re.search(r"[\d=#()\[\]]", text) else " (nor is it a known name)"
        raise ArgumentError(f"{argument.name}: {error}{unknown}") from error


def _written(kind: ThingKind, text: str) -> str:
    """The text that the handle stands for: as written, or as SMILES where another notation was given."""
    if kind in ("file", "plan"):
        return text if text.startswith(EXAMPLE) else str(local_path(text).absolute())
    if kind == "reaction":
        chem.parse_reaction(text)
        return text
    if kind == "pattern":
        try:
            chem.parse_smiles(text)
        except ChemError:
            chem.parse_smarts(text)
        return text
    mol = read_molecule(text)
    return chem.canonical_smiles(mol) if text.lstrip().startswith("InChI=") else text.strip()


def _handle(found: _Structure, workspace: Workspace) -> str:
    return found.handle or workspace.add(found.kind, found.text, name=found.name, problem=found.problem)


def _problem(text: str) -> str | None:
    """Why a text cannot be read as a structure; None where it can."""
    try:
        read_molecule(text)
    except ChemError as error:
        return str(error)
    return None


def _exact(argument: Argument, value: Any) -> Any:
    if argument.kind in ("choice", "term") and isinstance(value, str):
        return find_option(argument, [value]) or value
    return value


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return str(value.get("path") or value.get("label") or value.get("smiles"))
    return str(value)


def _quoted(text: str) -> str:
    if text and not re.search(r"[\s\"“]", text):
        return text
    return f"'{text}'" if '"' in text else f'"{text}"'
