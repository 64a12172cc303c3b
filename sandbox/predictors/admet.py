"""Absorption, distribution, metabolism, excretion, toxicity: the 41 endpoints of ADMET-AI by numpy.

The training sets of ADMET-AI do not come with its weights; how far a molecule is from known ground is told by
its similarity to approved drugs, among which the percentiles are too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem

from sandbox.predictors.dmpnn import Ensemble
from sandbox.predictors.domain import Domain, Reference
from sandbox.predictors.endpoints import ENDPOINTS, Endpoint
from sandbox.predictors.weights import weights

FILE = "admet_ai"
KINDS = ("classification", "regression")
LIKELY, UNLIKELY = 0.7, 0.3


@dataclass(frozen=True, slots=True)
class Prediction:
    """The prediction of one endpoint.

    Attributes:
        endpoint: Which.
        raw: What the networks give.
        percentile: Share of approved drugs with a lower value, in %.
    """

    endpoint: Endpoint
    raw: float
    percentile: float

    @property
    def value(self) -> float:
        """The value, clipped to what is possible."""
        return self.endpoint.clipped(self.raw)

    @property
    def impossible(self) -> bool:
        """Whether the networks gave a value that cannot be."""
        return self.value != self.raw

    @property
    def given(self) -> float | None:
        """The value as it is told: none below what is possible, since 0 h would be no half-life."""
        below = self.endpoint.low is not None and self.raw < self.endpoint.low
        return None if below else self.value

    @property
    def verdict(self) -> str:
        """A probability in a word."""
        return "likely" if self.raw >= LIKELY else "unlikely" if self.raw <= UNLIKELY else "uncertain"


def profile(mol: Chem.Mol) -> tuple[Prediction, ...]:
    """All endpoints of one molecule, in the order of :data:`ENDPOINTS`."""
    return _profile(Chem.MolToSmiles(mol))


@lru_cache(maxsize=64)
def _profile(smiles: str) -> tuple[Prediction, ...]:
    values = predict_all([Chem.MolFromSmiles(smiles)])
    return tuple(
        Prediction(
            endpoint, float(values[endpoint.key][0]), percentile(endpoint.key, float(values[endpoint.key][0]))
        )
        for endpoint in ENDPOINTS
    )


def predict_all(mols: Sequence[Chem.Mol]) -> dict[str, NDArray[np.float64]]:
    """Raw outputs by ADMET-AI's names, each of shape (molecules,)."""
    found: dict[str, NDArray[np.float64]] = {}
    for kind in KINDS:
        outputs = _ensemble(kind).predict(mols).astype(np.float64)
        found |= dict(zip(weights(FILE).about["outputs"][kind], outputs.T, strict=True))
    return found


def predict_one(key: str, mols: Sequence[Chem.Mol]) -> NDArray[np.float64]:
    """One endpoint of many molecules, clipped to what is possible."""
    kind = next(kind for kind in KINDS if key in weights(FILE).about["outputs"][kind])
    place = weights(FILE).about["outputs"][kind].index(key)
    outputs = _ensemble(kind).predict(mols)[:, place].astype(np.float64)
    endpoint = next(endpoint for endpoint in ENDPOINTS if endpoint.key == key)
    return np.array([endpoint.clipped(float(value)) for value in outputs])


def percentile(key: str, value: float) -> float:
    """Share of the approved drugs with a lower value, in %."""
    names = [name for kind in KINDS for name in weights(FILE).about["outputs"][kind]]
    quantiles = weights(FILE)["quantiles"][:, names.index(key)]
    below, above = (np.searchsorted(quantiles, value, side=side) for side in ("left", "right"))
    return float(100 * min((below + above) / 2 / (len(quantiles) - 1), 1.0))


def domain(mol: Chem.Mol) -> Domain:
    """Similarity to the nearest approved drug."""
    return _drugs().where(mol)


@cache
def _drugs() -> Reference:
    return Reference(weights(FILE)["reference"])


@cache
def _ensemble(kind: str) -> Ensemble:
    return Ensemble(weights(FILE).group(kind))
