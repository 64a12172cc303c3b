"""Safety tools against the lists they come from: IARC Monographs, Ontario's table, GHS of Japan and Korea."""

from typing import Any

import pytest

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import Choice, Quantity, Text, ToolResult, YesNo


def ask(tool: str, smiles: str) -> ToolResult:
    result = call_tool(discover().get(tool), {"molecule": {"smiles": smiles, "label": "M1"}})
    assert result.ok, result.error
    return result


def by_property(result: ToolResult) -> dict[str, Any]:
    return {getattr(item, "property", ""): item for item in result.values}


def test_formaldehyde_in_every_table() -> None:
    ghs = by_property(ask("ghs_classification", "C=O"))
    korea = ghs["GHS classes (Korea, 2011)"].value
    assert "Carcinogenicity Category 1" in korea or "Acute toxicity" in korea
    assert "GHS classes (Japan, 2006–2008)" in ghs
    iarc = by_property(ask("carcinogenicity", "C=O"))
    assert iarc["IARC group"].value == "Group 1, carcinogenic to humans (2012)"
    assert iarc["NTP Report on Carcinogens"].value == "known to be a human carcinogen"


def test_two_categories_of_one_class_are_told_apart_and_spelt_right() -> None:
    # as Japan's NITE publishes toluene
    toluene = by_property(ask("ghs_classification", "Cc1ccccc1"))["GHS classes (Japan, 2006–2008)"].value
    assert "Acute toxicity (oral) Category 5;" in toluene
    assert (
        "Category 1 (central nervous system), Category 3 (respiratory tract irritation, narcotic" in toluene
    )


@pytest.mark.parametrize(
    ("smiles", "name", "value", "unit"),
    [
        ("c1ccccc1", "8-hour exposure limit (TWA)", 0.5, "ppm"),
        ("c1ccccc1", "short-term exposure limit (STEL)", 2.5, "ppm"),
        ("CC(C)=O", "8-hour exposure limit (TWA)", 500, "ppm"),
        ("Cl", "ceiling exposure limit", 2, "ppm"),
        ("[N-]=[N+]=[N-].[Na+]", "ceiling exposure limit", 0.29, "mg/m³"),
    ],
)
def test_exposure_limits_come_as_numbers_with_units(smiles: str, name: str, value: float, unit: str) -> None:
    item = by_property(ask("exposure_limits", smiles))[name]
    assert isinstance(item, Quantity)
    assert (item.value, item.unit) == (value, unit)
    assert "Ontario" in (item.reason or "")


def test_the_skin_notation_is_said() -> None:
    assert "notation of the exposure limit" in by_property(ask("exposure_limits", "c1ccccc1"))
    assert "notation of the exposure limit" not in by_property(ask("exposure_limits", "CC(C)=O"))


@pytest.mark.parametrize(
    ("smiles", "group"),
    [
        ("c1ccccc1", "Group 1,"),
        ("ClCCl", "Group 2A"),
        ("ClC(Cl)Cl", "Group 2B"),
        ("Cn1cnc2c1c(=O)n(C)c(=O)n2C", "Group 3"),
        ("CN(C)N=O", "Group 2A"),
    ],
    ids=["benzene", "dichloromethane", "chloroform", "caffeine", "NDMA"],
)
def test_iarc_groups(smiles: str, group: str) -> None:
    assert by_property(ask("carcinogenicity", smiles))["IARC group"].value.startswith(group)


@pytest.mark.parametrize("tool", ["ghs_classification", "exposure_limits", "carcinogenicity"])
def test_no_data_is_said_and_is_not_safe(tool: str) -> None:
    [item] = ask(tool, "CC(C)(C)c1ccc(CCCCCCCCN2CCSCC2)cc1").values
    assert isinstance(item, Text)
    assert item.value is None
    assert "no data" in (item.reason or "")
    assert "does not mean that it is safe" in (item.reason or "")


def test_another_stereoisomer_is_named_as_such() -> None:
    drawn_flat = by_property(ask("carcinogenicity", "O=C(O)C1CC(O)CN1N=O"))["IARC group"]
    assert drawn_flat.value.startswith("Group 3")
    assert "30310-80-6" in (drawn_flat.reason or "")


def test_hazards_give_the_reason_and_the_azide_ratio() -> None:
    found = by_property(ask("structural_hazards", "[N-]=[N+]=NCc1ccccc1"))
    assert found["has hazardous groups"].value is True
    assert "organic azide, explosive: sensitive to heat" in found["hazardous groups"].value
    ratio = found["(C + O)/N ratio of the azide"]
    assert ratio.value == pytest.approx(2.333, abs=0.001)
    assert "handle as an explosive" in ratio.reason
    [verdict] = ask("structural_hazards", "CC(=O)Nc1ccc(O)cc1").values
    assert isinstance(verdict, YesNo)
    assert verdict.value is False
    assert "does not mean that it is safe" in (verdict.reason or "")


def test_peroxides_and_oxygen_balance() -> None:
    [former] = ask("peroxide_formation", "CCOCC").values
    assert isinstance(former, Choice)
    assert (former.value, "concentrated" in (former.reason or "")) == ("class B", True)
    [balance] = ask("oxygen_balance", "C[N+](=O)[O-]").values
    assert isinstance(balance, Quantity)
    assert balance.value == pytest.approx(-39.3, abs=0.05)
    [none] = ask("oxygen_balance", "CS(C)=O").values
    assert "it holds S" in (none.reason or "")  # type: ignore[union-attr]


def test_control_lists_tell_listed_from_close() -> None:
    listed = by_property(ask("control_lists", "OCCSCCO"))
    assert listed["is on a list of chemical weapons control"].value is True
    assert "Schedule 2" in listed["entries in control lists"].value
    close = by_property(ask("control_lists", "CC(C)OP(=O)(F)OC(C)C"))[
        "is on a list of chemical weapons control"
    ]
    assert close.value is False
    assert "close to" in close.reason


def test_the_summary_brings_everything_together() -> None:
    found = by_property(ask("safety_summary", "[N-]=[N+]=[N-].[Na+]"))
    assert "azide ion" in found["hazardous groups"].value
    assert found["ceiling exposure limit"].value == 0.29
    assert any(name.startswith("GHS classes") for name in found)
    assert "no data" in (found["carcinogen lists"].reason or "")
    assert found["peroxide former class"].value == "none known"
