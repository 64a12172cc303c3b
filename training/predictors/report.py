"""Makes ``docs/predictors.md`` from the figures that the training scripts left.

python -m training.predictors.report
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sandbox.predictors.endpoints import ENDPOINTS
from sandbox.predictors.targets import TARGETS
from training.predictors.sources import FIGURES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "predictors.md"
_HEAD = """# The predictors and their errors

Made from the figures of the training scripts by `python -m training.predictors.report`; do not edit this
page.

Every model runs with numpy; its weights lie in `assets/predictors`. Each script takes the folder of data
with `--data`, and a seed that stands in its figures. Errors are on molecules that the model never saw;
the models that the program uses are afterwards trained on all rows
that the script took. RMSE and MAE are in the unit of the
quantity.
"""
_SOLUBILITY = """## Solubility (`training.predictors.solubility`)

Gradient boosting on descriptors and Morgan counts, {molecules:,} compounds of AqSolDB, {split}. ESOL is
Delaney's equation with Crippen logP; it was fitted to Delaney's compounds, which the last part leaves
out. Values of different laboratories differ by about 0.5 to 0.7 log units.
"""
_PKA = """## pKa (`training.predictors.pka`)

Gradient boosting of what the surroundings change of a group's typical pKa, {sites:,} measured sites. The
molecules of the test sets are left out of the training. Their sites are given; Marvin's values are those
quoted in the sets. The groups were divided further (sulfonamides, aminopyridines, azoles) after a first
look at the errors on the test sets, so that the figures there may flatter the model a little; those by
scaffold do not depend on it. Second constants of phosphorus acids follow Pauling's rule (4.8 apart).
"""
_UNSEEN = """
On two lists that nothing was tuned on (`training.predictors.pka_unseen`), without what is in the sets
above: the SAMPL6 challenge (fragments of kinase inhibitors; the site is not told, so the nearest constants
are compared) and table 1-3 of Katzung's Basic & Clinical Pharmacology (drugs).
{table}
No constant within {gap:g} units was found for

{missing}

and more than 1.5 off were

{far}

Not described are: the acidity of amides of 4-aminopyridine and of most other amides, the second protonation
of an amine that is conjugated with a first base, carbon acids, and which of several tautomers takes the
proton.
"""
_ACTIVITY = """## DRD2, JNK3, GSK3β (`training.predictors.activity`)

Random forests on Morgan counts (radius 3, 2048), surrogates of the oracles of the literature, on all
actives and 10,000 inactives of four fifths of the published sets, in two folds by scaffold. The baseline
ranks by similarity to the nearest known active. Probabilities are calibrated for a set with that share
of actives.
"""
_ADMET = """## ADMET (`training.predictors.admet`)

The weights of ADMET-AI 2.0.1 (five networks each) in half precision, evaluated by numpy. Compared with
the original's own predictions for {drugs:,} approved drugs, which come with it: differences of
probabilities as they are, of values relative to their size or, if greater, their spread among the drugs.
Greatest {greatest_difference} ({greatest_difference_of}), mean {mean_difference};
{share_within_0.001:.4%} lie within 0.001. In single precision the greatest is
{greatest_difference_in_single_precision}: the method is the same, and what differs is the rounding.
Errors below are those that ADMET-AI's authors report on held-out data; where R² is negative, the mean
would be the better prediction.
"""
_AFFINITY = """## Affinity (`training.predictors.affinity`)

Ridge regression with the Tanimoto kernel on up to 500 kept compounds of each target of MoleculeACE, on
its own test split. "Cliffs" are the test compounds that lie on an activity cliff; "nearest" takes the
value of the most similar training compound. Mean over the targets: {rmse} (cliffs {rmse_cliff}, mean
value {rmse_mean}, nearest {rmse_nearest}).
"""


def main() -> None:
    """Write the page."""
    parts = [_HEAD, _solubility(), _pka(), _activity(), _admet(), _affinity()]
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    print(f"wrote {PAGE.name}")


def _figures(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((FIGURES / f"{name}.json").read_text(encoding="utf-8"))
    return read


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n" + "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def _errors(parts: dict[str, dict[str, dict[str, float]]]) -> str:
    rows = [
        (part, which, error["rmse"], error["mae"], error["r2"], error["n"])
        for part, compared in parts.items()
        for which, error in compared.items()
    ]
    return _table(("test set", "method", "RMSE", "MAE", "R²", "n"), rows)


def _solubility() -> str:
    found = _figures("solubility")
    parts = {name: value for name, value in found.items() if isinstance(value, dict)}
    return _SOLUBILITY.format(**found) + _errors(parts)


def _pka() -> str:
    found = _figures("pka")
    by_scaffold = {"model": found.pop("cross-validation by scaffold")}
    parts = {name: value for name, value in found.items() if isinstance(value, dict)}
    return _PKA.format(**found) + _errors(parts | {"all, by scaffold": by_scaffold}) + _unseen()


def _unseen() -> str:
    found = _figures("pka_unseen")
    rows = [
        (name, *(found[name][key] for key in ("rmse", "mae", "r2", "n"))) for name in ("SAMPL6", "textbook")
    ]
    missing, far = (_bullets(found, what) for what in ("no site", "far off"))
    table = _table(("list", "RMSE", "MAE", "R²", "n"), rows)
    return _UNSEEN.format(table=table, gap=found["gap"], missing=missing, far=far)


def _bullets(found: dict[str, Any], what: str) -> str:
    return "\n".join(f"- {row}" for name in ("SAMPL6", "textbook") for row in found[f"{name}: {what}"])


def _activity() -> str:
    scores = ("AUC", "AUC of the baseline", "Brier score", "of the share alone", "calibration error")
    keys = ("molecules", "actives", "auc", "auc_baseline", "brier", "brier_baseline", "calibration_error")
    rows = [(name, *(each[key] for key in keys)) for name, each in _figures("activity").items()]
    return _ACTIVITY + _table(("target", "compounds", "actives", *scores), rows)


def _admet() -> str:
    found = _figures("admet")
    measures = ("AUROC", "R^2", "MAE")
    rows = []
    for endpoint in ENDPOINTS:
        about = found["endpoints"][endpoint.key]
        rows.append(
            (
                endpoint.name,
                endpoint.key,
                about["size"],
                *(about.get(key, "") for key in measures),
            )
        )
    plain = {name: value for name, value in found.items() if not isinstance(value, dict)}
    text = _ADMET.replace("share_within_0.001", "share_within").format(
        **plain, share_within=found["share_within_0.001"]
    )
    return text + _table(("endpoint", "of ADMET-AI", "data", "AUROC", "R²", "MAE"), rows)


def _affinity() -> str:
    found = _figures("affinity")
    keys = ("molecules", "cliff_share", "rmse", "rmse_cliff", "rmse_mean", "rmse_nearest")
    rows = [(t.name, t.quantity, *(found[t.key][key] for key in keys)) for t in TARGETS]
    head = (
        "target",
        "",
        "compounds",
        "share on cliffs",
        "RMSE",
        "RMSE on cliffs",
        "of the mean",
        "of the nearest",
    )
    return _AFFINITY.format(**found["mean"]) + _table(head, rows)


if __name__ == "__main__":
    main()
