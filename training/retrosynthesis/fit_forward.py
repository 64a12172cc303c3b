"""Fits how much the network and the rules count when products are predicted, on validation splits alone.

    python -m training.retrosynthesis.fit_forward --data folder --sample 300

A conditional logit model over the candidates of each reaction: the product that formed against all others.
The first set of textbook reactions counts four times, because patents name few of the reagents that chemists
ask about. The figures go into sandbox/reactions/forward.py.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import math
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from rdkit import Chem, rdBase

from sandbox.knowledge.templates import flat
from sandbox.reactions.forward import FLOORS, TRUST, considered, situation
from sandbox.reactions.measuring import canonical_set, textbook

SITUATIONS = tuple(TRUST)
TEXTBOOK_WEIGHT = 4
RIDGE = 0.02
STEPS, RATE = 300, 0.15

Example = tuple[
    np.ndarray, int
]  # features of each candidate (candidates, 2 × situations), place of the right one


def example(given: Sequence[str], product: str) -> Example | None:
    """The features of one reaction; None where no rule applies or the right product is no candidate."""
    best, candidates = considered([Chem.MolFromSmiles(smiles) for smiles in given], 10)
    if best is None:
        return None
    at = SITUATIONS.index(situation(best))
    features = np.zeros((len(candidates), 2 * len(SITUATIONS)))
    wanted = flat(Chem.MolFromSmiles(product))
    right = -1
    for row, each in enumerate(candidates):
        features[row, 2 * at] = math.log(each.network + FLOORS[0])
        features[row, 2 * at + 1] = math.log(each.rules + FLOORS[1])
        found = each.proposal.smiles[0] if each.proposal else each.outcome.smiles if each.outcome else ""
        if right < 0 and flat(Chem.MolFromSmiles(found)) == wanted:
            right = row
    return (features, right) if right >= 0 and len(candidates) > 1 else None


def fit(examples: Sequence[Example]) -> np.ndarray:
    """Weights by gradient ascent, drawn towards ½."""
    weights = np.full(2 * len(SITUATIONS), 0.5)
    for _ in range(STEPS):
        gradient = np.zeros_like(weights)
        for features, right in examples:
            marks = features @ weights
            shares = np.exp(marks - marks.max())
            gradient += features[right] - (shares / shares.sum()) @ features
        weights += RATE * (gradient / len(examples) - RIDGE * (weights - 0.5))
    return weights


def validation(folder: Path, count: int) -> Iterable[tuple[list[str], str]]:
    """Reactants and product of so many reactions of each validation split."""
    with gzip.open(folder / "uspto50k_mhn_prepro.csv.gz", "rt") as lines:
        rows = [row for row in csv.DictReader(lines) if row["split"] == "valid"]
    pairs = [(row["reactants_can"], row["prod_smiles"]) for row in rows]
    with gzip.open(folder / "uspto15k_valid.txt.gz", "rt") as lines:
        more = [(line.split()[0].split(">>")[0], line.split()[0].split(">>")[1]) for line in lines]
    for chosen in (random.Random(1).sample(pairs, count), random.Random(1).sample(more, count)):
        for reactants, product in chosen:
            yield sorted(canonical_set(reactants)), max(canonical_set(product), key=len)


def main() -> None:
    """Fit and print the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sample", type=int, default=300)
    arguments = parser.parse_args()
    rdBase.DisableLog("rdApp.*")
    taught = [(list(each.given), each.product) for each in textbook() if each.part == "first"]
    pairs = [*validation(arguments.data, arguments.sample), *taught * TEXTBOOK_WEIGHT]
    examples = [each for given, product in pairs if (each := example(given, product)) is not None]
    weights = fit(examples)
    for number, (full, decided) in enumerate(SITUATIONS):
        network, rules = weights[2 * number : 2 * number + 2]
        sys.stdout.write(f"explains all {full}, decided {decided}: {network:.2f} {rules:.2f}\n")


if __name__ == "__main__":
    main()
