"""Finds the tools that a message is likely to need, for models that read schemas in the prompt.

Deterministic: BM25 over each tool's name, description, argument names and vocabulary terms, with character
trigrams beside words so that misspelt terms still count.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from sandbox.registry import ToolSpec
from sandbox.vocabulary import VOCABULARIES

K1, B = 1.4, 0.5
TRIGRAM_WEIGHT = 0.35
STOP_WORDS = frozenset(
    "a an and are as at be by can could do does for from get give has have how i in is it its me my of on or "
    "please tell that the this to we what which will with would you your".split()
)


class Retriever:
    """An index over tools.

    Args:
        tools: The tools to choose from.
    """

    def __init__(self, tools: Sequence[ToolSpec]) -> None:
        self._tools = list(tools)
        self._documents = [Counter(_features(_document(spec))) for spec in self._tools]
        lengths = [sum(document.values()) for document in self._documents]
        self._mean = sum(lengths) / max(1, len(lengths))
        self._lengths = lengths
        frequency = Counter(feature for document in self._documents for feature in document)
        count = len(self._documents)
        self._idf = {f: math.log(1 + (count - n + 0.5) / (n + 0.5)) for f, n in frequency.items()}

    def find(self, message: str, limit: int = 12) -> list[ToolSpec]:
        """Return the most likely tools, best first.

        Args:
            message: The user's message with handles in place of structures.
            limit: How many at most.
        """
        query = Counter(_features(message))
        scores = [self._score(query, i) + _argument_bonus(spec, message) for i, spec in enumerate(self._tools)]
        order = sorted(range(len(self._tools)), key=lambda i: (-scores[i], i))
        return [self._tools[i] for i in order[:limit]]

    def _score(self, query: Counter[str], index: int) -> float:
        document = self._documents[index]
        norm = K1 * (1 - B + B * self._lengths[index] / self._mean)
        total = 0.0
        for feature, wanted in query.items():
            count = document.get(feature, 0)
            if count:
                weight = TRIGRAM_WEIGHT if feature.startswith("#") else 1.0
                total += weight * min(wanted, 2) * self._idf[feature] * count * (K1 + 1) / (count + norm)
        return total


def _document(spec: ToolSpec) -> str:
    parts = [spec.name.replace("_", " ")] * 4 + [spec.summary] * 3 + [spec.details, spec.returns, spec.verb]
    for argument in spec.arguments:
        parts += [argument.name, argument.description]
    return " ".join(parts)


def _argument_bonus(spec: ToolSpec, message: str) -> float:
    """A tool whose vocabulary the message mentions is likelier."""
    keys = {argument.vocabulary for argument in spec.arguments if argument.kind == "term"}
    return sum(2.0 for key in keys if VOCABULARIES.get(key).mentions(message))


def _features(text: str) -> Iterable[str]:
    for word in re.findall(r"[a-z][a-z0-9]*", text.lower()):
        if word in STOP_WORDS or re.fullmatch(r"[mvqrtp]\d+", word):
            continue
        yield word.removesuffix("s")
        padded = f" {word} "
        for i in range(len(padded) - 2):
            yield "#" + padded[i : i + 3]
