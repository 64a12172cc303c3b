"""Whether each clause of a message asks for its best tool; what is said aside only sounds like it.

A logistic regression over what the retriever measures, fitted on the clauses of the development questions by
``python -m training.clauses``; a clause is judged among the others, for of a long story little is a question.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from sandbox.retrieval.reading import Clause, without_covered
from sandbox.talk.pairs_asked import of_its_own
from sandbox.talk.telling_apart import tells_apart
from sandbox.workspace import molecules_in

BEHIND = -22.0  # the furthest behind
OF_PRODUCT = -8.0  # the same for "is the product explosive?", which is no word of the reaction
HIGHEST, WIDEST, MOST = 40.0, 15.0, 4  # scores, margins and clauses beyond these say no more
LIKELY = 0.85  # log odds of a clause from which on what it asks of a molecule is looked up for certain
MAX_APART = 8  # molecules of which one thing is looked up
OVERVIEWS = frozenset({"property_profile", "physical_properties", "safety_summary", "solvent_properties"})
UNKNOWN = -6.0  # the ranker's score of what no other clause asks for
# What is no list behind a slash: units, alternatives.
_AFTER_SLASH = r"(?:m[lLgM]|mol|kg|dm|cm|min|or|trans|anti|off|out|eq|wt|vol|vis|ms|nmr|water|brine)"
_END = re.compile(
    r"[?;:\n]+|[.,!](?=\s|$)|(?<=[A-Za-z][a-z0-9])\s[+&]\s(?=[A-Za-z])(?!M\d)|"
    r"\s/\s(?=[A-Za-z]{2})(?!M\d)|"
    r"\s[+&]\s(?=(?:does|do|is|are|what|how|which|can|its)\b)|"  # "M1 + does it cross the BBB?"
    rf"(?<=[A-Za-z]{{2}})/(?=(?!{_AFTER_SLASH}\b)[A-Za-z]{{2}})|"
    r"\b(?:and|then|also|plus|but|or|as well as|together with|along with)\b",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\b(?:and|then|also|plus|as well as|together with|along with)\b|[+&/]", re.IGNORECASE)
_REFUSED = re.compile(r"\W*(?:(?:and|but) )?(?:not|no|without)\s", re.IGNORECASE)


class Weights(NamedTuple):
    """Of what is measured, in log odds; see `measured`."""

    constant: float
    gap: float
    question: float
    handle: float
    named: float
    score: float
    best: float
    others: float
    clauses: float
    ranker_margin: float
    margin: float
    joined_before: float
    joined_after: float
    of_product: float


ASKS = Weights(  # that of the product raised by hand: few examples have one
    -1.497, 0.145, 1.482, 0.533, 0.717, 0.113, 4.146, 0.189, -1.074, 0.066, 0.089, 1.642, 1.24, 1.4
)


class Piece(NamedTuple):
    """A piece of a message between two ends of clauses.

    Attributes:
        text: Its words.
        joined_before: Whether an "and" stands between it and the piece before.
        joined_after: The same for the next.
        marked: Whether it ends with a question mark.
    """

    text: str
    joined_before: bool = False
    joined_after: bool = False
    marked: bool = False


def cut(message: str) -> list[Piece]:
    """The clauses of a message, as far as punctuation and conjunctions tell them."""
    pieces: list[Piece] = []
    start, between = 0, ""
    ends = [*((match.start(), match.end()) for match in _END.finditer(message)), (len(message), len(message))]
    for end, next_start in ends:
        text = message[start:end]
        if text.strip():
            joined = bool(_JOINS.search(between)) and bool(pieces)
            if joined:
                pieces[-1] = pieces[-1]._replace(joined_after=True)
            pieces.append(Piece(text, joined, marked="?" in message[end:next_start]))
            between = ""
        between += message[end:next_start]
        start = next_start
    return pieces


def measured(clause: Clause, among: Sequence[Clause]) -> tuple[float, ...]:
    """What is measured of a clause, in the order of `Weights`.

    Args:
        clause: One in which a tool stands out.
        among: All such clauses of the message.
    """
    clue = clause.clue
    others = max((each.known for each in among if each is not clause), default=UNKNOWN)
    return (
        1.0,
        max(clue.gap, OF_PRODUCT if clause.of_product else BEHIND),
        float(clue.question),
        float(clue.handle),
        float(clue.named),
        min(clue.score, HIGHEST),
        float(clue.gap == 0.0),
        others,
        float(min(len(among), MOST)),
        clue.ranker_margin,
        min(clue.margin, WIDEST),
        float(clue.joined_before),
        float(clue.joined_after),
        float(clause.of_product),
    )


def decided(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses of a message, with whether each asks for its first tool and how likely it is."""
    among = [clause for clause in clauses if clause.tools]
    found = []
    for clause in clauses:
        if clause.tools:
            odds = sum(w * value for w, value in zip(ASKS, measured(clause, among), strict=True))
            clause = replace(clause, asks=odds > 0 or clause.of_several or clause.of_one, odds=odds)
        found.append(clause)
    return found


def is_refused(text: str) -> bool:
    """Whether a clause says what is not wanted: "not the IUPAC name", "no adduct"."""
    return bool(_REFUSED.match(text))


def asked_of_one(
    clauses: Sequence[Clause], wanted: Sequence[str], single: Collection[str], named: Collection[str]
) -> tuple[str, ...]:
    """All that a message asks of its one molecule, where it is several things and there is no doubt.

    Args:
        clauses: The clauses in which tools stand out.
        wanted: What the message asks for.
        single: Tools that take one molecule and nothing else of structures.
        named: Tools that measure a property which it names.
    """
    odds: dict[str, float] = {}
    for clause in clauses:
        listed = clause.plain or (clause.clue.joined_before and clause.known > 0)
        likely = max(clause.odds, LIKELY) if listed and clause.asks else clause.odds
        odds[clause.tools[0]] = max(odds.get(clause.tools[0], BEHIND), likely)
    certain = [
        tool for tool in wanted if odds.get(tool, BEHIND) >= LIKELY or (tool in odds and tool in named)
    ]
    if len(certain) < len(wanted) or OVERVIEWS & {*certain} or not {*certain} <= {*single}:
        return ()
    return without_covered(certain) if len(certain) > 1 else ()


def surely_of(
    message: str,
    clauses: Sequence[Clause],
    wanted: Sequence[str],
    single: Collection[str],
    named: Collection[str],
) -> Mapping[str, tuple[str, ...]]:
    """Tool → the molecules of which it is asked without doubt, where that is no grid.

    Several things of one molecule, one thing of those that it tells apart, or of the one of its clause.

    Args:
        message: The message with handles.
        clauses: All its clauses, those that only name molecules among them.
        wanted: What it asks for.
        single: Tools that take one molecule and nothing else of structures.
        named: Tools that measure a property which it names.
    """
    molecules = molecules_in(message)
    if len(molecules) == 1:
        asking = [clause for clause in clauses if clause.tools]
        return dict.fromkeys(asked_of_one(asking, wanted, single, named), molecules)
    several = {clause.tools[0] for clause in clauses if clause.of_several}
    wanted = [tool for tool in wanted if tool not in several]
    if len(wanted) != 1 or wanted[0] not in single or not 1 < len(molecules) <= MAX_APART:
        return {}
    return {wanted[0]: molecules} if tells_apart(message) else of_its_own(clauses, single)
