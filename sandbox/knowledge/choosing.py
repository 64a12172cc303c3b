"""Which of several described mechanisms fits the species: rules, each with its reason in words.

The rules are those of the textbooks. They weigh what the species bring (bases, acids, radical sources,
metals, leaving groups) against what a description speaks of; they do not calculate barriers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rdkit import Chem

from sandbox.errors import ToolError
from sandbox.knowledge.evidence import Species, gather


class Concept(NamedTuple):
    """A kind of mechanism: how descriptions speak of it."""

    name: str
    words: str


CONCEPTS = (
    Concept("SN1", r"\bsn1\b|unimolecular substitution|solvolysis"),
    Concept("SN2", r"\bsn2\b|bimolecular substitution|backside|back-side|inversion|direct displacement"),
    Concept("E1cB", r"\be1cb\b|carbanion.{0,30}eliminat|conjugate base elimination"),
    Concept("E1", r"\be1\b|unimolecular elimination"),
    Concept("E2", r"\be2\b|bimolecular elimination|anti-?periplanar|concerted elimination"),
    Concept(
        "SNAr",
        r"\bsnar\b|meisenheimer|addition.elimination at the (?:ring|arene|aryl)|aromatic nucleophilic"
        r"|nucleophilic aromatic",
    ),
    Concept("radical", r"radical|homoly|chain mechanism|hydrogen abstraction|single.electron|\bset\b"),
    Concept("carbocation", r"carbocation|carbenium|oxocarbenium|cationic"),
    Concept(
        "cross-coupling",
        r"oxidative addition|reductive elimination|transmetal|catalytic cycle|palladi|cross.coupl",
    ),
    Concept(
        "electrophilic aromatic substitution",
        r"electrophilic aromatic|wheland|arenium|sigma complex|acylium|\bseAr\b",
    ),
    Concept(
        "acyl substitution", r"tetrahedral intermediate|acyl substitution|addition.elimination|baac2|aac2"
    ),
    Concept(
        "nucleophilic addition",
        r"nucleophilic addition|adds to the carbonyl|attack(?:s)? (?:on |at )?the carbonyl|1,2-addition",
    ),
    Concept("electrophilic addition", r"electrophilic addition|markovnikov|(?:bromon|chloron|halon)ium"),
    Concept("conjugate addition", r"conjugate|michael|1,4-addition"),
    Concept("enolate", r"enolate|alpha.deprotonation|aldol"),
    Concept("concerted", r"concerted|pericyclic|cycloaddition|diels.alder|\[4\s?\+\s?2\]|sigmatropic"),
    Concept("hydride transfer", r"hydride (?:transfer|addition|attack)|delivers? (?:a )?hydride"),
    Concept("benzyne", r"benzyne|aryne"),
    Concept("carbene", r"carbene"),
)
LIST_WORDS = 4  # a mechanism in a list of names has no more
_SPLIT = re.compile(r"\n+|;|\s(?=\(?[A-E1-6][).:]\s)|\bor\b|\bvs\.?\b|\bversus\b", re.IGNORECASE)


@dataclass(frozen=True)
class Ranked:
    """A described mechanism with what is said for it.

    Attributes:
        text: The description.
        score: Sum of the weights.
        reasons: Why, the weightiest first.
    """

    text: str
    score: float
    reasons: tuple[str, ...]


def choose(molecules: Sequence[Chem.Mol], described: str) -> list[Ranked]:
    """Rank described mechanisms, the one that fits best first.

    Args:
        molecules: Substrate and reagents, in any order.
        described: The mechanisms, one after the other.

    Raises:
        ToolError: Fewer than two descriptions are found, or none speaks of a known kind of mechanism.
    """
    options = _options(described)
    if len(options) < 2:
        raise ToolError('at least two mechanisms must be described, e.g. "SN1 or SN2"')
    evidence = gather(Species(molecules))
    ranked = []
    for option in options:
        concepts = concepts_of(option)
        mine = [each for each in evidence if each.concept in concepts]
        mine.sort(key=lambda each: -abs(each.weight))
        mean = sum(each.weight for each in mine) / max(1, len(concepts))
        ranked.append(Ranked(option, mean, tuple(each.reason for each in mine)))
    if not any(each.reasons for each in ranked):
        raise ToolError(
            "none of the mechanisms is of a kind for which there is a rule, or the reagents say nothing"
        )
    return sorted(ranked, key=lambda each: -each.score)


def concepts_of(text: str) -> tuple[str, ...]:
    """The kinds of mechanism that a description speaks of."""
    return tuple(concept.name for concept in CONCEPTS if re.search(concept.words, text, re.IGNORECASE))


def _options(described: str) -> list[str]:
    parts = [part.strip(" ,.\t") for part in _SPLIT.split(described) if part and part.strip(" ,.\t()")]
    options = [part for part in parts if concepts_of(part)]
    pieces = [piece.strip(" .") for part in options for piece in re.split(r",(?:\s*and\b)?|\band\b", part)]
    pieces = [piece for piece in pieces if piece]
    listed = all(concepts_of(piece) and len(piece.split()) <= LIST_WORDS for piece in pieces)
    return pieces if listed else options
