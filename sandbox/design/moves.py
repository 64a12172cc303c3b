"""The moves: how a molecule becomes another one, and how that reads in words."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rdkit import Chem

from sandbox.design import surgery
from sandbox.design.bioisosteres import LINKING, TERMINAL
from sandbox.design.cuts import Cut, Middle, double_cuts, hydrogen_keys, pair_key, single_cuts
from sandbox.design.library import exchanges, libraries
from sandbox.design.ring_moves import RING_MOVES

MAX_SIDE = 12
MAX_CROSSED = 25
MAX_CHOICE = 150


@dataclass(frozen=True, slots=True)
class Proposal:
    """A molecule made by one move.

    Attributes:
        mol: The molecule, sanitised.
        edit: What was done, in words.
        move: Name of the move.
    """

    mol: Chem.Mol
    edit: str
    move: str


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

    @cached_property
    def cuts(self) -> list[tuple[Cut, frozenset[int]]]:
        """Cuts whose fragment side holds no protected atom."""
        found = []
        for cut in single_cuts(self.mol, MAX_SIDE):
            side = surgery.side_atoms(self.mol, cut.anchor, cut.first)
            if side and self.protected.isdisjoint(side):
                found.append((cut, frozenset(side)))
        return found

    @cached_property
    def hydrogens(self) -> list[tuple[int, tuple[int, ...]]]:
        """Symmetry-distinct atoms that carry hydrogen, with the surroundings of the hydrogen."""
        classes = list(Chem.CanonicalRankAtoms(self.mol, breakTies=False))
        distinct = {classes[a.GetIdx()]: a.GetIdx() for a in self.mol.GetAtoms() if a.GetTotalNumHs()}
        return [(index, hydrogen_keys(self.mol, index)) for index in sorted(distinct.values())]

    @cached_property
    def middles(self) -> list[Middle]:
        """Linking fragments that hold no protected atom."""
        if self.mol.GetNumHeavyAtoms() > 60:
            return []
        free = []
        for middle in double_cuts(self.mol, MAX_SIDE):
            inside = _inside(self.mol, middle)
            if self.protected.isdisjoint(inside):
                free.append(middle)
        return free

    @cached_property
    def parts(self) -> list[str]:
        """Fragments that other molecules may take over."""
        return list(dict.fromkeys(cut.fragment for cut in single_cuts(self.mol, MAX_CROSSED)))

    def place(self, index: int, word: str = "at") -> str:
        """Where an atom is, as the user can find it in the start: " at C7"; empty for an atom that is new."""
        atom = self.mol.GetAtomWithIdx(index)
        if not atom.HasProp(surgery.ORIGIN):
            return ""
        return f" {word} {atom.GetSymbol()}{atom.GetIntProp(surgery.ORIGIN) + 1}"


Move = Callable[[Parent, random.Random, Sequence[Parent]], Proposal | None]


def swap(parent: Parent, rng: random.Random, others: Sequence[Parent]) -> Proposal | None:
    """Exchange a substituent for one that was seen in the same surroundings."""
    if not parent.cuts:
        return None
    cut, _ = rng.choice(parent.cuts)
    new = _seen(cut.keys, rng, parent.no_rings, cut.fragment)
    return None if new is None else _side(parent, cut, new, "fragment exchange")


def grow(parent: Parent, rng: random.Random, others: Sequence[Parent]) -> Proposal | None:
    """Put a substituent in place of a hydrogen, where it was seen in the same surroundings."""
    if not parent.hydrogens:
        return None
    index, keys = rng.choice(parent.hydrogens)
    new = _seen(keys, rng, parent.no_rings, "")
    if new is None:
        return None
    mol = surgery.replace_hydrogen(parent.mol, index, new)
    return mol and Proposal(mol, f"{readable(new)} added{parent.place(index)}", "addition")


def trim(parent: Parent, rng: random.Random, others: Sequence[Parent]) -> Proposal | None:
    """Take a substituent off."""
    if not parent.cuts:
        return None
    cut, _ = rng.choice(parent.cuts)
    return _side(parent, cut, None, "removal")


def isostere(parent: Parent, rng: random.Random, others: Sequence[Parent]) -> Proposal | None:
    """Exchange a group for a bioisostere from the hand-written list."""
    ends = [cut for cut, _ in parent.cuts if cut.fragment in TERMINAL]
    links = [middle for middle in parent.middles if middle.fragment in LINKING]
    if not ends and not links:
        return None
    options: list[Cut | Middle] = [*ends, *links]
    chosen = rng.choice(options)
    if isinstance(chosen, Cut):
        new = rng.choice(TERMINAL[chosen.fragment]).smiles
        if parent.no_rings and has_ring(new):
            return None
        return _side(parent, chosen, None if new == "*[H]" else new, "bioisostere")
    return _middle(parent, chosen, rng.choice(LINKING[chosen.fragment]).smiles, "bioisostere")


def pair(parent: Parent, rng: random.Random, others: Sequence[Parent]) -> Proposal | None:
    """Make an exchange that is known from matched pairs."""
    known = exchanges()
    cuts = [cut for cut, _ in parent.cuts if cut.fragment in known]
    if not cuts:
        return None
    cut = rng.choice(cuts)
    options = known[cut.fragment]
    new = options[min(int(rng.expovariate(1 / 25)), len(options) - 1)].new
    if parent.no_rings and has_ring(new):
        return None
    return _side(parent, cut, None if new == "*[H]" else new, "matched pair")


def relink(parent: Parent, rng: random.Random, others: Sequence[Parent]) -> Proposal | None:
    """Exchange a linker or a ring in the middle for one that was seen between the same surroundings."""
    if not parent.middles:
        return None
    middle = rng.choice(parent.middles)
    ways = (middle.keys, middle.keys[::-1])
    flipped = rng.random() < 0.5
    options = [s for each in libraries() for s in each.between(pair_key(*ways[flipped]))]
    if not options:
        return None
    new = options[min(int(rng.expovariate(1 / 15)), len(options) - 1)]
    bonds = middle.bonds[::-1] if flipped else middle.bonds
    turned = Middle((bonds[0], bonds[1]), middle.fragment, middle.keys, middle.size)
    return _middle(parent, turned, new, "linker or ring exchange")


def ring_change(parent: Parent, rng: random.Random, others: Sequence[Parent]) -> Proposal | None:
    """Change an atom of a ring, or its size."""
    name, make = rng.choice(RING_MOVES)
    mol = make(parent.mol, parent.protected, rng)
    return mol and Proposal(mol, name, "ring change")


def cross(parent: Parent, rng: random.Random, others: Sequence[Parent]) -> Proposal | None:
    """Take a part from another good molecule."""
    if not others or not parent.cuts:
        return None
    donor = rng.choice(others)
    parts = [part for part in donor.parts if not (parent.no_rings and has_ring(part))]
    if not parts:
        return None
    new = rng.choice(parts)
    if parent.hydrogens and rng.random() < 0.3:
        index, _ = rng.choice(parent.hydrogens)
        mol = surgery.replace_hydrogen(parent.mol, index, new)
        return mol and Proposal(mol, f"{readable(new)} added{parent.place(index)}", "crossover")
    cut, _ = rng.choice(parent.cuts)
    return _side(parent, cut, new, "crossover")


# Move → how often it is tried, where all of them are possible.
MOVES: dict[Move, float] = {
    swap: 4.0,
    grow: 3.0,
    trim: 0.6,
    isostere: 1.0,
    pair: 1.5,
    relink: 2.0,
    ring_change: 1.2,
    cross: 1.5,
}


def has_ring(fragment: str) -> bool:
    """Whether a fragment holds a ring: a SMILES without brackets' contents has a digit then."""
    mol = surgery.fragment_mol(fragment)
    return mol is not None and mol.GetRingInfo().NumRings() > 0


def readable(fragment: str) -> str:
    """A fragment as chemists write it: "OMe" where it has such a name, else its SMILES."""
    return _SHORT.get(fragment, fragment.replace("[1*]", "*").replace("[2*]", "*"))


def _seen(keys: Sequence[int], rng: random.Random, no_rings: bool, old: str) -> str | None:
    library = rng.choice(libraries())
    options = library.substituents(keys, MAX_CHOICE)
    for _ in range(4):
        if not options:
            return None
        new, _ = options[min(int(rng.expovariate(1 / 40)), len(options) - 1)]
        if new != old and not (no_rings and has_ring(new)):
            return new
    return None


def _side(parent: Parent, cut: Cut, new: str | None, move: str) -> Proposal | None:
    mol = surgery.replace_side(parent.mol, cut.anchor, cut.first, new)
    if mol is None:
        return None
    what = (
        f"{readable(cut.fragment)} replaced by {readable(new)}"
        if new
        else f"{readable(cut.fragment)} removed"
    )
    return Proposal(mol, what + parent.place(cut.anchor, "at" if new else "from"), move)


def _middle(parent: Parent, middle: Middle, new: str, move: str) -> Proposal | None:
    mol = surgery.replace_middle(parent.mol, middle.bonds, new)
    if mol is None:
        return None
    return Proposal(mol, f"{readable(middle.fragment)} replaced by {readable(new)}", move)


def _inside(mol: Chem.Mol, middle: Middle) -> set[int]:
    return surgery.middle_atoms(mol, middle.bonds) or set(range(mol.GetNumAtoms()))


_SHORT = {
    "*[H]": "H",
    "*C": "Me",
    "*CC": "Et",
    "*C(C)C": "iPr",
    "*C(C)(C)C": "tBu",
    "*C1CC1": "cPr",
    "*O": "OH",
    "*OC": "OMe",
    "*OCC": "OEt",
    "*N": "NH2",
    "*NC": "NHMe",
    "*N(C)C": "NMe2",
    "*F": "F",
    "*Cl": "Cl",
    "*Br": "Br",
    "*I": "I",
    "*C#N": "CN",
    "*C(F)(F)F": "CF3",
    "*C(F)F": "CHF2",
    "*OC(F)(F)F": "OCF3",
    "*OC(F)F": "OCHF2",
    "*CO": "CH2OH",
    "*CN": "CH2NH2",
    "*C(=O)O": "COOH",
    "*C(N)=O": "CONH2",
    "*C(=O)OC": "CO2Me",
    "*C(=O)NC": "CONHMe",
    "*C(C)=O": "acetyl",
    "*NC(C)=O": "NHAc",
    "*S(N)(=O)=O": "SO2NH2",
    "*S(C)(=O)=O": "SO2Me",
    "*NS(C)(=O)=O": "NHSO2Me",
    "*[N+](=O)[O-]": "NO2",
    "*c1ccccc1": "phenyl",
    "*Cc1ccccc1": "benzyl",
    "*N1CCOCC1": "morpholino",
    "*N1CCCCC1": "piperidino",
    "*c1nn[nH]n1": "tetrazolyl",
}
