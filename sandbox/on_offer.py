"""Which tools a policy is offered in the open turn of a conversation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from sandbox.exchange import RECENT_EXCHANGES, Exchange
from sandbox.profiles import Profile
from sandbox.registry import Registry, ToolSpec
from sandbox.retrieval.offered import unsaid_partner, with_terms_named
from sandbox.retrieval.retriever import Retriever


class Offer:
    """The tools of the open turn: all that a native policy knows, those that a retriever finds for others.

    Args:
        exchanges: All exchanges of the branch, the open one last; the list that the episode goes on with.
        registry: The tools.
        profile: How the policy is talked to.
        retriever: Finds tools; that of the offered ones where none is given.
    """

    def __init__(
        self,
        exchanges: Sequence[Exchange],
        registry: Registry,
        profile: Profile,
        retriever: Retriever | None = None,
    ) -> None:
        self._exchanges = exchanges
        self._registry = registry
        self._profile = profile
        self._given = retriever

    @cached_property
    def retriever(self) -> Retriever:
        """What finds tools by the words of a message."""
        if self._given is not None:
            return self._given
        return Retriever.shared(self._profile.offered(self._registry))

    def tools(self) -> list[ToolSpec]:
        """The tools that the policy is told of."""
        turn = self._exchanges[-1]
        if self._profile.name != "native":
            return self.retriever.find(turn.policy_text, recent=self.recent())
        offered = self._profile.offered(self._registry)
        if not turn.reading.one_by_one:
            return offered
        return [spec for spec in offered if spec.name in turn.reading.wanted]

    def callable_tools(self) -> list[ToolSpec]:
        """Those of them that the message leaves possible by its terms; its turn notes what is unsaid."""
        turn, terms = self._exchanges[-1], self.open_terms()
        turn.partner_unsaid = any(
            unsaid_partner(self._registry.get(name), terms, turn.policy_text)
            for name in turn.reading.wanted[:1]
        )
        native = self._profile.name == "native"
        return [] if turn.partner_unsaid else with_terms_named(self.tools(), terms, native=native)

    def open_terms(self) -> dict[str, tuple[str, ...]]:
        """Terms that the message mentions, else those of the exchanges that it may refer back to."""
        terms: dict[str, tuple[str, ...]] = {}
        for exchange in reversed(self._exchanges[-1 - RECENT_EXCHANGES :]):
            for key, mentions in exchange.terms.items():
                terms.setdefault(key, mentions)
        return terms

    def recent(self) -> list[str]:
        """The tools that were called in the exchanges that the message may refer back to."""
        before = self._exchanges[-1 - RECENT_EXCHANGES : -1]
        return [step.call.tool for past in before for step in past.steps]
