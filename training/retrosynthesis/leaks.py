"""Keys of the reactions of all test splits, and the check that nothing learnt comes from them.

    python -m training.retrosynthesis.leaks

The keys (hashes of product and largest reactants) ship with the tests, so that the proof needs no data.
"""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

import numpy as np
from rdkit import rdBase

from training.retrosynthesis.mapping import canonical, read_uspto_50k

KEYS = Path(__file__).resolve().parents[2] / "tests" / "sandbox" / "reactions" / "test_reactions.npy"


def reaction_key(reactants: str, product: str) -> int:
    """Hash of a reaction in 64 bits: the product, and the reactants without reagents and stereo of writing.

    Args:
        reactants: Canonical SMILES, components in any order.
        product: Canonical SMILES.
    """
    parts = sorted(set(reactants.split(".")))
    return _number(".".join(parts) + ">>" + product)


def product_key(product: str) -> int:
    """Hash of a product alone, in 64 bits."""
    return _number(product)


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


@cache
def test_keys() -> tuple[frozenset[int], frozenset[int]]:
    """Keys of the test reactions, and of their products."""
    stored = np.load(KEYS, allow_pickle=False)
    return frozenset(stored[0].tolist()), frozenset(stored[1].tolist())


def is_test_reaction(reactants: str, product: str) -> bool:
    """Whether a reaction is one of a test split: the same product from any reactants counts as well."""
    reactions, products = test_keys()
    largest = max(product.split("."), key=len)
    return reaction_key(reactants, product) in reactions or product_key(largest) in products


def main() -> None:
    """Write the keys of both test splits."""
    from training.retrosynthesis.uspto15k import read_uspto_15k

    rdBase.DisableLog("rdApp.*")
    rows = [
        (canonical(row["reactants_can"]), canonical(row["prod_smiles"])) for row in read_uspto_50k("test")
    ]
    rows += [(canonical(r), canonical(p)) for r, p, _ in read_uspto_15k("test")]
    reactions = [reaction_key(*row) for row in rows]
    products = [product_key(max(product.split("."), key=len)) for _, product in rows]
    KEYS.parent.mkdir(parents=True, exist_ok=True)
    np.save(KEYS, np.array([reactions, products], np.uint64))
    sys.stdout.write(f"{len(rows)} reactions\n")


if __name__ == "__main__":
    main()
