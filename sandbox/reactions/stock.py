"""What can be started from: building blocks, common reactants and reagents, and the user's own list.

A compound is known by a hash of its InChIKey; bits say which of the sources has it. That it is listed means
that a supplier's catalogue or a patent used it once, not that it is on a shelf today.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
from rdkit import Chem

from sandbox.paths import assets_dir
from sandbox.reactions import own_stock
from sandbox.structures import chem

SOURCES = {
    1: "building blocks of Mcule",
    2: "reactants of US patents",
    4: "common reagents",
}
_FILE = "stock.npz"


def stock_key(mol: Chem.Mol) -> int | None:
    """Hash of the InChIKey in 48 bits; None where there is no InChI."""
    inchi, _ = chem.to_inchi(mol)
    return key_of_inchikey(str(Chem.InchiToInchiKey(inchi))) if inchi else None


def key_of_inchikey(inchikey: str) -> int:
    """The number under which an InChIKey stands in the table."""
    return int.from_bytes(hashlib.blake2b(inchikey.encode(), digest_size=6).digest(), "big")


def sources_of(mol: Chem.Mol) -> tuple[str, ...]:
    """The sources that have a compound; empty where none has."""
    number = stock_key(mol)
    if number is None:
        return ()
    keys, flags = _table()
    at = int(np.searchsorted(keys, number))
    bits = int(flags[at]) if at < len(keys) and keys[at] == number else 0
    listed = tuple(name for bit, name in SOURCES.items() if bits & bit)
    return listed + tuple(f"your list {name}" for name in own_stock.lists_with(number))


def size() -> int:
    """Number of compounds in the table that comes with the program."""
    return len(_table()[0])


def encode(entries: dict[int, int]) -> dict[str, np.ndarray]:
    """Arrays of a table: sorted keys as differences, which pack better, and the bits of the sources."""
    keys = np.array(sorted(entries), np.uint64)
    return {
        "steps": np.diff(keys, prepend=np.uint64(0)),
        "bits": np.array([entries[int(key)] for key in keys], np.uint8),
    }


def table() -> dict[int, int]:
    """Key → bits of the sources, of the table that comes with the program."""
    keys, flags = _table()
    return dict(zip(map(int, keys), map(int, flags), strict=True))


def known(mols: Iterable[Chem.Mol]) -> Iterator[bool]:
    """Whether each of several compounds is in the stock."""
    return (bool(sources_of(mol)) for mol in mols)


@cache
def _table() -> tuple[np.ndarray, np.ndarray]:
    with np.load(assets_dir() / "retrosynthesis" / _FILE, allow_pickle=False) as stored:
        return np.cumsum(stored["steps"], dtype=np.uint64), stored["bits"]
