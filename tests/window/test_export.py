"""Export of chosen molecules and the clipboard, from the window."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from rdkit import Chem

from app.exporting.copying import NOTATIONS
from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.panels.copy_menu import PICTURES
from tests.core.scripted import ScriptedPolicy, call
from tests.window.acting import SECONDS, ask, settle


@pytest.fixture
def with_molecules(window: MainWindow, policy: ScriptedPolicy) -> MainWindow:
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1, and M2 was not asked for.")
    ask(window, "logP of aspirin? And ibuprofen?")
    return window


def test_chosen_molecules_are_exported_with_their_properties(
    with_molecules: MainWindow, tmp_path: Path
) -> None:
    dialog = with_molecules.export_molecules()
    assert dialog is not None
    assert dialog.list.count() == 2
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.format.setCurrentIndex(dialog.format.findData("csv"))
    dialog.save(tmp_path / "out")
    assert wait_for(lambda: (tmp_path / "out.csv").exists(), SECONDS)
    settle()
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["title"] == "ibuprofen"
    assert float(row["molecular weight (g/mol)"]) == pytest.approx(206.28, abs=0.01)


def test_a_file_that_cannot_be_written_is_said(with_molecules: MainWindow, tmp_path: Path) -> None:
    dialog = with_molecules.export_molecules()
    assert dialog is not None
    dialog.save(tmp_path / "missing" / "out.sdf")
    assert wait_for(lambda: "Not saved" in dialog._problem.text(), SECONDS)
    dialog.reject()
    settle()


@pytest.mark.parametrize("form", NOTATIONS)
def test_copy_as_text(with_molecules: MainWindow, form: str) -> None:
    thing = with_molecules.chat.transcript.workspace.thing("M1")
    assert thing is not None
    QGuiApplication.clipboard().clear()
    with_molecules.copier.copy(thing, form)
    assert wait_for(lambda: bool(QGuiApplication.clipboard().text()), SECONDS)
    text = QGuiApplication.clipboard().text()
    if form == "InChIKey":
        assert text == "BSYNRYMUTXBXSQ-UHFFFAOYSA-N"
        return
    if form == "InChI":
        mol = Chem.MolFromInchi(text)
    else:
        mol = Chem.MolFromMolBlock(text) if form == "MOL block" else Chem.MolFromSmiles(text)
    assert Chem.MolToSmiles(mol) == "CC(=O)Oc1ccccc1C(=O)O"


@pytest.mark.parametrize("form", PICTURES)
def test_copy_as_picture(with_molecules: MainWindow, form: str) -> None:
    thing = with_molecules.chat.transcript.workspace.thing("M1")
    assert thing is not None
    with_molecules.copier.copy(thing, form)
    kind = "image/png" if form.startswith("PNG") else "image/svg+xml"
    assert wait_for(lambda: QGuiApplication.clipboard().mimeData().hasFormat(kind), SECONDS)


def test_without_molecules_the_export_says_so(window: MainWindow) -> None:
    assert window.export_molecules() is None
    assert window.toast.isVisible()
