"""From "make it more soluble" to ranked candidates: objectives and constraints put into a search."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from rdkit import Chem

from sandbox.design.candidates import Candidate, describe
from sandbox.design.constraints import Constraints, Keep, scaffold_of
from sandbox.design.filters import Filter, is_safe
from sandbox.design.measures import MEASURES, Values, measure_all
from sandbox.design.objectives import Objective
from sandbox.design.search import Budget, Found, Outcome, Search
from sandbox.errors import ToolError

MAX_ATOMS = 70
MOST_CANDIDATES = 20
TOO_ALIKE = 0.95
# What quietly spoils a molecule while its objective improves, in steps of the objective for a unit of each.
HARDER = 1.5  # SA score beyond a rise of 0.5
LESS_DRUG_LIKE = 6.0  # QED lost beyond 0.05
LARGER = 0.15  # heavy atoms beyond six more
UNLIKE = 1.0  # similarity lost
BEYOND = 0.15  # a step beyond what is enough counts this much

_limit: int | None = None


@contextlib.contextmanager
def limited_to(evaluations: int) -> Iterator[None]:
    """Let searches in this block measure no more than so many molecules: for examples and training data."""
    global _limit
    before, _limit = _limit, evaluations
    try:
        yield
    finally:
        _limit = before


@dataclass(frozen=True)
class Request:
    """What is wanted.

    Attributes:
        mol: The molecule to improve.
        objectives: Each with its weight.
        keep: Whether the scaffold stays.
        parts: Substructures that stay.
        least_similarity: Least Tanimoto similarity to the molecule.
        windows: Measure → least and most allowed.
        alerts: Whether new structural alerts are allowed.
        most_sa: Greatest SA score allowed; None for no limit beyond what the ranking prefers.
        evaluations: Most molecules that are measured.
        seconds: Most seconds.
        seed: Seed of chance.
        progress: Told how many evaluations of how many are done.
    """

    mol: Chem.Mol
    objectives: Sequence[tuple[Objective, float]]
    keep: Keep = "scaffold"
    parts: tuple[Chem.Mol, ...] = ()
    least_similarity: float = 0.4
    windows: dict[str, tuple[float | None, float | None]] = field(default_factory=dict)
    alerts: bool = False
    most_sa: float | None = None
    evaluations: int = 800
    seconds: float = 10.0
    seed: int = 0
    progress: Callable[[int, int], None] = field(default=lambda done, total: None)


@dataclass(frozen=True)
class Design:
    """What came of a request.

    Attributes:
        before: Measure → value of the molecule itself.
        candidates: The best, all of them better than the molecule in every objective together.
        outcome: The search behind them.
        scaffold_kept: Whether there was a scaffold to keep.
        refused: Reason → number of proposals.
    """

    before: dict[str, float]
    candidates: list[Candidate]
    outcome: Outcome
    scaffold_kept: bool
    refused: Counter[str]


def optimise(request: Request) -> Design:
    """Search for better molecules.

    Raises:
        ToolError: The molecule is not one that can be optimised, or a measure has no value for it.
    """
    _check(request.mol)
    judge = _Judge(request)
    windows = dict(request.windows)
    if request.most_sa is not None:
        windows["SA score"] = (None, request.most_sa)
    constraints = Constraints(
        request.mol,
        request.keep,
        request.parts,
        request.least_similarity,
        windows,
        most_atoms=max(request.mol.GetNumHeavyAtoms() + 10, 14),
    )
    most = request.evaluations if _limit is None else min(_limit, request.evaluations)
    search = Search(
        [request.mol],
        judge.score,
        constraints,
        Filter(request.mol, alerts=not request.alerts),
        Budget(most, request.seconds, progress=request.progress),
        seed=request.seed,
        costly=any(MEASURES[objective.quantity].costly for objective, _ in request.objectives),
        prior=judge.prior,
    )
    outcome = search.run()
    refused = outcome.refused
    candidates = _candidates(request, constraints, judge, outcome, refused)
    return Design(judge.before, candidates, outcome, bool(constraints.scaffold), refused)


def _check(mol: Chem.Mol) -> None:
    if len(Chem.GetMolFrags(mol)) > 1:
        raise ToolError("the molecule has several components: optimise the parent without its counter-ion")
    if any(atom.GetAtomicNum() == 0 for atom in mol.GetAtoms()):
        raise ToolError("the structure has open positions (*): fill them first")
    heavy = mol.GetNumHeavyAtoms()
    if heavy > MAX_ATOMS:
        raise ToolError(f"the molecule has {heavy} heavy atoms; up to {MAX_ATOMS} can be optimised")
    if not any(atom.GetAtomicNum() == 6 and atom.GetTotalNumHs() for atom in mol.GetAtoms()) and heavy < 4:
        raise ToolError("the molecule is too small to be changed and still be recognised")


class _Judge:
    """Scores molecules by how many steps they are ahead of the start, and by what was spoilt on the way."""

    def __init__(self, request: Request) -> None:
        self._request = request
        start = [request.mol]
        self.before: dict[str, float] = {}
        for objective, _ in request.objectives:
            value = float(measure_all(objective.quantity, start)[0])
            if not np.isfinite(value):
                raise ToolError(f"there is no {objective.quantity} for this molecule to start from")
            self.before[objective.quantity] = value
        self._qed = float(measure_all("QED", start)[0])
        self._sa = float(measure_all("SA score", start)[0])
        self._atoms = request.mol.GetNumHeavyAtoms()
        self._constraints = Constraints(request.mol)

    def score(self, mols: Sequence[Chem.Mol]) -> Values:
        """Steps ahead of the start, beyond enough discounted, less what was spoilt."""
        total = -self._harm(mols)
        for objective, weight in self._request.objectives:
            gains = self.gains(objective, measure_all(objective.quantity, mols))
            over = np.maximum(0, gains - objective.enough)
            total += weight * (gains - (1 - BEYOND) * over)
        return np.asarray(total)

    def gains(self, objective: Objective, values: Values) -> Values:
        """Steps forward in one objective."""
        return np.asarray(objective.sign * (values - self.before[objective.quantity]) / objective.step)

    def prior(self, mols: Sequence[Chem.Mol]) -> Values:
        """A first guess by what is quickly calculated: small changes, and the likely direction of logP."""
        total = np.zeros(len(mols))
        for objective, weight in self._request.objectives:
            stand_in = _STAND_INS.get(objective.quantity)
            if stand_in is not None:
                total += weight * objective.sign * measure_all(stand_in, mols) / objective.step
        return np.asarray(
            total - np.array([UNLIKE * (1 - self._constraints.similarity(mol)) for mol in mols])
        )

    def _harm(self, mols: Sequence[Chem.Mol]) -> Values:
        harder = np.maximum(0, measure_all("SA score", mols) - self._sa - 0.5)
        less = np.maximum(0, self._qed - measure_all("QED", mols) - 0.05)
        atoms = np.array([mol.GetNumHeavyAtoms() for mol in mols], float)
        larger = np.maximum(0, atoms - self._atoms - 6)
        unlike = np.array([1 - self._constraints.similarity(mol) for mol in mols])
        return np.asarray(HARDER * harder + LESS_DRUG_LIKE * less + LARGER * larger + UNLIKE * unlike)


# Quantity that takes a model → what is quickly calculated and goes the same way.
_STAND_INS = {"logS": "ESOL logS", "logP": "logP", "TPSA": "TPSA", "molecular weight": "molecular weight"}


def _candidates(
    request: Request, constraints: Constraints, judge: _Judge, outcome: Outcome, refused: Counter[str]
) -> list[Candidate]:
    """The best distinct molecules that are ahead of the start, that the safety gate lets pass."""
    chosen: list[Found] = []
    for found in outcome.found:
        if len(chosen) == MOST_CANDIDATES:
            break
        if not found.edits or not _ahead(request, judge, found):
            continue
        if any(_alike(found.mol, other.mol) for other in chosen):
            continue
        if not is_safe(found.mol):
            refused["declined by the safety gate"] += 1
            continue
        chosen.append(found)
    return [describe(found, request.mol, constraints, request.objectives) for found in chosen]


def _ahead(request: Request, judge: _Judge, found: Found) -> bool:
    """Whether no objective went back and one went forward."""
    gains = [
        float(judge.gains(objective, measure_all(objective.quantity, [found.mol]))[0])
        for objective, _ in request.objectives
    ]
    return min(gains) > -0.1 and max(gains) > 0.1


def _alike(one: Chem.Mol, two: Chem.Mol) -> bool:
    return Constraints(one).similarity(two) > TOO_ALIKE


def has_scaffold(mol: Chem.Mol) -> bool:
    """Whether a molecule has rings and so a scaffold that can be kept."""
    return bool(scaffold_of(mol))
