"""Where on a ring a message wants something: "para to the OH", "in ortho position"."""

from __future__ import annotations

import re

from sandbox.vocabulary import VOCABULARIES

_WHERE = r"(?:ortho|meta|para)"
_BESIDE = re.compile(
    rf"\b(?P<where>{_WHERE})(?:[\s-]+positions?)?\s+(?:to|of|from|relative to|with respect to)\s+"
    r"(?P<beside>(?:the\s+|its\s+|that\s+|an?\s+)?[\w(][\w()-]*(?:\s+(?:acid|ester|group|substituent|chloride))*)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"\b(?:in|at|on|into)\s+(?:the\s+|its\s+)?(?P<where>{_WHERE})(?:[\s-]+positions?)?\b"
    rf"|\b(?P<bare>{_WHERE})[\s-]+positions?\b",
    re.IGNORECASE,
)


def place_in(text: str) -> str:
    """The place that a message names: "para to hydroxyl", "ortho"; empty where it names none or several."""
    found = {place for match in _BESIDE.finditer(text) if (place := _beside(match))}
    if not found:
        found = {(match["where"] or match["bare"]).lower() for match in _ALONE.finditer(text)}
    return found.pop() if len(found) == 1 else ""


def without_place(text: str) -> str:
    """The message without the groups that only say where: "put a methyl on M1"."""
    return _BESIDE.sub(lambda match: match["where"] if _beside(match) else match.group(), text)


def _beside(match: re.Match[str]) -> str:
    groups = VOCABULARIES.get("substituent").mentions(match["beside"])
    return f"{match['where'].lower()} to {groups[0]}" if len(groups) == 1 else ""
