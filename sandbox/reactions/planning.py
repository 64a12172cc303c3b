"""Routes: Retro* over the one-step model, down to the stock, under the chemist's conditions.

The search is that of syntheseus; here are the model, the stock and the stopping rule that it works with.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from rdkit import Chem
from syntheseus.interface.bag import Bag
from syntheseus.interface.models import BackwardReactionModel
from syntheseus.interface.molecule import Molecule
from syntheseus.interface.reaction import SingleProductReaction
from syntheseus.search.algorithms.best_first.retro_star import RetroStarSearch
from syntheseus.search.graph.and_or import AndOrGraph, OrNode
from syntheseus.search.mol_inventory import BaseMolInventory
from syntheseus.search.node_evaluation.base import NoCacheNodeEvaluator
from syntheseus.search.node_evaluation.common import ReactionModelLogProbCost

from sandbox.reactions import own_stock
from sandbox.reactions.model import Proposal, proposer
from sandbox.reactions.stock import sources_of
from sandbox.reactions.wishes import Wishes

EXPANSIONS = 15
ALWAYS = 3  # proposals for a compound that count whatever their score
LEAST_SCORE = 0.01  # below it the model has seen the change, but not in such a place
AFTER_FIRST_S = 1.5
GOOD_STEP = 1.6  # cost of a step, in natural logarithms, with which a route is not improved upon at any price
ATOM_COST = 0.06  # of a heavy atom beyond what is commonly sold, in natural logarithms
COMMON_SIZE = 9
STEP_COST = 0.3  # a longer route must be that much more probable, in natural logarithms

Progress = Callable[[int, int], None]


class OneStep(BackwardReactionModel):
    """The one-step model as the search calls it, without what the wishes forbid or the gate declines."""

    def __init__(self, wishes: Wishes) -> None:
        super().__init__(use_cache=True, default_num_results=EXPANSIONS, remove_product_in_reactants=True)
        self._wishes = wishes

    def _get_reactions(
        self, inputs: list[Molecule], num_results: int
    ) -> list[Sequence[SingleProductReaction]]:
        return [self._steps(product, num_results) for product in inputs]

    def _steps(self, product: Molecule, count: int) -> Sequence[SingleProductReaction]:
        frozen = self._wishes.frozen(Chem.MolFromSmiles(product.smiles))
        steps = []
        for rank, proposal in enumerate(proposed(product.smiles, count)):
            if rank >= ALWAYS and proposal.score < LEAST_SCORE:
                break
            if self._wishes.allows(proposal, product.smiles, frozen):
                reactants = Bag(
                    Molecule(smiles, canonicalize=False, make_rdkit_mol=False) for smiles in proposal.smiles
                )
                steps.append(
                    SingleProductReaction(
                        reactants=reactants,
                        product=product,
                        metadata=_metadata(proposal),
                    )
                )
        return steps


def _metadata(proposal: Proposal) -> Any:
    """What the search needs of a proposal, and the proposal itself, for the route."""
    return {"probability": min(0.999, proposal.score), "proposal": proposal}


@lru_cache(maxsize=2000)
def proposed(smiles: str, count: int) -> tuple[Proposal, ...]:
    """Proposals for a product; those that need the product itself are left out."""
    found = proposer("retro").propose(Chem.MolFromSmiles(smiles), count)
    return tuple(each for each in found if smiles not in each.smiles)


def stock_sources(smiles: str) -> tuple[str, ...]:
    """Sources of the stock that have a compound."""
    return _sources(smiles, own_stock.stamp())


@lru_cache(maxsize=20_000)
def _sources(smiles: str, own_lists: int) -> tuple[str, ...]:
    """Asked anew when the user's own lists change."""
    return sources_of(Chem.MolFromSmiles(smiles))


class Stock(BaseMolInventory):
    """The stock as the search asks it."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes

    def is_purchasable(self, mol: Molecule) -> bool:
        """Whether a compound can be started from."""
        if mol.smiles == self._wishes.start_from:
            return True
        return mol.smiles not in self._wishes.to_make and bool(stock_sources(mol.smiles))


class Size(NoCacheNodeEvaluator[OrNode]):
    """What a compound that has to be made will cost, guessed by its size: halves beat a clipping."""

    def _evaluate_nodes(self, nodes: Sequence[OrNode], graph: Any = None) -> list[float]:
        return [_guessed(node) for node in nodes]


def _guessed(node: OrNode) -> float:
    if node.mol.metadata.get("is_purchasable"):
        return 0.0
    return STEP_COST + ATOM_COST * max(0, node.mol.rdkit_mol.GetNumHeavyAtoms() - COMMON_SIZE)


class Search(RetroStarSearch):
    """Retro* that says how far it is, and ends some seconds after its first good route or when time is up."""

    def __init__(self, progress: Progress, seconds: float, patient: bool, **others: Any) -> None:
        super().__init__(time_limit_s=seconds, **others)
        self._progress, self._seconds, self._patient = progress, seconds, patient
        self._begun = time.monotonic()
        self._solved_after: float | None = None

    def should_stop_search(self, graph: AndOrGraph) -> bool:
        """Whether time is up."""
        spent = time.monotonic() - self._begun
        self._progress(min(100, int(100 * spent / self._seconds)), 100)
        if self._solved_after is None and _is_good(graph):
            self._solved_after = spent
        if (
            self._solved_after is not None
            and not self._patient
            and spent > 1.5 * self._solved_after + AFTER_FIRST_S
        ):
            return True
        return bool(super().should_stop_search(graph))


def _is_good(graph: AndOrGraph) -> bool:
    """Whether there is a route whose steps are probable; one that is found first need not be."""
    ways = [_cheapest(graph, step) for step in graph.successors(graph.root_node)]
    cost, steps = min(ways, default=(math.inf, 1))
    return cost <= GOOD_STEP * steps


def _cheapest(graph: AndOrGraph, step: Any) -> tuple[float, int]:
    """Cost and number of steps of the best way to carry a step out from what can be bought."""
    cost = float(step.data["retro_star_min_cost"])
    if not math.isfinite(cost):
        return cost, 1
    steps = 1
    for below in graph.successors(step):
        if isinstance(below, OrNode) and not below.mol.metadata.get("is_purchasable"):
            steps += min(_cheapest(graph, each) for each in graph.successors(below))[1]
    return cost, steps


def search(target: str, wishes: Wishes, progress: Progress) -> AndOrGraph:
    """Search routes to a compound.

    Args:
        target: Canonical SMILES.
        wishes: Conditions and time.
        progress: Told how much of the time has passed, in percent.

    Returns:
        The graph of what was found so far; costs of routes are set.
    """
    model = OneStep(wishes)
    algorithm = Search(
        progress,
        wishes.seconds,
        bool(wishes.start_from),
        reaction_model=model,
        mol_inventory=Stock(wishes),
        and_node_cost_fn=ReactionModelLogProbCost(normalize=False),
        value_function=Size(),  # type: ignore[no-untyped-call]  # its base class has no types
        max_expansion_depth=2 * wishes.max_steps,
        expand_purchasable_target=True,
        prevent_repeat_mol_in_trees=True,
        random_state=random.Random(0),
    )
    graph, _ = algorithm.run_from_mol(Molecule(target, canonicalize=False))
    for node in graph.nodes():
        reaction = getattr(node, "reaction", None)
        probability = reaction.metadata["probability"] if reaction is not None else 1.0
        node.data["route_cost"] = (
            STEP_COST - math.log(max(1e-9, probability)) if reaction is not None else 0.0
        )
    return graph
