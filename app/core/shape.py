"""The three-dimensional shape of a molecule as it is shown and measured. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Shape:
    """Atoms in space.

    Attributes:
        symbols: Element of each atom; atoms of the structure as drawn come first, in their order.
        numbers: Atomic number of each.
        positions: Å, one row an atom.
        bonds: Indices of two atoms and the order, 1 to 3 (aromatic rings with alternating bonds).
        molblock: The same as a MOL block.
    """

    symbols: tuple[str, ...]
    numbers: tuple[int, ...]
    positions: Vector
    bonds: tuple[tuple[int, int, int], ...]
    molblock: str

    @classmethod
    def from_details(cls, details: Mapping[str, Any]) -> Shape:
        """Read what the view ``conformer`` returns."""
        return cls(
            tuple(details["symbols"]),
            tuple(details["numbers"]),
            np.array(details["positions"], dtype=float).reshape(-1, 3),
            tuple((one, other, order) for one, other, order in details["bonds"]),
            details["molblock"],
        )

    def hidden_hydrogens(self) -> frozenset[int]:
        """Hydrogens that can be left out: those bonded to one heavier atom."""
        partners: dict[int, list[int]] = {}
        for one, other, _ in self.bonds:
            partners.setdefault(one, []).append(other)
            partners.setdefault(other, []).append(one)
        return frozenset(
            index
            for index, number in enumerate(self.numbers)
            if number == 1 and len(found := partners.get(index, [])) == 1 and self.numbers[found[0]] > 1
        )

    def label(self, index: int) -> str:
        """An atom as a chemist calls it, counted from 1: ``C7``."""
        return f"{self.symbols[index]}{index + 1}"


def to_xyz(shape: Shape, title: str) -> str:
    """XYZ file: number of atoms, a line of comment, symbol and Å for each atom."""
    lines = [str(len(shape.symbols)), " ".join(title.split())]
    for symbol, (x, y, z) in zip(shape.symbols, shape.positions, strict=True):
        lines.append(f"{symbol:<2} {x:12.4f} {y:12.4f} {z:12.4f}")
    return "\n".join(lines) + "\n"


def to_sdf(shape: Shape, title: str) -> str:
    """SDF with one record."""
    body = shape.molblock.split("\n", 1)[1]
    return f"{' '.join(title.split())}\n{body.rstrip()}\n$$$$\n"


def measured(shape: Shape, atoms: Sequence[int]) -> str:
    """What two, three or four atoms span: a distance in Å, an angle or a torsion angle in degrees.

    Args:
        shape: The molecule.
        atoms: Their indices, in order; other numbers of atoms are only named.
    """
    names = "–".join(shape.label(index) for index in atoms)
    places = [shape.positions[index] for index in atoms]
    if len(atoms) == 2:
        return f"{names}: {np.linalg.norm(places[1] - places[0]):.3f} Å"
    if len(atoms) == 3:
        return f"{names}: {_angle(places[0] - places[1], places[2] - places[1]):.1f}°"
    if len(atoms) == 4:
        return f"{names}: {_torsion(*places):.1f}°"
    return names


def _angle(one: Vector, other: Vector) -> float:
    cosine = float(one @ other) / float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))))


def _torsion(a: Vector, b: Vector, c: Vector, d: Vector) -> float:
    """Signed torsion angle (IUPAC: clockwise is positive, seen along the middle bond)."""
    axis = (c - b) / np.linalg.norm(c - b)
    front = (a - b) - ((a - b) @ axis) * axis
    rear = (d - c) - ((d - c) @ axis) * axis
    return float(np.degrees(np.arctan2(np.cross(axis, front) @ rear, front @ rear)))
