"""Reaction SMILES in a text, with or without blanks around the arrow."""

from __future__ import annotations

import re

from sandbox.errors import ChemError
from sandbox.recogniser.limits import Budget
from sandbox.recogniser.mention import Mention
from sandbox.recogniser.smiles_like import grade, has_alphabet
from sandbox.recogniser.tokens import trim
from sandbox.structures import chem

_SIDE = re.compile(r"[A-Za-z0-9@+\-\[\]()\\/%=#$:.*~]")
_ENDS = re.compile(r"[BCNOPSFIbcnops*\]\)\dlr]")
_MAX_LENGTH = 10_000


def find_reactions(text: str, budget: Budget) -> list[Mention]:
    """Find ``reactants>agents>products``."""
    found: list[Mention] = []
    position = 0
    while (at := text.find(">", position)) != -1:
        span = _span(text, at, position)
        position = at + 1
        if span is None:
            continue
        mention = _reaction(text, *span, budget)
        if mention is not None:
            found.append(mention)
            position = mention.end
    return found


def _span(text: str, arrow: int, floor: int) -> tuple[int, int] | None:
    """The run of reaction characters around the first ``>``; blanks are allowed next to ``>>`` only."""
    second = _run_right(text, arrow + 1)
    if second >= len(text) or text[second] != ">":
        return None
    double = second == arrow + 1
    left, right = arrow, second + 1
    if not double and not _ENDS.match(text[left - 1 : left] or " "):
        return None
    if double:
        while left > floor and text[left - 1] in " \t":
            left -= 1
        while right < len(text) and text[right] in " \t":
            right += 1
    if not (_ENDS.match(text[left - 1 : left] or " ") or _SIDE.match(text[right : right + 1] or " ")):
        return None
    start = left
    while start > floor and arrow - start < _MAX_LENGTH and _SIDE.match(text[start - 1]):
        start -= 1
    return start, _run_right(text, right)


def _run_right(text: str, position: int) -> int:
    end = position
    while end < len(text) and end - position < _MAX_LENGTH and _SIDE.match(text[end]):
        end += 1
    return end


def _reaction(text: str, start: int, end: int, budget: Budget) -> Mention | None:
    label = re.match(r"[A-Za-z]\w{0,20}[:=](?=[A-Z\[])", text[start:end])
    if label and not has_alphabet(label.group()[:-1]):
        start += label.end()
    start, end = trim(text, start, end)
    written = text[start:end]
    smiles = re.sub(r"[ \t]+", "", written)
    sides = smiles.split(">")
    present = [side for side in sides if side]
    if (
        len(sides) != 3
        or not re.search(r"[A-Za-z*]", smiles)
        or not all(has_alphabet(side) for side in present)
    ):
        return None
    budget.spend()
    if (species := _one_side(sides)) is not None:
        return Mention(start, end, "molecule", written, species, None, "SMILES")
    try:
        chem.parse_reaction(smiles)
    except ChemError as error:
        if not any(len(side) > 2 for side in present) or (not sides[0] and not _readable(sides[2])):
            return None
        return Mention(start, end, "reaction", written, written, None, "reaction SMILES", str(error))
    return Mention(start, end, "reaction", written, smiles, None, "reaction SMILES")


def _one_side(sides: list[str]) -> str | None:
    """The species of "reactants>>", whose products are asked for, or of ">>product"; None for others."""
    left, agents, right = sides
    species = ".".join(filter(None, (left, agents)))
    asked = right if not species else species if not right else ""
    return asked if asked and _readable(asked) else None


def _readable(smiles: str) -> bool:
    try:
        chem.parse_smiles(smiles)
    except ChemError:
        return False
    return grade(smiles) == "strong"
