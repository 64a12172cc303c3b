"""Values in the unit that a message asks for: "vapour pressure in mmHg", "the boiling point in kelvin"."""

from __future__ import annotations

import re
from dataclasses import replace

from sandbox.bench.quantities import read_unit, result, units
from sandbox.errors import ToolError
from sandbox.results import Item, Quantity, ToolResult

_WISH = re.compile(
    r"\b(?:in|as|units?:?)\s+(?:units?\s+of\s+)?(?P<unit>mm\s?Hg|[tT]orr|[kMh]?Pa|m?bar|atm|psi|K|[kK]elvin|°F|"
    r"[fF]ahrenheit|degrees? [fF]ahrenheit|[kmµμu]?g|(?:kilo|milli|micro)?grams?|[mµμu]?[lL]|kg/m\^?[3³]|"
    r"g/[lL]|[mµμu]?mol|kJ/mol|kcal/mol)(?![\w/°²³^-])"
)


def in_wished_units(outcome: ToolResult, message: str) -> ToolResult:
    """Give the values of a result in the unit that the message asks for, where they have its dimension.

    Args:
        outcome: What a tool gave.
        message: The user's message.
    """
    wished = [
        match["unit"].removeprefix("degrees ").removeprefix("degree ") for match in _WISH.finditer(message)
    ]
    if not wished or not outcome.ok:
        return outcome
    return replace(outcome, values=tuple(_converted(item, wished) for item in outcome.values))


def wished_unit(message: str) -> str:
    """The words in which a message asks for a unit: "in mmHg"; empty where it does not."""
    found = _WISH.search(message)
    return found.group() if found else ""


def _converted(item: Item, wished: list[str]) -> Item:
    if not isinstance(item, Quantity) or item.value is None or not item.unit:
        return item
    if item.unit in wished:  # "gauge in psi, sheet in mbar: 15 psi?" has what it wants
        return item
    for unit in wished:
        value = _in_unit(float(item.value), item.unit, unit)
        if value is not None:
            return replace(
                result(value, _printed(unit), item.property, item.reason, scaled=False), atoms=item.atoms
            )
    return item


def _in_unit(value: float, have: str, unit: str) -> float | None:
    """The value in another unit; None where it is the same unit, or one of something else."""
    import pint

    if unit == have:
        return None
    try:
        return float(units().Quantity(value, read_unit(have)).to(read_unit(unit)).magnitude)
    except (pint.errors.PintError, ToolError):
        return None


def _printed(unit: str) -> str:
    plain = unit.lower()
    names = {
        "kelvin": "K",
        "fahrenheit": "°F",
        "grams": "g",
        "gram": "g",
        "milligrams": "mg",
        "kilograms": "kg",
    }
    return names.get(plain, unit)
