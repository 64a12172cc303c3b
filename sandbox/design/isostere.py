"""What a bioisostere is: a group that medicinal chemists exchange for another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Isostere:
    """One replacement of a group.

    Attributes:
        smiles: The replacement; ``*`` for the rest of the molecule, ``[1*]`` and ``[2*]`` for its two parts.
        name: What chemists call it.
        why: What it usually brings, in a few words.
    """

    smiles: str
    name: str
    why: str


def isosteres(*rows: tuple[str, str, str]) -> tuple[Isostere, ...]:
    """Replacements from rows of SMILES, name and what each brings."""
    return tuple(Isostere(*row) for row in rows)
