"""Molecules that a message means by their place: "the second one", "the other two", "which of the three".

They stand for handles, so they are written as these before anybody reads the message.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sandbox.exchange import Exchange
from sandbox.results import Choice, Structure
from sandbox.talk.choosing_one import gone_through, measured_together
from sandbox.talk.telling_apart import asks_which
from sandbox.wording import listed
from sandbox.workspace import MOLECULE, molecules_in

FAR = 3  # exchanges that are looked back at
_PLACES = (
    ("first", "1st", "best", "top"),
    ("second", "2nd", "second best", "second-best"),
    ("third", "3rd"),
    ("fourth", "4th"),
    ("fifth", "5th"),
    ("sixth", "6th"),
    ("seventh", "7th"),
    ("eighth", "8th"),
)
_INDEX = {word: place for place, words in enumerate(_PLACES) for word in words} | {"last": -1}
_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NOUN = (
    r"(?:one|analogue|analog|(?:stereo|dia)?(?:stereo)?isomer|enantiomer|tautomer|compound|molecule|candidate|"
    r"suggestion|proposal|structure|hit|bioisostere|derivative|option|drug|solvent)"
)
_WORD = "|".join(sorted(map(re.escape, _INDEX), key=len, reverse=True))
_AFTER = r"(?=['’]s\b|\s*(?:[?.!,;)]|$)|\s+(?:and|in|at|instead|please|too|as well|then)\b)"
_OF_THEM = (
    r"(?: of (?:these|those|them|the (?:list|lot|two|three|four|five|above|analogues|candidates|\w*isomers)))"
)
_ORDINAL = re.compile(
    rf"\b(?:the )?(?P<place>{_WORD})(?: {_NOUN}{_OF_THEM}?|{_OF_THEM})\b"
    rf"|\bthe (?P<bare>{_WORD}){_AFTER}"
    r"|(?:\b(?:number|no\.|candidate|compound|analogue|isomer|option|#)|#) ?"
    r"(?P<number>[1-8])(?![\d.,]\d|\d| ?%)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    rf"\bthe other(?: (?P<count>two|three|four))?(?: (?:ones?|{_NOUN}s?))?(?= of\b)?{_AFTER}", re.IGNORECASE
)
_COUNTED = re.compile(
    rf"\b(?:(?:all|the|these|those|all the|all these|all of the) (?P<count>two|three|four|five|six)"
    rf"(?: (?:of (?:them|these|those)|{_NOUN}s))?|both(?: of (?:them|these))?)\b"
    r"(?! (?:reactions?|steps?|routes?|ways?|methods?|groups?|rings?|atoms?|values?|units?|sites?|pKa)\b)",
    re.IGNORECASE,
)
_STARTING = re.compile(
    r"\b(?:the|these|those|its|both|all) "
    r"(?:starting materials?|reactants?|precursors?|building blocks?|educts?|synthons?)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"^\W*(?:(?:ok|please|can we|could we|let['’]?s|now|and|so),? )*"
    r"(?:(?:go|going|come|coming|getting|return|returning) )?(?:back )?to (?=M\d)",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:differ\w*|compar\w*|same|similar\w*|relat\w*|identical|common|alike|distinguish\w*)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\b(?P<which>which)(?: ones?\b| (?:solvent|compound|molecule|drug)s?\b)?"
    r"(?: of (?:them|these|those|the two|the three|all)\b)?",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\bthe (?P<which>former|latter)(?: (?:one|compound|molecule))?\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|them|the two|these|those)\b", re.IGNORECASE)
_REACTANT = re.compile(r"a reactant\b").match


def with_references_resolved(text: str, before: Sequence[Exchange]) -> tuple[str, dict[str, str]]:
    """Write handles in the place of words that mean molecules of the exchanges before.

    Args:
        text: The message with handles.
        before: The exchanges before it.

    Returns:
        The message, and handle → the words for which it stands now.
    """
    if molecules_in(text) or not before:
        return _BACK.sub("", text), {}
    quotes: dict[str, str] = {}

    def written(match: re.Match[str], handles: Sequence[str]) -> str:
        if not handles:
            return match.group()
        for handle in handles:
            quotes[handle] = match.group()
        return listed(list(handles))

    recent = list(before)[-FAR:]
    found = _ORDINAL.sub(lambda match: written(match, _at_place(match, recent)), text)
    if found == text:
        found = _OTHER.sub(lambda match: written(match, _others(match, recent)), text)
    if found == text:
        found = _COUNTED.sub(lambda match: written(match, _counted(match, recent)), text)
    if found == text:
        found = _FORMER.sub(lambda match: written(match, _of_two(match, recent)), text)
    if found == text and asks_which(text):
        several = next((row for past in recent[:-3:-1] if (row := measured_together(past)[1])), ())
        several = several or measured_together(gone_through(recent))[1]
        found = _WHICH.sub(lambda match: _which_of(match, several), text, count=1)
    if found == text and _COMPARES.search(text):
        found = _THEY.sub(lambda match: written(match, _two(recent)), text, count=1)
    if found == text:
        found = _STARTING.sub(lambda match: written(match, _starting(recent)), text)
    return _BACK.sub("", found), quotes


def _which_of(match: re.Match[str], handles: Sequence[str]) -> str:
    return f"{match['which']} of {listed(list(handles))}" if handles else match.group()


def _two(recent: Sequence[Exchange]) -> list[str]:
    """The only two molecules that the exchanges name."""
    rows = [_named(past) for past in reversed(recent)]
    rows.append(list(dict.fromkeys(handle for past in recent for handle in _named(past))))
    return next((row for row in rows if len(row) == 2), [])


def _of_two(match: re.Match[str], recent: Sequence[Exchange]) -> list[str]:
    """The former or the latter of the only two molecules, else of the two spoken of last."""
    both = _two(recent) or list(dict.fromkeys(handle for past in recent for handle in _named(past)))[-2:]
    return both[:1] if match["which"].lower() == "former" and len(both) == 2 else both[-1:]


def _starting(recent: Sequence[Exchange]) -> list[str]:
    """The reactants that the last exchange proposed for a synthesis."""
    for past in reversed(recent):
        for step in past.steps:
            pairs = list(zip(step.result.values, step.result.handles, strict=False))
            made = [handle for item, handle in pairs if isinstance(item, Structure) and _REACTANT(item.label)]
            if made:
                return list(dict.fromkeys(made))
    return []


def _at_place(match: re.Match[str], recent: Sequence[Exchange]) -> list[str]:
    word = (match["place"] or match["bare"] or "").lower()
    place = int(match["number"]) - 1 if match["number"] else _INDEX[word]
    row = next((row for past in reversed(recent) if len(row := _row(past)) > 1), [])
    row = row or list(dict.fromkeys(handle for past in recent for handle in _named(past)))
    if match["number"] and not any(map(_made, recent)):
        return []
    return row[place : place + 1 or None] if -len(row) <= place < len(row) else []


def _others(match: re.Match[str], recent: Sequence[Exchange]) -> list[str]:
    """What was named beside the molecule that was told of last."""
    count = _COUNTS[match["count"].lower()] if match["count"] else 1
    told = _told(recent[-1])
    rows = (_named(recent[-1]), [handle for past in recent for handle in _named(past)])
    for row in rows:
        others = [handle for handle in dict.fromkeys(row) if handle not in told]
        if told and len(others) == count:
            return others
    return []


def _counted(match: re.Match[str], recent: Sequence[Exchange]) -> list[str]:
    count = _COUNTS[(match["count"] or "both").lower()]
    rows = [row for past in reversed(recent) for row in (_named(past), _row(past))]
    rows.append(list(dict.fromkeys(handle for past in recent for handle in _named(past))))
    return next((row for row in rows if len(row) == count), [])


def _row(exchange: Exchange) -> list[str]:
    """The molecules that an exchange lists: those that its last call made, else those that it names."""
    return _made(exchange) or _named(exchange)


def _named(exchange: Exchange) -> list[str]:
    """The molecules that a message names itself."""
    return list(molecules_in(exchange.policy_text))


def _made(exchange: Exchange) -> list[str]:
    for step in reversed(exchange.steps):
        pairs = zip(step.result.values, step.result.handles, strict=False)
        made = [handle for item, handle in pairs if isinstance(item, Structure)]
        if step.result.ok and len(set(made)) > 1:
            return list(dict.fromkeys(made))
    return []


def _told(exchange: Exchange) -> list[str]:
    """The molecules of which an exchange told something alone: what it chose, else what it measured."""
    for step in reversed(exchange.steps):
        chosen = [item.value for item in step.result.values if isinstance(item, Choice) and item.value]
        chosen = [each for each in chosen if MOLECULE.fullmatch(each)]
        if chosen:
            return chosen[:1]
    calls = [str(step.call.arguments.get("molecule", "")) for step in exchange.steps if step.result.ok]
    return [handle for handle in dict.fromkeys(calls) if handle]
