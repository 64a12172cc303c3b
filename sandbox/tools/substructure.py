"""Substructures: patterns, Murcko scaffolds and the maximum common substructure."""

from __future__ import annotations

from typing import Annotated

from rdkit import Chem
from rdkit.Chem import rdFMCS
from rdkit.Chem.Scaffolds import MurckoScaffold

from sandbox.errors import ChemError, ToolError
from sandbox.registry import tool
from sandbox.results import Quantity, Report, Structure, Text, YesNo
from sandbox.structures.chem import canonical_smiles, parse_smiles
from sandbox.structures.submolecule import submolecule_smiles
from sandbox.types import AtLeast, Molecule, Pattern

MAX_MATCHES = 10_000
MCS_SECONDS = 5
LOOSE_SECONDS = 2
MCS_ATOMS = 250


@tool(
    kind="quantity",
    verb="Counted a substructure",
    examples=[{"molecule": "Oc1ccccc1", "pattern": "c1ccccc1"}],
)
def count_substructure(molecule: Molecule, pattern: Pattern) -> Quantity:
    """Number of times that a substructure, given as SMILES or SMARTS, occurs.

    Args:
        molecule: Molecule to search.
        pattern: The substructure; hydrogens that a SMILES implies are not required.

    Returns:
        Number of unique matches (dimensionless); two matches on the same atoms are one.

    Source: RDKit substructure search.
    """
    matches = _matches(molecule, pattern)
    return Quantity(len(matches), "", f"number of {pattern.label} matches", 0, None, matches)


@tool(
    kind="yesno",
    verb="Looked for a substructure",
    examples=[{"molecule": "Oc1ccccc1", "pattern": "c1ccccc1"}],
)
def has_substructure(molecule: Molecule, pattern: Pattern) -> YesNo:
    """Whether a molecule contains a substructure given as SMILES or SMARTS.

    Args:
        molecule: Molecule to search.
        pattern: The substructure; hydrogens that a SMILES implies are not required.

    Returns:
        Yes or no. It is said where only the skeleton is there, and not every O-H, N-H or S-H of the pattern.

    Source: RDKit substructure search.
    """
    # Who writes C(=O)O as a pattern means acids and esters; a compound that stands for one is meant itself.
    compound = Chem.MolFromSmiles(pattern.text) if pattern.label.startswith("M") else None
    if compound is not None and compound.GetNumHeavyAtoms() == 1:
        raise ToolError(
            f"{pattern.label} has one heavy atom only, which says little as a substructure: "
            "name the element or the functional group"
        )
    matches = _matches(molecule, pattern)
    remark = _skeleton_remark(molecule, compound) if matches and compound is not None else None
    return YesNo(bool(matches), f"contains {pattern.label}", remark, matches)


def _skeleton_remark(molecule: Molecule, compound: Chem.Mol) -> str | None:
    """What must be said of aspirin, which matches the SMILES of phenol and is none."""
    polar = [
        atom for atom in compound.GetAtoms() if atom.GetAtomicNum() in (7, 8, 16) and atom.GetTotalNumHs()
    ]
    if not polar:
        return None
    whole = Chem.AddHs(compound, onlyOnAtoms=[atom.GetIdx() for atom in polar])
    if Chem.AddHs(molecule.mol).HasSubstructMatch(whole):
        return None
    bonds = " and ".join(sorted({f"{atom.GetSymbol()}-H" for atom in polar}))
    return f"as a skeleton only, its {bonds} substituted"


@tool(kind="structure", verb="Cut out the Murcko scaffold", examples=[{"molecule": "CCc1ccccc1"}])
def murcko_scaffold(molecule: Molecule) -> Structure:
    """Bemis-Murcko scaffold: the rings and the chains that link them.

    Args:
        molecule: Molecule with at least one ring.

    Returns:
        The scaffold as a molecule; atoms double-bonded to it are kept, as RDKit does.

    Source: Bemis and Murcko, J. Med. Chem. 1996, 39, 2887.
    """
    if molecule.mol.GetRingInfo().NumRings() == 0:
        raise ToolError(f"{molecule.label} has no ring, so it has no Murcko scaffold")
    scaffold = canonical_smiles(MurckoScaffold.GetScaffoldForMol(molecule.mol))
    try:
        parse_smiles(scaffold)
    except ChemError as error:
        raise ToolError(
            f"without its side chains {molecule.label} is no valid structure ({scaffold})"
        ) from error
    return Structure(scaffold, f"the Murcko scaffold of {molecule.label}")


@tool(
    kind="report",
    verb="Found the maximum common substructure",
    examples=[{"molecules": ["Cc1ccccc1", "Oc1ccccc1"]}],
)
def maximum_common_substructure(molecules: Annotated[list[Molecule], AtLeast(2)]) -> Report:
    """Largest substructure that two or more molecules have in common.

    Args:
        molecules: Molecules to compare.

    Returns:
        The common substructure as a molecule (with hydrogens where it was cut out), the number of atoms in
        common (count) and its SMARTS; rings match only rings, and only whole ones.

    Source: Dalke and Hastings, J. Cheminform. 2013, 5 (Suppl. 1), O6 (RDKit rdFMCS).
    """
    smarts, cut_short = _common_smarts(molecules)
    reason = f"the search was stopped after {MCS_SECONDS} s; a larger one may exist" if cut_short else None
    query = Chem.MolFromSmarts(smarts)
    match = molecules[0].mol.GetSubstructMatch(query)
    labels = ", ".join(molecule.label for molecule in molecules)
    label = f"the maximum common substructure of {labels}"
    parts = (submolecule_smiles(each.mol, each.mol.GetSubstructMatch(query)) for each in molecules)
    smiles = next((part for part in parts if part), None)
    structure = (Structure(smiles, label, reason or ""),) if smiles else ()
    return Report(
        (
            *structure,
            Quantity(query.GetNumAtoms(), "", "number of atoms in common", 0, reason, (tuple(match),)),
            Text(smarts, "SMARTS of the common substructure", None, (tuple(match),)),
        )
    )


def _common_smarts(molecules: list[Molecule]) -> tuple[str, bool]:
    """The SMARTS of the common part, and whether the search was stopped early."""
    if len({Chem.MolToSmiles(molecule.mol, isomericSmiles=False) for molecule in molecules}) == 1:
        flat = Chem.Mol(molecules[0].mol)
        Chem.RemoveStereochemistry(flat)
        return str(Chem.MolToSmarts(flat)), False
    for molecule in molecules:
        if molecule.mol.GetNumAtoms() > MCS_ATOMS:  # beyond that RDKit does not keep to its time limit
            raise ToolError(
                f"{molecule.label} has {molecule.mol.GetNumAtoms()} atoms; a maximum common substructure can "
                f"be searched in molecules of up to {MCS_ATOMS} atoms"
            )
    mols = [molecule.mol for molecule in molecules]
    found = rdFMCS.FindMCS(mols, timeout=MCS_SECONDS, ringMatchesRingOnly=True, completeRingsOnly=True)
    searches = [found]
    if found.canceled:  # with parts of rings, which are dropped then, large molecules are far quicker
        searches.append(rdFMCS.FindMCS(mols, timeout=LOOSE_SECONDS, ringMatchesRingOnly=True))
    parts = [_whole_rings(mols[0], each.queryMol) for each in searches if each.numAtoms]
    atoms, bonds = max(parts, key=lambda part: len(part[1]), default=([], []))
    if not bonds:
        late = f" (the search was stopped after {MCS_SECONDS} s)" if found.canceled else ""
        raise ToolError(f"the molecules have no bonded atoms in common{late}")
    return str(Chem.MolFragmentToSmarts(mols[0], atoms, bonds)), bool(found.canceled)


def _whole_rings(mol: Chem.Mol, common: Chem.Mol) -> tuple[list[int], list[int]]:
    """Atoms and bonds of the largest connected part of a match that holds no ring in part."""
    matched = mol.GetSubstructMatch(common)
    bonds = {
        mol.GetBondBetweenAtoms(matched[bond.GetBeginAtomIdx()], matched[bond.GetEndAtomIdx()]).GetIdx()
        for bond in common.GetBonds()
    }
    rings = [set(ring) for ring in mol.GetRingInfo().BondRings() if set(ring) <= bonds]
    whole = {atom for ring in rings for bond in ring for atom in _ends(mol, bond)}
    in_part = {atom.GetIdx() for atom in mol.GetAtoms() if atom.IsInRing()} - whole
    kept = {
        bond
        for bond in bonds
        if not in_part & _ends(mol, bond)
        and (not mol.GetBondWithIdx(bond).IsInRing() or any(bond in ring for ring in rings))
    }
    part = Chem.RWMol(mol)
    for bond in mol.GetBonds():
        if bond.GetIdx() not in kept:
            part.RemoveBond(bond.GetBeginAtomIdx(), bond.GetEndAtomIdx())
    atoms = max(Chem.GetMolFrags(part), key=len)
    return list(atoms), [bond for bond in kept if _ends(mol, bond) <= set(atoms)]


def _ends(mol: Chem.Mol, bond: int) -> set[int]:
    found = mol.GetBondWithIdx(bond)
    return {found.GetBeginAtomIdx(), found.GetEndAtomIdx()}


def _matches(molecule: Molecule, pattern: Pattern) -> tuple[tuple[int, ...], ...]:
    return tuple(molecule.mol.GetSubstructMatches(pattern.query, uniquify=True, maxMatches=MAX_MATCHES))
