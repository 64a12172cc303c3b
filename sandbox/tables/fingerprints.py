"""Fingerprints of whole tables as packed bits: a hundred thousand rows take 26 MB, no molecule is kept."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from rdkit import Chem, DataStructs
from rdkit.Chem import rdFingerprintGenerator

from sandbox.progress import report
from sandbox.tables.rows import Packed, packed_rows
from sandbox.tables.table import Table

RADIUS, BITS = 2, 2048
Floats = npt.NDArray[np.float64]


def molecules(table: Table) -> Iterator[tuple[int, Chem.Mol]]:
    """The rows one after the other as molecules; reports progress."""
    for row, smiles in enumerate(table.structures):
        report(row, len(table))
        yield row, Chem.MolFromSmiles(smiles)


def morgan(table: Table) -> Packed:
    """Morgan fingerprints (radius 2, 2048 bits), one row of packed bits a molecule.

    Raises:
        RowsNeeded: The pool has to share the rows out.
    """
    return packed_rows(table, "morgan")


def pattern_bits(mol: Chem.Mol) -> Packed:
    """RDKit's pattern fingerprint as packed bits: those of a substructure are among those of the whole."""
    made = Chem.PatternFingerprint(mol, BITS)
    return np.frombuffer(DataStructs.BitVectToBinaryText(made), dtype=np.uint8)


def fingerprint(mol: Chem.Mol) -> Packed:
    """The Morgan fingerprint of one molecule as packed bits."""
    made = _GENERATOR.GetFingerprint(mol)
    return np.frombuffer(DataStructs.BitVectToBinaryText(made), dtype=np.uint8)


def tanimoto(packed: Packed, one: Packed) -> Floats:
    """Tanimoto similarity of every row to one fingerprint."""
    common = np.bitwise_count(packed & one).sum(axis=1, dtype=np.int64)
    either = np.bitwise_count(packed | one).sum(axis=1, dtype=np.int64)
    return np.asarray(common / np.maximum(either, 1), dtype=np.float64)


_GENERATOR = rdFingerprintGenerator.GetMorganGenerator(radius=RADIUS, fpSize=BITS)
