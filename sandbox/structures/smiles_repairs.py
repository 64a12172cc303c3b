"""Likely repairs of an invalid SMILES, each checked by reading it.

Every edit undoes one slip of the pen: a closure that was forgotten, a capital too many, a lost [nH] or
charge. Edits are tried singly, then two and three together, the likelier first; only what RDKit reads in the
end is offered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sandbox.errors import ChemError
from sandbox.structures import chem
from sandbox.structures.smiles_edits import Edit, chemistry_edits, put
from sandbox.structures.smiles_errors import LOOKALIKES, foreign_character, without_brackets

MOST = 3
MAX_STEPS = 3
MAX_READ = 400
MAX_LENGTH = 400
_ATOM_END = re.compile(r"Cl|Br|[BCNOPSFIbcnops]|\*+")
_CASE = {"CL": "Cl", "cl": "Cl", "cL": "Cl", "BR": "Br", "br": "Br", "bR": "Br"}
_LOWER_ELEMENTS = {"f": "F", "i": "I", "h": "[H]"}
# Letters of other alphabets that look like those of SMILES.
_HOMOGLYPHS = dict(zip("сСоОНВРІЅѕрΝΟΒΙ", "cCoOHBPISspNOBI", strict=True))
_METALS = re.compile(r"\[(\d*)([A-Z])([A-Z])([^a-z\]]*)\]")


class Repair(NamedTuple):
    """A readable SMILES that is close to what was written, and what was changed to get there."""

    smiles: str
    change: str


def repairs(smiles: str) -> list[Repair]:
    """Find up to three readable SMILES close to an unreadable one, the likeliest first.

    Args:
        smiles: As written, without blanks around it.
    """
    if len(smiles) > MAX_LENGTH:
        return []
    found: dict[str, Repair] = {}
    seen = {smiles}
    level = [Edit(smiles, "")]
    for _ in range(MAX_STEPS):
        further: list[Edit] = []
        for before in level:
            for edit in _edits(before.text):
                if edit.text in seen or len(seen) > MAX_READ:
                    continue
                seen.add(edit.text)
                change = ", ".join(dict.fromkeys(each for each in (before.change, edit.change) if each))
                key = _key(edit.text)
                if key is None:
                    further.append(Edit(edit.text, change))
                elif key not in found:
                    found[key] = Repair(edit.text, change)
            if len(found) >= MOST:
                break
        if found:
            break
        level = further
    return list(found.values())[:MOST]


def _key(text: str) -> str | None:
    """Canonical SMILES, or None where it cannot be read."""
    try:
        return chem.canonical_smiles(chem.parse_smiles(text))
    except ChemError:
        return None


def _edits(smiles: str) -> Iterator[Edit]:
    makers: tuple[Callable[[str], Iterator[Edit]], ...] = (
        _characters,
        _element_case,
        _brackets,
        _parentheses,
        _bonds,
        _ring_bonds,
        chemistry_edits,
    )
    for maker in makers:
        edits = list(maker(smiles))
        yield from edits
        if edits:
            return  # what comes later cannot be judged before this is in order


def _characters(smiles: str) -> Iterator[Edit]:
    mistake = foreign_character(smiles)
    if mistake is None or mistake.position is None:
        return
    at, char = mistake.position, smiles[mistake.position]
    if char in _HOMOGLYPHS:
        yield Edit(put(smiles, at, _HOMOGLYPHS[char], 1), f"a foreign '{char}' became {_HOMOGLYPHS[char]}")
    elif char in LOOKALIKES:
        yield Edit(put(smiles, at, LOOKALIKES[char], 1), f"'{char}' became a plain '{LOOKALIKES[char]}'")
    else:
        yield Edit(put(smiles, at, "", 1), f"the character at position {at + 1} was left out")


def _element_case(smiles: str) -> Iterator[Edit]:
    bare = without_brackets(smiles)
    for match in re.finditer("|".join(_CASE), bare):
        right = _CASE[match.group()]
        yield Edit(put(smiles, match.start(), right, 2), f"{match.group()} became {right}")
    for match in _METALS.finditer(smiles):
        mass, first, second, rest = match.groups()
        fixed = f"[{mass}{first}{second.lower()}{rest}]"
        if _key(fixed) is not None and _key(match.group()) is None:
            yield Edit(
                put(smiles, match.start(), fixed, len(match.group())), f"{match.group()} became {fixed}"
            )
    if ring := re.search(r"n(\d*)H", bare):
        fixed = f"[nH]{ring.group(1)}"
        yield Edit(put(smiles, ring.start(), fixed, len(ring.group())), f"{ring.group()} became {fixed}")
    elif "H" in bare:
        plain = re.sub(
            r"\[[^\]]*\]|H\d*", lambda match: match.group() if match.group()[0] == "[" else "", smiles
        )
        yield Edit(plain, "hydrogens outside of brackets were left out")
    for match in re.finditer(r"[A-Za-z](?![lr])", bare):
        char, at = match.group(), match.start()
        if char in _LOWER_ELEMENTS:
            yield Edit(put(smiles, at, _LOWER_ELEMENTS[char], 1), f"{char} became {_LOWER_ELEMENTS[char]}")
        elif char not in "BCNOPSFIbcnops":
            if char in "RX":
                yield Edit(put(smiles, at, "*", 1), f"the R group {char} became *")
            yield Edit(put(smiles, at, "C", 1), f"'{char}' became C")
            yield Edit(put(smiles, at, "", 1), f"'{char}' was left out")


def _brackets(smiles: str) -> Iterator[Edit]:
    opened: int | None = None
    for at, char in enumerate(smiles):
        if char == "[" and opened is not None:
            break
        if char == "[":
            opened = at
        elif char == "]" and opened is None:
            start = re.search(r"(?:[A-Z][a-z]?|[bcnops])(?:@{0,2}H?\d?[+-]?\d?)$", smiles[:at])
            if start:
                yield Edit(put(smiles, start.start(), "["), "a '[' was added")
            yield Edit(put(smiles, at, "", 1), f"the ']' at position {at + 1} was left out")
            return
        elif char == "]":
            opened = None
    if opened is None:
        return
    inside = re.match(r"\d*(?:[A-Z][a-z]?|[bcnops])@{0,2}(?:H\d?)?(?:[+-]\d?)?", smiles[opened + 1 :])
    if inside and inside.end():
        yield Edit(put(smiles, opened + 1 + inside.end(), "]"), "a ']' was added")
    yield Edit(put(smiles, opened, "", 1), f"the '[' at position {opened + 1} was left out")


def _parentheses(smiles: str) -> Iterator[Edit]:
    bare = without_brackets(smiles)
    if "()" in bare:
        yield Edit(put(smiles, bare.index("()"), "", 2), "the empty parentheses were left out")
        return
    stack: list[int] = []
    for at, char in enumerate(bare):
        if char == "(":
            stack.append(at)
        elif char == ")" and stack:
            stack.pop()
        elif char == ")":
            yield Edit(put(smiles, at, "", 1), f"the ')' at position {at + 1} was left out")
            for end in reversed(_ends(bare[: at - 1])):
                yield Edit(put(smiles, end, "("), f"a '(' was added at position {end + 1}")
            return
    if not stack:
        return
    at = stack[-1]
    yield Edit(smiles + ")", "a ')' was added at the end")
    for end in _ends(bare)[:-1]:
        if end > at + 1:
            yield Edit(put(smiles, end, ")"), f"a ')' was added at position {end + 1}")
    yield Edit(put(smiles, at, "", 1), f"the '(' at position {at + 1} was left out")


def _bonds(smiles: str) -> Iterator[Edit]:
    bare = without_brackets(smiles)
    if swapped := re.search(r"([=#])\(", bare):
        bond = swapped.group(1)
        yield Edit(put(smiles, swapped.start(), f"({bond}", 2), f"'{bond}(' became '({bond}'")
        return
    for pattern in (
        r"^[=#$:~/\\.-]",
        r"[=#$:~/\\.-]$",
        r"[=#$:~-](?=[=#$:~-])",
        r"[=#$:~/\\-](?=[).])",
        r"\.(?=\.)",
    ):
        match = re.search(pattern, bare)
        if match:
            char, at = match.group(), match.start()
            yield Edit(put(smiles, at, "", 1), f"the '{char}' at position {at + 1} was left out")


def _ring_bonds(smiles: str) -> Iterator[Edit]:
    bare = without_brackets(smiles)
    lone = re.search(r"%(?!\d\d|\()", bare)
    if lone:
        yield Edit(put(smiles, lone.start(), "", 1), "the '%' before one digit was left out")
        return
    opened: dict[str, int] = {}
    used: set[str] = set()
    for match in re.finditer(r"%\d\d|%\(\d+\)|\d", bare):
        label = match.group()
        used.add(label)
        if label in opened and opened[label] + len(label) == match.start():
            both = 2 * len(label)
            yield Edit(
                put(smiles, opened[label], "", both),
                f"ring bond {label}, which joined nothing, was left out",
            )
            return
        if label in opened:
            del opened[label]
        else:
            opened[label] = match.start()
    if not opened:
        return
    labels = {at: bare[at : at + (3 if bare[at] == "%" else 1)] for at in opened.values()}
    for at, label in labels.items():
        others = [other for other in labels.values() if other != label]
        for other in dict.fromkeys([*others, *sorted(used - {label})]):
            words = f"ring bond {label} at position {at + 1} became {other}"
            yield Edit(put(smiles, at, other, len(label)), words)
    for at, label in labels.items():
        yield from _closures(smiles, bare, at, label)
        yield Edit(put(smiles, at, "", len(label)), f"ring bond {label} at position {at + 1} was left out")


def _closures(smiles: str, bare: str, at: int, label: str) -> Iterator[Edit]:
    """Close the ring at the end, or where it gets six or five members, or earlier in the text."""
    ends = [end for end in _ends(bare) if end > at + len(label)]
    places = [ends[i] for i in (-1, 4, 3) if len(ends) >= (1 if i < 0 else i + 1)]
    for end in dict.fromkeys([*places, *ends]):
        yield Edit(put(smiles, end, label), f"ring bond {label} was closed at position {end + 1}")
    for end in reversed([end for end in _ends(bare) if end < at - 3]):
        yield Edit(put(smiles, end, label), f"ring bond {label} was opened at position {end + 1}")


def _ends(bare: str) -> list[int]:
    """Positions after an atom and its ring bonds, where a closure or a parenthesis can stand."""
    found = []
    for match in _ATOM_END.finditer(bare):
        rings = re.match(r"(?:%\d\d|\d)*", bare[match.end() :])
        found.append(match.end() + (rings.end() if rings else 0))
    return found
