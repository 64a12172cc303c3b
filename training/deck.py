"""Draws from a list by turns, so that in few rows nothing is left out and nothing comes far too often."""

from __future__ import annotations

import random
from collections.abc import Hashable, Mapping, Sequence
from typing import Generic, TypeVar

Card = TypeVar("Card", bound=Hashable)
_GRAIN = 4  # copies of a card of weight 1 in a deck; weights are rounded to a quarter


class Deck(Generic[Card]):
    """A shuffled pack of cards that is shuffled anew when it is used up.

    Args:
        weights: Card → how often it stands in the pack, compared with the others; at least a quarter.
        rng: Source of chance.
    """

    def __init__(self, weights: Mapping[Card, float], rng: random.Random) -> None:
        self._cards = [
            card for card, weight in weights.items() for _ in range(max(1, round(_GRAIN * weight)))
        ]
        self._left: list[Card] = []
        self._rng = rng

    @classmethod
    def of(cls, cards: Sequence[Card], rng: random.Random) -> Deck[Card]:
        """A pack in which each card stands once."""
        deck = cls({}, rng)
        deck._cards = list(cards)
        return deck

    def draw(self) -> Card:
        """Take the next card.

        Raises:
            IndexError: The pack has no cards at all.
        """
        if not self._left:
            self._left = self._rng.sample(self._cards, len(self._cards))
        return self._left.pop()
