"""Ensembles of decision trees, kept compactly and evaluated over many molecules at once.

The nodes of a tree stand in the order of their depth, so that the children of its k-th inner node are its
nodes 1 + 2k and 2 + 2k, and no index needs to be kept: a node is its feature (``LEAF`` for a leaf), an inner
node also has a threshold, a leaf a value.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

LEAF = 0xFFFF
CHUNK = 512  # molecules at a time: about 50,000 node indices, which stay in the cache


class Trees:
    """A sum of trees.

    Args:
        arrays: ``sizes`` (nodes of each tree), ``features`` (of each node), ``thresholds`` (of each inner
            node), ``values`` (of each leaf) and ``base`` (what is added to the sum).
    """

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        sizes = arrays["sizes"].astype(np.int64)
        features = arrays["features"].astype(np.int32)
        leaf = features == LEAF
        self._roots = (np.cumsum(sizes) - sizes).astype(np.int32)
        owner = np.repeat(self._roots, sizes)
        inner_before = np.cumsum(~leaf) - ~leaf
        rank = inner_before - np.repeat(inner_before[self._roots], sizes)
        place = np.arange(len(features), dtype=np.int32)
        # a leaf leads to itself, whatever the molecule has
        self._left = np.where(leaf, place, owner + 1 + 2 * rank).astype(np.int32)
        self._features = np.where(leaf, 0, features)
        self._thresholds = np.full(len(features), np.inf, dtype=np.float32)
        self._thresholds[~leaf] = arrays["thresholds"]
        self._values = np.zeros(len(features), dtype=np.float32)
        self._values[leaf] = arrays["values"]
        self._base = float(arrays["base"])

    def __len__(self) -> int:
        return len(self._roots)

    def sum(self, features: NDArray[np.generic]) -> NDArray[np.float64]:
        """Add up the trees' values.

        Args:
            features: Shape (molecules, features).

        Returns:
            Shape (molecules,).
        """
        parts = [self._sum(features[i : i + CHUNK]) for i in range(0, len(features), CHUNK)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _sum(self, features: NDArray[np.generic]) -> NDArray[np.float64]:
        count, width = features.shape
        flat = np.ascontiguousarray(features).ravel()
        rows = np.arange(count, dtype=np.int32)[:, None] * width
        at = np.broadcast_to(self._roots, (count, len(self._roots)))
        while True:
            right = flat[rows + self._features[at]] > self._thresholds[at]
            onward = self._left[at] + right
            if np.array_equal(onward, at):
                total: NDArray[np.float64] = self._values[at].sum(axis=1, dtype=np.float64) + self._base
                return total
            at = onward
