"""Edits of a drawing, each from one drawing to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import atan2, cos, degrees, hypot, pi, radians, sin

from app.core.sketch.drawing import NEAR, Sketch, SketchAtom, SketchBond, Stereo

SNAP_DEGREES = 15
MOST_CHARGE = 8


@dataclass(frozen=True, slots=True)
class BondKind:
    """Order and stereo of a bond to be drawn."""

    order: int = 1
    stereo: Stereo = ""


SINGLE = BondKind()


def sprout(
    sketch: Sketch, atom: int, kind: BondKind = SINGLE, element: str = "C", angle: float | None = None
) -> tuple[Sketch, int]:
    """Draw a bond from an atom to a new one, or to the one that is there already.

    Args:
        sketch: The drawing.
        atom: Where the bond begins.
        kind: Order and stereo.
        element: Of the new atom.
        angle: Direction in degrees, clockwise from the right; None takes the one with the most room.

    Returns:
        The drawing, and the number of the atom at the end of the bond.
    """
    start = sketch.atoms[atom]
    direction = radians(free_direction(sketch, atom, kind.order) if angle is None else angle)
    x, y = start.x + cos(direction), start.y + sin(direction)
    end = sketch.atom_near(x, y)
    if end is None or end == atom:
        sketch, end = sketch.with_atom(SketchAtom(x, y, element))
    return connect(sketch, atom, end, kind), end


def connect(sketch: Sketch, one: int, other: int, kind: BondKind = SINGLE) -> Sketch:
    """Draw a bond between two atoms, or change the one between them."""
    return sketch.with_bond(SketchBond(one, other, kind.order, kind.stereo))


def free_direction(sketch: Sketch, atom: int, order: int = 1) -> float:
    """The direction in degrees, clockwise from the right, in which a new bond has the most room."""
    here = sketch.atoms[atom]
    taken = sorted(
        degrees(atan2(sketch.atoms[each].y - here.y, sketch.atoms[each].x - here.x)) % 360
        for each in sketch.neighbours(atom)
    )
    if not taken:
        return -30.0
    if len(taken) == 1:
        (bond,) = (bond for _, bond in sketch.bonds_of(atom))
        if order == 3 or bond.order == 3 or (order == 2 and bond.order == 2):
            return taken[0] + 180  # linear
        ways = (taken[0] + 120, taken[0] - 120)
        return max(ways, key=lambda way: _room(sketch, atom, way))
    gaps = [
        ((after - before) % 360 or 360, before)
        for before, after in zip(taken, [*taken[1:], taken[0]], strict=True)
    ]
    widest, before = max(gaps, key=lambda gap: (round(gap[0]), _room(sketch, atom, gap[1] + gap[0] / 2)))
    return before + widest / 2


def _room(sketch: Sketch, atom: int, angle: float) -> float:
    """How little a new atom would be crowded by the others; near ones count most."""
    here = sketch.atoms[atom]
    x, y = here.x + cos(radians(angle)), here.y + sin(radians(angle))
    others = [each for number, each in sketch.atoms.items() if number != atom]
    return -sum(1 / max(0.01, hypot(each.x - x, each.y - y) ** 2) for each in others)


def snapped(sketch: Sketch, atom: int, x: float, y: float) -> float:
    """The direction from an atom to a place, in whole steps of 15°."""
    here = sketch.atoms[atom]
    return round(degrees(atan2(y - here.y, x - here.x)) / SNAP_DEGREES) * SNAP_DEGREES


def click_bond(sketch: Sketch, number: int, kind: BondKind) -> Sketch:
    """What clicking on a bond does: another kind is set; the same single kind goes on to double, then triple.

    A wedge that is clicked again is turned round.
    """
    bond = sketch.bonds[number]
    if kind.stereo and bond.order == 1 and bond.stereo == kind.stereo:
        return sketch.with_bond(replace(bond, first=bond.second, second=bond.first))
    if kind == SINGLE:
        order = 1 if bond.stereo else bond.order % 3 + 1
        return sketch.with_bond(replace(bond, order=order, stereo=""))
    return sketch.with_bond(replace(bond, order=kind.order, stereo=kind.stereo))


def set_element(sketch: Sketch, number: int, element: str) -> Sketch:
    """Make an atom one of another element; its charge goes, as it belonged to the old one."""
    atom = sketch.atoms[number]
    if atom.element == element:
        return sketch
    return sketch.with_changed(number, replace(atom, element=element, charge=0, isotope=0, radical=0))


def change_charge(sketch: Sketch, number: int, by: int) -> Sketch:
    """Raise or lower the charge of an atom."""
    atom = sketch.atoms[number]
    charge = max(-MOST_CHARGE, min(MOST_CHARGE, atom.charge + by))
    return sketch.with_changed(number, replace(atom, charge=charge))


def merge_overlaps(sketch: Sketch, moved: frozenset[int]) -> Sketch:
    """Make one atom of each that was moved onto another, which keeps its place and element."""
    for number in sorted(moved):
        atom = sketch.atoms[number]
        below = [
            other
            for other, each in sketch.atoms.items()
            if other not in moved and hypot(each.x - atom.x, each.y - atom.y) < NEAR
        ]
        if below:
            for _, bond in list(sketch.bonds_of(number)):
                other = bond.other(number)
                if other != below[0] and sketch.bond_between(other, below[0]) is None:
                    ends = [below[0] if end == number else end for end in (bond.first, bond.second)]
                    sketch = sketch.with_bond(replace(bond, first=ends[0], second=ends[1]))
            sketch = sketch.without([number])
    return sketch


def ring_points(size: int, x: float, y: float, first: float) -> list[tuple[float, float]]:
    """Corners of a ring with sides of one bond length around a place; the first at an angle in radians."""
    radius = 0.5 / sin(pi / size)
    return [
        (x + radius * cos(first + 2 * pi * step / size), y + radius * sin(first + 2 * pi * step / size))
        for step in range(size)
    ]
