"""Amounts in a message ("5 g", "0.2 M", "250 mL") and the tools that need them, for the retriever."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from sandbox.registry import ToolSpec

PRESENT = 3.0  # for each amount that a tool takes and that stands in the message
MISSING = -6.0  # they don't, and nothing can be reckoned without

# Longer units first; a concentration may begin with the unit of a mass or an amount of substance.
_UNITS = (
    ("concentration", r"[mµun]?mol/[mµ]?[lL]|[mµun]?g/[dmµ]?[lL]|[mµun]?M"),
    ("substance", r"[mµun]?mol"),
    ("volume", r"[mµud]?[lL]|gal"),
    ("mass", r"[kmµun]?g|oz|lbs?"),
    (
        "other",
        r"°?\s?[CFK]|psi|m?bar|atm|mmHg|torr|[kMh]?Pa|k?cal(?:/mol)?|k?J(?:/mol)?|eV|cm-1|nm|hartree|ppm|%",
    ),
)
_AMOUNT = re.compile(
    r"(?<![\w.,])[-−]?\d[\d.,]{0,20}\s?(?:"
    + "|".join(f"(?P<{kind}>{units})" for kind, units in _UNITS)
    + r")(?![\w/])"
)
_IN_WORDS = re.compile(
    r"\b(?:half an?|an?|one|two|three) (?:milli|micro)?moles?\b|\d (?:milli|micro)?moles?\b"
)
_NUMBER = re.compile(r"(?<![\w.:])[-−]?\d(?![\d.]*\s?:\s?\d)")  # a ratio such as 2:1 is none
# Argument → kind of amount that it takes.
TAKEN = {
    "quantity": "any",
    "stock": "concentration",
    "target": "concentration",
    "concentration": "concentration",
    "volume": "volume",
    "amount": "mass",
    "measured": "number",
    "unit": "number",
}


def amounts_in(message: str) -> Mapping[str, int]:
    """Count the amounts of each kind; "any" counts all, "number" whether there is a number at all."""
    kinds = Counter(match.lastgroup or "other" for match in _AMOUNT.finditer(message))
    kinds["substance"] += len(_IN_WORDS.findall(message))
    kinds["any"] = kinds.total()
    kinds["number"] = int(bool(_NUMBER.search(message) or kinds["any"]))
    return kinds


def without_amounts(message: str) -> str:
    """Take the amounts out: their units occur in the descriptions of many tools and tell them not apart."""
    return _IN_WORDS.sub(" ", _AMOUNT.sub(" ", message))


def amount_fit(spec: ToolSpec, amounts: Mapping[str, int], molecules: int) -> float:
    """How well what a tool reckons with agrees with a message; 0 for one that needs no amounts.

    Args:
        spec: The tool.
        amounts: Number of amounts of each kind in the message.
        molecules: Number of molecules that it names.
    """
    needed = Counter(
        TAKEN[argument.name]
        for argument in spec.arguments
        if argument.required and argument.kind == "text" and argument.name in TAKEN
    )
    if not needed:
        return 0.0
    if not amounts["number"]:
        return MISSING
    liquids = max(0, amounts["volume"] - needed["volume"])  # a liquid is measured by its volume
    there = {**amounts, "mass": amounts["mass"] + liquids}
    if any(there.get(kind, 0) < count for kind, count in needed.items()):
        return 0.0  # what is there may be written in an unusual way, or stand elsewhere
    about_one = any(argument.kind in ("molecule", "molecules") for argument in spec.arguments)
    if (
        not about_one
        and "unit" in {each.name for each in spec.arguments}
        and amounts["concentration"]
        and amounts["volume"]
    ):
        return MISSING  # "how many g for 100 mL of 0.5 M" is no matter of units
    if molecules and not about_one and any(argument.name == "unit" for argument in spec.arguments):
        return 0.0  # "75 kg of M1 in L" takes the compound
    return PRESENT * (needed.total() + bool(about_one and molecules) - bool(about_one and not molecules))
