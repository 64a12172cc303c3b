"""Listed weapons among the rows of a table: said, and nothing that is not one.

Structures: schedules of the Chemical Weapons Convention (sarin, sulfur mustard, soman); phosgene is in
Schedule 3 and an everyday reagent, triethyl phosphate is in none.
"""

from pathlib import Path

import pytest

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import Quantity
from sandbox.safety.rows import weapon_of

SARIN, MUSTARD = "CC(C)OP(C)(=O)F", "ClCCSCCCl"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("RETORT_DATA", str(tmp_path / "data"))
    file = tmp_path / "mixed.smi"
    file.write_text("\n".join(["CCO", SARIN, "c1ccccc1", f"{MUSTARD}.O"]))
    return str(file)


@pytest.mark.parametrize(
    "smiles", [SARIN, MUSTARD, "CC(C)O[P@](C)(=O)F", "CC(C)O[P+](C)([O-])F", "[2H]C(C)(C)OP(C)(=O)F"]
)
def test_a_listed_weapon_is_recognised_however_it_is_written(smiles: str):
    assert weapon_of(smiles)


@pytest.mark.parametrize(
    "smiles", ["CCO", "O=C(Cl)Cl", "CCOP(=O)(OCC)OCC", "C[N+](C)(C)CCO", "C[C@H](N)C(=O)O"]
)
def test_everyday_compounds_are_none(smiles: str):
    assert weapon_of(smiles) is None


def test_the_summary_counts_them_and_names_the_rows(table: str):
    result = call_tool(discover().get("table_summary"), {"table": {"path": table, "label": "T1"}})
    assert result.ok
    (item,) = [each for each in result.values if "weapons" in getattr(each, "property", "")]
    assert isinstance(item, Quantity)
    assert item.value == 2
    assert "row 2:" in (item.reason or "")
    assert "row 4:" in (item.reason or "")


def test_an_export_says_so_and_is_written(table: str, tmp_path: Path):
    target = tmp_path / "out.csv"
    result = call_tool(
        discover().get("export_table"), {"table": {"path": table, "label": "T1"}, "path": str(target)}
    )
    assert result.ok
    assert "2 rows of T1 on the Chemical Weapons Convention's lists" in str(result.values)
    assert target.exists()


def test_a_search_for_what_resembles_a_weapon_is_declined(table: str):
    asked = {"table": table, "molecule": SARIN, "cutoff": 0.3}
    assert call_tool(discover().get("filter_table_by_similarity"), asked).state == "denied"
