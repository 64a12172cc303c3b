"""Trains the forests for DRD2, JNK3 and GSK3β on the active and inactive compounds of ExCAPE-DB.

    python -m training.predictors.activity --data DIR

Scaffold-split cross-validation gives the error and the calibration; the forests that the program uses are
then trained on all actives and a sample of the inactives. About three minutes on two cores.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression

from sandbox.predictors.activity import EDGE, FILE, TARGETS, calibrated
from sandbox.predictors.domain import Reference, packed_bits
from sandbox.predictors.fingerprints import morgan_counts
from sandbox.predictors.weights import FOLDER, save
from training.predictors import flatten, measures, sources

SEED, FOLDS, TREES, LEAVES = 7, 2, 100, 400
INACTIVES = 10_000  # drawn from all; more of them change the error little and cost minutes
INACTIVES_KEPT = 2500  # in the reference set of the domain


def main() -> None:
    """Train, measure and write all three."""
    files = {target: f"{target.lower()}_excape.csv.gz" for target in TARGETS}
    chosen = sources.options("activity", *files.values(), about=__doc__)
    arrays: dict[str, NDArray[Any]] = {}
    figures = {}
    for target, file in files.items():
        mols, active = _read(chosen.data / file)
        made, figures[target] = _train(mols, active)
        arrays |= {f"{target}/{name}": array for name, array in made.items()}
    save(FOLDER / f"{FILE}.npz", arrays, figures)
    sources.write_figures("activity", figures)


def _read(path: Path) -> tuple[list[Chem.Mol], NDArray[np.bool_]]:
    """All actives, then some of the inactives."""
    rows = list(sources.rows(path))
    active = [row["smiles"] for row in rows if row["active"] == "1"]
    inactive = [row["smiles"] for row in rows if row["active"] != "1"]
    drawn = np.random.default_rng(SEED).permutation(len(inactive))[:INACTIVES]
    read = [(Chem.MolFromSmiles(smiles), True) for smiles in active]
    read += [(Chem.MolFromSmiles(inactive[i]), False) for i in drawn]
    kept = [(mol, label) for mol, label in read if mol is not None and mol.GetNumAtoms()]
    return [mol for mol, _ in kept], np.array([label for _, label in kept])


def _train(mols: list[Chem.Mol], active: NDArray[np.bool_]) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    counts = morgan_counts(mols)
    folds = sources.scaffold_folds(mols, FOLDS, SEED)
    share, nearest = np.zeros(len(mols)), np.zeros(len(mols))
    packed = packed_bits(mols)
    for fold in range(FOLDS):
        held = folds == fold
        share[held] = _forest(counts[~held], active[~held]).predict_proba(counts[held])[:, 1]
        known = Reference(packed[~held & active])
        places = np.flatnonzero(held)
        nearest[held] = known.nearest([mols[i] for i in places])
    slope, offset = _calibration(share, active)
    probability = calibrated(share, slope, offset)
    figures = {
        "molecules": len(mols),
        "actives": int(active.sum()),
        "auc": round(measures.auc(active, share), 4),
        "auc_by_fold": [round(measures.auc(active[folds == f], share[folds == f]), 4) for f in range(FOLDS)],
        "auc_baseline": round(measures.auc(active, nearest), 4),
        "brier": round(measures.brier(active, probability), 5),
        "brier_baseline": round(float(active.mean() * (1 - active.mean())), 5),
        "calibration_error": round(measures.calibration_error(active, probability), 5),
        "seed": SEED,
    }
    arrays = flatten.forest(_forest(counts, active))
    arrays["calibration"] = np.array([slope, offset])
    arrays["reference"] = packed[: int(active.sum()) + INACTIVES_KEPT]
    return arrays, figures


def _forest(counts: NDArray[np.uint8], active: NDArray[np.bool_]) -> RandomForestClassifier:
    forest = RandomForestClassifier(
        TREES,
        max_leaf_nodes=LEAVES,
        class_weight="balanced_subsample",
        max_features=64,
        random_state=SEED,
        n_jobs=2,
    )
    return forest.fit(counts, active)


def _calibration(share: NDArray[np.float64], active: NDArray[np.bool_]) -> tuple[float, float]:
    inner = EDGE + (1 - 2 * EDGE) * share
    fitted = LogisticRegression(C=1e6).fit(np.log(inner / (1 - inner))[:, None], active)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


if __name__ == "__main__":
    main()
