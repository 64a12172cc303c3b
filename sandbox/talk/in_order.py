"""Molecules put into the order of what was looked up of each: "which of these boils highest?"."""

from __future__ import annotations

from itertools import pairwise

from sandbox.exchange import Exchange
from sandbox.results import Quantity
from sandbox.talk.pairs_asked import tells_apart


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
    listed = ranked[0] + "".join(f"{sign}{each}" for sign, each in zip(signs, ranked[1:], strict=True))
    return f"By {next(iter(found.values())).property}, highest first: {listed}."
