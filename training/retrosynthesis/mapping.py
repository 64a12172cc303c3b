"""Maps the atoms of USPTO-50k: each reaction's own template is applied, and its right outcome kept.

    python -m training.retrosynthesis.mapping --split train --out mapped_train.tsv

Atoms of the reactants bear the number of the product's atom that they become; those that leave bear none.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

from rdchiral.initialization import rdchiralReactants, rdchiralReaction
from rdchiral.main import rdchiralRun
from rdkit import Chem, rdBase

from training.retrosynthesis.sources import USPTO_50K, data_file

LEAVING = 900  # rdchiral numbers the atoms that the product does not have from here on


def read_uspto_50k(split: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one split, as the file has them."""
    with gzip.open(data_file(USPTO_50K), "rt") as lines:
        yield from (row for row in csv.DictReader(lines) if row["split"] == split)


def map_reaction(product: str, reactants: str, template: str) -> tuple[str, str] | None:
    """Number the atoms of a reaction.

    Args:
        product: SMILES of the product.
        reactants: SMILES of the reactants.
        template: The retro template that leads from one to the other.

    Returns:
        SMILES of the mapped product and reactants; None where the template does not reproduce them.
    """
    start = rdchiralReactants(product)
    start.reactants.UpdatePropertyCache()
    outcomes, mapped = rdchiralRun(rdchiralReaction(template), start, return_mapped=True)
    wanted = canonical(reactants)
    for outcome in outcomes:
        if canonical(outcome) == wanted:
            return Chem.MolToSmiles(start.reactants), _without_leaving(mapped[outcome][0])
    return None


def canonical(smiles: str) -> str:
    """Canonical SMILES without atom maps; empty where it cannot be read."""
    mol = Chem.MolFromSmiles(smiles)
    if mol is None:
        return ""
    for atom in mol.GetAtoms():
        atom.SetAtomMapNum(0)
    return str(Chem.CanonSmiles(Chem.MolToSmiles(mol)))


def _without_leaving(smiles: str) -> str:
    mol = Chem.MolFromSmiles(smiles)
    for atom in mol.GetAtoms():
        if atom.GetAtomMapNum() >= LEAVING:
            atom.SetAtomMapNum(0)
    return str(Chem.MolToSmiles(mol))


def main() -> None:
    """Map one split and write ``class, product, reactants`` line by line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", default="train", choices=("train", "valid", "test"))
    parser.add_argument("--part", default="0/1", help="which of how many parts, to run several side by side")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    rdBase.DisableLog("rdApp.*")
    part, parts = (int(number) for number in arguments.part.split("/"))
    done = 0
    with arguments.out.open("w") as out:
        rows = list(read_uspto_50k(arguments.split))[part::parts]
        for row in rows:
            try:
                found = map_reaction(row["prod_smiles"], row["reactants_can"], row["reaction_smarts"])
            except (ValueError, RuntimeError, KeyError, IndexError):
                found = None
            if found:
                done += 1
                out.write("\t".join([row["class"], *found]) + "\n")
    sys.stdout.write(f"{done} of {len(rows)} mapped\n")


if __name__ == "__main__":
    main()
