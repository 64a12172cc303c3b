"""The two measurements: area under the curve of the ten best, and the share of starts that are improved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from rdkit import Chem

from sandbox.design.constraints import Constraints
from sandbox.design.filters import Filter
from sandbox.design.measures import measure_all
from sandbox.design.objectives import Objective
from sandbox.design.search import Budget, Search
from tools_dev.design_bench import graph_ga

TOP = 10
EVERY = 100
OVERSAMPLE = 8


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
    """Whether the start is improved, scaffold kept, after each number of evaluations of others."""
    values: list[float] = []

    def score(mols: Sequence[Chem.Mol]) -> list[float]:
        measured = [float(value) for value in measure_all(objective.quantity, mols)]
        values.extend(measured)
        return [objective.sign * value for value in measured]

    constraints = Constraints(start, most_atoms=start.GetNumHeavyAtoms() + 10)
    budget = Budget(max(budgets) + 1, stop=lambda: _is_better(objective, values))
    Search([start], score, constraints, Filter(start, alerts=False), budget, seed=seed).run()
    return [_is_better(objective, values[: most + 1]) for most in budgets]


def _is_better(objective: Objective, values: Sequence[float]) -> bool:
    return any(objective.gain(values[0], value) > 0.1 for value in values[1:])
