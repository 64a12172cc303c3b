"""Edits that undo a chemical slip in a SMILES: a charge, a hydrogen or a bond order that cannot be.

The SMILES itself is written right; its atoms cannot have the bonds that it gives them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from rdkit import Chem

from sandbox.structures.smiles_errors import without_brackets


class Edit(NamedTuple):
    """A changed SMILES, and what was changed."""

    text: str
    change: str


def put(text: str, at: int, new: str, instead_of: int = 0) -> str:
    """Put a text into another, in place of so many characters."""
    return text[:at] + new + text[at + instead_of :]


def chemistry_edits(smiles: str) -> Iterator[Edit]:
    """Edits for the first chemical impossibility of a SMILES that is written right.

    Args:
        smiles: As written.
    """
    mol = Chem.MolFromSmiles(smiles, sanitize=False)
    if mol is None:
        return
    for problem in Chem.DetectChemistryProblems(mol):
        kind = problem.GetType()
        if kind == "AtomValenceException":
            yield from _valence(mol, problem.GetAtomIdx())
        elif kind == "KekulizeException":
            yield from _kekulised(smiles, mol, list(problem.GetAtomIndices()))
        elif kind == "AtomKekulizeException":
            yield from _not_aromatic(mol)
        return


def _valence(mol: Chem.Mol, index: int) -> Iterator[Edit]:
    atom = mol.GetAtomWithIdx(index)
    name = f"{atom.GetSymbol()} (atom {index + 1})"
    charge = {"N": 1, "O": 1, "P": 1, "S": 1, "B": -1}.get(atom.GetSymbol())
    if atom.GetNumExplicitHs():
        yield _changed(mol, f"a hydrogen of {name} was left out", partial(_set_hydrogens, index, 0))
    if charge and not atom.GetFormalCharge():
        sign = "positive" if charge > 0 else "negative"
        yield _changed(
            mol,
            f"a {sign} charge was added to {name}",
            partial(_set_charge, index, charge),
        )
    elif atom.GetFormalCharge():
        yield _changed(
            mol,
            f"the charge of {name} was left out",
            partial(_set_charge, index, 0),
        )
    if atom.GetSymbol() == "N" and not atom.GetFormalCharge():
        yield from _oxides(mol, atom)
    for bond in atom.GetBonds():
        if bond.GetBondType() in (Chem.BondType.DOUBLE, Chem.BondType.TRIPLE):
            lower = (
                Chem.BondType.SINGLE if bond.GetBondType() == Chem.BondType.DOUBLE else Chem.BondType.DOUBLE
            )
            order = bond.GetIdx()
            words = f"the {str(bond.GetBondType()).lower()} bond of {name} became a {str(lower).lower()} one"
            yield _changed(mol, words, partial(_set_order, order, lower))
    ends = [near for near in atom.GetNeighbors() if near.GetDegree() == 1]
    for near in {near.GetSymbol(): near for near in ends}.values():
        gone = near.GetIdx()
        yield _changed(mol, f"one {near.GetSymbol()} on {name} was left out", partial(_remove, gone))


def _oxides(mol: Chem.Mol, atom: Chem.Atom) -> Iterator[Edit]:
    """A nitrogen oxide without its charges."""
    nitrogen = atom.GetIdx()
    for near in atom.GetNeighbors():
        bond = mol.GetBondBetweenAtoms(nitrogen, near.GetIdx())
        if near.GetSymbol() == "O" and near.GetDegree() == 1 and bond.GetBondType() == Chem.BondType.DOUBLE:

            def parted(copy: Chem.RWMol, oxygen: int = near.GetIdx(), order: int = bond.GetIdx()) -> None:
                copy.GetBondWithIdx(order).SetBondType(Chem.BondType.SINGLE)
                copy.GetAtomWithIdx(oxygen).SetFormalCharge(-1)
                copy.GetAtomWithIdx(nitrogen).SetFormalCharge(1)

            yield _changed(mol, f"N=O (atom {nitrogen + 1}) became [N+][O-]", parted)


def _kekulised(smiles: str, mol: Chem.Mol, atoms: list[int]) -> Iterator[Edit]:
    """A hydrogen on a ring nitrogen, another atom in the ring, or a charge on a nitrogen with three bonds."""
    ring = [mol.GetAtomWithIdx(i) for i in atoms]
    for atom in ring:
        index = atom.GetIdx()
        if atom.GetAtomicNum() == 7 and atom.GetDegree() == 2 and not atom.GetNumExplicitHs():
            yield _changed(mol, f"n (atom {index + 1}) became [nH]", partial(_set_hydrogens, index, 1))
    for atom in ring:
        index = atom.GetIdx()
        if atom.GetAtomicNum() == 7 and atom.GetNumExplicitHs():
            yield _changed(mol, f"[nH] (atom {index + 1}) became n", partial(_set_hydrogens, index, 0))
        elif atom.GetAtomicNum() == 7 and atom.GetDegree() == 3 and not atom.GetFormalCharge():
            yield _changed(
                mol,
                f"a positive charge was added to n (atom {index + 1})",
                partial(_set_charge, index, 1),
            )
    bare = without_brackets(smiles)
    for match in re.finditer(r"c", bare):
        yield Edit(put(smiles, match.start(), "c"), f"a c was added at position {match.start() + 1}")
    for match in re.finditer(r"c(?![\d(%])", bare):
        for other in ("o", "s", "[nH]"):
            yield Edit(
                put(smiles, match.start(), other, 1), f"c at position {match.start() + 1} became {other}"
            )


def _not_aromatic(mol: Chem.Mol) -> Iterator[Edit]:
    def plain(copy: Chem.RWMol) -> None:
        for atom in copy.GetAtoms():
            if atom.GetIsAromatic() and not copy.GetRingInfo().NumAtomRings(atom.GetIdx()):
                atom.SetIsAromatic(False)
                for bond in atom.GetBonds():
                    bond.SetIsAromatic(False)
                    if bond.GetBondType() == Chem.BondType.AROMATIC:
                        bond.SetBondType(Chem.BondType.SINGLE)

    yield _changed(mol, "atoms outside of rings became non-aromatic", plain)


def _changed(mol: Chem.Mol, change: str, edit: Callable[[Chem.RWMol], object]) -> Edit:
    copy = Chem.RWMol(mol)
    Chem.FastFindRings(copy)
    edit(copy)
    return Edit(str(Chem.MolToSmiles(copy, canonical=False)), change)


def _set_charge(index: int, charge: int, mol: Chem.RWMol) -> None:
    mol.GetAtomWithIdx(index).SetFormalCharge(charge)


def _set_order(bond: int, order: Chem.BondType, mol: Chem.RWMol) -> None:
    mol.GetBondWithIdx(bond).SetBondType(order)


def _remove(index: int, mol: Chem.RWMol) -> None:
    mol.RemoveAtom(index)


def _set_hydrogens(index: int, count: int, mol: Chem.RWMol) -> None:
    atom = mol.GetAtomWithIdx(index)
    atom.SetNumExplicitHs(count)
    atom.SetNoImplicit(count > 0)
