"""What of a message an argument may quote: a volume for a volume, a unit for a unit.

A small policy quotes the wrong one of several amounts. Where amounts of the kind that an argument takes
stand in the message, only these are offered. Where none does, a number that is no amount of another kind may
be meant; for other arguments, any words are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sandbox.bench.quantities import COUNTS
from sandbox.bench.stated import EXTENSIVE, Stated, stated_in
from sandbox.tool_spec import Argument
from sandbox.types import Part

_DISSOLVED = ("concentration", "mass concentration", "parts")
# Argument → the kinds of amounts that it takes; the first that the message has are offered.
_KINDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "volume": (("volume",), ("density",)),
    "concentration": (_DISSOLVED, ("per cent",)),
    "stock": (_DISSOLVED, ("multiple",), ("per cent", "strong")),
    "target": (_DISSOLVED, ("multiple",), ("per cent",)),
    "temperature": (("temperature",),),
}
_OF_PART: dict[Part | None, tuple[tuple[str, ...], ...]] = {
    "converted": ((*EXTENSIVE, *_DISSOLVED),),
    "dissolved": (("mass", "amount"), ("per cent", "strong"), ("volume",)),
}
_UNITS_OF_BULK = (
    r"[kmµμun]?g|[mµμun]?mol|[mµμu]?[lL]|(?:kilo|milli|micro)?(?:gram(?:me)?|mole|liter|litre)s?|oz|lbs?|ounces?|"
    r"pounds?|gal(?:lons?)?"
)
_UNITS_OF_STRENGTH = (
    r"[mµμun]?mol/[lL]|[mµμunp]?M|(?:milli|micro)?molar|[mµμun]?g/(?:[mdµμu]?[lL]|m\^?[3³])|pp[mb]"
)
_UNIT = re.compile(
    rf"(?<![\w'’/.-])(?:(?P<strength>{_UNITS_OF_STRENGTH})|(?P<bulk>{_UNITS_OF_BULK}))(?![\w/'’]|-\d)"
)
_INSTEAD = re.compile(r"\b(?:volume|mass|weight|weigh|how much|how heavy)\b", re.IGNORECASE)
UNITLESS = frozenset(("measured", "ph", "temperature"))
"""Arguments for which a number may stand without a unit."""
QUANTITIES = UNITLESS | {"concentration", "stock", "target", "volume"}
"""Arguments that begin with a number: without one the tool cannot be called."""
_OF_STOCK = re.compile(r"\b(?:from|stock|bottle|start\w*)\b", re.IGNORECASE)
_LOOSE = re.compile(r"(?<![\w.,/])(?:minus\s|[-−])?\d(?:[\d.,]*\d)?")
_WORD_AFTER = re.compile(r"\s?[^\s\d,;:?!()]+")
_RATIO = re.compile(
    rf"\b1\s?(?:[:/]|in\s)\s?\d+\b|\b(?:\d+|{'|'.join(COUNTS)})[\s-]?(?:fold|times)\b", re.IGNORECASE
)
_STEPS = re.compile(
    rf"\b(\d+|{'|'.join(COUNTS)})\s+(?:more\s+)?(?:dilution\s+)?"
    r"(?:steps?|points?|tubes?|levels?|stages?|dilutions?|times)\b",
    re.IGNORECASE,
)
ONLY_AS_STATED = ("pka",)  # what a tool does without where the message does not say it
_PKA = re.compile(
    r"\bpK[abs]?(?:\s?\d)?\b[^\d.?!;]{0,20}?(-?\d+(?:[.,]\d+)?)|"
    r"(-?\d+(?:[.,]\d+)?)(?= (?:as|for|is) (?:its |the )?pK)",
    re.IGNORECASE,
)


def quotable(argument: Argument, *texts: str) -> list[str]:
    """What an argument may quote of a message, or of the one before where this has nothing.

    Args:
        argument: One that quotes.
        texts: The message, then the one before, with handles.

    Returns:
        Each once, as written; empty where any words may be quoted.
    """
    name, part = argument.name, argument.part
    if name in ("stock", "target") and (kept := _exchanged(name, *texts[:2])):
        return kept
    return next((found for text in texts if (found := _in_one(name, text, part))), [])


def _exchanged(argument: str, text: str, earlier: str = "") -> list[str]:
    """Stock or target, where a message exchanges one of the two: "same but down to 0.25 M"."""
    now, before = ([_in_one(each, said) for each in ("stock", "target")] for said in (text, earlier))
    if now[0] != now[1] or len(now[0]) != 1 or not all(before) or before[0] == before[1]:
        return []
    means_stock = bool(_OF_STOCK.search(text))
    return now[0] if means_stock == (argument == "stock") else before[argument == "target"]


def numbers_left(*texts: str) -> list[str]:
    """Numbers of a message, or of the one before, that stand in no amount, also with the word after them."""
    for text in texts:
        bare = _outside(text, stated_in(text))
        found = []
        for match in _LOOSE.finditer(bare):
            after = _WORD_AFTER.match(bare, match.end())
            found += [match.group(), *([bare[match.start() : after.end()]] if after else [])]
        if found:
            return list(dict.fromkeys(found))
    return []


def _in_one(argument: str, text: str, part: Part | None = None) -> list[str]:
    if argument == "pka":
        return list(dict.fromkeys(match[1] or match[2] for match in _PKA.finditer(text)))
    if argument == "factor":
        return list(dict.fromkeys(_RATIO.findall(text)))
    if argument == "step":
        return list(dict.fromkeys(_STEPS.findall(text)))
    stated = stated_in(text)
    if part == "unit wanted":
        return _units(text, stated)
    kinds = _OF_PART.get(part) or _KINDS.get(argument, ())
    chosen = next((found for group in kinds if (found := [e for e in stated if e.kind in group])), [])
    if part == "converted":
        chosen = _convertible(text, stated, chosen)
    if argument in ("stock", "target"):
        if (
            argument == "target"
            and len({each.text for each in chosen}) == 1
            and (ratios := _RATIO.findall(text))
        ):
            return list(dict.fromkeys(ratios))
        chosen = _of_two(argument, chosen)
    return list(dict.fromkeys(each.text for each in chosen))


def _units(text: str, stated: Sequence[Stated]) -> list[str]:
    """Units that stand by themselves, else what stands for one: "which volume"."""
    bare = _outside(text, stated)
    units = [match.group() for match in _UNIT.finditer(bare)]
    return list(dict.fromkeys(units or _INSTEAD.findall(bare)))


def _convertible(text: str, stated: Sequence[Stated], chosen: Sequence[Stated]) -> list[Stated]:
    """Those of the amounts that can become the unit which the message asks for.

    Equivalents are counted on an amount of substance where there is one.
    """
    units = list(_UNIT.finditer(_outside(text, stated)))
    bulk = [each for each in chosen if each.kind in EXTENSIVE]
    if bulk and not (units and all(unit["strength"] for unit in units)):
        chosen = bulk
    if any(each.kind in ("equivalents", "loading") for each in stated):
        chosen = [each for each in chosen if each.kind == "amount"] or chosen
    return list(chosen)


def _of_two(argument: str, chosen: Sequence[Stated]) -> list[Stated]:
    """Of two concentrations in the same unit the higher is the stock's."""
    from sandbox.bench.quantities import read

    if len({each.text for each in chosen}) != 2 or len({each.kind for each in chosen}) != 1:
        return list(chosen)
    multiples = chosen[0].kind == "multiple"
    ordered = sorted(chosen, key=lambda each: read(each.text[:-1] if multiples else each.text))
    return [ordered[-1] if argument == "stock" else ordered[0]]


def _outside(text: str, stated: Sequence[Stated]) -> str:
    """A text with its amounts blanked out."""
    for each in stated:
        text = each.blanked(text)
    return text
