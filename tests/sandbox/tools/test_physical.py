"""Physical data against the NIST Chemistry WebBook and the International Chemical Safety Cards."""

from typing import Any

import pytest

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import Quantity


def quantity(tool: str, **arguments: Any) -> Quantity:
    result = call_tool(discover().get(tool), arguments)
    assert result.ok, result.error
    value = result.values[0]
    assert isinstance(value, Quantity)
    return value


# name: SMILES, melting point °C, boiling point °C, density g/mL, flash point °C (closed cup); from the ICSC
# of each compound
# (ilo.org/dyn/icsc; numbers 0044, 0057, 0087, 0554, 0078, 0015, 0058, 0553, 0279, 0457, 0363, 0578); None
# where the card gives none.
CARDS = {
    "ethanol": ("CCO", -114, 78, 0.79, 12),
    "methanol": ("CO", -98, 65, 0.79, 9),
    "acetone": ("CC(C)=O", -95, 56, 0.8, -18),
    "2-propanol": ("CC(C)O", -90, 83, 0.79, 12),
    "toluene": ("Cc1ccccc1", -95, 111, 0.87, 4),
    "benzene": ("c1ccccc1", 6, 80, 0.88, -11),
    "dichloromethane": ("ClCCl", -95, 40, 1.3, None),
    "diethyl ether": ("CCOCC", -116, 35, 0.7, -45),
    "acetonitrile": ("CC#N", -46, 82, 0.8, 2),
    "N,N-dimethylformamide": ("CN(C)C=O", -61, 153, 0.95, 58),
    "acetic acid": ("CC(=O)O", 16.7, 118, 1.05, 39),
    "tetrahydrofuran": ("C1CCOC1", -108.5, 66, 0.89, -14.5),
    "naphthalene": ("c1ccc2ccccc2c1", 80, 218, None, 80),
}


@pytest.mark.parametrize("name", CARDS)
def test_values_agree_with_the_safety_cards(name: str) -> None:
    smiles, melting, boiling, density, flash = CARDS[name]
    assert quantity("melting_point", molecule=smiles).value == pytest.approx(melting, abs=3)
    assert quantity("boiling_point", molecule=smiles).value == pytest.approx(boiling, abs=2)
    if density is not None:
        assert quantity("density", molecule=smiles).value == pytest.approx(density, abs=0.04)
    if flash is not None:
        assert quantity("flash_point", molecule=smiles).value == pytest.approx(flash, abs=8)


# Pressures at which solvents boil at 40 °C, from the list of a maker of rotary evaporators.
@pytest.mark.parametrize(
    ("smiles", "pressure"),
    [
        ("CCO", "175 mbar"), ("Cc1ccccc1", "77 mbar"), ("CC(C)=O", "556 mbar"), ("CCOC(C)=O", "240 mbar"),
        ("O", "72 mbar"), ("CC(C)O", "137 mbar"), ("CO", "337 mbar"), ("Cc1ccccc1", "58 mmHg"),
    ],
)  # fmt: skip
def test_boiling_points_under_vacuum(smiles: str, pressure: str) -> None:
    assert quantity("boiling_point", molecule=smiles, pressure=pressure).value == pytest.approx(40, abs=3)


def test_no_boiling_point_is_made_up_where_no_equation_reaches_the_pressure() -> None:
    found = quantity("boiling_point", molecule="CC(=O)Oc1ccccc1C(=O)O", pressure="0.001 mbar")
    assert found.value is None
    assert "nothing is estimated" in (found.reason or "")


@pytest.mark.parametrize("pressure", ["20 °C", "-5 mbar", "low"])
def test_what_is_no_pressure_is_explained(pressure: str) -> None:
    result = call_tool(discover().get("boiling_point"), {"molecule": "CCO", "pressure": pressure})
    assert not result.ok


# nD at 20 °C, from Vogel's Textbook of Practical Organic Chemistry, 5th ed., appendix.
@pytest.mark.parametrize(
    ("smiles", "index"), [("CCO", 1.361), ("c1ccccc1", 1.501), ("CC(C)=O", 1.359), ("ClC(Cl)Cl", 1.446)]
)
def test_refractive_indices(smiles: str, index: float) -> None:
    found = quantity("refractive_index", molecule=smiles)
    assert found.value == pytest.approx(index, abs=0.002)
    assert found.unit == ""
    assert "°C" in (found.reason or "")


# Vapour pressures in hPa: water from the steam tables (IAPWS); the others from the NIST WebBook's Antoine
# parameters.
@pytest.mark.parametrize(
    ("smiles", "celsius", "hectopascal"),
    [
        ("O", 25.0, 31.7),
        ("O", 100.0, 1013.0),
        ("CCO", 20.0, 58.6),
        ("CC(C)=O", 25.0, 307.0),
        ("Cc1ccccc1", 25.0, 38.0),
        ("CCOCC", 20.0, 587.0),
    ],
)
def test_vapour_pressures(smiles: str, celsius: float, hectopascal: float) -> None:
    found = quantity("vapour_pressure", molecule=smiles, temperature=celsius)
    assert found.value == pytest.approx(hectopascal, rel=0.03)
    assert found.property == f"vapour pressure at {celsius:g} °C"


def test_the_vapour_pressure_at_the_boiling_point_is_one_atmosphere() -> None:
    for name in ("ethanol", "acetone", "toluene", "acetic acid"):
        smiles = CARDS[name][0]
        boiling = quantity("boiling_point", molecule=smiles).value
        pressure = quantity("vapour_pressure", molecule=smiles, temperature=float(boiling or 0)).value
        assert pressure == pytest.approx(1013.25, rel=0.03)


def test_no_value_outside_the_range_of_the_equations() -> None:
    found = quantity("vapour_pressure", molecule="CCO", temperature=500.0)
    assert found.value is None
    assert "no equation holds at 500 °C" in (found.reason or "")


def test_nothing_is_estimated() -> None:
    for tool in ("melting_point", "boiling_point", "density", "flash_point", "refractive_index"):
        found = quantity(tool, molecule="FC(Cl)(Br)c1cnoc1CCCCCI")
        assert found.value is None
        assert "nothing is estimated" in (found.reason or "")


def test_sources_stand_beside_the_value_and_disagreement_is_said() -> None:
    aspirin = quantity("melting_point", molecule="CC(=O)Oc1ccccc1C(=O)O")
    assert aspirin.value == pytest.approx(135, abs=3)  # Merck Index, 15th ed.: 135 °C (rapid heating)
    assert "CRC Handbook" in (aspirin.reason or "")
    assert "other sources" in (aspirin.reason or "")


def test_enantiomers_have_their_own_data() -> None:
    # CRC Handbook, 95th ed.: L-(+)-lactic acid 53 °C, DL-lactic acid 16.8 °C
    assert quantity("melting_point", molecule="C[C@H](O)C(=O)O").value == pytest.approx(53, abs=1)
    assert quantity("melting_point", molecule="CC(O)C(=O)O").value == pytest.approx(16.8, abs=2)


def test_all_at_once() -> None:
    result = call_tool(discover().get("physical_properties"), {"molecule": "CCO"})
    names = [value.property for value in result.values if isinstance(value, Quantity)]
    assert names[:3] == ["melting point", "boiling point", "density"]
    assert result.data["cas"] == "64-17-5"
    assert all(row["source"] for row in result.data["rows"])


def test_a_solvent_that_the_tables_lack_boils_where_suppliers_say() -> None:
    result = call_tool(discover().get("boiling_point"), {"molecule": "CC1CCCO1"})
    item = result.values[0]
    assert isinstance(item, Quantity)
    assert item.value == pytest.approx(80, abs=1)
    assert "suppliers" in (item.reason or "")
