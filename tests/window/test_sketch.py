"""The sketch as a person uses it: with the mouse, with the keyboard alone, and into the message."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from rdkit import Chem

from app.bridge.clipboard import put
from app.exporting.cdxml import to_cdx
from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.panels.sketch import SketchPanel
from tests.core.scripted import ScriptedPolicy, call
from tests.window.acting import SECONDS, ask, click

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sketch(window: MainWindow) -> SketchPanel:
    panel = window.desk.sketch
    window.desk.show_panel(panel)
    panel.canvas.setFocus()
    return panel


def drawn(panel: SketchPanel, smiles: str) -> bool:
    return wait_for(lambda: panel.reading.smiles == Chem.CanonSmiles(smiles), SECONDS)


def test_a_structure_is_drawn_by_the_keyboard_alone(sketch: SketchPanel) -> None:
    canvas = sketch.canvas
    for key in (Qt.Key.Key_Return,) * 3:
        QTest.keyClick(canvas, key)
    QTest.keyClick(canvas, Qt.Key.Key_O)
    assert drawn(sketch, "CCO")
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert drawn(sketch, "CC[O-]")
    QTest.keyClick(canvas, Qt.Key.Key_Z, CONTROL)
    assert drawn(sketch, "CCO")
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert drawn(sketch, "CC")


def test_a_structure_is_drawn_by_the_mouse(sketch: SketchPanel) -> None:
    canvas = sketch.canvas
    click(sketch.tools.buttons["Benzene ring"])
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect().center())
    assert drawn(sketch, "c1ccccc1")
    click(sketch.tools.buttons["Single bond"])
    atom = next(iter(sketch.model.sketch.atoms))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.place_of(atom).toPoint())
    assert drawn(sketch, "Cc1ccccc1")
    click(sketch.tools.buttons["Atom N"])
    new = max(sketch.model.sketch.atoms)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.place_of(new).toPoint())
    assert drawn(sketch, "Nc1ccccc1")
    click(sketch.tools.buttons["Erase"])
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.place_of(new).toPoint())
    assert drawn(sketch, "c1ccccc1")


def test_a_bond_is_drawn_by_dragging(sketch: SketchPanel) -> None:
    canvas = sketch.canvas
    start = canvas.rect().center()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, start + QPoint(40, 3))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 3))
    assert drawn(sketch, "CC")


def test_what_is_impossible_is_said_and_cannot_be_sent(sketch: SketchPanel) -> None:
    sketch.load("CC(C)(C)C")
    assert drawn(sketch, "CC(C)(C)C")
    centre = next(n for n in sketch.model.sketch.atoms if len(sketch.model.sketch.neighbours(n)) == 4)
    sketch.canvas.hand.put(centre, "N")
    assert wait_for(lambda: "4 bonds" in sketch.words.text(), SECONDS)
    assert not sketch.insert_button.isEnabled()
    assert sketch.canvas.wrong == {centre}
    sketch.canvas.hand.charge(centre, 1)
    assert drawn(sketch, "C[N+](C)(C)C")
    assert sketch.insert_button.isEnabled()


def test_the_drawing_becomes_the_next_message(window: MainWindow, sketch: SketchPanel) -> None:
    window.chat.composer.set_text("logP of")
    sketch.smiles.setText("OC(=O)c1ccccc1OC(C)=O")
    QTest.keyClick(sketch.smiles, Qt.Key.Key_Return)
    assert drawn(sketch, "CC(=O)Oc1ccccc1C(=O)O")
    assert "180.16 g/mol" in sketch.words.text()
    click(sketch.insert_button)
    assert window.chat.composer.text() == "logP of CC(=O)Oc1ccccc1C(=O)O "


def test_a_bad_smiles_leaves_the_drawing_alone(sketch: SketchPanel) -> None:
    sketch.load("CCO")
    assert drawn(sketch, "CCO")
    sketch.smiles.setText("c1ccccc")
    QTest.keyClick(sketch.smiles, Qt.Key.Key_Return)
    assert wait_for(lambda: "ring" in sketch.words.text(), SECONDS)
    assert len(sketch.model.sketch.atoms) == 3


def test_a_chemdraw_drawing_is_pasted_beside_what_is_there(sketch: SketchPanel) -> None:
    sketch.load("CCO")
    assert drawn(sketch, "CCO")
    put({"chemical/x-cdx": to_cdx(Chem.MolFromSmiles("C[C@H](N)C(=O)O"))})
    QTest.keyClick(sketch.canvas, Qt.Key.Key_V, CONTROL)
    assert drawn(sketch, "CCO.C[C@H](N)C(=O)O")


def test_pasting_from_an_empty_clipboard_is_said(sketch: SketchPanel) -> None:
    QGuiApplication.clipboard().clear()
    QTest.keyClick(sketch.canvas, Qt.Key.Key_V, CONTROL)
    assert wait_for(lambda: "clipboard is empty" in sketch.words.text(), SECONDS)


def test_the_shown_molecule_is_edited(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    ask(window, "logP of Oc1ccccc1?")
    click(window.molecule.sketch_button)
    panel = window.desk.sketch
    assert drawn(panel, "Oc1ccccc1")
    assert not window.desk.docks[0].isHidden()


def test_clean_up_keeps_the_structure(sketch: SketchPanel) -> None:
    sketch.load("C[C@H](N)C(=O)O")
    assert drawn(sketch, "C[C@H](N)C(=O)O")
    before = sketch.model.sketch
    sketch.canvas.hand.select_all()
    sketch.clean()
    assert wait_for(lambda: sketch.model.sketch is not before, SECONDS)
    assert drawn(sketch, "C[C@H](N)C(=O)O")
