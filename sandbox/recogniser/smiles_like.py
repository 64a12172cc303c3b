"""How much a token looks like a SMILES or a SMARTS, judged by its characters alone."""

from __future__ import annotations

import re
from typing import Literal

from sandbox.recogniser.words import ACRONYMS, ENGLISH_WORDS

Grade = Literal["strong", "fair", "weak"]

# No alternative shares its first character with another one (Cl and Br are tried before C and B, and neither
# "l" nor "r" stands alone), so that matching takes linear time.
_ATOM = r"(?:Cl|Br|[BCNOPSFIbcnops*]|\[[^\[\]\s]{1,60}\])"
_BOND = r"[-=#$:~/\\]"
_ALPHABET = re.compile(rf"(?:{_ATOM}|{_BOND}|[().0-9%@!])+(?:\[[^\[\]\s]*)?")
_ATOMS = re.compile(_ATOM)
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_BRACKET_ATOM = re.compile(
    r"\[\d*(?:[A-Z][a-z]?|[bcnops]|se|as|te|\*)@{0,2}(?:@?[A-Z]{2}\d+)?(?:H\d*)?(?:[+-]+\d*)?(?::\d+)?\]"
)
_SMARTS_ONLY = re.compile(
    r"\[[^\[\]]{0,60}?(?:\#\d|![#A-Za-z*$]|\$\(|[A-Za-z*\]\d][;&][!#A-Za-z$*@\d+-]|[A-Za-z*\d],[#!A-Za-z$*]|[CNOSPFcnospAa*]X\d|"
    r"[CNOSPcnosp][DvxrR]\d?(?![a-z]))"
    r"|[BCNOPSFIbcnops*\])\d]~[BCNOPSFIbcnops*\[]|[\])\w]!?@[BCNOPSFIbcnops*\[]|[\])\w]![-=#:~]"
    r"|\[[RaA](?:\d|[;&,])?\]"
)
_FORMULA = re.compile(r"(?:[A-Z][a-z]?(?:[2-9]|\d\d+)?)+")


def has_alphabet(token: str) -> bool:
    """Whether the token consists of nothing but the atoms, bonds and digits of SMILES."""
    return bool(_ALPHABET.fullmatch(token)) and bool(_ATOMS.search(token))


def is_bracket_atom(token: str) -> bool:
    """Whether the token is one atom in brackets, such as ``[Na+]``."""
    return bool(_BRACKET_ATOM.fullmatch(token))


def is_smarts(token: str) -> bool:
    """Whether the token has features that SMARTS has and SMILES has not."""
    if not ("[" in token or "~" in token or "@" in token or "!" in token):
        return False
    if not _SMARTS_ONLY.search(token):
        return False
    # "[x]", "[A]" and "[R]" alone are tick boxes, footnotes and placeholders
    return not re.fullmatch(r"\[[A-Za-z]\d?\]", token) and not re.search(
        r"[^\W\d_]{4}", _BRACKETS.sub("", token)
    )


def atom_count(token: str) -> int:
    """Number of atoms written in the token."""
    return len(_ATOMS.findall(token))


def grade(token: str) -> Grade:
    """Judge a token that RDKit reads.

    Returns:
        ``"strong"``: it has the punctuation of SMILES and can be nothing else; ``"fair"``: a chain of letters that
        is no known word; ``"weak"``: it counts only if the text around it says so.
    """
    atoms = _ATOMS.findall(token)
    outside = _BRACKETS.sub("*", token)
    carbon = "C" in re.sub("Cl", "", outside) or "c" in outside
    if re.search(r"[bcnops]", outside) and re.search(r"\d", outside):
        return "strong"
    if len(atoms) >= 2 and "[" in token:
        return "strong"
    if len(atoms) >= 3:
        if re.search(r"[=#$]", outside):
            return "strong"
        if carbon and (re.search(r"[()]", outside) or re.search(r"\d", outside)):
            return "strong"
        if carbon and re.fullmatch(r"[A-Za-z.]+", token):
            return _grade_letters(token, atoms)
    return "weak"


def _grade_letters(token: str, atoms: list[str]) -> Grade:
    if token in ACRONYMS:
        return "weak"
    if "CC" in token.replace("Cl", "~") or "Cl" in token or "Br" in token:
        return "fair"
    share = sum(atom == "C" for atom in atoms) / len(atoms)
    return "fair" if len(atoms) >= 5 and share >= 0.4 and "." not in token else "weak"


def is_word(token: str) -> bool:
    """Whether the token is an English word in capitals."""
    return token in ENGLISH_WORDS


def is_acronym(token: str) -> bool:
    """Whether the token is a known acronym or an English word in capitals."""
    return token in ACRONYMS


def meant_as_smiles(token: str) -> bool:
    """Whether a token that RDKit refuses was clearly meant as a SMILES; ordinary words and formulas never are."""
    if not has_alphabet(token):
        return _nearly(token)
    atoms = atom_count(token)
    outside = _BRACKETS.sub("*", token)
    if atoms < 3 or re.search(r"[=#]\d+$", outside) or re.search(r"\)\d+$", outside):
        return False
    aromatic = re.search(r"[bcnops]", outside)
    if aromatic and not re.search(r"[bcnops]\d", outside):
        return False
    if aromatic:
        return "c" in outside and atoms >= 4 and bool(re.search(r"[bcnops]\d[bcnops(=\[A-Z]", outside))
    if re.search(r"[=#]", outside) or re.search(r"\((?=.*[BCNOPSFI])", outside):
        return bool(re.search(r"C", outside))
    if _FORMULA.fullmatch(token):
        return False
    return bool(
        re.search(
            r"\d[BCNOPSF]*CC|CC.*\[|\].*CC|C[1-9]CC|CC[BCNOPS]*\d[BCNOPS]", outside + token[len(outside) :]
        )
    )


def _nearly(token: str) -> bool:
    """One letter that is no atom, in a token that is otherwise all SMILES."""
    outside = _BRACKETS.sub("*", token)
    if len(outside) < 7 or not re.fullmatch(r"[A-Za-z0-9()=#/\\@.%*+\-]+", outside):
        return False
    if re.search(r"[a-z]{2}", re.sub(r"Cl|Br|[bcnops]", "*", outside)) or re.search(
        r"\d[a-z]*-|^\d|H\d", outside
    ):
        return False
    foreign = re.sub(r"Cl|Br|[BCNOPSFIbcnops*0-9()=#/\\@.%\-]", "", outside)
    ring = re.search(r"c\dc", outside)
    if foreign in ("R", "X") and not ring:
        return False
    return len(foreign) == 1 and bool(ring or ("=O" in outside and "(" in outside and "C" in outside))
