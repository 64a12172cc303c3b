"""What the words of a message mean, also those that no training phrasing has: a network over pieces of words.

A piece has the numbers that the language model of the program gives it, reduced; words that are used alike
have alike numbers there. Their mean over a message, rare pieces counting more, goes through one hidden layer
to the tools. Made by ``python -m training.ranker``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

LONGEST_PIECE = 16
FARTHEST = -12.0  # logarithm of a share below which tools are alike
_WORD = re.compile(r"[a-z]+")


def split(text: str, pieces: Mapping[str, int]) -> list[int]:
    """Cut the words of a text into the longest known pieces from their beginning on.

    Args:
        text: Lower case, without handles and numbers.
        pieces: Piece → number; those that begin a word begin with a space.
    """
    found = []
    for word in _WORD.findall(text):
        rest = f" {word}"
        while rest:
            sizes = range(min(len(rest), LONGEST_PIECE), 0, -1)
            size = next((size for size in sizes if rest[:size] in pieces), 0)
            if size:
                found.append(pieces[rest[:size]])
            rest = rest[size or 1 :]
    return found


class Meaning:
    """The trained network.

    Args:
        arrays: ``pieces`` (UTF-8, one a line), ``table`` (int8, pieces by width) with ``table_scales``,
            ``rarity`` (of each piece), ``inner``, ``inner_bias``, ``outer`` and ``outer_bias``.
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        names = arrays["pieces"].tobytes().decode().split("\n")
        self._pieces = {name: number for number, name in enumerate(names)}
        self._table: NDArray[np.int8] = arrays["table"]
        self._scales: NDArray[np.float32] = arrays["table_scales"].astype(np.float32)
        self._rarity: NDArray[np.float32] = arrays["rarity"].astype(np.float32)
        self._inner, self._inner_bias, self._outer, self._outer_bias = (
            arrays[name].astype(np.float32) for name in ("inner", "inner_bias", "outer", "outer_bias")
        )

    def pieces(self, word: str) -> int:
        """Number of pieces of a word."""
        return len(split(word.lower(), self._pieces))

    def scores(self, text: str) -> NDArray[np.float32]:
        """Logarithms of the shares of the tools, (tools,).

        Args:
            text: Lower case, without handles and numbers.
        """
        found = split(text, self._pieces)
        mean = np.zeros(self._table.shape[1], np.float32)
        if found:
            weights = self._rarity[found]
            mean = (weights * self._scales[found]) @ self._table[found].astype(np.float32) / weights.sum()
        inner = np.maximum(self._inner @ mean + self._inner_bias, 0)
        scores: NDArray[np.float32] = self._outer @ inner + self._outer_bias
        scores -= np.logaddexp.reduce(scores)
        return np.maximum(scores, FARTHEST)
