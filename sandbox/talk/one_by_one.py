"""Messages that ask one thing several times over: "logD at pH 2 and 7.4", "how to remove Boc and Cbz?".

Such a message is read as the messages that it stands for, one with each item of its list, and each of these
is answered by one call. Where the list goes with several molecules, each molecule has each item.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product

from sandbox.exchange import MAX_PAIRS
from sandbox.grammar_arguments import ALONE, NAME
from sandbox.quotable import quotable
from sandbox.registry import Argument, Registry, ToolSpec
from sandbox.retrieval.reading import MAKERS, NAME_READER, Reading, Said, without_covered
from sandbox.retrieval.situation import own_words
from sandbox.talk.enumerations import CARD, MOLECULE, NUMBER, PH, UNIT, Listed, lists_in
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import molecules_in

COMPARED, TOLD = "property_difference", "reaction_card"  # two reactions differ in what their cards say
BRIEF = 2  # words of its own beside its list that a message has which goes on: "and at pH 2 and 5?"
_JOINED = re.compile(r"\b(?:and|or)\b|&|\+", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"\bresp(?:\.|ectively\b)", re.IGNORECASE)
_CELSIUS = re.compile(r"[-−]?[\d.]+\s?°?\s?C")


def one_by_one(
    text: str,
    in_words: Callable[[str], str],
    registry: Registry,
    read: Callable[[str], Reading],
    before: str = "",
) -> tuple[str, tuple[Said, ...]]:
    """The tool that a message asks for several times over, and what it says each time; nothing else.

    Args:
        text: The message with handles.
        in_words: Puts the words of the user in the place of handles.
        registry: The tools.
        read: Tells what a message asks for.
        before: The tool that was called last in the exchange before.
    """
    keys = {
        argument.vocabulary for spec in registry for argument in spec.arguments if argument.kind == "term"
    }
    found = lists_in(text, sorted(keys))
    for listed in sorted(found, key=lambda each: (each.kind == MOLECULE, each.start - each.end)):
        for tool in _meant(text, listed, read, before):
            if tool in registry and _takes(spec := registry.get(tool), listed, text):
                lists = _with_molecules(spec, listed, found, text)
                said = list(_each(text, in_words, lists)) if lists else []
                return (tool, tuple(said)) if 0 < len(said) <= MAX_PAIRS else ("", ())
    return "", ()


def _meant(text: str, listed: Listed, read: Callable[[str], Reading], before: str) -> Iterator[str]:
    """Tools that a message may want for each item of a list: the one before where it has few words."""
    if before and len(own_words(_with_item(text, listed, " "))) <= BRIEF:
        yield before
    for item in (listed.items[-1], listed.items[0]):
        reading = read(_with_item(text, listed, item))
        best = max(reading.scores, key=lambda tool: reading.scores[tool], default="")
        if listed.kind == CARD and best == COMPARED and not molecules_in(text):
            yield TOLD
        elif len(without_covered(reading.wanted)) == 1:
            yield best


def _takes(spec: ToolSpec, listed: Listed, text: str) -> bool:
    """Whether a tool has one argument for the items of a list, and can have only one of them."""
    if spec.kind == "structure" or spec.name in MAKERS:
        return False
    if listed.kind == MOLECULE:
        return _pairs_off(spec, listed, text) or (not _molecules(spec) and bool(_named_by(spec)))
    if listed.kind == CARD:
        return bool(_named_by(spec))
    if listed.kind == UNIT:
        return any(argument.name == "unit" for argument in spec.arguments)
    if listed.kind == PH:
        return any(argument.name == "ph" for argument in spec.arguments)
    if listed.kind == NUMBER:
        return any(_takes_number(argument, listed, text) for argument in spec.arguments)
    taking = [argument for argument in spec.arguments if argument.vocabulary == listed.kind]
    return len(taking) == 1 and taking[0].kind == "term" and taking[0].required


def _takes_number(argument: Argument, listed: Listed, text: str) -> bool:
    if argument.kind == "number":
        return argument.name == "temperature" and all(_CELSIUS.fullmatch(item) for item in listed.items)
    said = [quotable(argument, _with_item(text, listed, item)) for item in listed.items]
    return argument.kind == "text" and [set(each) for each in said] == [{item} for item in listed.items]


def _named_by(spec: ToolSpec) -> list[Argument]:
    """The arguments of a tool that compounds may name: cards, and terms that are compounds."""
    return [
        argument
        for argument in spec.arguments
        if (argument.name == NAME and spec.name != NAME_READER)
        or (argument.kind == "term" and VOCABULARIES.found_as_typed(argument.vocabulary))
    ]


def _molecules(spec: ToolSpec) -> list[str]:
    return [argument.kind for argument in spec.arguments if argument.kind in ("molecule", "molecules")]


def _pairs_off(spec: ToolSpec, listed: Listed, text: str) -> bool:
    """Whether a tool for two molecules is asked of one with each of the list: "M1 in M3, M4 and M5"."""
    if _molecules(spec) != ["molecule", "molecule"]:
        return False
    others = len(molecules_in(text)) - len(listed.items)
    joined = _JOINED.search(text, listed.start, listed.end)
    return others == 1 or (others == 0 and spec.name in ALONE and joined is not None)


def _with_molecules(spec: ToolSpec, listed: Listed, found: Sequence[Listed], text: str) -> list[Listed]:
    """The list with that of the molecules, where the tool takes one molecule; none where that is unclear."""
    named = len(molecules_in(text))
    if _molecules(spec) != ["molecule"] or named < 2 or listed.kind == MOLECULE:
        return [listed]
    molecules = [each for each in found if each.kind == MOLECULE and len(each.items) == named]
    clear = bool(molecules) and not _RESPECTIVELY.search(text)
    return [*molecules, listed] if clear else []


def _each(text: str, in_words: Callable[[str], str], lists: Sequence[Listed]) -> Iterator[Said]:
    """What the message says with each item of its list, or each pair of items of its two lists."""
    ordered = sorted(lists, key=lambda each: -each.start)
    for places in product(*(range(len(each.items)) for each in lists)):
        at = dict(zip((each.start for each in lists), places, strict=True))
        said, number, label = text, "", ""
        terms: dict[str, tuple[str, ...]] = {}
        for each in ordered:
            item = each.items[at[each.start]]
            said = _with_item(said, each, item)
            number = item if each.kind in (PH, NUMBER) else number
            label = f"pH {item}" if each.kind == PH else item if each.kind in (CARD, NUMBER) else label
            terms |= {each.kind: (each.terms[at[each.start]],)} if each.terms else {}
        typed = in_words(said)
        for key in VOCABULARIES.keys():  # noqa: SIM118
            if VOCABULARIES.found_as_typed(key) and (mentions := VOCABULARIES.get(key).mentions(typed)):
                terms[key] = mentions
        yield Said(said, typed, terms, number, label)


def _with_item(text: str, listed: Listed, item: str) -> str:
    return text[: listed.start] + item + text[listed.end :]
