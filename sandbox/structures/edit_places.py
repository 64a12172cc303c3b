"""Places on a benzene ring or another six-membered one: ortho, meta or para to what hangs there."""

from __future__ import annotations

from rdkit import Chem

from sandbox.errors import ToolError
from sandbox.structures.edit_structure import occurrences
from sandbox.structures.substituents import SUBSTITUENTS

_APART = {"ortho": 1, "meta": 2, "para": 3}


def stands_at(mol: Chem.Mol, atom: int, place: str, but: frozenset[int] = frozenset()) -> bool:
    """Whether an atom of a ring has the place that is wanted.

    Args:
        mol: The molecule.
        atom: Atom that carries the substituent.
        place: "para to hydroxyl", or "para" to whatever hangs on the ring; empty for any place.
        but: Atoms of the substituent itself, which is no neighbour of its own.

    Raises:
        ToolError: It is no place.
    """
    if not place:
        return True
    where, _, beside = place.partition(" to ")
    if where not in _APART or (beside and beside not in SUBSTITUENTS):
        raise ToolError(f'\'{place[:40]}\' is no place: "para to hydroxyl", "ortho" or the like is')
    info = mol.GetRingInfo()
    rings = [ring for ring in info.AtomRings() if len(ring) == 6 and atom in ring]
    marked = _carrying(mol, beside, but)
    for ring in rings:
        for other in set(ring) & marked - {atom}:
            apart = abs(ring.index(atom) - ring.index(other))
            if min(apart, 6 - apart) == _APART[where]:
                return True
    return False


def _carrying(mol: Chem.Mol, name: str, but: frozenset[int]) -> set[int]:
    """Ring atoms that carry a substituent of that name, or any where none is named."""
    if name:
        row = SUBSTITUENTS[name]
        sides = occurrences(mol, (row.smiles, *row.variants))
        return {side.anchor for side in sides if not side.atoms & but}
    return {
        atom.GetIdx()
        for atom in mol.GetAtoms()
        if atom.IsInRing()
        and any(
            not bond.IsInRing() and bond.GetOtherAtomIdx(atom.GetIdx()) not in but for bond in atom.GetBonds()
        )
    }
