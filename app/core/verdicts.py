"""What follows from a value for a question with given answers: the letter of an option, or yes or no."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from sandbox.errors import ChemError
from sandbox.names.lookup import lookup_name
from sandbox.structures import chem
from sandbox.talk.lettered import lettered
from sandbox.workspace import HANDLE

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = re.compile(
    r"(?<![\w.,-])[-\u2212]?\d+(?:\.\d+)?(?![\w-]|\.\d)|\b(?:"
    + "|".join(_WORDS[:1] + _WORDS[2:])
    + r")\b(?!-)",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:pH|at|within)\s*$", re.IGNORECASE)  # a number that is no value
_VAGUE = re.compile(
    r"\b(?:about|around|approximately|roughly|ca|close\s+to|near(?:ly)?|between|not)\b|~|n't\b|≈", re.I
)
_COMPARISONS = (
    (
        "<=",
        r"\b(?:no|not)\s+(?:more|greater|higher|larger|heavier)(?:\s+than)?|at\s+most|up\s+to|or\s+(?:less|fewer|lower|below)|≤|<=",
    ),
    (
        ">=",
        r"\b(?:no|not)\s+(?:less|fewer|lower|smaller)(?:\s+than)?|at\s+least|or\s+(?:more|higher|above|greater)|≥|>=",
    ),
    (">", r"\b(?:above|over|exceed\w*|(?:more|greater|higher|larger|heavier|bigger)\s+than)\b|>"),
    ("<", r"\b(?:below|under|(?:less|fewer|lower|smaller|lighter)\s+than)\b|<"),
)


def chosen_letter(message: str, values: Sequence[str]) -> str | None:
    """The letter of the option that a value is, or begins with; None where none or several fit.

    Args:
        message: The message with its options.
        values: Values of the answer as text, the first that fits counts.
    """
    options = lettered(message)
    for value in values:
        fitting = [letter for letter, option in options.items() if _same(value, option, letter)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _same(value: str, option: str, letter: str) -> bool:
    if re.match(rf"\(?{letter}[.):]\s", value):
        return True
    if value.casefold() == option.casefold() or _known_as(value) == option.casefold():
        return True
    number = re.match(r"[-\u2212]?\d+(?:\.\d+)?(?![\w.])", option)
    if number:
        return _equal(value, number.group())
    try:
        meant = lookup_name(option) or option
        return chem.canonical_smiles(chem.parse_smiles(meant)) == chem.canonical_smiles(
            chem.parse_smiles(value)
        )
    except ChemError:
        return False


def _known_as(value: str) -> str:
    return {"True": "yes", "False": "no"}.get(value, "")


def _equal(value: str, written: str) -> bool:
    """Whether a value is a number as written, with the digits that were written."""
    try:
        number = float(value)
    except ValueError:
        return False
    decimals = len(written.partition(".")[2])
    return math.isclose(round(number, decimals), float(written.replace("\u2212", "-")), abs_tol=1e-9)


def verdict(question: str, value: object, decimals: int) -> bool | None:
    """Whether a value is as a question says: "has two H-bond donors", "logP above 3".

    Args:
        question: The question with handles in place of structures.
        value: The value that was calculated.
        decimals: Digits to which it is good.

    Returns:
        None where the question gives no number, or more than one, or is vague about it.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    words = HANDLE.sub(" ", question)
    numbers = [m for m in _NUMBER.finditer(words) if not _CONDITION.search(words[: m.start()])]
    signs = [sign for sign, said in _COMPARISONS if re.search(said, words, re.IGNORECASE)]
    if len(numbers) != 1 or (_VAGUE.search(words) and signs[:1] not in (["<="], [">="])):
        return None
    said = numbers[0].group().lower()
    written = str(_WORDS.index(said)) if said in _WORDS else said.replace("\u2212", "-")
    limit, exact = float(written), round(float(value), decimals)
    if not signs:
        return _equal(str(exact), written)
    return {"<=": exact <= limit, ">=": exact >= limit, ">": exact > limit, "<": exact < limit}[signs[0]]
