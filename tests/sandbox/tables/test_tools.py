"""What the tools do to a table, on the amines that come with the program."""

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from rdkit import Chem

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import Quantity, TableMade, ToolResult
from sandbox.tables.opening import open_table
from sandbox.tables.table import Table
from sandbox.workspace import Workspace

AMINES = "example:amines.csv"


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RETORT_DATA", str(tmp_path / "data"))


def call(tool: str, table: str = AMINES, **arguments: Any) -> ToolResult:
    result = call_tool(discover().get(tool), {"table": {"path": table, "label": "T1"}, **arguments})
    assert result.ok, result.error
    return result


def made(result: ToolResult) -> Table:
    item = result.values[0]
    assert isinstance(item, TableMade)
    return open_table(item.path, "T2")


def number(result: ToolResult, property: str) -> float | int | None:
    return next(
        item.value for item in result.values if isinstance(item, Quantity) and item.property == property
    )


def names(table: Table) -> list[object]:
    column = table.column("name")
    assert column is not None
    return list(column.values)


def test_a_range_of_a_column_with_decimal_commas_is_filtered_and_sorted() -> None:
    kept = call("filter_table", property="mass (mg)", low=30)
    assert names(made(kept)) == ["benzylamine", "piperidine", "morpholine"]
    item = kept.values[0]
    assert isinstance(item, TableMade)
    sorted_ = made(call("sort_table", item.path, property="mass (mg)", order="highest first"))
    assert names(sorted_) == ["piperidine", "morpholine", "benzylamine"]
    assert [step["tool"] for step in sorted_.steps] == ["open", "filter_table", "sort_table"]


def test_substructures_select_or_exclude() -> None:
    primary = call("filter_table_by_substructure", pattern="[NX3;H2][CX4]")
    assert names(made(primary)) == ["benzylamine", "4-methylbenzylamine", "cyclohexylamine"]
    assert (
        number(call("filter_table_by_substructure", pattern="c1ccccc1", without=True), "number of rows") == 3
    )


def test_duplicates_are_merged_and_said() -> None:
    result = call("deduplicate_table")
    assert number(result, "number of duplicates") == 1  # aniline twice, written differently
    assert result.data["merges"] == [{"kept": 1, "merged": [12]}]
    salts = made(call("standardise_table"))
    changes = salts.column("changes")
    assert changes is not None
    assert [value for value in changes.values if value] == ["1 other component removed"]
    assert salts.structures[10] == "Nc1ccccc1"


def test_the_most_similar_comes_first() -> None:
    table = made(call("filter_table_by_similarity", molecule="Nc1ccccc1", cutoff=0.3))
    scores = table.column("similarity")
    assert scores is not None
    assert list(scores.values) == sorted(scores.values, key=lambda each: -float(each or 0))
    assert scores.values[0] == 1.0


def test_diverse_rows_are_unlike_and_clusters_hold_every_row() -> None:
    picked = made(call("pick_diverse", count=3))
    assert len({Chem.CanonSmiles(each) for each in picked.structures}) == 3
    clustered = made(call("cluster_table", cutoff=0.99))
    assert len(clustered) == 12
    first = clustered.column("cluster")
    assert first is not None
    assert list(first.values)[:2] == [1, 1]  # the two anilines


def test_r_groups_stand_in_columns() -> None:
    result = call("r_group_table", core="Nc1ccccc1")
    table = made(result)
    assert number(result, "number of rows without the core") == 5
    row = names(table).index("4-chloroaniline")
    groups = {str(column.values[row]) for column in table.columns if column.name.startswith("R")}
    assert any(group.startswith("Cl[*:") for group in groups)


def test_a_plot_has_a_bar_for_each_bin_and_a_point_for_each_row() -> None:
    histogram = call("plot_table", x="mass (mg)").data
    assert sum(count for *_, count in histogram["bins"]) == 12
    assert call("plot_table", x="logP", y="mass (mg)").data["svg"].count("<circle") == 12


def test_a_calculated_column_is_the_value_of_its_own_tool() -> None:
    table = made(call("add_table_column", property="molecular weight"))
    column = table.column("molecular weight")
    assert column is not None
    assert column.values[0] == pytest.approx(93.13, abs=0.01)  # aniline, C6H7N


def test_export_escapes_formulas_draws_structures_and_never_overwrites(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text('SMILES,name\nCCO,"=HYPERLINK(""x"")"\nCCN,plain\n', encoding="utf-8")
    for kind in ("csv", "xlsx", "sdf", "smi"):
        call("export_table", str(source), path=str(tmp_path / f"out.{kind}"))
    rows = list(csv.reader((tmp_path / "out.csv").open(encoding="utf-8")))
    assert rows[1] == ["CCO", '\'=HYPERLINK("x")']
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert sheet["C2"].data_type == "s"
    assert len(sheet._images) == 2
    assert [Chem.MolToSmiles(mol) for mol in Chem.SDMolSupplier(str(tmp_path / "out.sdf"))] == ["CCO", "CCN"]
    assert list(open_table(str(tmp_path / "out.smi"), "T").structures) == ["CCO", "CCN"]
    again = call_tool(
        discover().get("export_table"), {"table": str(source), "path": str(tmp_path / "out.csv")}
    )
    assert "exists already" in (again.error or "")


def test_a_column_that_is_none_is_named_with_those_that_are() -> None:
    result = call_tool(discover().get("filter_table"), {"table": AMINES, "property": "yield", "low": 1})
    assert "mass (mg)" in (result.error or "")


def test_a_made_table_gets_a_handle_of_its_own() -> None:
    workspace = Workspace()
    workspace.add("file", AMINES)
    handles = workspace.take_in(call("filter_table", property="logP", high=2), ("T1",))
    assert handles[0] == "T2"
    thing = workspace.thing("T2")
    assert thing is not None
    assert thing.label == "the rows of T1 with logP any to 2"
