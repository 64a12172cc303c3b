"""The synthetic accessibility score, from the script that RDKit ships beside its library.

RDKit installs ``Contrib/SA_Score`` as plain files, not as an importable package: the script is loaded by its
path, on first use. Its table of 705,000 fragments is kept here in sorted arrays instead of the script's
dictionary, which would hold 70 MB of every process that scores.
"""

from __future__ import annotations

import gzip
import importlib.util
import pickle
from array import array
from bisect import bisect_left
from functools import cache
from pathlib import Path
from types import ModuleType

import numpy as np
from rdkit import Chem, RDConfig

from sandbox.errors import ToolError

_MISSING = "the synthetic accessibility score is missing from this installation (RDKit's Contrib/SA_Score)"


def score(mol: Chem.Mol) -> float:
    """Return the score, from 1 (easy to make) to 10 (very hard).

    Raises:
        ToolError: The script or its table is missing from this installation.
    """
    return float(_script().calculateScore(mol))


class _FragmentScores:
    """What the script asks its dictionary: a fragment's contribution.

    Args:
        rows: As RDKit pickles them: a contribution, then the identifiers of the fragments that make it.
    """

    def __init__(self, rows: list[list[float]]) -> None:
        keys = np.fromiter((key for row in rows for key in row[1:]), np.uint32)
        order = np.argsort(keys)
        row_of = np.repeat(np.arange(len(rows), dtype=np.uint16), [len(row) - 1 for row in rows])
        # arrays of the standard library: a look-up of one key takes a tenth of numpy's time
        self._keys, self._rows = array("I", keys[order].tobytes()), array("H", row_of[order].tobytes())
        self._scores = [float(row[0]) for row in rows]

    def get(self, key: int, default: float) -> float:
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            return default
        return self._scores[self._rows[at]]


@cache
def _script() -> ModuleType:
    folder = Path(RDConfig.RDContribDir) / "SA_Score"
    spec = importlib.util.spec_from_file_location("rdkit_contrib_sascorer", folder / "sascorer.py")
    if spec is None or spec.loader is None:
        raise ToolError(_MISSING)
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
        with gzip.open(folder / "fpscores.pkl.gz") as file:
            module._fscores = _FragmentScores(pickle.load(file))  # type: ignore[attr-defined]
    except FileNotFoundError:
        raise ToolError(_MISSING) from None
    return module
