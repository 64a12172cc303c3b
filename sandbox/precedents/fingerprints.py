"""Fingerprints of reactions as packed bits: of the reactants, of the products, and of what changes.

The change is the difference fingerprint of Schneider et al., J. Chem. Inf. Model. 2015, 55, 39, as bits: atom
environments that are more frequent on one side than on the other, those lost and those gained apart. What
both sides have in common leaves no bit in it.
"""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
from rdkit import Chem
from rdkit.Chem import rdFingerprintGenerator

from sandbox.tables.reaction_records import sides
from sandbox.tables.rows import Packed

FACETS = ("reactants", "products", "change")
RADIUS, BITS = 2, 2048
BYTES = BITS // 8
GAINED = 0x555  # turns the bit of an environment that is lost into another one where it is gained
_MAP_NUMBER = re.compile(r":(\d+)\]")
_GENERATOR = rdFingerprintGenerator.GetMorganGenerator(radius=RADIUS)


def reaction_bits(reaction: str) -> Packed:
    """Fingerprints of a reaction SMILES, one after the other in the order of :data:`FACETS`.

    Agents do not count; where atoms are mapped, neither do reactants of which no atom is in a product.

    Args:
        reaction: Reaction SMILES; one that cannot be read gives no bits.
    """
    found = sides(reaction)
    left, right = (_contributing(found[0], found[2]), found[2]) if found else ("", "")
    return environments_bits(_environments(left), _environments(right))


def molecules_bits(reactants: str, products: str) -> Packed:
    """The same for reactants and products as SMILES; either may be empty."""
    return environments_bits(_environments(reactants), _environments(products))


def environments_bits(before: Counter[int], after: Counter[int]) -> Packed:
    """Fold the atom environments of both sides into bits."""
    bits = np.zeros((len(FACETS), BITS), dtype=np.uint8)
    bits[0, [each % BITS for each in before]] = 1
    bits[1, [each % BITS for each in after]] = 1
    bits[2, [each % BITS for each in before - after]] = 1
    bits[2, [each % BITS ^ GAINED for each in after - before]] = 1
    return np.packbits(bits, axis=1).reshape(-1)


def _environments(smiles: str) -> Counter[int]:
    """Atom environments with their number; none where the molecules cannot be read."""
    mol = Chem.MolFromSmiles(smiles) if smiles else None
    return Counter(_GENERATOR.GetSparseCountFingerprint(mol).GetNonzeroElements() if mol is not None else {})


def _contributing(reactants: str, products: str) -> str:
    numbers = set(_MAP_NUMBER.findall(products))
    if not numbers:
        return reactants
    kept = [each for each in reactants.split(".") if numbers & set(_MAP_NUMBER.findall(each))]
    return ".".join(kept) or reactants
