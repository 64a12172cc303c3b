"""Identity: names of a structure that computers compare, and whether two structures are the same."""

from __future__ import annotations

from rdkit import Chem
from rdkit.Chem import rdMolDescriptors

from sandbox.registry import tool
from sandbox.results import Choice, Report, Text, YesNo
from sandbox.structures import chem
from sandbox.structures.comparing import compare
from sandbox.types import Molecule


@tool(kind="text", verb="Wrote canonical SMILES", examples=[{"molecule": "OC(=O)c1ccccc1OC(C)=O"}])
def canonical_smiles(molecule: Molecule) -> Text:
    """Canonical SMILES.

    Args:
        molecule: Molecule to write.

    Returns:
        RDKit's canonical isomeric SMILES, with an extension for R labels and racemic or relative stereo
        marks; equal for equal structures, but not the same text as other programs'.

    Source: Schneider, Sahnoun and Landrum, J. Chem. Inf. Model. 2015, 55, 2111.
    """
    return Text(chem.extended_smiles(molecule.mol), "canonical SMILES")


@tool(kind="text", verb="Wrote InChI", examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O"}])
def inchi(molecule: Molecule) -> Text:
    """Standard InChI.

    Args:
        molecule: Molecule to write.

    Returns:
        Standard InChI; mobile hydrogens are not told apart. No value for structures that InChI cannot express
        (R groups, unknown atoms).

    Source: Heller et al., J. Cheminform. 2015, 7, 23 (IUPAC InChI software, in RDKit).
    """
    text, reason = chem.to_inchi(molecule.mol)
    return Text(text, "InChI", reason)


@tool(kind="text", verb="Wrote InChIKey", examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O"}])
def inchikey(molecule: Molecule) -> Text:
    """Standard InChIKey, the 27-character hash of the InChI by which databases are searched.

    Args:
        molecule: Molecule to write.

    Returns:
        Standard InChIKey. No value for structures that InChI cannot express (R groups, unknown atoms).

    Source: Heller et al., J. Cheminform. 2015, 7, 23 (IUPAC InChI software, in RDKit).
    """
    text, reason = chem.to_inchi(molecule.mol)
    return Text(Chem.InchiToInchiKey(text) if text else None, "InChIKey", reason)


@tool(kind="text", verb="Wrote the molecular formula", examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O"}])
def molecular_formula(molecule: Molecule) -> Text:
    """Molecular formula.

    Args:
        molecule: Molecule to count; the components of a salt are added up.

    Returns:
        Formula in Hill order (C, H, then alphabetical) with the net charge.

    Source: Hill, J. Am. Chem. Soc. 1900, 22, 478.
    """
    formula = rdMolDescriptors.CalcMolFormula(molecule.mol, separateIsotopes=True, abbreviateHIsotopes=True)
    return Text(formula, "molecular formula")


@tool(
    kind="report",
    verb="Compared the molecules",
    examples=[
        {"first": "c1ccccc1O", "second": "OC1=CC=CC=C1"},
        {"first": "C[C@H](N)C(=O)O", "second": "C[C@@H](N)C(=O)O"},
    ],
)
def compare_molecules(first: Molecule, second: Molecule) -> Report:
    """Whether two molecules are the same, and if not, how they are related.

    Args:
        first: One molecule.
        second: The other molecule.

    Returns:
        Yes or no, the closest relationship (the same, stereoisomers, tautomers, different salt forms,
        constitutional isomers, different), and the reason with atom numbers, counted from 1.

    Source: RDKit's canonical SMILES, CIP labels, tautomer and charge standardisation.
    """
    found = compare(first.mol, second.mol, first.label, second.label)
    return Report(
        (
            YesNo(found.relationship == "the same", "are the same molecule", atoms=found.atoms),
            Choice(found.relationship, "relationship"),
            Text(found.reason, "reason"),
        )
    )
