"""Names a reaction: the transformation of a card that gives the product from the reactants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rdkit import Chem

from sandbox.errors import ToolError
from sandbox.knowledge.equation import equation
from sandbox.knowledge.mapping import MappedReaction, map_by_substructure, map_outcome
from sandbox.knowledge.templates import (
    MAX_ATOMS,
    MAX_REACTANTS,
    Outcome,
    Template,
    assignments,
    flat,
    run,
    templates,
)
from sandbox.types import Molecule


@dataclass(frozen=True)
class Classified:
    """A reaction with its name, atoms and balance.

    Attributes:
        templates: The transformations that fit, the best first; empty where none does.
        mapped: The atom mapping; None where reactants and product have nothing in common.
        equation: Balanced, with labels.
        byproducts: What leaves.
        brought: What a reagent brings.
    """

    templates: tuple[Template, ...]
    mapped: MappedReaction | None
    equation: str
    byproducts: tuple[str, ...]
    brought: tuple[str, ...]


def classify(reactants: Sequence[Molecule], product: Molecule) -> Classified:
    """Find the transformation, the atom mapping and the balance of a reaction.

    Args:
        reactants: Reactants, with or without reagents, in any order.
        product: The product.

    Raises:
        ToolError: There are too many molecules, or they are too large.
    """
    if len(reactants) > MAX_REACTANTS or any(m.mol.GetNumAtoms() > MAX_ATOMS for m in (*reactants, product)):
        raise ToolError(f"at most {MAX_REACTANTS} reactants of up to {MAX_ATOMS} atoms can be compared")
    if is_among(product, reactants):
        raise ToolError(f"{product.label} is one of the reactants, so nothing reacts")
    found = matching([each.mol for each in reactants], product.mol)
    mapped = map_outcome(found[0], product.mol) if found else None
    if mapped is None:
        mapped = map_by_substructure([each.mol for each in reactants], product.mol)
    taking_part = [(each.label, each.mol) for each in reactants if _takes_part(each.mol, found, mapped)]
    text, out, brought = equation(taking_part, (product.label, product.mol))
    kinds = tuple({outcome.template.name: outcome.template for outcome in found}.values())
    return Classified(kinds, mapped, text, tuple(out), tuple(brought))


def is_among(product: Molecule, reactants: Sequence[Molecule]) -> bool:
    """Whether a product is one of the reactants, apart from its configuration."""
    return flat(product.mol) in [flat(each.mol) for each in reactants]


def matching(molecules: Sequence[Chem.Mol], product: Chem.Mol) -> list[Outcome]:
    """The outcomes that have the product, the most particular first, those that use more reactants before."""
    wanted = flat(product)
    found = []
    for template in templates():
        outcome = next(
            (
                outcome
                for chosen in assignments(template, molecules)
                for outcome in run(template, chosen)
                if wanted in map(flat, outcome.products)
            ),
            None,
        )
        if outcome:
            found.append(outcome)
    return sorted(found, key=lambda each: (-len(each.reactants), -each.template.size))


def _takes_part(mol: Chem.Mol, found: Sequence[Outcome], mapped: MappedReaction | None) -> bool:
    used = found[0].reactants if found else mapped.reactants if mapped else ()
    return flat(mol) in map(flat, used) if used else True
