"""The places at which a molecule can be changed, worked out only as far as a move asks for them.

Cutting costs more than all else in a search, and most molecules of a population are changed a few times only.
"""

from __future__ import annotations

import random
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from rdkit import Chem

from sandbox.design import surgery
from sandbox.design.cuts import Cut, Middle, between, cuts_at, cuttable_bonds, hydrogen_keys, single_cuts

MAX_SIDE = 12
MAX_CROSSED = 25
MAX_FOR_MIDDLES = 60  # heavy atoms
TRIES = 12  # pairs of bonds that are looked at for a linker

Pair = tuple[Chem.Bond, Chem.Bond]


@dataclass(frozen=True)
class Parent:
    """A molecule with the places where it can be changed.

    Attributes:
        mol: The molecule.
        protected: Atoms that stay.
        no_rings: Whether a new fragment may hold a ring.
    """

    mol: Chem.Mol
    protected: frozenset[int] = frozenset()
    no_rings: bool = False
    _cuts_at: dict[int, tuple[Cut, ...]] = field(default_factory=dict, init=False, compare=False)
    _middle_at: dict[tuple[int, int], Middle | None] = field(default_factory=dict, init=False, compare=False)
    _keys_at: dict[int, tuple[int, ...]] = field(default_factory=dict, init=False, compare=False)

    @cached_property
    def bonds(self) -> list[Chem.Bond]:
        """Bonds that can be cut."""
        return cuttable_bonds(self.mol)

    @cached_property
    def cuts(self) -> list[Cut]:
        """All cuts whose fragment side holds no protected atom."""
        return [cut for bond in self.bonds for cut in self._free_cuts(bond)]

    @cached_property
    def middles(self) -> list[Middle]:
        """All linking fragments that hold no protected atom."""
        return [middle for pair in self._pairs if (middle := self._free_middle(pair)) is not None]

    @cached_property
    def hydrogens(self) -> list[int]:
        """Symmetry-distinct atoms that carry hydrogen."""
        classes = list(Chem.CanonicalRankAtoms(self.mol, breakTies=False))
        return sorted(
            {classes[a.GetIdx()]: a.GetIdx() for a in self.mol.GetAtoms() if a.GetTotalNumHs()}.values()
        )

    @cached_property
    def parts(self) -> list[str]:
        """Fragments that other molecules may take over."""
        return list(dict.fromkeys(cut.fragment for cut in single_cuts(self.mol, MAX_CROSSED)))

    def hydrogen_keys(self, atom: int) -> tuple[int, ...]:
        """Surroundings of the hydrogen of an atom."""
        if atom not in self._keys_at:
            self._keys_at[atom] = hydrogen_keys(self.mol, atom)
        return self._keys_at[atom]

    def some_cut(self, rng: random.Random, wanted: Container[str] | None = None) -> Cut | None:
        """A cut by chance, of a fragment that is among the wanted ones; None where there is none."""
        for bond in rng.sample(self.bonds, len(self.bonds)):
            cuts = [cut for cut in self._free_cuts(bond) if wanted is None or cut.fragment in wanted]
            if cuts:
                return rng.choice(cuts)
        return None

    def some_middle(self, rng: random.Random, wanted: Container[str] | None = None) -> Middle | None:
        """A linking fragment by chance; None where none is found in so many tries."""
        for pair in rng.sample(self._pairs, min(TRIES, len(self._pairs))):
            middle = self._free_middle(pair)
            if middle is not None and (wanted is None or middle.fragment in wanted):
                return middle
        return None

    def place(self, index: int, word: str = "at") -> str:
        """Where an atom is, as the user can find it in the start: " at C7"; empty for an atom that is new."""
        atom = self.mol.GetAtomWithIdx(index)
        if not atom.HasProp(surgery.ORIGIN):
            return ""
        return f" {word} {atom.GetSymbol()}{atom.GetIntProp(surgery.ORIGIN) + 1}"

    def _free_cuts(self, bond: Chem.Bond) -> tuple[Cut, ...]:
        number = bond.GetIdx()
        if number not in self._cuts_at:
            cuts = cuts_at(self.mol, bond, MAX_SIDE)
            self._cuts_at[number] = tuple(cut for cut in cuts if self.protected.isdisjoint(cut.side))
        return self._cuts_at[number]

    @cached_property
    def _pairs(self) -> list[Pair]:
        if self.mol.GetNumHeavyAtoms() > MAX_FOR_MIDDLES:
            return []
        return list(_near_pairs(self.mol, self.bonds))

    def _free_middle(self, pair: Pair) -> Middle | None:
        key = (pair[0].GetIdx(), pair[1].GetIdx())
        if key not in self._middle_at:
            middle = between(self.mol, pair, MAX_SIDE)
            free = middle is not None and self.protected.isdisjoint(middle.inside)
            self._middle_at[key] = middle if free else None
        return self._middle_at[key]


def _near_pairs(mol: Chem.Mol, bonds: list[Chem.Bond]) -> Iterator[Pair]:
    apart = Chem.GetDistanceMatrix(mol)
    begins = [bond.GetBeginAtomIdx() for bond in bonds]
    for i, one in enumerate(bonds):
        for j in range(i + 1, len(bonds)):
            if apart[begins[i]][begins[j]] <= MAX_SIDE + 2:
                yield one, bonds[j]
