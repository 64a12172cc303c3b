"""Edits from mapped reactions, in either direction."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence
from dataclasses import replace

from rdkit import Chem

from sandbox.reactions.applying import apply_edit
from sandbox.reactions.edits import BOND_CODES, CentreAtom, Chirality, Edit, NewAtom
from training.retrosynthesis.mapping import canonical

FATES: tuple[Chirality, ...] = ("keep", "invert", "lose")

MAX_CENTRE = 14
MAX_NEW = 24


def extract(start: Chem.Mol, end: Chem.Mol) -> tuple[Edit, tuple[int, ...]] | None:
    """Find what changes from one side of a reaction to the other.

    Args:
        start: The mapped side that is given: the product, or the reactants.
        end: The mapped side that is sought.

    Returns:
        The edit, and the atoms of ``start`` at its centre; None where it is too large, or where it does not
        lead from one to the other (the configuration that arises is not to be foreseen).
    """
    numbers = {a.GetAtomMapNum(): a.GetIdx() for a in end.GetAtoms() if a.GetAtomMapNum()}
    partner = {
        a.GetIdx(): numbers[a.GetAtomMapNum()] for a in start.GetAtoms() if a.GetAtomMapNum() in numbers
    }
    place = _changed(start, end, partner)
    if not place or len(place) > MAX_CENTRE:
        return None
    found = _edit(start, end, partner, place)
    if found is None:
        return None
    wanted = _main(end, partner)
    for edit in _chiralities(found, start, place):
        made = apply_edit(start, edit, place)
        if made is not None and _reached(made, wanted, len(partner) < start.GetNumAtoms()):
            return normal_form(edit, place)
    return None


def key(edit: Edit) -> str:
    """A hash that is the same for the same edit, however its atoms are numbered."""
    return _hash(",".join(sorted(_labels(edit))))


def normal_form(edit: Edit, place: Sequence[int]) -> tuple[Edit, tuple[int, ...]]:
    """Number the atoms of an edit in an order that does not depend on where it was found."""
    extra: dict[int, int] = {}
    labels = _labels(edit)
    while len(set(labels)) < len(labels):
        tied = next(label for label in sorted(labels) if labels.count(label) > 1)
        extra[labels.index(tied)] = len(extra) + 1
        labels = _labels(edit, extra)
    size = len(edit.centre)
    order = sorted(range(size), key=labels.__getitem__)
    order += sorted(range(size, len(labels)), key=labels.__getitem__)
    at = {old: number for number, old in enumerate(order)}
    bonds = sorted((*sorted((at[i], at[j])), before, after) for i, j, before, after in edit.bonds)
    new_bonds = sorted((*sorted((at[i], at[j])), bond) for i, j, bond in edit.new_bonds)
    atoms = [(*edit.centre, *edit.new)[old] for old in order]
    normal = Edit(
        tuple(atoms[:size]),  # type: ignore[arg-type]
        tuple(bonds),  # type: ignore[arg-type]
        tuple(atoms[size:]),  # type: ignore[arg-type]
        tuple(new_bonds),  # type: ignore[arg-type]
        _anchor(bonds),
    )
    return normal, tuple(place[old] for old in order[:size])


def _labels(edit: Edit, extra: dict[int, int] | None = None) -> list[str]:
    labels = [
        f"{atom!r}{(extra or {}).get(index, '')}" for index, atom in enumerate((*edit.centre, *edit.new))
    ]
    around: list[list[tuple[int, str]]] = [[] for _ in labels]
    for i, j, before, after in edit.bonds:
        around[i].append((j, f"{before}>{after}"))
        around[j].append((i, f"{before}>{after}"))
    for i, j, order in edit.new_bonds:
        around[i].append((j, f"+{order}"))
        around[j].append((i, f"+{order}"))
    for _ in range(6):
        labels = [
            _hash(label + "|".join(sorted(f"{kind} {labels[j]}" for j, kind in around[i])))
            for i, label in enumerate(labels)
        ]
    return labels


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _order(mol: Chem.Mol, i: int, j: int) -> int:
    bond = mol.GetBondBetweenAtoms(i, j)
    return BOND_CODES.get(bond.GetBondType(), 1) if bond is not None else 0


def _state(atom: Chem.Atom) -> tuple[int, int, bool]:
    return atom.GetTotalNumHs(), atom.GetFormalCharge(), atom.GetIsAromatic()


def _changed(start: Chem.Mol, end: Chem.Mol, partner: dict[int, int]) -> tuple[int, ...]:
    changed = set()
    back = {e: s for s, e in partner.items()}
    for s, e in partner.items():
        if _state(start.GetAtomWithIdx(s)) != _state(end.GetAtomWithIdx(e)):
            changed.add(s)
        if any(n.GetIdx() not in back for n in end.GetAtomWithIdx(e).GetNeighbors()):
            changed.add(s)
        for neighbour in start.GetAtomWithIdx(s).GetNeighbors():
            n = neighbour.GetIdx()
            if n not in partner or _order(start, s, n) != _order(end, e, partner[n]):
                changed |= {s, n}
    for bond in end.GetBonds():
        i, j = bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()
        if i in back and j in back and not _order(start, back[i], back[j]):
            changed |= {back[i], back[j]}
    return tuple(sorted(changed))


def _edit(start: Chem.Mol, end: Chem.Mol, partner: dict[int, int], place: Sequence[int]) -> Edit | None:
    centre = tuple(_centre_atom(start, end, partner, index) for index in place)
    where = {index: number for number, index in enumerate(place)}
    bonds = []
    for i, j in itertools.combinations(place, 2):
        before = _order(start, i, j)
        both = i in partner and j in partner
        after = (
            _order(end, partner[i], partner[j]) if both else before * (i not in partner and j not in partner)
        )
        if before or after:
            bonds.append((where[i], where[j], before, after))
    new, new_bonds = _new_atoms(end, partner, where)
    if len(new) > MAX_NEW:
        return None
    return Edit(centre, tuple(bonds), new, new_bonds, _anchor(bonds))


def _centre_atom(start: Chem.Mol, end: Chem.Mol, partner: dict[int, int], index: int) -> CentreAtom:
    atom = start.GetAtomWithIdx(index)
    before = (atom.GetAtomicNum(), atom.GetIsAromatic(), atom.GetFormalCharge())
    if index in partner:
        after = end.GetAtomWithIdx(partner[index])
        hydrogens = after.GetTotalNumHs() - atom.GetTotalNumHs()
        return CentreAtom(*before, after.GetIsAromatic(), after.GetFormalCharge(), hydrogens)
    lost = sum(
        int(bond.GetBondTypeAsDouble()) for bond in atom.GetBonds() if bond.GetOtherAtomIdx(index) in partner
    )
    charge = atom.GetFormalCharge()
    return CentreAtom(*before, atom.GetIsAromatic(), charge, lost)


def _new_atoms(
    end: Chem.Mol, partner: dict[int, int], where: dict[int, int]
) -> tuple[tuple[NewAtom, ...], tuple[tuple[int, int, int], ...]]:
    back = {e: s for s, e in partner.items()}
    wanted = [fragment for fragment in Chem.GetMolFrags(end) if any(index in back for index in fragment)]
    fresh = [index for fragment in wanted for index in fragment if index not in back]
    numbers = {index: len(where) + number for number, index in enumerate(fresh)}
    numbers |= {e: where[s] for e, s in back.items() if s in where}
    atoms = tuple(
        NewAtom(a.GetAtomicNum(), a.GetIsAromatic(), a.GetFormalCharge(), a.GetTotalNumHs())
        for a in map(end.GetAtomWithIdx, fresh)
    )
    bonds = []
    for bond in end.GetBonds():
        i, j = bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()
        if (i not in back or j not in back) and i in numbers and j in numbers:
            bonds.append((numbers[i], numbers[j], BOND_CODES.get(bond.GetBondType(), 1)))
    return atoms, tuple(bonds)


def _anchor(bonds: Sequence[Sequence[int]]) -> tuple[int, int]:
    """Two atoms whose bond forms; else two whose bond breaks; else two whose bond changes; else the first."""
    for fits in (
        lambda before, after: not before and after,
        lambda before, after: before and not after,
        lambda before, after: before != after,
    ):
        for i, j, before, after in bonds:
            if fits(before, after):
                return i, j
    return 0, 0


def _main(end: Chem.Mol, partner: dict[int, int]) -> tuple[str, ...]:
    """The components of the sought side that the mapping reaches."""
    reached = set(partner.values())
    fragments = Chem.GetMolFrags(end)
    mols = Chem.GetMolFrags(end, asMols=True)
    kept = [mol for mol, atoms in zip(mols, fragments, strict=True) if reached & set(atoms)]
    return tuple(sorted(canonical(Chem.MolToSmiles(mol)) for mol in kept))


def _reached(made: Chem.Mol, wanted: tuple[str, ...], leaves: bool) -> bool:
    parts = [canonical(Chem.MolToSmiles(mol)) for mol in Chem.GetMolFrags(made, asMols=True)]
    if leaves:
        return all(parts.count(each) >= wanted.count(each) for each in wanted)
    return tuple(sorted(parts)) == wanted


def _chiralities(edit: Edit, start: Chem.Mol, place: Sequence[int]) -> list[Edit]:
    """The edit as it is, then with configurations inverted or lost."""
    chiral = [n for n, index in enumerate(place) if start.GetAtomWithIdx(index).GetChiralTag()]
    edits = []
    for fates in itertools.product(FATES, repeat=min(len(chiral), 2)):
        centre = list(edit.centre)
        for number, fate in zip(chiral, fates, strict=False):
            centre[number] = replace(centre[number], chirality=fate)
        edits.append(replace(edit, centre=tuple(centre)))
    return edits
