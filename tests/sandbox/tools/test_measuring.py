"""What to take of a reagent, with all that is stated of it; values reckoned by hand from IUPAC's weights."""

from typing import Any

import pytest

from sandbox.bench.stated import stated_in
from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import Quantity, Text, ToolResult

CS2CO3 = "O=C([O-])[O-].[Cs+].[Cs+]"  # 325.82 g/mol
NAH = "[Na+].[H-]"  # 23.998 g/mol
BULI = "[Li]CCCC"
SULFURIC = "O=S(=O)(O)O"  # 98.08 g/mol
HCL = "Cl"  # 36.46 g/mol


def _ask(tool: str, **arguments: Any) -> ToolResult:
    return call_tool(discover().get(tool), arguments)


def _first(result: ToolResult) -> Quantity:
    assert result.ok, result.error
    item = result.values[0]
    assert isinstance(item, Quantity)
    assert item.value is not None
    return item


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("2.5 equiv of M1 on a 10 mmol scale", ["equivalents", "amount"]),
        (
            "conc. M1 (37 %, d 1.19), 500 mL of 1 M",
            ["strong", "per cent", "density", "volume", "concentration"],
        ),
        ("5 mol% of M1", ["loading"]),
        ("1.5 molar equivalents of a 1.5 molar solution", ["equivalents", "concentration"]),
        ("it is only 77 % mCPBA", ["per cent"]),
        ("85 % yield, 95% ee, a 20 % excess", ["share", "share", "excess"]),
        ("3 g at 1 atm and 25 °C", ["mass", "pressure", "temperature"]),
        ("half a mole", ["amount"]),
        ("10 mg/mL M1", ["mass concentration"]),
        ("the M1 core of 4 compounds", []),
    ],
)
def test_stated_amounts_are_told_apart(text: str, kinds: list[str]) -> None:
    assert [each.kind for each in stated_in(text)] == kinds


@pytest.mark.parametrize(
    ("smiles", "quantity", "unit", "value", "printed"),
    [
        (CS2CO3, "10 mmol, 2.5 equiv", "grams", 8.145, "g"),
        (NAH, "5 mmol, 60 %", "how much", 199.98, "mg"),
        (NAH, "5 mmol, 60 %, 1.2 equiv", "mg", 239.98, "mg"),
        (SULFURIC, "0.1 mol, 98 %, 1.84 g/mL", "mL", 5.439, "mL"),
        (BULI, "12 mmol, 2.5 M", "mL", 4.80, "mL"),
        (BULI, "12 mmol, 2.5 M", "how much", 4.80, "mL"),
        (BULI, "10 mL, 1.6 M", "mmol", 16.0, "mmol"),
        ("CC(=O)[O-].CC(=O)[O-].[Pd+2]", "2 mmol, 5 mol%", "mg", 22.45, "mg"),
        (CS2CO3, "1.5 g of BrCc1ccccc1, 2.5 equiv", "g", 7.144, "g"),  # 8.770 mmol of benzyl bromide
        (CS2CO3, "10 mmol, 20 % excess", "g", 3.910, "g"),
        (CS2CO3, "10 mmol, twofold excess", "g", 6.516, "g"),
        ("[N-]=[N+]=[N-].[Na+]", "half a mole", "grams", 32.51, "g"),
        ("O=C=O", "3 g, 1 atm, 25 C", "volume", 1.668, "L"),
        ("O=C=O", "1 mol, STP", "L", 22.71, "L"),  # IUPAC's standard pressure is 1 bar
        ("[H][H]", "100 mL", "mmol", 4.09, "mmol"),
    ],
)
def test_all_that_is_stated_counts(smiles: str, quantity: str, unit: str, value: float, printed: str) -> None:
    item = _first(_ask("convert_amount", molecule=smiles, quantity=quantity, unit=unit))
    assert item.value == pytest.approx(value, rel=2e-3)
    assert item.unit == printed


def test_what_was_counted_stands_beside_the_number() -> None:
    item = _first(_ask("convert_amount", molecule=NAH, quantity="5 mmol, 60 %, 1.2 equiv", unit="mg"))
    assert "1.2 equiv of 5 mmol" in (item.reason or "")
    assert "60 %" in (item.reason or "")


@pytest.mark.parametrize(
    ("quantity", "unit", "said"),
    [
        ("1.5 g, 2.5 equiv", "g", "2.5 equiv of what"),
        ("10 mmol, 1.1 equiv, 1.2 equiv", "g", "ask with one of them"),
        ("5 g, 85 %", "mg", "is open"),
        ("5 mmol, 20 %", "mL", "needs its density"),
        ("5 mmol, 120 %", "g", "cannot be a share"),
    ],
)
def test_what_cannot_be_counted_gives_no_number(quantity: str, unit: str, said: str) -> None:
    assert said in (_ask("convert_amount", molecule="CC(=O)O", quantity=quantity, unit=unit).error or "")


@pytest.mark.parametrize(
    ("smiles", "amount", "volume", "molar"),
    [
        (HCL, "37%", "1.19 g/mL", 12.08),
        (HCL, "conc.", "conc.", 12.0),
        ("CC(=O)O", "glacial acetic acid", "glacial acetic acid", 17.4),
        ("O=[N+]([O-])O", "70 %", "70 %", 15.7),
        ("N", "28 %", "28 %", 14.8),
        ("OO", "30 %", "30 %", 9.8),
    ],
)
def test_the_molarity_of_what_stands_on_the_shelf(
    smiles: str, amount: str, volume: str, molar: float
) -> None:
    item = _first(_ask("solution_concentration", molecule=smiles, amount=amount, volume=volume))
    assert item.value == pytest.approx(molar, rel=0.01)
    assert item.unit == "mol/L"


def test_a_molar_solution_from_concentrated_acid() -> None:
    # 0.5 mol of HCl are 18.23 g, in 49.27 g of 37 % acid, which are 41.40 mL.
    poured = _first(_ask("solution_mass", molecule=HCL, concentration="1 M, 37 %, d 1.19", volume="500 mL"))
    assert poured.value == pytest.approx(41.40, abs=0.01)
    assert poured.unit == "mL"
    stock = _ask("dilution", stock="37 %, d 1.19 of Cl", target="1 M", volume="500 mL")
    assert _first(stock).value == pytest.approx(41.40, abs=0.01)
    weighed = _first(_ask("solution_mass", molecule="[K+].[OH-]", concentration="1 M, 85 %", volume="500 mL"))
    assert weighed.value == pytest.approx(33.0, abs=0.01)


def test_a_given_volume_of_stock_is_not_the_final_one() -> None:
    values = {
        item.property: item.value
        for item in _ask("dilution", stock="5 M", target="0.2 M", volume="10 mL of stock").values
        if isinstance(item, Quantity)
    }
    assert values["final volume"] == pytest.approx(250)
    assert values["volume of solvent"] == pytest.approx(240)


@pytest.mark.parametrize(("stock", "target", "taken"), [("12 M", "1:10", 50.0), ("10x", "1x", 50.0)])
def test_a_dilution_by_a_factor(stock: str, target: str, taken: float) -> None:
    assert _first(_ask("dilution", stock=stock, target=target, volume="500 mL")).value == pytest.approx(taken)


def _table(**arguments: Any) -> dict[str, Any]:
    result = _ask("reaction_table", **arguments)
    assert result.ok, result.error
    return {item.property: item for item in result.values if isinstance(item, Quantity | Text)}


def test_two_molecules_of_a_reactant_count_where_the_product_has_both() -> None:
    # Dibenzalacetone, 234.29 g/mol, takes two benzaldehydes: 94.23 mmol give at most 47.1 mmol, 11.04 g.
    found = _table(
        molecules=["O=Cc1ccccc1", "CC(C)=O"],
        product="O=C(C=Cc1ccccc1)C=Cc1ccccc1",
        amount="10 g; 5 mL",
    )
    assert found["limiting reactant"].value == "O=Cc1ccccc1"
    assert found["theoretical yield"].value == pytest.approx(11.04, abs=0.01)


def test_the_limiting_reactant_needs_no_product() -> None:
    # 5 g of benzaldehyde are 47.1 mmol, 4 g of aniline 43.0 mmol.
    found = _table(molecules=["O=Cc1ccccc1", "Nc1ccccc1"], product="O=Cc1ccccc1", amount="5 g; 4 g")
    assert found["limiting reactant"].value == "Nc1ccccc1"
    assert found["theoretical yield"].value is None


def test_equivalents_and_strengths_stand_in_a_reaction_table() -> None:
    found = _table(
        molecules=["O=Cc1ccccc1", "Nc1ccccc1"],
        product="C(=Nc1ccccc1)c1ccccc1",
        amount="5 g (47 mmol, 1 equiv); 1.2 equiv",
    )
    assert found["equivalents"].value == "O=Cc1ccccc1 1, Nc1ccccc1 1.2"
    oil = _table(molecules=["BrCCCC", NAH], product="CCCC", amount="2.0 g, 1.0 g (60 %)")
    assert "1.71" in str(oil["equivalents"].value)  # 25.0 mmol of hydride to 14.6 mmol


@pytest.mark.parametrize(
    ("amount", "sample", "volume", "millimolar"),
    [
        ("24.3 mL, 0.100 M of [Na+].[OH-]", HCL, "25.0 mL", 97.2),
        ("24.3 mL, 0.100 M of [Na+].[OH-]", SULFURIC, "25.0 mL", 48.6),
        ("20 mL, 0.1 M of Cl", "[Na+].[Na+].[O-]C([O-])=O", "25.0 mL", 40.0),
        ("18.2 mL, 0.05 M of OS(=O)(=O)O", "N", "25 mL", 72.8),
        ("20 mL, 0.1 M of [Na+].[OH-]", "OC(=O)C(=O)O.O.O", "10 mL", 100.0),
    ],
)
def test_titrations_count_protons(amount: str, sample: str, volume: str, millimolar: float) -> None:
    found = _first(_ask("solution_concentration", molecule=sample, amount=amount, volume=volume))
    assert found.value == pytest.approx(millimolar)
    assert found.unit == "mmol/L"


def test_a_titration_that_is_none_of_acid_and_base_needs_its_equation() -> None:
    permanganate = "20 mL, 0.02 M of [K+].[O-][Mn](=O)(=O)=O"
    result = _ask("solution_concentration", molecule="OO", amount=permanganate, volume="10 mL")
    assert "equation is needed" in (result.error or "")


def test_a_stock_of_working_strength_keeps_its_name() -> None:
    result = _ask("dilution", stock="10x PBS", target="1x", volume="500 mL")
    assert _first(result).value == pytest.approx(50)
    unclear = _ask("dilution", stock="5 M", target="1x", volume="500 mL")
    assert unclear.error
    same = _ask("dilution", stock="2 mg/mL", target="2 mg/mL", volume="10 mL")
    assert "one of them is missing" in (same.error or "")
