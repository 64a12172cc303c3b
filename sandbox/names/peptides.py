"""Peptides by the codes of their amino acids: "Gly-His-Lys", "Ac-Ala-D-Phe-NH2", "the peptide ACDK"."""

from __future__ import annotations

import re
from functools import lru_cache

from sandbox import chem

MAX_RESIDUES = 40
# Code of three letters → code of one, and the residue of the L acid, from its nitrogen to its carbonyl.
_RESIDUES = {
    "Gly": ("G", "NCC(=O)"),
    "Ala": ("A", "N[C@@H](C)C(=O)"),
    "Val": ("V", "N[C@@H](C(C)C)C(=O)"),
    "Leu": ("L", "N[C@@H](CC(C)C)C(=O)"),
    "Ile": ("I", "N[C@@H]([C@@H](C)CC)C(=O)"),
    "Pro": ("P", "N1CCC[C@H]1C(=O)"),
    "Phe": ("F", "N[C@@H](Cc1ccccc1)C(=O)"),
    "Tyr": ("Y", "N[C@@H](Cc1ccc(O)cc1)C(=O)"),
    "Trp": ("W", "N[C@@H](Cc1c[nH]c2ccccc12)C(=O)"),
    "Ser": ("S", "N[C@@H](CO)C(=O)"),
    "Thr": ("T", "N[C@@H]([C@@H](C)O)C(=O)"),
    "Cys": ("C", "N[C@@H](CS)C(=O)"),
    "Met": ("M", "N[C@@H](CCSC)C(=O)"),
    "Asp": ("D", "N[C@@H](CC(=O)O)C(=O)"),
    "Glu": ("E", "N[C@@H](CCC(=O)O)C(=O)"),
    "Asn": ("N", "N[C@@H](CC(N)=O)C(=O)"),
    "Gln": ("Q", "N[C@@H](CCC(N)=O)C(=O)"),
    "Lys": ("K", "N[C@@H](CCCCN)C(=O)"),
    "Arg": ("R", "N[C@@H](CCCNC(=N)N)C(=O)"),
    "His": ("H", "N[C@@H](Cc1c[nH]cn1)C(=O)"),
}
_BY_LETTER = {letter: residue for letter, residue in _RESIDUES.values()}
_HEADS = {
    "H": "", "Ac": "CC(=O)", "Boc": "CC(C)(C)OC(=O)", "Cbz": "O=C(OCc1ccccc1)", "Z": "O=C(OCc1ccccc1)",
    "Fmoc": "O=C(OCC1c2ccccc2-c2ccccc21)",
}  # fmt: skip
_TAILS = {"OH": "O", "NH2": "N", "OMe": "OC", "OEt": "OCC", "OtBu": "OC(C)(C)C", "OBn": "OCc1ccccc1"}
_CODE = rf"(?:[DL]-)?(?:{'|'.join(_RESIDUES)})"
_CODES = re.compile(
    rf"(?:(?P<head>{'|'.join(_HEADS)})-)?(?P<codes>{_CODE}(?:-{_CODE})+)(?:-(?P<tail>{'|'.join(_TAILS)}))?"
)
_LETTERS = re.compile(rf"[{''.join(_BY_LETTER)}]{{3,{MAX_RESIDUES}}}")
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
        return _joined([_BY_LETTER[each] for each in letters]) if _LETTERS.fullmatch(letters) else None
    match = _CODES.fullmatch(text)
    if match is None:
        return None
    codes = re.findall(_CODE, match["codes"])
    if len(codes) > MAX_RESIDUES:
        return None
    residues = [_residue(code) for code in codes]
    return _joined(residues, _HEADS.get(match["head"] or "H", ""), _TAILS[match["tail"] or "OH"])


def _residue(code: str) -> str:
    residue = _RESIDUES[code[-3:]][1]
    return re.sub("@+", lambda match: "@" * (3 - len(match.group())), residue) if code[0] == "D" else residue


def _joined(residues: list[str], head: str = "", tail: str = "O") -> str:
    return chem.canonical_smiles(chem.parse_smiles("".join([head, *residues, tail])))
