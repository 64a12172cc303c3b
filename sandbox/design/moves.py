"""The moves: how a molecule becomes another one, and how that reads in words."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rdkit import Chem

from sandbox.design import surgery
from sandbox.design.bioisosteres import TERMINAL
from sandbox.design.cuts import Cut, Middle, pair_key
from sandbox.design.library import exchanges, libraries
from sandbox.design.linking_isosteres import LINKING
from sandbox.design.places import Parent
from sandbox.design.ring_moves import RING_MOVES

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


Move = Callable[[Parent, random.Random, Sequence[Parent]], Proposal | None]


def swap(parent: Parent, rng: random.Random, others: Sequence[Parent]) -> Proposal | None:
    """Exchange a substituent for one that was seen in the same surroundings."""
    cut = parent.some_cut(rng)
    if cut is None:
        return None
    new = _seen(cut.keys, rng, parent.no_rings, cut.fragment)
    return None if new is None else _side(parent, cut, new, "fragment exchange")


def grow(parent: Parent, rng: random.Random, others: Sequence[Parent]) -> Proposal | None:
    """Put a substituent in place of a hydrogen, where it was seen in the same surroundings."""
    if not parent.hydrogens:
        return None
    index = rng.choice(parent.hydrogens)
    new = _seen(parent.hydrogen_keys(index), rng, parent.no_rings, "")
    if new is None:
        return None
    mol = surgery.replace_hydrogen(parent.mol, index, new)
    return mol and Proposal(mol, f"{readable(new)} added{parent.place(index)}", "addition")


def trim(parent: Parent, rng: random.Random, others: Sequence[Parent]) -> Proposal | None:
    """Take a substituent off."""
    cut = parent.some_cut(rng)
    return None if cut is None else _side(parent, cut, None, "removal")


def isostere(parent: Parent, rng: random.Random, others: Sequence[Parent]) -> Proposal | None:
    """Exchange a group for a bioisostere from the hand-written list."""
    cut = parent.some_cut(rng, TERMINAL)
    middle = parent.some_middle(rng, LINKING) if cut is None or rng.random() < 0.5 else None
    if middle is not None:
        return _middle(parent, middle, rng.choice(LINKING[middle.fragment]).smiles, "bioisostere")
    if cut is None:
        return None
    new = rng.choice(TERMINAL[cut.fragment]).smiles
    if parent.no_rings and has_ring(new):
        return None
    return _side(parent, cut, None if new == "*[H]" else new, "bioisostere")


def pair(parent: Parent, rng: random.Random, others: Sequence[Parent]) -> Proposal | None:
    """Make an exchange that is known from matched pairs."""
    known = exchanges()
    cut = parent.some_cut(rng, known)
    if cut is None:
        return None
    options = known[cut.fragment]
    new = options[min(int(rng.expovariate(1 / 25)), len(options) - 1)].new
    if parent.no_rings and has_ring(new):
        return None
    return _side(parent, cut, None if new == "*[H]" else new, "matched pair")


def relink(parent: Parent, rng: random.Random, others: Sequence[Parent]) -> Proposal | None:
    """Exchange a linker or a ring in the middle for one that was seen between the same surroundings."""
    middle = parent.some_middle(rng)
    if middle is None:
        return None
    ways = (middle.keys, middle.keys[::-1])
    flipped = rng.random() < 0.5
    options = [s for each in libraries() for s in each.between(pair_key(*ways[flipped]))]
    if not options:
        return None
    new = options[min(int(rng.expovariate(1 / 15)), len(options) - 1)]
    bonds = middle.bonds[::-1] if flipped else middle.bonds
    turned = replace(middle, bonds=(bonds[0], bonds[1]))
    return _middle(parent, turned, new, "linker or ring exchange")


def ring_change(parent: Parent, rng: random.Random, others: Sequence[Parent]) -> Proposal | None:
    """Change an atom of a ring, or its size."""
    name, make = rng.choice(RING_MOVES)
    mol = make(parent.mol, parent.protected, rng)
    return mol and Proposal(mol, name, "ring change")


def cross(parent: Parent, rng: random.Random, others: Sequence[Parent]) -> Proposal | None:
    """Take a part from another good molecule."""
    if not others:
        return None
    donor = rng.choice(others)
    parts = [part for part in donor.parts if not (parent.no_rings and has_ring(part))]
    if not parts:
        return None
    new = rng.choice(parts)
    if parent.hydrogens and rng.random() < 0.3:
        index = rng.choice(parent.hydrogens)
        mol = surgery.replace_hydrogen(parent.mol, index, new)
        return mol and Proposal(mol, f"{readable(new)} added{parent.place(index)}", "crossover")
    cut = parent.some_cut(rng)
    return None if cut is None else _side(parent, cut, new, "crossover")


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
    "*c1nnn[nH]1": "tetrazolyl",
    "*c1nn[nH]n1": "tetrazolyl",
}
