"""Fits the trees that put retrosynthetic proposals into order, on the validation split alone.

    python -m training.retrosynthesis.fit_retro --data folder

The proposals of each product, with the reactants that were used marked as right. Prints how often the right
ones are within the first 1, 3, 5 and 10, each fifth of the products ordered by trees that saw the other four,
and writes assets/retrosynthesis/reranker.npz. Ten minutes of one core.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from rdkit import Chem, rdBase
from sklearn.ensemble import HistGradientBoostingClassifier

from sandbox.paths import assets_dir
from sandbox.reactions.measuring import canonical_set
from sandbox.reactions.model import proposer, views
from training.predictors.flatten import boosting

CONSIDERED = 20
FOLDS = 5
TOPS = np.array((1, 3, 5, 10))
TREES, RATE, LEAVES, LEAST_IN_LEAF = 250, 0.03, 8, 40

Example = tuple[np.ndarray, np.ndarray]  # views of each proposal (proposals, features), whether it is right


def example(product: str, reactants: str) -> Example | None:
    """The proposals for one product; None where there are none."""
    mol = Chem.MolFromSmiles(".".join(sorted(canonical_set(product))))
    found = proposer("retro").unweighed(mol, CONSIDERED)
    if not found:
        return None
    wanted = canonical_set(reactants)
    return views(mol, found), np.array([set(each.smiles) == wanted for each in found])


def fit(examples: Sequence[Example]) -> HistGradientBoostingClassifier:
    """Trees for the odds that a proposal is right; products without a right one say nothing."""
    told = [each for each in examples if each[1].any()]
    model = HistGradientBoostingClassifier(
        learning_rate=RATE,
        max_iter=TREES,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=LEAST_IN_LEAF,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=0,
    )
    return model.fit(np.vstack([seen for seen, _ in told]), np.concatenate([right for _, right in told]))


def hits(examples: Sequence[Example], model: HistGradientBoostingClassifier | None) -> np.ndarray:
    """How often the right proposal is within the first few; without a model in the network's order."""
    counts = np.zeros(len(TOPS))
    for seen, right in (each for each in examples if each[1].any()):
        marks = model.decision_function(seen) if model else seen[:, 0]
        counts += (marks > marks[right.argmax()]).sum() < TOPS
    return counts


def main() -> None:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sample", type=int, default=0, help="only so many products")
    options = parser.parse_args()
    rdBase.DisableLog("rdApp.*")
    with gzip.open(options.data / "uspto50k_mhn_prepro.csv.gz", "rt") as lines:
        rows = [row for row in csv.DictReader(lines) if row["split"] == "valid"]
    chosen = random.Random(1).sample(rows, options.sample or len(rows))
    made = [example(row["prod_smiles"], row["reactants_can"]) for row in chosen]
    examples = [each for each in made if each is not None]
    sys.stdout.write(f"network alone {np.round(hits(examples, None) / len(made), 3)}\n")
    crossed = np.zeros(len(TOPS))
    for fold in range(FOLDS):
        others = [each for number, each in enumerate(examples) if number % FOLDS != fold]
        crossed += hits(examples[fold::FOLDS], fit(others))
    sys.stdout.write(f"in order {np.round(crossed / len(made), 3)}\n")
    arrays = boosting(fit(examples))
    np.savez_compressed(assets_dir() / "retrosynthesis" / "reranker.npz", allow_pickle=False, **arrays)


if __name__ == "__main__":
    main()
