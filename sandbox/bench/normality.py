"""Normal concentrations of acids and bases: 1 N sulfuric acid is 0.5 mol/L.

The number of protons that a formula unit gives or takes when it is neutralised: IUPAC, Compendium of Chemical
Terminology, "equivalent entity". For oxidants and what precipitates it depends on the reaction.
"""

from __future__ import annotations

import re

from rdkit import Chem

from sandbox.errors import ToolError
from sandbox.results import format_number
from sandbox.structures import chem
from sandbox.types import Molecule

_NORMAL = re.compile(r"(?P<number>\d(?:[\d.,]*\d)?)\s?(?P<prefix>[mu]?)N\b")
_ACID = Chem.MolFromSmarts(
    "[$([OX2H]C(=O)[#6]),$([OX2H]C=O),$([OX2H]S(=O)(=O)),$([OX2H]P(=O)),$([OX2H][N+](=O)[O-]),$([OX2H]Cl)]"
)
_ONE_EACH = frozenset({"Cl", "Br", "I", "F", "N"})  # the hydrogen halides and ammonia
_HYDROXIDE = Chem.MolFromSmarts("[OX1H-]")
_CARBONATE, _HYDROGENCARBONATE = Chem.MolFromSmarts("[O-]C(=O)[O-]"), Chem.MolFromSmarts("[OX2H]C(=O)[O-]")


def equivalents(mol: Chem.Mol) -> int:
    """Protons that an acid gives, or that a base takes; 0 for what is neither."""
    smiles = chem.canonical_smiles(mol)
    if smiles in _ONE_EACH:
        return 1
    given = len(mol.GetSubstructMatches(_HYDROGENCARBONATE)) or (
        len(mol.GetSubstructMatches(_HYDROXIDE)) + 2 * len(mol.GetSubstructMatches(_CARBONATE))
    )
    return given or len(mol.GetSubstructMatches(_ACID))


def in_molar(text: str, molecule: Molecule) -> tuple[str, str | None]:
    """An amount as it is written, with a normality made molar, and the remark that this needs.

    Args:
        text: "1 N", "0.1 M", "12 mL, 2 N".
        molecule: What it is a concentration of.

    Raises:
        ToolError: The compound is no acid and no base whose protons are counted.
    """
    match = _NORMAL.search(text)
    if match is None:
        return text, None
    each = equivalents(molecule.mol)
    if not each:
        raise ToolError(
            f"what 1 N {molecule.label} is depends on its reaction; give the concentration in mol/L"
        )
    if each == 1:
        return text, None
    molar = float(match["number"].replace(",", ".")) / each
    written = f"{molar:.6g} {match['prefix']}M"
    shown = format_number(molar, 4).rstrip("0").rstrip(".")
    return (
        text[: match.start()] + written + text[match.end() :],
        f"{match.group()} is {shown} {match['prefix']}mol/L: {each} protons a formula unit",
    )
