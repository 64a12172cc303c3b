"""Finds the tools that a message is likely to need: schemas for other models, a few names for our own.

Deterministic. Words are compared by BM25 over each tool's name, documentation and keywords, with character
trigrams beside them so that misspelt words still count; what a tool takes must be there (two molecules, a
pattern, a term of its vocabulary), which says more than words do in "M1 or M2, which is heavier?".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import ClassVar

from sandbox.bench.stated import stated_in
from sandbox.registry import ToolSpec
from sandbox.retrieval.amounts import as_molar, without_amounts
from sandbox.retrieval.asking import Piece, cut, decided, is_refused, surely_of
from sandbox.retrieval.fit import fit, goes_on_with, looked_up, measures_one, takes, takes_property
from sandbox.retrieval.meaning import FARTHEST
from sandbox.retrieval.ranker import HANDLE, NOTHING, ToolRanker
from sandbox.retrieval.reading import (
    FORWARD,
    MAKERS,
    Clause,
    Clue,
    Reading,
    asked_beyond_doubt,
    asked_of_product,
)
from sandbox.retrieval.situation import Situation, measured_anew, own_words
from sandbox.retrieval.word_index import WordIndex
from sandbox.talk.pairs_asked import (
    in_singular,
    is_brief,
    means_all,
    names_first,
    only_names,
    pairs_asked,
    ranks,
    tells_apart,
)
from sandbox.talk.products import (
    draws_product,
    goes_on_about_product,
    joined,
    with_pronoun_written_out,
    with_stand_in,
    without_asides,
)
from sandbox.workspace import molecules_in

WORDS = 0.5  # weight of all that words say
LEARNED, UNLIKELY = 2.0, -6.0  # weight of the ranker's scores, and what counts as none
MEANT = 1.2  # weight of what the words mean
# Of 1, the ranker's scores of none and of the best tool, and the best score: a logistic regression.
UNANSWERED = (-0.72, 0.58, -1.14, -0.13)
SURE = 0.3  # from these odds on nothing is hinted at all
HELP = "retort_help"
PLANNER = "plan_synthesis"
MAX_HINTS = 6
MAX_CLAUSES = 24  # longer messages are pasted text
HINT_FLOOR = 7.0  # small talk rarely scores more, a question for a tool rarely less
MOLECULE_FLOOR = 4.5  # the same where a molecule is named, which small talk does not
HINT_SHARE = 0.4  # of the best score
CLAUSE_SHARE = 0.75  # of the best score of a clause
PLAINLY = 3.0  # the ranker's score of a clause that says what it asks for, whatever the rest sounds like
KNOWN = -1.0  # the ranker's score of a few words that name what a tool measures
RECENT = 15.0  # "same at pH 2" means the tool of before, however much it sounds like another
REPEATED = 30.0  # "and of the other one?" means nothing else
DERIVED = frozenset({"murcko_scaffold"})  # what is made of each of several, and asked of no other
_QUESTION = re.compile(
    r"\s*(?:(?:at|in|to|for) )?(?:wh?at|wh?ats|which|how|where|is|are|does|do|can|could|give|show|list|tell|"
    r"find|calculate|compute|predict|name|suggest)\b",
    re.IGNORECASE,
)
_SYMBOLS = re.compile(r"\b(bp|mp|pKa|Tm|Tb)['’]?s\b", re.IGNORECASE)  # more than one of them
_LABEL = re.compile(r"\b(?:smiles|structure|compound|molecule|cpd)\s*[:=](?=\s*\W?M\d)", re.IGNORECASE)
_CONDITION = re.compile(
    r"\s*(?:keep|leave|leaving|maintain|preserv|retain|without)", re.IGNORECASE
)  # of a design


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
        self._measuring = {spec.name for spec in self._tools if measures_one(spec)}
        self._of_tables = {spec.name for spec in self._tools if takes(spec, "table")}
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
        nothing = self._unanswered(message, ranked)
        again = {spec.name for _, spec in ranked if spec.name in recent and goes_on_with(spec, situation)}
        own = {name: score - RECENT if name in again else score for name, score in scores.items()}
        parts = self._by_clause(message, situation, own, least=1 if about else 2)
        if any(part.plain and part.asks and part.known >= PLAINLY for part in parts):
            nothing = min(nothing, SURE)
        if not recent and not situation.named() and nothing > SURE:  # talk, or what no tool does
            return Reading(() if situation.molecules else self._help(), (), scores, nothing)
        whole = _standing_out(ranked, HINT_SHARE, situation)
        clauses = [part for part in parts if part.tools]
        listed = all(clause.plain for clause in clauses) and sum(clause.asks for clause in clauses) > 1
        asked = [clause.tools[0] for clause in clauses if clause.asks or listed]
        if situation.of_table:  # "by InChIKey" asks for no molecule's
            asked = [name for name in asked if name in self._of_tables] or asked
        named = [name for name in whole if name in situation.named()]
        wanted = tuple(dict.fromkeys([*(asked or whole[:1]), *named]))
        of_product = asked_of_product(clauses, wanted)
        if situation.improves():  # "more soluble, and show the new logP"
            of_product |= dict.fromkeys(measured_anew(message), ())
            wanted = tuple(dict.fromkeys([*wanted, *of_product]))
        if of_product and not (MAKERS & {*wanted, *recent}) and situation.molecules:
            wanted = (*(spec.name for spec in self._tools if spec.name == FORWARD), *wanted)
        if not whole and not situation.molecules:
            return Reading(self._help(), wanted, scores, nothing)
        seconds = [name for clause in clauses for name in clause.tools[1:2] if clause.asks]
        asides = [clause.tools[0] for clause in clauses if not clause.asks]
        best = whole[:1] if not set(whole[:1]) & set(asked) else []  # of no clause: they were cut amiss
        first = wanted[:1] if of_product else ()
        hints = dict.fromkeys([*first, *best, *asked, *whole[:1], *seconds, *whole, *asides])
        chooses = any(takes_property(spec) for spec in self._tools if spec.name in wanted)
        sure = () if chooses else asked_beyond_doubt(clauses, wanted, situation.named())
        shown = max(MAX_HINTS, len({*first, *best, *asked}))  # who asks for eight things gets all of them
        leader = ranked[0][1]
        at_once = not takes_property(leader) and leader.name not in {*asked, *self._measuring}
        if chooses or at_once or ranks(message):  # but "and the mass of each"
            parts = [part if part.of_all else part.without_tools() for part in parts]
        single = self._measuring | (DERIVED if situation.molecules > 1 else set())
        pairs = {} if of_product else pairs_asked(parts, single, about)
        if not (of_product or pairs or chooses) and (tells_apart(message) or not at_once):
            pairs = surely_of(message, parts, wanted, self._measuring, situation.named())
        return Reading(tuple(hints)[:shown], wanted, scores, nothing, of_product, sure, pairs)

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

    def _unanswered(self, message: str, ranked: Sequence[tuple[float, ToolSpec]]) -> float:
        """The logarithm of the odds that no tool answers a message."""
        learned = self._learned(message)
        best = max(score for tool, score in learned.items() if tool != NOTHING)
        values = (1.0, max(learned.get(NOTHING, UNLIKELY), -8.0), best, min(ranked[0][0], 30.0))
        return sum(weight * value for weight, value in zip(UNANSWERED, values, strict=True))

    def _by_clause(
        self, message: str, situation: Situation, overall: Mapping[str, float], least: int
    ) -> list[Clause]:
        """The clauses in which tools stand out; none for a message of one clause, or a pasted text.

        Args:
            message: The message.
            situation: What it brings along.
            overall: Tool → score by the words of the whole message.
            least: With fewer clauses than these there is nothing to be told apart.
        """
        pieces = cut(joined(_LABEL.sub(" ", message)))
        if situation.improves():
            pieces = [piece for piece in pieces if not _CONDITION.match(piece.text)]
        pieces = [piece for piece in pieces if not _only_amounts(piece.text)]
        drawn = draws_product(message)
        least = 1 if not drawn and with_stand_in(message) != message else least
        if situation.chooses or not least <= len(pieces) <= MAX_CLAUSES:
            return []
        texts = [piece.text for piece in pieces]
        clauses: list[Clause] = []
        for number, piece in enumerate(pieces):
            said = piece.text
            text = said if drawn else with_stand_in(said)
            goes_on = (
                not drawn
                and text == said
                and goes_on_about_product(said, texts[:number], texts[number + 1 : number + 2])
            )
            text = with_pronoun_written_out(text) if goes_on else text
            clauses.append(self._clause(piece, text, situation, overall, of_product=goes_on or text != said))
        return decided(clauses)

    def _clause(
        self, piece: Piece, text: str, situation: Situation, overall: Mapping[str, float], *, of_product: bool
    ) -> Clause:
        """What a clause asks for.

        Args:
            piece: The clause.
            text: Its words with the product that it is about written out.
            situation: What the message brings along.
            overall: Tool → score by the words of the whole message.
            of_product: Whether it is about the product of the message's reaction.
        """
        said = piece.text
        told = in_singular(text) if is_brief(said) else text
        within = Situation.of(text).within(situation, text)
        says_none = only_names(text) or (is_brief(said) and is_refused(said))
        ranked = [] if says_none else self._ranked(told, (), within)
        if not situation.terms["property"]:
            ranked = looked_up(ranked)
        tools, molecules = _standing_out(ranked, CLAUSE_SHARE), molecules_in(said)
        if not tools:
            return Clause([], molecules=molecules, says_more=not only_names(said))
        learned = self._learned(told)
        known = learned.get(tools[0], UNLIKELY)
        clue = Clue(
            gap=overall[tools[0]] - max(overall.values()),
            question=bool(_QUESTION.match(text)),
            handle=bool(HANDLE.search(text)),
            named=tools[0] in within.named(),
            score=ranked[0][0],
            margin=ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0.0),
            ranker_margin=known - max(score for tool, score in learned.items() if tool != tools[0]),
            joined_before=piece.joined_before,
            joined_after=piece.joined_after,
        )
        plain = known > KNOWN and known >= max(learned.values())
        plain = plain and (is_brief(said) or (clue.question and bool(molecules)))
        return Clause(
            tools,
            of_product=of_product,
            molecules=molecules,
            leads=names_first(said),
            plain=plain,
            of_all=means_all(said),
            says_more=True,
            known=known,
            clue=clue,
        )

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


def _only_amounts(text: str) -> bool:
    """Whether a clause is only an amount: "25 °C" of "at 20 and 25 °C" asks for no cooling bath."""
    return not HANDLE.search(text) and bool(stated_in(text)) and not own_words(without_amounts(text))


def _standing_out(
    ranked: Sequence[tuple[float, ToolSpec]], share: float, situation: Situation | None = None
) -> list[str]:
    """Names of the tools that score enough, and not much less than the best one unless they are named.

    Args:
        ranked: Scores and tools, best first.
        share: Of the best score.
        situation: That of the whole message, where it is one.
    """
    named = situation.named() if situation else ()
    least = MOLECULE_FLOOR if situation and situation.molecules else HINT_FLOOR
    floor = max(least, share * ranked[0][0]) if ranked else 0.0
    return [spec.name for score, spec in ranked if score >= (least if spec.name in named else floor)]
