"""Bench arithmetic against textbook values; sources beside them."""

from typing import Any

import pytest

from sandbox.bench.balancing import balance, composition
from sandbox.bench.quantities import read_as
from sandbox.calling import call_tool
from sandbox.errors import ToolError
from sandbox.registry import discover
from sandbox.results import Quantity, Text, ToolResult


def ask(tool: str, **arguments: Any) -> ToolResult:
    result = call_tool(discover().get(tool), arguments)
    assert result.ok, result.error
    return result


def number(result: ToolResult, index: int = 0) -> tuple[Any, str]:
    item = result.values[index]
    assert isinstance(item, Quantity)
    assert item.value is not None
    return item.value, item.unit


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("250 mg", "mass", 0.25),
        ("0,5 M", "concentration", 0.5),
        ("1,000 mL", "volume", 1.0),
        ("1.234,5 mg", "mass", 1.2345),
        ("2 x 10^-3 mol/L", "concentration", 2e-3),
        ("−78 °C", "temperature", -78),
        ("10 µM", "concentration", 1e-5),
        ("100 microliters", "volume", 1e-4),
        ("1.08 g/mL", "density", 1.08),
        ("5ml", "volume", 5e-3),
    ],
)
def test_quantities_are_read_as_people_write_them(text: str, kind: str, value: float) -> None:
    assert read_as(text, kind) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("5 mL", "mass", "a mass, such as"),
        ("some", "mass", "does not begin with a number"),
        ("3 foos", "mass", "not a unit that I know"),
        ("0 g", "mass", "not above zero"),
        ("1 __import__('os')", "mass", "unit"),
        ("9" * 200 + " g", "mass", "number"),
    ],
)
def test_what_is_no_such_quantity_is_refused_in_words(text: str, kind: str, said: str) -> None:
    with pytest.raises(ToolError, match=said):
        read_as(text, kind)


@pytest.mark.parametrize(
    ("quantity", "unit", "value"),
    [
        # CODATA 2018
        ("1 eV", "kJ/mol", 96.485),
        ("1 hartree", "kcal/mol", 627.509),
        ("1 kcal/mol", "cm-1", 349.755),
        ("1000 cm-1", "kJ/mol", 11.9627),
        ("500 nm", "eV", 2.47968),
        # exact by definition
        ("1 kcal/mol", "kJ/mol", 4.184),
        ("25 °C", "K", 298.15),
        ("212 °F", "°C", 100),
        ("1 atm", "mmHg", 760),
        ("760 Torr", "Atm", 1.0),
        ("14.696 psi", "atm", 1.0),
        ("5 mg/dL", "g/L", 0.05),
        ("10 ppm", "mg/L", 10),
    ],
)
def test_units_convert(quantity: str, unit: str, value: float) -> None:
    assert number(ask("convert_units", quantity=quantity, unit=unit))[0] == pytest.approx(value, rel=1e-4)


def test_masses_amounts_and_ppm_in_air_go_by_the_molar_mass() -> None:
    glucose = "OCC1OC(O)C(O)C(O)C1O"
    assert number(ask("convert_amount", molecule=glucose, quantity="90 mg/dL", unit="mmol/L"))[
        0
    ] == pytest.approx(4.996, abs=0.001)
    benzene = ask("convert_amount", molecule="c1ccccc1", quantity="0.5 ppm", unit="mg/m3")
    assert number(benzene)[0] == pytest.approx(1.597, abs=0.005)  # NIOSH Pocket Guide: 1 ppm = 3.19 mg/m³
    refused = call_tool(discover().get("convert_units"), {"quantity": "5 g", "unit": "mmol"})
    assert "cannot be converted" in (refused.error or "")


def test_dilutions() -> None:
    result = ask("dilution", stock="12 M", target="0.5 M", volume="600 mL")
    assert number(result) == (pytest.approx(25.0), "mL")
    assert number(result, 1) == (pytest.approx(575.0), "mL")
    tenfold = ask("dilution", stock="5 M", target="tenfold", volume="100 mL")
    assert number(tenfold) == (pytest.approx(10.0), "mL")
    wrong = call_tool(discover().get("dilution"), {"stock": "1 M", "target": "2 M", "volume": "1 L"})
    assert "at least as concentrated" in (wrong.error or "")
    series = ask("serial_dilution", stock="10 mM", factor="1:10", step="3")
    assert number(series) == (pytest.approx(10.0), "µmol/L")
    assert isinstance(series.values[1], Text)
    assert series.values[1].value == "10 mmol/L, 1 mmol/L, 100 µmol/L, 10 µmol/L"


@pytest.mark.parametrize("factor", ["2", "1:2", "1 in 2", "2-fold", "twofold", "two-fold"])
def test_a_factor_is_read_as_people_write_it(factor: str) -> None:
    series = ask("serial_dilution", stock="1000 µg/L", factor=factor, step="seven")
    assert number(series)[0] == pytest.approx(1000 / 2**7, rel=0.001)


def test_solutions() -> None:
    salt = "[Na+].[Cl-]"
    assert number(ask("solution_mass", molecule=salt, concentration="0.154 M", volume="1 L")) == (
        pytest.approx(9.0, abs=0.01),
        "g",
    )  # physiological saline is 0.154 M and 9 g/L
    made = ask("solution_concentration", molecule=salt, amount="9 g", volume="1 L")
    assert number(made) == (pytest.approx(154.0, abs=0.1), "mmol/L")


def test_the_reaction_table_of_aspirin() -> None:
    """The teaching experiment of many textbooks: 2.0 g salicylic acid with 5.0 mL acetic anhydride."""
    result = ask(
        "reaction_table",
        molecules=[
            {"smiles": "OC(=O)c1ccccc1O", "label": "salicylic acid"},
            {"smiles": "CC(=O)OC(C)=O", "label": "acetic anhydride"},
        ],
        product="CC(=O)Oc1ccccc1C(=O)O",
        amount="2.0 g with 5.0 mL (1.08 g/mL)",
        isolated="1.9 g",
    )
    found = {getattr(item, "property", ""): item for item in result.values}
    assert found["limiting reactant"].value == "salicylic acid"  # type: ignore[union-attr]
    assert found["theoretical yield"].value == pytest.approx(2.609, abs=0.002)  # type: ignore[union-attr]
    assert found["yield"].value == pytest.approx(72.8, abs=0.1)  # type: ignore[union-attr]
    assert "acetic anhydride 3.65" in str(found["equivalents"].value)  # type: ignore[union-attr]
    assert found["atom economy"].value == pytest.approx(75.0, abs=0.1)  # type: ignore[union-attr]
    lone = {"molecules": ["CCO", "CC(=O)O"], "product": "CCOC(C)=O", "amount": "2 g"}
    assert "need 2 amounts" in (call_tool(discover().get("reaction_table"), lone).error or "")


@pytest.mark.parametrize(
    ("equation", "balanced"),
    [
        ("KMnO4 + HCl -> KCl + MnCl2 + H2O + Cl2", "2 KMnO4 + 16 HCl → 2 KCl + 2 MnCl2 + 8 H2O + 5 Cl2"),
        ("C3H8+O2=CO2+H2O", "C3H8 + 5 O2 → 3 CO2 + 4 H2O"),
        ("MnO4^- + Fe2+ + H+ -> Mn2+ + Fe3+ + H2O", "MnO4^- + 5 Fe2+ + 8 H+ → Mn2+ + 5 Fe3+ + 4 H2O"),
        ("Cr2O7^2- + e- + H+ -> Cr3+ + H2O", "Cr2O7^2- + 6 e- + 14 H+ → 2 Cr3+ + 7 H2O"),
        ("CuSO4·5H2O → CuSO4 + H2O", "CuSO4·5H2O → CuSO4 + 5 H2O"),
        ("2 H2 + O₂ → H₂O", "2 H2 + O₂ → 2 H₂O"),
        (
            "K4[Fe(CN)6] + H2SO4 + H2O -> K2SO4 + FeSO4 + (NH4)2SO4 + CO",
            "K4[Fe(CN)6] + 6 H2SO4 + 6 H2O → 2 K2SO4 + FeSO4 + 3 (NH4)2SO4 + 6 CO",
        ),
    ],
)
def test_equations_are_balanced(equation: str, balanced: str) -> None:
    assert balance(equation) == balanced
    left, right = (side.split(" + ") for side in balanced.split(" → "))
    sums = []
    for side in (left, right):
        total = {"charge": 0}
        for term in side:
            number_, _, name = term.rpartition(" ")
            for symbol, count in composition(name).items():
                total[symbol] = total.get(symbol, 0) + count * int(number_ or 1)
        sums.append({key: value for key, value in total.items() if value})
    assert sums[0] == sums[1]


@pytest.mark.parametrize(
    ("equation", "said"),
    [
        ("H2 -> O2", "cannot be balanced"),
        ("Xx + O2 -> XxO", "no element"),
        ("H2 + O2", "two sides"),
        ("H2 + O2 + Cl2 -> H2O + HCl", "more than one solution"),
        ("H2 + (O2 -> H2O", "complete formula"),
    ],
)
def test_what_cannot_be_balanced_is_said(equation: str, said: str) -> None:
    with pytest.raises(ToolError, match=said):
        balance(equation)


def test_buffers_follow_henderson_and_hasselbalch() -> None:
    result = ask("buffer_recipe", buffer="acetate", ph="pH 4.76", concentration="100 mM", volume="1 L")
    assert number(result) == (pytest.approx(50.0), "mmol")
    assert number(result, 1) == (pytest.approx(50.0), "mmol")
    weighed = [item.reason for item in result.values[:2]]  # type: ignore[union-attr]
    assert weighed == ["3.002 g of acetic acid, 60.05 g/mol", "4.102 g of sodium acetate, 82.03 g/mol"]
    far = ask("buffer_recipe", buffer="tris", ph="6.0", concentration="50 mM", volume="500 mL").values[2]
    assert "buffers poorly" in (far.reason or "")  # type: ignore[union-attr]
    assert "-0.028 per K" in (far.reason or "")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("smiles", "concentration", "pka", "ph"),
    [
        ("Cl", "0.010 M", "", 2.00),
        ("[Na+].[OH-]", "0.010 M", "", 12.00),
        ("Cl", "1e-8 M", "", 6.98),  # the water's own ions count
        ("CC(=O)O", "0.10 M", "4.76", 2.88),  # Atkins, Physical Chemistry: 2.9
        ("N", "0.10 M", "9.25", 11.12),
        ("N", "0.10 M", "", 11.12),
        ("O=S(=O)(O)O", "0.0050 M", "", 2.11),  # the second step, pKa 1.99, gives 2.8 mM more
        ("CC(=O)[O-].[Na+]", "0.10 M", "", 8.88),
        ("[NH4+].[Cl-]", "0.10 M", "", 5.12),
        ("[Na+].[Na+].[O-]C([O-])=O", "0.10 M", "", 11.65),
        ("[Na+].OC([O-])=O", "0.10 M", "", 8.34),  # (6.35 + 10.33) / 2
        ("[Ca+2].[OH-].[OH-]", "0.010 M", "", 12.30),
        ("NCC(=O)O", "0.10 M", "", 6.08),  # glycine, near (2.35 + 9.78) / 2
        ("c1ccncc1", "0.10 M", "5.23", 9.12),
        ("Oc1ccc([N+](=O)[O-])cc1", "0.10 M", "7.15", 4.08),
    ],
)
def test_ph_of_acids_and_bases(smiles: str, concentration: str, pka: str, ph: float) -> None:
    result = ask("solution_ph", molecule=smiles, concentration=concentration, pka=pka)
    assert number(result)[0] == pytest.approx(ph, abs=0.01)


@pytest.mark.parametrize("smiles", ["[Cl][Fe]([Cl])[Cl]", "NC(Cc1ccccc1)C(=O)O"], ids=["iron", "amino acid"])
def test_no_ph_is_given_where_the_steps_are_not_known(smiles: str) -> None:
    [item] = ask("solution_ph", molecule=smiles, concentration="0.1 M", pka="2.2").values
    assert isinstance(item, Quantity)
    assert item.value is None
    [item] = ask("solution_ph", molecule=smiles, concentration="0.1 M").values
    assert isinstance(item, Quantity)
    assert item.value is None


def test_a_weak_acid_without_its_pka_gets_no_ph() -> None:
    [item] = ask("solution_ph", molecule="OC(=O)c1ccc(Br)cc1", concentration="0.1 M").values
    assert "pKa is needed" in (item.reason or "")  # type: ignore[union-attr]


def test_the_volume_of_a_liquid_is_known_by_its_density() -> None:
    # Triethylamine: 0.726 g/mL and 101.19 g/mol in suppliers' data: 1 mmol is 0.139 mL.
    millilitres = ask("convert_amount", molecule="CCN(CC)CC", quantity="1 mmol", unit="mL").values[0]
    assert isinstance(millilitres, Quantity)
    assert millilitres.value == pytest.approx(0.139, rel=0.01)
    assert "density of CCN(CC)CC 0.7" in (millilitres.reason or "")
    assert number(ask("convert_amount", molecule="CCN(CC)CC", quantity="0.139 mL", unit="mg"))[0] == (
        pytest.approx(101, rel=0.01)
    )


@pytest.mark.parametrize("smiles", ["Cl", "Oc1ccccc1"], ids=["a gas", "a solid"])
def test_no_volume_is_given_of_what_is_no_liquid(smiles: str) -> None:
    result = call_tool(
        discover().get("convert_amount"), {"molecule": smiles, "quantity": "1 mmol", "unit": "mL"}
    )
    assert "as a liquid at 25 °C" in (result.error or "")


def test_a_reaction_table_takes_a_liquid_by_its_volume_alone() -> None:
    # Acetic anhydride, 1.082 g/mL, 102.09 g/mol: 5.0 mL are 53 mmol, 3.66 equivalents of 14.48 mmol.
    result = ask(
        "reaction_table",
        molecules=["OC(=O)c1ccccc1O", "CC(=O)OC(C)=O"],
        product="CC(=O)Oc1ccccc1C(=O)O",
        amount="2.00 g and 5.0 mL",
    )
    equivalents = next(each for each in result.values if getattr(each, "property", "") == "equivalents")
    assert "3.66" in equivalents.value  # type: ignore[union-attr, operator]
    assert "1.082 g/mL" in equivalents.reason  # type: ignore[union-attr, operator]


@pytest.mark.parametrize("strength", ["0.9 % w/v", "0.9% (w/v)", "0.9 % wt/vol", "0.9 %"])
def test_per_cent_by_volume_is_grams_in_a_hundred_millilitres(strength: str) -> None:
    salt = ask("solution_mass", molecule="[Na+].[Cl-]", concentration=strength, volume="1 L")
    assert number(salt)[0] == pytest.approx(9.0)


def test_a_charge_may_stand_apart_from_its_formula() -> None:
    balanced = ask("balance_equation", equation="MnO4- + C2O4 2- + H+ -> Mn2+ + CO2 + H2O").values[0]
    assert balanced.value == "2 MnO4- + 5 C2O4 2- + 16 H+ → 2 Mn2+ + 10 CO2 + 8 H2O"  # type: ignore[union-attr]
