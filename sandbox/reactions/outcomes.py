"""What the rules make of given compounds: products with how well each explains all that was given."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rdkit import Chem
from rdkit.Chem import rdChemReactions

from sandbox.knowledge.templates import MAX_OUTCOMES
from sandbox.reactions.configurations import inverted, with_chains_apart
from sandbox.reactions.roles import query, roles_of, weight_of
from sandbox.reactions.rules import Rule, rules
from sandbox.structures.edit_sites import arene_reactivity

MAX_GIVEN = 12
MAX_REPEATS = 4
COVERAGE_WEIGHT = (
    6.0  # natural logarithms between a rule that explains all that was given and one that uses nothing
)
LESSER_SITE = 1.5  # the same between the best site and the next

SiteKey = tuple[float, ...]


@dataclass(frozen=True)
class Given:
    """A compound in the flask.

    Attributes:
        mol: Its structure.
        roles: What it could be there for.
        weight: How much it asks to be used.
    """

    mol: Chem.Mol
    roles: frozenset[str]
    weight: float


@dataclass(frozen=True)
class Outcome:
    """What a rule makes.

    Attributes:
        smiles: The main product, canonical.
        others: Other organic products.
        rule: The rule.
        score: How well it fits, in natural logarithms, against other outcomes of the same compounds.
        coverage: Share of what was given that takes part, 0 to 1, solvents hardly counted.
    """

    smiles: str
    others: tuple[str, ...]
    rule: Rule
    score: float
    coverage: float


def outcomes(molecules: Sequence[Chem.Mol]) -> list[Outcome]:
    """Apply every rule that the reagents call for.

    Args:
        molecules: Reactants, reagents, catalysts and solvents, in any order.

    Returns:
        The outcomes, the best first, each product once.
    """
    given = [Given(mol, roles := roles_of(mol), weight_of(mol, roles)) for mol in molecules[:MAX_GIVEN]]
    every = frozenset().union(*(each.roles for each in given))
    found: dict[str, Outcome] = {}
    for rule in rules():
        if rule.applies(every):
            for outcome in _of_rule(rule, given, every):
                known = found.get(outcome.smiles)
                if known is None or outcome.score > known.score:
                    found[outcome.smiles] = outcome
    unchanged = {Chem.MolToSmiles(each.mol) for each in given}
    kept = [each for each in found.values() if each.smiles not in unchanged]
    return sorted(kept, key=lambda each: -each.score)


def _of_rule(rule: Rule, given: Sequence[Given], every: frozenset[str]) -> list[Outcome]:
    """Outcomes of one rule; those at its best sites first."""
    total = sum(each.weight for each in given)
    ranked: dict[str, tuple[float, SiteKey, Outcome]] = {}
    for smarts in rule.smarts:
        for chosen in _chosen(smarts, rule, given):
            rest = [each for number, each in enumerate(given) if number not in chosen]
            if not rule.satisfied(frozenset().union(*(each.roles for each in rest))):
                continue
            helping = [each for each in rest if each.roles & rule.wanted]
            used = [given[number] for number in sorted(set(chosen))] + helping
            coverage = sum(each.weight for each in used) / total
            reactants = [given[number].mol for number in chosen]
            for key, product, others in run(rule, smarts, reactants):
                smiles = _carried_on(rule, product, reactants, every)
                outcome = Outcome(smiles, others, rule, 0.0, coverage)
                known = ranked.get(smiles)
                if known is None or (-coverage, key) < known[:2]:
                    ranked[smiles] = (-coverage, key, outcome)
    return list(_scored(rule, sorted(ranked.values(), key=lambda each: each[:2])))


def _scored(rule: Rule, ranked: Sequence[tuple[float, SiteKey, Outcome]]) -> Iterator[Outcome]:
    places = {key: place for place, key in enumerate(dict.fromkeys(each[:2] for each in ranked))}
    for minus_coverage, key, outcome in ranked:
        lesser = LESSER_SITE * places[minus_coverage, key]
        yield replace(outcome, score=rule.more - COVERAGE_WEIGHT * minus_coverage - lesser)


@cache
def _reaction(smarts: str) -> rdChemReactions.ChemicalReaction:
    reaction = rdChemReactions.ReactionFromSmarts(smarts)
    reaction.Initialize()
    return reaction


def _chosen(smarts: str, rule: Rule, given: Sequence[Given]) -> Iterator[tuple[int, ...]]:
    """Numbers of the compounds that take the places of the reactants."""
    queries = list(_reaction(smarts).GetReactants())
    fitting = [
        [number for number, each in enumerate(given) if each.mol.HasSubstructMatch(wanted)]
        for wanted in queries
    ]
    for chosen in itertools.product(*fitting):
        if rule.alone or len(set(chosen)) == len(chosen):
            yield chosen


def run(
    rule: Rule, smarts: str, reactants: Sequence[Chem.Mol]
) -> Iterator[tuple[SiteKey, str, tuple[str, ...]]]:
    """Run one variant of a rule.

    Returns:
        For each outcome: how good its sites are (the smaller, the better), the main product, the others.
    """
    for products in _reaction(smarts).RunReactants(tuple(reactants), maxProducts=MAX_OUTCOMES):
        key = _site_key(rule, reactants, products)
        read = [_finished(rule, product, reactants) for product in products]
        if all(read):
            largest = max(read, key=lambda smiles: Chem.MolFromSmiles(smiles).GetNumHeavyAtoms())
            others = list(read)
            others.remove(largest)
            yield key, largest, tuple(others)


def _site_key(rule: Rule, reactants: Sequence[Chem.Mol], products: Sequence[Chem.Mol]) -> SiteKey:
    origin = {
        atom.GetIntProp("old_mapno"): (atom.GetIntProp("react_idx"), atom.GetIntProp("react_atom_idx"))
        for product in products
        for atom in product.GetAtoms()
        if atom.HasProp("old_mapno") and atom.HasProp("react_idx") and atom.HasProp("react_atom_idx")
    }
    key: list[float] = []
    for number, sites in rule.prefer.items():
        if number in origin:
            which, index = origin[number]
            key.append(float(_place(reactants[which], index, sites)))
    if rule.arene in origin:
        which, index = origin[rule.arene]
        key.append(round(-arene_reactivity(reactants[which].GetAtomWithIdx(index)), 3))
    return tuple(key)


def _place(mol: Chem.Mol, index: int, sites: Sequence[str]) -> int:
    """Number of the first kind of site that an atom is, counted from 0."""
    for place, smarts in enumerate(sites):
        if any(match[0] == index for match in mol.GetSubstructMatches(query(smarts), uniquify=False)):
            return place
    return len(sites)


def _finished(rule: Rule, product: Chem.Mol, reactants: Sequence[Chem.Mol]) -> str:
    """Canonical SMILES of a product, configurations put right; empty where it is no valid structure."""
    try:
        Chem.SanitizeMol(product)
        if rule.invert:
            inverted(product, rule.invert, reactants)
        if rule.trans:
            with_chains_apart(product, rule.trans)
        read = Chem.MolFromSmiles(Chem.MolToSmiles(product))
    except (ValueError, RuntimeError):
        return ""
    return str(Chem.MolToSmiles(read)) if read is not None else ""


def _carried_on(rule: Rule, smiles: str, reactants: Sequence[Chem.Mol], every: frozenset[str]) -> str:
    """What becomes of a first product that reacts on with the same reagents."""
    if rule.next:
        for other in (each for each in rules() if each.card == rule.next and not each.next):
            made = _once(other, [Chem.MolFromSmiles(smiles), *reactants[1:]])
            if made:
                return made
    going_on = [each for each in rules() if each.repeat and each.applies(every)] if rule.repeat else []
    for _ in range(MAX_REPEATS if going_on else 0):
        made = next(filter(None, (_once(each, [Chem.MolFromSmiles(smiles)]) for each in going_on)), "")
        if not made:
            break
        smiles = made
    return smiles


def _once(rule: Rule, reactants: Sequence[Chem.Mol]) -> str:
    """The best product of a rule with these reactants in this order; empty where it does not apply."""
    fitting = [
        smarts for smarts in rule.smarts if _reaction(smarts).GetNumReactantTemplates() == len(reactants)
    ]
    made = [each for smarts in fitting for each in run(rule, smarts, reactants)]
    return min(made)[1] if made else ""
