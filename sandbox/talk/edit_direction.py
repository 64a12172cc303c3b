"""Which group a message wants to go and which to come: "swap the cyano for a chloro", "F in place of Cl"."""

from __future__ import annotations

import re

from sandbox.vocabulary import VOCABULARIES

_GOES_FIRST = re.compile(
    r"\b(?:swap\w*|exchang\w+|replac\w+|trad(?:e|ing)|switch\w*|chang\w+|convert\w*|turn\w*|transform\w*)\b"
    r"[^.?!;]{0,20}$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\b(?:for|with|by|to|into|against)\b|->|→", re.IGNORECASE)
# "The OH swapped for Cl": the verb stands between.
_EXCHANGED = re.compile(
    r"\b(?:swapped|exchanged|replaced|switched|changed|converted|turned)\s+(?:for|with|by|to|into)\b",
    re.IGNORECASE,
)
_COMES_FIRST = re.compile(r"\b(?:instead of|in (?:the )?place of|in lieu of|rather than)\b", re.IGNORECASE)


def direction(text: str) -> tuple[str, str] | None:
    """The group that goes and the one that comes; None where a message names other than two or does not say.

    Args:
        text: The message with handles.
    """
    spans = VOCABULARIES.get("substituent").spans(text)
    if len(spans) != 2 or spans[0][2] == spans[1][2]:
        return None
    (start, end, first), (_, last, second) = spans
    between = text[end:last]  # "to CN" is how that group is known
    if _COMES_FIRST.search(between):
        return second, first
    goes_first = _FOR.search(between) and _GOES_FIRST.search(text[:start])
    return (first, second) if goes_first or _EXCHANGED.search(between) else None
