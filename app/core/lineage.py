"""Families of designed molecules as trees. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.store.lineage import LineageRow


@dataclass
class Descent:
    """A molecule of a family.

    Attributes:
        row: Where it stands: where it was designed, else where it was first used.
        children: The molecules that were designed from it, oldest first.
    """

    row: LineageRow
    children: list[Descent] = field(default_factory=list)


def grow_trees(rows: Sequence[LineageRow]) -> list[Descent]:
    """Build the trees of families; a molecule that was made twice stands where it was made first.

    Args:
        rows: Uses of molecules, oldest first.

    Returns:
        The roots, oldest first. An edit that leads back to an ancestor makes no circle: the ancestor keeps
        its place.
    """
    first: dict[int, LineageRow] = {}
    parents: dict[int, LineageRow] = {}
    for row in rows:
        first.setdefault(row.molecule.id, row)
        known = row.molecule.id in parents
        if row.parent is not None and not known and not _descends(row.parent, row.molecule.id, parents):
            parents[row.molecule.id] = row
    nodes = {number: Descent(parents.get(number, row)) for number, row in first.items()}
    roots: list[Descent] = []
    for number, node in nodes.items():
        made = parents.get(number)
        above = nodes.get(made.parent) if made is not None and made.parent is not None else None
        (roots if above is None else above.children).append(node)
    return roots


def _descends(molecule: int, ancestor: int, parents: dict[int, LineageRow]) -> bool:
    """Whether a molecule is another one, or was made from it."""
    at: int | None = molecule
    while at is not None:
        if at == ancestor:
            return True
        above = parents.get(at)
        at = above.parent if above is not None else None
    return False
