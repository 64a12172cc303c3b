"""Fingerprints of whole tables as packed bits: a hundred thousand rows take 26 MB, no molecule is kept."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from rdkit import Chem, DataStructs
from rdkit.Chem import rdFingerprintGenerator

from sandbox.progress import report
from sandbox.tables.table import Table

RADIUS, BITS = 2, 2048
Packed = npt.NDArray[np.uint8]


def molecules(table: Table) -> Iterator[tuple[int, Chem.Mol]]:
    """The rows one after the other as molecules; reports progress."""
    for row, smiles in enumerate(table.structures):
        report(row, len(table))
        yield row, Chem.MolFromSmiles(smiles)


def morgan(table: Table) -> Packed:
    """Morgan fingerprints (radius 2, 2048 bits), one row of packed bits a molecule."""
    packed = np.zeros((len(table), BITS // 8), dtype=np.uint8)
    for row, mol in molecules(table):
        packed[row] = fingerprint(mol)
    return packed


def fingerprint(mol: Chem.Mol) -> Packed:
    """The Morgan fingerprint of one molecule as packed bits."""
    made = _GENERATOR.GetFingerprint(mol)
    return np.frombuffer(DataStructs.BitVectToBinaryText(made), dtype=np.uint8)


def tanimoto(packed: Packed, one: Packed) -> npt.NDArray[np.float64]:
    """Tanimoto similarity of every row to one fingerprint."""
    common = np.bitwise_count(packed & one).sum(axis=1, dtype=np.int64)
    either = np.bitwise_count(packed | one).sum(axis=1, dtype=np.int64)
    return np.asarray(common / np.maximum(either, 1), dtype=np.float64)


_GENERATOR = rdFingerprintGenerator.GetMorganGenerator(radius=RADIUS, fpSize=BITS)
