"""What the training split recalls of a product and of reactants.

A shallow network sees the whole product as a fingerprint and says which edit, with which surroundings,
products like it came from; a table says how often a reactant was used. Both are made by
training/retrosynthesis/recall.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from rdkit import Chem
from rdkit.Chem import rdFingerprintGenerator

from sandbox.reactions.features import FloatArray, IntArray
from sandbox.reactions.network import restored

_PRODUCT = (
    rdFingerprintGenerator.GetMorganGenerator(radius=3, fpSize=4096, includeChirality=True),
    rdFingerprintGenerator.GetAtomPairGenerator(fpSize=2048, maxDistance=6),
)
BITS = 4096 + 2048
_SURROUNDINGS = rdFingerprintGenerator.GetMorganGenerator(radius=1, includeRedundantEnvironments=True)
LEAST_LOG = -9.0  # logarithm of the share of an edit whose surroundings were never seen
ALONE = -1.0  # in place of the uses of other reactants, where there is none


def fingerprint(mol: Chem.Mol) -> FloatArray:
    """Logarithms of 1 + counts of the product's surroundings and of its pairs of atoms, (BITS,)."""
    counts = np.concatenate([each.GetCountFingerprintAsNumPy(mol) for each in _PRODUCT])
    return np.log1p(counts.astype(np.float32))


def surroundings(mol: Chem.Mol) -> list[int]:
    """A number for each atom with its neighbours: the same in every molecule where they are alike."""
    output = rdFingerprintGenerator.AdditionalOutput()
    output.AllocateAtomToBits()
    _SURROUNDINGS.GetSparseFingerprint(mol, additionalOutput=output)
    return [int(bits[-1]) for bits in output.GetAtomToBits()]


def label_of(edit: int, around: Sequence[int], place: Sequence[int]) -> int:
    """Hash in 64 bits of an edit with the surroundings of the atoms that it changes."""
    text = f"{edit}:{','.join(str(number) for number in sorted(around[atom] for atom in place))}"
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def reactant_key(smiles: str) -> int:
    """Hash in 32 bits of a canonical SMILES."""
    return int.from_bytes(hashlib.blake2b(smiles.encode(), digest_size=4).digest(), "big")


class Recall:
    """The fingerprint network and the table of reactants.

    Args:
        path: File that training/retrosynthesis/recall.py wrote.
    """

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as stored:
            self._inner, self._outer = restored(stored, "inner"), restored(stored, "outer")
            self._inner_bias, self._outer_bias = stored["inner_bias"], stored["outer_bias"]
            self._labels, self._reactants, self._uses = stored["labels"], stored["reactants"], stored["uses"]

    def views(
        self, mol: Chem.Mol, edits: Sequence[tuple[int, Sequence[int]]], reactants: Sequence[Sequence[str]]
    ) -> FloatArray:
        """What else speaks for proposals.

        Args:
            mol: The product.
            edits: Edit and changed atoms of each proposal.
            reactants: Canonical SMILES of the reactants of each.

        Returns:
            Logarithm of the recalled share, whether the edit was never seen with these surroundings,
            logarithm of 1 + uses of the largest reactant, the same of the rarest other one, (n, 4).
        """
        given = fingerprint(mol)
        bits = np.flatnonzero(given)
        inner = np.maximum(self._inner[:, bits] @ given[bits] + self._inner_bias, 0)
        scores = self._outer @ inner + self._outer_bias
        logs = scores - scores.max()
        logs -= np.log(np.exp(logs).sum())
        around = surroundings(mol)
        rows = []
        for (edit, place), parts in zip(edits, reactants, strict=True):
            at = _place(self._labels, label_of(edit, around, place))
            largest = max(parts, key=len)
            others = [self._uses_of(part) for part in parts if part != largest]
            rows.append(
                (
                    LEAST_LOG if at < 0 else logs[at],
                    float(at < 0),
                    np.log1p(self._uses_of(largest)),
                    np.log1p(min(others)) if others else ALONE,
                )
            )
        return np.array(rows, np.float32)

    def _uses_of(self, smiles: str) -> int:
        at = _place(self._reactants, reactant_key(smiles))
        return int(self._uses[at]) if at >= 0 else 0


def _place(ordered: IntArray, key: int) -> int:
    """Where a key stands in an ordered array; -1 where it does not."""
    at = int(np.searchsorted(ordered, ordered.dtype.type(key)))
    return at if at < len(ordered) and int(ordered[at]) == key else -1
