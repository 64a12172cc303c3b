"""What changed between two molecules: the atoms in both that the largest common part leaves over."""

from __future__ import annotations

from sandbox.registry import tool
from sandbox.results import Choice, Quantity, Report, Text
from sandbox.structures.differences import difference
from sandbox.types import Molecule
from sandbox.views import VIEWS


@tool(
    kind="report",
    verb="Compared the structures",
    examples=[{"first": "Oc1ccccc1", "second": "Fc1ccccc1"}],
    registry=VIEWS,
)
def structure_difference(first: Molecule, second: Molecule) -> Report:
    """What changed between two molecules, atom by atom.

    Args:
        first: The molecule before.
        second: The molecule after.

    Returns:
        How the two are related, what changed in words (atom numbers of the first molecule, counted from 1),
        and the number of atoms that both share. The atoms that differ in each stand in the details.

    Source: RDKit's maximum common substructure (FMCS; elements and bond orders must agree, ring atoms match
    ring atoms), ended after 4 s.
    """
    found = difference(first, second)
    items = (
        Choice(found.relation.relationship, "relationship", found.relation.reason),
        Text(found.in_words, "what changed"),
        Quantity(found.shared, "", "number of atoms in common", 0, found.remark),
    )
    details = {
        "first_atoms": list(found.first_atoms),
        "second_atoms": list(found.second_atoms),
        "changes": list(found.changes),
    }
    return Report(items, details)
