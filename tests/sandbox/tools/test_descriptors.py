"""The references are PubChem's and the original papers' figures, RDKit's own test data, or identities."""

import csv
import math
from collections import Counter
from pathlib import Path

import pytest
from rdkit import Chem, RDConfig
from rdkit.Chem import rdMolDescriptors

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import Quantity

ASPIRIN = "CC(=O)Oc1ccccc1C(=O)O"
CAFFEINE = "Cn1cnc2c1c(=O)n(C)c(=O)n2C"
PARACETAMOL = "CC(=O)Nc1ccc(O)cc1"
IBUPROFEN = "CC(C)Cc1ccc(C(C)C(=O)O)cc1"
PEPTIDE = "C[C@H](N)C(=O)N[C@@H](CC(N)=O)C(=O)NCC(=O)O"
DRUGS = (
    ASPIRIN,
    CAFFEINE,
    PARACETAMOL,
    IBUPROFEN,
    PEPTIDE,
    "CC(C)NCC(O)COc1ccc(CC(N)=O)cc1",
    "CN1C(=O)CN=C(c2ccccc2)c2cc(Cl)ccc21",
    "O=C(O)c1cc(N=Nc2ccc(S(=O)(=O)Nc3ccccn3)cc2)ccc1O",
    "C[N+](C)(C)CCOP(=O)([O-])O",
    "CC(C)(C)c1ccc(C(=O)CCCN2CCC(OC(c3ccccc3)c3ccccc3)CC2)cc1",
    "FC(F)(F)c1ccc(OCCCS)cc1C#CC(=O)OCC",
    "NC(=N)NCCC[C@H](N)C(=O)O",
    "[NH3+]CCc1c[nH]c2ccccc12",
)


def measure(tool: str, smiles: str, **more: str) -> Quantity:
    result = call_tool(discover().get(tool), {"molecule": {"smiles": smiles, "label": "M1"}, **more})
    assert result.ok, result.error
    item = result.values[0]
    assert isinstance(item, Quantity)
    return item


def value(tool: str, smiles: str, **more: str) -> float:
    found = measure(tool, smiles, **more).value
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("smiles", "g_per_mol"),
    [(ASPIRIN, 180.16), (CAFFEINE, 194.19), (IBUPROFEN, 206.28), ("O", 18.015), ("[Na+].[Cl-]", 58.44)],
    ids=["aspirin", "caffeine", "ibuprofen", "water", "sodium chloride"],
)
def test_molecular_weight_agrees_with_pubchem(smiles: str, g_per_mol: float) -> None:
    assert value("molecular_weight", smiles) == pytest.approx(g_per_mol, abs=0.01)
    assert measure("molecular_weight", smiles).unit == "g/mol"


@pytest.mark.parametrize(
    ("smiles", "dalton"),
    [
        (ASPIRIN, 180.04226),
        (CAFFEINE, 194.08038),
        ("Clc1ccccc1", 112.00798),
        ("[2H]C(Cl)(Cl)Cl", 118.92066),
        (CAFFEINE.replace("cnc2", "c[nH+]c2", 1), 195.08765),  # the [M+H]+ of HRMS tables
        ("CC(=O)Oc1ccccc1C(=O)[O-]", 179.03498),  # [M-H]-
        ("[Na+]", 22.98922),
    ],
    ids=["aspirin", "caffeine", "chlorobenzene", "chloroform-d", "caffeine H+", "aspirin - H", "sodium ion"],
)
def test_exact_mass_is_what_a_mass_spectrometer_sees(smiles: str, dalton: float) -> None:
    assert value("exact_mass", smiles) == pytest.approx(dalton, abs=2e-5)


@pytest.mark.parametrize(
    ("smiles", "square_angstrom"),
    [
        ("COCCc1ccc(OCC(O)CNC(C)C)cc1", 50.7),
        ("CN1C(=O)CN=C(c2ccccc2)c2cc(Cl)ccc21", 32.7),
        ("CC(C)NCC(O)COc1ccc(CC(N)=O)cc1", 84.6),
        ("OCC(O)C(O)C(O)C(O)CO", 121.4),
        ("NCC1CCC(C(=O)O)CC1", 63.3),
        (ASPIRIN, 63.6),
    ],
    ids=["metoprolol", "diazepam", "atenolol", "mannitol", "tranexamic acid", "aspirin"],
)
def test_tpsa_agrees_with_the_table_of_ertl(smiles: str, square_angstrom: float) -> None:
    assert value("tpsa", smiles) == pytest.approx(square_angstrom, abs=0.1)


def test_logp_of_benzoic_acid_is_that_of_the_rdkit_manual() -> None:
    assert value("logp", "c1ccccc1C(=O)O") == pytest.approx(1.3848, abs=1e-4)


def test_each_methylene_adds_the_same_to_logp() -> None:
    steps = [value("logp", "C" * (n + 1)) - value("logp", "C" * n) for n in range(5, 10)]
    assert steps == pytest.approx([steps[0]] * 5)
    assert steps[0] > 0


@pytest.mark.parametrize(
    ("smiles", "donors", "acceptors"),
    [
        (PARACETAMOL, 2, 2),
        ("OCCN", 2, 2),
        ("CCOCC", 0, 1),
        ("O", 1, 1),
        ("CCO.O", 2, 2),
        ("Cn1cccc1", 0, 0),
        (CAFFEINE, 0, 3),
    ],
    ids=["paracetamol", "ethanolamine", "ether", "water", "ethanol hydrate", "N-methylpyrrole", "caffeine"],
)
def test_hydrogen_bonds(smiles: str, donors: int, acceptors: int) -> None:
    assert value("h_bond_donors", smiles) == donors
    assert value("h_bond_acceptors", smiles) == acceptors


@pytest.mark.parametrize("smiles", DRUGS)
def test_counts_agree_with_rdkit_and_name_their_atoms(smiles: str) -> None:
    mol = Chem.MolFromSmiles(smiles)
    expected = {
        "h_bond_donors": rdMolDescriptors.CalcNumHBD(mol),
        "h_bond_acceptors": rdMolDescriptors.CalcNumHBA(mol),
        "rotatable_bonds": rdMolDescriptors.CalcNumRotatableBonds(mol),
        "heavy_atom_count": mol.GetNumHeavyAtoms(),
    }
    assert {name: value(name, smiles) for name in expected} == expected
    assert len(measure("h_bond_donors", smiles).atoms) == expected["h_bond_donors"]
    assert all(len(bond) == 2 for bond in measure("rotatable_bonds", smiles).atoms)


@pytest.mark.parametrize(
    ("smiles", "count"), [("CC", 0), ("CCCC", 1), ("c1ccccc1-c1ccccc1", 1), ("CC(=O)NC", 0), ("C1CCCCC1", 0)]
)
def test_rotatable_bonds(smiles: str, count: int) -> None:
    assert value("rotatable_bonds", smiles) == count


def test_fraction_of_sp3_carbons() -> None:
    assert value("fraction_sp3", "C1CCCCC1c1ccccc1") == 0.5
    assert measure("fraction_sp3", "O").value is None
    assert measure("fraction_sp3", "O").reason == "M1 has no carbon"


def test_qed_of_paroxetine_is_that_of_bickerton() -> None:
    assert value("qed", "c1cc2OCOc2cc1OCC1CNCCC1c1ccc(F)cc1") == pytest.approx(0.935, abs=0.002)


def test_sa_scores_agree_with_the_reference_set_of_the_authors() -> None:
    path = Path(RDConfig.RDContribDir) / "SA_Score" / "data" / "zim.100.txt"
    with path.open() as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    assert len(rows) == 100
    for row in rows:
        assert value("sa_score", row["smiles"]) == pytest.approx(float(row["sa_score"]), abs=0.0011)


@pytest.mark.parametrize(
    ("smiles", "charge", "charged_atoms"),
    [("CCO", 0, 0), ("C[N+](C)(C)CC(=O)[O-]", 0, 2), ("[Ca+2].[Cl-].[Cl-]", 0, 3), ("CC(=O)[O-]", -1, 1)],
)
def test_formal_charge(smiles: str, charge: int, charged_atoms: int) -> None:
    found = measure("formal_charge", smiles)
    assert found.value == charge
    assert len(found.atoms) == charged_atoms


@pytest.mark.parametrize("smiles", [ASPIRIN, CAFFEINE, PEPTIDE, "ClC(Br)(I)F", "[Na+].CC(=O)[O-]"])
def test_atom_counts_add_up_to_the_formula(smiles: str) -> None:
    with_hydrogens = Chem.AddHs(Chem.MolFromSmiles(smiles))
    expected = Counter(atom.GetSymbol() for atom in with_hydrogens.GetAtoms())
    for symbol in ("C", "H", "N", "O", "F", "Cl", "Br", "I", "Na", "S"):
        assert value("count_atoms", smiles, element=symbol) == expected[symbol]


def test_deuterium_is_hydrogen_but_can_be_asked_for() -> None:
    labelled = "[2H]C([2H])([2H])O"
    assert value("count_atoms", labelled, element="hydrogen") == 4
    assert value("count_atoms", labelled, element="deuterium") == 3
    assert value("heavy_atom_count", labelled) == 2


@pytest.mark.parametrize("tool", ["molecular_weight", "exact_mass", "logp", "tpsa", "qed", "sa_score"])
def test_r_groups_have_no_value_rather_than_a_wrong_one(tool: str) -> None:
    found = measure(tool, "*c1ccccc1")
    assert found.value is None
    assert "unspecified atom" in (found.reason or "")


def test_a_salt_is_measured_whole_and_says_so() -> None:
    found = measure("molecular_weight", "CC(=O)[O-].[Na+]")
    assert found.value == pytest.approx(82.03, abs=0.01)
    assert found.reason == "for all 2 components of M1 together"


def test_the_profile_repeats_the_single_tools() -> None:
    profile = call_tool(discover().get("property_profile"), {"molecule": PEPTIDE})
    assert len(profile.values) == 12
    by_name = {item.property: item.value for item in profile.values if isinstance(item, Quantity)}
    assert math.isclose(by_name["logP"] or 0, value("logp", PEPTIDE))
    assert by_name["number of H-bond donors"] == value("h_bond_donors", PEPTIDE)
    assert list(by_name)[0] == "molecular weight"


def test_qed_of_a_thousand_ions_has_no_value() -> None:
    result = call_tool(discover().get("qed"), {"molecule": ".".join(["[Na+]"] * 1000)})
    assert result.ok
    assert "not defined for one as large" in result.text
