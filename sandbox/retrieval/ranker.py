"""Which tool a wording means, learned from the training phrasings: a linear model over words and their parts.

The retriever adds its scores to those of the documentation's words, which know nothing of how people ask. The
features are words, pairs of words and parts of words of three to five characters, hashed into a fixed number
of buckets; handles and numbers look alike. A second model beside it (`sandbox.retrieval.meaning`) knows words
that no phrasing has. Made by ``python -m training.ranker``.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sandbox.paths import assets_dir
from sandbox.retrieval.meaning import Meaning

BUCKETS = 8192
NOTHING = ""  # stands among the tools for talk, and for what no tool answers
LONGEST = 2000  # characters that are looked at; longer messages are pasted text
_FILE = "retriever/ranker.npz"
HANDLE = re.compile(r"\b([MQRTP])[1-9]\d{0,3}\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def features(message: str) -> dict[int, float]:
    """Bucket → weight of a message; words and parts of words have unit length, each for themselves."""
    text = _NUMBER.sub("0", HANDLE.sub(r" \1x ", message[:LONGEST])).lower()
    words = re.findall(r"[^\W_]+", text)
    whole = Counter(f"w{word}" for word in words)
    whole.update(f"b{first} {second}" for first, second in zip(words, words[1:], strict=False))
    parts = Counter(
        f"c{padded[start : start + size]}"
        for padded in (f" {word} " for word in dict.fromkeys(words))
        for size in (3, 4, 5)
        for start in range(len(padded) - size + 1)
    )
    found: dict[int, float] = {}
    for counts in (whole, parts):
        weights = {feature: 1.0 + math.log(count) for feature, count in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        for feature, weight in weights.items():
            bucket = zlib.crc32(feature.encode()) % BUCKETS
            found[bucket] = found.get(bucket, 0.0) + weight / length
    return found


def plain_words(message: str) -> str:
    """The words of a message: lower case, without handles and numbers."""
    return _NUMBER.sub(" ", HANDLE.sub(" ", message[:LONGEST])).lower()


class ToolRanker:
    """The trained model.

    Args:
        path: Archive with ``tools`` (names and ``NOTHING``), ``weights`` (int8, buckets by tools), ``scales``
            and ``biases`` (one a tool), and the arrays of `sandbox.retrieval.meaning.Meaning`.
    """

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as archive:
            self.tools: tuple[str, ...] = tuple(str(name) for name in archive["tools"])
            self._weights: NDArray[np.int8] = archive["weights"]
            self._scales: NDArray[np.float32] = archive["scales"]
            self._biases: NDArray[np.float32] = archive["biases"]
            self._meaning = Meaning(archive)

    @classmethod
    @cache
    def shipped(cls) -> ToolRanker:
        """The one that comes with the program."""
        return cls(assets_dir() / _FILE)

    def scores(self, message: str) -> dict[str, float]:
        """Tool or ``NOTHING`` → how plainly a message asks for it: logarithm of the odds, about -8 to 4."""
        found = features(message)
        buckets = np.fromiter(found.keys(), np.intp, len(found))
        values = np.fromiter(found.values(), np.float32, len(found))
        totals = values @ self._weights[buckets].astype(np.float32) * self._scales + self._biases
        return dict(zip(self.tools, totals.tolist(), strict=True))

    def pieces(self, word: str) -> int:
        """Into how many pieces the network cuts a word; one is a common word."""
        return self._meaning.pieces(word)

    def meanings(self, message: str) -> dict[str, float]:
        """Tool or ``NOTHING`` → logarithm of its share by what the words mean, at least -12."""
        return dict(zip(self.tools, self._meaning.scores(plain_words(message)).tolist(), strict=True))
