"""The molecule panel as a person uses it: picture, 3D view, properties, alerts."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from rdkit import Chem

from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.panels.property_table import PropertyTable
from tests.core.scripted import ScriptedPolicy, call
from tests.window.acting import SECONDS, ask, click, settle

QUINONE = "O=C1C=CC(=O)C=C1"


@pytest.fixture
def quinone(window: MainWindow, policy: ScriptedPolicy) -> MainWindow:
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    ask(window, f"logP of {QUINONE}?")
    assert wait_for(window.molecule.settled, SECONDS)
    return window


def row_of(table: PropertyTable, name: str):
    rows = [each[0] for each in table.rows()]
    return table.topLevelItem(rows.index(name))


def test_a_row_opens_to_its_definition_by_the_keyboard(quinone: MainWindow) -> None:
    table = quinone.molecule.properties
    row = row_of(table, "TPSA")
    table.setCurrentItem(row)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert row.isExpanded()
    words = table.itemWidget(row.child(0), 0)
    assert isinstance(words, QLabel)
    assert "Topological polar surface area" in words.text()
    assert "Å²" in words.text()
    assert "Ertl" in words.text()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert not row.isExpanded()


def test_chosen_rows_are_copied_with_tabs(quinone: MainWindow) -> None:
    table = quinone.molecule.properties
    table.setCurrentItem(row_of(table, "Molecular weight"))
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Molecular weight\t108.10\tg/mol"


def test_rules_say_yes_or_no_with_a_sign(quinone: MainWindow) -> None:
    facts = quinone.molecule.facts
    facts.tabs.setCurrentIndex(1)
    assert wait_for(facts.settled, SECONDS)
    row = row_of(facts.tables["assessment"], "Passes Lipinski's rule of five")
    assert row.text(1) == "yes"
    assert not row.icon(1).isNull()
    assert "1997, 23, 3" in row.toolTip(0)


def test_an_alert_shows_its_atoms_in_the_drawing(quinone: MainWindow) -> None:
    panel = quinone.molecule
    panel.facts.tabs.setCurrentIndex(1)
    assert wait_for(panel.facts.settled, SECONDS)
    table = panel.facts.tables["assessment"]
    before = panel.pictures.flat.grab().toImage()
    table.setCurrentItem(row_of(table, "PAINS alert"))
    assert wait_for(lambda: panel.pictures.flat.grab().toImage() != before, SECONDS)
    assert panel.pictures.flat._drawing().atoms[0] == tuple(range(8))


def test_names_and_long_identifiers_are_both_in_sight(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    ask(window, "logP of CN(C)CCCN1c2ccccc2Sc2ccc(OC)cc21?")
    facts = window.molecule.facts
    facts.tabs.setCurrentIndex(2)
    assert wait_for(lambda: len(facts.tables["identifiers"].rows()) == 4, SECONDS)
    settle()
    table = facts.tables["identifiers"]
    names, values = table.header().sectionSize(0), table.header().sectionSize(1)
    assert names >= table.fontMetrics().horizontalAdvance("Canonical SMILES")
    assert 0 < values <= table.viewport().width() - names


def test_identifiers_are_calculated_when_they_are_looked_at(quinone: MainWindow) -> None:
    facts = quinone.molecule.facts
    facts.tabs.setCurrentIndex(2)
    assert wait_for(facts.settled, SECONDS)
    found = {name: value for name, value, _ in facts.tables["identifiers"].rows()}
    assert found["InChIKey"] == "AZQWKYJCGOJGHM-UHFFFAOYSA-N"  # PubChem CID 4650


def test_the_molecule_is_turned_zoomed_and_measured_in_space(quinone: MainWindow) -> None:
    pictures = quinone.molecule.pictures
    pictures.tabs.setCurrentIndex(1)
    assert wait_for(pictures.settled, SECONDS)
    view = pictures.space
    view.setFocus()
    front = view.viewpoint
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert abs(view.viewpoint.rotation - front.rotation).max() > 0.05
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.viewpoint.zoom > 1
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert abs(view.viewpoint.rotation - front.rotation).max() == 0
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.atom_place(0))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.atom_place(1))
    assert view.picked == (0, 1)
    length = float(pictures.words.text().split(": ")[1].removesuffix(" Å"))
    assert length == pytest.approx(1.22, abs=0.03)  # C=O of p-benzoquinone, Hagen and Hedberg 1973
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.picked
    assert "MMFF94" in pictures.words.text()


def test_dragging_turns_the_molecule(quinone: MainWindow) -> None:
    pictures = quinone.molecule.pictures
    pictures.tabs.setCurrentIndex(1)
    assert wait_for(pictures.settled, SECONDS)
    view = pictures.space
    front = view.viewpoint
    middle = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(view, middle + QPoint(30, 4))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle + QPoint(30, 4))
    assert abs(view.viewpoint.rotation - front.rotation).max() > 0.05
    assert not view.picked


def test_hydrogens_and_style_change_the_picture(quinone: MainWindow) -> None:
    pictures = quinone.molecule.pictures
    pictures.tabs.setCurrentIndex(1)
    assert wait_for(pictures.settled, SECONDS)
    seen = [pictures.space.grab().toImage()]
    click(pictures.hydrogens)
    seen.append(pictures.space.grab().toImage())
    pictures.style_box.setCurrentIndex(2)
    seen.append(pictures.space.grab().toImage())
    assert seen[0] != seen[1] != seen[2]
    assert pictures.space.look.style == "space-filling"


@pytest.mark.parametrize(("form", "start"), [("XYZ", "12\n"), ("SDF", QUINONE)])
def test_the_3d_structure_is_copied(quinone: MainWindow, form: str, start: str) -> None:
    pictures = quinone.molecule.pictures
    pictures.tabs.setCurrentIndex(1)
    assert wait_for(pictures.settled, SECONDS)
    action = next(each for each in pictures.copy_button.menu().actions() if form in each.text())
    QGuiApplication.clipboard().clear()
    action.trigger()
    assert wait_for(lambda: QGuiApplication.clipboard().text().startswith(start), SECONDS)
    assert quinone.toast.isVisible()


@pytest.mark.parametrize(
    ("name", "start"), [("a.xyz", b"12\n"), ("a.sdf", QUINONE.encode()), ("a.png", b"\x89PNG")]
)
def test_the_3d_structure_is_saved(quinone: MainWindow, tmp_path: Path, name: str, start: bytes) -> None:
    pictures = quinone.molecule.pictures
    pictures.tabs.setCurrentIndex(1)
    assert wait_for(pictures.settled, SECONDS)
    pictures._copier.save(tmp_path / name)
    assert wait_for(lambda: "Saved" in quinone.toast.accessibleName(), SECONDS)
    assert (tmp_path / name).read_bytes().startswith(start)
    pictures._copier.save(tmp_path / "missing" / name)
    assert wait_for(lambda: "Not done" in quinone.toast.accessibleName(), SECONDS)


def test_the_picture_in_space_is_copied(quinone: MainWindow) -> None:
    pictures = quinone.molecule.pictures
    pictures.tabs.setCurrentIndex(1)
    assert wait_for(pictures.settled, SECONDS)
    QGuiApplication.clipboard().setText("before")
    pictures._copier.copy("PNG")
    assert wait_for(lambda: QGuiApplication.clipboard().mimeData().hasFormat("image/png"), SECONDS)
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (1200, 900)
    assert image.pixelColor(5, 5).name() == "#ffffff"


def test_a_cage_without_a_shape_is_said_in_words(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    ask(window, "logP of C12=C3C4=C5C1=C1C2=C3C4=C51 ?")
    pictures = window.molecule.pictures
    pictures.tabs.setCurrentIndex(1)
    assert wait_for(pictures.settled, SECONDS)
    assert "cage" in pictures.words.text()


def test_atom_numbers_and_zoom_in_the_drawing(quinone: MainWindow) -> None:
    pictures = quinone.molecule.pictures
    plain = pictures.flat.grab().toImage()
    click(pictures.numbers)
    assert wait_for(lambda: pictures.flat.grab().toImage() != plain, SECONDS)
    QTest.keyClick(pictures.flat, Qt.Key.Key_Plus)
    QTest.keyClick(pictures.flat, Qt.Key.Key_Plus)
    assert pictures.flat.zoom_factor > 1.5
    settle()
    QTest.keyClick(pictures.flat, Qt.Key.Key_Home)
    assert pictures.flat.zoom_factor == 1


def test_relatives_are_drawn_alike(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say("These are M1 and M2.")
    ask(window, "Compare COc1ccc(-c2ccccc2)cc1 and Oc1ccc(-c2ccccc2)cc1")
    depictions = window.kit.depictions
    assert wait_for(lambda: depictions.reference("Oc1ccc(-c2ccccc2)cc1") != "", SECONDS)
    block = depictions.reference("Oc1ccc(-c2ccccc2)cc1")
    assert Chem.MolToSmiles(Chem.MolFromMolBlock(block)) == "COc1ccc(-c2ccccc2)cc1"
    assert depictions.reference("COc1ccc(-c2ccccc2)cc1") == ""
