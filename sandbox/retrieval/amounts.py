"""Amounts in a message ("5 g", "0.2 M", "250 mL") and the tools that need them, for the retriever."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from sandbox.bench.stated import Stated, stated_in
from sandbox.registry import ToolSpec

PRESENT = 3.0  # for each amount that a tool takes and that stands in the message
MISSING = -6.0  # they don't, and nothing can be reckoned without

# Kind of an amount that is stated → what a tool takes of it; what else is stated counts as "other".
_COUNTED = {
    "amount": "substance",
    "mass": "mass",
    "volume": "volume",
    "concentration": "concentration",
    "mass concentration": "concentration",
    "multiple": "concentration",
}
_RATIOS = ("equivalents", "excess")
_NUMBER = re.compile(r"(?<![\w.:])[-−]?\d(?![\d.]*\s?:\s?\d)")  # a ratio such as 2:1 is none
# Argument → kind of amount that it takes.
TOO_FEW = -4.0  # one concentration where a tool takes two
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

_NORMAL = re.compile(r"(\d\s?m?)N\b(?![-,.]\w)")


def amounts_in(message: str) -> Mapping[str, int]:
    """Count the amounts of each kind; "any" counts all, "number" whether there is a number at all."""
    kinds = Counter(_COUNTED.get(each.kind, "other") for each in _measured(message))
    kinds["any"] = kinds.total()
    kinds["number"] = int(bool(_NUMBER.search(message) or kinds["any"]))
    return kinds


def as_molar(message: str) -> str:
    """A message with "0.1 M" for "0.1 N", which is asked about in the same words."""
    return _NORMAL.sub(r"\1M", message)


def without_amounts(message: str) -> str:
    """Take the amounts out: their units occur in the descriptions of many tools and tell them not apart."""
    for each in _measured(message):
        message = each.blanked(message)
    return message


def _measured(message: str) -> list[Stated]:
    """Amounts with a number, and moles in words: "one litre of M1" may be any, "2 equiv" asks by itself."""
    return [
        each
        for each in stated_in(message)
        if each.kind == "amount" or (each.text[0] in "-−0123456789" and each.kind not in _RATIOS)
    ]


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
    if any(0 < there.get(kind, 0) < count for kind, count in needed.items()):
        return TOO_FEW
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
