"""Delaney's equation (ESOL): solubility in water from four descriptors."""

from __future__ import annotations

from rdkit import Chem
from rdkit.Chem import Crippen, Descriptors, rdMolDescriptors


def esol(mol: Chem.Mol) -> float:
    """Aqueous solubility logS (mol/L, 25 °C) by the published coefficients; Crippen logP in ClogP's place.

    Source: Delaney, J. Chem. Inf. Comput. Sci. 2004, 44, 1000, equation 5.
    """
    aromatic = sum(atom.GetIsAromatic() for atom in mol.GetAtoms()) / max(1, mol.GetNumHeavyAtoms())
    log_p, weight = Crippen.MolLogP(mol), Descriptors.MolWt(mol)  # type: ignore[attr-defined]
    rotors = rdMolDescriptors.CalcNumRotatableBonds(mol)
    return float(0.16 - 0.63 * log_p - 0.0062 * weight + 0.066 * rotors - 0.74 * aromatic)
