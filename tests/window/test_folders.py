"""Folders, pins, the bin, and search: by words, by structure, and inside the open conversation."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu

from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.panels.conversation_lines import structure_of
from app.panels.conversation_menu import conversation_menu
from app.panels.conversation_model import MIME
from app.store.store import Store
from app.widgets.flow_text import FlowText
from tests.core.scripted import ScriptedPolicy
from tests.window.acting import SECONDS, answer_view, ask, click, settle

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def shown(window: MainWindow) -> list[tuple[str, str]]:
    return [(line.kind, line.title) for line in window.conversations.model.lines]


def becomes(window: MainWindow, *expected: tuple[str, str]) -> bool:
    return wait_for(lambda: shown(window) == list(expected), SECONDS)


def press(window: MainWindow, row: int, key: Qt.Key) -> None:
    view = window.conversations.view
    view.setFocus()
    view.setCurrentIndex(window.conversations.model.index(row))
    QTest.keyClick(view, key)


def choose(window: MainWindow, row: int, *titles: str) -> None:
    """Chooses from the context menu of a line."""
    panel = window.conversations
    index = panel.model.index(row)
    folders = [line.title for line in panel.model.lines if line.kind == "folder"]
    menu = conversation_menu(panel, window.kit, panel.model.line(index), index, folders)
    for title in titles:
        (action,) = [each for each in menu.actions() if each.text() == title]
        inner = action.menu()
        menu = inner if isinstance(inner, QMenu) else menu
    action.trigger()


@pytest.fixture
def filled(open_window: Callable[..., MainWindow], store: Store) -> MainWindow:
    for title in ("one", "two", "three"):
        store.conversations.create(title)
    window = open_window(store)
    assert becomes(window, ("conversation", "three"), ("conversation", "two"), ("conversation", "one"))
    return window


def test_a_folder_is_made_named_filled_closed_and_opened_by_keyboard(
    filled: MainWindow, store: Store
) -> None:
    filled.conversations.new_folder()
    assert wait_for(lambda: filled.conversations.view.findChild(QLineEdit) is not None, SECONDS)
    editor = filled.conversations.view.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "New folder"
    editor.selectAll()
    QTest.keyClicks(editor, "Kinases")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    three, two, one = ("conversation", "three"), ("conversation", "two"), ("conversation", "one")
    assert becomes(filled, ("folder", "Kinases"), three, two, one)
    choose(filled, 2, "Move to", "Kinases")
    assert becomes(filled, ("folder", "Kinases"), two, three, one)
    press(filled, 0, Qt.Key.Key_Left)
    assert becomes(filled, ("folder", "Kinases"), three, one)
    assert filled.conversations.view.currentIndex().row() == 0
    press(filled, 0, Qt.Key.Key_Return)
    assert becomes(filled, ("folder", "Kinases"), two, three, one)
    spoken = filled.conversations.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Folder Kinases, holds 1, open"


def test_a_conversation_is_dragged_into_a_folder_and_out(filled: MainWindow, store: Store) -> None:
    store.folders.create("A")
    filled.conversations.refresh()
    assert wait_for(lambda: shown(filled)[0] == ("folder", "A"), SECONDS)
    model = filled.conversations.model
    dragged = model.mimeData([model.index(3)])
    assert isinstance(dragged, QMimeData)
    assert dragged.hasFormat(MIME)
    model.dropMimeData(dragged, Qt.DropAction.MoveAction, -1, -1, model.index(0))
    assert wait_for(lambda: shown(filled)[:2] == [("folder", "A"), ("conversation", "one")], SECONDS)
    model.dropMimeData(dragged, Qt.DropAction.MoveAction, -1, -1, QModelIndex())
    assert wait_for(lambda: shown(filled)[-1] == ("conversation", "one"), SECONDS)


def test_removing_a_folder_keeps_its_conversations_and_is_undone(filled: MainWindow, store: Store) -> None:
    filled.conversations.move_to(store.conversations.list()[0].id, "A")
    assert wait_for(lambda: shown(filled)[0] == ("folder", "A"), SECONDS)
    press(filled, 0, Qt.Key.Key_Delete)
    assert becomes(filled, ("conversation", "three"), ("conversation", "two"), ("conversation", "one"))
    assert filled.toast.isVisible()
    click(filled.toast._button)
    assert wait_for(lambda: shown(filled)[:2] == [("folder", "A"), ("conversation", "three")], SECONDS)


def test_a_pinned_conversation_stays_on_top(filled: MainWindow) -> None:
    choose(filled, 2, "Keep on top")
    assert becomes(filled, ("conversation", "one"), ("conversation", "three"), ("conversation", "two"))
    spoken = filled.conversations.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("pinned")
    choose(filled, 0, "No longer on top")
    assert becomes(filled, ("conversation", "three"), ("conversation", "two"), ("conversation", "one"))


def test_what_was_deleted_lies_in_the_bin_until_it_is_deleted_for_good(
    filled: MainWindow, store: Store
) -> None:
    press(filled, 0, Qt.Key.Key_Delete)
    three, two, one = ("deleted", "three"), ("conversation", "two"), ("conversation", "one")
    assert becomes(filled, two, one, ("bin", "Recently deleted"))
    press(filled, 2, Qt.Key.Key_Right)
    assert becomes(filled, two, one, ("bin", "Recently deleted"), three)
    choose(filled, 3, "Restore")
    assert becomes(filled, ("conversation", "three"), two, one)
    press(filled, 0, Qt.Key.Key_Delete)
    assert wait_for(lambda: three in shown(filled), SECONDS)
    choose(filled, 3, "Delete for good")
    assert becomes(filled, two, one)
    assert len(store.conversations.list(include_deleted=True)) == 2


def match_in_sight(window: MainWindow, text: FlowText) -> bool:
    (selection,) = text.extraSelections()
    place = text.cursorRect(selection.cursor).center()
    return text.visibleRegion().contains(text.viewport().mapTo(text, place))


def test_a_hit_shows_its_match_and_opens_at_the_message(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(*["Nothing of interest here. " * 20] * 3, "It is a penicillin, an antibiotic.", "Yes. " * 200)
    for number in range(5):
        ask(window, f"question {number}")
    window.control.new()
    QTest.keyClick(window, Qt.Key.Key_F, CTRL_SHIFT)
    QTest.keyClicks(window.conversations.search, "penicillin")
    assert wait_for(lambda: [kind for kind, _ in shown(window)] == ["hit"], SECONDS)
    (line,) = window.conversations.model.lines
    assert [line.detail[start:end] for start, end in line.marks] == ["penicillin"]
    press(window, 0, Qt.Key.Key_Return)
    assert wait_for(lambda: len(window.chat.transcript.turns) == 5, SECONDS)
    assert wait_for(window.chat.finder.isVisible, SECONDS)
    settle()
    assert window.chat.finder.count.text() == "1 of 1"
    text = answer_view(window, window.chat.transcript.turns[3]).text
    assert len(text.extraSelections()) == 1
    assert wait_for(lambda: match_in_sight(window, text), SECONDS)
    window.resize(window.minimumWidth(), window.height())
    settle()
    assert match_in_sight(window, text)  # what stands above it needs more lines now
    QTest.keyClick(window.chat.area.verticalScrollBar(), Qt.Key.Key_Home)
    window.resize(window.minimumWidth() + 400, window.height())
    settle()
    assert window.chat.area.verticalScrollBar().value() == 0


def test_a_hit_in_another_branch_opens_that_branch(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say("It is a penicillin.", "It is a cephalosporin.")
    turn = ask(window, "What is it?")
    click(answer_view(window, turn)._again)
    assert wait_for(lambda: window.chat.transcript.turns[0].raw == "It is a cephalosporin.", SECONDS)
    settle()
    window.conversations.search.setText("penicillin")
    assert wait_for(lambda: [kind for kind, _ in shown(window)] == ["hit"], SECONDS)
    press(window, 0, Qt.Key.Key_Return)
    assert wait_for(lambda: window.chat.transcript.turns[0].raw == "It is a penicillin.", SECONDS)


def test_a_structure_finds_the_conversations_that_contain_it(
    window: MainWindow, policy: ScriptedPolicy
) -> None:
    policy.say("Noted.", "Noted.")
    ask(window, "Look at CC(=O)Oc1ccccc1C(=O)O")
    window.control.new()
    ask(window, "And at CCCCO")
    window.conversations.search.setText("c1ccccc1C(=O)O")
    assert wait_for(lambda: ("structure", "Look at CC(=O)Oc1ccccc1C(=O)O") in shown(window), SECONDS)
    assert ("section", "Contains c1ccccc1C(=O)O") in shown(window)
    assert ("structure", "And at CCCCO") not in shown(window)
    row = len(shown(window)) - 1
    press(window, row, Qt.Key.Key_Return)
    assert wait_for(lambda: window.chat.transcript.turns[0].question.startswith("Look at"), SECONDS)
    window.conversations.search.setText("[OX2H][CH2]")
    assert wait_for(lambda: ("structure", "And at CCCCO") in shown(window), SECONDS)
    window.conversations.search.setText("salicylic acid")
    assert wait_for(lambda: ("section", "Contains salicylic acid") in shown(window), SECONDS)
    window.conversations.search.setText("no such words")
    assert wait_for(lambda: window.conversations.nothing.text() == "Nothing found", SECONDS)


@pytest.mark.parametrize(
    ("query", "structure"),
    [
        ("CCO", "CCO"),
        ("[#6]=O", "[#6]=O"),
        ("caffeine", "Cn1c(=O)c2c(ncn2C)n(C)c1=O"),
        ("InChI=1S/CH4/h1H4", "C"),
        ("c1ccccc", None),
        ("question", None),
        ("logP of it", None),
        ("7", None),
    ],
)
def test_what_is_searched_as_a_structure(query: str, structure: str | None) -> None:
    assert structure_of(query) == structure


def test_finding_inside_the_open_conversation(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say("Aspirin is an ester.", "An ester of salicylic acid; **esters** hydrolyse.")
    ask(window, "What ester is aspirin?")
    ask(window, "Tell me more")
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    finder = window.chat.finder
    QTest.keyClicks(finder.edit, "ester")
    assert wait_for(lambda: finder.count.text() == "4 of 4", SECONDS)
    QTest.keyClick(finder.edit, Qt.Key.Key_Return)
    assert finder.count.text() == "1 of 4"
    QTest.keyClick(finder.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert finder.count.text() == "4 of 4"
    finder.edit.setText("nowhere to be found")
    assert finder.count.text() == "Not found"
    QTest.keyClick(finder.edit, Qt.Key.Key_Escape)
    assert finder.isHidden()
    assert window.chat.composer.edit.hasFocus()
    texts = [answer_view(window, turn).text for turn in window.chat.transcript.turns]
    assert not any(text.extraSelections() for text in texts)


def test_a_match_in_the_hidden_part_of_a_long_message_is_found(
    window: MainWindow, policy: ScriptedPolicy
) -> None:
    policy.say("Noted.")
    turn = ask(window, "word " * 400 + "needle")
    window.chat.finder.open_bar("needle")
    assert window.chat.finder.count.text() == "1 of 1"
    assert window.chat.view_of(turn)[0].text.toPlainText().endswith("needle")
