"""Polymers: their names stand for no one structure, though the tables have a monomer under some."""

from __future__ import annotations

import re

_POLYMER = re.compile(
    r"peg(?:[ -]?\d+)?|pv[acp]|ptfe|pdms|pmma|hdpe|ldpe|triton x-?\d+|(?:tween|span|polysorbate)[ -]?\d+"
    r"|poly[ (-]*(?:ethylene|propylene|oxyethylene|styrene|vinyl|acryl|methacryl|methyl ?methacryl|butadiene"
    r"|isoprene|lact|glycol|caprolactone|dimethylsiloxane|carbonate|urethane|tetrafluoro|ester|amide|imide"
    r"|acetylene|aniline|pyrrole|thiophene|phosphoric).*",
    re.IGNORECASE,
)
WHY = "is a polymer or a mixture of chains, which has no one structure"


def is_polymer(name: str) -> bool:
    """Whether a name is one of a polymer, such as "PEG 400" or "polystyrene"."""
    return _POLYMER.fullmatch(" ".join(name.split())) is not None
