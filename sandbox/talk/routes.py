"""Which molecule of a message a synthesis leads to, and from which it starts: "make M1 from M2"."""

from __future__ import annotations

import re

from sandbox.workspace import molecules_in

_MAKE = (
    r"(?:mak\w+|made|prepar\w+|synthesi[sz]\w+|synthesis|get|getting|obtain\w*|access|reach|routes?|"
    r"path|build)"
)
_FROM = r"(?:from|out of|(?:start|begin)(?:s|ed|ning)? (?:from|with|at)|based on)"
_WITHIN = r"[^.?!;\n]{0,40}?"
_TARGET_FIRST = re.compile(
    rf"\b{_MAKE}\b[^.?!;\nM]{{0,30}}\b(M\d+)\b{_WITHIN}\b{_FROM} (?:[\w-]+ ){{0,3}}?(M\d+)\b", re.IGNORECASE
)
_START_FIRST = re.compile(
    rf"\b(?:{_FROM}|turn|convert|transform|take|have|go from) (?:[\w-]+ ){{0,3}}?(M\d+)\b{_WITHIN}"
    rf"(?:->|→|\b(?:to|into|{_MAKE})\b)[^.?!;\nM]{{0,20}}\b(M\d+)\b",
    re.IGNORECASE,
)


def ends_of(message: str) -> tuple[str, str] | None:
    """The target and the start of a message that names these two molecules and says which is which."""
    if len(molecules_in(message)) != 2:
        return None
    if found := _TARGET_FIRST.search(message):
        target, start = found.groups()
    elif found := _START_FIRST.search(message):
        start, target = found.groups()
    else:
        return None
    return (target, start) if target != start else None
