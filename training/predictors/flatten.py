"""Turns scikit-learn's ensembles of trees into the compact arrays of :mod:`sandbox.predictors.trees`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sandbox.predictors.trees import LEAF


class _Tree(NamedTuple):
    features: NDArray[Any]
    thresholds: NDArray[Any]
    left: NDArray[Any]
    right: NDArray[Any]
    leaf: NDArray[Any]
    values: NDArray[Any]


def forest(model: Any, counts: bool = True) -> dict[str, NDArray[Any]]:
    """Arrays of a random forest: the mean of its trees (of a classifier, the share of the second class).

    Args:
        model: A fitted forest.
        counts: Whether all features are counts, so that a threshold fits into a byte.
    """
    trees = []
    for each in model.estimators_:
        tree = each.tree_
        values = tree.value[:, 0, :]
        mean = values[:, 1] / values.sum(axis=1) if values.shape[1] == 2 else values[:, 0]
        leaf = tree.children_left < 0
        trees.append(_Tree(tree.feature, tree.threshold, tree.children_left, tree.children_right, leaf, mean))
    return _pack(trees, 1 / len(trees), 0.0, counts)


def boosting(model: Any, counts: bool = False) -> dict[str, NDArray[Any]]:
    """Arrays of a histogram gradient boosting regressor: base value plus the sum of its trees."""
    trees = []
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        trees.append(
            _Tree(
                nodes["feature_idx"],
                nodes["num_threshold"],
                nodes["left"],
                nodes["right"],
                nodes["is_leaf"].astype(bool),
                nodes["value"],
            )
        )
    return _pack(trees, 1.0, float(np.ravel(model._baseline_prediction)[0]), counts)


def _pack(trees: Iterable[_Tree], scale: float, base: float, counts: bool) -> dict[str, NDArray[Any]]:
    sizes, features, thresholds, values = [], [], [], []
    for tree in trees:
        order = _by_depth(tree)
        leaf = tree.leaf[order].astype(bool)
        sizes.append(len(order))
        features.append(np.where(leaf, LEAF, tree.features[order]).astype(np.uint16))
        thresholds.append(tree.thresholds[order][~leaf])
        values.append(tree.values[order][leaf] * scale)
    joined = np.concatenate(thresholds)
    return {
        "sizes": np.array(sizes, dtype=np.uint32),
        "features": np.concatenate(features),
        # a count exceeds 0.5 where it exceeds 0
        "thresholds": np.floor(joined).astype(np.uint8) if counts else joined.astype(np.float32),
        "values": np.concatenate(values).astype(np.float16),
        "base": np.array(base, dtype=np.float64),
    }


def _by_depth(tree: _Tree) -> list[int]:
    """Nodes in breadth-first order, in which the children of the k-th inner node are nodes 1 + 2k, 2 + 2k."""
    order, waiting = [], deque([0])
    while waiting:
        node = waiting.popleft()
        order.append(node)
        if not tree.leaf[node]:
            waiting.extend((int(tree.left[node]), int(tree.right[node])))
    return order
