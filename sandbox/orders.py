"""The "order" vocabulary: which end of a ranking a message asks for.

"Best" and "worst" are left to the policy: what is good depends on the property.
"""

from __future__ import annotations

from sandbox.vocabulary import VOCABULARIES, Vocabulary

_HIGHEST = """
highest, higher, most, more, greatest, greater, largest, larger, biggest, bigger, heaviest, heavier,
greasiest, greasier, maximum, max, longest, descending, decreasing, high to low, hardest, harder
"""
_LOWEST = """
lowest, lower, least, less, smallest, smaller, fewest, fewer, lightest, lighter, minimum, min, ascending,
increasing, low to high, easiest, easier, flattest, flatter, most hydrophilic, more hydrophilic, most rigid,
more rigid, most flat, more flat
"""


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split(","))


ORDERS = Vocabulary(
    "order",
    {"highest first": _phrases(_HIGHEST), "lowest first": _phrases(_LOWEST)},
    silent=("at most", "at least", "more or less", "no more", "once more", "one more"),
)
VOCABULARIES.add("order", lambda: ORDERS)
