"""How well the words of a message agree with a tool's documentation: BM25 over words and character trigrams.

Trigrams count beside the words so that misspelt ones still do.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from sandbox.registry import ToolSpec
from sandbox.retrieval.fit import takes
from sandbox.retrieval.keywords import KEYWORDS

K1, B = 1.4, 0.4
TRIGRAM_WEIGHT = 0.3
_STOP_WORDS = """
a an and are as at be by can could do does for from get give has have how i in is it its me my of on or please
tell that the this to we what which will with would you your
"""
STOP_WORDS = frozenset(re.findall(r"\w+", _STOP_WORDS))


class WordIndex:
    """An index over the names, documentation and keywords of tools.

    Args:
        tools: The tools.
    """

    def __init__(self, tools: Sequence[ToolSpec]) -> None:
        self._documents = [Counter(features(_document(spec))) for spec in tools]
        # Tools for tables and plans need one in the message; how rare a word is among the others says more.
        plain = [
            document
            for document, spec in zip(self._documents, tools, strict=True)
            if not takes(spec, "table", "plan")
        ] or self._documents
        mean = sum(map(Counter.total, plain)) / max(1, len(plain))
        self._norms = [K1 * (1 - B + B * document.total() / mean) for document in self._documents]
        frequency = Counter(feature for document in plain for feature in document)
        count = len(plain)
        self._idf = {f: math.log(1 + (count - n + 0.5) / (n + 0.5)) for f, n in frequency.items()}

    def scores(self, message: str) -> list[float]:
        """One score for each tool, in their order."""
        query = Counter(features(message))
        return [self._score(query, index) for index in range(len(self._documents))]

    def _score(self, query: Counter[str], index: int) -> float:
        document, norm = self._documents[index], self._norms[index]
        total = 0.0
        for feature, wanted in query.items():
            count = document.get(feature, 0)
            if count:
                weight = TRIGRAM_WEIGHT if feature.startswith("#") else 1.0
                total += (
                    weight * min(wanted, 2) * self._idf.get(feature, 0.0) * count * (K1 + 1) / (count + norm)
                )
        return total


def features(text: str) -> Iterable[str]:
    """The words of a text without the commonest and without handles, and their trigrams after a "#"."""
    for word in re.findall(r"[a-z][a-z0-9]*", text.lower()):
        if word in STOP_WORDS or re.fullmatch(r"[mvqrtp]\d+", word):
            continue
        yield word.removesuffix("s")
        padded = f" {word} "
        for i in range(len(padded) - 2):
            yield "#" + padded[i : i + 3]


def _document(spec: ToolSpec) -> str:
    parts = [spec.name.replace("_", " ")] * 3 + [spec.summary] * 2 + [spec.returns, spec.verb]
    parts += [KEYWORDS.get(spec.name, spec.details)] * 2
    parts += [argument.description for argument in spec.arguments if not argument.expert]
    return " ".join(parts)
