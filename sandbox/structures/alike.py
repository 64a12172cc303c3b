"""Which of several molecules another one stands in for: the one whose groups and frame it shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rdkit.Chem import rdFingerprintGenerator
from rdkit.DataStructs import TanimotoSimilarity

from sandbox.errors import ChemError
from sandbox.structures import chem
from sandbox.structures.groups import list_groups

_FINGERPRINT = rdFingerprintGenerator.GetMorganGenerator(radius=2)


def most_alike(new: str, there: Sequence[str], smiles: Callable[[str], str | None]) -> str | None:
    """The molecule that a new one most likely replaces; None where none resembles it.

    Args:
        new: Handle of the new one.
        there: Handles of those that it may replace.
        smiles: Gives the structure of a handle.
    """
    try:
        mols = {handle: chem.parse_smiles(smiles(handle) or "") for handle in (new, *there)}
    except ChemError:
        return None
    groups = {handle: {name for name in list_groups(mol)} for handle, mol in mols.items()}
    prints = {handle: _FINGERPRINT.GetFingerprint(mol) for handle, mol in mols.items()}

    def alike(handle: str) -> float:
        shared = groups[new] & groups[handle]
        union = groups[new] | groups[handle]
        reacts = len(shared) / len(union) if union else 0.0
        return 2 * reacts + float(TanimotoSimilarity(prints[new], prints[handle]))

    best = max(there, key=alike)
    return best if alike(best) > 0 else None
