"""Where the data to learn from lie, and how they are read and split."""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem, RDLogger
from rdkit.Chem.Scaffolds import MurckoScaffold

FIGURES = Path(__file__).parent / "figures"
VARIABLE = "RETORT_TRAINING_DATA"


def options(module: str, *files: str, about: str | None = None) -> argparse.Namespace:
    """Read the command line of a training script; ends it with a message where its data are absent.

    Args:
        module: Name of the script in this package.
        *files: Files that it needs in the folder of data.
        about: What the script does.
    """
    parser = argparse.ArgumentParser(prog=f"python -m training.predictors.{module}", description=about)
    folder = os.environ.get(VARIABLE)
    parser.add_argument(
        "--data", type=Path, default=folder, help=f"folder with {', '.join(files)} (default: ${VARIABLE})"
    )
    chosen = parser.parse_args()
    if chosen.data is None:
        sys.exit(f"nothing was trained: give the folder of data with --data or in ${VARIABLE}")
    missing = [name for name in files if not (Path(chosen.data) / name).exists()]
    if missing:
        sys.exit(f"nothing was trained: {', '.join(missing)} not found in {chosen.data}")
    RDLogger.DisableLog("rdApp.*")  # type: ignore[attr-defined]
    return chosen


def rows(path: Path, delimiter: str = ",") -> Iterator[dict[str, str]]:
    """Read a table with a header line, compressed or not."""
    opening = gzip.open if path.suffix == ".gz" else open
    with opening(path, "rt", encoding="utf-8") as stream:
        yield from csv.DictReader(stream, delimiter=delimiter)


def scaffold(mol: Chem.Mol) -> str:
    """The Murcko scaffold, by which a split keeps relatives together; an acyclic molecule is its own."""
    return MurckoScaffold.MurckoScaffoldSmiles(mol=mol) or Chem.MolToSmiles(mol, isomericSmiles=False)


def scaffold_folds(mols: Iterable[Chem.Mol], folds: int, seed: int) -> NDArray[np.int64]:
    """Fold of each molecule, drawn by its scaffold: no scaffold is in two folds."""
    names = [f"{seed} {scaffold(mol)}" for mol in mols]
    return np.array([int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % folds for name in names])


def write_figures(name: str, figures: dict[str, Any]) -> None:
    """Keep the figures of a run for the report, and print them."""
    FIGURES.mkdir(exist_ok=True)
    text = json.dumps(figures, indent=1, ensure_ascii=False)
    (FIGURES / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(text)
