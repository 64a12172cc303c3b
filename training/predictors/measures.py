"""Error measures, written out so that their definitions can be read."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


def auc(active: NDArray[np.bool_], score: Values) -> float:
    """Area under the ROC curve: the chance that an active scores above an inactive; ties count half."""
    order = np.argsort(score, kind="stable")
    _, first, count = np.unique(score[order], return_index=True, return_counts=True)
    ranks = np.empty(len(score))
    ranks[order] = np.repeat(first + (count + 1) / 2, count)
    actives = int(active.sum())
    return float((ranks[active].sum() - actives * (actives + 1) / 2) / (actives * (len(score) - actives)))


def brier(active: NDArray[np.bool_], probability: Values) -> float:
    """Mean squared difference between probability and outcome; 0 is perfect."""
    return float(np.mean((probability - active) ** 2))


def calibration_error(active: NDArray[np.bool_], probability: Values, bins: int = 10) -> float:
    """Mean difference between predicted and observed share over equal bins, weighted by their size."""
    places = np.minimum((probability * bins).astype(int), bins - 1)
    gaps = [
        abs(float(probability[places == b].mean() - active[places == b].mean())) * float(np.mean(places == b))
        for b in np.unique(places)
    ]
    return sum(gaps)


def regression(true: Values, predicted: Values) -> dict[str, float]:
    """RMSE, MAE, R² and the number of values."""
    error = predicted - true
    spread = float(np.sum((true - true.mean()) ** 2))
    return {
        "rmse": round(float(np.sqrt(np.mean(error**2))), 3),
        "mae": round(float(np.mean(np.abs(error))), 3),
        "r2": round(1 - float(np.sum(error**2)) / spread, 3),
        "n": len(true),
    }
