"""Files read back with RDKit and the csv module."""

import csv
import io
import os
from pathlib import Path

import pytest
from openpyxl import load_workbook
from rdkit import Chem
from rdkit.Chem.rdMolDescriptors import CalcExactMolWt

from app.exporting.molecules import ExportMolecule, export_molecules, safe_cell, to_csv
from sandbox.errors import ChemError

MOLECULES = [
    ExportMolecule("CC(=O)Oc1ccccc1C(=O)O", "M1", "aspirin", properties={"logP": 1.3101, "TPSA (Å²)": 63.6}),
    ExportMolecule("C[C@H](N)C(=O)O", "M2", "L-alanine", properties={"logP": -0.5818, "salt": False}),
    ExportMolecule("c1ccc2ccccc2c1", "M3", None, "scaffold of M2", {"logP": None}),
]
SMILES = [Chem.CanonSmiles(each.text) for each in MOLECULES]


def test_sdf_has_structures_stereo_titles_and_properties(tmp_path: Path) -> None:
    path = tmp_path / "Dr. Müller's moleküle.sdf"
    export_molecules(MOLECULES, path, "sdf")
    with path.open("rb") as file:
        read = list(Chem.ForwardSDMolSupplier(file))
    assert [Chem.MolToSmiles(mol) for mol in read] == SMILES
    assert [mol.GetProp("_Name") for mol in read] == ["aspirin", "L-alanine", "scaffold of M2"]
    assert float(read[0].GetProp("TPSA (Å²)")) == pytest.approx(63.6)
    assert read[2].GetProp("logP") == ""
    assert all(not mol.GetConformer().Is3D() and mol.GetConformer().GetPositions().any() for mol in read)


def test_smi_has_smiles_tab_title(tmp_path: Path) -> None:
    path = tmp_path / "out.smi"
    export_molecules(MOLECULES, path, "smi")
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    assert [Chem.CanonSmiles(smiles) for smiles, _ in rows] == SMILES
    assert [title for _, title in rows] == ["aspirin", "L-alanine", "scaffold of M2"]


def test_csv_numbers_have_a_point_and_missing_values_are_empty() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(MOLECULES).decode("utf-8-sig"))))
    assert [row["smiles"] for row in rows] == SMILES
    assert [row["logP"] for row in rows] == ["1.3101", "-0.5818", ""]
    assert rows[1]["salt"] == "no"
    assert rows[0]["TPSA (Å²)"] == "63.6"


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "-", "+"])
def test_what_a_spreadsheet_would_run_is_escaped(text: str) -> None:
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["-0.58", "+3", "1e-9", "-1.2e-05", "aspirin", "C=O", ""])
def test_numbers_and_plain_text_stay_as_they_are(text: str) -> None:
    assert safe_cell(text) == text


def test_a_hostile_name_is_escaped_in_the_file() -> None:
    hostile = ExportMolecule("[OH-]", "M1", '=HYPERLINK("http://x","y")', properties={"=a": "@b"})
    (row,) = csv.DictReader(io.StringIO(to_csv([hostile]).decode("utf-8-sig")))
    assert row["title"].startswith("'=")
    assert row["'=a"] == "'@b"


@pytest.mark.parametrize(
    ("kind", "start"), [("png", b"\x89PNG\r\n\x1a\n"), ("svg", b"<?xml")], ids=["png", "svg"]
)
def test_pictures_are_written(tmp_path: Path, kind: str, start: bytes) -> None:
    path = tmp_path / f"out.{kind}"
    export_molecules(MOLECULES, path, kind)  # type: ignore[arg-type]
    assert path.read_bytes().startswith(start)
    assert path.stat().st_size > 2000


def test_an_existing_file_survives_a_failed_export(tmp_path: Path) -> None:
    path = tmp_path / "out.sdf"
    path.write_text("precious", encoding="utf-8")
    with pytest.raises(ChemError):
        export_molecules([*MOLECULES, ExportMolecule("c1ccccc", "M9")], path, "sdf")
    assert path.read_text(encoding="utf-8") == "precious"
    assert os.listdir(tmp_path) == ["out.sdf"]


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no"):
        export_molecules(MOLECULES, tmp_path / "no" / "out.smi", "smi")


def test_mass_is_the_same_after_the_way_through_an_sdf(tmp_path: Path) -> None:
    salt = ExportMolecule("[Na+].CC(=O)[O-]", "M1", "sodium acetate")
    path = tmp_path / "salt.sdf"
    export_molecules([salt], path, "sdf")
    (mol,) = Chem.SDMolSupplier(str(path))
    assert CalcExactMolWt(mol) == pytest.approx(82.0031, abs=0.001)


def test_a_workbook_has_pictures_and_numbers(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    export_molecules([*MOLECULES, ExportMolecule("C" * 300, "M4", "=1+1")], path, "xlsx")
    sheet = load_workbook(path).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("structure", "handle", "title", "smiles", "logP", "TPSA (Å²)", "salt")
    assert [row[3] for row in rows[1:4]] == SMILES
    assert rows[1][4:6] == (1.3101, 63.6)
    assert rows[3][4] is None
    assert sheet["C5"].data_type == "s"
    assert sheet["C5"].value == "=1+1"
    assert [image.anchor._from.row for image in sheet._images] == [1, 2, 3]
