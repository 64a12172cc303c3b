"""Words by which a message tells several molecules apart: "which boils highest?", "is M1 denser than M2?"."""

from __future__ import annotations

import re

from sandbox.retrieval.situation import own_words

# One thing of several, to be told apart by it: "which of these boils highest?", "is it denser than M2?".
_TELLS_APART = re.compile(
    r"\b(?:than|vs|versus|compar(?:e|ing|ed|ison))\b"
    r"|\bwhich\b[^.?!]*\b(?:more|less|most|least|better|worse|higher|lower|(?!(?:test|rest)\b)[a-z]{3,}est)\b",
    re.IGNORECASE,
)
_RANKS = re.compile(r"\b(?:rank|sort|order)(?:ed|ing)?\b", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:which|what|who)\b", re.IGNORECASE)
_NOT_AT_MOST = r"(?<!\bat )(?<!\bno )(?<!\bonce )(?<!\bone )\b"  # limits, and "once more"
_DEGREE = re.compile(
    rf"{_NOT_AT_MOST}(?P<low>lowest|lower|smallest|smaller|least|less|fewest|fewer|minimum|first|lightest|"
    r"lighter|weakest|weaker|worst)\b(?! than \d)"
    rf"|{_NOT_AT_MOST}(?P<high>highest|higher|largest|larger|biggest|bigger|greatest|greater|most|more|maximum|"
    r"last|heaviest|heavier|strongest|stronger|densest|denser)\b(?! than \d)",
    re.IGNORECASE,
)
_HAS = frozenset({"has", "have", "value"})
_EXTREME = re.compile(r"\b(?:\w+est|most|least|minimum|maximum)\b", re.IGNORECASE)
# Words of a message for which a tool's lowest value is the most: the strongest acid has the lowest pKa.
REVERSED = {"pka": r"\bacid", "boiling_point": r"\bvolatil", "flash_point": r"\b(?:in)?flammab|\bignit"}


def ranks(message: str) -> bool:
    """Whether a message wants molecules put into an order."""
    return bool(_RANKS.search(message))


def tells_apart(message: str) -> bool:
    """Whether a message compares the molecules that it names, so that each has to be measured."""
    return bool(_TELLS_APART.search(message))


def asks_which(message: str) -> bool:
    """Whether a message asks for the most or the least of several, named or not: "which is densest?"."""
    if not _DEGREE.search(message):
        return False
    return bool(_WHICH.search(message)) or bool(_EXTREME.search(message) and not own_words_beside(message))


def own_words_beside(message: str) -> list[str]:
    """The words of a message that say something beside that it asks which is the most or the least."""
    return [word for word in own_words(_DEGREE.sub(" ", _WHICH.sub(" ", message))) if word not in _HAS]


def lowest_meant(message: str, tool: str = "") -> bool:
    """Whether a message asks for the one with the lowest value.

    Args:
        message: One that asks which.
        tool: What measures the value.
    """
    found = _DEGREE.search(message)
    low = found is not None and found["low"] is not None
    reversed_by = REVERSED.get(tool)
    return low != bool(reversed_by and re.search(reversed_by, message, re.IGNORECASE))
