"""Properties that a message means by "it" or "one": "analogues with a better one" after a QED."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sandbox.exchange import RECENT_EXCHANGES, Exchange
from sandbox.results import Quantity
from sandbox.vocabulary import VOCABULARIES

_BETTER = (
    r"(?:(?:much|slightly|somewhat|even|still) )?"
    r"(?:better|higher|lower|improved|increased|reduced|larger|smaller|greater|bigger)"
)
_ONE = re.compile(
    rf"\b(?:an? )?(?P<how>{_BETTER}) (?:ones?|values?|scores?|numbers?)\b(?! of\b)", re.IGNORECASE
)
_IT = re.compile(
    r"\b(?P<how>improve|increase|raise|lower|decrease|boost|push up|bring down) (?:it|this|that)\b",
    re.IGNORECASE,
)


def with_value_named(text: str, before: Sequence[Exchange]) -> str:
    """A message with the property that was measured last for "a better one" or "improve it".

    Args:
        text: The message with handles.
        before: The exchanges before it.
    """
    measured = _measured_last(before)
    if not measured:
        return text
    for pattern, article in ((_ONE, "a "), (_IT, "")):
        found = pattern.search(text)
        if found is None:
            continue
        said = f"{article}{found['how']} {'' if article else 'its '}{measured}"
        if VOCABULARIES.get("objective").mentions(said):
            return f"{text[: found.start()]}{said}{text[found.end() :]}"
    return text


def _measured_last(before: Sequence[Exchange]) -> str:
    """The property of one molecule that the last call measured; empty where it measured none."""
    for past in reversed(before[-RECENT_EXCHANGES:]):
        for step in reversed(past.steps):
            first = next(iter(step.result.values), None)
            if step.result.ok:
                return first.property if isinstance(first, Quantity) else ""
    return ""
