"""The molecular graph as Chemprop's directed message passing takes it: atoms, directed bonds, their features.

The features are those of Chemprop 2 (``MultiHotAtomFeaturizer.v2`` and ``MultiHotBondFeaturizer``), in their
order; Heid et al., J. Chem. Inf. Model. 2024, 64, 9.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem

Array = NDArray[np.float32]
Index = NDArray[np.intp]


def _places(*values: Hashable) -> dict[Hashable, int]:
    return {value: place for place, value in enumerate(values)}


_HYBRIDIZATIONS = _places(
    *(getattr(Chem.HybridizationType, name) for name in ("S", "SP", "SP2", "SP2D", "SP3", "SP3D", "SP3D2"))
)
_ELEMENTS = _places(*range(1, 37), 53)
_DEGREES, _CHARGES = _places(*range(6)), _places(-1, -2, 1, 2, 0)
_TAGS, _HYDROGENS = _places(*range(4)), _places(*range(5))
_ATOM_CHOICES = (_ELEMENTS, _DEGREES, _CHARGES, _TAGS, _HYDROGENS, _HYBRIDIZATIONS)
# the place after the known choices is for what is none of them
_STARTS = np.cumsum([0, *(len(choices) + 1 for choices in _ATOM_CHOICES)])
ATOM_FEATURES = int(_STARTS[-1]) + 2
_BOND_TYPES = _places(
    Chem.BondType.SINGLE, Chem.BondType.DOUBLE, Chem.BondType.TRIPLE, Chem.BondType.AROMATIC
)
_BOND_STEREO_START, _BOND_STEREOS = 7, 6
BOND_FEATURES = 14


@dataclass(frozen=True, slots=True)
class Graph:
    """Several molecules as one graph.

    Attributes:
        atoms: Features, shape (atoms, ATOM_FEATURES).
        bonds: Features of the directed bonds, shape (directed bonds, BOND_FEATURES); the two directions of a
            bond stand next to each other.
        source: Atom from which each directed bond leads.
        target: Atom to which it leads.
        owner: Molecule of each atom.
        count: Number of molecules.
    """

    atoms: Array
    bonds: Array
    source: Index
    target: Index
    owner: Index
    count: int

    @property
    def reverse(self) -> Index:
        """The opposite direction of each directed bond."""
        reversed_: Index = np.arange(len(self.source)) ^ 1
        return reversed_


def graph_of(mols: Sequence[Chem.Mol]) -> Graph:
    """Put molecules into one graph."""
    atoms: list[Chem.Atom] = [atom for mol in mols for atom in mol.GetAtoms()]
    sizes = [mol.GetNumAtoms() for mol in mols]
    starts = np.cumsum([0, *sizes])[:-1]
    pairs: list[int] = []
    bonds: list[Chem.Bond] = []
    for start, mol in zip(starts, mols, strict=True):
        for bond in mol.GetBonds():
            begin, end = start + bond.GetBeginAtomIdx(), start + bond.GetEndAtomIdx()
            pairs += [begin, end, end, begin]
            bonds.append(bond)
    ends = np.array(pairs, dtype=np.intp).reshape(-1, 2)
    owner = np.repeat(np.arange(len(mols)), sizes)
    bond_features = np.repeat(_bond_features(bonds), 2, axis=0)
    return Graph(_atom_features(atoms), bond_features, ends[:, 0], ends[:, 1], owner, len(mols))


def _atom_features(atoms: Sequence[Chem.Atom]) -> Array:
    features = np.zeros((len(atoms), ATOM_FEATURES), dtype=np.float32)
    for row, atom in zip(features, atoms, strict=True):
        values = (
            atom.GetAtomicNum(),
            atom.GetTotalDegree(),
            atom.GetFormalCharge(),
            int(atom.GetChiralTag()),
            atom.GetTotalNumHs(),
            atom.GetHybridization(),
        )
        for value, start, choices in zip(values, _STARTS, _ATOM_CHOICES, strict=False):
            row[start + _place(value, choices)] = 1
        row[-2] = atom.GetIsAromatic()
        row[-1] = 0.01 * atom.GetMass()
    return features


def _bond_features(bonds: Sequence[Chem.Bond]) -> Array:
    features = np.zeros((len(bonds), BOND_FEATURES), dtype=np.float32)
    for row, bond in zip(features, bonds, strict=True):
        place = _BOND_TYPES.get(bond.GetBondType())
        if place is not None:
            row[1 + place] = 1
        row[5] = bond.GetIsConjugated()
        row[6] = bond.IsInRing()
        row[_BOND_STEREO_START + min(int(bond.GetStereo()), _BOND_STEREOS)] = 1
    return features


def _place(value: Hashable, choices: Mapping[Hashable, int]) -> int:
    return choices.get(value, len(choices))
