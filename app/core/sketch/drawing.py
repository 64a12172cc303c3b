"""A drawn structure: atoms in the plane and the bonds between them. Values that never change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import hypot
from typing import Literal

Stereo = Literal["", "wedge", "hash"]
NEAR = 0.32


@dataclass(frozen=True, slots=True)
class SketchAtom:
    """An atom.

    Attributes:
        x: To the right, in bond lengths.
        y: Downwards, in bond lengths.
        element: Symbol; ``*`` or ``R1`` for what is left open.
        charge: Formal charge.
        isotope: Mass number; 0 for the natural mixture.
        radical: Unpaired electrons.
    """

    x: float
    y: float
    element: str = "C"
    charge: int = 0
    isotope: int = 0
    radical: int = 0


@dataclass(frozen=True, slots=True)
class SketchBond:
    """A bond.

    Attributes:
        first: Number of the atom where a wedge is narrow.
        second: Number of the other atom.
        order: 1 to 3.
        stereo: Whether a single bond comes forward (wedge) or goes back (hash).
    """

    first: int
    second: int
    order: int = 1
    stereo: Stereo = ""

    def other(self, atom: int) -> int:
        """The atom at the other end."""
        return self.second if atom == self.first else self.first


@dataclass(frozen=True, eq=False)
class Sketch:
    """A drawing.

    Attributes:
        atoms: By number; numbers are never used again.
        bonds: By number.
        following: The next free number.
    """

    atoms: Mapping[int, SketchAtom] = field(default_factory=dict)
    bonds: Mapping[int, SketchBond] = field(default_factory=dict)
    following: int = 1

    def bonds_of(self, atom: int) -> Iterator[tuple[int, SketchBond]]:
        """Bonds at an atom, with their numbers."""
        return ((number, bond) for number, bond in self.bonds.items() if atom in (bond.first, bond.second))

    def neighbours(self, atom: int) -> list[int]:
        """Atoms bonded to an atom."""
        return [bond.other(atom) for _, bond in self.bonds_of(atom)]

    def bond_between(self, one: int, other: int) -> int | None:
        """Number of the bond between two atoms."""
        return next((number for number, bond in self.bonds_of(one) if bond.other(one) == other), None)

    def atom_near(self, x: float, y: float, within: float = NEAR) -> int | None:
        """The atom nearest to a place, if it is near."""
        distances = [(hypot(atom.x - x, atom.y - y), number) for number, atom in self.atoms.items()]
        distance, number = min(distances, default=(within + 1, 0))
        return number if distance <= within else None

    def bond_near(self, x: float, y: float, within: float = 0.22) -> int | None:
        """The bond whose middle part is nearest to a place, if it is near."""
        best = (within, -1)
        for number, bond in self.bonds.items():
            one, two = self.atoms[bond.first], self.atoms[bond.second]
            length = hypot(two.x - one.x, two.y - one.y) or 1e-6
            along = ((x - one.x) * (two.x - one.x) + (y - one.y) * (two.y - one.y)) / length**2
            across = abs((x - one.x) * (two.y - one.y) - (y - one.y) * (two.x - one.x)) / length
            if 0.15 < along < 0.85:
                best = min(best, (across, number))
        return best[1] if best[1] >= 0 else None

    def with_atom(self, atom: SketchAtom) -> tuple[Sketch, int]:
        """Add an atom; gives the drawing and its number."""
        number = self.following
        return replace(self, atoms={**self.atoms, number: atom}, following=number + 1), number

    def with_bond(self, bond: SketchBond) -> Sketch:
        """Add a bond, or change the one that is there."""
        if bond.first == bond.second:
            return self
        known = self.bond_between(bond.first, bond.second)
        number = self.following if known is None else known
        following = max(self.following, number + 1)
        return replace(self, bonds={**self.bonds, number: bond}, following=following)

    def with_changed(self, number: int, atom: SketchAtom) -> Sketch:
        """Change an atom."""
        return replace(self, atoms={**self.atoms, number: atom})

    def moved(self, numbers: Iterable[int], x: float, y: float) -> Sketch:
        """Move atoms."""
        changed = {
            number: replace(self.atoms[number], x=self.atoms[number].x + x, y=self.atoms[number].y + y)
            for number in numbers
        }
        return replace(self, atoms={**self.atoms, **changed})

    def without(self, atoms: Iterable[int] = (), bonds: Iterable[int] = ()) -> Sketch:
        """Erase atoms with their bonds, and bonds."""
        gone, cut = set(atoms), set(bonds)
        return replace(
            self,
            atoms={number: atom for number, atom in self.atoms.items() if number not in gone},
            bonds={
                number: bond
                for number, bond in self.bonds.items()
                if number not in cut and bond.first not in gone and bond.second not in gone
            },
        )

    def joined_with(self, other: Sketch, x: float = 0.0, y: float = 0.0) -> tuple[Sketch, frozenset[int]]:
        """Add another drawing, moved; gives the drawing and the numbers of the new atoms."""
        shift = self.following
        atoms = {
            number + shift: replace(atom, x=atom.x + x, y=atom.y + y) for number, atom in other.atoms.items()
        }
        bonds = {
            number + shift: replace(bond, first=bond.first + shift, second=bond.second + shift)
            for number, bond in other.bonds.items()
        }
        joined = Sketch({**self.atoms, **atoms}, {**self.bonds, **bonds}, shift + other.following)
        return joined, frozenset(atoms)

    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        xs = [atom.x for atom in self.atoms.values()] or [0.0]
        ys = [atom.y for atom in self.atoms.values()] or [0.0]
        return min(xs), min(ys), max(xs), max(ys)
