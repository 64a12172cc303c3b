"""The message box: commands, chips, files, drafts, the forecast."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from rdkit import Chem

from app.engine.errors import ModelFileError
from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.panels.command_help import CommandHelp
from app.store.store import Store
from app.widgets.notices import Note
from app.widgets.structure_editor import StructureEditor
from tests.core.scripted import Said, ScriptedPolicy, call
from tests.window.acting import SECONDS, answer_view, ask, click, finished, press_enter, settle, type_message

ASPIRIN = "CC(=O)Oc1ccccc1C(=O)O"


def key(window: MainWindow, which: Qt.Key) -> None:
    QTest.keyClick(window.chat.composer.edit, which)


def offered(window: MainWindow) -> list[str]:
    hints = window.chat.composer.commands.hints
    return [] if hints is None else [suggestion.shown for suggestion in hints.suggestions]


def notes(window: MainWindow) -> list[str]:
    return [note.text.text() for note in window.findChildren(Note) if note.isVisible()]


def drop(window: MainWindow, data: QMimeData) -> None:
    """Drops something onto the conversation."""
    middle, copy = window.chat.rect().center(), Qt.DropAction.CopyAction
    held, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(middle, copy, data, held, plain)
    QApplication.sendEvent(window.chat, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(window.chat, QDropEvent(QPointF(middle), copy, data, held, plain))


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_a_command_is_completed_and_answered_without_the_model(
    window: MainWindow, policy: ScriptedPolicy
) -> None:
    type_message(window, "/tps")
    assert wait_for(lambda: offered(window)[:1] == ["/tpsa"], SECONDS)
    key(window, Qt.Key.Key_Tab)
    assert window.chat.composer.text() == "/tpsa "
    assert "‹molecule›" in window.chat.composer.commands.usage.text()
    type_message(window, "aspirin")
    press_enter(window)
    finished(window)
    turn = window.chat.transcript.turns[-1]
    # Ertl's TPSA of aspirin: 63.60 Å² (PubChem, CID 2244: 63.6)
    assert answer_view(window, turn).text.toPlainText() == "The TPSA of aspirin is 63.60 Å²."
    assert [card.call.tool for card in window.trace.cards()] == ["tpsa"]
    assert policy.prompts == []
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V2.")
    assert answer_view(window, ask(window, "and its logP?")).text.toPlainText().endswith("is 1.31.")


def test_a_command_works_while_there_is_no_model(
    open_window: Callable[..., MainWindow], store: Store
) -> None:
    window = open_window(store, model_error=ModelFileError("The file is cut off."))
    turn = ask(window, "/logp CCO")
    assert turn.state == "complete"
    assert turn.calls[0].tool == "logp"


def test_the_list_of_commands_is_used_by_keyboard(window: MainWindow) -> None:
    type_message(window, "/")
    assert wait_for(lambda: len(offered(window)) > 10, SECONDS)
    first, second = offered(window)[:2]
    key(window, Qt.Key.Key_Down)
    press_enter(window)
    assert window.chat.composer.text() == f"{second} "
    window.chat.composer.set_text("/lo")
    assert wait_for(lambda: "/logp" in offered(window), SECONDS)
    key(window, Qt.Key.Key_Escape)
    assert window.chat.composer.commands.isHidden()
    assert window.chat.composer.text() == "/lo"
    assert first.startswith("/")


def test_a_command_that_does_not_fit_stays_in_the_box_with_the_reason(window: MainWindow) -> None:
    type_message(window, "/logp")
    assert wait_for(lambda: "/logp" in offered(window), SECONDS)
    press_enter(window)
    assert window.chat.composer.text() == "/logp"
    assert "still needs molecule" in window.chat.composer._hint.text()
    window.chat.composer.set_text("/logp c1ccccc")
    press_enter(window)
    assert wait_for(lambda: any("ring bond 1" in note for note in notes(window)), SECONDS)
    assert window.chat.composer.text() == "/logp c1ccccc"
    assert window.chat.transcript.turns == []


def test_help_lists_the_commands_and_offers_an_example(window: MainWindow) -> None:
    type_message(window, "/help rank_molecules")
    press_enter(window)
    assert wait_for(lambda: bool(window.findChildren(CommandHelp)), SECONDS)
    (dialog,) = window.findChildren(CommandHelp)
    assert dialog.list.currentItem().text() == "/rank_molecules"
    text = dialog.page.toPlainText()
    assert "highest first" in text
    assert "Two or more molecules" in text
    dialog.search.setText("polar surface")
    assert dialog.list.currentItem().text() == "/tpsa"
    click(dialog.use)
    assert window.chat.composer.text() == "/tpsa CCO"


def chips(window: MainWindow, count: int) -> bool:
    return wait_for(lambda: len(window.chat.composer.chips.chips()) == count, SECONDS)


def test_a_word_that_is_no_structure_is_left_out_by_a_click(
    window: MainWindow, policy: ScriptedPolicy
) -> None:
    type_message(window, "Is aspirin more polar than CC(=O)Nc1ccc(O)cc1?")
    assert chips(window, 2)
    cross = window.chat.composer.chips.chips()[0].findChild(QToolButton)
    assert cross is not None
    click(cross)
    assert window.chat.composer.chips.texts()[0] == "Left out: aspirin"
    policy.say("Noted.")
    press_enter(window)
    finished(window)
    assert "Is aspirin more polar than M1?" in policy.prompts[0]
    assert [thing.handle for thing in window.chat.transcript.turns[0].things] == ["M1"]
    type_message(window, "aspirin again")
    assert wait_for(lambda: window.chat.composer.chips.texts() == ["aspirin"], SECONDS)


def test_an_unreadable_structure_is_corrected_by_a_click(window: MainWindow) -> None:
    window.chat.composer.set_text("logP of 💊 c1ccccc please")
    assert chips(window, 1)
    menu = window.chat.composer.chips.chips()[0].menu()
    menu.actions()[0].trigger()
    (editor,) = window.findChildren(StructureEditor)
    assert editor.edit.text() == "c1ccccc"
    assert wait_for(lambda: "ring bond 1" in editor.problem.text(), SECONDS)
    QTest.keyClicks(editor.edit, "1")
    assert wait_for(editor.view.drawn, SECONDS)
    editor.accept()
    assert window.chat.composer.text() == "logP of 💊 c1ccccc1 please"
    assert wait_for(lambda: window.chat.composer.chips.texts() == ["SMILES"], SECONDS)
    window.chat.composer.chips.chips()[0].menu().actions()[2].trigger()
    assert window.chat.composer.text() == "logP of 💊  please"


def test_files_are_dropped_anywhere_on_the_conversation(window: MainWindow, tmp_path: Path) -> None:
    mol, table, bad = tmp_path / "a.mol", tmp_path / "my table.csv", tmp_path / "bad.cdxml"
    mol.write_text(Chem.MolToMolBlock(Chem.MolFromSmiles(ASPIRIN)))
    table.write_text("SMILES,logP\nCCO,1\n")
    bad.write_text("<CDXML><page")
    type_message(window, "Compare")
    drop(window, files(mol, table, bad))
    assert wait_for(lambda: "my table.csv" in window.chat.composer.text(), SECONDS)
    assert window.chat.composer.text() == f'Compare {ASPIRIN}\n"{table}"'
    assert wait_for(lambda: any("Bad.cdxml cannot be read" in note for note in notes(window)), SECONDS)
    assert chips(window, 2)


@pytest.mark.parametrize("kind", ["text/plain", "chemical/x-cdxml"])
def test_a_drawing_is_pasted_as_a_structure(window: MainWindow, kind: str) -> None:
    data = QMimeData()
    data.setData(kind, Chem.MolToCDXMLBlock(Chem.MolFromSmiles(ASPIRIN)).encode())
    QGuiApplication.clipboard().setMimeData(data)
    type_message(window, "What is ")
    window.chat.composer.edit.paste()
    assert wait_for(lambda: window.chat.composer.text() == f"What is {ASPIRIN} ", SECONDS)
    QGuiApplication.clipboard().clear()  # what Python put there must not outlive it


def test_a_draft_stays_with_its_conversation_and_outlives_the_program(
    open_window: Callable[..., MainWindow], policy: ScriptedPolicy, tmp_path: Path
) -> None:
    first = open_window(Store.open(tmp_path / "retort.db"))
    policy.say("One.")
    ask(first, "first")
    type_message(first, "half a thought")
    first.control.new()
    assert first.chat.composer.text() == ""
    type_message(first, "another one")
    settle(0.7)  # the program may die from here on
    with Store.open(tmp_path / "retort.db") as store:
        assert store.conversations.list()[0].draft == "half a thought"
    second = open_window(Store.open(tmp_path / "retort.db"))
    assert wait_for(lambda: second.chat.composer.text() == "another one", SECONDS)
    second.control.open(1)
    assert wait_for(lambda: second.chat.composer.text() == "half a thought", SECONDS)
    policy.say("Two.")
    press_enter(second)
    finished(second)
    second.control.new()
    second.control.open(1)
    assert wait_for(lambda: len(second.chat.transcript.turns) == 2, SECONDS)
    assert second.chat.composer.text() == ""


def test_the_forecast_appears_after_the_first_measurement(window: MainWindow, policy: ScriptedPolicy) -> None:
    type_message(window, "logP of aspirin?")
    settle(0.3)
    assert "computer" not in window.chat.composer._hint.text()
    policy.say(Said("It is what it is.", piece=4, pause_s=0.05))
    press_enter(window)
    finished(window)
    type_message(window, "and of ibuprofen?")
    assert "s on this computer" in window.chat.composer._hint.text()


def test_keys_of_the_list_do_nothing_when_nothing_is_listed(window: MainWindow) -> None:
    type_message(window, "one")
    key(window, Qt.Key.Key_Tab)
    assert not window.chat.composer.edit.hasFocus()
    assert window.chat.composer.text() == "one"
