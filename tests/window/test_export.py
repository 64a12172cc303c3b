"""Export of chosen molecules and the clipboard, from the window."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from rdkit import Chem

from app.bridge.clipboard import put
from app.exporting.cdxml import to_cdx
from app.exporting.copying import NOTATIONS
from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.panels.copy_menu import EVERYTHING, PICTURES
from tests.core.scripted import ScriptedPolicy, call
from tests.window.acting import SECONDS, ask, settle, type_message


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
    elif form == "CDXML":
        (mol,) = Chem.MolsFromCDXML(text)
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


def test_copy_puts_all_formats_on_the_clipboard_at_once(with_molecules: MainWindow) -> None:
    with_molecules.show_molecule("M1")
    QTest.keyClick(with_molecules.molecule.pictures.flat, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData
    assert wait_for(lambda: mime().hasFormat("chemical/x-cdxml"), SECONDS)
    assert mime().text() == "CC(=O)Oc1ccccc1C(=O)O"
    assert mime().hasImage()
    assert "aspirin" in mime().html()
    assert {"chemical/x-mdl-molfile", "image/png", "image/svg+xml"} <= set(mime().formats())


def test_a_chemdraw_drawing_is_pasted_into_the_message(window: MainWindow) -> None:
    put({"chemical/x-cdx": to_cdx(Chem.MolFromSmiles("C[C@H](N)C(=O)O"))})
    composer = window.chat.composer
    type_message(window, "logP of")
    QTest.keyClick(composer.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert wait_for(lambda: "N" in composer.text(), SECONDS)
    assert composer.text() == "logP of C[C@H](N)C(=O)O "


def test_what_was_copied_here_is_pasted_as_its_smiles(with_molecules: MainWindow) -> None:
    thing = with_molecules.chat.transcript.workspace.thing("M2")
    assert thing is not None
    with_molecules.copier.copy(thing, EVERYTHING)
    assert wait_for(lambda: with_molecules.toast.accessibleName() == "M2 copied", SECONDS)
    edit = with_molecules.chat.composer.edit
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert Chem.CanonSmiles(edit.toPlainText()) == Chem.CanonSmiles("CC(C)Cc1ccc(cc1)C(C)C(=O)O")


def test_a_damaged_drawing_is_said(window: MainWindow) -> None:
    put({"chemical/x-cdxml": b"<CDXML><page><fragment>"})
    edit = window.chat.composer.edit
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert wait_for(lambda: "damaged" in window.toast.accessibleName(), SECONDS)
    assert edit.toPlainText() == ""


def test_without_molecules_the_export_says_so(window: MainWindow) -> None:
    assert window.export_molecules() is None
    assert window.toast.isVisible()
