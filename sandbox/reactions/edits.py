"""An edit: the atoms and bonds that a reaction changes, without what stands around them.

Edits are learnt from reactions in both directions. Backwards an edit breaks bonds of a product and adds the
groups that had left; forwards it joins reactants and lets groups go. What it needs to find in a molecule is
small on purpose (elements, charges, bonds): which of the many places is meant is the network's judgement.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from rdkit import Chem

Chirality = Literal["keep", "invert", "lose"]
BOND_TYPES = {
    1: Chem.BondType.SINGLE,
    2: Chem.BondType.DOUBLE,
    3: Chem.BondType.TRIPLE,
    4: Chem.BondType.AROMATIC,
}
BOND_CODES = {kind: code for code, kind in BOND_TYPES.items()}
_SMARTS_BONDS = {1: "-", 2: "=", 3: "#", 4: ":"}


@dataclass(frozen=True, slots=True)
class CentreAtom:
    """An atom that the edit changes.

    Attributes:
        number: Atomic number.
        aromatic: Whether it is aromatic before.
        charge: Formal charge before.
        aromatic_after: Whether it is aromatic afterwards.
        charge_after: Formal charge afterwards.
        hydrogens: Change of its number of hydrogens.
        chirality: What becomes of its configuration where it has one.
    """

    number: int
    aromatic: bool
    charge: int
    aromatic_after: bool
    charge_after: int
    hydrogens: int
    chirality: Chirality = "keep"


@dataclass(frozen=True, slots=True)
class NewAtom:
    """An atom that the edit adds: part of a group that the reaction loses."""

    number: int
    aromatic: bool
    charge: int
    hydrogens: int


@dataclass(frozen=True)
class Edit:
    """What a kind of reaction changes.

    Attributes:
        centre: The changed atoms.
        bonds: Bonds between them as (i, j, order before, order after); 0 is none, 4 aromatic.
        new: Atoms that are added; they count on after the centre's.
        new_bonds: Bonds of new atoms as (i, j, order).
        anchor: The two centre atoms by which a place of the edit is named; equal where one atom names it.
    """

    centre: tuple[CentreAtom, ...]
    bonds: tuple[tuple[int, int, int, int], ...]
    new: tuple[NewAtom, ...]
    new_bonds: tuple[tuple[int, int, int], ...]
    anchor: tuple[int, int]

    @cached_property
    def components(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """What must be there: SMARTS of each connected part, with the centre atoms in its order."""
        kept = [(i, j, before) for i, j, before, _ in self.bonds if before]
        parts: list[tuple[str, tuple[int, ...]]] = []
        left = list(range(len(self.centre)))
        while left:
            atoms = [left.pop(0)]
            for atom in atoms:
                near = {j if i == atom else i for i, j, _ in kept if atom in (i, j)}
                atoms += sorted(near & set(left))
                left = [index for index in left if index not in near]
            inside = [(atoms.index(i), atoms.index(j), order) for i, j, order in kept if i in atoms]
            parts.append((_written([_query(self.centre[index]) for index in atoms], inside), tuple(atoms)))
        return tuple(parts)

    def to_json(self) -> list[Any]:
        """Encode compactly."""
        centre = [
            [a.number, int(a.aromatic), a.charge, int(a.aromatic_after), a.charge_after, a.hydrogens]
            + ([] if a.chirality == "keep" else [a.chirality])
            for a in self.centre
        ]
        new = [[a.number, int(a.aromatic), a.charge, a.hydrogens] for a in self.new]
        return [centre, self.bonds, new, self.new_bonds, self.anchor]

    @classmethod
    def from_json(cls, encoded: list[Any]) -> Edit:
        """Decode what :meth:`to_json` made."""
        centre, bonds, new, new_bonds, anchor = encoded
        return cls(
            tuple(CentreAtom(a[0], bool(a[1]), a[2], bool(a[3]), a[4], a[5], *a[6:]) for a in centre),
            tuple((i, j, before, after) for i, j, before, after in bonds),
            tuple(NewAtom(number, bool(aromatic), charge, h) for number, aromatic, charge, h in new),
            tuple((i, j, order) for i, j, order in new_bonds),
            (anchor[0], anchor[1]),
        )


def _query(atom: CentreAtom) -> str:
    ring = "a" if atom.aromatic else "A"
    hydrogens = "".join(f"!H{count}" for count in range(max(0, -atom.hydrogens)))
    return f"[#{atom.number};{ring};{atom.charge:+d}{';' if hydrogens else ''}{hydrogens}]"


def _written(atoms: list[str], bonds: list[tuple[int, int, int]]) -> str:
    """Write atoms and bonds as SMARTS: every bond a ring closure, so that no order of writing is needed."""
    closures: dict[int, list[str]] = {index: [] for index in range(len(atoms))}
    for label, (i, j, order) in enumerate(bonds, start=10):
        closures[i].append(f"{_SMARTS_BONDS[order]}%({label})")
        closures[j].append(f"{_SMARTS_BONDS[order]}%({label})")
    return ".".join(atom + "".join(closures[index]) for index, atom in enumerate(atoms))
