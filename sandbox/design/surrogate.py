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

    def __len__(self) -> int:
        return len(self._scores)

    def learn(self, mols: Sequence[Chem.Mol], scores: Sequence[float]) -> None:
        """Take in what was measured."""
        self._prints.extend(fingerprints(mols))
        self._scores.extend(scores)

    def promise(self, mols: Sequence[Chem.Mol]) -> Array:
        """How much each molecule promises: the expected score and a share of its doubt."""
        chosen = self._chosen()
        known = np.stack([self._prints[i] for i in chosen])
        scores = np.array([self._scores[i] for i in chosen])
        centre, spread = scores.mean(), scores.std() or 1.0
        inner = tanimoto(known, known)
        inner[np.diag_indices_from(inner)] += NOISE
        factor = np.linalg.cholesky(inner)
        weights = np.linalg.solve(factor.T, np.linalg.solve(factor, (scores - centre) / spread))
        across = tanimoto(fingerprints(mols), known)
        mean = across @ weights
        doubt = 1 - np.square(np.linalg.solve(factor, across.T)).sum(axis=0)
        return np.asarray(mean + DARING * np.sqrt(np.clip(doubt, 0, 1)))

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
