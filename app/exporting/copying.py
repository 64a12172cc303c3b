"""A molecule in the notations that other programs take."""

from __future__ import annotations

import re
from collections.abc import Callable

from rdkit import Chem
from rdkit.Chem import rdMolDescriptors

from app.exporting.cdxml import to_cdxml
from sandbox.calling import read_molecule
from sandbox.errors import ChemError
from sandbox.structures import chem

NOTATIONS = ("SMILES", "Canonical SMILES", "InChI", "InChIKey", "MOL block", "CDXML")


def notation_of(text: str, notation: str) -> str:
    """Write a molecule in a notation.

    Args:
        text: SMILES, InChI or MOL block.
        notation: One of :data:`NOTATIONS`.

    Raises:
        ChemError: It cannot be read, or the notation cannot express it.
    """
    mol = read_molecule(text)
    return _WRITERS[notation](mol, text)


def _smiles(mol: Chem.Mol, text: str) -> str:
    written = text.strip()
    return chem.canonical_smiles(mol) if "\n" in written or written.startswith("InChI=") else written


def _inchi(mol: Chem.Mol, text: str) -> str:
    inchi, reason = chem.to_inchi(mol)
    if inchi is None:
        raise ChemError(reason or "InChI cannot express this structure")
    return inchi


def formula_of(text: str) -> str:
    """Molecular formula with small figures, in Hill order: ``C₁₃H₁₂O``, ``C₅H₁₂NO₂⁺``.

    Raises:
        ChemError: The structure cannot be read.
    """
    return small_figures(str(rdMolDescriptors.CalcMolFormula(read_molecule(text))))


def small_figures(formula: str) -> str:
    """A molecular formula with small figures: ``C13H12O`` becomes ``C₁₃H₁₂O``."""
    atoms, sign, number = (
        re.split(r"([+-])", formula, maxsplit=1) if re.search(r"[+-]", formula) else (formula, "", "")
    )
    return atoms.translate(_SUBSCRIPTS) + (number + sign).translate(_SUPERSCRIPTS)


_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")

_WRITERS: dict[str, Callable[[Chem.Mol, str], str]] = {
    "SMILES": _smiles,
    "Canonical SMILES": lambda mol, text: chem.canonical_smiles(mol),
    "InChI": _inchi,
    "InChIKey": lambda mol, text: str(Chem.InchiToInchiKey(_inchi(mol, text))),
    "MOL block": lambda mol, text: chem.to_molblock(mol),
    "CDXML": lambda mol, text: to_cdxml(mol),
}
