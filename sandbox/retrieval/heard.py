"""What a message was heard to say, by all its words and by each clause, and what it asks for by that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sandbox.registry import ToolSpec
from sandbox.retrieval.asking import surely_of
from sandbox.retrieval.clauses import Ranked, standing_out
from sandbox.retrieval.fit import measures_one, takes, takes_property
from sandbox.retrieval.reading import FORWARD, MAKERS, Clause, asked_beyond_doubt, asked_of_product
from sandbox.retrieval.situation import Situation, measured_anew
from sandbox.talk.pairs_asked import pairs_asked
from sandbox.talk.telling_apart import ranks, tells_apart

HINT_SHARE = 0.4  # of the best score
MAX_HINTS = 6
PLAINLY = 3.0  # the ranker's score of a clause that says what it asks for, whatever the rest sounds like
DERIVED = frozenset({"murcko_scaffold"})  # what is made of each of several, and asked of no other


class Kinds:
    """The tools of an index by what they take.

    Args:
        tools: The tools.
    """

    def __init__(self, tools: Iterable[ToolSpec]) -> None:
        tools = tuple(tools)
        self.all = frozenset(spec.name for spec in tools)
        self.measuring = frozenset(spec.name for spec in tools if measures_one(spec))
        self.of_tables = frozenset(spec.name for spec in tools if takes(spec, "table"))
        self.by_property = frozenset(spec.name for spec in tools if takes_property(spec))


@dataclass(frozen=True)
class Heard:
    """What a message was heard to say.

    Attributes:
        message: Its words.
        recent: Tools that were called in the exchanges before.
        situation: What it brings along.
        ranked: All tools by all its words.
        parts: Its clauses, those that only name molecules among them.
        kinds: The tools by what they take.
    """

    message: str
    recent: Collection[str]
    situation: Situation
    ranked: Ranked
    parts: Sequence[Clause]
    kinds: Kinds

    @property
    def says_plainly(self) -> bool:
        """Whether a clause says what it asks for, whatever the rest sounds like."""
        return any(part.plain and part.asks and part.known >= PLAINLY for part in self.parts)

    @cached_property
    def whole(self) -> list[str]:
        """The tools that stand out by all its words."""
        return standing_out(self.ranked, HINT_SHARE, self.situation)

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses in which tools stand out."""
        return [part for part in self.parts if part.tools]

    @cached_property
    def of_several(self) -> frozenset[str]:
        """The tools of clauses that are questions about several molecules."""
        return frozenset(clause.tools[0] for clause in self.clauses if clause.of_several)

    @cached_property
    def asked(self) -> list[str]:
        """The tools that its clauses ask for."""
        listed = all(clause.plain for clause in self.clauses) and sum(c.asks for c in self.clauses) > 1
        asked = [clause.tools[0] for clause in self.clauses if clause.asks or listed]
        if self.situation.of_table:  # "by InChIKey" asks for no molecule's
            asked = [name for name in asked if name in self.kinds.of_tables] or asked
        return asked

    def wanted(self) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
        """The tools that it asks for, and those of them that are asked of the product of a reaction."""
        situation = self.situation
        named = [name for name in self.whole if name in situation.named()]
        wanted = tuple(dict.fromkeys([*(self.asked or self.whole[:1]), *named]))
        of_product = asked_of_product(self.clauses, wanted)
        if situation.improves():  # "more soluble, and show the new logP"
            of_product |= dict.fromkeys(measured_anew(self.message), ())
            wanted = tuple(dict.fromkeys([*wanted, *of_product]))
        made = MAKERS & {*wanted, *self.recent}
        if of_product and not made and situation.molecules and FORWARD in self.kinds.all:
            wanted = (FORWARD, *wanted)
        return wanted, of_product

    def hints(self, wanted: Sequence[str], of_product: Collection[str]) -> tuple[str, ...]:
        """The few tools that stand out, in the order in which they are asked for."""
        whole, asked = self.whole, self.asked
        seconds = [name for clause in self.clauses for name in clause.tools[1:2] if clause.asks]
        asides = [clause.tools[0] for clause in self.clauses if not clause.asks]
        best = whole[:1] if not set(whole[:1]) & set(asked) else []  # of no clause: they were cut amiss
        first = wanted[:1] if of_product else ()
        hints = dict.fromkeys([*first, *best, *asked, *whole[:1], *seconds, *whole, *asides])
        shown = max(MAX_HINTS, len({*first, *best, *asked}))  # who asks for eight things gets all of them
        return tuple(hints)[:shown]

    def sure(self, wanted: Sequence[str]) -> tuple[str, ...]:
        """The tools that it asks for without doubt."""
        if self._chooses(wanted):
            return ()
        return asked_beyond_doubt(self.clauses, wanted, self.situation.named() | self.of_several)

    def pairs(
        self, wanted: Sequence[str], of_product: Collection[str], about: Sequence[str]
    ) -> Mapping[str, tuple[str, ...]]:
        """Tool → the molecules of which it is asked, where that is not plain anyway.

        Args:
            wanted: What the message asks for.
            of_product: What of it is asked of the product of a reaction.
            about: The molecules of the exchange before, where it is about several and names none.
        """
        measuring = self.kinds.measuring
        chooses, leader, parts = self._chooses(wanted), self.ranked[0][1].name, self.parts
        at_once = leader not in {*self.asked, *measuring, *self.kinds.by_property}
        if chooses or at_once or ranks(self.message):  # but "and the mass of each"
            parts = [part if part.of_all else part.without_tools() for part in parts]
        single = measuring | (DERIVED if self.situation.molecules > 1 else frozenset())
        pairs = {} if of_product else pairs_asked(parts, single, about)
        if not (of_product or pairs or chooses) and (tells_apart(self.message) or not at_once):
            pairs = surely_of(self.message, parts, wanted, measuring, self.situation.named())
        return pairs

    def _chooses(self, wanted: Iterable[str]) -> bool:
        """Whether it chooses among molecules by a property."""
        return not self.kinds.by_property.isdisjoint(wanted)
