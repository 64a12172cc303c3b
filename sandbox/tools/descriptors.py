"""Descriptors: one number about one molecule."""

from __future__ import annotations

from rdkit.Chem import Crippen, Descriptors, rdMolDescriptors

from sandbox.registry import tool
from sandbox.results import Quantity
from sandbox.types import Molecule


@tool(kind="quantity", verb="Calculated molecular weight", examples=[{"molecule": "CCO"}])
def molecular_weight(molecule: Molecule) -> Quantity:
    """Average molecular weight (molar mass).

    Args:
        molecule: Molecule to weigh; all components of a salt are counted.

    Returns:
        Average molecular weight in g/mol, natural isotope abundances; labelled atoms count with their isotope's mass.

    Source: IUPAC standard atomic weights as tabulated in RDKit.
    """
    return Quantity(Descriptors.MolWt(molecule.mol), "g/mol", "molecular weight")


@tool(kind="quantity", verb="Calculated logP", examples=[{"molecule": "CCO"}])
def logp(molecule: Molecule) -> Quantity:
    """Octanol-water partition coefficient, logP (lipophilicity).

    Args:
        molecule: Molecule to assess; the neutral form as drawn.

    Returns:
        Crippen logP, dimensionless; higher is more lipophilic.

    Source: Wildman and Crippen, J. Chem. Inf. Comput. Sci. 1999, 39, 868.
    """
    return Quantity(Crippen.MolLogP(molecule.mol), "", "logP")


@tool(kind="quantity", verb="Calculated TPSA", examples=[{"molecule": "CCO"}])
def tpsa(molecule: Molecule) -> Quantity:
    """Topological polar surface area.

    Args:
        molecule: Molecule to measure.

    Returns:
        TPSA in Å², Ertl's fragment contributions (N and O only).

    Source: Ertl et al., J. Med. Chem. 2000, 43, 3714.
    """
    return Quantity(rdMolDescriptors.CalcTPSA(molecule.mol), "Å²", "TPSA")
