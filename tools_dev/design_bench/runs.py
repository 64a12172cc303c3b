"""The measurements: area under the curve of the ten best, how often starts are improved, and by how much."""

from __future__ import annotations

import contextlib
import math
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from rdkit import Chem

from sandbox.design.constraints import Constraints
from sandbox.design.filters import Filter
from sandbox.design.judge import Judge
from sandbox.design.measures import MEASURES, Values, measure_all
from sandbox.design.objectives import Objective
from sandbox.design.optimise import Design, Request, optimise
from sandbox.design.search import Budget, Search
from tools_dev.design_bench import graph_ga

TOP = 10
EVERY = 100
OVERSAMPLE = 8
PROPOSALS = 10  # of the Graph GA for each measurement
BASELINE_SECONDS = 120.0  # of the processor a start: one that nothing improves takes it hours
NOTICED = 0.1  # of a step: less is no improvement


@dataclass
class Oracle:
    """Scores molecules and remembers the order in which new ones were asked for.

    Attributes:
        quantity: Measure between 0 and 1.
        scores: One for each distinct molecule, in order.
    """

    quantity: str
    scores: list[float] = field(default_factory=list)

    def __call__(self, mols: Sequence[Chem.Mol]) -> list[float]:
        """Score molecules."""
        values = [float(value) for value in measure_all(self.quantity, mols)]
        self.scores += values
        return values

    def area(self, calls: int) -> float:
        """Area under the mean of the ten best over the calls, between 0 and 1; an early end is padded."""
        curve = [0.0]
        for done in range(EVERY, calls + EVERY, EVERY):
            best = sorted(self.scores[: min(done, calls)], reverse=True)[:TOP]
            curve.append(float(np.mean(best)) if best else 0.0)
        return float(np.mean([(a + b) / 2 for a, b in zip(curve, curve[1:], strict=False)]))


def ours(starts: Sequence[Chem.Mol], quantity: str, calls: int, seed: int) -> Oracle:
    """Run this program's search without any constraint."""
    oracle = Oracle(quantity)
    open_to_all = Constraints(starts[0], keep="nothing", most_atoms=50)
    Search(
        starts,
        oracle,
        open_to_all,
        Filter(starts[0], alerts=False),
        Budget(calls),
        seed=seed,
        oversample=OVERSAMPLE,
    ).run()
    return oracle


def baseline(starts: Sequence[Chem.Mol], quantity: str, calls: int, seed: int) -> Oracle:
    """Run the Graph GA with the same oracle and start set."""
    oracle = Oracle(quantity)
    graph_ga.run(starts, oracle, calls, seed)
    return oracle


def improved_after(start: Chem.Mol, objective: Objective, budgets: Sequence[int], seed: int) -> list[bool]:
    """Whether the start is improved after each number of evaluations, by the search that the tool makes."""
    judge = Judge(start, [(objective, 1.0)])
    gains: list[float] = []

    def score(mols: Sequence[Chem.Mol]) -> Values:
        gains.extend(judge.gains(objective, mols).tolist())
        return judge.score(mols)

    constraints = Constraints(start, least_similarity=0.4, most_atoms=start.GetNumHeavyAtoms() + 10)
    budget = Budget(max(budgets) + 1, stop=lambda: max(gains) > NOTICED)
    costly = MEASURES[objective.quantity].costly
    Search(
        [start], score, constraints, Filter(start), budget, seed=seed, costly=costly, prior=judge.prior
    ).run()
    return [max(gains[: most + 1]) > NOTICED for most in budgets]


class _Enough(Exception):
    """Nothing more has to be measured: it is improved, or the evaluations or the time are used up."""


def improved_by_baseline(
    start: Chem.Mol, objective: Objective, budgets: Sequence[int], seed: int
) -> list[bool]:
    """The same by the Graph GA, from the start and its mutants; what breaks a constraint is not measured."""
    judge, odd = Judge(start, [(objective, 1.0)]), Filter(start)
    constraints = Constraints(start, least_similarity=0.4, most_atoms=start.GetNumHeavyAtoms() + 10)
    gains, began = [0.0], time.process_time()

    def oracle(mols: Sequence[Chem.Mol]) -> list[float]:
        kept = [mol for mol in mols if constraints.broken(mol) is None and odd.allows(mol)]
        found = judge.gains(objective, kept).tolist() if kept else []
        gains.extend(found)
        late = time.process_time() - began > BASELINE_SECONDS
        if late or len(gains) > max(budgets) or max(gains) > NOTICED:
            raise _Enough
        fitness = dict(zip(map(id, kept), found, strict=True))
        return [1 / (1 + math.exp(-fitness[id(mol)])) if id(mol) in fitness else 0.0 for mol in mols]

    rng = random.Random(seed)
    mutants = [graph_ga.mutate(Chem.Mol(start), rng) for _ in range(graph_ga.POPULATION)]
    with contextlib.suppress(_Enough):
        sound = [start, *(mol for mol in mutants if mol is not None)]
        graph_ga.run(sound, oracle, PROPOSALS * max(budgets), seed)
    return [max(gains[: most + 1]) > NOTICED for most in budgets]


@dataclass(frozen=True, slots=True)
class Improvement:
    """What one optimisation as the tool makes it came to.

    Attributes:
        first: Change of the quantity in the first candidate, as its direction has it; 0 where there is none.
        best: The greatest change among the five candidates that the tool shows.
        kept: Whether all five have the scaffold.
        evaluations: How many molecules were measured.
        seconds: How long it took.
    """

    first: float
    best: float
    kept: bool
    evaluations: int
    seconds: float


def optimised(start: Chem.Mol, objective: Objective, evaluations: int, seconds: float) -> Improvement:
    """Optimise a start as the tool does."""
    design = optimise(Request(start, [(objective, 1.0)], evaluations=evaluations, seconds=seconds))
    shown = design.candidates[:5]
    before = design.before[objective.quantity]
    changes = [objective.sign * ((each.properties[objective.quantity] or 0.0) - before) for each in shown]
    return Improvement(
        changes[0] if changes else 0.0,
        max(changes, default=0.0),
        _scaffolds_kept(start, design),
        design.outcome.evaluations,
        design.outcome.seconds,
    )


def _scaffolds_kept(start: Chem.Mol, design: Design) -> bool:
    scaffold = Constraints(start).scaffold
    found = [Constraints(Chem.MolFromSmiles(each.smiles)).scaffold for each in design.candidates[:5]]
    return all(each == scaffold for each in found)
