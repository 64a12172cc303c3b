"""Lists in a message of which each item could stand alone: "pH 2 and 7.4", "Boc and Cbz", "25 and 60 °C"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sandbox.bench.stated import Stated, stated_in
from sandbox.knowledge.naming import card_spans
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import HANDLE

# Kinds of items beside the terms of vocabularies.
CARD, NUMBER, PH, UNIT, MOLECULE = "card", "number", "pH", "unit", "molecule"
NEAR = 80  # characters before an item that may say what it is
_BETWEEN = re.compile(
    r"\s*(?:,\s*(?:and|or|also|plus)?|;|/|&|\+|\b(?:and|or|as well as|plus|then|versus|vs\.?)\b)"
    r"(?:\s*\b(?:also|both|to|in|into|at|a|an|the|any|for|of|from|with|as|pH)\b)*\s*",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?<![\w.,+-])(?<!\D/)[-−]?\d+(?:\.\d+)?(?![\w]|/(?!\d)|[.,]\d)")
_PH_BEFORE = re.compile(r"\bpH(?:['’]?s| values?| of| is| at| =|=|:)*\s*$", re.IGNORECASE)
_SPAN_BEFORE = re.compile(r"\b(?:between|from|range|within|window)\s+(?:pH\s*|about\s+)?$", re.IGNORECASE)
_SHARING = re.compile(r"(?:[\w-]+(?:\s*,\s*|\s*/\s*|,?\s+(?:and|or|&)\s+))+$", re.IGNORECASE)
_JOINT = re.compile(r"\s*[,/]\s*|\s+(?:and|or|&)\s+", re.IGNORECASE)
_INTO = re.compile(r"\b(?:to|in|into|as)\s+", re.IGNORECASE)
_UNIT = re.compile(r"[^\s,;&?!]{1,12}")


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of a message.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        kind: A vocabulary's key, or one of ``CARD``, ``NUMBER``, ``PH``, ``UNIT``, ``MOLECULE``.
        items: What would stand there if only one of them were meant, in order.
        terms: What each is in its vocabulary; empty for other kinds.
    """

    start: int
    end: int
    kind: str
    items: tuple[str, ...]
    terms: tuple[str, ...] = ()


_Span = tuple[int, int, str]


def lists_in(text: str, vocabularies: Iterable[str]) -> list[Listed]:
    """The lists of a message with handles, of every kind; they may overlap.

    Args:
        text: The message.
        vocabularies: Keys of the vocabularies whose terms count.
    """
    found = [
        Listed(run[0][0], run[-1][1], key, _written(text, run), tuple(term for _, _, term in run))
        for key in vocabularies
        for run in _runs(text, VOCABULARIES.get(key).spans(text))
    ]
    found += [each for key in vocabularies for each in _sharing(text, key)]
    cards = [(start, end, text[start:end]) for start, end in card_spans(text)]
    molecules = [(match.start(), match.end(), match.group()) for match in HANDLE.finditer(text)]
    for kind, spans in ((CARD, cards), (UNIT, list(_units(text))), (MOLECULE, molecules)):
        found += [Listed(run[0][0], run[-1][1], kind, _written(text, run)) for run in _runs(text, spans)]
    return [*found, *_numbers(text)]


def _sharing(text: str, key: str) -> Iterator[Listed]:
    """Terms that share their last words: "CYP2D6 and CYP3A4 inhibition"."""
    vocabulary = VOCABULARIES.get(key)
    for start, end, term in vocabulary.spans(text):
        shared = text[start:end].partition(" ")[2]
        opening = max(0, start - NEAR)
        before = _SHARING.search(text[opening:start])
        if not shared or before is None:
            continue
        words = [word for word in _JOINT.split(before.group()) if word]
        meant = [vocabulary.mentions(f"{word} {shared}") for word in words]
        if all(len(each) == 1 for each in meant) and len({term, *(each[0] for each in meant)}) > len(words):
            items = (*(f"{word} {shared}" for word in words), text[start:end])
            yield Listed(opening + before.start(), end, key, items, (*(each[0] for each in meant), term))


def _written(text: str, run: Sequence[_Span]) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end, _ in run)


def _runs(text: str, spans: Collection[_Span]) -> Iterator[list[_Span]]:
    """Spans of different meaning that only a list's joints stand between, two or more."""
    run: list[_Span] = []
    for span in sorted(spans):
        if run and not _BETWEEN.fullmatch(text, run[-1][1], span[0]):
            if len(run) > 1:
                yield run
            run = []
        if all(span[2] != other[2] for other in run):
            run.append(span)
    if len(run) > 1:
        yield run


def _numbers(text: str) -> Iterator[Listed]:
    """Numbers of one kind; those without a unit take that of the last, or are values of pH."""
    stated = {each.start: each for each in stated_in(text)}
    taken = [range(each.start, each.end) for each in stated.values()]
    bare = [match for match in _BARE.finditer(text) if not any(match.start() in span for span in taken)]
    bare = [match for match in bare if not _has_unit(text[match.start() :])]  # "pH 7.4/25 °C"
    kinds = {place: each.kind for place, each in stated.items()}
    kinds |= {match.start(): PH for match in bare if _PH_BEFORE.search(_before(text, match.start()))}
    spans = [(each.start, each.end, each.text) for each in stated.values()]
    spans += [(match.start(), match.end(), match.group()) for match in bare]
    for run in _runs(text, spans):
        for part, kind in _of_one_kind(run, kinds):
            last = stated.get(part[-1][0])
            known = last is not None or kind == PH
            if known and len(part) > 1 and not _SPAN_BEFORE.search(_before(text, part[0][0])):
                items = tuple(_with_unit(part, stated, last))
                yield Listed(part[0][0], part[-1][1], PH if last is None else NUMBER, items)


def _has_unit(text: str) -> bool:
    stated = stated_in(text)
    return bool(stated) and stated[0].start == 0


def _before(text: str, place: int) -> str:
    return text[max(0, place - NEAR) : place]


def _of_one_kind(run: Sequence[_Span], kinds: Mapping[int, str]) -> Iterator[tuple[list[_Span], str]]:
    """The parts of a list whose amounts are of one kind: "1 mM and 0.1 mM, 10 mL each" has two."""
    part: list[_Span] = []
    kind = ""
    for span in run:
        own = kinds.get(span[0], kind)
        if kind and own != kind:
            yield part, kind
            part = []
        part.append(span)
        kind = own
    yield part, kind


def _with_unit(run: Sequence[_Span], stated: Mapping[int, Stated], last: Stated | None) -> Iterator[str]:
    unit = re.sub(r"^[-−]?[\d.,]+", "", last.text) if last else ""
    for place, _, number in run:
        yield number if place in stated else number + unit


def _units(text: str) -> Iterator[_Span]:
    """Words after "to" or "in" that are units, and what is joined to them."""
    for opening in _INTO.finditer(text):
        at = opening.end()
        while (match := _UNIT.match(text, at)) and _is_unit(match.group().rstrip(".")):
            end = match.start() + len(match.group().rstrip("."))
            yield match.start(), end, text[match.start() : end]
            joint = _BETWEEN.match(text, end)
            if joint is None:
                break
            at = joint.end()


def _is_unit(word: str) -> bool:
    return any(each.end == len(word) + 2 for each in stated_in(f"1 {word}"))
