"""What the networks see of a molecule: its atoms, its bonds, and how two atoms stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from rdkit import Chem

from sandbox.reactions.edits import BOND_CODES

FloatArray = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
ByteArray = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
IntArray = np.ndarray[tuple[int, ...], np.dtype[np.int32]]

_ELEMENTS = (6, 7, 8, 9, 16, 17, 35, 53, 15, 14, 5, 50, 34, 30, 12, 3)
_RING_SIZES = (3, 4, 5, 6, 7)
_HYBRIDS = (Chem.HybridizationType.SP, Chem.HybridizationType.SP2, Chem.HybridizationType.SP3)
ATOM_FEATURES = len(_ELEMENTS) + 1 + 6 + 5 + 3 + len(_HYBRIDS) + len(_RING_SIZES) + 5
BOND_KINDS = 16
RELATIONS = 10


@dataclass(frozen=True)
class Graph:
    """A molecule as arrays.

    Attributes:
        atoms: (atoms, ATOM_FEATURES) of 0 and 1.
        source: Where each directed bond starts.
        target: Where it ends.
        kind: Its kind, below BOND_KINDS.
    """

    atoms: ByteArray
    source: IntArray
    target: IntArray
    kind: IntArray


def graph_of(mol: Chem.Mol) -> Graph:
    """Describe a sanitised molecule."""
    rings = mol.GetRingInfo()
    atoms = np.zeros((mol.GetNumAtoms(), ATOM_FEATURES), np.uint8)
    for index, atom in enumerate(mol.GetAtoms()):
        atoms[index, _hot(atom, rings)] = 1
    source, target, kind = [], [], []
    for bond in mol.GetBonds():
        code = BOND_CODES.get(bond.GetBondType(), 1) - 1
        number = code + 4 * bond.IsInRing() + 8 * bond.GetIsConjugated()
        i, j = bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()
        source += [i, j]
        target += [j, i]
        kind += [number, number]
    return Graph(atoms, *(np.array(each, np.int32) for each in (source, target, kind)))


def _hot(atom: Chem.Atom, rings: Any) -> list[int]:
    number, index = atom.GetAtomicNum(), atom.GetIdx()
    hot = [_ELEMENTS.index(number) if number in _ELEMENTS else len(_ELEMENTS)]
    base = len(_ELEMENTS) + 1
    hot.append(base + min(atom.GetDegree(), 5))
    base += 6
    hot.append(base + min(atom.GetTotalNumHs(), 4))
    base += 5
    hot.append(base + 1 + max(-1, min(1, atom.GetFormalCharge())))
    base += 3
    if atom.GetHybridization() in _HYBRIDS:
        hot.append(base + _HYBRIDS.index(atom.GetHybridization()))
    base += len(_HYBRIDS)
    hot += [base + k for k, size in enumerate(_RING_SIZES) if rings.IsAtomInRingOfSize(index, size)]
    base += len(_RING_SIZES)
    count = rings.NumAtomRings(index)
    flags = (
        atom.GetIsAromatic(),
        atom.GetChiralTag() != 0,
        count > 0,
        count > 1,
        atom.GetNumRadicalElectrons() > 0,
    )
    return hot + [base + k for k, flag in enumerate(flags) if flag]


def relations(mol: Chem.Mol, first: IntArray, second: IntArray) -> IntArray:
    """How the atoms of each pair stand to each other: same, bonded (by order), near, far, or apart."""
    distance = Chem.GetDistanceMatrix(mol)[first, second]
    found = np.where(distance > 1000, 9, np.clip(distance + 3, 0, 8)).astype(np.int32)
    found[first == second] = 0
    for place in np.flatnonzero(distance == 1):
        bond = mol.GetBondBetweenAtoms(int(first[place]), int(second[place]))
        found[place] = BOND_CODES.get(bond.GetBondType(), 1)
    return found
