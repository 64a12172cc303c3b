"""From "make it more soluble" to ranked candidates: objectives and constraints put into a search."""

from __future__ import annotations

import contextlib
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rdkit import Chem

from sandbox.design.candidates import Candidate, describe
from sandbox.design.constraints import Constraints, Keep
from sandbox.design.filters import Filter, is_safe
from sandbox.design.judge import Judge
from sandbox.design.measures import MEASURES
from sandbox.design.objectives import Objective
from sandbox.design.search import Budget, Found, Outcome, Search
from sandbox.errors import ToolError

MAX_ATOMS = 70
MOST_CANDIDATES = 20
MOST_COMPARED = 100
TOO_ALIKE = 0.95
WORTH_IT = 5.0  # steps forward with which the scaffold stays
OTHER_SCAFFOLD = 1.0  # steps that a candidate with another scaffold has to be better by
KEPT_SHARE = 0.6  # of the budget, while the scaffold stays
SAME = 2.0  # steps that a candidate has to be better by to stand beside one with the same change

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
        other_scaffolds: Whether others are tried as well where too little is gained while it stays.
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
    other_scaffolds: bool = False
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
    judge = Judge(request.mol, request.objectives)
    constraints = _constraints(request)
    most = request.evaluations if _limit is None else min(_limit, request.evaluations)
    if request.other_scaffolds and constraints.scaffold:
        outcome = _kept_as_far_as_it_leads(request, constraints, judge, most)
    else:
        outcome = _search(request, constraints, judge, most, request.seconds).run()
    refused = outcome.refused
    candidates = _candidates(request, constraints, judge, outcome, refused)
    return Design(judge.before, candidates, outcome, bool(constraints.scaffold), refused)


def _constraints(request: Request) -> Constraints:
    windows = dict(request.windows)
    if request.most_sa is not None:
        windows["SA score"] = (None, request.most_sa)
    return Constraints(
        request.mol,
        request.keep,
        request.parts,
        request.least_similarity,
        windows,
        most_atoms=max(request.mol.GetNumHeavyAtoms() + 10, 14),
    )


def _search(
    request: Request, constraints: Constraints, judge: Judge, most: int, seconds: float, done: int = 0
) -> Search:
    """A search within bounds.

    Args:
        request: What is wanted.
        constraints: The bounds.
        judge: Scores.
        most: Most molecules that are measured.
        seconds: Most seconds.
        done: Molecules that were measured before.
    """
    return Search(
        [request.mol],
        judge.score,
        constraints,
        Filter(request.mol, alerts=not request.alerts),
        Budget(most, seconds, progress=lambda now, total: request.progress(done + now, done + total)),
        seed=request.seed,
        costly=any(MEASURES[objective.quantity].costly for objective, _ in request.objectives),
        prior=judge.prior,
    )


def _kept_as_far_as_it_leads(request: Request, constraints: Constraints, judge: Judge, most: int) -> Outcome:
    """Search while the scaffold stays, and with other scaffolds where that is not worth it."""
    search = _search(request, constraints, judge, round(KEPT_SHARE * most), KEPT_SHARE * request.seconds)
    kept = search.run()
    best = kept.found[0].mol
    gains = [(judge.gains(aim, [best])[0], aim) for aim, _ in request.objectives]
    if all(gain >= aim.enough for gain, aim in gains):
        return kept
    seconds = request.seconds - kept.seconds
    if all(gain >= min(WORTH_IT, aim.enough) for gain, aim in gains):
        further = search.go_on(Budget(most, seconds, progress=request.progress))
        return replace(further, seconds=kept.seconds + further.seconds)
    free = _constraints(replace(request, keep="nothing"))
    others = _search(request, free, judge, most - kept.evaluations, seconds, done=kept.evaluations)
    return _together(kept, others.run(), constraints)


def _together(kept: Outcome, others: Outcome, constraints: Constraints) -> Outcome:
    """Two searches as one, in which another scaffold has to be worth it."""
    found = {each.smiles: each for each in kept.found}
    for each in others.found:
        behind = 0.0 if constraints.keeps_scaffold(each.mol) else OTHER_SCAFFOLD
        found.setdefault(
            each.smiles, replace(each, score=each.score - behind, order=each.order + len(kept.found))
        )
    return Outcome(
        sorted(found.values(), key=lambda each: (-each.score, each.order)),
        kept.evaluations + others.evaluations,
        kept.refused + others.refused,
        kept.seconds + others.seconds,
        kept.timed_out or others.timed_out,
    )


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


def _candidates(
    request: Request, constraints: Constraints, judge: Judge, outcome: Outcome, refused: Counter[str]
) -> list[Candidate]:
    """The best distinct molecules that are ahead of the start, that the safety gate lets pass."""
    ahead: list[Found] = []
    for found in outcome.found:
        if len(ahead) == MOST_COMPARED:
            break
        if not found.edits or not _ahead(request, judge, found):
            continue
        if not is_safe(found.mol):
            refused["declined by the safety gate"] += 1
            continue
        ahead.append(found)
    chosen = _diverse(request.mol, ahead)
    if chosen and constraints.scaffold and not constraints.keeps_scaffold(chosen[0].mol):
        kept = next((found for found in ahead if constraints.keeps_scaffold(found.mol)), None)
        if kept is not None:
            chosen = [chosen[0], kept, *(found for found in chosen[1:] if found is not kept)]
    return [describe(found, request.mol, constraints, request.objectives) for found in chosen]


def _diverse(start: Chem.Mol, ahead: Sequence[Found]) -> list[Found]:
    """The best one, then always what is best and brings in something else than those before it.

    Args:
        start: The molecule that they were made from.
        ahead: Molecules, the best first.
    """
    own = set(Constraints.bits(start))
    new = [set(Constraints.bits(found.mol)) - own for found in ahead]
    left = {place: found.score for place, found in enumerate(ahead)}
    chosen: list[Found] = []
    while left and len(chosen) < MOST_CANDIDATES:
        best = max(left, key=lambda place: (left[place], -place))
        if left.pop(best) == -math.inf:
            break
        chosen.append(ahead[best])
        for place in left:
            shared = len(new[best] & new[place]) / max(1, len(new[best] | new[place]))
            alike = shared > TOO_ALIKE or _alike(ahead[best].mol, ahead[place].mol)
            left[place] = -math.inf if alike else min(left[place], ahead[place].score - SAME * shared)
    return chosen


def _ahead(request: Request, judge: Judge, found: Found) -> bool:
    """Whether no objective went back and one went forward."""
    gains = [float(judge.gains(objective, [found.mol])[0]) for objective, _ in request.objectives]
    return min(gains) > -0.1 and max(gains) > 0.1


def _alike(one: Chem.Mol, two: Chem.Mol) -> bool:
    return Constraints(one).similarity(two) > TOO_ALIKE
