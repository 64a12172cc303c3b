"""Structure: functional groups, stereocentres and similarity."""

from __future__ import annotations

from typing import Annotated

from rdkit import Chem, DataStructs
from rdkit.Chem import rdFingerprintGenerator

from sandbox.registry import tool
from sandbox.results import Choice, Quantity, Report, Text, YesNo
from sandbox.structures.groups import GROUPS, count_remark, find_group, list_groups
from sandbox.structures.stereo import cip_labels
from sandbox.types import Expert, Means, Molecule, Term
from sandbox.wording import with_article


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
    kind="report",
    verb="Counted a functional group",
    examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O", "group": "ester"}],
)
def count_functional_group(molecule: Molecule, group: Annotated[str, Term("group")]) -> Report:
    """Number of times that a named functional group occurs.

    Args:
        molecule: Molecule to search.
        group: The functional group.

    Returns:
        Count (dimensionless); a group is counted once, by the atoms that make it, however it is matched. The
        definition that was used (a sentence and a SMARTS) stands in the details.

    Source: group definitions of this program (SMARTS) and RDKit's FunctionalGroups.txt.
    """
    matches = find_group(molecule.mol, group)
    atoms = tuple(match.atoms for match in matches)
    remark = count_remark(molecule.mol, group)
    count = Quantity(len(matches), "", f"number of {group} groups", 0, remark, atoms)
    return Report((count,), _definition(group))


@tool(
    kind="report",
    verb="Looked for a functional group",
    examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O", "group": "ester"}],
)
def has_functional_group(molecule: Molecule, group: Annotated[str, Term("group")]) -> Report:
    """Whether a molecule contains a named functional group.

    Args:
        molecule: Molecule to search.
        group: The functional group.

    Returns:
        Yes or no. The definition that was used (a sentence and a SMARTS) stands in the details.

    Source: group definitions of this program (SMARTS) and RDKit's FunctionalGroups.txt.
    """
    matches = find_group(molecule.mol, group)
    atoms = tuple(match.atoms for match in matches)
    remark = count_remark(molecule.mol, group)
    answer = YesNo(bool(matches), f"contains {with_article(group)} group", remark, atoms)
    return Report((answer,), _definition(group))


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
    labels = cip_labels(molecule.mol)
    centres: dict[tuple[int, ...], str] = {}
    bonds: dict[tuple[int, ...], str] = {}
    for info in Chem.FindPotentialStereo(Chem.Mol(molecule.mol), cleanIt=False):
        given = info.specified == Chem.StereoSpecified.Specified
        if info.type == Chem.StereoType.Atom_Tetrahedral:
            where: tuple[int, ...] = (info.centeredOn,)
            centres[where] = labels.get(where) or ("given, without R/S" if given else "unassigned")
        elif info.type == Chem.StereoType.Bond_Double and (
            given or not _inverts(molecule.mol, info.centeredOn)
        ):
            bond = molecule.mol.GetBondWithIdx(info.centeredOn)
            where = tuple(sorted((bond.GetBeginAtomIdx(), bond.GetEndAtomIdx())))
            bonds[where] = labels.get(where) or "unassigned"
    listed = [f"{_name(molecule.mol, *where)} {label}" for where, label in (*centres.items(), *bonds.items())]
    unassigned = sum(label == "unassigned" for label in centres.values())
    remark = f"{unassigned} of them without given configuration" if unassigned else None
    return Report(
        (
            Quantity(len(centres), "", "number of stereocentres", 0, remark, tuple(centres)),
            Text(", ".join(listed) or "none", "stereocentre labels", None, (*centres, *bonds)),
        ),
        {"assigned": len(centres) - unassigned, "unassigned": unassigned, "double_bonds": len(bonds)},
    )


@tool(kind="report", verb="Compared fingerprints", examples=[{"first": "CCO", "second": "CCN"}])
def similarity(
    first: Molecule,
    second: Molecule,
    others: Annotated[list[Molecule] | None, Expert(), Means("compared")] = None,
) -> Report:
    """Structural similarity of two molecules.

    Args:
        first: One molecule.
        second: The other molecule.
        others: Further ones that are compared with the first, for a ranking.

    Returns:
        Tanimoto coefficient of Morgan fingerprints (radius 2, 2048 bits), dimensionless: 0 nothing in common,
        1 same fingerprint; of several molecules the nearest one and the ranking.

    Source: Rogers and Hahn, J. Chem. Inf. Model. 2010, 50, 742.
    """
    generator = rdFingerprintGenerator.GetMorganGenerator(radius=2, fpSize=2048)
    own = generator.GetFingerprint(first.mol)
    compared = [second, *(others or ())]
    values = [float(DataStructs.TanimotoSimilarity(own, generator.GetFingerprint(m.mol))) for m in compared]
    if not others:
        return Report((Quantity(values[0], "", "Tanimoto similarity"),))
    ranked = sorted(zip(compared, values, strict=True), key=lambda pair: -pair[1])
    nearest, value = ranked[0]
    listing = " > ".join(f"{molecule.label} ({each:.2f})" for molecule, each in ranked)
    rows = [{"label": molecule.label, "similarity": each} for molecule, each in ranked]
    return Report(
        (
            Choice(nearest.label, f"most similar to {first.label}", f"Tanimoto similarity {value:.2f}"),
            Text(listing, f"ranking by similarity to {first.label}"),
        ),
        {"rows": rows},
    )


def _definition(group: str) -> dict[str, str]:
    entry = GROUPS[group]
    return {"group": group, "definition": entry.definition, "smarts": entry.smarts}


def _inverts(mol: Chem.Mol, bond: int) -> bool:
    """Whether a C=N-H gives up its geometry too easily to speak of E and Z (imines, amidines, guanidines)."""
    ends = (mol.GetBondWithIdx(bond).GetBeginAtom(), mol.GetBondWithIdx(bond).GetEndAtom())
    return any(end.GetAtomicNum() == 7 and end.GetTotalNumHs() > 0 for end in ends)


def _name(mol: Chem.Mol, *atoms: int) -> str:
    return "=".join(f"{mol.GetAtomWithIdx(index).GetSymbol()}{index + 1}" for index in atoms)
