"""Descriptors: one number about one molecule."""

from __future__ import annotations

from typing import Annotated

from rdkit import Chem
from rdkit.Chem import QED, Descriptors, rdMolDescriptors

from sandbox.elements import element_and_isotope
from sandbox.errors import ToolError
from sandbox.registry import tool
from sandbox.results import Quantity, Report, as_report
from sandbox.structures import descriptor_atoms, synthetic_accessibility
from sandbox.structures.completeness import components_remark, missing_atoms
from sandbox.structures.drug_rules import RULES, keeps, rules_in
from sandbox.types import Expert, Means, Molecule, Term


@tool(kind="quantity", verb="Calculated molecular weight", examples=[{"molecule": "CCO"}])
def molecular_weight(molecule: Molecule) -> Quantity:
    """Average molecular weight (molar mass).

    Args:
        molecule: Molecule to weigh; all components of a salt are counted.

    Returns:
        Average molecular weight in g/mol, natural isotope abundances; labelled atoms count with their
        isotope's mass. No value when an atom is unspecified (R group).

    Source: IUPAC standard atomic weights as tabulated in RDKit.
    """
    if reason := missing_atoms(molecule):
        return Quantity(None, "g/mol", "molecular weight", reason=reason)
    weight = Descriptors.MolWt(molecule.mol)  # type: ignore[attr-defined]
    return Quantity(weight, "g/mol", "molecular weight", reason=components_remark(molecule))


@tool(kind="quantity", verb="Calculated exact mass", examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O"}])
def exact_mass(molecule: Molecule) -> Quantity:
    """Exact (monoisotopic) mass, as seen in high-resolution mass spectrometry.

    Args:
        molecule: Molecule or ion to weigh; all components of a salt are counted.

    Returns:
        Mass in Da of the most abundant isotope of each element (or the isotopes drawn); for an ion the mass
        of the missing or extra electrons is accounted for. No value when an atom is unspecified (R group).

    Source: AME isotope masses as tabulated in RDKit; CODATA electron mass.
    """
    if reason := missing_atoms(molecule):
        return Quantity(None, "Da", "exact mass", 4, reason)
    mass = rdMolDescriptors.CalcExactMolWt(molecule.mol)
    return Quantity(mass, "Da", "exact mass", 4, components_remark(molecule))


@tool(kind="quantity", verb="Calculated logP", examples=[{"molecule": "CCO"}])
def logp(molecule: Molecule) -> Quantity:
    """Octanol-water partition coefficient, logP (lipophilicity).

    Args:
        molecule: Molecule to assess; the neutral form as drawn.

    Returns:
        Crippen logP, dimensionless; higher is more lipophilic. No value when an atom is unspecified.

    Source: Wildman and Crippen, J. Chem. Inf. Comput. Sci. 1999, 39, 868.
    """
    if reason := missing_atoms(molecule):
        return Quantity(None, "", "logP", reason=reason)
    return Quantity(
        rdMolDescriptors.CalcCrippenDescriptors(molecule.mol)[0],
        "",
        "logP",
        reason=components_remark(molecule),
    )


@tool(kind="quantity", verb="Calculated TPSA", examples=[{"molecule": "CCO"}])
def tpsa(molecule: Molecule) -> Quantity:
    """Topological polar surface area.

    Args:
        molecule: Molecule to measure.

    Returns:
        TPSA in Å², Ertl's fragment contributions (N and O only). No value when an atom is unspecified.

    Source: Ertl et al., J. Med. Chem. 2000, 43, 3714.
    """
    if reason := missing_atoms(molecule):
        return Quantity(None, "Å²", "TPSA", reason=reason)
    return Quantity(rdMolDescriptors.CalcTPSA(molecule.mol), "Å²", "TPSA", reason=components_remark(molecule))


@tool(kind="quantity", verb="Counted H-bond donors", examples=[{"molecule": "OCCN"}])
def h_bond_donors(molecule: Molecule) -> Quantity:
    """Number of hydrogen-bond donors.

    Args:
        molecule: Molecule to examine.

    Returns:
        Number of N, O and S atoms that carry hydrogen (atoms, not hydrogens: an NH2 counts once).

    Source: RDKit after Gobbi and Poppinger, Biotechnol. Bioeng. 1998, 61, 47; water is counted as well.
    """
    atoms = descriptor_atoms.donor_atoms(molecule.mol)
    return Quantity(len(atoms), "", "number of H-bond donors", atoms=tuple((atom,) for atom in atoms))


@tool(kind="quantity", verb="Counted H-bond acceptors", examples=[{"molecule": "OCCN"}])
def h_bond_acceptors(molecule: Molecule) -> Quantity:
    """Number of hydrogen-bond acceptors.

    Args:
        molecule: Molecule to examine.

    Returns:
        Number of acceptor atoms: N, O and S with a lone pair to give; amide and pyrrole N and the OH oxygen
        of an acid are left out.

    Source: RDKit after Gobbi and Poppinger, Biotechnol. Bioeng. 1998, 61, 47; water is counted as well.
    """
    atoms = descriptor_atoms.acceptor_atoms(molecule.mol)
    return Quantity(len(atoms), "", "number of H-bond acceptors", atoms=tuple((atom,) for atom in atoms))


@tool(kind="quantity", verb="Counted rotatable bonds", examples=[{"molecule": "CCCCO"}])
def rotatable_bonds(molecule: Molecule) -> Quantity:
    """Number of rotatable bonds.

    Args:
        molecule: Molecule to examine.

    Returns:
        Number of single bonds outside rings between non-terminal heavy atoms; amide and ester bonds, bonds
        next to a triple bond and bonds to CF3, CCl3 or tert-butyl are left out.

    Source: RDKit's strict definition.
    """
    bonds = descriptor_atoms.rotatable_bonds(molecule.mol)
    return Quantity(len(bonds), "", "number of rotatable bonds", atoms=bonds)


@tool(kind="quantity", verb="Calculated fraction of sp3 carbons", examples=[{"molecule": "C1CCCCC1c1ccccc1"}])
def fraction_sp3(molecule: Molecule) -> Quantity:
    """Fraction of sp3 carbons (Fsp3).

    Args:
        molecule: Molecule to examine.

    Returns:
        sp3 carbons divided by all carbons, from 0 to 1; no value for a molecule without carbon.

    Source: Lovering, Bikker and Humblet, J. Med. Chem. 2009, 52, 6752.
    """
    name = "fraction of sp3 carbons"
    if not any(atom.GetAtomicNum() == 6 for atom in molecule.mol.GetAtoms()):
        return Quantity(None, "", name, reason=f"{molecule.label} has no carbon")
    return Quantity(rdMolDescriptors.CalcFractionCSP3(molecule.mol), "", name)


@tool(kind="quantity", verb="Calculated QED", examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O"}])
def qed(molecule: Molecule) -> Quantity:
    """Quantitative estimate of drug-likeness (QED).

    Args:
        molecule: Molecule to assess.

    Returns:
        Weighted QED from 0 (unlike an oral drug) to 1 (like one), from eight descriptors. No value when an
        atom is unspecified.

    Source: Bickerton et al., Nat. Chem. 2012, 4, 90.
    """
    if reason := missing_atoms(molecule):
        return Quantity(None, "", "QED", reason=reason)
    try:
        value = QED.qed(molecule.mol)
    except OverflowError:  # its functions of size and charge were fitted to drugs
        return Quantity(None, "", "QED", reason=f"QED is not defined for one as large as {molecule.label}")
    return Quantity(value, "", "QED", reason=components_remark(molecule))


@tool(
    kind="quantity",
    verb="Estimated synthetic accessibility",
    examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O"}],
)
def sa_score(molecule: Molecule) -> Quantity:
    """Synthetic accessibility score (SA score), an estimate of how hard a molecule is to make.

    Args:
        molecule: Molecule to assess.

    Returns:
        Score from 1 (easy to make) to 10 (very hard), from fragment frequencies and complexity. No value when
        an atom is unspecified.

    Source: Ertl and Schuffenhauer, J. Cheminform. 2009, 1, 8, as implemented in RDKit's Contrib.
    """
    if reason := missing_atoms(molecule):
        return Quantity(None, "", "SA score", reason=reason)
    return Quantity(
        synthetic_accessibility.score(molecule.mol), "", "SA score", reason=components_remark(molecule)
    )


@tool(kind="quantity", verb="Summed formal charges", examples=[{"molecule": "C[N+](C)(C)CC(=O)[O-]"}])
def formal_charge(molecule: Molecule) -> Quantity:
    """Net formal charge.

    Args:
        molecule: Molecule or ion as drawn; pH is not considered.

    Returns:
        Sum of the formal charges of all atoms, in elementary charges; the atoms are those that carry a
        charge.

    Source: The structure as drawn.
    """
    charged = tuple((atom.GetIdx(),) for atom in molecule.mol.GetAtoms() if atom.GetFormalCharge())
    return Quantity(Chem.GetFormalCharge(molecule.mol), "", "formal charge", atoms=charged)


@tool(kind="quantity", verb="Counted heavy atoms", examples=[{"molecule": "CCO"}])
def heavy_atom_count(
    molecule: Molecule, hydrogens: Annotated[bool, Expert(), Means("hydrogens")] = False
) -> Quantity:
    """Number of heavy (non-hydrogen) atoms.

    Args:
        molecule: Molecule to examine.
        hydrogens: Whether hydrogens are counted too.

    Returns:
        Number of atoms other than hydrogen (also not deuterium or tritium), unless these are wanted too.

    Source: The structure as drawn.
    """
    if hydrogens and (reason := missing_atoms(molecule)):
        return Quantity(None, "", "number of atoms with hydrogens", reason=reason)
    if hydrogens:
        return Quantity(Chem.AddHs(molecule.mol).GetNumAtoms(), "", "number of atoms with hydrogens")
    count = sum(atom.GetAtomicNum() > 1 for atom in molecule.mol.GetAtoms())
    return Quantity(count, "", "number of heavy atoms")


@tool(
    kind="quantity",
    verb="Counted atoms",
    examples=[
        {"molecule": "CC(=O)Nc1ccc(O)cc1", "element": "nitrogen"},
        {"molecule": "CCO", "element": "hydrogen"},
    ],
)
def count_atoms(molecule: Molecule, element: Annotated[str, Term("element")]) -> Quantity:
    """Number of atoms of one element.

    Args:
        molecule: Molecule to examine.
        element: Element to count, by name or symbol.

    Returns:
        Number of atoms; for hydrogen all of them, drawn or not, isotopes included.

    Source: The structure as drawn.
    """
    number, isotope = element_and_isotope(element)
    atoms = [
        atom
        for atom in molecule.mol.GetAtoms()
        if atom.GetAtomicNum() == number and isotope in (None, atom.GetIsotope())
    ]
    count = len(atoms)
    if number == 1 and isotope is None:
        count += sum(atom.GetTotalNumHs() for atom in molecule.mol.GetAtoms())
    found = tuple((atom.GetIdx(),) for atom in atoms)
    return Quantity(count, "", f"number of {element} atoms", atoms=found)


_PROFILE = (
    molecular_weight,
    exact_mass,
    logp,
    tpsa,
    h_bond_donors,
    h_bond_acceptors,
    rotatable_bonds,
    fraction_sp3,
    qed,
    sa_score,
    formal_charge,
    heavy_atom_count,
)


@tool(kind="report", verb="Calculated the property profile", examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O"}])
def property_profile(molecule: Molecule, rules: Annotated[str, Expert(), Means("drug rules")] = "") -> Report:
    """Overview of a molecule's descriptors in one call.

    Args:
        molecule: Molecule to describe.
        rules: Rules that are checked in the place of the overview, of Ghose, Muegge, lead-likeness and rule
            of three, with commas between them.

    Returns:
        Molecular weight, exact mass, logP, TPSA, H-bond donors and acceptors, rotatable bonds, fraction of
        sp3 carbons, QED, SA score, formal charge and heavy atoms, each as its own tool gives it; or a yes or
        no for each rule, with its limits.

    Source: The sources of the single descriptors; Ghose et al., J. Comb. Chem. 1999, 1, 55; Muegge et al.,
        J. Med. Chem. 2001, 44, 1841; Teague et al., Angew. Chem. Int. Ed. 1999, 38, 3743; Congreve et al.,
        Drug Discov. Today 2003, 8, 876.
    """
    if rules:
        named = rules_in(rules)
        if not named:
            raise ToolError(f"none of the rules {', '.join(RULES)} is named in '{rules[:40]}'")
        return Report(tuple(keeps(molecule, name) for name in named))
    return Report(tuple(item for measure in _PROFILE for item in as_report(measure(molecule)).items))
