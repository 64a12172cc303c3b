"""What every 3D calculation starts with: hydrogens, a check of what can be built, and the force field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rdkit import Chem
from rdkit.Chem import rdForceFieldHelpers, rdMolDescriptors

from sandbox.errors import ToolError

MAX_HEAVY_ATOMS = 150
SEED = 20_260
UFF_REMARK = "MMFF94 has no parameters for it, so UFF was used"

FieldOf = Callable[[int], Any]


def prepared(mol: Chem.Mol) -> Chem.Mol:
    """A copy with hydrogens and without coordinates.

    Raises:
        ToolError: It is too large, or has unspecified atoms.
    """
    if mol.GetNumHeavyAtoms() > MAX_HEAVY_ATOMS:
        raise ToolError(
            f"{mol.GetNumHeavyAtoms():,} heavy atoms: a 3D shape is built for up to {MAX_HEAVY_ATOMS}"
        )
    if any(atom.GetAtomicNum() == 0 for atom in mol.GetAtoms()):
        raise ToolError("a structure with R groups or unspecified atoms (*) has no 3D shape of its own")
    copy = Chem.Mol(mol)
    copy.RemoveAllConformers()
    return Chem.AddHs(copy)


def why_not(part: Chem.Mol) -> str:
    """A guess in words at what makes distance geometry fail."""
    info = part.GetRingInfo()
    if any(
        bond.GetBondType() == Chem.BondType.TRIPLE and info.NumBondRings(bond.GetIdx())
        for bond in part.GetBonds()
        if info.MinBondRingSize(bond.GetIdx()) < 8
    ):
        return "there is a triple bond in a small ring"
    shared = any(info.NumAtomRings(atom.GetIdx()) > 2 for atom in part.GetAtoms())
    if shared or rdMolDescriptors.CalcNumBridgeheadAtoms(part):
        return "the rings are a cage in which the configurations or double bonds that are drawn may not fit"
    if any(atom.GetDegree() > 4 for atom in part.GetAtoms()):
        return "its metal or hypervalent centre is outside of what the method knows"
    return "the configurations that are drawn may contradict each other, or the rings are too strained"


def force_field(shape: Chem.Mol) -> tuple[str, FieldOf] | None:
    """The force field that has parameters for a molecule.

    Args:
        shape: Molecule with hydrogens and conformers.

    Returns:
        Its name, and what makes it for a conformer; MMFF94 where it knows the atoms, else UFF, else None.
    """
    if rdForceFieldHelpers.MMFFHasAllMoleculeParams(shape):
        parameters = rdForceFieldHelpers.MMFFGetMoleculeProperties(shape, mmffVariant="MMFF94s")
        return "MMFF94s", lambda id_: rdForceFieldHelpers.MMFFGetMoleculeForceField(
            shape, parameters, confId=id_
        )
    if rdForceFieldHelpers.UFFHasAllMoleculeParams(shape):
        return "UFF", lambda id_: rdForceFieldHelpers.UFFGetMoleculeForceField(shape, confId=id_)
    return None


def free_stereo(mol: Chem.Mol) -> list[str]:
    """A remark where configurations are not given, so that one of them was chosen."""
    free = rdMolDescriptors.CalcNumUnspecifiedAtomStereoCenters(mol)
    if not free:
        return []
    what = "one stereocentre is" if free == 1 else f"{free} stereocentres are"
    return [f"{what} not specified, so one of the configurations was chosen"]


def details(mol: Chem.Mol, conformer: int = -1) -> dict[str, Any]:
    """Atoms, Å and bonds of a conformer as the window draws them, with a MOL block."""
    kekulised = Chem.Mol(mol)
    Chem.Kekulize(kekulised, clearAromaticFlags=True)
    places = mol.GetConformer(conformer).GetPositions()
    return {
        "symbols": [atom.GetSymbol() for atom in mol.GetAtoms()],
        "numbers": [atom.GetAtomicNum() for atom in mol.GetAtoms()],
        "positions": [[round(float(value), 4) for value in place] for place in places],
        "bonds": [
            [bond.GetBeginAtomIdx(), bond.GetEndAtomIdx(), max(1, round(bond.GetBondTypeAsDouble()))]
            for bond in kekulised.GetBonds()
        ],
        "molblock": str(Chem.MolToMolBlock(mol, confId=conformer)),
    }
