"""Comparing molecules and going back to an ancestor, as a person does it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from tests.core.scripted import ScriptedPolicy, call
from tests.window.acting import SECONDS, ask, click

PHENOL = "Oc1ccc(-c2ccccc2)cc1"


@pytest.fixture
def designed(window: MainWindow, policy: ScriptedPolicy) -> MainWindow:
    policy.say(
        call("replace_group", molecule="M1", group="hydroxyl", replacement="fluoro"),
        "This is M2, made from M1.",
    )
    ask(window, f"Replace the hydroxyl of {PHENOL} by fluorine")
    return window


def test_what_changed_is_highlighted_in_both(designed: MainWindow) -> None:
    click(designed.molecule.compare_button)
    panel = designed.desk.compare
    assert [box.currentData() for box in panel.boxes] == ["M1", "M2"]
    assert wait_for(lambda: "hydroxyl became fluoro" in panel.words.text(), SECONDS)
    assert [len(view._atoms[0]) for view in panel.views] == [1, 1]
    assert wait_for(lambda: panel.table.rowCount() == 12, SECONDS)
    rows = {name: rest for name, *rest in panel.table.texts()}
    assert rows["H-bond donors"] == ["1", "0", "−1 ▼"]
    assert rows["Heavy atoms"][2] == "same"
    assert panel.views[1]._drawing().like == PHENOL
    click(panel._swap)
    assert wait_for(lambda: "fluoro became hydroxyl" in panel.words.text(), SECONDS)


def test_a_single_molecule_cannot_be_compared(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    ask(window, "logP of ethanol?")
    click(window.molecule.compare_button)
    assert "no second molecule" in window.toast.accessibleName()


def test_the_lineage_shows_parent_edit_and_turn(designed: MainWindow) -> None:
    panel = designed.desk.lineage
    designed.desk.show_panel(panel)
    assert wait_for(lambda: len(panel.items()) == 2, SECONDS)
    root, child = panel.items()
    assert child.parent() is root
    assert root.text(0) == "M1"
    assert "hydroxyl replaced by fluoro" in child.text(0)
    assert child.text(1) == "turn 1"
    assert wait_for(lambda: not child.icon(0).isNull(), SECONDS)


def test_going_back_makes_an_ancestor_the_current_molecule(designed: MainWindow) -> None:
    panel = designed.desk.lineage
    assert designed.molecule.thing is not None
    assert designed.molecule.thing.handle == "M2"
    assert wait_for(lambda: len(panel.items()) == 2, SECONDS)
    panel.tree.setCurrentItem(panel.items()[0])
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert designed.molecule.thing.handle == "M1"
    assert designed.chat.composer.text() == "M1 "


def test_a_relative_of_another_conversation_is_taken_up_by_its_smiles(
    designed: MainWindow, policy: ScriptedPolicy
) -> None:
    designed.control.new()
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    ask(designed, f"logP of {PHENOL}?")
    panel = designed.desk.lineage
    assert wait_for(lambda: len(panel.items()) == 2, SECONDS)
    child = panel.items()[1]
    assert child.text(1).startswith("Replace the hydroxyl")
    panel.tree.setCurrentItem(child)
    click(panel.back_button)
    assert designed.chat.composer.text() == "Fc1ccc(-c2ccccc2)cc1 "


def test_what_is_drawn_from_a_molecule_becomes_its_child(
    designed: MainWindow, policy: ScriptedPolicy
) -> None:
    designed.show_molecule("M1")
    click(designed.molecule.sketch_button)
    sketch = designed.desk.sketch
    assert wait_for(lambda: bool(sketch.reading.smiles), SECONDS)
    oxygen = next(n for n, atom in sketch.model.sketch.atoms.items() if atom.element == "O")
    sketch.canvas.hand.put(oxygen, "S")
    assert wait_for(lambda: "S" in sketch.reading.smiles, SECONDS)
    click(sketch.insert_button)
    policy.say(call("logp", molecule="M3"), "The logP of M3 is V1.")
    ask(designed, "logP?")
    panel = designed.desk.lineage
    panel.refresh()
    assert wait_for(lambda: any("sketch" in item.text(0) for item in panel.items()), SECONDS)


def test_another_conversation_does_not_inherit_the_comparison(
    designed: MainWindow, policy: ScriptedPolicy
) -> None:
    click(designed.molecule.compare_button)
    panel = designed.desk.compare
    assert wait_for(lambda: panel.table.rowCount() == 12, SECONDS)
    designed.control.new()
    assert panel.table.rowCount() == 0
    assert [box.count() for box in panel.boxes] == [0, 0]
    assert "two molecules" in panel.words.text()


def test_the_sketch_is_opened_by_its_keys(window: MainWindow) -> None:
    window.activateWindow()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_K, modifiers)
    assert wait_for(lambda: window.desk.sketch.canvas.isVisible(), SECONDS)
    QTest.keyClick(window.desk.sketch.canvas, Qt.Key.Key_Return)
    assert len(window.desk.sketch.model.sketch.atoms) == 1
