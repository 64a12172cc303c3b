"""Letters and numbers that a message gives its molecules: "A is M1 and B is M2; the logP of B?"."""

from __future__ import annotations

import re

_GIVEN = re.compile(
    r"\b(?:(?:compound|molecule|cpd|structure|substance|sample|cmpd)\s+)?(?P<label>[A-HXYZ]|\d{1,2}[a-z]?)"
    r"\s*(?:is|=|:|\))\s*(?P<handle>M\d+)\b",
    re.IGNORECASE,
)
_WORD = r"(?:(?:compounds?|molecules?|cpds?|structures?|samples?)\s+)?"


def with_labels_resolved(message: str) -> str:
    """A message with its own labels replaced by what they stand for: "the logP of B" → "the logP of M2".

    Args:
        message: With handles in place of structures. Where a label stands for two things nothing is replaced.
    """
    given = [(match["label"], match["handle"]) for match in _GIVEN.finditer(message)]
    labels = dict(given)
    if len(labels) < 2 or len(labels) != len(given):
        return message
    rest = _GIVEN.sub(lambda match: match["handle"], message)
    label = "|".join(map(re.escape, labels))
    case = re.compile(rf"\b{_WORD}(?<![\w-])({label})(?![\w'’-])(?!\s*[:=)])")
    return case.sub(lambda match: labels[match[1]], rest)
