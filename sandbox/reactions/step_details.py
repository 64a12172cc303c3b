"""What is known of one step of a route: its name and conditions by the cards, what to mind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from rdkit import Chem

from sandbox.errors import ToolError
from sandbox.knowledge.cards import Card, Conditions
from sandbox.knowledge.classifying import Classified, classify
from sandbox.knowledge.conditions import best_variant
from sandbox.knowledge.protection import protections
from sandbox.reactions.model import CLASSES, Proposal
from sandbox.reactions.trees import Node
from sandbox.structures import chem
from sandbox.types import Molecule

# What can hand an acyl, sulfonyl or phosphoryl group on.
_ACYL = Chem.MolFromSmarts("[$([#6,#16,#15](=[O,S])[F,Cl,Br,I,OX2,n]),$(N=C=[O,S])]")


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
    reactants = tuple(each.smiles for each in node.reactants)
    found = _classified(reactants, node.smiles)
    if found is None or not found.templates:
        return StepDetails(node, kind, equation=found.equation if found else "")
    template, name = found.templates[0], _name(found)
    ways = template.card.removal if template.removal else template.card.conditions
    if not ways:
        return StepDetails(node, name, template.card, equation=found.equation)
    if template.removal:
        variant, why = ways[0], "the card's first choice"
    else:
        variant, why = best_variant(template.card, [chem.parse_smiles(smiles) for smiles in reactants])
    return StepDetails(node, name, template.card, variant, why, found.equation, found.byproducts)


def named(root: Node) -> Node:
    """A route with the names of its steps, and the classes that belong to these names.

    An edit has the class of most reactions that change the same bonds; where a card fits, it knows better.
    """
    reactants = tuple(named(each) for each in root.reactants)
    if root.proposal is None:
        return root
    found = _classified(tuple(each.smiles for each in reactants), root.smiles)
    if found is None or not found.templates:
        return replace(root, reactants=reactants, proposal=_reclassed(root.proposal))
    number = found.templates[0].uspto_class
    kind = CLASSES[number] if number else root.proposal.kind
    proposal = replace(root.proposal, kind=kind)
    return replace(root, proposal=proposal, reactants=reactants, name=_name(found))


def _reclassed(proposal: Proposal) -> Proposal:
    """An amine and an alkyl chloride change the same bonds as an amine and an acid chloride do."""
    mols = [chem.parse_smiles(smiles) for smiles in proposal.smiles]
    if proposal.kind != CLASSES[2] or any(mol.HasSubstructMatch(_ACYL) for mol in mols):
        return proposal
    return replace(proposal, kind=CLASSES[1])


def _name(found: Classified) -> str:
    """Name of a reaction; where several reagents do the same, that of one of them."""
    first = found.templates[0]
    rivals = [
        each
        for each in found.templates[1:]
        if (each.size, each.uspto_class, each.removal) == (first.size, first.uspto_class, first.removal)
    ]
    return f"{first.name} or the like" if rivals and not first.removal else first.name


@lru_cache(maxsize=500)
def _classified(reactants: tuple[str, ...], product: str) -> Classified | None:
    try:
        return classify([_molecule(smiles) for smiles in reactants], _molecule(product))
    except ToolError:
        return None


def _molecule(smiles: str) -> Molecule:
    mol: Chem.Mol = chem.parse_smiles(smiles)
    return Molecule(mol, smiles, smiles)


def remark_on(details: StepDetails) -> str:
    """What to mind: a protecting group that goes on or off, what goes wrong by the card; "" for nothing."""
    kind = details.node.proposal.kind if details.node.proposal else ""
    told = []
    carried = [found.card for found in protections(chem.parse_smiles(details.node.smiles))]
    if kind == "protection":
        told.append("puts a protecting group on, which a later step takes off")
    if kind == "deprotection":
        told.append("takes a protecting group off")
    else:
        told += [f"{card.title} stays on: it is cut by {card.labile}" for card in carried if card.labile]
    if details.card is not None and details.card.pitfalls:
        told.append(details.card.pitfalls)
    return ". ".join(told)
