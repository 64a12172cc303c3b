"""Standard forms of structures: what stays when drawing, salts, charges and mobile H are put aside."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from rdkit import Chem
from rdkit.Chem.MolStandardize import rdMolStandardize

MAX_TAUTOMERS = 400
MAX_TRANSFORMS = 2000
MAX_TAUTOMER_ATOMS = 100
TAUTOMER_SECONDS = 2.0


def without_maps(mol: Chem.Mol) -> Chem.Mol:
    """Return a copy without atom-map numbers, which are notes and not chemistry."""
    copy = Chem.Mol(mol)
    for atom in copy.GetAtoms():
        atom.SetAtomMapNum(0)
    return copy


def without_isotopes(mol: Chem.Mol) -> Chem.Mol:
    """Return a copy in which every atom has its natural isotopes; labelled hydrogens become implicit."""
    copy = Chem.Mol(mol)
    for atom in copy.GetAtoms():
        atom.SetIsotope(0)
    copy = Chem.RemoveHs(copy)
    Chem.AssignStereochemistry(copy, cleanIt=True, force=True)  # CHD is a stereocentre, CH2 is none
    return copy


def normalised(mol: Chem.Mol) -> Chem.Mol:
    """Return the usual drawing: metal salts as ions, sulfoxides and azides in RDKit's standard form."""
    separated = rdMolStandardize.MetalDisconnector().Disconnect(mol)
    return rdMolStandardize.Normalize(separated)


def frame(mol: Chem.Mol, *, hydrogens: bool, stereo: bool = False) -> Chem.Mol:
    """Return the bare frame: the same atoms, all bonds single, no charges.

    Args:
        mol: Structure to strip.
        hydrogens: Whether atoms with different numbers of hydrogens stay different.
        stereo: Whether the handedness of stereocentres stays.
    """
    bare = Chem.RWMol(mol)
    if not stereo:
        Chem.RemoveStereochemistry(bare)
    for bond in bare.GetBonds():
        bond.SetStereo(Chem.BondStereo.STEREONONE)
        bond.SetBondDir(Chem.BondDir.NONE)
        bond.SetBondType(Chem.BondType.SINGLE)
        bond.SetIsAromatic(False)
    for atom in bare.GetAtoms():
        count = atom.GetTotalNumHs()
        atom.SetIsAromatic(False)
        atom.SetFormalCharge(0)
        atom.SetNumRadicalElectrons(0)
        atom.SetNoImplicit(True)
        atom.SetNumExplicitHs(0)
        if hydrogens:
            atom.SetAtomMapNum(count + 1)
    return bare.GetMol()


def frame_key(mol: Chem.Mol, *, hydrogens: bool, stereo: bool = False) -> str:
    """Return the frame as a canonical string; equal frames give equal strings."""
    return str(Chem.MolToSmiles(frame(mol, hydrogens=hydrogens, stereo=stereo)))


@dataclass(frozen=True, slots=True)
class Component:
    """One component of a salt, solvate or mixture.

    Attributes:
        drawn: The component as drawn.
        neutral: Canonical SMILES of its uncharged form.
    """

    drawn: Chem.Mol
    neutral: str

    @property
    def charge(self) -> int:
        """Net charge as drawn."""
        return int(Chem.GetFormalCharge(self.drawn))

    @property
    def size(self) -> int:
        """Number of heavy atoms."""
        return int(self.drawn.GetNumHeavyAtoms())

    @property
    def organic(self) -> bool:
        """Whether it contains carbon."""
        return any(atom.GetAtomicNum() == 6 for atom in self.drawn.GetAtoms())


def components(mol: Chem.Mol) -> list[Component]:
    """Return the components of a structure, largest first."""
    found = [Component(part, uncharged(part)) for part in Chem.GetMolFrags(mol, asMols=True)]
    return sorted(found, key=lambda part: (-part.size, part.neutral))


def uncharged(mol: Chem.Mol) -> str:
    """Return the canonical SMILES with protons added or removed wherever that takes a charge away."""
    neutral = rdMolStandardize.Uncharger(True, True).uncharge(
        mol
    )  # canonical order; also where a charge remains
    return str(Chem.MolToSmiles(Chem.MolFromSmiles(Chem.MolToSmiles(neutral)) or neutral))


@dataclass(frozen=True, slots=True)
class Tautomers:
    """Tautomers of one structure.

    Attributes:
        smiles: Canonical SMILES of each; stereochemistry stays where no hydrogen moves.
        complete: False where the search stopped at a limit.
    """

    smiles: frozenset[str]
    complete: bool


def tautomers(mol: Chem.Mol) -> Tautomers:
    """Enumerate tautomers, for at most two seconds.

    Source: RDKit's TautomerEnumerator, rules of Sitzmann, Ihlenfeldt and Nicklaus, J. Comput.-Aided Mol. Des.
    2010, 24, 521. Ring-chain tautomers (open and closed sugars) are not among them.
    """
    if mol.GetNumHeavyAtoms() > MAX_TAUTOMER_ATOMS:
        return Tautomers(frozenset({str(Chem.MolToSmiles(mol))}), False)
    enumerator = rdMolStandardize.TautomerEnumerator()
    enumerator.SetMaxTautomers(MAX_TAUTOMERS)
    enumerator.SetMaxTransforms(MAX_TRANSFORMS)
    enumerator.SetCallback(_Deadline(time.monotonic() + TAUTOMER_SECONDS))
    result = enumerator.Enumerate(mol)
    completed = result.status == rdMolStandardize.TautomerEnumeratorStatus.Completed
    return Tautomers(frozenset(str(smiles) for smiles in result.smiles), completed)


class _Deadline(rdMolStandardize.TautomerEnumeratorCallback):
    """Stops an enumeration at a point in time."""

    def __init__(self, until: float) -> None:
        super().__init__()
        self._until = until

    def __call__(self, mol: Any, res: Any) -> bool:  # type: ignore[override]
        return time.monotonic() < self._until
