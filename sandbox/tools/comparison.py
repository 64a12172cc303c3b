"""Comparison: molecules by one of their properties."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Annotated, Literal

from sandbox import orders  # noqa: F401 - adds its vocabulary
from sandbox.errors import ToolError
from sandbox.properties import measure
from sandbox.registry import tool
from sandbox.results import Choice, Quantity, Report, Text, format_item
from sandbox.types import AtLeast, Molecule, Term

_Measured = tuple[str, Quantity]


@tool(
    kind="report",
    verb="Ranked the molecules",
    examples=[
        {"molecules": ["CCO", "CCCCCC"], "property": "logP", "order": "highest first"},
        {"molecules": ["CCO", "OCCO", "OCC"], "property": "number of H-bond donors", "order": "lowest first"},
    ],
)
def rank_molecules(
    molecules: Annotated[list[Molecule], AtLeast(2)],
    property: Annotated[str, Term("property")],
    order: Annotated[Literal["highest first", "lowest first"], Term("order")],
) -> Report:
    """Ranking of molecules by one property.

    Args:
        molecules: Two or more molecules.
        property: Property to rank by.
        order: Whether the highest or the lowest value comes first.

    Returns:
        The molecule that comes first, and the whole ranking with values. Molecules whose printed values are
        equal share a place; those without a value are named at the end.

    Source: The property's own tool.
    """
    highest = order == "highest first"
    measured = [(molecule.label, measure(property, molecule)) for molecule in molecules]
    known = [(label, value) for label, value in measured if value.value is not None]
    missing = [f"{label} ({value.reason})" for label, value in measured if value.value is None]
    if not known:
        raise ToolError(f"there is no {property} to rank by: {'; '.join(missing)}")
    known.sort(key=lambda pair: _printed(pair[1]), reverse=highest)
    places = [list(group) for _, group in groupby(known, key=lambda pair: format_item(pair[1]))]
    ranking = (" > " if highest else " < ").join(_place(place) for place in places)
    if missing:
        ranking += f"; no value: {', '.join(missing)}"
    winners = [label for label, _ in places[0]]
    tie = f"they share the value {format_item(places[0][0][1])}" if len(winners) > 1 else None
    first = Choice(_joined(winners), f"{'highest' if highest else 'lowest'} {property}", tie)
    rows = [{"label": label, "value": value.value, "unit": value.unit} for label, value in known]
    return Report((first, Text(ranking, f"ranking by {property}")), {"property": property, "rows": rows})


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
        Value of the first minus value of the second, in the property's unit; positive where the first has the
        higher value, no value where one of them has none.

    Source: The property's own tool.
    """
    ours, theirs = measure(property, first), measure(property, second)
    name = f"difference in {property}"
    if ours.value is None or theirs.value is None:
        reasons = [value.reason for value in (ours, theirs) if value.value is None and value.reason]
        return Quantity(None, ours.unit, name, ours.decimals, "; ".join(dict.fromkeys(reasons)) or None)
    values = f"{first.label}: {format_item(ours)}, {second.label}: {format_item(theirs)}"
    return Quantity(ours.value - theirs.value, ours.unit, name, ours.decimals, values)


def _printed(quantity: Quantity) -> float:
    """The value as precise as it is shown, so that noise in the last digits does not make a ranking."""
    return round(float(quantity.value or 0), quantity.decimals)


def _place(place: Sequence[_Measured]) -> str:
    return " = ".join(f"{label} ({format_item(value)})" for label, value in place)


def _joined(labels: Sequence[str]) -> str:
    if len(labels) == 1:
        return labels[0]
    return f"{', '.join(labels[:-1])} and {labels[-1]} (equal)"
