"""Shapes against experiment and geometry: conformational energies, moments of ideal bodies, symmetry."""

from typing import Any

import pytest
from rdkit import Chem

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import Choice, Quantity, Text, ToolResult


def ask(tool: str, **arguments: Any) -> ToolResult:
    result = call_tool(discover().get(tool), arguments)
    assert result.ok, result.error
    return result


def number(result: ToolResult, position: int = 0) -> float:
    item = result.values[position]
    assert isinstance(item, Quantity)
    assert item.value is not None
    return float(item.value)


def test_butane_is_anti_with_two_gauche_forms() -> None:
    # gauche lies 0.67 ± 0.1 kcal/mol above anti in the gas: Herrebout et al., J. Phys. Chem. 1995, 99, 578.
    result = ask("conformer_ensemble", molecule="CCCC")
    assert number(result) == 3
    assert number(result, 2) == pytest.approx(0.67, abs=0.3)
    assert 55 < number(result, 1) < 75
    anti = ask("measure_geometry", molecule="CCCC", atoms="1-4")
    assert abs(number(anti)) == pytest.approx(180, abs=1)


def test_the_twist_boat_of_cyclohexane_is_far_above_the_chair() -> None:
    # 5.5 kcal/mol: Squillacote et al., J. Am. Chem. Soc. 1975, 97, 3244.
    assert number(ask("conformer_ensemble", molecule="C1CCCCC1"), 2) == pytest.approx(5.5, abs=1.0)


def test_methylcyclohexane_prefers_the_equatorial_methyl_group() -> None:
    # A value 1.74 kcal/mol: Booth and Everett, J. Chem. Soc., Perkin Trans. 2 1980, 255.
    result = ask("conformer_ensemble", molecule="CC1CCCCC1")
    assert number(result, 2) == pytest.approx(1.74, abs=0.6)
    rows = result.data["rows"]
    assert sum(row["population_percent"] for row in rows) == pytest.approx(100, abs=1)
    assert [row["energy_kcal_per_mol"] for row in rows] == sorted(row["energy_kcal_per_mol"] for row in rows)


@pytest.mark.parametrize(
    ("smiles", "told"),
    [
        ("CC1CCCCC1", "methyl at C2 equatorial; 1."),
        # trans-1,4: both equatorial; cis-1,4: the larger group takes the equatorial place (Eliel and Wilen,
        # Stereochemistry of Organic Compounds, 1994, chapter 11)
        ("C[C@H]1CC[C@@H](CC1)C(C)(C)C", "methyl at C2 equatorial, tert-butyl at C5 equatorial; "),
        ("C[C@H]1CC[C@H](CC1)C(C)(C)C", "methyl at C2 axial, tert-butyl at C5 equatorial; "),
        # menthol has its three groups equatorial
        (
            "CC(C)[C@@H]1CC[C@@H](C)C[C@H]1O",
            "isopropyl at C4 equatorial, methyl at C7 equatorial, hydroxyl at C10 equatorial",
        ),
    ],
)
def test_it_is_told_what_stands_axial_and_what_equatorial(smiles: str, told: str) -> None:
    item = ask("conformer_ensemble", molecule=smiles).values[-1]
    assert isinstance(item, Text)
    assert str(item.value).startswith(told)


def test_nothing_is_said_of_a_chair_that_carries_nothing() -> None:
    for smiles in ("C1CCCCC1", "Cc1ccccc1", "CC1CCCC1"):
        values = ask("conformer_ensemble", molecule=smiles).values
        assert not any(isinstance(item, Text) for item in values)


def test_a_search_gives_the_same_every_time_and_its_sdf_can_be_read() -> None:
    from sandbox.conformers import ensemble

    first = ask("conformer_ensemble", molecule="OCCN")
    ensemble._ensemble.cache_clear()
    second = ask("conformer_ensemble", molecule="OCCN")
    assert first.data == second.data
    supplier = Chem.SDMolSupplier()
    supplier.SetData(first.data["sdf"], removeHs=False)
    read = list(supplier)
    assert len(read) == number(first)
    assert all(mol.GetConformer().Is3D() for mol in read)
    assert float(read[0].GetProp("energy_kcal_per_mol")) == 0


@pytest.mark.parametrize(
    ("smiles", "form", "ratios"),
    [
        ("C#CC#CC#C", "rod", (0.0, 1.0)),
        ("c1ccccc1", "disc", (0.5, 0.5)),
        ("CC(C)(C)C", "sphere", (1.0, 1.0)),
        ("C1C2CC3CC1CC(C2)C3", "sphere", (1.0, 1.0)),
    ],
    ids=["triyne", "benzene", "neopentane", "adamantane"],
)
def test_ideal_bodies_stand_in_the_corners_of_the_triangle(
    smiles: str, form: str, ratios: tuple[float, float]
) -> None:
    result = ask("shape_descriptors", molecule=smiles)
    assert isinstance(result.values[0], Choice)
    assert result.values[0].value == form
    assert (number(result, 1), number(result, 2)) == pytest.approx(ratios, abs=0.02)


def test_benzene_is_flat_and_its_bonds_are_as_long_as_measured() -> None:
    assert number(ask("shape_descriptors", molecule="c1ccccc1"), 5) == pytest.approx(0, abs=0.01)
    # 1.397 Å: Tamagawa et al., J. Mol. Struct. 1976, 30, 243.
    bond = number(ask("measure_geometry", molecule="c1ccccc1", atoms="atoms 1 and 2"))
    assert bond == pytest.approx(1.397, abs=0.01)


def test_the_angle_of_dimethyl_ether_is_near_the_measured_one() -> None:
    # 111.4°: Blukis et al., J. Chem. Phys. 1963, 38, 2753.
    assert number(ask("measure_geometry", molecule="COC", atoms="1 2 3")) == pytest.approx(111.4, abs=2)


def test_a_molecule_lies_on_itself_whatever_the_order_of_its_atoms() -> None:
    same = ask("conformer_rmsd", first="CCOC(=O)c1ccccc1", second="c1ccccc1C(=O)OCC")
    assert number(same) == pytest.approx(0, abs=0.01)
    assert number(same, 1) == 11
    shape = ask("shape_similarity", first="CCOC(=O)c1ccccc1", second="c1ccccc1C(=O)OCC")
    assert number(shape) == pytest.approx(1, abs=0.02)
    assert number(shape, 1) == pytest.approx(1, abs=0.02)


def test_enantiomers_of_a_rigid_molecule_do_not_lie_on_each_other() -> None:
    camphor, other = "CC1(C)[C@@H]2CC[C@@]1(C)C(=O)C2", "CC1(C)[C@H]2CC[C@]1(C)C(=O)C2"
    assert number(ask("conformer_rmsd", first=camphor, second=other)) > 0.3


def test_a_like_shape_scores_above_an_unlike_one() -> None:
    like = number(ask("shape_similarity", first="c1ccc2ccccc2c1", second="c1ccc2ncccc2c1"))
    unlike = number(ask("shape_similarity", first="c1ccc2ccccc2c1", second="CCCCCCCCCC"))
    assert like > 0.95 > unlike


def test_metals_whose_radius_the_shape_method_lacks_are_refused_by_name() -> None:
    cisplatin = {"first": "N[Pt](N)(Cl)Cl", "second": "NCCN"}
    result = call_tool(discover().get("shape_similarity"), cisplatin)
    assert result.error == "shapes with Pt are not compared: the method has no radius for it"


def test_coordinates_that_came_with_a_molecule_are_used_as_they_are() -> None:
    built = ask("lowest_energy_conformer", molecule="CCCC").data["molblock"]
    result = ask("conformer_rmsd", first=built, second=built)
    assert number(result) == pytest.approx(0, abs=0.001)


@pytest.mark.parametrize(
    ("atoms", "said"),
    [("1", "two atoms give a distance"), ("1 and 9", "has the atoms 1 to 3"), ("2 and 2", "named once")],
)
def test_atoms_that_cannot_be_measured_are_refused(atoms: str, said: str) -> None:
    result = call_tool(discover().get("measure_geometry"), {"molecule": "CCO", "atoms": atoms})
    assert not result.ok
    assert said in (result.error or "")


def test_what_fills_in_for_a_missing_force_field_or_part_is_said() -> None:
    salt = ask("conformer_ensemble", molecule="CC[NH3+].[Cl-]")
    assert "largest part" in (salt.values[0].reason or "")  # type: ignore[union-attr]
    boron = ask("lowest_energy_conformer", molecule="OB(O)c1ccccc1")
    assert "UFF" in (boron.values[0].reason or "")  # type: ignore[union-attr]


def test_a_triple_bond_in_an_aromatic_ring_is_refused_in_words() -> None:
    result = call_tool(discover().get("conformer_ensemble"), {"molecule": "CC(C)Cc#1ccc(cc1)C(C)C(=O)O"})
    assert "rules of valence" in (result.error or "")
