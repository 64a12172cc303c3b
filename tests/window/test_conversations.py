"""The list of conversations: reopening, renaming, deleting with undo, searching; branches."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.store.store import Store
from tests.core.scripted import Said, ScriptedPolicy, call
from tests.window.acting import SECONDS, answer_view, ask, click, finished, press_enter, settle, type_message

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def titles(window: MainWindow) -> list[str]:
    return [row.title for row in window.conversations.model.rows]


def listed(window: MainWindow, *expected: str) -> bool:
    return wait_for(lambda: titles(window) == list(expected), SECONDS)


def open_row(window: MainWindow, row: int) -> None:
    index = window.conversations.model.index(row)
    place = window.conversations.view.visualRect(index).center()
    QTest.mouseClick(window.conversations.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_conversations_are_there_after_a_restart(
    open_window: Callable[..., MainWindow], policy: ScriptedPolicy, tmp_path: Path
) -> None:
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    first = open_window(Store.open(tmp_path / "retort.db"))
    ask(first, "logP of aspirin?")
    first.close()
    assert wait_for(lambda: first.kit.lanes.closed, SECONDS)
    second = open_window(Store.open(tmp_path / "retort.db"))
    assert listed(second, "logP of aspirin?")
    open_row(second, 0)
    assert wait_for(lambda: bool(second.chat.transcript.turns), SECONDS)
    turn = second.chat.transcript.turns[0]
    assert answer_view(second, turn).text.toPlainText() == "The logP of aspirin is 1.31."
    assert [card.call.tool for card in second.trace.cards()] == ["logp"]
    assert second.molecule.thing is not None
    policy.say(call("tpsa", molecule="M1"), "The TPSA of M1 is V2.")
    assert "63.60 Å²" in answer_view(second, ask(second, "and its TPSA?")).text.toPlainText()


def test_a_partial_answer_of_a_crash_is_shown_with_a_note(
    open_window: Callable[..., MainWindow], store: Store
) -> None:
    chat = store.conversations.create("Crashed")
    asked = store.messages.add_user(chat.id, None, "Hello", None)
    answer = store.messages.begin_answer(chat.id, asked.id, "model")
    store.messages.checkpoint(answer.id, "As far as it", "As far as it")
    window = open_window(store)
    assert listed(window, "Crashed")
    open_row(window, 0)
    assert wait_for(lambda: bool(window.chat.transcript.turns), SECONDS)
    turn = window.chat.transcript.turns[0]
    assert answer_view(window, turn).text.toPlainText() == "As far as it"
    assert turn.state == "partial"
    assert turn.error


def test_delete_and_undo(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say("One.", "Two.")
    ask(window, "first")
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    ask(window, "second")
    assert listed(window, "second", "first")
    window.conversations.view.setFocus()
    QTest.keyClick(window.conversations.view, Qt.Key.Key_Delete)
    assert listed(window, "first")
    assert window.chat.transcript.turns == []
    assert window.toast.isVisible()
    click(window.toast._button)
    assert listed(window, "second", "first")
    assert wait_for(lambda: bool(window.chat.transcript.turns), SECONDS)


def test_rename(window: MainWindow, policy: ScriptedPolicy, store: Store) -> None:
    policy.say("One.")
    ask(window, "first")
    assert listed(window, "first")
    window.conversations.rename_current()
    editor = window.conversations.view.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "Project X")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert listed(window, "Project X")
    assert wait_for(lambda: store.conversations.list()[0].title == "Project X", SECONDS)


def test_search_finds_words_of_answers(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say("Penicillin is an antibiotic.", "Nothing of the kind.")
    ask(window, "first")
    window.control.new()
    ask(window, "second")
    QTest.keyClick(window, Qt.Key.Key_F, CTRL_SHIFT)
    QTest.keyClicks(window.conversations.search, "antibio")
    assert listed(window, "first")
    assert "antibiotic" in window.conversations.model.rows[0].detail
    window.conversations.search.clear()
    assert listed(window, "second", "first")


def test_another_conversation_can_be_read_while_one_is_answered(
    window: MainWindow, policy: ScriptedPolicy
) -> None:
    policy.say("One.")
    ask(window, "first")
    window.control.new()
    policy.say(Said("slow " * 40, piece=5, pause_s=0.02))
    type_message(window, "second")
    press_enter(window)
    assert listed(window, "second", "first")
    open_row(window, 1)
    assert wait_for(lambda: [t.question for t in window.chat.transcript.turns] == ["first"], SECONDS)
    type_message(window, "third")
    press_enter(window)
    assert window.chat.composer.text() == "third"
    open_row(window, 0)
    assert [t.question for t in window.chat.transcript.turns] == ["second"]
    finished(window)
    assert answer_view(window, window.chat.transcript.turns[0]).text.toPlainText().startswith("slow slow")


def test_answering_once_more_makes_a_version_beside_the_first(
    window: MainWindow, policy: ScriptedPolicy
) -> None:
    policy.say("First.", "Second.")
    turn = ask(window, "Hello")
    click(answer_view(window, turn)._again)
    finished(window)
    assert wait_for(lambda: len(window.chat.transcript.turns[-1].answer_versions) == 2, SECONDS)
    settle()
    view = answer_view(window, window.chat.transcript.turns[-1])
    assert view.text.toPlainText() == "Second."
    assert view._versions._text.text() == "2/2"
    click(view._versions._back)
    assert wait_for(lambda: window.chat.transcript.turns[-1].raw == "First.", SECONDS)


def test_an_edited_question_keeps_the_old_one(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say("Aspirin it is.", "Ibuprofen it is.")
    turn = ask(window, "aspirin?")
    click(window.chat.view_of(turn)[0]._edit)
    assert window.chat.composer.text() == "aspirin?"
    window.chat.composer.edit.selectAll()
    ask(window, "ibuprofen?")
    assert [t.question for t in window.chat.transcript.turns] == ["ibuprofen?"]
    assert wait_for(lambda: len(window.chat.transcript.turns[0].versions) == 2, SECONDS)


def test_a_long_conversation_is_shown_from_its_end(
    open_window: Callable[..., MainWindow], store: Store
) -> None:
    chat = store.conversations.create("Long")
    parent = None
    for number in range(40):
        asked = store.messages.add_user(chat.id, parent, f"Question {number}", None)
        parent = store.messages.begin_answer(chat.id, asked.id, "model").id
        store.messages.finish(parent, f"Answer {number}.", f"Answer {number}.", "complete")
    window = open_window(store)
    assert listed(window, "Long")
    open_row(window, 0)
    assert wait_for(lambda: len(window.chat._views) == 40, SECONDS)
    settle()
    texts = [answer_view(window, turn).text.toPlainText() for turn in window.chat.transcript.turns]
    assert texts == [f"Answer {number}." for number in range(40)]
    bar = window.chat.area.verticalScrollBar()
    assert bar.value() == bar.maximum() > 1000
    tops = [window.chat.view_of(turn)[0].y() for turn in window.chat.transcript.turns]
    assert tops == sorted(tops)


def test_an_edit_that_is_refused_leaves_the_conversation_as_it_was(
    window: MainWindow, policy: ScriptedPolicy
) -> None:
    policy.say("First.", "Second.")
    turn = ask(window, "one")
    ask(window, "two")
    window.control.edit(turn)
    window.chat.composer.set_text("x" * 200_001)
    window.chat.composer.send()
    assert wait_for(lambda: [t.question for t in window.chat.transcript.turns] == ["one", "two"], SECONDS)
    assert len(window.chat.composer.text()) == 200_001


def test_molecules_of_another_branch_replace_those_of_the_first(
    window: MainWindow, policy: ScriptedPolicy
) -> None:
    policy.say("Noted.", "Noted.")
    turn = ask(window, "aspirin")
    window.control.edit(turn)
    window.chat.composer.edit.selectAll()
    ask(window, "ibuprofen")
    assert [thing.name for thing in window.chat.transcript.molecules()] == ["ibuprofen"]
    assert window.molecule.thing is not None
    assert window.molecule.thing.name == "ibuprofen"
    assert [card.accessibleName() for card in window.molecule._cards.values()] == ["Molecule M1: ibuprofen"]
