"""What adding, deleting or substituting a group can give, enumerated with RDKit alone.

The program's own editing tools are not asked: a score must not depend on what it scores. A group is a
fragment with one open bond; an edit is right where it gives one of the molecules listed here, so that
nothing else has changed. Stereochemistry is left out of the comparison.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rdkit import Chem

from sandbox.structures import groups
from sandbox.vocabulary import VOCABULARIES


@dataclass(frozen=True, slots=True)
class EditGroup:
    """A group that can be put on and taken off.

    Attributes:
        fragment: SMILES; ``*`` is the rest of the molecule.
        smarts: How it is counted.
        names: What questions call it.
    """

    fragment: str
    smarts: str
    names: tuple[str, ...]


GROUPS = (
    EditGroup("*O", "[OX2H;$(O-[#6]);!$(O-[#6]=[O,S])]", ("hydroxyl", "hydroxy", "OH", "alcohol")),
    EditGroup(
        "*N", "[NX3H2;!$(N[#6]=[O,S,N]);!$(NS=O);!$(N-[#7])]", ("amino", "amine", "primary amine", "NH2")
    ),
    EditGroup("*S", "[SX2H]", ("thiol", "mercapto", "sulfhydryl")),
    EditGroup("*F", "[F]", ("fluoro", "fluorine")),
    EditGroup("*Cl", "[Cl;X1]", ("chloro", "chlorine")),
    EditGroup("*Br", "[Br;X1]", ("bromo", "bromine")),
    EditGroup("*I", "[I;X1]", ("iodo", "iodine")),
    EditGroup("*C#N", "[CX2]#[NX1]", ("cyano", "nitrile", "CN")),
    EditGroup("*[N+](=O)[O-]", "[NX3+](=O)[O-]", ("nitro", "NO2")),
    EditGroup("*OC", "[CH3][OX2;!$(OC=O)]", ("methoxy", "OMe")),
    EditGroup("*C", "[CH3X4]", ("methyl", "CH3")),
    EditGroup("*C(F)(F)F", "[CX4](F)(F)F", ("trifluoromethyl", "CF3")),
    EditGroup("*C(=O)O", "[CX3](=O)[OX2H]", ("carboxyl", "carboxylic acid", "carboxy", "COOH")),
    EditGroup("*C=O", "[CX3H1](=O)[#6]", ("formyl", "aldehyde", "CHO")),
    EditGroup("*C(C)=O", "[CH3][CX3](=O)[#6]", ("acetyl",)),
    EditGroup("*C(N)=O", "[#6][CX3](=O)[NX3H2]", ("carboxamide", "primary amide", "amide", "CONH2")),
    EditGroup("*S(N)(=O)=O", "[SX4](=O)(=O)[NX3H2]", ("sulfonamide", "primary sulfonamide", "SO2NH2")),
    EditGroup("*c1ccccc1", "c1ccccc1", ("phenyl", "benzene ring", "benzene", "phenyl ring")),
    EditGroup("*N(C)C", "[NX3]([CH3])([CH3])[#6;!$(C=O)]", ("dimethylamino", "NMe2")),
)
_BY_NAME = {name.casefold(): group for group in GROUPS for name in group.names}
_DUMMY, _HYDROGEN = Chem.MolFromSmarts("[#0]"), Chem.MolFromSmarts("[#1;$([#1][#6,#7])]")


def edit_group(name: str) -> EditGroup | None:
    """The group of a name, with or without "group" behind it; None where it is not listed."""
    return _BY_NAME.get(name.strip().strip("-").removesuffix("group").strip().casefold())


def count_group(mol: Chem.Mol, name: str) -> int | None:
    """How often a group occurs; by the program's definition where it is not listed here, None without one."""
    group = edit_group(name)
    if group is not None:
        return len(mol.GetSubstructMatches(Chem.MolFromSmarts(group.smarts), maxMatches=10_000))
    terms = VOCABULARIES.get("group").mentions(f"{name} group")
    return groups.count_group(mol, terms[0]) if terms else None


def additions(mol: Chem.Mol, group: EditGroup) -> set[str]:
    """Molecules with the group in place of a hydrogen on carbon or nitrogen; on oxygen a group is lost."""
    fragment, at = _open_end(group)
    with_hydrogens = Chem.AddHs(_flat(mol))
    made = Chem.ReplaceSubstructs(with_hydrogens, _HYDROGEN, fragment, replacementConnectionPoint=at)
    return {smiles for each in made if (smiles := _written(each))}


def removals(mol: Chem.Mol, group: EditGroup) -> set[str]:
    """Molecules with a hydrogen in place of one such group."""
    hydrogen = Chem.MolFromSmiles("[H]", sanitize=False)
    made = (Chem.ReplaceSubstructs(rest, _DUMMY, hydrogen)[0] for rest in _rests(mol, group))
    return {smiles for each in made if (smiles := _written(each))}


def substitutions(mol: Chem.Mol, old: EditGroup, new: EditGroup) -> set[str]:
    """Molecules with the new group in place of one of the old."""
    fragment, at = _open_end(new)
    made = (
        Chem.ReplaceSubstructs(rest, _DUMMY, fragment, replacementConnectionPoint=at)[0]
        for rest in _rests(mol, old)
    )
    return {smiles for each in made if (smiles := _written(each))}


def flat_smiles(smiles: str) -> str:
    """Canonical SMILES without stereochemistry."""
    return Chem.MolToSmiles(Chem.MolFromSmiles(smiles), isomericSmiles=False)


def _rests(mol: Chem.Mol, group: EditGroup) -> Iterator[Chem.Mol]:
    """The molecule cut from each such group, with a dummy atom at the open end."""
    if not mol.HasSubstructMatch(Chem.MolFromSmarts(group.smarts)):
        return
    wanted, flat = Chem.CanonSmiles(group.fragment), _flat(mol)
    for bond in flat.GetBonds():
        if bond.IsInRing() or bond.GetBondType() != Chem.BondType.SINGLE:
            continue
        cut = Chem.FragmentOnBonds(flat, [bond.GetIdx()], dummyLabels=[(0, 0)])
        first, second = Chem.GetMolFrags(cut, asMols=True)
        for side, rest in ((first, second), (second, first)):
            if Chem.MolToSmiles(side) == wanted:
                yield rest


@lru_cache(maxsize=64)
def _open_end(group: EditGroup) -> tuple[Chem.Mol, int]:
    """The fragment without its dummy atom, and the atom that it binds with."""
    mol = Chem.RWMol(Chem.MolFromSmiles(group.fragment))
    dummy = next(atom for atom in mol.GetAtoms() if atom.GetAtomicNum() == 0)
    at = dummy.GetNeighbors()[0].GetIdx()
    index = dummy.GetIdx()
    mol.RemoveAtom(index)
    return mol.GetMol(), at - (at > index)


def _flat(mol: Chem.Mol) -> Chem.Mol:
    plain = Chem.Mol(mol)
    Chem.RemoveStereochemistry(plain)
    return plain


def _written(mol: Chem.Mol) -> str:
    """Canonical SMILES; empty where the valences do not allow the molecule."""
    try:
        Chem.SanitizeMol(mol)
        return Chem.MolToSmiles(
            Chem.MolFromSmiles(Chem.MolToSmiles(Chem.RemoveHs(mol))), isomericSmiles=False
        )
    except (ValueError, RuntimeError):
        return ""
