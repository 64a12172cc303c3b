"""What is wrong with a SMILES, in words and with the place.

RDKit says where its parser stopped; these checks find the mistake that a chemist made. Positions are indices
from 0 in the code and count from 1 in the words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from rdkit import Chem

_ALPHABET = re.compile(r"[^A-Za-z0-9@+\-\[\]()\\/%=#$:.~*><]")
LOOKALIKES = {"−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "＝": "=", "≡": "#", "（": "(", "）": ")"}
_ALONE = re.compile(r"Cl|Br|[BCNOPSFIH]|[bcnops]|[A-Za-z]")
_ORGANIC = frozenset(["Cl", "Br", *"BCNOPSFIHbcnops"])
_R_GROUP = "; an R group is written * or [*:1]"
_BOND = r"[=#$:~/\\\-]"
_FIXES = {
    "N": "a positive charge, as in [N+], may be missing",
    "O": "a positive charge, as in [O+], may be missing",
}
_FIXES["B"] = "a negative charge, as in [B-], may be missing"


class Mistake(NamedTuple):
    """What is wrong, and the index of the character where it shows (None where it has no place in the "
    "text)."""

    text: str
    position: int | None


def find_mistake(smiles: str) -> Mistake | None:
    """Return the first mistake in the writing of a SMILES, or None where the writing is right.

    Args:
        smiles: SMILES without blanks around it.
    """
    checks: tuple[Callable[[str], Mistake | None], ...] = (
        _other_notation,
        foreign_character,
        _brackets,
        _branches,
        _atoms,
        _bonds,
        _ring_bonds,
    )
    return next((found for check in checks if (found := check(smiles))), None)


def foreign_character(smiles: str) -> Mistake | None:
    """Return the first character that no SMILES contains, or None."""
    match = _ALPHABET.search(smiles)
    if not match:
        return None
    char, at = match.group(), match.start()
    if char in LOOKALIKES:
        return Mistake(f"the '{char}' at position {at + 1} should be a plain '{LOOKALIKES[char]}'", at)
    if not char.isprintable() or char.isspace():
        name = unicodedata.name(char, f"U+{ord(char):04X}").lower()
        return Mistake(f"there is an invisible character at position {at + 1} ({name})", at)
    return Mistake(f"the character '{char}' at position {at + 1} has no meaning in a SMILES", at)


def chemistry_mistake(mol: Chem.Mol) -> Mistake | None:
    """Return the first chemical impossibility of an unsanitised molecule, or None.

    Args:
        mol: Molecule read without sanitisation.
    """
    for problem in Chem.DetectChemistryProblems(mol):
        return Mistake(_describe(problem, mol), None)
    return None


def _other_notation(smiles: str) -> Mistake | None:
    if smiles.startswith("InChI="):
        return Mistake("it is written as an InChI, and that is not a valid one", 0)
    if re.fullmatch(r"\d{2,7}-\d\d-\d", smiles):
        return Mistake("it looks like a CAS number", 0)
    if re.fullmatch(r"[A-Z]{14}-[A-Z]{10}-[A-Z]", smiles):
        return Mistake("it is an InChIKey, from which a structure cannot be rebuilt", 0)
    if re.fullmatch(r"[A-Za-z][a-z]{3,}", smiles) and re.search(r"[adefghijkmqtuvwxyz]", smiles[1:]):
        return Mistake("it looks like a name", 0)
    return None


def _brackets(smiles: str) -> Mistake | None:
    opened: int | None = None
    for i, char in enumerate(smiles):
        if char == "[":
            if opened is not None:
                break
            opened = i
        elif char == "]":
            if opened is None:
                return Mistake(f"the bracket closed at position {i + 1} was never opened", i)
            symbol = re.match(r"\d*([A-Z][a-z]?|[a-z]+|\*|#\d+)?", smiles[opened + 1 : i])
            if symbol and not _is_element(symbol.group(1)):
                hint = _R_GROUP if smiles[opened + 1] in "RX" else ""
                return Mistake(
                    f"the bracket at position {opened + 1} does not begin with an element{hint}", opened
                )
            opened = None
    return (
        None
        if opened is None
        else Mistake(f"the bracket opened at position {opened + 1} is not closed", opened)
    )


def _is_element(symbol: str | None) -> bool:
    if symbol is None:
        return False
    if symbol == "*" or symbol.startswith("#") or symbol[0].islower():
        return True  # RDKit says what is wrong with these
    table = Chem.GetPeriodicTable()
    known = {table.GetElementSymbol(number) for number in range(1, 119)} | {"D", "T"}
    return symbol in known or symbol[0] in known


def _branches(smiles: str) -> Mistake | None:
    stack: list[int] = []
    for i, char in enumerate(without_brackets(smiles)):
        if char == "(":
            stack.append(i)
        elif char == ")":
            if not stack:
                return Mistake(f"the parenthesis closed at position {i + 1} was never opened", i)
            if stack.pop() == i - 1:
                return Mistake(f"the parentheses at position {i} are empty", i - 1)
    return (
        Mistake(f"the parenthesis opened at position {stack[-1] + 1} is not closed", stack[-1])
        if stack
        else None
    )


def _atoms(smiles: str) -> Mistake | None:
    bare = without_brackets(smiles)
    for match in _ALONE.finditer(bare):
        if match.group() in _ORGANIC:
            continue
        at = match.start()
        before = bare[at - 1 : at]
        for symbol in ("Cl", "Br"):
            if (before + match.group()).lower() == symbol.lower():
                return Mistake(f"'{before}{match.group()}' at position {at} should be written {symbol}", at)
        hint = _R_GROUP if match.group() in "RX" else ""
        text = f"'{match.group()}' at position {at + 1} is no atom that can stand without brackets"
        return Mistake(text + hint, at)
    return None


def _bonds(smiles: str) -> Mistake | None:
    bare = without_brackets(smiles)
    problems = (
        (rf"^{_BOND}", "it begins with a bond"),
        (rf"{_BOND}$", "it ends with a bond"),
        (r"^\.|\.\.|\.$", "a component is missing at the dot at position {0}"),
        (rf"{_BOND}(?={_BOND})(?!\\\\)(?!-)", "two bonds follow each other at position {0}"),
        (rf"{_BOND}(?=[).])", "the bond at position {0} leads nowhere"),
    )
    for pattern, text in problems:
        match = re.search(pattern, bare)
        if match:
            return Mistake(text.format(match.start() + 1), match.start())
    return None


def _ring_bonds(smiles: str) -> Mistake | None:
    opened: dict[str, int] = {}
    for match in re.finditer(r"%\d\d|%\(\d+\)|\d", without_brackets(smiles)):
        label = match.group().strip("%()")
        if label in opened:
            if smiles[opened[label] + 1 : match.start()].strip("%0123456789") == "":
                return Mistake(
                    f"ring bond {label} at position {match.start() + 1} ties an atom to itself", match.start()
                )
            del opened[label]
        else:
            opened[label] = match.start()
    for label, at in opened.items():
        return Mistake(f"ring bond {label} opened at position {at + 1} is never closed", at)
    return None


def without_brackets(smiles: str) -> str:
    """The SMILES with each bracket atom replaced by stars, so that positions stay."""
    return re.sub(r"\[[^\]]*\]", lambda match: "*" * len(match.group()), smiles)


def _describe(problem: Chem.MolSanitizeException, mol: Chem.Mol) -> str:
    kind = problem.GetType()  # type: ignore[attr-defined]
    if kind == "AtomValenceException":
        atom = mol.GetAtomWithIdx(problem.GetAtomIdx())  # type: ignore[attr-defined]
        symbol = atom.GetSymbol()
        valence = sum(bond.GetBondTypeAsDouble() for bond in atom.GetBonds()) + atom.GetNumExplicitHs()
        fix = (
            _FIXES.get(symbol)
            if not atom.GetFormalCharge() and valence == _usual_valence(symbol) + 1
            else None
        )
        text = f"atom {atom.GetIdx() + 1} ({symbol}) has {valence:g} bonds, which is too many"
        return f"{text}; {fix}" if fix else text
    if kind == "KekulizeException":
        numbers = ", ".join(str(index + 1) for index in problem.GetAtomIndices())  # type: ignore[attr-defined]
        return (
            f"the aromatic ring of atoms {numbers} cannot be drawn with alternating double bonds "
            "(an [nH] or a charge may be missing)"
        )
    if kind == "AtomKekulizeException":
        atom = mol.GetAtomWithIdx(problem.GetAtomIdx())  # type: ignore[attr-defined]
        return f"atom {atom.GetIdx() + 1} ({atom.GetSymbol()}) is written aromatic but is in no ring"
    return str(problem.Message())  # type: ignore[attr-defined]


def _usual_valence(symbol: str) -> int:
    return int(Chem.GetPeriodicTable().GetDefaultValence(symbol))
