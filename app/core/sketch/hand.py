"""What a hand does on a drawing, with a tool, a frame on one atom and a choice of atoms. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees

from app.core.sketch.drawing import SketchAtom
from app.core.sketch.edits import (
    SINGLE,
    BondKind,
    change_charge,
    click_bond,
    connect,
    merge_overlaps,
    set_element,
    snapped,
    sprout,
)
from app.core.sketch.groups import attach_group, group_at, group_sketch
from app.core.sketch.model import SketchModel
from app.core.sketch.rings import Ring, ring_at, ring_on_atom, ring_on_bond

WIDEST_STEP = 65


@dataclass(frozen=True)
class Tool:
    """What a click does.

    Attributes:
        kind: "select", "bond", "atom", "ring", "group", "charge" or "erase".
        bond: Kind of bond that is drawn.
        element: Element that is put.
        ring: Ring that is put.
        group: Name of the group that is put.
        charge: Step of charge.
    """

    kind: str = "bond"
    bond: BondKind = SINGLE
    element: str = "C"
    ring: Ring = Ring(6)
    group: str = ""
    charge: int = 0


class SketchHand:
    """Works on a model with a tool; places are in bond lengths.

    Attributes:
        model: The drawing.
        tool: What a click does.
        selected: Atoms that are chosen.
        cursor: The atom with the frame, on which the keys work; None for none.
    """

    def __init__(self, model: SketchModel) -> None:
        self.model = model
        self.tool = Tool()
        self.selected: frozenset[int] = frozenset()
        self.cursor: int | None = None

    def atom_at(self, x: float, y: float) -> int | None:
        """The atom at a place."""
        return self.model.sketch.atom_near(x, y)

    def bond_at(self, x: float, y: float) -> int | None:
        """The bond at a place where there is no atom."""
        return None if self.atom_at(x, y) is not None else self.model.sketch.bond_near(x, y)

    def click(self, x: float, y: float) -> None:
        """Use the tool at a place."""
        sketch, tool = self.model.sketch, self.tool
        atom, bond = self.atom_at(x, y), self.bond_at(x, y)
        if tool.kind == "erase":
            self.erase_at(x, y)
        elif tool.kind == "ring":
            if atom is not None:
                self.model.change(ring_on_atom(sketch, tool.ring, atom))
            elif bond is not None:
                self.model.change(ring_on_bond(sketch, tool.ring, bond))
            else:
                self.model.change(ring_at(sketch, tool.ring, x, y))
        elif tool.kind == "group":
            group = group_sketch(tool.group)
            placed = group_at(sketch, group, x, y) if atom is None else attach_group(sketch, atom, group)
            self.model.change(placed)
        elif tool.kind == "charge":
            if atom is not None:
                self.charge(atom, tool.charge)
        elif atom is not None:
            self._use_on(atom)
        elif bond is not None:
            self.model.change(click_bond(sketch, bond, tool.bond))
        else:
            self._begin(x, y)

    def draw(self, from_x: float, from_y: float, to_x: float, to_y: float) -> None:
        """Draw a bond from one place to another, in steps of 15° or to the atom that is there."""
        sketch, tool = self.model.sketch, self.tool
        start, target = self.atom_at(from_x, from_y), self.atom_at(to_x, to_y)
        if start is None:
            element = tool.element if tool.kind == "atom" else "C"
            sketch, start = sketch.with_atom(SketchAtom(from_x, from_y, element))
        if target is not None and target != start:
            self.cursor = target
            self.model.change(connect(sketch, start, target, tool.bond))
            return
        angle = snapped(sketch, start, to_x, to_y)
        sketch, self.cursor = sprout(sketch, start, tool.bond, tool.element, angle)
        self.model.change(sketch)

    def select(self, left: float, top: float, right: float, bottom: float) -> None:
        """Choose the atoms in a box."""
        self.selected = frozenset(
            number
            for number, atom in self.model.sketch.atoms.items()
            if left <= atom.x <= right and top <= atom.y <= bottom
        )

    def select_all(self) -> None:
        """Choose every atom."""
        self.selected = frozenset(self.model.sketch.atoms)

    def move_selected(self, x: float, y: float) -> None:
        """Move what is chosen; atoms that come to lie on others become one with them."""
        moved = self.model.sketch.moved(self.selected, x, y)
        self.model.change(merge_overlaps(moved, self.selected))
        self.selected &= frozenset(self.model.sketch.atoms)

    def erase_at(self, x: float, y: float) -> None:
        """Erase what is at a place."""
        atom, bond = self.atom_at(x, y), self.bond_at(x, y)
        if atom is not None:
            self.model.change(self.model.sketch.without([atom]))
        elif bond is not None:
            self.model.change(self.model.sketch.without(bonds=[bond]))

    def erase(self, atom: int | None, bond: int | None = None) -> None:
        """Erase what is chosen, else a bond, else an atom; the frame goes to a neighbour."""
        sketch = self.model.sketch
        chosen = self.selected & frozenset(sketch.atoms)
        if chosen:
            self.model.change(sketch.without(chosen))
        elif bond is not None and bond in sketch.bonds:
            self.model.change(sketch.without(bonds=[bond]))
        elif atom is not None and atom in sketch.atoms:
            self.cursor = next(iter(sketch.neighbours(atom)), None)
            self.model.change(sketch.without([atom]))
        self.selected = frozenset()

    def put(self, atom: int, element: str) -> None:
        """Make an atom one of another element."""
        if atom in self.model.sketch.atoms:
            self.model.change(set_element(self.model.sketch, atom, element))

    def charge(self, atom: int, by: int) -> None:
        """Raise or lower the charge of an atom."""
        if atom in self.model.sketch.atoms:
            self.model.change(change_charge(self.model.sketch, atom, by))

    def set_order(self, bond: int | None, order: int) -> None:
        """Set the order of a bond; without one, of the bonds that are drawn from now on."""
        known = self.model.sketch.bonds.get(bond) if bond is not None else None
        if known is None:
            self.tool = Tool("bond", BondKind(order))
        else:
            self.model.change(connect(self.model.sketch, known.first, known.second, BondKind(order)))

    def go_on(self) -> None:
        """Draw on from the frame by the tool; begin where there is none."""
        sketch, tool = self.model.sketch, self.tool
        cursor = self.cursor if self.cursor in sketch.atoms else None
        if cursor is None:
            beside = sketch.bounds()[2] + 1.5 if sketch.atoms else 0.0
            sketch, cursor = sketch.with_atom(SketchAtom(beside, 0.0, tool.element))
            if tool.kind == "ring":
                sketch = ring_on_atom(sketch, tool.ring, cursor)
        elif tool.kind == "ring":
            sketch = ring_on_atom(sketch, tool.ring, cursor)
        elif tool.kind == "group":
            sketch = attach_group(sketch, cursor, group_sketch(tool.group))
        else:
            sketch, cursor = sprout(sketch, cursor, tool.bond, tool.element)
        self.cursor = cursor
        self.model.change(sketch)

    def step(self, direction: float) -> None:
        """Move the frame along the bond that goes in a direction (degrees, clockwise from the right)."""
        sketch = self.model.sketch
        cursor = self.cursor if self.cursor in sketch.atoms else None
        if cursor is None:
            self.cursor = next(iter(sketch.atoms), None)
            return
        here = sketch.atoms[cursor]

        def off(atom: int) -> float:
            each = sketch.atoms[atom]
            angle = degrees(atan2(each.y - here.y, each.x - here.x))
            return abs((angle - direction + 180) % 360 - 180)

        nearest = min(sketch.neighbours(cursor), key=off, default=None)
        if nearest is not None and off(nearest) <= WIDEST_STEP:
            self.cursor = nearest

    def _use_on(self, atom: int) -> None:
        if self.tool.kind == "atom":
            self.cursor = atom
            self.put(atom, self.tool.element)
        else:
            sketch, self.cursor = sprout(self.model.sketch, atom, self.tool.bond)
            self.model.change(sketch)

    def _begin(self, x: float, y: float) -> None:
        sketch, self.cursor = self.model.sketch.with_atom(SketchAtom(x, y, self.tool.element))
        if self.tool.kind == "bond":
            sketch, self.cursor = sprout(sketch, self.cursor, self.tool.bond)
        self.model.change(sketch)
