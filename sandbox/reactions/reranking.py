"""Puts retrosynthetic proposals into the order in which chemists would have chosen them.

The network of places judges where a bond is broken; what it proposes first is often right but for the leaving
or the protecting group. Trees over what else is known of a proposal, learnt on the validation split by
training/retrosynthesis/fit_retro.py, weigh that: what the fingerprint of the product recalls, how often the
reactants were used, what is added, and how all this compares with the other proposals.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem

from sandbox.paths import assets_dir
from sandbox.predictors.trees import Trees
from sandbox.reactions.features import FloatArray
from sandbox.reactions.recall import Recall

LEAST_SHARE = 1e-6


def features(
    mol: Chem.Mol,
    shares: Sequence[float],
    counts: Sequence[int],
    recalled: FloatArray,
    reactants: Sequence[Sequence[str]],
) -> FloatArray:
    """What the trees see of the proposals for one product.

    Args:
        mol: The product.
        shares: What the network of places gives each.
        counts: Reactions of the training split with the edit of each.
        recalled: What Recall.views says of them, (n, 4).
        reactants: Canonical SMILES of the reactants of each.

    Returns:
        One row for each proposal, (n, 17).
    """
    logs = np.log(np.asarray(shares, np.float32) + LEAST_SHARE)
    frequent = np.log(np.asarray(counts, np.float32))
    made = np.array([_sizes(parts) for parts in reactants], np.float32)
    added = made - (mol.GetNumHeavyAtoms(), mol.GetRingInfo().NumRings(), 0)
    first = int(logs.argmax())
    order = np.argsort(np.argsort(-logs, kind="stable"))
    return np.column_stack(
        [
            logs,
            frequent,
            recalled,
            added,
            np.full(len(logs), mol.GetNumHeavyAtoms()),
            order,
            logs - logs.max(),
            recalled[:, 0] - recalled[:, 0].max(),
            recalled[:, 2:4] - recalled[first, 2:4],
            added[:, 0] - added[first, 0],
            frequent - frequent[first],
        ]
    ).astype(np.float32)


def _sizes(parts: Sequence[str]) -> tuple[int, int, int]:
    """Heavy atoms and rings of all reactants, and how many they are."""
    mols = [Chem.MolFromSmiles(part) for part in parts]
    return (
        sum(mol.GetNumHeavyAtoms() for mol in mols),
        sum(mol.GetRingInfo().NumRings() for mol in mols),
        len(parts),
    )


def reranked(marks: NDArray[np.float64], total: float) -> NDArray[np.float64]:
    """Shares by the marks of the trees, logarithms of odds; together what the network gave them all."""
    odds: NDArray[np.float64] = 1 / (1 + np.exp(-marks))
    odds *= total / odds.sum()
    return odds


@cache
def trees() -> Trees:
    """The trees, read at their first use."""
    with np.load(assets_dir() / "retrosynthesis" / "reranker.npz", allow_pickle=False) as stored:
        return Trees(dict(stored))


@cache
def recall() -> Recall:
    """What the training split recalls, read at its first use."""
    return Recall(assets_dir() / "retrosynthesis" / "recall.npz")
