"""Takes the weights of ADMET-AI out of its wheel, in half precision, and compares with the original.

    python -m training.predictors.admet --data DIR

DIR is the unpacked wheel of admet-ai 2.0.1 (it is never installed). Its table of approved drugs holds the
original program's own predictions for them, with which those of this program are compared, and gives the
percentiles.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem

from sandbox.predictors.dmpnn import Ensemble
from sandbox.predictors.domain import packed_bits
from sandbox.predictors.weights import FOLDER, save
from training.predictors import sources
from training.predictors.checkpoints import read_arrays

MODELS, DRUGS = "admet_ai/resources/models", "admet_ai/resources/data/drugbank_approved.csv"
ENDPOINTS = "admet_ai/resources/data/admet.csv"
KINDS = ("classification", "regression")
NETWORKS = 5
NAMES = {
    "W_i": "message_passing.W_i.weight",
    "W_h": "message_passing.W_h.weight",
    "W_o": "message_passing.W_o.weight",
    "b_o": "message_passing.W_o.bias",
    "W_1": "predictor.ffn.0.0.weight",
    "b_1": "predictor.ffn.0.0.bias",
    "W_2": "predictor.ffn.1.2.weight",
    "b_2": "predictor.ffn.1.2.bias",
}
UNITS = {"mean": "predictor.output_transform.mean", "scale": "predictor.output_transform.scale"}
QUANTILES = np.linspace(0, 1, 201)


def main() -> None:
    """Write the weights with the percentiles, and the figures of the comparison."""
    chosen = sources.options("admet", MODELS, DRUGS, ENDPOINTS, about=__doc__)
    table = [row for row in sources.rows(chosen.data / DRUGS) if Chem.MolFromSmiles(row["smiles"])]
    mols = [Chem.MolFromSmiles(row["smiles"]) for row in table]
    arrays: dict[str, NDArray[Any]] = {}
    outputs: dict[str, list[str]] = {}
    original, ours, whole = [], [], []
    for kind in KINDS:
        single, outputs[kind] = _ensemble(chosen.data / MODELS / f"admet_{kind}")
        half = {name: a if name in UNITS else a.astype(np.float16) for name, a in single.items()}
        arrays |= {f"{kind}/{name}": array for name, array in half.items()}
        original.append(np.array([[float(row[name]) for name in outputs[kind]] for row in table]))
        ours.append(Ensemble(half).predict(mols))
        whole.append(Ensemble(single).predict(mols[::10]))
    names = [name for kind in KINDS for name in outputs[kind]]
    theirs, mine, exact = (np.concatenate(parts, axis=1) for parts in (original, ours, whole))
    arrays["reference"] = packed_bits(mols)
    arrays["quantiles"] = np.quantile(theirs, QUANTILES, axis=0).astype(np.float32)
    spread = np.maximum(np.abs(theirs), theirs.std(axis=0))
    scale = np.where([name in outputs["classification"] for name in names], 1.0, spread)
    figures = _figures(names, mine, theirs, exact, scale)
    figures["endpoints"] = _endpoints(chosen.data / ENDPOINTS, names)
    about = {"outputs": outputs, "drugs": len(mols), "endpoints": figures["endpoints"]}
    save(FOLDER / "admet_ai.npz", arrays, about)
    sources.write_figures("admet", figures)


def _ensemble(folder: Path) -> tuple[dict[str, NDArray[Any]], list[str]]:
    read = [read_arrays(folder / f"model_{i}.pt") for i in range(NETWORKS)]
    names = NAMES | (UNITS if UNITS["mean"] in read[0][0] else {})
    stacked = {short: np.stack([arrays[name] for arrays, _ in read]) for short, name in names.items()}
    for name in UNITS.keys() & stacked.keys():
        stacked[name] = stacked[name].reshape(NETWORKS, -1)
    return stacked, read[0][1]


def _figures(
    names: list[str],
    mine: NDArray[Any],
    theirs: NDArray[Any],
    exact: NDArray[Any],
    scale: NDArray[Any],
) -> dict[str, Any]:
    """Greatest differences: of probabilities as they are, of values by their size or spread."""
    apart = np.abs(mine - theirs) / scale
    return {
        "drugs": len(mine),
        "greatest_difference": round(float(apart.max()), 6),
        "greatest_difference_of": names[int(apart.max(axis=0).argmax())],
        "share_within_0.001": round(float(np.mean(apart < 1e-3)), 6),
        "mean_difference": round(float(apart.mean()), 7),
        "greatest_difference_in_single_precision": float(
            f"{np.abs((exact - theirs[::10]) / scale[::10]).max():.3g}"
        ),
    }


def _endpoints(path: Path, names: list[str]) -> dict[str, dict[str, Any]]:
    """What the authors of ADMET-AI report for each endpoint: size of the data and error on held-out ones."""
    found = {}
    for row in sources.rows(path):
        if row["id"] in names:
            found[row["id"]] = {
                "size": int(row["size"]),
                **{key: round(float(row[key]), 3) for key in ("AUROC", "R^2", "MAE") if row[key]},
            }
    return found


if __name__ == "__main__":
    main()
