"""The clauses of a message, and the tools that stand out in each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from sandbox.bench.stated import stated_in
from sandbox.registry import ToolSpec
from sandbox.retrieval.amounts import without_amounts
from sandbox.retrieval.asking import Piece, cut, decided, is_refused
from sandbox.retrieval.fit import looked_up
from sandbox.retrieval.ranker import HANDLE
from sandbox.retrieval.reading import Clause, Clue
from sandbox.retrieval.situation import Situation, own_words
from sandbox.talk.pairs_asked import in_singular, is_brief, means_all, names_first, only_names
from sandbox.talk.products import (
    draws_product,
    goes_on_about_product,
    joined,
    with_pronoun_written_out,
    with_stand_in,
)
from sandbox.workspace import molecules_in

Ranked = Sequence[tuple[float, ToolSpec]]  # scores and tools, best first

MAX_CLAUSES = 24  # longer messages are pasted text
HINT_FLOOR = 7.0  # small talk rarely scores more, a question for a tool rarely less
MOLECULE_FLOOR = 4.5  # the same where a molecule is named, which small talk does not
CLAUSE_SHARE = 0.75  # of the best score of a clause
UNLIKELY = -6.0  # a score of the ranker that counts as none
CLEARLY = 8.0  # points by which a question about several molecules means its tool and no other
KNOWN = -1.0  # the ranker's score of a few words that name what a tool measures
_QUESTION = re.compile(
    r"\s*(?:(?:at|in|to|for) )?(?:wh?at|wh?ats|which|how|where|is|are|does|do|can|could|give|show|list|tell|"
    r"find|calculate|compute|predict|name|suggest)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\b(?:smiles|structure|compound|molecule|cpd)\s*[:=](?=\s*\W?M\d)", re.IGNORECASE)
_CONDITION = re.compile(
    r"\s*(?:keep|leave|leaving|maintain|preserv|retain|without)", re.IGNORECASE
)  # of a design


class ClauseReader:
    """Reads the clauses of messages.

    Args:
        ranked: Ranks tools for a text, given the tools of the exchanges before and what it brings along.
        learned: Gives the ranker's scores of a text.
    """

    def __init__(
        self,
        ranked: Callable[[str, Iterable[str], Situation], Ranked],
        learned: Callable[[str], Mapping[str, float]],
    ) -> None:
        self._ranked = ranked
        self._learned = learned

    def read(
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
        tools, molecules = standing_out(ranked, CLAUSE_SHARE), molecules_in(said)
        if not tools:
            return Clause([], molecules=molecules, says_more=not only_names(said))
        learned = self._learned(told)
        clue = _clue(piece, text, ranked, learned, overall, named=tools[0] in within.named())
        known = learned.get(tools[0], UNLIKELY)
        plain = known > KNOWN and known >= max(learned.values())
        plain = plain and (is_brief(said) or (clue.question and bool(molecules)))
        begins = (
            not piece.joined_before
        )  # what "and" joins to the clause before is hardly a question by itself
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
            of_several=begins
            and (clue.question or piece.marked)
            and len(molecules) > 1
            and clue.margin >= CLEARLY,
            of_one=begins and plain and piece.marked and bool(molecules) and not clue.question,
        )


def _clue(
    piece: Piece,
    text: str,
    ranked: Ranked,
    learned: Mapping[str, float],
    overall: Mapping[str, float],
    *,
    named: bool,
) -> Clue:
    """What tells whether a clause asks for the first of the tools that stand out in it.

    Args:
        piece: The clause.
        text: Its words with the product that it is about written out.
        ranked: All tools by these.
        learned: The ranker's scores of these.
        overall: Tool → score by the words of the whole message.
        named: Whether the clause names what the tool measures.
    """
    score, best = ranked[0][0], ranked[0][1].name
    return Clue(
        gap=overall[best] - max(overall.values()),
        question=bool(_QUESTION.match(text)),
        handle=bool(HANDLE.search(text)),
        named=named,
        score=score,
        margin=score - (ranked[1][0] if len(ranked) > 1 else 0.0),
        ranker_margin=learned.get(best, UNLIKELY) - max(n for tool, n in learned.items() if tool != best),
        joined_before=piece.joined_before,
        joined_after=piece.joined_after,
    )


def _only_amounts(text: str) -> bool:
    """Whether a clause is only an amount: "25 °C" of "at 20 and 25 °C" asks for no cooling bath."""
    return not HANDLE.search(text) and bool(stated_in(text)) and not own_words(without_amounts(text))


def standing_out(ranked: Ranked, share: float, situation: Situation | None = None) -> list[str]:
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
