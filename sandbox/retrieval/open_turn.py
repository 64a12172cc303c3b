"""The open turn as those see it that read what it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sandbox.exchange import Exchange
from sandbox.registry import Registry, ToolSpec
from sandbox.retrieval.reading import Reading
from sandbox.retrieval.retriever import Retriever
from sandbox.talk.exchanged_amounts import without_old
from sandbox.talk.going_on import several_meant
from sandbox.talk.labels import with_labels_resolved
from sandbox.talk.out_of_reach import within_reach
from sandbox.talk.places_said import without_place
from sandbox.workspace import Workspace


@dataclass(frozen=True)
class OpenTurn:
    """The open turn of a conversation.

    Attributes:
        exchanges: All exchanges of the branch, the open one last.
        registry: All tools.
        workspace: What the handles stand for.
        tools: Those on offer.
        retriever: Reads words.
        recent: Tools of the exchanges before.
    """

    exchanges: Sequence[Exchange]
    registry: Registry
    workspace: Workspace
    tools: Sequence[ToolSpec]
    retriever: Retriever
    recent: Sequence[str]

    @property
    def exchange(self) -> Exchange:
        """The open one."""
        return self.exchanges[-1]

    @property
    def before(self) -> Exchange | None:
        """The exchange before it."""
        return self.exchanges[-2] if len(self.exchanges) > 1 else None

    @cached_property
    def offered(self) -> frozenset[str]:
        """Names of the tools on offer."""
        return frozenset(spec.name for spec in self.tools)

    @cached_property
    def within_reach(self) -> str | None:
        """What of the message a tool may answer, with handles; None where none answers any of it."""
        text, limits = within_reach(without_place(with_labels_resolved(self.exchange.policy_text)))
        return None if limits and not text else text

    @cached_property
    def said(self) -> str:
        """The same without the amounts that it takes back."""
        text = self.within_reach or ""
        return without_old(text)[0] if self.before else text

    @cached_property
    def by_words(self) -> Reading:
        """What the retriever makes of it."""
        return self.retriever.read(self.said, self.recent, several_meant(self.said, self.exchanges[:-1]))

    def smiles(self, handle: str) -> str | None:
        """The structure of a molecule's handle."""
        thing = self.workspace.thing(handle)
        return thing.text if thing and thing.kind == "molecule" and not thing.problem else None
