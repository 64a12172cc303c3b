"""Trains the model of solubility in water on AqSolDB.

    python -m training.predictors.solubility --data DIR

The error comes from a scaffold split of AqSolDB, of which the molecules of Delaney's set are counted
apart: the published equation, the baseline, was fitted to them. The model that the program uses is then
trained on all rows. About two minutes on two cores.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem
from sklearn.ensemble import HistGradientBoostingRegressor

from sandbox.predictors.domain import packed_bits
from sandbox.predictors.solubility import FILE, features
from sandbox.predictors.weights import FOLDER, save
from sandbox.structures.delaney import esol
from training.predictors import flatten, measures, sources

SEED, FOLDS = 7, 5
FILES = ("aqsoldb.tab.gz", "delaney.csv")
SAMPLE = 6000  # molecules in the reference set of the domain


def main() -> None:
    """Train, measure and write."""
    chosen = sources.options("solubility", *FILES, about=__doc__)
    mols, log_s = _read(chosen.data / FILES[0])
    delaney = {
        Chem.MolToInchiKey(Chem.MolFromSmiles(row["SMILES"])) for row in sources.rows(chosen.data / FILES[1])
    }
    in_delaney = np.array([Chem.MolToInchiKey(mol) in delaney for mol in mols])
    single = np.array([len(Chem.GetMolFrags(mol)) == 1 for mol in mols])
    described = features(mols)
    folds = sources.scaffold_folds(mols, FOLDS, SEED)
    held = folds == 0
    predicted = _model().fit(described[~held], log_s[~held]).predict(described[held])
    equation = np.array([esol(mol) for mol in mols])[held]
    mean = np.full(int(held.sum()), log_s[~held].mean())
    figures: dict[str, Any] = {
        "molecules": len(mols),
        "split": f"scaffold, 1 of {FOLDS} held out",
        "seed": SEED,
    }
    parts = {
        "all": np.ones(len(mols), bool),
        "organic, one component": single,
        "not in Delaney's set": single & ~in_delaney,
    }
    for name, part in parts.items():
        inside = part[held]
        figures[name] = {
            which: measures.regression(log_s[held][inside], values[inside])
            for which, values in (("model", predicted), ("ESOL equation", equation), ("mean", mean))
        }
    final = _model().fit(described, log_s)
    arrays: dict[str, NDArray[Any]] = {
        f"trees/{name}": array for name, array in flatten.boosting(final).items()
    }
    drawn = np.random.default_rng(SEED).permutation(len(mols))[:SAMPLE]
    arrays["reference"] = packed_bits([mols[i] for i in drawn])
    save(FOLDER / f"{FILE}.npz", arrays, figures)
    sources.write_figures("solubility", figures)


def _read(path: Any) -> tuple[list[Chem.Mol], NDArray[np.float64]]:
    """Molecules with the median of their values; AqSolDB gives a few structures several times."""
    found: dict[str, tuple[Chem.Mol, list[float]]] = {}
    for row in sources.rows(path, "\t"):
        mol = Chem.MolFromSmiles(row["Drug"])
        if mol is not None and mol.GetNumHeavyAtoms():
            found.setdefault(Chem.MolToSmiles(mol), (mol, []))[1].append(float(row["Y"]))
    return [mol for mol, _ in found.values()], np.array([np.median(values) for _, values in found.values()])


def _model() -> HistGradientBoostingRegressor:
    return HistGradientBoostingRegressor(
        max_iter=500,
        learning_rate=0.05,
        max_leaf_nodes=24,
        min_samples_leaf=8,
        l2_regularization=1.0,
        max_features=0.3,
        random_state=SEED,
    )


if __name__ == "__main__":
    main()
