"""How much a token looks like a SMILES or a SMARTS, judged by its characters alone."""

from __future__ import annotations

import re
from typing import Literal

from sandbox.recogniser.words import ACRONYMS

Grade = Literal["strong", "fair", "weak"]

# No alternative shares its first character with another one (Cl and Br are tried before C and B, and neither
# "l" nor "r" stands alone), so that matching takes linear time.
_ATOM = r"(?:Cl|Br|[BCNOPSFIbcnops*]|\[[^\[\]\s]{1,60}\])"
_ALPHABET = re.compile(rf"(?:{_ATOM}|[-=#$:~/\\().0-9%@!])+(?:\[[^\[\]\s]*)?")
_ATOMS = re.compile(_ATOM)
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_BRACKET_ATOM = re.compile(
    r"\[\d*(?:[A-Z][a-z]?|[bcnops]|se|as|te|\*)@{0,2}(?:@?[A-Z]{2}\d+)?(?:H\d*)?(?:[+-]+\d*)?(?::\d+)?\]"
)
_SMARTS_ONLY = re.compile(
    r"\[[^\[\]]{0,60}?(?:"
    r"\#\d|![#A-Za-z*$]|\$\(|"  # [#6], [!C], [$(…)]
    r"[A-Za-z*\]\d][;&][!#A-Za-z$*@\d+-]|[A-Za-z*\d],[#!A-Za-z$*]|"  # [C;H2], [C,N]
    r"[CNOSPFcnospAa*]X\d|[CNOSPcnosp][DvxrR]\d?(?![a-z]))"  # [CX4], [CR]
    r"|[BCNOPSFIbcnops*\])\d]~[BCNOPSFIbcnops*\[]"  # any bond
    r"|[BCNOPSFIbcnops*\])\d](?:!?@|![-#:~])[BCNOPSFIbcnops*\[]"  # ring bond, not this bond
    r"|\[[RaA](?:\d|[;&,])?\]"
)
_SMARTS_OUTSIDE = re.compile(r"(?:Cl|Br|[BCNOPSFIbcnops*Aa_]|[-=#$:~/\\().0-9%@!&,;])*")
# Inside brackets: elements, the letters of primitives, operators; three small letters in a row are a word.
_SMARTS_INSIDE = re.compile(
    r"(?:[A-Z][a-z]|[ABCDFHIKNOPRSUVWXYabchnoprsvxz]|[-\[\]()#$!&,;:=~@+*^/\\.%0-9])*"
)
_FORMULA = re.compile(r"(?:[A-Z][a-z]?(?:[2-9]|\d\d+)?)+")
_HALOGEN = re.compile(r"(?:Cl|Br){2}")
_OPEN_RING = re.compile(r"C[1-9][BCNOPSF]*CC|CC[BCNOPS]*[1-9][BCNOPS]")


def has_alphabet(token: str) -> bool:
    """Whether the token consists of nothing but the atoms, bonds and digits of SMILES."""
    return bool(_ALPHABET.fullmatch(token)) and bool(_ATOMS.search(token))


def is_bracket_atom(token: str) -> bool:
    """Whether the token is one atom in brackets, such as ``[Na+]``."""
    return bool(_BRACKET_ATOM.fullmatch(token))


def is_smarts(token: str) -> bool:
    """Whether the token has features that SMARTS has and SMILES has not."""
    if not re.search(r"[\[~@!]", token) or not _SMARTS_ONLY.search(token):
        return False
    # "[x]", "[A]" and "[R]" alone are tick boxes, footnotes and placeholders
    if re.fullmatch(r"\[[A-Za-z]\d?\]", token):
        return False
    first, last = token.find("["), token.rfind("]")
    inside = token[first : last + 1] if 0 <= first < last else ""
    outside = token.replace(inside, "_") if inside else token
    if not _SMARTS_OUTSIDE.fullmatch(outside) or not _SMARTS_INSIDE.fullmatch(inside):
        return False
    return "$(" in inside or not re.search(r"[a-z]{3}", re.sub(r"\][^\[\]]*\[", "][", inside))


def atom_count(token: str) -> int:
    """Number of atoms written in the token."""
    return len(_ATOMS.findall(token))


def grade(token: str) -> Grade:
    """Judge a token that RDKit reads.

    Returns:
        ``"strong"``: it has the punctuation of SMILES and can be nothing else; ``"fair"``: a chain of letters
        that is no known word; ``"weak"``: it counts only if the text around it says so.
    """
    atoms = _ATOMS.findall(token)
    outside = _BRACKETS.sub("*", token)
    if re.search(r"[bcnops]", outside) and re.search(r"\d", outside):
        return "strong"
    if len(atoms) >= 2 and "[" in token:
        return "strong"
    if len(atoms) < 3:
        return "fair" if _HALOGEN.fullmatch(token) else "weak"
    if re.search(r"[=#$]", outside):
        return "strong"
    if not _has_carbon(outside):
        return "weak"
    if re.search(r"[()\d]", outside):
        return "strong"
    return _grade_letters(token, atoms) if re.fullmatch(r"[A-Za-z.]+", token) else "weak"


def _grade_letters(token: str, atoms: list[str]) -> Grade:
    if token in ACRONYMS:
        return "weak"
    if "CC" in token.replace("Cl", "~") or "Cl" in token or "Br" in token:
        return "fair"
    share = sum(atom == "C" for atom in atoms) / len(atoms)
    return "fair" if len(atoms) >= 5 and share >= 0.4 and "." not in token else "weak"


def _has_carbon(outside: str) -> bool:
    return "C" in outside.replace("Cl", "") or "c" in outside


def meant_as_smiles(token: str) -> bool:
    """Whether a token that RDKit refuses was clearly meant as a SMILES; words and formulas never are."""
    if not has_alphabet(token):
        return _has_one_odd_letter(token) or _has_stray_bracket(token)
    outside = _BRACKETS.sub("*", token)
    if atom_count(token) < 3 or not _has_carbon(outside):
        return False
    if re.search(r"[=#)]\d+$", outside) and not re.search(r"c\d.*c", outside):
        return False
    if re.search(r"[bcnops]", outside):
        ring = re.search(r"[bcnops]\d+[bcnops(=\[A-Z]", outside)
        return bool(ring) and "c" in outside and atom_count(token) >= 4
    if re.search(r"[=#]|\(.*[BCNOPSFI]", outside):
        return True
    if re.search(r"\[[A-Za-z]", token) and "CC" in outside:
        return True
    return not _FORMULA.fullmatch(token) and bool(_OPEN_RING.search(outside))


def _has_stray_bracket(token: str) -> bool:
    """Whether a square bracket that has no partner stands in what is otherwise all SMILES."""
    rest = re.sub(r"[\[\]]", "", _BRACKETS.sub("*", token))
    clear = re.search(r"c\dc|c\d.*c\d|\(=O\)|\(.*\(.*\)", rest)
    return len(rest) >= 8 and bool(clear) and has_alphabet(rest)


def _has_one_odd_letter(token: str) -> bool:
    """Whether one letter in it is no atom, while all the rest is clearly SMILES."""
    outside = _BRACKETS.sub("*", token)
    if len(outside) < 7 or not re.fullmatch(r"[A-Za-z0-9()=#/\\@.%*\-]+", outside):
        return False
    if re.search(r"[a-z]{2}", re.sub(r"Cl|Br|[bcnops]", "*", outside)) or re.search(
        r"\d[a-z]*-|^\d|H\d", outside
    ):
        return False
    odd = re.sub(r"Cl|Br|[BCNOPSFIbcnops*0-9()=#/\\@.%\-]", "", outside)
    ring = re.search(r"[cn]\d+[cn]", outside)
    if len(odd) != 1 or (odd in "RX" and not ring and len(outside) < 15):
        return False
    closed = re.search(r"[cn](\d)[cn(].*[cn]\1", outside)
    return bool(closed or (ring and re.search(r"[(=]", outside))) or bool(
        re.search(r"C.*\(=O|=O.*C.*\(", outside)
    )
