"""Peptides by the codes of their amino acids: "Gly-His-Lys", "Ac-Ala-D-Phe-NH2", "the peptide ACDK"."""

from __future__ import annotations

import re
from functools import lru_cache

from rdkit import Chem

from sandbox import chem

MAX_RESIDUES = 40
_LETTERS = {
    "Gly": "G", "Ala": "A", "Val": "V", "Leu": "L", "Ile": "I", "Pro": "P", "Phe": "F", "Tyr": "Y",
    "Trp": "W", "Ser": "S", "Thr": "T", "Cys": "C", "Met": "M", "Asp": "D", "Glu": "E", "Asn": "N",
    "Gln": "Q", "Lys": "K", "Arg": "R", "His": "H",
}  # fmt: skip
# What is bound to the first nitrogen and to the last oxygen, by its first atom; RDKit's HELM reader has none
# of these ends but acetyl and amide.
_HEADS = {
    "H": "", "Ac": "C(C)=O", "Boc": "C(=O)OC(C)(C)C", "Cbz": "C(=O)OCc1ccccc1", "Z": "C(=O)OCc1ccccc1",
    "Fmoc": "C(=O)OCC1c2ccccc2-c2ccccc21",
}  # fmt: skip
_TAILS = {"OH": "", "NH2": "", "OMe": "C", "OEt": "CC", "OtBu": "C(C)(C)C", "OBn": "Cc1ccccc1"}
_AMIDE = "NH2"
_CODE = rf"(?:[DL]-)?(?:{'|'.join(_LETTERS)})"
_CODES = re.compile(
    rf"(?:(?P<head>{'|'.join(_HEADS)})-)?(?P<codes>{_CODE}(?:-{_CODE})+)(?:-(?P<tail>{'|'.join(_TAILS)}))?"
)
_SEQUENCE = re.compile(rf"[{''.join(_LETTERS.values())}]{{3,{MAX_RESIDUES}}}")
_SAID = re.compile(r"(?:peptide|sequence)\s+(?=\S+$)", re.IGNORECASE)


@lru_cache(maxsize=256)
def peptide_of(text: str) -> str | None:
    """Return the SMILES of a peptide; None for anything else.

    Args:
        text: Codes of three letters joined by hyphens, with or without what is bound at the ends; or the word
            "peptide" and codes of one letter, which mean the L acids.
    """
    if said := _SAID.search(text):
        letters = text[said.end() :]
        return _joined(letters) if _SEQUENCE.fullmatch(letters) else None
    match = _CODES.fullmatch(text)
    if match is None:
        return None
    codes = re.findall(_CODE, match["codes"])
    if len(codes) > MAX_RESIDUES:
        return None
    letters = "".join(_letter(code) for code in codes)
    return _joined(letters, match["head"] or "H", match["tail"] or "OH")


def _letter(code: str) -> str:
    """The code of one letter, a small one for a D acid."""
    letter = _LETTERS[code[-3:]]
    return letter.lower() if code[0] == "D" else letter


def _joined(letters: str, head: str = "H", tail: str = "OH") -> str:
    mol = Chem.RWMol(Chem.MolFromSequence(letters, flavor=1))  # L acids, and D acids by small letters
    names = [atom.GetPDBResidueInfo().GetName().strip() for atom in mol.GetAtoms()]
    _bind(mol, names.index("N"), _HEADS[head])
    last = names.index("OXT")
    _bind(mol, last, _TAILS[tail])
    if tail == _AMIDE:
        mol.GetAtomWithIdx(last).SetAtomicNum(7)
    return chem.canonical_smiles(chem.parse_smiles(Chem.MolToSmiles(mol)))


def _bind(mol: Chem.RWMol, atom: int, part: str) -> None:
    if part:
        first = mol.GetNumAtoms()
        mol.InsertMol(Chem.MolFromSmiles(part))
        mol.AddBond(atom, first, Chem.BondType.SINGLE)
