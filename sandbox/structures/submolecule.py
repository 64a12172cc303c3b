"""Part of a molecule as a molecule of its own, with hydrogens where bonds were cut."""

from __future__ import annotations

from collections.abc import Iterable

from rdkit import Chem

from sandbox.errors import ChemError
from sandbox.structures.chem import canonical_smiles, parse_smiles


def submolecule_smiles(mol: Chem.Mol, atoms: Iterable[int]) -> str | None:
    """Cut atoms out of a molecule.

    Args:
        mol: The molecule; not changed.
        atoms: Indices of the atoms to keep.

    Returns:
        Canonical SMILES without stereochemistry, or None where the part is no valid molecule.
    """
    keep = set(atoms)
    part = Chem.RWMol(mol)
    Chem.RemoveStereochemistry(part)
    for atom in part.GetAtoms():
        cut = [n for n in atom.GetNeighbors() if n.GetIdx() not in keep]
        if atom.GetIdx() in keep and cut:
            _close(atom, len(cut))
    part.BeginBatchEdit()
    for index in range(mol.GetNumAtoms()):
        if index not in keep:
            part.RemoveAtom(index)
    part.CommitBatchEdit()
    try:
        Chem.SanitizeMol(part)
        return canonical_smiles(parse_smiles(canonical_smiles(part)))
    except (ChemError, Chem.MolSanitizeException, RuntimeError, ValueError):
        return None


def _close(atom: Chem.Atom, cut: int) -> None:
    """Let hydrogens take the place of cut bonds."""
    if atom.GetIsAromatic() and atom.GetAtomicNum() != 6:
        # An aromatic N keeps one H where its substituent was; without it the ring has no Kekulé form.
        atom.SetNumExplicitHs(atom.GetNumExplicitHs() + cut)
    else:
        atom.SetNumExplicitHs(0)
        atom.SetNoImplicit(False)
