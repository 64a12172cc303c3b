"""Cutting and joining on the molecular graph, fast: the moves are made of these few operations.

An atom that is exchanged keeps its place in the neighbours' bond lists, so stereocentres next to it stay what
they are. Loops over atoms are avoided: in Python they cost more than the chemistry.
"""

from __future__ import annotations

from functools import lru_cache

from rdkit import Chem

ORIGIN = "_origin"  # property of an atom: its index in the molecule that everything began with
# E and Z follow from what else hangs there; cis and trans of two given atoms survive an exchange.
_FIXED = {
    Chem.BondStereo.STEREOZ: Chem.BondStereo.STEREOCIS,
    Chem.BondStereo.STEREOE: Chem.BondStereo.STEREOTRANS,
}
_DOUBLE = Chem.MolFromSmarts("[C,N;!a]=[C,N;!a]")


@lru_cache(maxsize=20_000)
def fragment_mol(smiles: str) -> Chem.Mol | None:
    """A fragment as a molecule with its dummy atoms; None where it is no valid molecule."""
    mol = Chem.MolFromSmiles(smiles)
    if mol is None:
        return None
    Chem.Kekulize(mol, clearAromaticFlags=True)
    return mol


def side_atoms(mol: Chem.Mol, anchor: int, first: int) -> set[int] | None:
    """Atoms on the side of ``first`` of the bond to ``anchor``; None where a ring joins the sides."""
    seen, stack = {first}, [first]
    while stack:
        for neighbour in mol.GetAtomWithIdx(stack.pop()).GetNeighbors():
            index = neighbour.GetIdx()
            if index not in seen and index != anchor:
                seen.add(index)
                stack.append(index)
            elif index == anchor and seen != {first} and mol.GetBondBetweenAtoms(index, first) is None:
                return None
    return seen


def replace_side(mol: Chem.Mol, anchor: int, first: int, smiles: str | None) -> Chem.Mol | None:
    """Replace the side of ``first`` by a fragment, or by hydrogen where ``smiles`` is None.

    Returns:
        The sanitised product, or None where there is none.
    """
    side = side_atoms(mol, anchor, first)
    if side is None or anchor in side:
        return None
    work = _editable(mol)
    if smiles is None:
        work.ReplaceAtom(first, Chem.Atom(1))  # a real hydrogen for now, so that stereocentres stay
    elif not _graft(work, first, smiles):
        return None
    return finish(_without(work, side - {first}), hydrogens=smiles is None)


def replace_hydrogen(mol: Chem.Mol, atom: int, smiles: str) -> Chem.Mol | None:
    """Put a fragment in place of a hydrogen of an atom."""
    work = _editable(mol)
    carrier = work.GetAtomWithIdx(atom)
    if carrier.GetTotalNumHs() == 0:
        return None
    if carrier.GetNumExplicitHs():
        carrier.SetNumExplicitHs(carrier.GetNumExplicitHs() - 1)
    place = work.AddAtom(Chem.Atom(0))
    work.AddBond(atom, place, Chem.BondType.SINGLE)
    return finish(work) if _graft(work, place, smiles) else None


def replace_middle(
    mol: Chem.Mol, bonds: tuple[tuple[int, int], tuple[int, int]], smiles: str
) -> Chem.Mol | None:
    """Replace what lies between two bonds, each (outer atom, inner atom), by a fragment with two ends."""
    (outer1, inner1), (outer2, inner2) = bonds
    inside = middle_atoms(mol, bonds)
    part = fragment_mol(smiles)
    if inside is None or part is None or outer1 in inside or outer2 in inside:
        return None
    work = _editable(mol)
    where = _add_atoms(work, part)
    ends = {a.GetIsotope(): a.GetNeighbors()[0].GetIdx() for a in part.GetAtoms() if a.GetAtomicNum() == 0}
    if set(ends) != {1, 2}:
        return None
    for outer, number in ((outer1, 1), (outer2, 2)):
        if work.GetBondBetweenAtoms(outer, where[ends[number]]) is not None:
            return None
        work.AddBond(outer, where[ends[number]], Chem.BondType.SINGLE)
    for outer, inner in ((outer1, inner1), (outer2, inner2)):
        # the exchanged neighbour moves to the end of the list: what it does to handedness is undone
        _keep_handedness(work, outer, inner)
    return finish(_without(work, inside))


def finish(work: Chem.RWMol, *, hydrogens: bool = False) -> Chem.Mol | None:
    """Sanitise a product; None where it is no valid molecule.

    Args:
        work: The product.
        hydrogens: Whether it holds hydrogens as atoms, which are then made implicit.
    """
    mol = work.GetMol()
    try:
        if Chem.SanitizeMol(mol, catchErrors=True) != Chem.SanitizeFlags.SANITIZE_NONE:
            return None
        if hydrogens:
            mol = Chem.RemoveHs(mol)
    except (RuntimeError, ValueError):
        return None
    if mol.HasSubstructMatch(_DOUBLE):
        Chem.SetDoubleBondNeighborDirections(mol)  # the SMILES writer goes by these
    return mol


def mark_origin(mol: Chem.Mol) -> Chem.Mol:
    """A copy whose atoms remember their index, through all moves."""
    copy = Chem.Mol(mol)
    for atom in copy.GetAtoms():
        atom.SetIntProp(ORIGIN, atom.GetIdx())
    return copy


def changed_atoms(mol: Chem.Mol, start: Chem.Mol) -> tuple[str, tuple[int, ...]]:
    """The canonical SMILES, and which of its atoms are new or of another element than they were."""
    plain = Chem.Mol(mol)
    smiles = Chem.MolToSmiles(plain)
    order = list(plain.GetPropsAsDict(True, True)["_smilesAtomOutputOrder"])
    changed = tuple(place for place, index in enumerate(order) if _differs(mol.GetAtomWithIdx(index), start))
    return smiles, changed


def _differs(atom: Chem.Atom, start: Chem.Mol) -> bool:
    if not atom.HasProp(ORIGIN):
        return True
    was = start.GetAtomWithIdx(atom.GetIntProp(ORIGIN))
    return bool(was.GetAtomicNum() != atom.GetAtomicNum())


def _editable(mol: Chem.Mol) -> Chem.RWMol:
    work = Chem.RWMol(mol)
    Chem.Kekulize(work, clearAromaticFlags=True)
    if mol.HasSubstructMatch(_DOUBLE):
        for bond in work.GetBonds():
            if bond.GetStereo() in _FIXED and len(bond.GetStereoAtoms()) == 2:
                bond.SetStereo(_FIXED[bond.GetStereo()])
            bond.SetBondDir(Chem.BondDir.NONE)
    return work


def _graft(work: Chem.RWMol, place: int, smiles: str) -> bool:
    """Turn the atom at ``place`` into the first atom of a fragment and add the rest of it."""
    part = fragment_mol(smiles)
    if part is None:
        return False
    dummy = next((atom for atom in part.GetAtoms() if atom.GetAtomicNum() == 0), None)
    if dummy is None or dummy.GetDegree() != 1:
        return False
    first = dummy.GetNeighbors()[0].GetIdx()
    work.ReplaceAtom(place, part.GetAtomWithIdx(first))
    _add_atoms(work, part, {first: place})
    return True


def _add_atoms(work: Chem.RWMol, part: Chem.Mol, where: dict[int, int] | None = None) -> dict[int, int]:
    where = dict(where or {})
    dummies = {atom.GetIdx() for atom in part.GetAtoms() if atom.GetAtomicNum() == 0}
    for atom in part.GetAtoms():
        if atom.GetIdx() not in where and atom.GetIdx() not in dummies:
            where[atom.GetIdx()] = work.AddAtom(atom)
    for bond in part.GetBonds():
        ends = (bond.GetBeginAtomIdx(), bond.GetEndAtomIdx())
        if not dummies & set(ends):
            work.AddBond(where[ends[0]], where[ends[1]], bond.GetBondType())
    return where


def _without(work: Chem.RWMol, removed: set[int]) -> Chem.RWMol:
    work.BeginBatchEdit()
    for index in removed:
        work.RemoveAtom(index)
    work.CommitBatchEdit()
    return work


def middle_atoms(mol: Chem.Mol, bonds: tuple[tuple[int, int], tuple[int, int]]) -> set[int] | None:
    """Atoms between two bonds, each (outer atom, inner atom); None where the bonds do not enclose a part."""
    outer = {bonds[0][0], bonds[1][0]}
    seen, stack = {bonds[0][1]}, [bonds[0][1]]
    while stack:
        for neighbour in mol.GetAtomWithIdx(stack.pop()).GetNeighbors():
            index = neighbour.GetIdx()
            if index not in seen and index not in outer:
                seen.add(index)
                stack.append(index)
    return seen if bonds[1][1] in seen else None


def _keep_handedness(work: Chem.RWMol, outer: int, inner: int) -> None:
    """Invert a stereocentre's tag where moving a neighbour to the end of its list is an odd permutation."""
    atom = work.GetAtomWithIdx(outer)
    if atom.GetChiralTag() == Chem.ChiralType.CHI_UNSPECIFIED:
        return
    order = [neighbour.GetIdx() for neighbour in atom.GetNeighbors()]
    passed = len(order) - 2 - order.index(inner)
    if passed % 2:
        atom.InvertChirality()
