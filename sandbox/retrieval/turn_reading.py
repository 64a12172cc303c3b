"""What the open turn asks for: its own words, and what it takes over from the exchanges before.

One reader after another looks at the turn (`READERS`); the first that makes something of it has the say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sandbox.protocol import ToolCall
from sandbox.retrieval.open_turn import OpenTurn
from sandbox.retrieval.reading import CERTAIN, MAKERS, REPLACER, Reading, of_edited
from sandbox.talk.amounts_of_one import converted, portioned, weighed
from sandbox.talk.calls_said import with_calls_said
from sandbox.talk.chains import chain_in, of_made, with_product_named
from sandbox.talk.choosing_one import compared_again, gone_through
from sandbox.talk.each_term import with_each_term
from sandbox.talk.edit_direction import direction
from sandbox.talk.exchanged import called_again
from sandbox.talk.exchanged_amounts import without_old
from sandbox.talk.going_on import AHEAD, SURE, asks_for_the_rest, named_anew, spoken_before, takes_one
from sandbox.talk.one_by_one import one_by_one
from sandbox.talk.plain_wishes import read_plainly
from sandbox.talk.tables import filtered, gone_on_with, sorted_to
from sandbox.talk.taken_back import taken_back
from sandbox.talk.ways import ways
from sandbox.workspace import by_number, molecules_in


def what_is_asked(turn: OpenTurn) -> Reading:
    """What a turn asks for, as the first reader tells that makes something of it."""
    return next(reading for read in READERS if (reading := read(turn)) is not None)


def out_of_reach(turn: OpenTurn) -> Reading | None:
    """Nothing, where no tool answers any of the message."""
    return Reading(nothing=CERTAIN) if turn.within_reach is None else None


def said_in_words(turn: OpenTurn) -> Reading | None:
    """A call of which the words leave no choice: "may M2 be dried with M1?"."""
    return with_calls_said(turn.exchange, turn.workspace, turn.offered)


def several_times_over(turn: OpenTurn) -> Reading | None:
    """One thing asked of each item of a list: "logD of M1 at pH 2 and 7.4"."""
    steps = turn.before.steps if turn.before else []
    tool, each = one_by_one(
        turn.said,
        turn.exchange.in_words,
        turn.registry,
        lambda said: turn.retriever.read(said, turn.recent),
        steps[-1].call.tool if steps else "",
    )
    if len(each) < 2 or tool not in turn.offered:
        return None
    scores = turn.retriever.read(each[0].text, turn.recent).scores
    return Reading(hints=(tool,), wanted=(tool,), sure=(tool,), scores=scores, one_by_one=each)


def following(turn: OpenTurn) -> Reading | None:
    """Calls that follow from what was said and called before: "and at pH 2?", "which is higher?"."""
    calls = next(filter(None, (read(turn) for read in _FOLLOWING)), ())
    fits = calls and all(call.tool in turn.offered for call in calls)
    return _with_exact(turn.by_words, calls) if fits else None


def chained(turn: OpenTurn) -> Reading | None:
    """Something asked of what has to be made first: "the formula of the Murcko scaffold of M1"."""
    chain = chain_in(turn.said)
    if chain is None or chain.tool not in turn.offered:
        return None
    rest = turn.retriever.read(chain.rest) if chain.rest else Reading()
    asked = of_made(rest.wanted, lambda tool: _takes_one(turn, tool), chain) if rest.hints else ()
    if not asked and not chain.partner:
        return None
    arguments = dict(chain.arguments)
    if chain.partner:
        partner = turn.workspace.add("molecule", chain.partner)
        arguments["molecules"] = list(by_number({*arguments["molecules"], partner}))
    reading = _with_exact(turn.by_words, [ToolCall(chain.tool, arguments, "")])
    wanted = (chain.tool, *asked)
    return replace(
        reading,
        hints=wanted,
        wanted=wanted,
        maker=chain.tool,
        of_product=dict.fromkeys(asked, ()),
        scores={**reading.scores, **dict.fromkeys(asked, max(reading.scores.values()))},
    )


def whole_message(turn: OpenTurn) -> Reading:
    """What all the words of a message ask for, be it plainly or by the retriever's weighing."""
    if turn.before and asks_for_the_rest(turn.said):
        turn.before.reading = turn.retriever.read(turn.before.policy_text)
    reading = turn.by_words
    named = with_product_named(turn.said, reacts=bool(MAKERS & {*reading.wanted}))
    if named != turn.said:
        reading = turn.retriever.read(named, turn.recent)
    if direction(turn.said) and len(molecules_in(turn.said)) == 1 and REPLACER in turn.offered:
        reading = of_edited(reading)
    plain = read_plainly(reading, turn.exchanges, turn.registry, turn.tools)
    return with_each_term(plain, turn.exchange, turn.registry)


READERS: tuple[Callable[[OpenTurn], Reading | None], ...] = (
    out_of_reach,
    said_in_words,
    several_times_over,
    following,
    chained,
    whole_message,
)


def _compared_again(turn: OpenTurn) -> tuple[ToolCall, ...]:
    """Which of those before is the most or the least, or of all those gone through one after the other."""
    if turn.before is None:
        return ()
    return compared_again(turn.exchange, spoken_before(turn.exchanges), turn.registry) or compared_again(
        turn.exchange, gone_through(turn.exchanges[:-1]), turn.registry
    )


def _called_again(turn: OpenTurn) -> tuple[ToolCall, ...]:
    """The calls before with something else in the place of what they had."""
    said = turn.exchange.policy_text
    if turn.before is None or len(named_anew(without_old(said)[0])) > 1:
        return ()
    again = called_again(turn.exchange, spoken_before(turn.exchanges), turn.registry, turn.smiles)
    return tuple(gone_on_with(call, said, turn.exchanges[:-1]) for call in again)


# Whose calls follow from the conversation; the first that applies.
_FOLLOWING: tuple[Callable[[OpenTurn], Sequence[ToolCall]], ...] = (
    lambda turn: taken_back(turn.exchanges, turn.registry),
    lambda turn: weighed(turn.exchanges, turn.registry),
    lambda turn: converted(turn.exchange.policy_text, turn.registry),
    lambda turn: portioned(turn.exchange.policy_text, turn.registry),
    lambda turn: ways(turn.exchange, turn.registry, turn.smiles),
    lambda turn: filtered(turn.exchange.policy_text, turn.registry),
    lambda turn: sorted_to(turn.exchange.policy_text, turn.registry),
    _compared_again,
    _called_again,
)


def _with_exact(reading: Reading, exact: Sequence[ToolCall]) -> Reading:
    """A reading in which these calls come first, as they are."""
    tools = tuple(dict.fromkeys(call.tool for call in exact))
    best = max(reading.scores.values(), default=0.0)
    return Reading(
        hints=tools,
        wanted=tools,
        scores={**reading.scores, **dict.fromkeys(tools, best + AHEAD)},
        nothing=min(reading.nothing, SURE),
        exact=tuple(exact),
    )


def _takes_one(turn: OpenTurn, tool: str) -> bool:
    return tool in turn.offered and takes_one(turn.registry, tool)
