"""What forms: the network's proposals and those of the rules, weighed against each other.

The network knows which places of reactants react; what a reagent does it has seen only where patents name it.
The rules know what reagents do. How much each counts was fitted on validation splits (docs/reactions.md).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rdkit import Chem

from sandbox.knowledge.templates import flat
from sandbox.reactions.model import CLASSES, MAX_ATOMS, Proposal, proposer
from sandbox.reactions.outcomes import Outcome, outcomes
from sandbox.reactions.roles import query, roles_of, weight_of
from sandbox.structures import chem

RULE_PRODUCTS = 10
FULL = 0.95  # coverage from which a rule counts as explaining everything
DECIDED = 1.0
ACID = "the carboxylic acid"  # what some rules say of anhydrides
INERT = (  # alkanes, ethers, dichloromethane, 1,2-dichloroethane
    "CCCCC CCCCCC CCCCCCC CCCCCCCC C1CCCCC1 ClCCl ClCCCl CCOCC CC(C)OC(C)C COC(C)(C)C COC1CCCC1 C1CCOC1 "
    "CC1CCCO1 C1COCCO1 COCCOC COCCOCCOC"
)
FLOORS = (1e-3, 1e-2)  # shares that network and rules give to what they do not propose


@dataclass(frozen=True)
class Trust:
    """How much the logarithms of the shares count: the network's, the rules'."""

    network: float
    rules: float


# By whether the best rule explains everything that was given, and whether it is decided: see situation().
# python -m training.retrosynthesis.fit_forward --data folder
TRUST = {
    (True, True): Trust(0.34, 1.34),
    (True, False): Trust(0.63, 0.40),
    (False, True): Trust(0.70, 0.69),
    (False, False): Trust(0.70, 0.21),
}


@dataclass(frozen=True)
class Candidate:
    """A product with what speaks for it.

    Attributes:
        network: Share that the network gives it.
        rules: Share that the rules give it.
        proposal: What the network proposed; None where it did not.
        outcome: What a rule made; None where none did.
    """

    network: float
    rules: float
    proposal: Proposal | None
    outcome: Outcome | None


def predict(molecules: Sequence[Chem.Mol], count: int = 10) -> list[Proposal]:
    """Propose main products.

    Args:
        molecules: Reactants, with reagents, catalysts and solvents where they are known.
        count: How many different products at most.

    Returns:
        The most probable first, their scores together at most 1; none that is one of the molecules.
    """
    best, candidates = considered(molecules, count + len(molecules))
    if not candidates:
        return []
    marks = [mark(each, best) for each in candidates]
    total = sum(math.exp(each - max(marks)) for each in marks)
    found = [
        replace(_proposal(each), score=math.exp(each_mark - max(marks)) / total)
        for each, each_mark in zip(candidates, marks, strict=True)
    ]
    return sorted(found, key=lambda each: -each.score)[:count]


def considered(molecules: Sequence[Chem.Mol], count: int) -> tuple[Outcome | None, list[Candidate]]:
    """Gather what network and rules propose.

    Returns:
        The outcome that fits best of those of the rules, and all candidates.
    """
    molecules = _without_media(molecules)
    given = {str(Chem.MolToSmiles(mol)) for mol in molecules}
    proposals = [each for each in _by_network(molecules, count) if each.smiles[0] not in given]
    made = outcomes(molecules)[:RULE_PRODUCTS]
    candidates = {each.smiles[0]: Candidate(each.score, 0.0, each, None) for each in proposals}
    total = sum(math.exp(each.score - made[0].score) for each in made)
    for outcome in made:
        share = math.exp(outcome.score - made[0].score) / total
        key = _counterpart(outcome, proposals)
        known = candidates.get(key) or _without_configuration(outcome, candidates)
        if known is None:
            candidates[key] = Candidate(0.0, share, None, outcome)
        else:
            outcome = known.outcome or outcome
            candidates[key] = replace(known, rules=known.rules + share, outcome=outcome)
    return (made[0] if made else None), list(candidates.values())


def _without_media(molecules: Sequence[Chem.Mol]) -> Sequence[Chem.Mol]:
    """Those that react: without solvents that hardly ever do, where two others are there to do so.

    1,2-Dichloroethane alkylates an amine that has nothing else to react with.
    """
    media = _inert()
    others = [mol for mol in molecules if chem.canonical_smiles(mol) not in media]
    substrates = [
        mol for mol in others if mol.HasSubstructMatch(query("[#6]")) and weight_of(mol, roles_of(mol)) == 1
    ]
    return others if len(substrates) > 1 else molecules


@lru_cache(maxsize=1)
def _inert() -> frozenset[str]:
    return frozenset(chem.canonical_smiles(chem.parse_smiles(smiles)) for smiles in INERT.split())


def mark(candidate: Candidate, best: Outcome | None) -> float:
    """What speaks for a candidate, in natural logarithms, where ``best`` is the outcome that fits best."""
    network = math.log(candidate.network + FLOORS[0])
    if best is None:
        return network
    trust = TRUST[situation(best)]
    return trust.network * network + trust.rules * math.log(candidate.rules + FLOORS[1])


def situation(best: Outcome) -> tuple[bool, bool]:
    """Whether a rule explains everything that was given, and whether it is decided.

    It is where a reagent calls for it, or where it is marked as one that goes before others.
    """
    decided = best.rule.more >= DECIDED or any(need.required for need in best.rule.needs)
    return best.coverage >= FULL, decided


def _by_network(molecules: Sequence[Chem.Mol], count: int) -> list[Proposal]:
    """The network's proposals; of too many atoms the largest reagents are left out."""
    kept = sorted(molecules, key=lambda mol: (bool(roles_of(mol)), mol.GetNumHeavyAtoms()))
    while len(kept) > 1 and sum(mol.GetNumHeavyAtoms() for mol in kept) > MAX_ATOMS:
        kept.pop()
    joined = ".".join(sorted(Chem.MolToSmiles(mol) for mol in kept))
    return proposer("forward").propose(Chem.MolFromSmiles(joined), count)


def _counterpart(outcome: Outcome, proposals: Sequence[Proposal]) -> str:
    """The proposal of the network that a rule's product is, though configurations differ.

    Where the rule decides a configuration, or the network has nothing like it, its own product stands.
    """
    if outcome.rule.invert or outcome.rule.trans:
        return outcome.smiles
    if any(each.smiles[0] == outcome.smiles for each in proposals):
        return outcome.smiles
    skeleton = _flat(outcome.smiles)
    return next((each.smiles[0] for each in proposals if _flat(each.smiles[0]) == skeleton), outcome.smiles)


def _without_configuration(outcome: Outcome, candidates: dict[str, Candidate]) -> Candidate | None:
    """The network's proposal of a rule's product that leaves open what the rule decides; it is taken out.

    Otherwise what speaks for the E enone and for the enone would count for two products.
    """
    if not (outcome.rule.invert or outcome.rule.trans):
        return None
    skeleton = _flat(outcome.smiles)
    known = candidates.get(skeleton) if skeleton != outcome.smiles else None
    if known is None or known.proposal is None or known.outcome is not None:
        return None
    del candidates[skeleton]
    smiles = (outcome.smiles, *known.proposal.smiles[1:])
    return replace(known, proposal=replace(known.proposal, smiles=smiles))


@lru_cache(maxsize=4096)
def _flat(smiles: str) -> str:
    return flat(Chem.MolFromSmiles(smiles))


def _proposal(candidate: Candidate) -> Proposal:
    proposal, outcome = candidate.proposal, candidate.outcome
    if outcome is None:
        assert proposal is not None
        return proposal
    rule = outcome.rule
    kind = CLASSES.get(rule.uspto_class, "not classified")
    if proposal is not None:
        others, leaves = outcome.others, rule.leaves
        if leaves == ACID and proposal.others and not others:
            others, leaves = proposal.others, ""  # the network says which
        return replace(proposal, kind=kind, others=others, rule=rule.name, leaves=leaves)
    return Proposal((outcome.smiles,), 0.0, 0, kind, outcome.others, (), rule.name, rule.leaves)
