"""Which argument each word of a slash command belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from app.core.tool_arguments import NO, YES
from sandbox.errors import ArgumentError
from sandbox.recogniser import lookup_name
from sandbox.registry import Argument, ToolSpec
from sandbox.vocabulary import VOCABULARIES

_WORD = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)'|“([^”]*)”|(\S+))(?=\s|$)|\s*(\S+)")
_LONGEST_NAME = 6  # words of a compound name


def split_words(text: str) -> list[str]:
    """Split at blanks; quotes hold words together. A backslash means nothing: SMILES have them."""
    found = (match.groups() for match in _WORD.finditer(text))
    return [next(part for part in groups if part is not None) for groups in found]


def place_words(spec: ToolSpec, words: Sequence[str]) -> dict[str, list[str]]:
    """Give each word to an argument: those after ``--name`` to that one, the others in order.

    Raises:
        ArgumentError: A name is unknown or given twice, or there are more words than arguments.
    """
    rest, free = list(words), list[str]()
    placed: dict[str, list[str]] = {}
    while rest:
        word = rest.pop(0)
        if not is_name(word):
            free.append(word)
            continue
        name, attached, value = word[2:].partition("=")
        argument = spec.argument(name.replace("-", "_"))
        if argument.name in placed and argument.kind != "molecules":
            raise ArgumentError(f"--{argument.name} is given twice")
        following = list(takewhile(lambda each: not is_name(each), rest))
        count = 0 if attached else value_length(argument, following)
        given = [value] if attached else following[:count]
        placed[argument.name] = [*placed.get(argument.name, []), *_grouped(argument, given)]
        rest = rest[count:]
    open_arguments = [argument for argument in spec.arguments if argument.name not in placed]
    placed.update(_in_order(spec, open_arguments, free))
    return {argument.name: placed[argument.name] for argument in spec.arguments if argument.name in placed}


def is_name(word: str) -> bool:
    """Whether a word names an argument."""
    return word.startswith("--") and len(word) > 2


def _in_order(spec: ToolSpec, arguments: Sequence[Argument], free: Sequence[str]) -> dict[str, list[str]]:
    """Values without a name, from the front up to a list of molecules, and from the end back to it."""
    words, placed = list(free), dict[str, list[str]]()
    lists = [at for at, argument in enumerate(arguments) if argument.kind == "molecules"]
    front = arguments[: lists[0]] if lists else arguments
    for argument in front:
        count = value_length(argument, words)
        if count:
            placed[argument.name], words = [" ".join(words[:count])], words[count:]
    if lists:
        for argument in reversed(arguments[lists[0] + 1 :]):
            count = _count_at_end(argument, words)
            if count:
                placed[argument.name], words = [" ".join(words[-count:])], words[:-count]
        if words:
            placed[arguments[lists[0]].name] = _grouped(arguments[lists[0]], words)
            words = []
    if words:
        order = " ".join(argument.name for argument in spec.arguments)
        raise ArgumentError(f"'{words[0][:60]}' is one value too many for /{spec.name} {order}".rstrip())
    return placed


def value_length(argument: Argument, words: Sequence[str]) -> int:
    """How many of the first words are the value of an argument: names and options may have several."""
    if argument.kind in ("text", "molecules"):
        return len(words)
    if argument.kind == "boolean":
        return int(bool(words) and words[0].lower() in (*YES, *NO))
    longest = min(_LONGEST_NAME, len(words))
    for count in range(longest, 1, -1):
        joined = " ".join(words[:count])
        if argument.kind in ("molecule", "pattern") and lookup_name(joined):
            return count
        if argument.kind in ("choice", "term") and find_option(argument, words[:count]) is not None:
            return count
    return min(1, len(words))


def _count_at_end(argument: Argument, words: Sequence[str]) -> int:
    """The same from the end; none where the argument can be left out and the words do not fit."""
    if argument.kind in ("choice", "term"):
        for count in range(min(_LONGEST_NAME, len(words)), 0, -1):
            if find_option(argument, words[-count:]) is not None:
                return count
    return 1 if argument.required and words else 0


def _grouped(argument: Argument, words: Sequence[str]) -> list[str]:
    """The values of one argument: a list of molecules is cut at its names, any other value is one text."""
    if argument.kind != "molecules":
        return [" ".join(words)] if words or argument.kind != "boolean" else ["yes"]
    rest, values = list(words), []
    while rest:
        count = value_length(_member(argument), rest)
        values.append(" ".join(rest[:count]))
        rest = rest[count:]
    return values


def _member(argument: Argument) -> Argument:
    """One member of a list of molecules, as an argument of its own."""
    return Argument(argument.name, "molecule", argument.description)


def find_option(argument: Argument, words: Sequence[str]) -> str | None:
    """The option that words name, whatever their case; None if they name none."""
    text = " ".join(words)
    exact = {option.casefold(): option for option in argument.options()}.get(text.casefold())
    if exact is not None or not argument.vocabulary:
        return exact
    try:
        term = VOCABULARIES.get(argument.vocabulary).resolve(text)
    except ArgumentError:
        return None
    return term if term in argument.options() else None
