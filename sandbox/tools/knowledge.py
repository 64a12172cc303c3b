"""Knowledge cards: named reactions with conditions, mechanism and work-up, and reagents."""

from __future__ import annotations

import re
from typing import Any

from sandbox.errors import ToolError
from sandbox.knowledge.cards import Card, Kind
from sandbox.knowledge.naming import find_card, search
from sandbox.knowledge.reagents import card_of_reagent
from sandbox.knowledge.statements import CARD, from_card, whole_card
from sandbox.knowledge.templates import Template, applying, making
from sandbox.registry import tool
from sandbox.results import Item, Report, Text
from sandbox.types import Molecule

LISTED = 10
_WORKUPS: tuple[Kind, ...] = ("work-up",)


@tool(kind="report", verb="Looked up the card", examples=[{"name": "Suzuki coupling"}, {"name": "mitsunobo"}])
def reaction_card(name: str) -> Report:
    """Overview of a named reaction or method: what it does, scope, selectivity, pitfalls.

    Args:
        name: Name of the reaction, transformation or method, as written.

    Returns:
        What it is for, with what it works, what reacts first, and what goes wrong; the whole card with
        conditions, mechanism, work-up and safety stands in the details.

    Source: knowledge cards of this program (general laboratory practice).
    """
    card = find_card(name)
    told = (
        (card.use, "purpose"),
        (card.scope, "scope"),
        (card.selectivity, "selectivity"),
        (card.pitfalls, "pitfalls"),
    )
    return Report(tuple(from_card(card, text, what) for text, what in told if text), whole_card(card))


@tool(
    kind="report",
    verb="Looked up conditions",
    examples=[{"name": "Buchwald-Hartwig amination"}, {"name": "Swern"}],
)
def reaction_conditions(name: str) -> Report:
    """Typical conditions of a named reaction: reagents, catalyst, ligand, base, solvent, temperature, time.

    Args:
        name: Name of the reaction or method, as written.

    Returns:
        Up to three sets of conditions, each with when to take it, and what to look out for.

    Source: knowledge cards of this program (general laboratory practice).
    """
    card = find_card(name)
    ways = card.conditions or card.removal
    if not ways:
        raise ToolError(f"the card of {card.title} has no conditions")
    items = [
        from_card(card, str(way), "typical conditions" if i == 0 else "other conditions")
        for i, way in enumerate(ways[:3])
    ]
    if card.safety:
        items.append(from_card(card, card.safety, "safety"))
    return Report(tuple(items), whole_card(card))


@tool(
    kind="report", verb="Looked up the mechanism", examples=[{"name": "Mitsunobu reaction"}, {"name": "Heck"}]
)
def mechanism_steps(name: str) -> Report:
    """Mechanism of a named reaction as elementary steps.

    Args:
        name: Name of the reaction, as written.

    Returns:
        The steps in order, each with its kind, and their number in words; the selectivity that follows.

    Source: knowledge cards of this program (general laboratory practice).
    """
    card = find_card(name, ("reaction", "protecting group"))
    if not card.mechanism:
        raise ToolError(f"the card of {card.title} describes no mechanism")
    steps = " ".join(f"{i}. {step.kind}: {step.text}" for i, step in enumerate(card.mechanism, 1))
    items: list[Item] = [from_card(card, steps, "mechanism")]
    if card.selectivity:
        items.append(from_card(card, card.selectivity, "selectivity"))
    return Report(tuple(items), whole_card(card))


@tool(
    kind="report",
    verb="Looked up the work-up",
    examples=[{"name": "Stille coupling"}, {"name": "LiAlH4 reduction"}],
)
def reaction_workup(name: str) -> Report:
    """Work-up of a named reaction, or removal of an impurity: quench, washes, by-products, safety.

    Args:
        name: Name of the reaction, or what is to be removed, as written.

    Returns:
        How to work up, which by-products are there, and what is dangerous.

    Source: knowledge cards of this program (general laboratory practice).
    """
    card = find_card(name)
    if not card.workup and card.kind == "reagent":
        found = search(card.title, 5, _WORKUPS)
        card = next((each for each in found if _speaks_of(each, card)), card)
    workup = card.workup or (card.scope if card.kind == "work-up" else "")
    if not workup:
        raise ToolError(
            f"the card of {card.title} has no work-up of its own: quench, extract, wash, dry as usual"
        )
    told = (
        (workup, "work-up"),
        (card.byproducts, "by-products"),
        (card.pitfalls, "pitfalls"),
        (card.safety, "safety"),
    )
    return Report(tuple(from_card(card, text, what) for text, what in told if text), whole_card(card))


@tool(
    kind="report",
    verb="Searched the cards",
    examples=[{"text": "ketone to ester"}, {"text": "base for a terminal alkyne"}],
)
def search_cards(text: str) -> Report:
    """Search the knowledge cards for a reaction, reagent or method by words.

    Args:
        text: What to look for, as written.

    Returns:
        The card that fits best with what it is for, and the titles of others.

    Source: knowledge cards of this program (general laboratory practice).
    """
    found = search(text)
    if not found:
        raise ToolError(f"no knowledge card speaks of '{' '.join(text.split())[:60]}'")
    items = [Text(found[0].title, "best card", found[0].use)]
    if found[1:]:
        items.append(Text("; ".join(card.title for card in found[1:]), "other cards", CARD))
    return Report(tuple(items), {"cards": [{"title": card.title, "use": card.use} for card in found]})


@tool(kind="report", verb="Searched reactions", examples=[{"molecule": "O=Cc1ccc(Br)cc1"}])
def reactions_of(molecule: Molecule) -> Report:
    """Standard reactions that a molecule can take part in, by its functional groups.

    Args:
        molecule: The starting material.

    Returns:
        Names of reactions whose substructure it has, the most particular first; a rule on groups, which
        does not know what else in the molecule reacts.

    Source: reaction SMARTS of this program's knowledge cards.
    """
    found = applying(molecule.mol)
    if not found:
        raise ToolError(f"no reaction of the knowledge cards applies to {molecule.label}")
    return Report((_listed(found, "reactions that apply"),), {"reactions": [_row(each) for each in found]})


@tool(kind="report", verb="Searched reactions", examples=[{"molecule": "O=C(NCc1ccccc1)c1ccccc1"}])
def reactions_making(molecule: Molecule) -> Report:
    """Standard reactions by which a molecule can be made in the last step.

    Args:
        molecule: The product.

    Returns:
        Names of reactions whose last step gives it, with a set of precursors each in the details; a rule on
        groups, not a route.

    Source: reaction SMARTS of this program's knowledge cards.
    """
    found = making(molecule.mol)
    if not found:
        raise ToolError(f"no reaction of the knowledge cards makes {molecule.label}")
    rows = [_row(template) | {"precursors_smiles": list(precursors)} for template, precursors in found]
    return Report((_listed([each for each, _ in found], "reactions that make it"),), {"reactions": rows})


@tool(
    kind="report",
    verb="Looked up the reagent",
    examples=[{"molecule": "ClC(=O)C(Cl)=O"}, {"molecule": "[Na+].[BH4-]"}],
)
def reagent_uses(molecule: Molecule) -> Report:
    """What a reagent, catalyst, base or solvent is used for at the bench, and how.

    Args:
        molecule: The reagent.

    Returns:
        What it is for, how much is taken, pitfalls and safety from its card, or the reactions whose
        conditions name it. An error where no card does.

    Source: knowledge cards of this program (general laboratory practice).
    """
    card = card_of_reagent(molecule.mol)
    if card is None:
        raise ToolError(f"no knowledge card describes {molecule.label} as a reagent")
    ways = " or: ".join(map(str, card.conditions))
    told = (
        (card.use, "purpose"),
        (ways or card.scope, "how it is used"),
        (card.pitfalls, "pitfalls"),
        (card.safety, "safety"),
    )
    return Report(tuple(from_card(card, text, what) for text, what in told if text), whole_card(card))


def _listed(found: list[Template], what: str) -> Text:
    names = [each.name for each in found]
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return Text("; ".join(names[:LISTED]) + more, what, "by substructure")


def _row(template: Template) -> dict[str, Any]:
    number = template.uspto_class
    return {"name": template.name, "class": number, "family": template.card.family, "use": template.card.use}


def _speaks_of(workup: Card, reagent: Card) -> bool:
    """Whether the card of a work-up names a reagent."""
    told = f"{workup.title} {' '.join(workup.names)} {workup.use} {workup.scope} {workup.workup}".lower()
    return any(re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", told) for name in reagent.names)
