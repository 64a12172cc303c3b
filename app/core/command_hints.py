"""What can follow in a slash command that is being typed: names of tools, arguments, their options."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.core.command_words import split_words, value_length
from app.core.commands import HELP, command_name
from sandbox.registry import Argument, Registry, ToolSpec
from sandbox.workspace import Workspace

MAX_SUGGESTIONS = 60
_UNFIT = 9
HELP_WORDS = "All commands, with their arguments and sources"
_HEAD = re.compile(r"\s*/([A-Za-z0-9_-]*)$")
_LAST = re.compile(r"(?:^|\s)(\"[^\"]*|'[^']*|“[^”]*|\S*)$")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to go on.

    Attributes:
        insert: What is written in place of the word that was begun.
        shown: How it reads in the list.
        detail: What it is.
    """

    insert: str
    shown: str
    detail: str


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known about a command as far as it is typed.

    Attributes:
        start: Where the word begins that a suggestion replaces; it ends where the cursor is.
        suggestions: Ways to go on, best first.
        usage: The arguments of the tool, in order, as ``("molecule", …)``; empty before there is a tool.
        current: Which of them is being typed; None where that is not clear.
        detail: What the tool, or the argument being typed, is.
    """

    start: int
    suggestions: tuple[Suggestion, ...] = ()
    usage: tuple[str, ...] = ()
    current: int | None = None
    detail: str = ""


def hints_for(text: str, registry: Registry, workspace: Workspace | None = None) -> Hints | None:
    """Say what can follow.

    Args:
        text: The message up to the cursor.
        registry: The tools.
        workspace: What the handles of the conversation stand for.

    Returns:
        The hints; None where the message is no command.
    """
    head = _HEAD.match(text)
    if head is not None:
        return Hints(head.start(1) - 1, tuple(_names(head.group(1), registry)))
    name = command_name(text)
    if name is None:
        return None
    if name == HELP:
        begun, start = _last_word(text)
        return Hints(start, tuple(_names(begun, registry, slash=False)), ("command",), 0, HELP_WORDS)
    if name not in registry:
        return Hints(len(text), detail="")
    return _within(text, registry.get(name), workspace or Workspace())


def _names(begun: str, registry: Registry, slash: bool = True) -> Iterator[Suggestion]:
    """Tools by name: those that begin so, then those that have it within, then those whose summary has it."""
    wanted = begun.lower().replace("-", "_")
    sign = "/" if slash else ""
    specs = sorted(registry, key=lambda spec: spec.name)
    summaries = {spec.name: spec.summary.rstrip(".") for spec in specs}
    summaries |= {HELP: HELP_WORDS} if slash else {}
    ranked = [(_rank(name, summary, wanted), name) for name, summary in summaries.items()]
    for rank, name in sorted(ranked):
        if rank < _UNFIT:
            yield Suggestion(f"{sign}{name} ", f"{sign}{name}", summaries[name])


def _rank(name: str, summary: str, wanted: str) -> int:
    fits = (
        name.startswith(wanted),
        any(part.startswith(wanted) for part in name.split("_")),
        wanted in name,
        len(wanted) > 2 and wanted in summary.lower(),
    )
    return fits.index(True) if any(fits) else _UNFIT


def _within(text: str, spec: ToolSpec, workspace: Workspace) -> Hints:
    begun, start = _last_word(text)
    words = split_words(text[:start])[1:]
    names = tuple(argument.name for argument in spec.arguments)
    if begun.startswith("--"):
        given = {word[2:].partition("=")[0] for word in words if word.startswith("--")}
        found = [
            Suggestion(f"--{each.name} ", f"--{each.name}", each.description.rstrip("."))
            for each in spec.arguments
            if each.name not in given and each.name.startswith(begun[2:].replace("-", "_"))
        ]
        return Hints(start, tuple(found), names, None, spec.summary)
    at = _current(spec, words)
    if at is None:
        return Hints(start, (), names, None, spec.summary)
    argument = spec.arguments[at]
    found = list(_options(argument, begun)) + list(_handles(argument, begun, workspace))
    if argument.kind == "molecules":  # what comes after the list can begin at any moment
        found += [each for later in spec.arguments[at + 1 :][:1] if begun for each in _options(later, begun)]
    detail = f"{argument.name}: {argument.description.rstrip('.')}"
    return Hints(start, tuple(found[:MAX_SUGGESTIONS]), names, at, detail)


def _current(spec: ToolSpec, words: Sequence[str]) -> int | None:
    """The argument that the next word belongs to: the one named last, else the next in order."""
    named = [word[2:].partition("=")[0].replace("-", "_") for word in words if word.startswith("--")]
    order = [argument.name for argument in spec.arguments]
    if named and words[-1].startswith("--") and "=" not in words[-1]:
        return order.index(named[-1]) if named[-1] in order else None
    free = [at for at, argument in enumerate(spec.arguments) if argument.name not in named]
    plain = [word for word, before in zip(words, ["", *words], strict=False) if _is_free(word, before)]
    for at in free:
        if spec.arguments[at].kind == "molecules" or not plain:
            return at
        plain = plain[value_length(spec.arguments[at], plain) :]
    return None


def _is_free(word: str, before: str) -> bool:
    """Whether a word is a value without a name; the value of a named argument is taken to be one word."""
    return not word.startswith("--") and not (before.startswith("--") and "=" not in before)


def _options(argument: Argument, begun: str) -> Iterator[Suggestion]:
    options = ("yes", "no") if argument.kind == "boolean" else argument.options()
    wanted = begun.strip("\"'“").casefold()
    starting = [option for option in options if option.casefold().startswith(wanted)]
    within = [option for option in options if wanted in option.casefold() and option not in starting]
    for option in [*starting, *within]:
        quoted = f'"{option}"' if " " in option else option
        yield Suggestion(f"{quoted} ", option, argument.name)


def _handles(argument: Argument, begun: str, workspace: Workspace) -> Iterator[Suggestion]:
    """Structures of the conversation, the latest first."""
    kinds = {"molecule": ("molecule",), "molecules": ("molecule",), "pattern": ("pattern", "molecule")}
    wanted = kinds.get(argument.kind, (argument.kind,))
    for thing in reversed(workspace.things):
        names = (thing.handle.casefold(), (thing.name or "").casefold())
        fits = not begun or any(name.startswith(begun.casefold()) for name in names if name)
        if thing.kind in wanted and not thing.problem and fits:
            yield Suggestion(f"{thing.handle} ", thing.handle, thing.name or thing.label or thing.text)


def _last_word(text: str) -> tuple[str, int]:
    match = _LAST.search(text)
    return ("", len(text)) if match is None else (match.group(1), match.start(1))
