"""Structure: functional groups, stereocentres and similarity."""

from __future__ import annotations

from typing import Annotated

from rdkit import Chem, DataStructs
from rdkit.Chem import rdCIPLabeler, rdFingerprintGenerator

from sandbox.groups import GROUPS, find_group, list_groups
from sandbox.registry import tool
from sandbox.results import Quantity, Report, Text, YesNo
from sandbox.types import Molecule, Term

MAX_CIP_STEPS = 1_000_000


@tool(kind="text", verb="Listed functional groups", examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O"}])
def functional_groups(molecule: Molecule) -> Text:
    """Functional groups of a molecule, each with its count.

    Args:
        molecule: Molecule to search.

    Returns:
        Names with counts, the most specific name for each group (a lactone is not listed again as an ester);
        "none" for a molecule without functional groups.

    Source: group definitions of this program (SMARTS), matched with RDKit.
    """
    found = list_groups(molecule.mol)
    value = ", ".join(f"{name} ({len(matches)})" for name, matches in found.items()) or "none"
    atoms = tuple(match.atoms for matches in found.values() for match in matches)
    return Text(value, "functional groups", atoms=atoms)


@tool(
    kind="quantity",
    verb="Counted a functional group",
    examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O", "group": "ester"}],
)
def count_functional_group(molecule: Molecule, group: Annotated[str, Term("group")]) -> Quantity:
    """Number of times that a named functional group occurs.

    Args:
        molecule: Molecule to search.
        group: The functional group.

    Returns:
        Count (dimensionless); a group is counted once, by the atoms that make it, however it is matched.

    Source: group definitions of this program (SMARTS) and RDKit's FunctionalGroups.txt.
    """
    matches = find_group(molecule.mol, group)
    atoms = tuple(match.atoms for match in matches)
    return Quantity(len(matches), "", f"number of {group} groups", 0, None, atoms)


@tool(
    kind="yesno",
    verb="Looked for a functional group",
    examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O", "group": "ester"}],
)
def has_functional_group(molecule: Molecule, group: Annotated[str, Term("group")]) -> YesNo:
    """Whether a molecule contains a named functional group.

    Args:
        molecule: Molecule to search.
        group: The functional group.

    Returns:
        Yes or no.

    Source: group definitions of this program (SMARTS) and RDKit's FunctionalGroups.txt.
    """
    matches = find_group(molecule.mol, group)
    atoms = tuple(match.atoms for match in matches)
    return YesNo(bool(matches), f"contains {group} groups", GROUPS[group].definition, atoms)


@tool(kind="report", verb="Found stereocentres", examples=[{"molecule": "C[C@H](N)C(=O)O"}])
def stereocentres(molecule: Molecule) -> Report:
    """Stereocentres of a molecule with their R/S labels, and double bonds with E/Z.

    Args:
        molecule: Molecule to examine; possible centres without given configuration are included.

    Returns:
        Number of tetrahedral stereocentres, assigned and unassigned (count), and a list with atom numbers and
        CIP labels.

    Source: Hanson et al., J. Chem. Inf. Model. 2018, 58, 1755 (CIP rules as in RDKit's rdCIPLabeler).
    """
    mol = Chem.Mol(molecule.mol)
    found = list(Chem.FindPotentialStereo(mol, cleanIt=False))
    timed_out = False
    try:
        rdCIPLabeler.AssignCIPLabels(mol, maxRecursiveIterations=MAX_CIP_STEPS)
    except RuntimeError:
        timed_out = True
    centres, bonds = [], []
    for info in found:
        if info.type == Chem.StereoType.Atom_Tetrahedral:
            atom = mol.GetAtomWithIdx(info.centeredOn)
            label = atom.GetProp("_CIPCode") if atom.HasProp("_CIPCode") else ""
            given = info.specified == Chem.StereoSpecified.Specified
            centres.append((info.centeredOn, f"{_name(atom)} {label or ('assigned' if given else 'unassigned')}"))
        elif info.type == Chem.StereoType.Bond_Double:
            bond = mol.GetBondWithIdx(info.centeredOn)
            label = bond.GetProp("_CIPCode") if bond.HasProp("_CIPCode") else "unassigned"
            ends = (bond.GetBeginAtom(), bond.GetEndAtom())
            bonds.append((tuple(e.GetIdx() for e in ends), f"{_name(ends[0])}={_name(ends[1])} {label}"))
    text = ", ".join(entry for _, entry in (*centres, *bonds)) or "none"
    atoms = tuple((index,) for index, _ in centres)
    reason = "the CIP rules took too long for some centres" if timed_out else None
    return Report(
        (
            Quantity(len(centres), "", "number of stereocentres", 0, reason, atoms),
            Text(text, "stereocentre labels", reason, atoms + tuple(ends for ends, _ in bonds)),
        )
    )


@tool(kind="quantity", verb="Compared fingerprints", examples=[{"first": "CCO", "second": "CCN"}])
def similarity(first: Molecule, second: Molecule) -> Quantity:
    """Structural similarity of two molecules.

    Args:
        first: One molecule.
        second: The other molecule.

    Returns:
        Tanimoto coefficient of Morgan fingerprints (radius 2, 2048 bits), dimensionless: 0 nothing in common,
        1 same fingerprint.

    Source: Rogers and Hahn, J. Chem. Inf. Model. 2010, 50, 742.
    """
    generator = rdFingerprintGenerator.GetMorganGenerator(radius=2, fpSize=2048)
    one, two = generator.GetFingerprint(first.mol), generator.GetFingerprint(second.mol)
    return Quantity(DataStructs.TanimotoSimilarity(one, two), "", "Tanimoto similarity")


def _name(atom: Chem.Atom) -> str:
    return f"{atom.GetSymbol()}{atom.GetIdx() + 1}"
