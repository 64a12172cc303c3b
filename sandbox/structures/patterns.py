"""A pattern as its user writes it."""

from __future__ import annotations

from rdkit import Chem

from sandbox.errors import ChemError
from sandbox.structures import chem


def read_pattern(text: str) -> Chem.Mol:
    """A fragment's SMILES is matched as the fragment; what is no valid SMILES must be a valid SMARTS.

    Raises:
        ChemError: It is neither.
    """
    try:
        return chem.parse_smiles(text)
    except ChemError:
        return chem.parse_smarts(text)
