"""What a message asks for, as the retriever reads it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sandbox.protocol import ToolCall

CERTAIN = 9.0  # logarithm of the odds that no tool answers where the words leave no doubt
REPLACER = "replace_group"
FORWARD = "predict_products"
NAME_READER = "structure_of_name"
DESIGN = frozenset(["optimize_molecule", "matched_pair_changes", "bioisosteres", "scaffold_hops"])
# What makes the molecule of which a message asks something: a product, or the best analogue.
MAKERS = DESIGN | {FORWARD, "elementary_step", "add_group", "remove_group", REPLACER}


@dataclass(frozen=True, slots=True)
class Said:
    """What a message says to one of its calls.

    Attributes:
        text: The message with handles, with one item in the place of each list.
        typed: The same of the message as it was typed.
        terms: Vocabulary → its only term, where items are terms.
        number: The item, where it is a number.
        label: The item, where the call's statement need not tell it.
    """

    text: str
    typed: str
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    number: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message asks for.

    Attributes:
        hints: Names of the few tools that stand out: what each clause asks for, in the order of the clauses,
            then what else the message as a whole suggests; only that of the help for small talk.
        wanted: Those that it asks for as plainly as words can say: the best tool of each clause, and those
            that measure a property which it names.
        scores: Tool → score.
        nothing: Logarithm of the odds that no tool answers.
        of_product: Those tools that it asks for about the product of a reaction, which it doesn't give; with
            the molecules that it names beside it, as in "compare the product's logP with that of M1".
        sure: Those that it asks for without doubt: each in a clause that names the property it measures.
        pairs: Tool → the molecules that it asks it of, where it asks several things of several molecules.
        exact: Calls that its words leave no choice of, to be made as they are before any other.
        one_by_one: What it says to each call, where it asks one thing several times over.
        maker: What makes the molecule of which it asks something, where that is no tool that always does.
    """

    hints: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    scores: Mapping[str, float] = field(default_factory=dict)
    nothing: float = 0.0
    of_product: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sure: tuple[str, ...] = ()
    pairs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exact: tuple[ToolCall, ...] = ()
    maker: str = ""
    one_by_one: tuple[Said, ...] = ()

    def makers(self) -> frozenset[str]:
        """The tools that it asks for and that make the molecule of which it asks something."""
        return (MAKERS | {self.maker}) & {*self.wanted}


@dataclass(frozen=True, slots=True)
class Clue:
    """What is measured of a clause, for telling whether it asks for its first tool.

    Attributes:
        gap: The tool's score by the words of the whole message, less the best one.
        question: Whether the clause begins as questions do.
        handle: Whether it names a structure.
        named: Whether it names what the tool measures.
        score: The tool's score by the clause.
        margin: The same, less that of the next tool.
        ranker_margin: The ranker's score of the tool, less that of the next or of none.
        joined_before: Whether an "and" stands between it and the clause before.
        joined_after: The same for the next.
    """

    gap: float = 0.0
    question: bool = False
    handle: bool = False
    named: bool = False
    score: float = 0.0
    margin: float = 0.0
    ranker_margin: float = 0.0
    joined_before: bool = False
    joined_after: bool = False


def of_edited(reading: Reading) -> Reading:
    """The reading of a message that puts a group in the place of another: the rest is asked of the result."""
    rest = tuple(tool for tool in reading.wanted if tool not in MAKERS)
    if not rest or reading.of_product:
        return reading
    best = max(reading.scores.values(), default=0.0)
    return replace(
        reading,
        hints=(REPLACER, *rest),
        wanted=(REPLACER, *rest),
        scores={**reading.scores, REPLACER: best + 1},
        of_product=dict.fromkeys(rest, ()),
        sure=(),
        pairs={},
    )


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a message.

    Attributes:
        tools: Names of the tools that stand out in it, best first; none where it only names molecules.
        asks: Whether it asks for the first one; what is said aside only sounds like it.
        of_product: Whether it is about the product of the reaction that the message is about.
        molecules: The molecules that it names.
        leads: Whether it begins with them.
        plain: Whether it can be nothing but the name of a property, or a question of its own.
        of_all: Whether it is about every molecule named so far: "and the TPSA of each".
        says_more: Whether it says anything beside the names of its molecules.
        known: The ranker's score of its first tool.
        clue: What else is measured of it.
        odds: Logarithm of the odds that it asks for its first tool.
        of_several: Whether it is a question about several molecules that only one tool answers.
        of_one: Whether it is a question of its own that can be nothing but the name of a property.
    """

    tools: list[str]
    asks: bool = False
    of_product: bool = False
    molecules: tuple[str, ...] = ()
    leads: bool = False
    plain: bool = False
    of_all: bool = False
    says_more: bool = False
    known: float = -6.0
    clue: Clue = Clue()
    odds: float = 0.0
    of_several: bool = False
    of_one: bool = False

    def without_tools(self) -> Clause:
        """The clause as one that only names its molecules."""
        return replace(self, tools=[], asks=False)

    def about(self, molecules: tuple[str, ...]) -> Clause:
        """The same clause about these molecules."""
        return replace(self, molecules=molecules)


SURELY = 6.0  # the ranker's score of a clause whose tool is right in 37 of 39 development questions
_COVERED = {
    "species_at_ph": "formal_charge",
    "protonation_states": "formal_charge",
    "degree_of_unsaturation": "ring_count",
}
_OVERVIEW = "property_profile"


def asked_beyond_doubt(
    clauses: Sequence[Clause], wanted: Sequence[str], measuring: Collection[str]
) -> tuple[str, ...]:
    """The tools of which each measures what its own clause names, in a message that asks for several.

    Args:
        clauses: The clauses in which tools stand out.
        wanted: What the message asks for.
        measuring: Tools that measure a property which it names; so does one that the ranker is sure of.
    """
    own = {clause.tools[0] for clause in clauses}
    measuring = {*measuring, *(clause.tools[0] for clause in clauses if clause.known >= SURELY)}
    if len(own) < 2 or _OVERVIEW in wanted:
        return ()
    return without_covered([tool for tool in wanted if tool in own and tool in measuring], wanted)


def without_covered(tools: Sequence[str], called: Sequence[str] = ()) -> tuple[str, ...]:
    """Tools without those whose answer others give as well: the charge at a pH beside that as drawn.

    Args:
        tools: Some tools.
        called: Others that are called as well.
    """
    covered = {_COVERED[tool] for tool in (*tools, *called) if tool in _COVERED}
    return tuple(tool for tool in tools if tool not in covered)


def asked_of_product(clauses: Sequence[Clause], wanted: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The tools that a message asks for about the product of its reaction, with what else it names there."""
    others = {clause.tools[0] for clause in clauses if clause.asks and not clause.of_product}
    found: dict[str, tuple[str, ...]] = {}
    for clause in (each for each in clauses if each.of_product):
        for place, name in enumerate(clause.tools):
            if (place == 0 or name in wanted) and name not in others | MAKERS:
                found.setdefault(name, clause.molecules)
    return found
