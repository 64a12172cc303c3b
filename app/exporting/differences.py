"""The properties of two molecules against each other."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.minus import with_minus
from sandbox.results import Quantity, ToolResult, format_number


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One property of two molecules.

    Attributes:
        name: The property as its tool calls it.
        title: The same for people, with its unit.
        first: Value of the first molecule; a dash where there is none.
        second: Value of the second.
        difference: Second minus first with its sign and an arrow; "same" where they print alike.
    """

    name: str
    title: str
    first: str
    second: str
    difference: str


def difference_rows(first: ToolResult, second: ToolResult) -> list[DifferenceRow]:
    """Set the quantities that two results share against each other, in the order of the first."""
    theirs = {item.property: item for item in second.values if isinstance(item, Quantity)}
    return [
        _row(item, theirs[item.property])
        for item in first.values
        if isinstance(item, Quantity) and item.property in theirs
    ]


def _row(one: Quantity, other: Quantity) -> DifferenceRow:
    short = one.property.removeprefix("number of ")
    title = short[:1].upper() + short[1:] + (f" ({one.unit})" if one.unit else "")
    texts = ["—" if each.value is None else format_number(each.value, each.decimals) for each in (one, other)]
    if one.value is None or other.value is None:
        difference = "—"
    elif texts[0] == texts[1]:
        difference = "same"
    else:
        by = other.value - one.value
        size = format_number(abs(by), one.decimals)
        difference = f"+{size} ▲" if by > 0 else f"−{size} ▼"
    return DifferenceRow(one.property, title, with_minus(texts[0]), with_minus(texts[1]), difference)
