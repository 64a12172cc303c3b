"""Trains the regressions of pKi and pEC50 on the thirty targets of MoleculeACE.

    python -m training.predictors.affinity --data DIR

DIR is the unpacked wheel of MoleculeACE 3.0.0 (it is never installed). The error is that on its own test
split, for all molecules and for those on an activity cliff, as the literature reports it; the models that
the program uses are then trained on all rows. About a minute.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem

from sandbox.predictors.affinity import FILE
from sandbox.predictors.domain import Reference, packed_bits
from sandbox.predictors.targets import TARGETS
from sandbox.predictors.weights import FOLDER, save
from training.predictors import measures, sources

FOLDER_OF_DATA = "MoleculeACE/Data/benchmark_data"
SEED, KEPT, FOLDS = 7, 500, 5
STRENGTHS = (0.03, 0.1, 0.3, 1.0, 3.0)


def main() -> None:
    """Train, measure and write all targets."""
    chosen = sources.options("affinity", FOLDER_OF_DATA, about=__doc__)
    arrays: dict[str, NDArray[Any]] = {}
    figures: dict[str, Any] = {}
    for target in TARGETS:
        rows = list(sources.rows(chosen.data / FOLDER_OF_DATA / f"{target.key}.csv"))
        made, figures[target.key] = _train(rows)
        arrays |= {f"{target.key}/{name}": array for name, array in made.items()}
    save(FOLDER / f"{FILE}.npz", arrays, figures)
    figures["mean"] = {
        name: round(float(np.mean([figures[target.key][name] for target in TARGETS])), 3)
        for name in ("rmse", "rmse_cliff", "rmse_mean", "rmse_nearest")
    }
    sources.write_figures("affinity", figures | {"seed": SEED})


def _train(rows: list[dict[str, str]]) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    mols = [Chem.MolFromSmiles(row["smiles"]) for row in rows]
    values = np.array([float(row["y"]) for row in rows]) + 9  # y is -log10 of a concentration in nM
    test = np.array([row["split"] == "test" for row in rows])
    cliff = np.array([row["cliff_mol"] == "1" for row in rows])
    packed = packed_bits(mols)
    strength = _best_strength(mols, packed, values, np.flatnonzero(~test))
    kept, coefficients, mean = _fit(mols, packed, values, np.flatnonzero(~test), strength)
    held = [mols[i] for i in np.flatnonzero(test)]
    predicted = Reference(packed[kept]).similarity(held) @ coefficients + mean
    nearest = values[~test][Reference(packed[~test]).similarity(held).argmax(axis=1)]
    true = values[test]
    figures = {
        "molecules": len(mols),
        "cliff_share": round(float(cliff.mean()), 3),
        "rmse": _rmse(true, predicted),
        "rmse_cliff": _rmse(true[cliff[test]], predicted[cliff[test]]),
        "rmse_mean": _rmse(true, np.full(len(true), values[~test].mean())),
        "rmse_nearest": _rmse(true, nearest),
    }
    kept, coefficients, mean = _fit(mols, packed, values, np.arange(len(mols)), strength)
    arrays: dict[str, NDArray[Any]] = {
        "reference": packed[kept],
        "weights": coefficients.astype(np.float32),
        "values": values[kept].astype(np.float16),
        "mean": np.array(mean),
    }
    return arrays, figures


def _fit(
    mols: list[Chem.Mol],
    packed: NDArray[np.uint8],
    values: NDArray[np.float64],
    learnt: NDArray[np.int64],
    strength: float,
) -> tuple[NDArray[Any], NDArray[Any], float]:
    """Places of the molecules kept, the weight of the similarity to each, and the mean."""
    kept = np.sort(np.random.default_rng(SEED).permutation(learnt)[:KEPT])
    reference = Reference(packed[kept])
    similar = reference.similarity([mols[i] for i in learnt])
    among = reference.similarity([mols[i] for i in kept])
    mean = float(values[learnt].mean())
    left = similar.T @ similar + strength * among + 1e-6 * np.eye(len(kept))
    return kept, np.linalg.solve(left, similar.T @ (values[learnt] - mean)), mean


def _best_strength(
    mols: list[Chem.Mol], packed: NDArray[np.uint8], values: NDArray[np.float64], learnt: NDArray[np.int64]
) -> float:
    """The regularisation with the least error on a fifth of the training molecules."""
    mixed = np.random.default_rng(SEED).permutation(learnt)
    held, rest = mixed[: len(mixed) // FOLDS], mixed[len(mixed) // FOLDS :]
    found = {}
    for strength in STRENGTHS:
        kept, coefficients, mean = _fit(mols, packed, values, rest, strength)
        predicted = Reference(packed[kept]).similarity([mols[i] for i in held]) @ coefficients + mean
        found[strength] = _rmse(values[held], predicted)
    return min(found, key=lambda strength: found[strength])


def _rmse(true: NDArray[np.float64], predicted: NDArray[np.float64]) -> float:
    return measures.regression(true, predicted)["rmse"]


if __name__ == "__main__":
    main()
