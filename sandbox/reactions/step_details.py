"""What is known of one step of a route: its name and conditions by the cards, what to mind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rdkit import Chem

from sandbox import chem
from sandbox.errors import ToolError
from sandbox.knowledge.cards import Card, Conditions
from sandbox.knowledge.classifying import Classified, classify
from sandbox.knowledge.conditions import best_variant
from sandbox.reactions.trees import Node
from sandbox.types import Molecule


@dataclass(frozen=True)
class StepDetails:
    """A step with what the cards say of it.

    Attributes:
        node: The compound that it makes.
        name: Name of the reaction; its class where no card fits.
        card: The card that fits; None where none does.
        conditions: Conditions for these reactants; None where no card fits.
        why: Why these conditions.
        equation: Balanced equation; empty where atoms could not be matched.
        byproducts: What leaves.
    """

    node: Node
    name: str
    card: Card | None = None
    conditions: Conditions | None = None
    why: str = ""
    equation: str = ""
    byproducts: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Encode for the window and for exports."""
        step = self.node.to_json()["step"]
        return {
            "product_smiles": self.node.smiles,
            "reaction_smiles": step["reaction_smiles"],
            "class": step["class"],
            "name": self.name,
            "score": step["score"],
            "precedents": step["precedents"],
            "conditions": str(self.conditions) if self.conditions else None,
            "protecting_group": step["protecting_group"],
        }


def details_of(node: Node) -> StepDetails:
    """Look a step up among the knowledge cards.

    Args:
        node: A compound that is made.
    """
    kind = node.proposal.kind if node.proposal else ""
    reactants = [_molecule(each.smiles) for each in node.reactants]
    try:
        found: Classified = classify(reactants, _molecule(node.smiles))
    except ToolError:
        return StepDetails(node, kind)
    if not found.templates:
        return StepDetails(node, kind, equation=found.equation, byproducts=found.byproducts)
    template = found.templates[0]
    ways = template.card.removal if template.removal else template.card.conditions
    if not ways:
        return StepDetails(node, template.name, template.card, equation=found.equation)
    if template.removal:
        variant, why = ways[0], "the card's first choice"
    else:
        variant, why = best_variant(template.card, [each.mol for each in reactants])
    return StepDetails(node, template.name, template.card, variant, why, found.equation, found.byproducts)


def _molecule(smiles: str) -> Molecule:
    mol: Chem.Mol = chem.parse_smiles(smiles)
    return Molecule(mol, smiles, smiles)


def remark_on(details: StepDetails) -> str:
    """What to mind: a protecting group that goes on or off, what goes wrong by the card; "" for nothing."""
    kind = details.node.proposal.kind if details.node.proposal else ""
    told = []
    if kind == "protection":
        told.append("puts a protecting group on, which a later step takes off")
    if kind == "deprotection":
        told.append("takes a protecting group off")
    if details.card is not None and details.card.pitfalls:
        told.append(details.card.pitfalls)
    return ". ".join(told)
