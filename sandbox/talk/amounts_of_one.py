"""How much an amount of one compound is: "what would 25 mL weigh?", "the mass of 50 mL of M1"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sandbox.bench.stated import EXTENSIVE, stated_in
from sandbox.exchange import Exchange
from sandbox.protocol import ToolCall
from sandbox.registry import Registry
from sandbox.retrieval.situation import own_words
from sandbox.workspace import molecules_in

CONVERTER = "convert_amount"
_ASKED = (
    (re.compile(r"\b(?:weighs?|mass|weight|heavy|how many grams)\b", re.IGNORECASE), "g"),
    (re.compile(r"\b(?:how many|in|to) (?P<unit>[mµμ]?mol|[mµμk]?g|[mµμ]?[lL])\b"), ""),
    (re.compile(r"\bhow many moles\b|\bamount of substance\b", re.IGNORECASE), "mol"),
    (re.compile(r"\bhow many lit(?:re|er)s\b|\b(?:in|to) lit(?:re|er)s\b", re.IGNORECASE), "L"),
    (re.compile(r"\b(?:how many|in|to) millilit(?:re|er)s\b", re.IGNORECASE), "mL"),
    (re.compile(r"\bvolume\b", re.IGNORECASE), "volume"),
)
_BESIDE = re.compile(
    r"\b(?:weighs?|mass|weight|heavy|grams?|volume|many|moles?|m?mol|[mk]?g|[mk]?[lL]|millilit\w*|lit\w*|amount|"
    r"substance|of|in|to|take|need|have|contain|occupy|correspond|equal|liquid|pure|neat)\b",
    re.IGNORECASE,
)


def weighed(exchanges: Sequence[Exchange], registry: Registry) -> tuple[ToolCall, ...]:
    """The call that a message wants which asks how much an amount of one compound is; none where it does not.

    Args:
        exchanges: All exchanges of the branch, the open one last.
        registry: The tools.
    """
    text = exchanges[-1].policy_text
    stated = stated_in(text)
    if CONVERTER not in registry or len(stated) != 1 or stated[0].kind not in EXTENSIVE:
        return ()
    rest = stated[0].blanked(text)
    found = next(((match, unit) for pattern, unit in _ASKED if (match := pattern.search(rest))), None)
    molecule = _of_one(exchanges)
    if found is None or molecule is None or own_words(_BESIDE.sub(" ", rest)):
        return ()
    match, unit = found
    if (
        stated[0].kind == "mass"
        and unit == "g"
        or (stated[0].kind == "volume" and unit in ("L", "mL", "volume"))
    ):
        return ()
    arguments = {"molecule": molecule, "quantity": stated[0].text, "unit": unit or match["unit"]}
    return (ToolCall(CONVERTER, arguments, ""),)


def _of_one(exchanges: Sequence[Exchange]) -> str | None:
    """The one compound that a message names, or that the exchange before was about."""
    for exchange in exchanges[:-3:-1]:
        if named := molecules_in(exchange.policy_text):
            return named[0] if len(named) == 1 else None
    return None
