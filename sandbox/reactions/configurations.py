"""Configurations that a reaction decides: inverted centres, double bonds with their chains apart."""

from __future__ import annotations

from collections.abc import Sequence

from rdkit import Chem

_OPPOSITE = {
    Chem.ChiralType.CHI_TETRAHEDRAL_CW: Chem.ChiralType.CHI_TETRAHEDRAL_CCW,
    Chem.ChiralType.CHI_TETRAHEDRAL_CCW: Chem.ChiralType.CHI_TETRAHEDRAL_CW,
}


def inverted(product: Chem.Mol, number: int, reactants: Sequence[Chem.Mol]) -> None:
    """Invert a centre whose configuration was known; RDKit keeps it where a single bond changes.

    Args:
        product: A product as RDKit made it; it is changed.
        number: Map number of the centre.
        reactants: What it was made from.
    """
    for atom in product.GetAtoms():
        if atom.HasProp("old_mapno") and atom.GetIntProp("old_mapno") == number:
            before = reactants[atom.GetIntProp("react_idx")].GetAtomWithIdx(atom.GetIntProp("react_atom_idx"))
            if before.GetChiralTag() in _OPPOSITE and atom.GetChiralTag() in _OPPOSITE:
                atom.SetChiralTag(_OPPOSITE[atom.GetChiralTag()])


def with_chains_apart(product: Chem.Mol, numbers: Sequence[int]) -> None:
    """Make the double bond between two map numbers trans where each end bears one chain and a hydrogen.

    Args:
        product: A product as RDKit made it; it is changed.
        numbers: Map numbers of the two ends.
    """
    ends = [
        atom.GetIdx()
        for number in numbers
        for atom in product.GetAtoms()
        if atom.HasProp("old_mapno") and atom.GetIntProp("old_mapno") == number
    ]
    bond = product.GetBondBetweenAtoms(*ends) if len(ends) == 2 else None
    if bond is None or bond.GetBondType() != Chem.BondType.DOUBLE or bond.IsInRing():
        return
    chains = []
    for end, other in (ends, ends[::-1]):
        atom = product.GetAtomWithIdx(end)
        chains += [near.GetIdx() for near in atom.GetNeighbors() if near.GetIdx() != other]
        if atom.GetDegree() != 2:
            return
    first, second = bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()
    bond.SetStereoAtoms(*(chains if first == ends[0] and second == ends[1] else chains[::-1]))
    bond.SetStereo(Chem.BondStereo.STEREOTRANS)
    Chem.SetDoubleBondNeighborDirections(product)
