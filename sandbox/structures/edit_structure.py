"""Exchange of one substituent for another (or for hydrogen) on a molecular graph, stereo kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rdkit import Chem

from sandbox.errors import ChemError
from sandbox.structures.chem import canonical_smiles, parse_smiles

MAX_FRAGMENT = 25
_NEW = "_retort_new"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an acyclic single bond.

    Attributes:
        anchor: The atom that stays.
        first: The atom of the substituent that is bonded to it.
        atoms: All atoms of the substituent, ``first`` included.
    """

    anchor: int
    first: int
    atoms: frozenset[int]


@dataclass(frozen=True, slots=True)
class Product:
    """An edited molecule.

    Attributes:
        mol: The new molecule, atoms in the order of ``smiles``.
        smiles: Canonical SMILES.
        atoms: Indices of the atoms that are new.
    """

    mol: Chem.Mol
    smiles: str
    atoms: tuple[int, ...]


def occurrences(mol: Chem.Mol, forms: Sequence[str]) -> list[Side]:
    """Find where substituents hang on a molecule by an acyclic single bond.

    Args:
        mol: Molecule to search.
        forms: SMILES of substituents with ``*`` for the atom that carries them.

    Returns:
        The occurrences of the first form first.
    """
    known = {str(Chem.CanonSmiles(form)): rank for rank, form in reversed(list(enumerate(forms)))}
    elements = {_elements(parse_smiles(form)) for form in forms}
    found = []
    for side in _sides(mol):
        if tuple(sorted(mol.GetAtomWithIdx(index).GetAtomicNum() for index in side.atoms)) in elements:
            rank = known.get(_side_smiles(mol, side) or "")
            if rank is not None:
                found.append((rank, side.anchor, side.first, side))
    return [side for *_, side in sorted(found, key=lambda entry: entry[:3])]


def leaves_an_aldehyde(mol: Chem.Mol, side: Side) -> bool:
    """Whether hydrogen in place of the substituent would turn an acid, ester or amide into an aldehyde."""
    hetero = mol.GetAtomWithIdx(side.first).GetAtomicNum() != 6
    anchor = mol.GetAtomWithIdx(side.anchor)
    return hetero and any(
        bond.GetBondType() == Chem.BondType.DOUBLE and bond.GetOtherAtom(anchor).GetAtomicNum() != 6
        for bond in anchor.GetBonds()
    )


def exchange(mol: Chem.Mol, side: Side, smiles: str | None) -> Product | None:
    """Replace a substituent by another, or by hydrogen.

    Args:
        mol: The molecule; not changed.
        side: The substituent to take out.
        smiles: The new substituent with ``*`` for the anchor; None for hydrogen.

    Returns:
        The product, or None where the result is no valid molecule.
    """
    work = Chem.RWMol(_with_fixed_double_bonds(mol))
    _put_in(work, side.first, smiles)
    if smiles is None:
        _move_stereo_off(work, side)
    work.BeginBatchEdit()
    for index in side.atoms - {side.first}:
        work.RemoveAtom(index)
    work.CommitBatchEdit()
    return _finish(work)


def attach(mol: Chem.Mol, atom: int, smiles: str) -> Product | None:
    """Replace one hydrogen of an atom by a substituent.

    Args:
        mol: The molecule; not changed.
        atom: Index of an atom that carries hydrogen.
        smiles: The substituent with ``*`` for that atom.

    Returns:
        The product, or None where the result is no valid molecule.
    """
    work = Chem.RWMol(Chem.AddHs(_with_fixed_double_bonds(mol), onlyOnAtoms=[atom]))
    fresh = [n.GetIdx() for n in work.GetAtomWithIdx(atom).GetNeighbors() if n.GetIdx() >= mol.GetNumAtoms()]
    if not fresh:
        return None
    _put_in(work, fresh[0], smiles)
    return _finish(work)


def _elements(form: Chem.Mol) -> tuple[int, ...]:
    return tuple(sorted(atom.GetAtomicNum() for atom in form.GetAtoms() if atom.GetAtomicNum()))


def _sides(mol: Chem.Mol) -> Iterator[Side]:
    for bond in mol.GetBonds():
        if bond.GetBondType() == Chem.BondType.SINGLE and not bond.IsInRing():
            for anchor, first in (
                (bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()),
                (bond.GetEndAtomIdx(), bond.GetBeginAtomIdx()),
            ):
                atoms = _reach(mol, first, anchor)
                if atoms:
                    yield Side(anchor, first, atoms)


def _side_smiles(mol: Chem.Mol, side: Side) -> str | None:
    """The canonical SMILES of a cut-off part, ``*`` for the atom that carried it, without stereo."""
    part = Chem.RWMol(mol)
    part.ReplaceAtom(side.anchor, Chem.Atom(0))
    part.BeginBatchEdit()
    for atom in mol.GetAtoms():
        if atom.GetIdx() not in side.atoms and atom.GetIdx() != side.anchor:
            part.RemoveAtom(atom.GetIdx())
    part.CommitBatchEdit()
    try:
        Chem.SanitizeMol(part)
    except (Chem.MolSanitizeException, RuntimeError, ValueError):
        return None
    for atom in part.GetAtoms():
        if atom.GetIsotope():
            return None
    Chem.RemoveStereochemistry(part)
    return canonical_smiles(part)


def _reach(mol: Chem.Mol, first: int, anchor: int) -> frozenset[int]:
    seen = {first}
    stack = [first]
    while stack:
        for neighbour in mol.GetAtomWithIdx(stack.pop()).GetNeighbors():
            index = neighbour.GetIdx()
            if index != anchor and index not in seen:
                seen.add(index)
                stack.append(index)
                if len(seen) > MAX_FRAGMENT:
                    return frozenset()
    return frozenset(seen)


def _put_in(work: Chem.RWMol, at: int, smiles: str | None) -> None:
    if smiles is None:
        work.ReplaceAtom(at, Chem.Atom(1))
        return
    part = parse_smiles(smiles)
    dummy = next(atom for atom in part.GetAtoms() if atom.GetAtomicNum() == 0)
    first = dummy.GetNeighbors()[0].GetIdx()
    work.ReplaceAtom(at, part.GetAtomWithIdx(first))
    where = {first: at}
    for atom in part.GetAtoms():
        if atom.GetIdx() not in (first, dummy.GetIdx()):
            where[atom.GetIdx()] = work.AddAtom(atom)
    for bond in part.GetBonds():
        ends = (bond.GetBeginAtomIdx(), bond.GetEndAtomIdx())
        if dummy.GetIdx() not in ends:
            work.AddBond(where[ends[0]], where[ends[1]], bond.GetBondType())
    for index in where.values():
        work.GetAtomWithIdx(index).SetIntProp(_NEW, 1)


def _with_fixed_double_bonds(mol: Chem.Mol) -> Chem.Mol:
    """A copy with E and Z as trans and cis of two given atoms: they then survive a change of CIP ranks."""
    copy = Chem.Mol(mol)
    names = {
        Chem.BondStereo.STEREOZ: Chem.BondStereo.STEREOCIS,
        Chem.BondStereo.STEREOE: Chem.BondStereo.STEREOTRANS,
    }
    for bond in copy.GetBonds():
        if bond.GetStereo() in names and len(bond.GetStereoAtoms()) == 2:
            bond.SetStereo(names[bond.GetStereo()])
        bond.SetBondDir(Chem.BondDir.NONE)
    return copy


def _move_stereo_off(work: Chem.RWMol, side: Side) -> None:
    """Let a double bond be described by the atom that stays when the one that described it becomes H."""
    flipped = {
        Chem.BondStereo.STEREOCIS: Chem.BondStereo.STEREOTRANS,
        Chem.BondStereo.STEREOTRANS: Chem.BondStereo.STEREOCIS,
    }
    for bond in work.GetAtomWithIdx(side.anchor).GetBonds():
        described = list(bond.GetStereoAtoms())
        if side.first in described and bond.GetStereo() in flipped:
            partner = bond.GetOtherAtomIdx(side.anchor)
            others = [
                n.GetIdx()
                for n in work.GetAtomWithIdx(side.anchor).GetNeighbors()
                if n.GetIdx() not in (partner, side.first) and n.GetAtomicNum() > 1
            ]
            stereo = flipped[bond.GetStereo()]
            bond.SetStereo(Chem.BondStereo.STEREONONE)
            if others:
                ends = [others[0] if index == side.first else index for index in described]
                bond.SetStereoAtoms(*ends)
                bond.SetStereo(stereo)


def _finish(work: Chem.RWMol) -> Product | None:
    mol = work.GetMol()
    try:
        Chem.SanitizeMol(mol)
        mol = Chem.RemoveHs(mol)
        Chem.SetDoubleBondNeighborDirections(mol)  # the SMILES writer goes by these
        new = [atom.GetIdx() for atom in mol.GetAtoms() if atom.HasProp(_NEW)]
        smiles, order = _smiles_and_order(mol)
        clean = parse_smiles(smiles)  # drops the stereo labels of centres that are none any more
        new = [place for place, index in enumerate(order) if index in new]
        smiles, order = _smiles_and_order(clean)
        ordered = Chem.RenumberAtoms(clean, order)
        return Product(ordered, smiles, tuple(p for p, index in enumerate(order) if index in new))
    except (ChemError, Chem.MolSanitizeException, RuntimeError, ValueError):
        return None


def _smiles_and_order(mol: Chem.Mol) -> tuple[str, list[int]]:
    smiles = canonical_smiles(mol)
    return smiles, list(mol.GetPropsAsDict(True, True)["_smilesAtomOutputOrder"])
