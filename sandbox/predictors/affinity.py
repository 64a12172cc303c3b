"""pKi or pEC50 at the targets of MoleculeACE: kernel regression on similarity to measured compounds.

For each target some hundreds of its measured compounds are kept. A prediction is a weighted sum of the
similarities to them (Nyström's approximation of ridge regression with the Tanimoto kernel), so that what it
rests on, the nearest measured compounds, can be told with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem

from sandbox.predictors.domain import Domain, Reference
from sandbox.predictors.weights import weights

FILE = "affinity_chembl"
CLOSE = 0.55  # similarity of a neighbour whose value is worth telling
CLIFF = 1.0  # tenfold, the definition of an activity cliff in MoleculeACE


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The measured compounds nearest to a molecule.

    Attributes:
        similarity: Tanimoto similarity of each, highest first.
        value: Its pKi or pEC50.
    """

    similarity: tuple[float, ...]
    value: tuple[float, ...]

    @property
    def on_a_cliff(self) -> bool:
        """Whether close neighbours differ tenfold or more among themselves."""
        near = [v for s, v in zip(self.similarity, self.value, strict=True) if s >= CLOSE]
        return len(near) > 1 and max(near) - min(near) >= CLIFF


def affinity(key: str, mols: Sequence[Chem.Mol]) -> NDArray[np.float64]:
    """Predict pKi or pEC50 at a target.

    Args:
        key: :attr:`Target.key <sandbox.predictors.targets.Target.key>`.
        mols: Molecules.

    Returns:
        Shape (molecules,).
    """
    model = weights(FILE).group(key)
    similar = _reference(key).similarity(mols)
    result: NDArray[np.float64] = similar @ model["weights"].astype(np.float64) + float(model["mean"])
    return result


def neighbours(key: str, mol: Chem.Mol, count: int = 3) -> Neighbours:
    """The nearest of the measured compounds that were kept."""
    similar = _reference(key).similarity([mol])[0]
    order = np.argsort(-similar)[:count]
    values = weights(FILE)[f"{key}/values"]
    return Neighbours(tuple(map(float, similar[order])), tuple(map(float, values[order])))


def domain(key: str, mol: Chem.Mol) -> Domain:
    """Where a molecule stands among the measured compounds that were kept."""
    return _reference(key).where(mol)


def errors(key: str) -> dict[str, Any]:
    """What the training script measured for a target on the molecules it held back."""
    found: dict[str, Any] = weights(FILE).about[key]
    return found


@cache
def _reference(key: str) -> Reference:
    return Reference(weights(FILE)[f"{key}/reference"])
