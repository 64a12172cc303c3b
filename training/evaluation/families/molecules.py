"""Molecules of the families' questions, none of which a training row is made from.

600 molecules of ``molecules.smi`` (drawn from the test split of MOSES, one of each scaffold: small, neutral,
drug-like) and the held-out tenth of RDKit's NCI set (older, rougher, with nitro groups and acids).
"""

from __future__ import annotations

import random
from functools import lru_cache
from pathlib import Path

from rdkit import Chem

from training.molecules import MoleculePool

_FILE = Path(__file__).parents[1] / "molecules.smi"
LARGEST = 35  # heavy atoms: what a person still reads
ELEMENTS = frozenset(("H", "B", "C", "N", "O", "F", "P", "S", "Cl", "Br", "I"))


@lru_cache(maxsize=1)
def molecules() -> tuple[str, ...]:
    """Canonical SMILES, in a fixed order."""
    lines = _FILE.read_text(encoding="utf-8").split()
    return tuple(dict.fromkeys([*lines, *filter(_is_organic, MoleculePool("evaluation").molecules())]))


def _is_organic(smiles: str) -> bool:
    mol = Chem.MolFromSmiles(smiles)
    return mol.GetNumHeavyAtoms() <= LARGEST and all(a.GetSymbol() in ELEMENTS for a in mol.GetAtoms())


class Draw:
    """Draws molecules without repeats.

    Args:
        rng: Source of chance.
    """

    def __init__(self, rng: random.Random) -> None:
        self._left = list(molecules())
        rng.shuffle(self._left)

    def next(self) -> Chem.Mol:
        """The next molecule.

        Raises:
            LookupError: There is none left.
        """
        if not self._left:
            raise LookupError("too few molecules fit this family")
        return Chem.MolFromSmiles(self._left.pop())
