"""Rules of thumb: drug-likeness, absorption and structural alerts. Each is a filter, not a measurement."""

from __future__ import annotations

from rdkit.Chem import Descriptors, rdMolDescriptors
from rdkit.Chem.FilterCatalog import FilterCatalogParams

from sandbox.registry import tool
from sandbox.results import Report, Text, YesNo
from sandbox.structures import descriptor_atoms
from sandbox.structures.alerts import find_alerts
from sandbox.structures.boiled_egg import WHITE, YOLK, inside
from sandbox.structures.limits import Limit, judge
from sandbox.types import Molecule


@tool(kind="yesno", verb="Checked the rule of five", examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O"}])
def lipinski(molecule: Molecule) -> YesNo:
    """Lipinski's rule of five for oral drugs.

    Passes with at most one violation: Lipinski states that poor absorption is more likely when more than one
    of the limits is exceeded. Donors and acceptors are counted as in the original, as N-H and O-H hydrogens
    and as N and O atoms, so they can differ from the H-bond donor and acceptor counts; logP is Crippen's.

    Args:
        molecule: Molecule to check, in the neutral form, without counter-ions.

    Returns:
        Yes if at most one of MW ≤ 500, logP ≤ 5, donors (NH + OH) ≤ 5, acceptors (N + O) ≤ 10 is violated;
        the reason gives the number of violations and the values.

    Source: Lipinski et al., Adv. Drug Deliv. Rev. 1997, 23, 3.
    """
    mol = molecule.mol
    limits = (
        Limit("MW", Descriptors.MolWt(mol), 500, "g/mol", 2),  # type: ignore[attr-defined]
        Limit("logP", rdMolDescriptors.CalcCrippenDescriptors(mol)[0], 5, "", 2),
        Limit("donors (NH + OH)", rdMolDescriptors.CalcNumLipinskiHBD(mol), 5),
        Limit("acceptors (N + O)", rdMolDescriptors.CalcNumLipinskiHBA(mol), 10),
    )
    return judge(molecule, "passes Lipinski's rule of five", limits, allowed=1)


@tool(kind="yesno", verb="Checked Veber's rule", examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O"}])
def veber(molecule: Molecule) -> YesNo:
    """Veber's rule for oral bioavailability.

    Args:
        molecule: Molecule to check, in the neutral form, without counter-ions.

    Returns:
        Yes if rotatable bonds ≤ 10 and TPSA ≤ 140 Å². Rotatable bonds as in the original: single bonds
        outside rings between non-terminal heavy atoms, except amide C-N; the reason gives the values.

    Source: Veber et al., J. Med. Chem. 2002, 45, 2615.
    """
    mol = molecule.mol
    limits = (
        Limit("rotatable bonds (Veber's count)", len(descriptor_atoms.veber_rotatable_bonds(mol)), 10),
        Limit("TPSA", rdMolDescriptors.CalcTPSA(mol), 140, "Å²", 1),
    )
    return judge(molecule, "passes Veber's rule", limits)


@tool(kind="yesno", verb="Checked Egan's rule", examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O"}])
def egan(molecule: Molecule) -> YesNo:
    """Egan's rule for passive intestinal absorption.

    Args:
        molecule: Molecule to check, in the neutral form, without counter-ions.

    Returns:
        Yes if logP ≤ 5.88 and TPSA ≤ 131.6 Å² (logP is Crippen's here, AlogP98 in the original); the reason
        gives the values.

    Source: Egan, Merz and Baldwin, J. Med. Chem. 2000, 43, 3867.
    """
    mol = molecule.mol
    limits = (
        Limit("logP", rdMolDescriptors.CalcCrippenDescriptors(mol)[0], 5.88, "", 2),
        Limit("TPSA", rdMolDescriptors.CalcTPSA(mol), 131.6, "Å²", 1),
    )
    return judge(molecule, "passes Egan's rule", limits)


@tool(kind="yesno", verb="Predicted intestinal absorption", examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O"}])
def gi_absorption(molecule: Molecule) -> YesNo:
    """Prediction of passive gastrointestinal absorption (white of the BOILED-Egg).

    Args:
        molecule: Molecule to check, in the neutral form, without counter-ions.

    Returns:
        Yes if the point (TPSA, logP) lies in the ellipse of well absorbed drugs; TPSA with S and P as polar
        atoms, logP by Wildman and Crippen. The reason gives both. Transporters are not considered.

    Source: Daina and Zoete, ChemMedChem 2016, 11, 1117.
    """
    return inside(WHITE, molecule)


@tool(kind="yesno", verb="Predicted brain penetration", examples=[{"molecule": "Cn1cnc2c1c(=O)n(C)c(=O)n2C"}])
def blood_brain_barrier(molecule: Molecule) -> YesNo:
    """Prediction of passive blood-brain barrier permeation (yolk of the BOILED-Egg).

    Args:
        molecule: Molecule to check, in the neutral form, without counter-ions.

    Returns:
        Yes if the point (TPSA, logP) lies in the ellipse of drugs that reach the brain; TPSA with S and P as
        polar atoms, logP by Wildman and Crippen. The reason gives both. Efflux by P-glycoprotein is not
        considered.

    Source: Daina and Zoete, ChemMedChem 2016, 11, 1117.
    """
    return inside(YOLK, molecule)


@tool(kind="report", verb="Searched PAINS alerts", examples=[{"molecule": "O=C1C=CC(=O)C=C1"}])
def pains_alerts(molecule: Molecule) -> Report:
    """PAINS alerts: substructures that often give false positives in screening assays.

    Args:
        molecule: Molecule to check.

    Returns:
        Whether there is an alert, and the names of the alerts; an alert is a reason to look, not a verdict.

    Source: Baell and Holloway, J. Med. Chem. 2010, 53, 2719, as in RDKit's filter catalogue.
    """
    return _alerts(molecule, FilterCatalogParams.FilterCatalogs.PAINS, "PAINS")


@tool(kind="report", verb="Searched Brenk alerts", examples=[{"molecule": "O=[N+]([O-])c1ccccc1"}])
def brenk_alerts(molecule: Molecule) -> Report:
    """Brenk alerts: groups unwanted in a screening library (reactive, toxic or metabolically unstable).

    Args:
        molecule: Molecule to check.

    Returns:
        Whether there is an alert, and the names of the alerts; an alert is a reason to look, not a verdict.

    Source: Brenk et al., ChemMedChem 2008, 3, 435, as in RDKit's filter catalogue.
    """
    return _alerts(molecule, FilterCatalogParams.FilterCatalogs.BRENK, "Brenk")


@tool(kind="report", verb="Searched NIH alerts", examples=[{"molecule": "O=Cc1ccccc1"}])
def nih_alerts(molecule: Molecule) -> Report:
    """NIH alerts: problematic functional groups (reactive, interfering) as annotated at the NIH.

    Args:
        molecule: Molecule to check.

    Returns:
        Whether there is an alert, and the names of the alerts; an alert is a reason to look, not a verdict.

    Source: Jadhav et al., J. Med. Chem. 2010, 53, 37, as in RDKit's filter catalogue.
    """
    return _alerts(molecule, FilterCatalogParams.FilterCatalogs.NIH, "NIH")


def _alerts(molecule: Molecule, catalogue: FilterCatalogParams.FilterCatalogs, name: str) -> Report:
    found = find_alerts(molecule.mol, catalogue)
    atoms = tuple(match for alert in found for match in alert.atoms)
    listing = ", ".join(alert.text for alert in found) or "none"
    return Report(
        (
            YesNo(bool(found), f"has {name} alerts", listing if found else None, atoms),
            Text(listing, f"{name} alerts", atoms=atoms),
        )
    )
