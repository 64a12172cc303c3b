"""What a hazard rule is made of: a pattern, the kind of danger, and the reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "explosive", "pyrophoric", "water-reactive", "oxidiser", "acutely toxic", "carcinogenic", "corrosive",
    "polymerises",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hazard:
    """A rule by substructure.

    Attributes:
        name: What was found, as it reads in a list: "organic azide".
        kind: The kind of danger.
        smarts: The pattern.
        reason: What it does, in a sentence without its full stop.
        least: How many times the pattern must occur.
        covers: Names of broader rules that say nothing more where this one applies to the same atoms.
    """

    name: str
    kind: Kind
    smarts: str
    reason: str
    least: int = 1
    covers: tuple[str, ...] = ()
