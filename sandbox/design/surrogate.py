"""A model of the objective, learnt during the search, that says which proposals are worth measuring.

A Gaussian process on Tanimoto similarity of Morgan fingerprints: its mean and its doubt rank the proposals.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from rdkit import Chem
from rdkit.Chem import rdFingerprintGenerator

Array = np.ndarray[Any, Any]
BITS = 2048
MOST = 500  # molecules that it learns from: the best half and the latest half
NOISE = 0.02
DARING = 0.4  # standard deviations of doubt that count in a proposal's favour

_GENERATOR = rdFingerprintGenerator.GetMorganGenerator(radius=2, fpSize=BITS)


def fingerprints(mols: Sequence[Chem.Mol]) -> Array:
    """Fingerprints as rows of zeros and ones."""
    if not mols:
        return np.empty((0, BITS), np.float32)
    return np.stack([_GENERATOR.GetFingerprintAsNumPy(mol) for mol in mols]).astype(np.float32)


class Surrogate:
    """Learns scores of molecules and predicts those of others."""

    def __init__(self) -> None:
        self._prints: list[Array] = []
        self._scores: list[float] = []
        self._known: list[int] = []  # molecules that it goes by, and their similarities to one another
        self._alike: Array = np.empty((0, 0))

    def __len__(self) -> int:
        return len(self._scores)

    def learn(self, mols: Sequence[Chem.Mol], scores: Sequence[float]) -> None:
        """Take in what was measured."""
        self._prints.extend(fingerprints(mols))
        self._scores.extend(scores)

    def promise(self, mols: Sequence[Chem.Mol]) -> Array:
        """How much each molecule promises: the expected score and a share of its doubt."""
        self._go_by(self._chosen())
        known = np.stack([self._prints[i] for i in self._known])
        scores = np.array([self._scores[i] for i in self._known])
        centre, spread = scores.mean(), scores.std() or 1.0
        inverse = np.linalg.inv(self._alike + NOISE * np.eye(len(scores)))
        across = tanimoto(fingerprints(mols), known)
        mean = across @ (inverse @ ((scores - centre) / spread))
        doubt = 1 - ((across @ inverse) * across).sum(axis=1)
        return np.asarray(mean + DARING * np.sqrt(np.clip(doubt, 0, 1)))

    def _go_by(self, chosen: list[int]) -> None:
        """Take over the similarities that are known already: most molecules were chosen the last time too."""
        before = {index: row for row, index in enumerate(self._known)}
        stay = [place for place, index in enumerate(chosen) if index in before]
        came = [place for place, index in enumerate(chosen) if index not in before]
        alike = np.empty((len(chosen), len(chosen)))
        rows = [before[chosen[place]] for place in stay]
        alike[np.ix_(stay, stay)] = self._alike[np.ix_(rows, rows)]
        if came:
            prints = np.stack([self._prints[i] for i in chosen])
            alike[came] = tanimoto(prints[came], prints)
            alike[:, came] = alike[came].T
        self._known, self._alike = chosen, alike

    def _chosen(self) -> list[int]:
        if len(self._scores) <= MOST:
            return list(range(len(self._scores)))
        best = np.argsort(self._scores)[::-1][: MOST // 2].tolist()
        latest = range(len(self._scores) - MOST // 2, len(self._scores))
        return sorted({*best, *latest})


def tanimoto(one: Array, two: Array) -> Array:
    """Tanimoto similarity of each row of one array to each of another."""
    both = one @ two.T
    either = one.sum(axis=1)[:, None] + two.sum(axis=1)[None, :] - both
    return np.asarray(both / np.maximum(either, 1), np.float64)
