"""The search: moves from the best molecules so far, filtered, screened, measured, again and again.

It can be ended at any time and gives the best that it has; the same seed and budget give the same molecules.
"""

from __future__ import annotations

import itertools
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from rdkit import Chem

from sandbox.design.constraints import Constraints
from sandbox.design.filters import Filter
from sandbox.design.measures import Values
from sandbox.design.moves import MOVES, Move, Proposal
from sandbox.design.places import Parent
from sandbox.design.surgery import mark_origin
from sandbox.design.surrogate import Surrogate

Score = Callable[[Sequence[Chem.Mol]], Sequence[float] | Values]
POPULATION = 100
BATCH = 32
OVERSAMPLE = 3
FIRST_LEARNT = 24
FRUITLESS = 40  # rounds without a new molecule after which there is nothing more to find


@dataclass(frozen=True, slots=True)
class Found:
    """A molecule that was measured.

    Attributes:
        smiles: Canonical SMILES.
        mol: The molecule; atoms of the start carry their index there as the property ``_origin``.
        score: Its score, higher is better.
        edits: What was done to the start, step by step.
        order: How many molecules had been measured before it.
    """

    smiles: str
    mol: Chem.Mol
    score: float
    edits: tuple[str, ...]
    order: int


@dataclass(frozen=True)
class Budget:
    """When the search ends.

    Attributes:
        evaluations: Most molecules that are measured.
        seconds: Most seconds; infinite where only the evaluations count.
        stop: Asked between rounds; ends the search when it says so.
        progress: Told how many evaluations of how many are done.
    """

    evaluations: int = 1000
    seconds: float = float("inf")
    stop: Callable[[], bool] = field(default=lambda: False)
    progress: Callable[[int, int], None] = field(default=lambda done, total: None)


@dataclass
class Outcome:
    """What a search found.

    Attributes:
        found: Every measured molecule, the best first; the starts are among them.
        evaluations: How many were measured.
        refused: Reason → number of proposals that were not measured.
        seconds: How long it took.
        timed_out: Whether the time ended it, so that a faster machine would have gone on.
    """

    found: list[Found]
    evaluations: int
    refused: Counter[str]
    seconds: float
    timed_out: bool


class Search:
    """One optimisation.

    Args:
        starts: Where it begins, at least one.
        score: Measures a batch of molecules; NaN where there is no value.
        constraints: What every proposal keeps to.
        filter: What is refused as odd.
        budget: When it ends.
        seed: Seed of chance.
        costly: Whether measuring takes so long that proposals are screened by a surrogate first.
        prior: Cheap estimate by which the first proposals are ordered, before anything is learnt.
        oversample: Proposals for each one that is measured, where they are screened.
    """

    def __init__(
        self,
        starts: Sequence[Chem.Mol],
        score: Score,
        constraints: Constraints,
        filter: Filter,
        budget: Budget,
        *,
        seed: int = 0,
        costly: bool = True,
        prior: Score | None = None,
        oversample: int = OVERSAMPLE,
    ) -> None:
        self._score, self._constraints, self._filter, self._budget = score, constraints, filter, budget
        self._rng = random.Random(seed)
        self._surrogate = Surrogate() if costly else None
        self._prior = prior
        self._oversample = oversample
        self._starts = starts
        self._refused: Counter[str] = Counter()
        self._seen: set[str] = set()
        self._found: list[Found] = []
        self._parents: dict[str, Parent] = {}

    def run(self) -> Outcome:
        """Search until the budget is spent or nothing new is found."""
        began = time.perf_counter()
        self._begin()
        return self._search(began)

    def go_on(self, budget: Budget) -> Outcome:
        """Search further from what was found; evaluations count from the beginning, seconds from now."""
        self._budget = budget
        return self._search(time.perf_counter())

    def _search(self, began: float) -> Outcome:
        fruitless, timed_out = 0, False
        while len(self._found) < self._budget.evaluations and fruitless < FRUITLESS:
            timed_out = time.perf_counter() - began > self._budget.seconds
            if timed_out or self._budget.stop():
                break
            fresh = self._propose(began)
            fruitless = 0 if fresh else fruitless + 1
            chosen = self._chosen(fresh)
            if len(self._found) < BATCH:  # a guess put the others behind; they may be proposed again
                self._seen -= {smiles for _, smiles, _ in fresh} - {smiles for _, smiles, _ in chosen}
            self._measure(chosen)
            self._budget.progress(len(self._found), self._budget.evaluations)
        refused = self._refused + self._filter.refused
        ranked = sorted(self._found, key=lambda found: (-found.score, found.order))
        return Outcome(ranked, len(ranked), refused, time.perf_counter() - began, timed_out)

    def _begin(self) -> None:
        for mol in self._starts:
            smiles = Chem.MolToSmiles(mol)
            if smiles not in self._seen:
                self._seen.add(smiles)
        mark = mark_origin if len(self._starts) == 1 else Chem.Mol
        mols = [mark(mol) for mol in self._starts][: self._budget.evaluations]
        self._measure([(mol, Chem.MolToSmiles(mol), ()) for mol in mols])

    def _propose(self, began: float) -> list[tuple[Chem.Mol, str, tuple[str, ...]]]:
        """New molecules that keep to the constraints, several times as many as can be measured."""
        screened = self._surrogate is not None or (self._prior is not None and len(self._found) < BATCH)
        wanted = self._batch() * (self._oversample if screened else 1)
        pool = sorted(self._found, key=lambda found: (-found.score, found.order))[:POPULATION]
        fresh: list[tuple[Chem.Mol, str, tuple[str, ...]]] = []
        for attempt in range(wanted * 12):
            if len(fresh) == wanted or (attempt % 50 == 49 and self._late(began)):
                break
            source = pool[min(int(self._rng.expovariate(6 / len(pool))), len(pool) - 1)]
            proposal = self._move(source, pool)
            if proposal is None:
                continue
            smiles = Chem.MolToSmiles(proposal.mol)
            if smiles in self._seen:
                continue
            self._seen.add(smiles)
            if self._passes(proposal.mol):
                fresh.append((proposal.mol, smiles, (*source.edits, proposal.edit)))
        return fresh

    def _late(self, began: float) -> bool:
        return time.perf_counter() - began > self._budget.seconds or self._budget.stop()

    def _passes(self, mol: Chem.Mol) -> bool:
        reason = self._constraints.broken(mol)
        if reason is None and not self._filter.allows(mol):
            return False
        if reason is None and self._constraints.windows:
            reason = self._constraints.outside([mol])[0]
        if reason is not None:
            self._refused[reason] += 1
        return reason is None

    def _move(self, source: Found, pool: Sequence[Found]) -> Proposal | None:
        parent = self._parent(source)
        move: Move = self._rng.choices(list(MOVES), list(MOVES.values()))[0]
        other = pool[min(int(self._rng.expovariate(4 / len(pool))), len(pool) - 1)]
        others = [self._parent(other)] if other.smiles != source.smiles else []
        proposal = move(parent, self._rng, others)
        if proposal is None:
            return None
        if len(Chem.GetMolFrags(proposal.mol)) > len(Chem.GetMolFrags(source.mol)):
            return None
        return proposal

    def _parent(self, source: Found) -> Parent:
        if source.smiles not in self._parents:
            protected = self._constraints.protected(source.mol)
            self._parents[source.smiles] = Parent(source.mol, protected, bool(self._constraints.scaffold))
        return self._parents[source.smiles]

    def _chosen(
        self, fresh: list[tuple[Chem.Mol, str, tuple[str, ...]]]
    ) -> list[tuple[Chem.Mol, str, tuple[str, ...]]]:
        """The proposals that promise most, as many as can be measured now, none with an alert."""
        room = min(self._batch(), self._budget.evaluations - len(self._found))
        ranked = self._ranked(fresh) if len(fresh) > room else fresh
        return list(itertools.islice((each for each in ranked if self._filter.is_quiet(each[0])), room))

    def _ranked(
        self, fresh: list[tuple[Chem.Mol, str, tuple[str, ...]]]
    ) -> list[tuple[Chem.Mol, str, tuple[str, ...]]]:
        mols = [mol for mol, _, _ in fresh]
        if self._surrogate is not None and len(self._surrogate) >= FIRST_LEARNT:
            promise = np.asarray(self._surrogate.promise(mols))
        elif self._prior is not None:
            promise = np.asarray(self._prior(mols), float)
        else:
            return fresh
        best = np.argsort(-np.nan_to_num(promise, nan=-np.inf), kind="stable")
        return [fresh[place] for place in best.tolist()]

    def _batch(self) -> int:
        """Small at first, so that a few evaluations already learn from one another."""
        return 4 if len(self._found) < FIRST_LEARNT else BATCH

    def _measure(self, chosen: Sequence[tuple[Chem.Mol, str, tuple[str, ...]]]) -> None:
        if not chosen:
            return
        mols = [mol for mol, _, _ in chosen]
        scores = self._score(mols)
        kept = []
        for (mol, smiles, edits), score in zip(chosen, scores, strict=True):
            if np.isfinite(score):
                self._found.append(Found(smiles, mol, float(score), edits, len(self._found)))
                kept.append((mol, float(score)))
            else:
                self._refused["no value"] += 1
        if self._surrogate is not None and kept:
            self._surrogate.learn([mol for mol, _ in kept], [score for _, score in kept])
