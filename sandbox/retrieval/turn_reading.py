"""What the open turn asks for: its own words, and what it takes over from the exchanges before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sandbox.exchange import Exchange
from sandbox.protocol import ToolCall
from sandbox.registry import Registry, ToolSpec
from sandbox.retrieval.reading import MAKERS, REPLACER, Reading, of_edited
from sandbox.retrieval.retriever import Retriever
from sandbox.talk.amounts_of_one import weighed
from sandbox.talk.chains import Chain, chain_in, of_made, with_product_named
from sandbox.talk.choosing_one import compared_again, gone_through
from sandbox.talk.each_term import with_each_term
from sandbox.talk.edit_direction import direction
from sandbox.talk.exchanged import called_again
from sandbox.talk.exchanged_amounts import without_old
from sandbox.talk.going_on import (
    AHEAD,
    SURE,
    asks_for_the_rest,
    named_anew,
    several_meant,
    spoken_before,
    takes_one,
)
from sandbox.talk.one_by_one import one_by_one
from sandbox.talk.plain_wishes import read_plainly
from sandbox.talk.tables import filtered, gone_on_with, sorted_to
from sandbox.talk.taken_back import taken_back
from sandbox.talk.ways import ways
from sandbox.workspace import Workspace, by_number, molecules_in


class TurnReader:
    """Reads what the open turn asks for.

    Args:
        exchanges: All exchanges of the branch, the open one last.
        registry: All tools.
        workspace: What the handles stand for.
        tools: Those on offer.
    """

    def __init__(
        self,
        exchanges: Sequence[Exchange],
        registry: Registry,
        workspace: Workspace,
        tools: Sequence[ToolSpec],
    ) -> None:
        self._exchanges = exchanges
        self._turn = exchanges[-1]
        self._before = exchanges[-2] if len(exchanges) > 1 else None
        self._registry = registry
        self._workspace = workspace
        self._offered = {spec.name: spec for spec in tools}

    def read(self, text: str, retriever: Retriever, recent: Iterable[str]) -> Reading:
        """Read the turn.

        Args:
            text: What of its message a tool may answer, with handles.
            retriever: Reads words.
            recent: Tools of the exchanges before.
        """
        recent = tuple(recent)
        if self._before and asks_for_the_rest(text):
            self._before.reading = retriever.read(self._before.policy_text)
        said = without_old(text)[0] if self._before else text
        if repeated := self._one_by_one(said, retriever, recent):
            return repeated
        reading = retriever.read(said, recent, several_meant(said, self._exchanges[:-1]))
        if exact := self._exact():
            return self._with_exact(reading, exact)
        if (chain := chain_in(said)) and (chained := self._chained(chain, reading, retriever)):
            return chained
        named = with_product_named(said, reacts=bool(MAKERS & {*reading.wanted}))
        if named != said:
            reading = retriever.read(named, recent)
        if direction(said) and len(molecules_in(said)) == 1 and REPLACER in self._offered:
            reading = of_edited(reading)
        plain = read_plainly(reading, self._exchanges, self._registry, [*self._offered.values()])
        return with_each_term(plain, self._turn, self._registry)

    def _one_by_one(self, text: str, retriever: Retriever, recent: Sequence[str]) -> Reading | None:
        """The reading of a message that asks one thing several times over."""
        before = self._before.steps if self._before else []
        tool, each = one_by_one(
            text,
            self._turn.in_words,
            self._registry,
            lambda said: retriever.read(said, recent),
            before[-1].call.tool if before else "",
        )
        if len(each) < 2 or tool not in self._offered:
            return None
        scores = retriever.read(each[0].text, recent).scores
        return Reading(hints=(tool,), wanted=(tool,), sure=(tool,), scores=scores, one_by_one=each)

    def _exact(self) -> tuple[ToolCall, ...]:
        """The calls that the words of the turn leave no choice of."""
        said = self._turn.policy_text
        calls = (
            taken_back(self._exchanges, self._registry)
            or weighed(self._exchanges, self._registry)
            or ways(self._turn, self._registry, self._smiles)
            or filtered(said, self._registry)
            or sorted_to(said, self._registry)
        )
        if calls or self._before is None:
            return calls if all(call.tool in self._offered for call in calls) else ()
        before = spoken_before(self._exchanges)
        for compared in (before, gone_through(self._exchanges[:-1])):
            if calls := compared_again(self._turn, compared, self._registry):
                break
        if not calls and len(named_anew(without_old(said)[0])) < 2:
            again = called_again(self._turn, before, self._registry, self._smiles)
            calls = tuple(gone_on_with(call, said, self._exchanges[:-1]) for call in again)
        return calls if all(call.tool in self._offered for call in calls) else ()

    def _with_exact(self, reading: Reading, exact: Sequence[ToolCall]) -> Reading:
        tools = tuple(dict.fromkeys(call.tool for call in exact))
        best = max(reading.scores.values(), default=0.0)
        return Reading(
            hints=tools,
            wanted=tools,
            scores={**reading.scores, **dict.fromkeys(tools, best + AHEAD)},
            nothing=min(reading.nothing, SURE),
            exact=tuple(exact),
        )

    def _chained(self, chain: Chain, reading: Reading, retriever: Retriever) -> Reading | None:
        """What is asked of what the chain makes; None where that is nothing."""
        if chain.tool not in self._offered:
            return None
        rest = retriever.read(chain.rest) if chain.rest else Reading()
        asked = of_made(rest.wanted, self._fits, chain) if rest.hints else ()
        if not asked and not chain.partner:
            return None
        arguments = dict(chain.arguments)
        if chain.partner:
            partner = self._workspace.add("molecule", chain.partner)
            arguments["molecules"] = list(by_number({*arguments["molecules"], partner}))
        call = ToolCall(chain.tool, arguments, "")
        reading = self._with_exact(reading, [call])
        wanted = (chain.tool, *asked)
        return replace(
            reading,
            hints=wanted,
            wanted=wanted,
            maker=chain.tool,
            of_product=dict.fromkeys(asked, ()),
            scores={**reading.scores, **dict.fromkeys(asked, max(reading.scores.values()))},
        )

    def _fits(self, tool: str) -> bool:
        return tool in self._offered and takes_one(self._registry, tool)

    def _smiles(self, handle: str) -> str | None:
        thing = self._workspace.thing(handle)
        return thing.text if thing and thing.kind == "molecule" and not thing.problem else None
