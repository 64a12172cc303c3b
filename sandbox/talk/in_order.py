"""The sentence on which of several molecules it is, or on their order: "which of these boils highest?"."""

from __future__ import annotations

import re
from itertools import pairwise

from sandbox.exchange import Exchange, Step
from sandbox.results import Quantity
from sandbox.talk.choosing_one import measured
from sandbox.talk.telling_apart import asks_which, lowest_meant, tells_apart
from sandbox.wording import listed
from sandbox.workspace import by_number, molecules_in

_STRONGEST = re.compile(
    r"\b(?:strong(?:est|er)|most)\b[^.?!;]{0,12}\b(?:acid(?:ic)?|(?P<base>bas(?:e|ic)))\b", re.IGNORECASE
)


def told_apart(turn: Exchange) -> str:
    """The one that is asked for, or the order of all; empty where nothing tells them apart."""
    return chosen(turn) or in_order(turn)


def chosen(turn: Exchange) -> str:
    """A sentence on the molecule that a message asks for, where one tool has measured each; else empty."""
    message = turn.policy_text
    found = _by_strength(turn) or measured(turn.steps)
    if not asks_which(message) or len({step.call.tool for step, _ in found}) != 1:
        return ""
    values = {str(step.call.arguments["molecule"]): item for step, item in found}
    units = {item.unit for item in values.values()}
    left_out = {*molecules_in(message)} - {*values}  # of which water sees no acid or base: the weakest
    if len(values) < 2 or len(units) != 1 or (left_out and not _STRONGEST.search(message)):
        return ""
    lowest = lowest_meant(message, found[0][0].call.tool)
    extreme = (min if lowest else max)(float(item.value or 0.0) for item in values.values())
    best = [handle for handle, item in values.items() if item.value == extreme]
    name = found[0][1].property
    return f"{'Lowest' if lowest else 'Highest'} {name}: {listed(list(by_number(best)))}."


def _by_strength(turn: Exchange) -> list[tuple[Step, Quantity]]:
    """The pKa of the sites that a message is about, where it asks for the strongest acid or base."""
    asked = _STRONGEST.search(turn.policy_text)
    if asked is None or {step.call.tool for step in turn.steps} != {"pka"}:
        return []
    kind = "basic" if asked["base"] else "acidic"
    pairs = ((step, item) for step in turn.steps for item in step.result.values if isinstance(item, Quantity))
    return [(step, item) for step, item in pairs if kind in item.property and item.value is not None]


def in_order(turn: Exchange) -> str:
    """A sentence that puts the molecules of a turn in order, where it tells them apart by one thing.

    Those of which the thing isn't known are left out; what follows from fewer than two is nothing.
    """
    if len(turn.reading.pairs) != 1 or not tells_apart(turn.policy_text):
        return ""
    found: dict[str, Quantity] = {}
    for step in turn.steps:
        quantities = [item for item in step.result.values if isinstance(item, Quantity)]
        if step.call.tool in turn.reading.pairs and step.result.ok and len(quantities) == 1:
            found[str(step.call.arguments.get("molecule"))] = quantities[0]
    known = {molecule: item.value for molecule, item in found.items() if item.value is not None}
    if len(known) < 2 or len({(item.property, item.unit) for item in found.values()}) > 1:
        return ""
    ranked = sorted(known, key=lambda molecule: -known[molecule])
    signs = (" = " if known[a] == known[b] else " > " for a, b in pairwise(ranked))
    shown = ranked[0] + "".join(f"{sign}{each}" for sign, each in zip(signs, ranked[1:], strict=True))
    return f"By {next(iter(found.values())).property}, highest first: {shown}."
