"""Comparison: molecules by one of their properties."""

from __future__ import annotations

from typing import Annotated, Literal

from sandbox.errors import ToolError
from sandbox.properties import measure
from sandbox.registry import tool
from sandbox.results import Choice, Quantity, Report, Text, format_item
from sandbox.types import AtLeast, Molecule, Term


@tool(
    kind="report",
    verb="Ranked the molecules",
    examples=[{"molecules": ["CCO", "CCCCCC"], "property": "logP", "order": "highest first"}],
)
def rank_molecules(
    molecules: Annotated[list[Molecule], AtLeast(2)],
    property: Annotated[str, Term("property")],
    order: Literal["highest first", "lowest first"],
) -> Report:
    """Ranking of molecules by one property.

    Args:
        molecules: Two or more molecules.
        property: Property to rank by.
        order: Whether the highest or the lowest value comes first.

    Returns:
        The molecule that comes first, and the whole ranking with values; molecules whose values print alike
        tie, and those without a value come last.

    Source: The property's own tool.
    """
    highest = order == "highest first"
    measured = [(molecule.label, measure(property, molecule)) for molecule in molecules]
    known = [(label, value) for label, value in measured if value.value is not None]
    if not known:
        raise ToolError(f"none of the molecules has a {property}: {measured[0][1].reason}")
    known.sort(key=lambda pair: pair[1].value or 0, reverse=highest)
    text = " > ".join(f"{label} ({format_item(value)})" for label, value in known)
    top = known[0][0]
    word = "highest" if highest else "lowest"
    return Report((Choice(top, f"{word} {property}"), Text(text, f"ranking by {property}")))


@tool(
    kind="quantity",
    verb="Compared a property",
    examples=[{"first": "CCCCCC", "second": "CCO", "property": "logP"}],
)
def property_difference(
    first: Molecule, second: Molecule, property: Annotated[str, Term("property")]
) -> Quantity:
    """Difference of one property between two molecules.

    Args:
        first: Molecule whose value is taken.
        second: Molecule whose value is subtracted.
        property: Property to compare.

    Returns:
        Value of the first minus value of the second, in the property's unit; no value when one of them has
        none.

    Source: The property's own tool.
    """
    values = [measure(property, molecule) for molecule in (first, second)]
    name = f"difference in {property}"
    unit, decimals = values[0].unit, values[0].decimals
    a, b = values[0].value, values[1].value
    if a is None or b is None:
        return Quantity(
            None, unit, name, decimals, next(value.reason for value in values if value.value is None)
        )
    return Quantity(a - b, unit, name, decimals)
