"""Morgan fingerprints of many molecules at once, as the predictors take them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem
from rdkit.Chem import rdFingerprintGenerator

SIZE = 2048
MOST = 255  # of one environment; counts are kept in a byte


@cache
def _generator(radius: int, size: int) -> rdFingerprintGenerator.FingerprintGenerator64:
    return rdFingerprintGenerator.GetMorganGenerator(radius=radius, fpSize=size)


def morgan_counts(mols: Sequence[Chem.Mol], radius: int = 3, size: int = SIZE) -> NDArray[np.uint8]:
    """Count fingerprints.

    Args:
        mols: Molecules.
        radius: Bonds around each atom.
        size: Number of places into which the environments are folded.

    Returns:
        Counts, shape (molecules, size).
    """
    generator = _generator(radius, size)
    counts = np.zeros((len(mols), size), dtype=np.uint8)
    for row, mol in zip(counts, mols, strict=True):
        row[:] = np.minimum(generator.GetCountFingerprintAsNumPy(mol), MOST)
    return counts
