"""What an analogue has in place of what the start had, whatever way led there."""

from __future__ import annotations

from collections.abc import Collection

from rdkit import Chem

from sandbox.design.moves import readable
from sandbox.design.surgery import ORIGIN


def net_changes(mol: Chem.Mol, start: Chem.Mol) -> tuple[str, ...]:
    """The differences in words: "CF3 replaced by CH2NHMe at C10".

    Args:
        mol: The analogue; its atoms carry their index in the start.
        start: The molecule that it was made from.

    Returns:
        One entry for each place; atoms are numbered as in the start, from 1.
    """
    origin = {a.GetIdx(): a.GetIntProp(ORIGIN) for a in mol.GetAtoms() if a.HasProp(ORIGIN)}
    stayed = set(origin.values())
    came = _pieces(mol, {a.GetIdx() for a in mol.GetAtoms()} - set(origin), origin)
    here = {index: index for index in stayed}
    went = _pieces(start, {a.GetIdx() for a in start.GetAtoms()} - stayed, here)
    changes = [_worded(start, place, went.get(place, ""), came.get(place, "")) for place in {**went, **came}]
    for index, was in origin.items():
        old, new = start.GetAtomWithIdx(was), mol.GetAtomWithIdx(index)
        if old.GetAtomicNum() != new.GetAtomicNum():
            changes.append(f"{old.GetSymbol()}{was + 1} is now {new.GetSymbol()}")
    return tuple(change for change in changes if change)


def _pieces(mol: Chem.Mol, atoms: Collection[int], names: dict[int, int]) -> dict[tuple[int, ...], str]:
    """Connected pieces of some atoms: what holds each, by name, and its SMILES with ``*`` for that."""
    found: dict[tuple[int, ...], str] = {}
    left = set(atoms)
    while left:
        piece, stack = set(), [min(left)]
        while stack:
            index = stack.pop()
            if index in left:
                left.discard(index)
                piece.add(index)
                stack += [n.GetIdx() for n in mol.GetAtomWithIdx(index).GetNeighbors()]
        bonds = [b for b in mol.GetBonds() if (b.GetBeginAtomIdx() in piece) != (b.GetEndAtomIdx() in piece)]
        ends = {b.GetEndAtomIdx() if b.GetBeginAtomIdx() in piece else b.GetBeginAtomIdx() for b in bonds}
        place = tuple(sorted(names[end] for end in ends))
        text = _written(mol, piece, [bond.GetIdx() for bond in bonds])
        found[place] = f"{found[place]} and {text}" if place in found else text
    return found


def _written(mol: Chem.Mol, piece: set[int], bonds: list[int]) -> str:
    if not bonds:
        return str(Chem.MolFragmentToSmiles(mol, sorted(piece)))
    cut = Chem.FragmentOnBonds(mol, bonds, dummyLabels=[(0, 0)] * len(bonds))
    side = next(side for side in Chem.GetMolFrags(cut) if piece & set(side))
    return readable(Chem.MolFragmentToSmiles(cut, side))


def _worded(start: Chem.Mol, place: tuple[int, ...], went: str, came: str) -> str:
    where = " and ".join(f"{start.GetAtomWithIdx(i).GetSymbol()}{i + 1}" for i in place)
    if went == came:
        return ""
    if went and came:
        return f"{went} replaced by {came} at {where}"
    return f"{went} removed from {where}" if went else f"{came} added at {where}"
