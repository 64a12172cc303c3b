"""Routes as trees: taken out of the search, told apart, and put into words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from syntheseus.search.analysis.route_extraction import iter_routes_cost_order
from syntheseus.search.graph.and_or import AndNode, AndOrGraph, OrNode

from sandbox.reactions.planning import stock_sources
from sandbox.reactions.trees import Node

MAX_LOOKED_AT = 200
LOOKING_S = 4.0
SAME = 0.6  # routes that share more of their reactions than this are one route with variants


@dataclass(frozen=True)
class Route:
    """A way from the stock to the target.

    Attributes:
        root: The target.
        solved: Whether everything that it starts from is to be had.
    """

    root: Node
    solved: bool
    reactions: frozenset[str] = field(default=frozenset())

    @property
    def steps(self) -> tuple[Node, ...]:
        """The compounds that are made, the target last: the order in which one works."""
        return tuple(node for node in reversed(tuple(self.root.walk())) if node.proposal is not None)

    @property
    def start(self) -> tuple[str, ...]:
        """What it starts from, each once."""
        return tuple(dict.fromkeys(node.smiles for node in self.root.walk() if node.proposal is None))

    @property
    def score(self) -> float:
        """Geometric mean of the scores of its steps."""
        product = 1.0
        for node in self.steps:
            product *= max(1e-9, node.proposal.score if node.proposal else 1.0)
        return float(product ** (1 / max(1, len(self.steps))))


def routes_of(graph: AndOrGraph, count: int, start_from: str = "") -> list[Route]:
    """Take the best routes that differ from each other out of a search.

    Args:
        graph: What the search left, with costs.
        count: How many at most.
        start_from: Compound that each must start from; empty for no such wish.

    Returns:
        The most probable first. Where none is complete, the most promising incomplete one.
    """
    kept: list[Route] = []
    for nodes in iter_routes_cost_order(graph, MAX_LOOKED_AT, LOOKING_S):
        route = route_from(_tree(graph, graph.root_node, set(nodes)))
        if not route.steps or (start_from and start_from not in route.start):
            continue
        if all(_shared(route, other) <= SAME for other in kept):
            kept.append(route)
        if len(kept) == count:
            break
    if kept or start_from:
        return kept
    partial = route_from(_promising(graph, graph.root_node))
    return [partial] if partial.steps else []


def route_from(root: Node) -> Route:
    """A route with this target, as the search or a plan has it."""
    leaves = [node for node in root.walk() if node.proposal is None]
    reactions = frozenset(node.reaction_smiles for node in root.walk() if node.proposal is not None)
    return Route(root, all(leaf.sources for leaf in leaves), reactions)


def _shared(one: Route, other: Route) -> float:
    return len(one.reactions & other.reactions) / max(1, len(one.reactions | other.reactions))


def _tree(graph: AndOrGraph, node: OrNode, allowed: Collection[Any]) -> Node:
    step = next((child for child in graph.successors(node) if child in allowed), None)
    return _node(graph, node, step, lambda child: _tree(graph, child, allowed))


def _promising(graph: AndOrGraph, node: OrNode) -> Node:
    steps = [child for child in graph.successors(node) if isinstance(child, AndNode)]
    bought = node.mol.metadata.get("is_purchasable") and node is not graph.root_node
    best = None if bought or not steps else min(steps, key=_unmade)
    return _node(graph, node, best, lambda child: _promising(graph, child))


def _unmade(step: Any) -> float:
    return float(step.data.get("retro_star_reaction_number", 1e9))


def _node(graph: AndOrGraph, node: OrNode, step: Any, below: Any) -> Node:
    smiles = node.mol.smiles
    sources = stock_sources(smiles)
    if not sources and node.mol.metadata.get("is_purchasable"):
        sources = ("the compound that you have",)
    if step is None:
        return Node(smiles, sources)
    proposal = step.reaction.metadata["proposal"]
    return Node(smiles, sources, proposal, tuple(below(child) for child in graph.successors(step)))
