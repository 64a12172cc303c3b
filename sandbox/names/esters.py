"""Esters named as an alcohol and what it carries: "pentaerythritol tetranitrate", "glycerol tristearate"."""

from __future__ import annotations

import re

from rdkit import Chem

from sandbox.errors import SandboxError
from sandbox.structures import chem

# What takes the place of the hydrogen of each hydroxyl.
_ACYLS = {
    "nitrate": "[N+](=O)[O-]",
    "acetate": "C(C)=O",
    "propionate": "C(=O)CC",
    "butyrate": "C(=O)CCC",
    "acrylate": "C(=O)C=C",
    "methacrylate": "C(=O)C(C)=C",
    "benzoate": "C(=O)c1ccccc1",
    "laurate": "C(=O)CCCCCCCCCCC",
    "myristate": "C(=O)CCCCCCCCCCCCC",
    "palmitate": "C(=O)CCCCCCCCCCCCCCC",
    "stearate": "C(=O)CCCCCCCCCCCCCCCCC",
    "oleate": r"C(=O)CCCCCCC/C=C\CCCCCCCC",
    "mesylate": "S(C)(=O)=O",
    "tosylate": "S(=O)(=O)c1ccc(C)cc1",
}
_COUNTS = {"mono": 1, "di": 2, "tri": 3, "tetra": 4, "penta": 5, "hexa": 6}
ESTER = re.compile(rf"(?P<count>{'|'.join(_COUNTS)})?(?P<acyl>{'|'.join(_ACYLS)})")
_HYDROXYL = Chem.MolFromSmarts("[OX2H1;!$(O-C=[O,S,N]);!$(O-[!#6])]")
_AMINE = Chem.MolFromSmarts("[$([NX3;!$(N[C,S,P]=[O,S]);!$(N-c)]),$([nX2])]")


def ester_of(smiles: str, word: str) -> str | None:
    """Return the ester of an alcohol or a phenol.

    Args:
        smiles: The alcohol.
        word: The last word of the name, such as "tetranitrate".

    Returns:
        Canonical SMILES; None where the word is none of these, leaves open which hydroxyl is meant, or names
        the salt of an amine.
    """
    match = ESTER.fullmatch(word)
    if match is None:
        return None
    try:
        mol = chem.parse_smiles(smiles)
    except SandboxError:
        return None
    places = mol.GetSubstructMatches(_HYDROXYL)
    if len(places) != _COUNTS.get(match["count"] or "mono") or mol.HasSubstructMatch(_AMINE):
        return None
    acyl = Chem.MolFromSmiles(f"[*]{_ACYLS[match['acyl']]}")
    made = Chem.RWMol(mol)
    for (oxygen,) in places:
        start = made.GetNumAtoms()
        made.InsertMol(acyl)
        made.AddBond(oxygen, start + 1, Chem.BondType.SINGLE)
    for atom in reversed([atom.GetIdx() for atom in made.GetAtoms() if atom.GetAtomicNum() == 0]):
        made.RemoveAtom(atom)
    Chem.SanitizeMol(made)
    return chem.canonical_smiles(made.GetMol())
