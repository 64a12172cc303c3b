"""Changes of rings and single atoms: an atom for another, a ring larger or smaller."""

from __future__ import annotations

import random
from collections.abc import Callable

from rdkit import Chem

from sandbox.design.surgery import finish

RingMove = Callable[[Chem.Mol, frozenset[int], random.Random], Chem.Mol | None]
MIN_RING, MAX_RING = 4, 7


def aromatic_nitrogen(mol: Chem.Mol, kept: frozenset[int], rng: random.Random) -> Chem.Mol | None:
    """Turn an aromatic CH into N."""
    sites = [
        a.GetIdx() for a in mol.GetAtoms() if a.GetIsAromatic() and a.GetSymbol() == "C" and a.GetTotalNumHs()
    ]
    return _exchange(mol, kept, rng, sites, 7)


def aromatic_carbon(mol: Chem.Mol, kept: frozenset[int], rng: random.Random) -> Chem.Mol | None:
    """Turn an aromatic N into CH."""
    sites = [
        atom.GetIdx()
        for atom in mol.GetAtoms()
        if atom.GetIsAromatic()
        and atom.GetSymbol() == "N"
        and atom.GetDegree() == 2
        and not atom.GetTotalNumHs()
    ]
    return _exchange(mol, kept, rng, sites, 6)


def saturated_oxygen(mol: Chem.Mol, kept: frozenset[int], rng: random.Random) -> Chem.Mol | None:
    """Turn a CH2 of a chain or ring into O."""
    return _exchange(mol, kept, rng, _methylenes(mol), 8)


def saturated_nitrogen(mol: Chem.Mol, kept: frozenset[int], rng: random.Random) -> Chem.Mol | None:
    """Turn a CH2 of a chain or ring into NH."""
    return _exchange(mol, kept, rng, _methylenes(mol), 7)


def saturated_carbon(mol: Chem.Mol, kept: frozenset[int], rng: random.Random) -> Chem.Mol | None:
    """Turn an ether O, thioether S or amine N into CH2 or CH."""
    sites = [a.GetIdx() for a in mol.GetAtoms() if a.GetSymbol() in "ONS" and not a.GetIsAromatic()
             and not a.GetFormalCharge() and a.GetDegree() > 1 and a.GetTotalValence() <= 3
             and all(b.GetBondType() == Chem.BondType.SINGLE for b in a.GetBonds())]  # fmt: skip
    return _exchange(mol, kept, rng, sites, 6)


def larger_ring(mol: Chem.Mol, kept: frozenset[int], rng: random.Random) -> Chem.Mol | None:
    """Put a CH2 into a saturated ring."""
    rings = [r for r in mol.GetRingInfo().AtomRings() if len(r) < MAX_RING]
    bonds = [b for b in mol.GetBonds() if b.GetBondType() == Chem.BondType.SINGLE and not b.GetIsAromatic()
             and any({b.GetBeginAtomIdx(), b.GetEndAtomIdx()} <= set(r) for r in rings)
             and not {b.GetBeginAtomIdx(), b.GetEndAtomIdx()} <= kept]  # fmt: skip
    if not bonds:
        return None
    bond = rng.choice(bonds)
    work = _open(mol)
    begin, end = bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()
    work.RemoveBond(begin, end)
    new = work.AddAtom(Chem.Atom(6))
    work.AddBond(begin, new, Chem.BondType.SINGLE)
    work.AddBond(new, end, Chem.BondType.SINGLE)
    for index in (begin, end):
        _touched(work.GetAtomWithIdx(index))
    return finish(work)


def smaller_ring(mol: Chem.Mol, kept: frozenset[int], rng: random.Random) -> Chem.Mol | None:
    """Take a CH2 out of a saturated ring."""
    rings = [r for r in mol.GetRingInfo().AtomRings() if len(r) > MIN_RING]
    sites = [i for i in _methylenes(mol) if i not in kept and any(i in r for r in rings)]
    if not sites:
        return None
    site = rng.choice(sites)
    work = _open(mol)
    one, two = (neighbour.GetIdx() for neighbour in work.GetAtomWithIdx(site).GetNeighbors())
    if work.GetBondBetweenAtoms(one, two) is not None:
        return None
    work.AddBond(one, two, Chem.BondType.SINGLE)
    for index in (one, two):
        _touched(work.GetAtomWithIdx(index))
    work.RemoveAtom(site)
    return finish(work)


RING_MOVES: tuple[tuple[str, RingMove], ...] = (
    ("aromatic CH replaced by N", aromatic_nitrogen),
    ("aromatic N replaced by CH", aromatic_carbon),
    ("CH2 replaced by O", saturated_oxygen),
    ("CH2 replaced by NH", saturated_nitrogen),
    ("hetero atom replaced by carbon", saturated_carbon),
    ("ring enlarged by CH2", larger_ring),
    ("ring made smaller by CH2", smaller_ring),
)


def _methylenes(mol: Chem.Mol) -> list[int]:
    return [
        a.GetIdx()
        for a in mol.GetAtoms()
        if a.GetSymbol() == "C"
        and a.GetHybridization() == Chem.HybridizationType.SP3
        and a.GetDegree() == 2
        and a.GetTotalNumHs() == 2
    ]


def _exchange(
    mol: Chem.Mol, kept: frozenset[int], rng: random.Random, sites: list[int], number: int
) -> Chem.Mol | None:
    free = [site for site in sites if site not in kept]
    if not free:
        return None
    work = _open(mol)
    atom = work.GetAtomWithIdx(rng.choice(free))
    atom.SetAtomicNum(number)
    atom.SetNumExplicitHs(0)
    atom.SetNoImplicit(False)
    atom.SetChiralTag(Chem.ChiralType.CHI_UNSPECIFIED)
    return finish(work)


def _touched(atom: Chem.Atom) -> None:
    """Leave the handedness of an atom open whose neighbours changed: it is not decided here."""
    atom.SetChiralTag(Chem.ChiralType.CHI_UNSPECIFIED)


def _open(mol: Chem.Mol) -> Chem.RWMol:
    work = Chem.RWMol(mol)
    Chem.Kekulize(work, clearAromaticFlags=True)
    return work
