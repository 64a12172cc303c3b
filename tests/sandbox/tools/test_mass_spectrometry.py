"""m/z, isotope patterns and analyses against published values (NIST atomic masses and abundances)."""

from typing import Any

import pytest

from sandbox.bench.formulas import find_formulas
from sandbox.bench.isotopes import isotope_pattern
from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import ToolResult
from sandbox.talk.worded import worded

CAFFEINE = "Cn1cnc2c1c(=O)n(C)c(=O)n2C"


def ask(tool: str, **arguments: Any) -> ToolResult:
    result = call_tool(discover().get(tool), arguments)
    assert result.ok, result.error
    return result


def by_property(result: ToolResult) -> dict[str, Any]:
    return {getattr(item, "property", ""): getattr(item, "value", None) for item in result.values}


def test_the_adducts_of_caffeine() -> None:
    found = by_property(ask("adduct_masses", molecule=CAFFEINE))
    assert found["m/z of [M+H]+"] == pytest.approx(195.0877, abs=1e-4)  # MassBank
    assert found["m/z of [M+Na]+"] == pytest.approx(217.0696, abs=1e-4)
    assert found["m/z of [M-H]-"] == pytest.approx(193.0731, abs=1e-4)


def test_an_ion_has_its_own_mass() -> None:
    found = by_property(ask("adduct_masses", molecule="C[N+](C)(C)CCO"))
    assert found == {"m/z of the ion": pytest.approx(104.1070, abs=1e-4)}  # choline, MassBank


def test_bromine_and_chlorine_patterns() -> None:
    """79Br 50.69 %, 81Br 49.31 %; 35Cl 75.76 %, 37Cl 24.24 % (NIST)."""
    dibromide = isotope_pattern({"Br": 2})
    assert dibromide[160][0] == pytest.approx(2 * 0.5069 * 0.4931, abs=1e-4)
    assert dibromide[158][0] == pytest.approx(0.5069**2, abs=1e-4)
    chloride = isotope_pattern({"Cl": 1})
    assert chloride[37][0] / chloride[35][0] == pytest.approx(0.3199, abs=5e-4)
    assert sum(share for share, _ in isotope_pattern({"C": 60, "H": 100, "Cl": 3}).values()) == pytest.approx(
        1
    )


def test_the_plot_comes_with_the_pattern() -> None:
    result = ask("isotope_distribution", molecule="Brc1ccc(Br)cc1")
    found = by_property(result)
    assert found["m/z of the highest peak"] == pytest.approx(235.866, abs=0.001)
    assert result.data["svg"].startswith("<svg")
    assert len(result.data["peaks"]) >= 6


def test_the_analysis_of_aspirin() -> None:
    found = by_property(ask("elemental_analysis", molecule="CC(=O)Oc1ccccc1C(=O)O"))
    assert found["C by mass"] == pytest.approx(60.00, abs=0.01)
    assert found["H by mass"] == pytest.approx(4.48, abs=0.01)
    assert found["O by mass"] == pytest.approx(35.52, abs=0.01)


@pytest.mark.parametrize(
    ("measured", "ion", "formula"),
    [
        ("195.0877", "[M+H]+", "C8H10N4O2"),
        ("179.0350", "[M-H]-", "C9H8O4"),
        ("303.0951", "[M+Na]+", "C13H16N2O5"),
        ("180.0634", "M", "C6H12O6"),
    ],
)
def test_formulas_of_known_compounds_are_among_the_closest(measured: str, ion: str, formula: str) -> None:
    found = by_property(ask("formula_from_mass", measured=measured, ion=ion, elements="CHNO"))
    assert formula in found["formulas that fit"]


def test_formulas_that_no_molecule_can_have_are_left_out() -> None:
    found, complete = find_formulas(180.0634, 5, ("N", "O", "P", "S"))
    assert complete
    assert all(each.unsaturation >= 0 for each in found)
    assert all(abs(each.error_ppm) <= 5 for each in found)
    none = ask("formula_from_mass", measured="100.9000", tolerance="1 ppm", elements="CHNO").values[0]
    assert "no formula" in (none.reason or "")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("smiles", "value"),
    [("c1ccccc1", 4), ("C#C", 2), ("CCO", 0), ("O=C=O", 2), (CAFFEINE, 6), ("ClCCCl", 0), ("N#N", 2)],
)
def test_degrees_of_unsaturation(smiles: str, value: float) -> None:
    assert by_property(ask("degree_of_unsaturation", molecule=smiles))["degree of unsaturation"] == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("exact mass 155.9575 with one bromine", "Br1"),
        ("112.0080 with one chlorine, which formula?", "Cl1"),
        ("m/z 236.0837, isotope pattern 3:1", "Cl1"),
        ("it contains chlorine and two Br", "Cl Br2"),
        ("195.0877 with C, H, N and O only", None),
        ("a compound with a chloride", None),
    ],
)
def test_the_halogens_that_a_message_names_have_to_be_there(text: str, said: str | None) -> None:
    assert worded(discover().get("formula_from_mass"), text).get("containing") == said


def test_only_formulas_with_the_halogen_are_listed() -> None:
    result = ask("formula_from_mass", measured="155.9575", tolerance="10 ppm", containing="Br1")
    assert [each["formula"] for each in result.data["formulas"]] == ["C6H5Br"]
