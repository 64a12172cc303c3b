"""What is likely beforehand: weights on the first words of a text, beside those that the model gives.

A text goes on in few ways where a grammar names tools; somebody else may know which of them is likely. The
weights are multiplied with the model's probabilities; a branch has those of all texts that go through it.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from app.engine.vocabulary import Vocabulary

OTHERWISE = ""  # stands for every text that begins with none of the others


class Leaning:
    """Weights on beginnings of a text.

    Args:
        weights: Beginning → natural logarithm of its weight; ``OTHERWISE`` is that of all other texts.
        vocabulary: The model's tokens.
    """

    def __init__(self, weights: Mapping[str, float], vocabulary: Vocabulary) -> None:
        self._otherwise = weights.get(OTHERWISE, 0.0)
        self._starts = {start.encode(): weight for start, weight in weights.items() if start != OTHERWISE}
        self._ids = vocabulary.ids

    def apply(self, logits: NDArray[np.float32], text: bytes) -> NDArray[np.float32]:
        """Add the weights to the logits of what follows a text, unless it is past all beginnings.

        Args:
            logits: Logits, shape (vocabulary,).
            text: What was written so far.
        """
        open_starts = {
            start[len(text) :]: weight
            for start, weight in self._starts.items()
            if len(start) > len(text) and start.startswith(text)
        }
        if not open_starts:
            return logits
        masses: dict[int, list[float]] = {}
        for rest, weight in open_starts.items():
            for length in range(1, len(rest) + 1):
                if (token := self._ids.get(rest[:length])) is not None:
                    masses.setdefault(token, []).append(weight)
        leaned = logits + np.float32(self._otherwise)
        for token, weights in masses.items():
            leaned[token] = logits[token] + np.logaddexp.reduce(weights)
        return leaned
