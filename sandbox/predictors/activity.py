"""Probability that a compound is active at DRD2, JNK3 or GSK3β.

Random forests on Morgan counts, calibrated: surrogates of the oracles with which the literature measures
molecular design. They say how much a compound resembles the known actives of ExCAPE-DB, no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem

from sandbox.predictors.domain import Reference
from sandbox.predictors.fingerprints import morgan_counts
from sandbox.predictors.trees import Trees
from sandbox.predictors.weights import weights
from sandbox.vocabulary import VOCABULARIES, Vocabulary, phrases

FILE = "activity_excape"
TARGETS = {
    "DRD2": phrases("D2, D2 receptor, dopamine D2 receptor, dopamine D2, dopamine receptor D2, D2R"),
    "JNK3": phrases("c-Jun N-terminal kinase 3, MAPK10, JNK-3, Jun kinase 3"),
    "GSK3B": phrases(
        "GSK3β, GSK-3β, GSK3 beta, GSK-3 beta, GSK3b, GSK-3b, GSK3, glycogen synthase kinase 3 beta, GSK-3"
    ),
}  # with what else chemists call them
EDGE = 0.002  # forests give plain 0 and 1, whose logit is infinite


def probabilities(target: str, mols: Sequence[Chem.Mol]) -> NDArray[np.float64]:
    """Calibrated probability of activity.

    Args:
        target: Key of :data:`TARGETS`.
        mols: Molecules.

    Returns:
        Probabilities from 0 to 1, shape (molecules,).
    """
    slope, offset = weights(FILE)[f"{target}/calibration"]
    return calibrated(_forest(target).sum(morgan_counts(mols)), float(slope), float(offset))


def calibrated(share: NDArray[np.float64], slope: float, offset: float) -> NDArray[np.float64]:
    """Turn a forest's share of votes into a probability (Platt's sigmoid on the logit of the share)."""
    inner = EDGE + (1 - 2 * EDGE) * np.clip(share, 0.0, 1.0)
    probability: NDArray[np.float64] = 1 / (1 + np.exp(-(slope * np.log(inner / (1 - inner)) + offset)))
    return probability


@cache
def reference(target: str) -> Reference:
    """The actives and a sample of the inactives that the forest was trained on."""
    return Reference(weights(FILE)[f"{target}/reference"])


@cache
def _forest(target: str) -> Trees:
    return Trees(weights(FILE).group(target))


VOCABULARIES.add("activity target", lambda: Vocabulary("target with a model of activity", TARGETS))
