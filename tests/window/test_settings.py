"""Settings as a person changes them, and what is left of them after a restart."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from app.core.preferences import Preferences
from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.panels.keyboard import commands_of
from app.panels.settings import DATA, KEYBOARD
from app.store.settings import peek_settings
from app.store.store import Store
from app.widgets.theme import DARK, LIGHT
from tests.core.scripted import ScriptedPolicy
from tests.window.acting import SECONDS, ask, settle


def choose(box: QComboBox, title: str) -> None:
    """Picks an entry of a list by its words, with the keyboard."""
    box.setFocus()
    row = box.findText(title)
    assert row >= 0, [box.itemText(each) for each in range(box.count())]
    while box.currentIndex() != row:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < row else Qt.Key.Key_Up)


def test_colours_and_size_change_at_once_and_are_kept(
    open_window: Callable[..., MainWindow], policy: ScriptedPolicy, tmp_path: Path
) -> None:
    path = tmp_path / "retort.db"
    first = open_window(Store.open(path))
    settle()
    policy.say("A plain answer.")
    turn = ask(first, "Hello")
    answer = first.chat.view_of(turn)[1].text
    before = answer.fontMetrics().height(), first.status.height()
    dialog = first.program.open_settings()
    choose(dialog.general.scheme, "Dark")
    choose(dialog.general.text_size, "150 %")
    assert first.appearance.theme is DARK
    assert answer.fontMetrics().height() == pytest.approx(1.5 * before[0], abs=3)
    assert first.status.height() == pytest.approx(1.5 * before[1], abs=1)
    dialog.close()
    first.close()
    assert wait_for(lambda: first.kit.lanes.closed, SECONDS)
    assert peek_settings(path)["window.text_size"] == 150
    second = open_window(Store.open(path))
    assert wait_for(lambda: second.appearance.theme is DARK and second.appearance.text_size == 150, SECONDS)
    second.kept.set(scheme="Light", text_size=100)
    assert second.appearance.theme is LIGHT
    second.kept.set(scheme="Unknown")


def test_the_text_grows_and_shrinks_by_keys(window: MainWindow) -> None:
    settle()
    for keys, size in (("Ctrl++", 110), ("Ctrl++", 125), ("Ctrl+-", 110), ("Ctrl+0", 100)):
        press(window, keys)
        assert window.appearance.text_size == size


def press(window: MainWindow, keys: str) -> None:
    """Presses the keys of a menu's command."""
    found = [
        action
        for menu in window.menuBar().actions()
        for action in menu.menu().actions()  # type: ignore[attr-defined]
        if keys in [each.toString() for each in action.shortcuts()]
    ]
    assert len(found) == 1
    found[0].trigger()


def test_settings_known_early_are_shown_from_the_first_moment(
    open_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    store = Store.open(tmp_path / "retort.db")
    store.settings.set("window.appearance", "Dark")
    assert peek_settings(tmp_path / "retort.db") == {"window.appearance": "Dark"}
    window = open_window(store, preferences=Preferences("Dark"))
    assert window.appearance.theme is DARK
    window.kept.set(scheme="Unknown")


@pytest.mark.parametrize("content", [None, b"", b"no database at all", b"SQLite format 3\0" + bytes(200)])
def test_nothing_is_known_early_of_a_database_that_cannot_be_read(
    content: bytes | None, tmp_path: Path
) -> None:
    path = tmp_path / "retort.db"
    if content is not None:
        path.write_bytes(content)
    assert peek_settings(path) == {}


def test_the_window_comes_back_where_it_was(open_window: Callable[..., MainWindow], tmp_path: Path) -> None:
    path = tmp_path / "retort.db"
    first = open_window(Store.open(path))
    settle()
    first.resize(780, 610)  # the screen of the tests has 800 × 800 pixels
    first.trace_dock.close()
    first.splitter.setSizes([190, 300])
    settle()
    width = first.splitter.sizes()[0]
    first.close()
    assert wait_for(lambda: first.kit.lanes.closed, SECONDS)
    second = open_window(Store.open(path))
    assert wait_for(lambda: second.size() == first.size(), SECONDS)
    assert not second.trace_dock.isVisible()
    assert second.molecule_dock.isVisible()
    assert wait_for(lambda: abs(second.splitter.sizes()[0] - width) < 5, SECONDS)


def test_a_garbled_layout_is_left_alone(open_window: Callable[..., MainWindow], store: Store) -> None:
    for key, value in (("geometry", "garbage"), ("panels", "Ä" * 50), ("list_width", -4)):
        store.settings.set(f"window.{key}", value)
    window = open_window(store)
    settle()
    assert window.trace_dock.isVisible()
    assert window.splitter.sizes()[0] > 100


def test_every_key_of_the_menus_stands_on_the_page_of_keys(window: MainWindow) -> None:
    page = window.program.open_settings(KEYBOARD).keyboard
    shown = {page.table.item(row, 1).text() for row in range(page.table.rowCount())}  # type: ignore[union-attr]
    assert {"Ctrl+K", "Ctrl+N", "Ctrl+,", "F1", "Enter", "Shift+Enter"} <= shown
    page.search.setText("palette")
    page.search.setText("ctrl+k")
    visible = [row for row in range(page.table.rowCount()) if not page.table.isRowHidden(row)]
    assert [page.table.item(row, 0).text() for row in visible] == ["Go › All commands …"]  # type: ignore[union-attr]


def test_no_two_commands_share_a_key(window: MainWindow) -> None:
    commands = commands_of(window.menuBar().actions())
    keys = [key.toString() for command in commands for key in command.action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_the_page_of_data_says_where_things_are(
    open_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    window = open_window(Store.open(tmp_path / "retort.db"))
    page = window.program.open_settings(DATA).data
    words = [each.text() for each in page.findChildren(QLabel)]
    assert str(tmp_path / "retort.db") in words
    assert page.open_data.isEnabled()
    assert not page.open_logs.isEnabled()
