"""Protecting groups from the knowledge cards: how they go on and off, and which a molecule has."""

from __future__ import annotations

from typing import Annotated

from sandbox.knowledge.cards import Kind, cards
from sandbox.knowledge.naming import find_card
from sandbox.knowledge.protection import PROTECTED, Protection, protections
from sandbox.knowledge.statements import CARD, from_card, whole_card
from sandbox.registry import tool
from sandbox.results import Report, Text
from sandbox.types import Molecule, Term

PROTECTING: tuple[Kind, ...] = ("protecting group",)


@tool(
    kind="report",
    verb="Compared protecting groups",
    examples=[{"group": "alcohol protection"}, {"group": "amine protection"}],
)
def protecting_groups(group: Annotated[str, Term("protected group")]) -> Report:
    """Protecting groups for a functional group: which there are, how they come off, which are orthogonal.

    Args:
        group: What is to be protected.

    Returns:
        The protecting groups, each with what cuts it.

    Source: knowledge cards of this program (general laboratory practice).
    """
    wanted = PROTECTED[group]
    found = [card for card in cards() if card.kind == "protecting group" and wanted in card.protects]
    listed = "; ".join(f"{card.title} ({card.labile})" for card in found)
    rows = [{"title": card.title, "cleaved_by": card.labile, "stable_to": card.stable} for card in found]
    return Report((Text(listed, f"{group} and what cuts each", CARD),), {"rows": rows})


@tool(kind="report", verb="Looked up the protecting group", examples=[{"name": "Boc"}, {"name": "TBS ether"}])
def protection_conditions(name: str) -> Report:
    """How to put a protecting group on and take it off, and what it survives.

    Args:
        name: Name of the protecting group, as written.

    Returns:
        Conditions for removal, conditions for protection, what it is stable to, and what goes wrong.

    Source: knowledge cards of this program (general laboratory practice).
    """
    card = find_card(name, PROTECTING)
    off = " or: ".join(map(str, card.removal))
    on = " or: ".join(map(str, card.conditions))
    told = ((off, "removal"), (on, "protection"), (card.stable, "stability"), (card.pitfalls, "pitfalls"))
    return Report(tuple(from_card(card, text, what) for text, what in told if text), whole_card(card))


@tool(
    kind="report",
    verb="Searched protected groups",
    examples=[{"molecule": "CC(C)(C)OC(=O)NCCO[Si](C)(C)C(C)(C)C"}],
)
def find_protecting_groups(molecule: Molecule) -> Report:
    """Protecting groups in a molecule, and what takes each off.

    Args:
        molecule: Molecule to look at.

    Returns:
        The protecting groups found with what cuts each, or that none was found; a rule on substructures.

    Source: removal SMARTS of this program's knowledge cards.
    """
    found = protections(molecule.mol)
    if not found:
        return Report((Text("none found", "protecting groups", "among those of the knowledge cards"),))
    listed = "; ".join(_protected(each) for each in found)
    atoms = tuple(place for each in found for place in each.atoms)
    return Report((Text(listed, "protecting groups and what cuts each", CARD, atoms),))


def _protected(found: Protection) -> str:
    times = f" ({len(found.atoms)}×)" if len(found.atoms) > 1 else ""
    return f"{found.card.title}{times}: {found.card.labile}"
