"""Predictions for many molecules at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem

from sandbox.predictors import activity, admet, solubility
from sandbox.predictors.endpoints import ENDPOINTS

_MODELS: dict[str, Callable[[Sequence[Chem.Mol]], NDArray[np.float64]]] = {
    "logS": solubility.log_s,
    **{target: partial(activity.probabilities, target) for target in activity.TARGETS},
    **{endpoint.key: partial(admet.predict_one, endpoint.key) for endpoint in ENDPOINTS},
}
NAMES = tuple(_MODELS)


def predict(name: str, mols: Sequence[Chem.Mol]) -> NDArray[np.float64]:
    """Predict one property of many molecules.

    Args:
        name: ``"logS"`` (log10 of the solubility in mol/L; higher is more soluble), or ``"DRD2"``, ``"JNK3"``
            or ``"GSK3B"`` (probability of activity, 0 to 1), or an endpoint of ADMET-AI by its own name, such
            as ``"hERG"`` (see :mod:`sandbox.predictors.endpoints`), which takes some 10 ms a molecule.
        mols: Sanitised molecules.

    Returns:
        One number per molecule, shape (molecules,).

    Raises:
        KeyError: There is no such predictor.
    """
    return _MODELS[name](mols)
