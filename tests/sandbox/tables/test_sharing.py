"""Large tables: their rows are shared among workers, and what was found of them is kept."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.tables import rows
from sandbox.tables.opening import open_table
from sandbox.workers.pool import WorkerPool

ROWS = 9000  # more than a worker goes through by itself


@pytest.fixture(scope="module")
def alkanols(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("large")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RETORT_DATA", str(folder / "data"))
        file = folder / "large.smi"
        file.write_text("\n".join(f"{'C' * (i % 40 + 1)}{'O' if i % 3 else 'N'} row{i}" for i in range(ROWS)))
        yield file


@pytest.fixture(scope="module")
def pool(alkanols: Path) -> Iterator[WorkerPool]:
    with WorkerPool(1) as workers:
        yield workers


def test_a_filter_over_shared_rows_gives_what_it_says(pool: WorkerPool, alkanols: Path):
    seen: list[tuple[int, int]] = []
    found = pool.call(
        "filter_table_by_substructure",
        {"table": str(alkanols), "pattern": "[NX3]"},
        progress=lambda done, total: seen.append((done, total)),
    )
    assert found.ok, found.error
    assert found.text.startswith("3,000 rows")
    assert seen[-1][0] == seen[-1][1] >= ROWS


def test_the_rows_come_in_order_whoever_worked_on_them(pool: WorkerPool, alkanols: Path):
    made = pool("add_table_column", {"table": str(alkanols), "property": "number of heavy atoms"})
    assert made.ok, made.error
    table = open_table(made.data["table"]["path"], "T1")
    column = table.column("number of heavy atoms")
    assert column is not None
    assert list(column.values) == [i % 40 + 2 for i in range(ROWS)]


def test_what_was_found_is_kept_beside_the_table_and_not_worked_out_again(
    pool: WorkerPool, alkanols: Path, monkeypatch: pytest.MonkeyPatch
):
    asked = {"table": str(alkanols), "property": "number of heavy atoms"}
    assert pool("add_table_column", asked).ok
    monkeypatch.setattr(rows, "work", lambda *arguments: pytest.fail("it was kept already"))
    assert call_tool(discover().get("add_table_column"), asked).ok


def test_a_cancelled_call_ends_in_the_middle_of_the_rows(pool: WorkerPool, alkanols: Path):
    cancelled = threading.Event()
    result = pool.call(
        "standardise_table",
        {"table": str(alkanols), "tautomers": True},
        progress=lambda done, total: cancelled.set(),
        cancelled=cancelled,
    )
    assert result.state == "cancelled"
    assert pool("logp", {"molecule": "CCO"}).ok


def test_a_large_file_is_read_by_several_workers_and_its_bad_rows_are_listed(
    pool: WorkerPool, tmp_path: Path
):
    file = tmp_path / "bad.csv"
    lines = [f"{'C' * (i % 30 + 1)}O,{i}" for i in range(ROWS)]
    lines[4999] = "C1CC,4999"
    file.write_text("\n".join(["SMILES,number", *lines]))
    result = pool("table_summary", {"table": str(file)})
    assert result.ok, result.error
    assert result.text.startswith(f"{ROWS - 1}; 1; number (0 to {ROWS - 1})")
    assert [(each["line"], "never closed" in each["reason"]) for each in result.data["problems"]] == [
        (5001, True)
    ]
    kept = Path(result.data["table"]["path"]).parent
    assert not list(kept.glob("*.records*"))


def test_the_screen_by_fingerprint_loses_no_match(alkanols: Path, tmp_path: Path):
    """Against matching every molecule without a screen, for patterns that a screen could get wrong."""
    from rdkit import Chem

    smiles = ["Oc1ccccc1", "c1ccncc1", "C[C@H](N)C(=O)O", "[Na+].CC(=O)[O-]", "C#CC1CC1", "OC(=O)/C=C/C"]
    file = tmp_path / "few.smi"
    file.write_text("\n".join(smiles))
    for text in [
        "[OX2H]",
        "[n,c]1ccccc1",
        "[$(C(=O)[O-])]",
        "*=*",
        "[!#6;!#1]",
        "[#6]~[#8]",
        "C(=O)O",
        "[Na+]",
    ]:
        query = Chem.MolFromSmiles(text) or Chem.MolFromSmarts(text)
        expected = sum(Chem.MolFromSmiles(each).HasSubstructMatch(query) for each in smiles)
        found = call_tool(
            discover().get("filter_table_by_substructure"), {"table": str(file), "pattern": text}
        )
        assert found.data["table"]["rows"] == expected, text
