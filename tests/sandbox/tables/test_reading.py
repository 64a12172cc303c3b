"""Files of molecules as they come: encodings, delimiters, decimal commas, bad rows, hostile workbooks."""

import gzip
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from sandbox.errors import ToolError
from sandbox.tables.opening import open_table
from sandbox.tables.table import Table

ETHANOL_BLOCK = """ethanol
     RDKit          2D

  3  2  0  0  0  0  0  0  0  0999 V2000
    0.0000    0.0000    0.0000 C   0  0
    1.2990    0.7500    0.0000 C   0  0
    2.5981   -0.0000    0.0000 O   0  0
  1  2  1  0
  2  3  1  0
M  END
>  <bp (C)>  (1)
78.2

$$$$
broken
no table here
$$$$
"""


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RETORT_DATA", str(tmp_path / "data"))


def opened(folder: Path, name: str, content: bytes) -> Table:
    path = folder / name
    path.write_bytes(content)
    return open_table(str(path), name)


def values(table: Table, name: str) -> list[object]:
    column = table.column(name)
    assert column is not None
    return list(column.values)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Name;SMILES;Smp\nÄthanol;CCO;-114,1\nBenzol;c1ccccc1;5,5\n", "cp1252"),
        ("Name\tSMILES\tSmp\nÄthanol\tCCO\t-114.1\nBenzol\tc1ccccc1\t5.5\n", "utf-16"),
        ('\ufeffName,SMILES,Smp\r\nÄthanol,CCO,-114.1\r\n"Benzol",c1ccccc1,5.5\r\n', "utf-8"),
    ],
    ids=["semicolons and decimal commas", "tabs in UTF-16", "commas with a byte-order mark"],
)
def test_delimiter_encoding_and_decimal_comma_are_found(text: str, encoding: str, tmp_path: Path) -> None:
    table = opened(tmp_path, "list.csv", text.encode(encoding))
    assert list(table.structures) == ["CCO", "c1ccccc1"]
    assert values(table, "name") == ["Äthanol", "Benzol"]
    assert values(table, "Smp") == [-114.1, 5.5]


def test_a_gzipped_list_without_a_header_is_read(tmp_path: Path) -> None:
    table = opened(tmp_path, "x.csv.gz", gzip.compress(b"1,CCO,0012\n2,CCN,0013\n"))
    assert list(table.structures) == ["CCO", "CCN"]
    assert values(table, "column 3") == ["0012", "0013"]  # a catalogue number keeps its zeros


def test_bad_rows_are_listed_with_line_and_reason(tmp_path: Path) -> None:
    table = opened(tmp_path, "x.csv", b"SMILES,id\nCCO,1\nC1CC,2\n,3\nCCN,4\nCCC,5,6\n")
    assert list(table.structures) == ["CCO", "CCN"]
    assert table.left_out == 3
    assert [each.line for each in table.problems] == [3, 4, 6]
    assert "never closed" in table.problems[0].reason
    assert values(table, "id") == [1, 4]


def test_smiles_files_keep_names_and_sdf_keeps_data_fields(tmp_path: Path) -> None:
    smi = opened(tmp_path, "x.smi", b"CCO ethyl alcohol\nOC\n")
    assert values(smi, "name") == ["ethyl alcohol", None]
    sdf = opened(tmp_path, "x.sdf", ETHANOL_BLOCK.encode())
    assert list(sdf.structures) == ["CCO"]
    assert values(sdf, "bp (C)") == [78.2]
    assert (sdf.left_out, sdf.problems[0].line) == (1, 2)


def test_a_workbook_is_read_and_no_formula_is_evaluated(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["SMILES", "mass", "sum"], ["CCO", 1.5, "=1+1"], ["CCN", 2, "=1+1"]):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    table = opened(tmp_path, "x.xlsx", made.getvalue())
    assert values(table, "mass") == [1.5, 2.0]
    assert values(table, "sum") == [None, None]


def test_hostile_workbooks_are_refused(tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 50_000_000)
    with pytest.raises(ToolError, match="far more than its size"):
        opened(tmp_path, "bomb.xlsx", bomb.getvalue())
    entities = io.BytesIO()
    with zipfile.ZipFile(entities, "w") as packed:
        packed.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    with pytest.raises(ToolError, match="entities"):
        opened(tmp_path, "laughs.xlsx", entities.getvalue())


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.csv", b"", "empty"),
        ("x.csv", b"name,price\nfoo,1\nbar,2\n", "no column holds structures"),
        ("x.smi", b"C1CC\n", "line 1"),
        ("x.xlsx", b"not a zip", "not an Excel workbook"),
        ("x.csv.gz", b"\x1f\x8b rubbish", "cannot be read"),
        ("x.exe", b"MZ", "only sdf"),
        ("x.rtable", b"PK rubbish", "damaged"),
    ],
)
def test_what_is_no_table_is_said_in_words(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(ToolError, match=said):
        opened(tmp_path, name, content)


@pytest.mark.parametrize(
    "path", ["//server/share/x.csv", r"\\server\share\x.csv", "/no/such.csv", "/dev/null"]
)
def test_paths_off_this_computer_or_to_no_file_are_refused(path: str) -> None:
    with pytest.raises(ToolError, match="not the path|no file|not a file"):
        open_table(path, "T1")
