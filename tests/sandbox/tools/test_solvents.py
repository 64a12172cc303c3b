from typing import Any

import pytest

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import Choice, Quantity, Text, ToolResult
from sandbox.solvents.choosing import KINDS, choose
from sandbox.solvents.table import RANKS, solvents


def call(tool: str, **arguments: Any) -> ToolResult:
    result = call_tool(discover().get(tool), arguments)
    assert result.ok, result.error
    return result


def by_property(result: ToolResult) -> dict[str, Any]:
    return {value.property: value for value in result.values if isinstance(value, Quantity | Text | Choice)}


def test_the_table_is_sound() -> None:
    assert len(solvents()) >= 50
    assert len({solvent.smiles for solvent in solvents()}) == len(solvents())
    for solvent in solvents():
        assert solvent.water in ("miscible", "partly miscible", "immiscible")
        assert solvent.rank in (*RANKS, "")
        assert solvent.polarity is None or 0 < solvent.polarity < 1.1
        assert solvent.boiling_point is not None, solvent.name


def test_dichloromethane() -> None:
    found = by_property(call("solvent_properties", molecule="ClCCl"))
    assert found["boiling point"].value == pytest.approx(40, abs=1)
    assert found["relative permittivity"].value == pytest.approx(8.9, abs=0.2)  # CRC Handbook
    assert found["polarity E_T^N"].value == pytest.approx(0.309)
    assert found["miscibility with water"].value == "immiscible"
    assert found["green ranking"].value == "hazardous"


@pytest.mark.parametrize(
    ("smiles", "replacement"),
    [
        ("CCCCCC", "heptane"),
        ("CN(C)C=O", "acetonitrile"),
        ("CCOCC", "2-MeTHF or tert-butyl methyl ether"),
        ("c1ccccc1", "toluene"),
    ],
)
def test_replacements_of_the_guide(smiles: str, replacement: str) -> None:
    assert by_property(call("greener_solvent", molecule=smiles))["greener replacement"].value == replacement


def test_a_recommended_solvent_needs_no_replacement_and_others_none_invented() -> None:
    assert by_property(call("greener_solvent", molecule="CCO"))["greener replacement"].value == "none needed"
    found = by_property(call("greener_solvent", molecule="C1CCOC1"))["greener replacement"]
    assert found.value is None
    assert "names none" in (found.reason or "")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_solvents(kind: str) -> None:
    assert choose(kind, solvents())
    assert call("list_solvents", kind=kind).text


def test_kinds_mean_what_they_say() -> None:
    listed = call("list_solvents", kind="low-boiling solvents").text
    assert "diethyl ether" in listed
    assert "toluene" not in listed
    assert "dichloromethane" in call("list_solvents", kind="halogenated solvents").text
    immiscible = call("list_solvents", kind="water-immiscible solvents").text
    assert "toluene" in immiscible
    assert "ethanol" not in immiscible


def test_comparison_names_the_greenest() -> None:
    molecules = [{"smiles": "ClCCl", "label": "M1"}, {"smiles": "CCOC(C)=O", "label": "M2"}]
    result = call("compare_solvents", molecules=molecules)
    assert by_property(result)["greenest solvent"].value == "M2"
    assert [row["name"] for row in result.data["rows"]] == ["dichloromethane", "ethyl acetate"]


def test_a_compound_that_is_no_solvent_of_the_table_is_named() -> None:
    result = call_tool(
        discover().get("solvent_properties"), {"molecule": {"smiles": "CCCCCCCCCCCC", "label": "M1"}}
    )
    assert "M1 is not in the table of solvents" in (result.error or "")
