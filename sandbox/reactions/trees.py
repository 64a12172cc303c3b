"""A route as a tree of compounds, apart from the search that found it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sandbox.reactions.model import Proposal

PROTECTING = ("protection", "deprotection")


@dataclass(frozen=True)
class Node:
    """A compound of a route, with the step that makes it.

    Attributes:
        smiles: Canonical SMILES.
        sources: Where it is to be had; empty for what has to be made.
        proposal: The step; None for what is started from.
        reactants: What the step starts from.
        name: Name of the reaction by the knowledge cards; empty where none fits.
    """

    smiles: str
    sources: tuple[str, ...]
    proposal: Proposal | None = None
    reactants: tuple[Node, ...] = ()
    name: str = ""

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it."""
        yield self
        for reactant in self.reactants:
            yield from reactant.walk()

    @property
    def depth(self) -> int:
        """Longest chain of steps down from here."""
        return 1 + max(each.depth for each in self.reactants) if self.reactants else 0

    @property
    def called(self) -> str:
        """What the step is called: its name, else its class; empty for what is started from."""
        return self.name or (self.proposal.kind if self.proposal else "")

    @property
    def reaction_smiles(self) -> str:
        """The step that makes it; without a step only the arrow and the compound."""
        return f"{'.'.join(each.smiles for each in self.reactants)}>>{self.smiles}"

    def to_json(self) -> dict[str, Any]:
        """Encode for the window and for exports."""
        encoded: dict[str, Any] = {"smiles": self.smiles, "stock": list(self.sources)}
        if self.proposal is not None:
            encoded["step"] = {
                "class": self.proposal.kind,
                "name": self.name,
                "score": round(self.proposal.score, 4),
                "precedents": self.proposal.count,
                "reaction_smiles": self.reaction_smiles,
                "protecting_group": self.proposal.kind in PROTECTING,
            }
            encoded["reactants"] = [each.to_json() for each in self.reactants]
        return encoded

    @classmethod
    def from_json(cls, encoded: Mapping[str, Any]) -> Node:
        """Decode what :meth:`to_json` made."""
        reactants = tuple(cls.from_json(each) for each in encoded.get("reactants", ()))
        proposal, name = None, ""
        if step := encoded.get("step"):
            smiles = tuple(each.smiles for each in reactants)
            proposal = Proposal(smiles, float(step["score"]), int(step["precedents"]), str(step["class"]))
            name = str(step.get("name", ""))
        return cls(str(encoded["smiles"]), tuple(map(str, encoded["stock"])), proposal, reactants, name)

    def with_part(self, old: Node, new: Node) -> Node:
        """The same route with another way to one of its compounds."""
        if self is old:
            return new
        return replace(self, reactants=tuple(each.with_part(old, new) for each in self.reactants))

    def above(self, part: Node) -> tuple[str, ...]:
        """The compounds that a part leads to, the target first; empty for the target itself."""
        for each in self.reactants:
            if each is part:
                return (self.smiles,)
            if found := each.above(part):
                return (self.smiles, *found)
        return ()
