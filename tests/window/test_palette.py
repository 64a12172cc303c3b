"""Ctrl+K: everything by a few letters, with the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.panels.keyboard import commands_of
from app.panels.matching import match_score
from app.panels.palette import Palette
from app.store.store import Store
from app.widgets.theme import DARK
from sandbox.registry import discover
from tests.window.acting import SECONDS, settle


def type_in(palette: Palette, text: str) -> list[str]:
    palette.search.clear()
    QTest.keyClicks(palette.search, text.replace("…", "").strip())  # there is no key for …
    return palette.titles()


def filled(window: MainWindow) -> Palette:
    palette = window.program.open_palette()
    assert wait_for(lambda: len(palette._entries) > len(discover()), SECONDS)
    return palette


def test_every_command_and_every_tool_is_found(window: MainWindow) -> None:
    palette = filled(window)
    for command in commands_of(window.menuBar().actions()):
        if command.action.isEnabled():
            assert command.title in type_in(palette, command.title)[:4]
    for spec in discover():
        assert type_in(palette, spec.name)[0] == f"/{spec.name}"
    palette.close()


def test_a_conversation_is_opened_by_its_title(window: MainWindow, store: Store) -> None:
    for title in ("Suzuki coupling partners", "Solubility of ibuprofen"):
        row = store.conversations.create(title)
        store.messages.add_user(row.id, None, title, None)
    palette = filled(window)
    assert type_in(palette, "suz coup")[0] == "Suzuki coupling partners"
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert wait_for(lambda: len(window.chat.transcript.turns) == 1, SECONDS)
    assert window.chat.transcript.turns[0].question == "Suzuki coupling partners"


def test_a_tool_puts_its_command_into_the_message_box(window: MainWindow) -> None:
    palette = filled(window)
    type_in(palette, "/tpsa")
    QTest.keyClick(palette.search, Qt.Key.Key_Enter)
    settle()
    assert window.chat.composer.text() == "/tpsa "
    assert window.chat.composer.edit.hasFocus()


def test_arrows_choose_and_wrap_around(window: MainWindow) -> None:
    palette = window.program.open_palette()
    type_in(palette, "text")
    count = palette.list.count()
    assert count >= 3
    QTest.keyClick(palette.search, Qt.Key.Key_Up)
    assert palette.list.currentRow() == count - 1
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    assert palette.list.currentRow() == 0
    palette.close()


def test_a_menu_command_is_carried_out(window: MainWindow) -> None:
    settle()
    palette = window.program.open_palette()
    assert type_in(palette, "dark")[0] == "Dark"
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert window.appearance.theme is DARK
    window.kept.set(scheme="Unknown")


def test_nothing_fits(window: MainWindow) -> None:
    palette = window.program.open_palette()
    assert type_in(palette, "qqqqxx") == []
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    palette.close()


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("exp", "Export molecules …", "Apply a template of experiments"),
        ("nc", "New conversation", "Once"),
        ("logp", "/logp", "The longest loop of aspirin"),
        ("conv new", "New conversation", "Conversation › Rename"),
        ("quit", "Quit", "Quiet things"),
    ],
)
def test_the_better_match_scores_higher(typed: str, better: str, worse: str) -> None:
    high, low = match_score(typed, better), match_score(typed, worse)
    assert high is not None
    assert low is None or high > low


def test_letters_that_do_not_occur_in_order_do_not_match() -> None:
    assert match_score("zx", "Export") is None
    assert match_score("tro", "Export") is None
    assert match_score("", "anything") is not None
