"""Applies an edit at a place of a molecule, with configurations kept where they are not at stake."""

from __future__ import annotations

from collections.abc import Sequence

from rdkit import Chem

from sandbox.reactions.edits import BOND_TYPES, Edit

_HYDROGEN = -1  # stands for the implicit hydrogen among an atom's neighbours
_LOST = -2  # stands for a neighbour that went without another one coming
_TAGS = (Chem.ChiralType.CHI_TETRAHEDRAL_CW, Chem.ChiralType.CHI_TETRAHEDRAL_CCW)
_OPPOSITE = {_TAGS[0]: _TAGS[1], _TAGS[1]: _TAGS[0]}
_SIDES = {
    Chem.BondStereo.STEREOE: Chem.BondStereo.STEREOTRANS,
    Chem.BondStereo.STEREOZ: Chem.BondStereo.STEREOCIS,
    Chem.BondStereo.STEREOTRANS: Chem.BondStereo.STEREOTRANS,
    Chem.BondStereo.STEREOCIS: Chem.BondStereo.STEREOCIS,
}
_SWAPPED = {
    Chem.BondStereo.STEREOTRANS: Chem.BondStereo.STEREOCIS,
    Chem.BondStereo.STEREOCIS: Chem.BondStereo.STEREOTRANS,
}


def apply_edit(mol: Chem.Mol, edit: Edit, place: Sequence[int]) -> Chem.Mol | None:
    """Change a molecule at one place.

    Args:
        mol: Sanitised molecule.
        edit: What to change.
        place: Atom indices, one for each atom of the edit's centre.

    Returns:
        What arises, all components in one molecule; None where it would be no valid structure. Atoms of
        ``mol`` keep their indices.
    """
    if any(not before and mol.GetBondBetweenAtoms(place[i], place[j]) for i, j, before, _ in edit.bonds):
        return None
    neighbours = {index: _neighbours(mol.GetAtomWithIdx(index)) for index in place}
    sides = _double_bonds(mol)
    changed = Chem.RWMol(mol)
    _set_bonds(changed, edit, place)
    added = _add_atoms(changed, edit, place)
    if not _set_atoms(changed, mol, edit, place):
        return None
    swaps = _swaps(edit, place, added)
    for bond in changed.GetBonds():
        bond.SetBondDir(Chem.BondDir.NONE)
    for index, atom in zip(place, edit.centre, strict=True):
        _set_chirality(
            changed, index, neighbours[index], swaps.get(index, ({}, [])), atom.chirality, set(place)
        )
    _set_sides(changed, sides, swaps)
    try:
        Chem.SanitizeMol(changed)
        Chem.SetDoubleBondNeighborDirections(changed)
        Chem.AssignStereochemistry(changed, cleanIt=True, force=True)
    except (ValueError, RuntimeError):
        return None
    return changed.GetMol()


def _neighbours(atom: Chem.Atom) -> list[int]:
    around = [bond.GetOtherAtomIdx(atom.GetIdx()) for bond in atom.GetBonds()]
    return around + [_HYDROGEN] * (atom.GetTotalNumHs() == 1)


def _set_bonds(changed: Chem.RWMol, edit: Edit, place: Sequence[int]) -> None:
    for i, j, before, after in edit.bonds:
        one, other = place[i], place[j]
        if before == after:
            continue
        if before and after:
            bond = changed.GetBondBetweenAtoms(one, other)
            bond.SetStereo(Chem.BondStereo.STEREONONE)
            bond.SetBondType(BOND_TYPES[after])
            bond.SetIsAromatic(after == 4)
        elif before:
            changed.RemoveBond(one, other)
        elif changed.GetBondBetweenAtoms(one, other) is None:
            changed.AddBond(one, other, BOND_TYPES[after])


def _add_atoms(changed: Chem.RWMol, edit: Edit, place: Sequence[int]) -> list[int]:
    indices = list(place)
    for new in edit.new:
        atom = Chem.Atom(new.number)
        atom.SetFormalCharge(new.charge)
        atom.SetIsAromatic(new.aromatic)
        atom.SetNoImplicit(True)
        atom.SetNumExplicitHs(new.hydrogens)
        indices.append(changed.AddAtom(atom))
    for i, j, order in edit.new_bonds:
        changed.AddBond(indices[i], indices[j], BOND_TYPES[order])
    return indices


def _set_atoms(changed: Chem.RWMol, mol: Chem.Mol, edit: Edit, place: Sequence[int]) -> bool:
    for index, centre in zip(place, edit.centre, strict=True):
        atom = changed.GetAtomWithIdx(index)
        hydrogens = mol.GetAtomWithIdx(index).GetTotalNumHs() + centre.hydrogens
        if hydrogens < 0:
            return False
        atom.SetFormalCharge(centre.charge_after)
        atom.SetIsAromatic(centre.aromatic_after)
        atom.SetNoImplicit(True)
        atom.SetNumExplicitHs(hydrogens)
    return True


def _swaps(
    edit: Edit, place: Sequence[int], indices: Sequence[int]
) -> dict[int, tuple[dict[int, int], list[int]]]:
    """For each centre atom: which neighbour takes the place of which, in the order of the edit."""
    gone: dict[int, list[int]] = {index: [] for index in place}
    come: dict[int, list[int]] = {index: [] for index in place}
    for i, j, before, after in edit.bonds:
        if bool(before) != bool(after):
            target = gone if before else come
            target[place[i]].append(place[j])
            target[place[j]].append(place[i])
    for i, j, _ in edit.new_bonds:
        for one, other in ((i, j), (j, i)):
            if one < len(place):
                come[place[one]].append(indices[other])
    for index, centre in zip(place, edit.centre, strict=True):
        gone[index] += [_HYDROGEN] * max(0, -centre.hydrogens)
        come[index] += [_HYDROGEN] * max(0, centre.hydrogens)
    swaps = {}
    for index in place:
        pairs = dict(zip(gone[index], come[index], strict=False))
        swaps[index] = (pairs, gone[index][len(come[index]) :])
    return swaps


def _set_chirality(
    changed: Chem.RWMol,
    index: int,
    before: list[int],
    swap: tuple[dict[int, int], list[int]],
    wanted: str,
    centre: set[int],
) -> None:
    atom = changed.GetAtomWithIdx(index)
    tag = atom.GetChiralTag()
    if tag not in _OPPOSITE:
        return
    pairs, _ = swap
    expected = [pairs.get(neighbour, neighbour) for neighbour in before]
    after = [bond.GetOtherAtomIdx(index) for bond in atom.GetBonds()]
    after += [_HYDROGEN] * (atom.GetNumExplicitHs() == 1)
    if wanted == "lose" or sorted(expected) != sorted(after):
        atom.SetChiralTag(Chem.ChiralType.CHI_UNSPECIFIED)
        return
    odd = _is_odd([after.index(neighbour) for neighbour in expected])
    if odd != (wanted == "invert"):
        atom.SetChiralTag(_OPPOSITE[tag])


def _is_odd(permutation: list[int]) -> bool:
    odd = False
    for i, one in enumerate(permutation):
        odd ^= sum(other < one for other in permutation[i + 1 :]) % 2 == 1
    return odd


def _double_bonds(mol: Chem.Mol) -> list[tuple[int, int, int, int, Chem.BondStereo]]:
    found = []
    for bond in mol.GetBonds():
        if bond.GetStereo() in _SIDES and len(bond.GetStereoAtoms()) == 2:
            one, other = bond.GetStereoAtoms()
            ends = (bond.GetBeginAtomIdx(), bond.GetEndAtomIdx())
            found.append((*ends, int(one), int(other), _SIDES[bond.GetStereo()]))
    return found


def _set_sides(
    changed: Chem.RWMol,
    sides: list[tuple[int, int, int, int, Chem.BondStereo]],
    swaps: dict[int, tuple[dict[int, int], list[int]]],
) -> None:
    """Write the sides of double bonds anew, with what took the place of a neighbour in its stead."""
    for begin, end, one, other, stereo in sides:
        bond = changed.GetBondBetweenAtoms(begin, end)
        if bond is None or bond.GetBondType() != Chem.BondType.DOUBLE:
            continue
        side = stereo
        marks: list[int] = []
        for centre, mark in ((begin, one), (end, other)):
            found, flipped = _mark(changed, centre, mark, end if centre == begin else begin, swaps)
            side = _SWAPPED[side] if flipped else side
            marks += [] if found is None else [found]
        bond.SetStereo(Chem.BondStereo.STEREONONE)
        if len(marks) == 2:
            bond.SetStereoAtoms(*marks)
            bond.SetStereo(side)


def _mark(
    changed: Chem.RWMol,
    centre: int,
    mark: int,
    partner: int,
    swaps: dict[int, tuple[dict[int, int], list[int]]],
) -> tuple[int | None, bool]:
    """The neighbour that marks the side now, and whether it is the one on the other side."""
    if changed.GetBondBetweenAtoms(centre, mark) is not None:
        return mark, False
    instead = swaps.get(centre, ({}, []))[0].get(mark, _LOST)
    if instead >= 0:
        return instead, False
    around = [bond.GetOtherAtomIdx(centre) for bond in changed.GetAtomWithIdx(centre).GetBonds()]
    others = [index for index in around if index != partner]
    return (others[0], True) if others else (None, False)
