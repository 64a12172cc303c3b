"""How far a molecule is from what a model was trained on: similarity to its nearest neighbour there.

A model's reference set is its training set, or a sample that covers it: no molecule left out is less
similar than about 0.6 to one that is kept, or the sample was drawn at random and the similarity found is a
lower bound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem

from sandbox.predictors.fingerprints import morgan_counts

RADIUS, SIZE = 2, 1024
INSIDE = 0.35
BORDER = 0.25


@dataclass(frozen=True, slots=True)
class Domain:
    """Where a molecule stands.

    Attributes:
        nearest: Tanimoto similarity to the nearest reference molecule, 0 to 1.
    """

    nearest: float

    @property
    def inside(self) -> bool:
        """Whether the model has seen molecules like it."""
        return self.nearest >= INSIDE

    def __str__(self) -> str:
        where = "inside" if self.inside else "at the edge of" if self.nearest >= BORDER else "outside"
        return f"{where} the training domain (nearest neighbour {self.nearest:.2f})"


class Reference:
    """The fingerprints of a reference set.

    Args:
        packed: Bits, shape (molecules, SIZE / 8), as :func:`packed_bits` makes them.
    """

    def __init__(self, packed: NDArray[np.uint8]) -> None:
        self._bits = packed.view(np.uint64)
        self._sizes = np.bitwise_count(self._bits).sum(axis=1, dtype=np.int32)

    def __len__(self) -> int:
        return len(self._bits)

    def nearest(self, mols: Sequence[Chem.Mol]) -> NDArray[np.float64]:
        """Highest Tanimoto similarity of each molecule to the reference set, shape (molecules,)."""
        nearest: NDArray[np.float64] = self.similarity(mols).max(axis=1)
        return nearest

    def similarity(self, mols: Sequence[Chem.Mol]) -> NDArray[np.float64]:
        """Tanimoto similarity of each molecule to each of the reference set."""
        queries = packed_bits(mols).view(np.uint64)
        return np.array([self._similarities(query) for query in queries]).reshape(len(mols), len(self))

    def where(self, mol: Chem.Mol) -> Domain:
        """Say where one molecule stands."""
        return Domain(float(self.nearest([mol])[0]))

    def _similarities(self, query: NDArray[np.uint64]) -> NDArray[np.float64]:
        shared = np.bitwise_count(self._bits & query).sum(axis=1, dtype=np.int32)
        either = self._sizes + int(np.bitwise_count(query).sum()) - shared
        similar: NDArray[np.float64] = shared / np.maximum(either, 1)
        return similar


def packed_bits(mols: Sequence[Chem.Mol]) -> NDArray[np.uint8]:
    """Bit fingerprints (Morgan, radius 2), eight bits to the byte, shape (molecules, SIZE / 8)."""
    return np.packbits(morgan_counts(mols, RADIUS, SIZE) > 0, axis=1)
