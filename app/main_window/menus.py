"""Menus and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

if TYPE_CHECKING:
    from app.main_window.window import MainWindow

SCHEMES = (
    ("As the system", Qt.ColorScheme.Unknown),
    ("Light", Qt.ColorScheme.Light),
    ("Dark", Qt.ColorScheme.Dark),
)


def make_menus(window: MainWindow) -> None:
    """Fill the menu bar. Each command has a place in a menu; the frequent ones have a key."""
    _conversation_menu(window)
    _view_menu(window)
    go = window.menuBar().addMenu("&Go")
    _add(window, go, "Find in this conversation", lambda: window.chat.finder.open_bar(), "Ctrl+F")
    _add(window, go, "Search all conversations", lambda: _focus_search(window), "Ctrl+Shift+F")
    _add(window, go, "Message", window.chat.composer.edit.setFocus, "Ctrl+L")
    _add(window, go, "Settings", lambda: _show_appearance(window), "Ctrl+,")


def _conversation_menu(window: MainWindow) -> None:
    menu = window.menuBar().addMenu("&Conversation")
    _add(window, menu, "New", window.control.new, "Ctrl+N")
    _add(window, menu, "Rename …", window.conversations.rename_current)
    _add(window, menu, "Delete", window.control.delete)
    menu.addSeparator()
    _add(window, menu, "Send", window.chat.composer.send, "Ctrl+Return")
    _add(window, menu, "Stop the answer", window.control.stop, "Esc")
    menu.addSeparator()
    _add(window, menu, "Export molecules …", window.export_molecules, "Ctrl+E")
    _add(window, menu, "Export conversation …", window.files.export, "Ctrl+Shift+E")
    _add(window, menu, "Import conversation …", window.files.ask_import, "Ctrl+Shift+O")
    _add(window, menu, "Run the calculations again …", window.files.replay, "Ctrl+Shift+R")
    menu.addSeparator()
    _add(window, menu, "Quit", window.close, QKeySequence.StandardKey.Quit)


def _view_menu(window: MainWindow) -> None:
    menu = window.menuBar().addMenu("&View")
    for dock in (window.trace_dock, window.molecule_dock, *window.desk.docks):
        menu.addAction(dock.toggleViewAction())
    sidebar = _add(window, menu, "Conversations", lambda: None)
    sidebar.setCheckable(True)
    sidebar.setChecked(True)
    sidebar.toggled.connect(window.conversations.setVisible)
    menu.addSeparator()
    menu.addMenu(window.appearance_menu)
    group = QActionGroup(window)
    for title, scheme in SCHEMES:
        action = window.appearance_menu.addAction(title)
        action.setCheckable(True)
        action.setChecked(scheme == Qt.ColorScheme.Unknown)
        group.addAction(action)
        action.triggered.connect(lambda _=False, scheme=scheme: window.appearance.choose(scheme))
        window.appearance.chosen.connect(
            lambda name, action=action, scheme=scheme: action.setChecked(name == scheme.name)
        )


def _add(window: MainWindow, menu: object, title: str, what: object, keys: object = None) -> QAction:
    action = QAction(title, window)
    if keys is not None:
        action.setShortcut(QKeySequence(keys))  # type: ignore[call-overload]
    action.triggered.connect(lambda: what())  # type: ignore[operator]
    menu.addAction(action)  # type: ignore[attr-defined]
    return action


def _focus_search(window: MainWindow) -> None:
    window.conversations.show()
    window.conversations.search.setFocus()
    window.conversations.search.selectAll()


def _show_appearance(window: MainWindow) -> None:
    place = window.menuBar().geometry().bottomLeft()
    window.appearance_menu.popup(window.mapToGlobal(place))
