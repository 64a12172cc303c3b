"""What a tool says of a card: its sentences, and the whole card as details."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sandbox.knowledge.cards import Card
from sandbox.results import Text

CARD = "knowledge card"


def from_card(card: Card, text: str, what: str) -> Text:
    """Quote a card.

    Args:
        card: The card, which is named beside the words.
        text: The words.
        what: What they are about, as it reads in "the <what> of …".
    """
    return Text(text, what, f"{CARD} {card.title}")


def whole_card(card: Card) -> dict[str, Any]:
    """The whole card, without the structures of its templates."""
    whole = asdict(card)
    for key in ("smarts", "off_smarts", "smiles", "example", "off_example"):
        whole.pop(key)
    return {"card": {key: value for key, value in whole.items() if value}}
