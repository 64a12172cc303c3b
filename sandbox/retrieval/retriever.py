"""Finds the tools that a message is likely to need: schemas for other models, a few names for our own.

Deterministic. Words are compared by BM25 over each tool's name, documentation and keywords, with character
trigrams beside them so that misspelt words still count; what a tool takes must be there (two molecules, a
pattern, a term of its vocabulary), which says more than words do in "M1 or M2, which is heavier?".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import ClassVar

from sandbox.registry import ToolSpec
from sandbox.retrieval.amounts import as_molar, without_amounts
from sandbox.retrieval.clauses import MAX_CLAUSES, UNLIKELY, ClauseReader, Ranked
from sandbox.retrieval.fit import MEASURED, fit, goes_on_with, looked_up, takes
from sandbox.retrieval.heard import Heard, Kinds
from sandbox.retrieval.meaning import FARTHEST
from sandbox.retrieval.ranker import NOTHING, ToolRanker
from sandbox.retrieval.reading import Reading
from sandbox.retrieval.situation import Situation
from sandbox.retrieval.word_index import WordIndex
from sandbox.talk.products import without_asides

WORDS = 0.5  # weight of all that words say
LEARNED = 2.0  # weight of the ranker's scores
MEANT = 1.2  # weight of what the words mean
# Of 1, the ranker's scores of none and of the best tool, and the best score: a logistic regression.
UNANSWERED = (-0.72, 0.58, -1.14, -0.13)
LITTLE = -2.0  # the odds where a message names what is predicted of a molecule
SURE = 0.3  # from these odds on nothing is hinted at all
HELP = "retort_help"
PLANNER = "plan_synthesis"
RECENT = 15.0  # "same at pH 2" means the tool of before, however much it sounds like another
REPEATED = 30.0  # "and of the other one?" means nothing else
_SYMBOLS = re.compile(r"\b(bp|mp|pKa|Tm|Tb)['’]?s\b", re.IGNORECASE)  # more than one of them


class Retriever:
    """An index over tools.

    Args:
        tools: The tools to choose from.
        ranker: Knows how people ask; the one that comes with the program where none is given.
    """

    _SHARED: ClassVar[dict[tuple[str, ...], Retriever]] = {}  # names of tools → the one over them

    def __init__(self, tools: Sequence[ToolSpec], ranker: ToolRanker | None = None) -> None:
        self._tools = list(tools)
        self._ranker = ranker or ToolRanker.shipped()
        self._learned = lru_cache(MAX_CLAUSES + 1)(self._ranker.scores)  # asked twice of each clause
        self._clauses = ClauseReader(self._ranked, self._learned)
        self._kinds = Kinds(self._tools)
        self._words = WordIndex(self._tools)

    @classmethod
    def shared(cls, tools: Sequence[ToolSpec]) -> Retriever:
        """The one over these tools for all conversations; it takes longer to make than a turn to begin."""
        key = tuple(spec.name for spec in tools)
        if key not in cls._SHARED:
            cls._SHARED[key] = cls(tools)
        return cls._SHARED[key]

    def find(self, message: str, limit: int = 12, recent: Iterable[str] = ()) -> list[ToolSpec]:
        """Return the most likely tools, best first.

        Args:
            message: The user's message with handles in place of structures.
            limit: How many at most.
            recent: Tools that were called in the exchanges before, for "and of the other one?".
        """
        recent = tuple(recent)
        situation = self._going_on(message, recent)
        return [spec for _, spec in self._ranked(message, recent, situation)[:limit]]

    def read(self, message: str, recent: Iterable[str] = (), about: Sequence[str] = ()) -> Reading:
        """Tell what a message asks for.

        Args:
            message: The user's message with handles in place of structures.
            recent: Tools that were called in the exchanges before, whose molecules it may mean.
            about: The molecules of the exchange before, where it is about several and names none.
        """
        recent, message = tuple(recent), as_molar(_SYMBOLS.sub(r"\1", without_asides(message)))
        situation = self._going_on(message, recent)
        ranked = self._ranked(message, recent, situation)
        if not situation.terms["property"]:
            ranked = looked_up(ranked)
        scores = {spec.name: score for score, spec in ranked}
        own = _without_recent(ranked, recent, situation)
        parts = self._clauses.read(message, situation, own, least=1 if about else 2)
        heard = Heard(message, recent, situation, ranked, parts, self._kinds)
        nothing = self._unanswered(message, ranked)
        if heard.says_plainly:
            nothing = min(nothing, SURE)
        if situation.molecules and any(situation.terms[key] for key in MEASURED):  # "LD50 of M1"
            nothing = min(nothing, LITTLE)
        if not recent and not situation.named() and nothing > SURE:  # talk, or what no tool does
            return Reading(() if situation.molecules else self._help(), (), scores, nothing)
        wanted, of_product = heard.wanted()
        if not heard.whole and not situation.molecules:
            return Reading(self._help(), wanted, scores, nothing)
        hints, sure = heard.hints(wanted, of_product), heard.sure(wanted)
        pairs = heard.pairs(wanted, of_product, about)
        scores |= dict.fromkeys(heard.of_several, ranked[0][0])
        return Reading(hints, wanted, scores, nothing, of_product, sure, pairs)

    def _help(self) -> tuple[str, ...]:
        return tuple(spec.name for spec in self._tools if spec.name == HELP)

    def _going_on(self, message: str, recent: Collection[str]) -> Situation:
        """What a message brings along, with the table or plan that the exchanges before were about."""
        situation = Situation.of(message, goes_on=bool(recent))
        before = [spec for spec in self._tools if spec.name in recent]
        about_table = any(takes(spec, "table") for spec in before)
        about_plan = PLANNER in recent or any(takes(spec, "plan") for spec in before)
        tables, plans = max(situation.tables, int(about_table)), max(situation.plans, int(about_plan))
        return replace(situation, tables=tables, plans=plans)

    def _unanswered(self, message: str, ranked: Ranked) -> float:
        """The logarithm of the odds that no tool answers a message."""
        learned = self._learned(message)
        best = max(score for tool, score in learned.items() if tool != NOTHING)
        values = (1.0, max(learned.get(NOTHING, UNLIKELY), -8.0), best, min(ranked[0][0], 30.0))
        return sum(weight * value for weight, value in zip(UNANSWERED, values, strict=True))

    def _ranked(
        self, message: str, recent: Iterable[str], situation: Situation
    ) -> list[tuple[float, ToolSpec]]:
        said = self._words.scores(without_amounts(message))
        called = set(recent)
        again = REPEATED if situation.repeats else RECENT
        learned, meant = self._learned(message), self._ranker.meanings(message)
        scores = [
            WORDS * said[i]
            + fit(spec, situation)
            + LEARNED * (max(learned.get(spec.name, UNLIKELY), UNLIKELY) - UNLIKELY)
            + MEANT * meant.get(spec.name, FARTHEST)
            + (again if spec.name in called and goes_on_with(spec, situation) else 0.0)
            for i, spec in enumerate(self._tools)
        ]
        order = sorted(range(len(self._tools)), key=lambda i: (-scores[i], i))
        return [(scores[i], self._tools[i]) for i in order]


def _without_recent(ranked: Ranked, recent: Collection[str], situation: Situation) -> dict[str, float]:
    """Tool → score by the words of a message alone, not by what was called in the exchanges before."""
    return {
        spec.name: score - RECENT if spec.name in recent and goes_on_with(spec, situation) else score
        for score, spec in ranked
    }
