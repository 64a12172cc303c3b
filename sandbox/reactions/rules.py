"""Rules of what reagents do: transformations of the knowledge cards, what they need, where they act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sandbox.knowledge.cards import Card, cards
from sandbox.reactions.roles import query, rule_file


@dataclass(frozen=True)
class Need:
    """A part that a reagent has to play.

    Attributes:
        roles: Any of these will do.
        required: Whether the rule says nothing without it.
    """

    roles: frozenset[str]
    required: bool


@dataclass(frozen=True)
class Rule:
    """A transformation with its reagents.

    Attributes:
        name: What the reaction is called.
        card: Id of the knowledge card; empty where there is none.
        uspto_class: Class 1 to 10 of USPTO-50k.
        smarts: Reaction SMARTS of its variants.
        needs: What has to be there beside the substrates.
        unless: Roles whose presence excludes it.
        prefer: For atoms by map number: SMARTS of the sites at which it happens first, the best first.
        arene: Map number of the ring atom that an electrophile attacks; 0 where there is none.
        repeat: Whether it goes on as long as there is a group that reacts.
        next: Id of the card that goes on with the product and the same reactant.
        alone: Whether a compound may react with itself.
        invert: Map number of an atom whose configuration is inverted; 0 where none is.
        trans: Map numbers of a double bond that arises with its chains apart; empty where none does.
        more: How much it is favoured where several rules fit equally well, in natural logarithms.
        leaves: By-products in words.
    """

    name: str
    card: str
    uspto_class: int
    smarts: tuple[str, ...]
    needs: tuple[Need, ...]
    unless: frozenset[str]
    prefer: Mapping[int, tuple[str, ...]]
    arene: int
    repeat: bool
    next: str
    alone: bool
    invert: int
    trans: tuple[int, ...]
    more: float
    leaves: str

    def applies(self, roles: frozenset[str]) -> bool:
        """Whether all that it requires is among the roles, and nothing that excludes it."""
        return not (self.unless & roles) and self.satisfied(roles)

    def satisfied(self, roles: frozenset[str]) -> bool:
        """Whether all that it requires is among the roles."""
        return all(need.roles & roles for need in self.needs if need.required)

    @property
    def wanted(self) -> frozenset[str]:
        """All roles that it makes use of."""
        return frozenset().union(*(need.roles for need in self.needs))


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the file.

    Raises:
        ValueError: The file is not as it says itself; the message names the rule.
    """
    by_id = {card.id: card for card in cards()}
    return tuple(_rule(entry, by_id) for entry in rule_file()["rule"])


def _rule(entry: Mapping[str, Any], by_id: Mapping[str, Card]) -> Rule:
    card = by_id.get(entry.get("card", ""))
    removal = bool(entry.get("removal"))
    own = (card.off_smarts if removal else card.smarts) if card else ()
    smarts = tuple(entry.get("smarts", [own[n] for n in entry.get("variants", range(len(own)))]))
    name = entry.get("name") or (_title(card, removal) if card else "")
    if not smarts or not name:
        raise ValueError(f"a rule without transformation or name: {dict(entry)}")
    return Rule(
        name,
        card.id if card else "",
        _class(entry, card, removal),
        smarts,
        tuple(_need(text) for text in entry.get("needs", ())),
        frozenset(entry.get("unless", ())),
        {int(number): _sites(sites) for number, sites in entry.get("prefer", {}).items()},
        entry.get("arene", 0),
        entry.get("repeat", False),
        entry.get("next", ""),
        entry.get("self", False),
        entry.get("invert", 0),
        tuple(entry.get("trans", ())),
        float(entry.get("more", 0.0)),
        entry.get("leaves") or (card.byproducts if card and not removal else ""),
    )


def _title(card: Card, removal: bool) -> str:
    if card.kind != "protecting group":
        return card.title
    return f"{card.title} {'deprotection' if removal else 'protection'}"


def _class(entry: Mapping[str, Any], card: Card | None, removal: bool) -> int:
    if "class" in entry:
        return int(entry["class"])
    if card is None:
        raise ValueError(f"a rule without a class: {dict(entry)}")
    if card.kind == "protecting group":
        return 6 if removal else 5
    return card.uspto_class or 0


def _need(text: str) -> Need:
    roles = frozenset(text.rstrip("?").split("|"))
    if unknown := roles - rule_file()["roles"].keys():
        raise ValueError(f"unknown role {', '.join(sorted(unknown))}")
    return Need(roles, not text.endswith("?"))


def _sites(sites: str | list[str]) -> tuple[str, ...]:
    found = tuple(rule_file()["sites"][sites] if isinstance(sites, str) else sites)
    for smarts in found:
        query(smarts)
    return found
