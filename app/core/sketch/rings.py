"""Rings put on a place, an atom or a bond of a drawing."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, hypot, pi, radians, sin, tan

from app.core.sketch.drawing import Sketch, SketchAtom, SketchBond
from app.core.sketch.edits import free_direction, ring_points

SAME_PLACE = 0.3


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring to be drawn.

    Attributes:
        size: Number of atoms.
        aromatic: Whether every other bond is double.
    """

    size: int
    aromatic: bool = False


def ring_at(sketch: Sketch, ring: Ring, x: float, y: float) -> Sketch:
    """Put a ring around a place, standing on a side or a tip as is usual."""
    first = -pi / 2 if ring.size != 4 else -pi / 4
    return _closed(sketch, ring, ring_points(ring.size, x, y, first))


def ring_on_atom(sketch: Sketch, ring: Ring, atom: int) -> Sketch:
    """Put a ring on an atom: it becomes a corner, the rest lies where there is the most room."""
    here = sketch.atoms[atom]
    away = radians(free_direction(sketch, atom)) if sketch.neighbours(atom) else -pi / 2
    radius = 0.5 / sin(pi / ring.size)
    middle = here.x + radius * cos(away), here.y + radius * sin(away)
    return _closed(sketch, ring, ring_points(ring.size, *middle, away + pi))


def ring_on_bond(sketch: Sketch, ring: Ring, number: int) -> Sketch:
    """Put a ring on a bond, on the side with more room."""
    bond = sketch.bonds[number]
    one, two = sketch.atoms[bond.first], sketch.atoms[bond.second]
    length = hypot(two.x - one.x, two.y - one.y) or 1.0
    height = length / (2 * tan(pi / ring.size))
    across = (-(two.y - one.y) / length, (two.x - one.x) / length)
    centres = [
        ((one.x + two.x) / 2 + side * height * across[0], (one.y + two.y) / 2 + side * height * across[1])
        for side in (1, -1)
    ]
    others = [atom for key, atom in sketch.atoms.items() if key not in (bond.first, bond.second)]
    centre = max(
        centres, key=lambda place: min((hypot(a.x - place[0], a.y - place[1]) for a in others), default=9.0)
    )
    start = atan2(one.y - centre[1], one.x - centre[0])
    end = atan2(two.y - centre[1], two.x - centre[0])
    turn = 1 if (end - start) % (2 * pi) < pi else -1
    radius = hypot(one.x - centre[0], one.y - centre[1])
    points = [
        (
            centre[0] + radius * cos(start + turn * 2 * pi * step / ring.size),
            centre[1] + radius * sin(start + turn * 2 * pi * step / ring.size),
        )
        for step in range(ring.size)
    ]
    return _closed(sketch, ring, points)


def _closed(sketch: Sketch, ring: Ring, points: list[tuple[float, float]]) -> Sketch:
    """Draw the corners that are not there yet, and the sides between them."""
    corners = []
    for x, y in points:
        number = sketch.atom_near(x, y, SAME_PLACE)
        if number is None or number in corners:
            sketch, number = sketch.with_atom(SketchAtom(x, y))
        corners.append(number)
    sides = list(zip(corners, [*corners[1:], corners[0]], strict=True))
    for one, other in sides:
        if sketch.bond_between(one, other) is None:
            sketch = sketch.with_bond(SketchBond(one, other))
    return _alternating(sketch, sides) if ring.aromatic else sketch


def _alternating(sketch: Sketch, sides: list[tuple[int, int]]) -> Sketch:
    """Make every other side double, in step with double bonds that are there already."""
    best, most = sketch, -1
    for start in (0, 1):
        tried = sketch
        for step in range(start, len(sides), 2):
            one, other = sides[step]
            full = any(bond.order > 1 for atom in (one, other) for _, bond in tried.bonds_of(atom))
            if not full:
                tried = tried.with_bond(SketchBond(one, other, 2))
        double = sum(1 for one, other in sides if _order(tried, one, other) == 2)
        if double > most:
            best, most = tried, double
    return best


def _order(sketch: Sketch, one: int, other: int) -> int:
    number = sketch.bond_between(one, other)
    return sketch.bonds[number].order if number is not None else 0
