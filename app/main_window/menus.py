"""Menus and keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from app.core.preferences import Preferences
from app.widgets.language import translate

if TYPE_CHECKING:
    from app.main_window.window import MainWindow

Keys = str | QKeySequence.StandardKey | list[str] | None


def make_menus(window: MainWindow) -> None:
    """Fill the menu bar. Each command has a place in a menu; the frequent ones have a key."""
    _conversation_menu(window)
    _view_menu(window)
    _go_menu(window)
    _model_menu(window)
    _help_menu(window)


def _conversation_menu(window: MainWindow) -> None:
    menu = window.menuBar().addMenu(translate("Menus", "&Conversation"))
    add_action(window, menu, translate("Menus", "New"), window.control.new, "Ctrl+N")
    add_action(window, menu, translate("Menus", "Rename …"), window.conversations.rename_current)
    add_action(window, menu, translate("Menus", "Delete"), window.control.delete)
    menu.addSeparator()
    add_action(window, menu, translate("Menus", "Send"), window.chat.composer.send, "Ctrl+Return")
    add_action(window, menu, translate("Menus", "Stop the answer"), window.control.stop, "Esc")
    menu.addSeparator()
    files, add = window.files, partial(add_action, window, menu)
    add(translate("Menus", "Export molecules …"), window.export_molecules, "Ctrl+E")
    add(translate("Menus", "Export conversation …"), files.export, "Ctrl+Shift+E")
    add(translate("Menus", "Import conversation …"), files.ask_import, "Ctrl+Shift+O")
    add(translate("Menus", "Run the calculations again …"), files.replay, "Ctrl+Shift+R")
    menu.addSeparator()
    backups = window.program.backups
    add_action(window, menu, translate("Menus", "Back up all conversations …"), backups.back_up)
    add_action(window, menu, translate("Menus", "Restore a backup …"), backups.restore)
    add_action(window, menu, translate("Menus", "Own compounds …"), window.program.open_own_stock)
    menu.addSeparator()
    add_action(window, menu, translate("Menus", "Quit"), window.close, QKeySequence.StandardKey.Quit)


def _view_menu(window: MainWindow) -> None:
    menu = window.menuBar().addMenu(translate("Menus", "&View"))
    for dock in (window.trace_dock, window.molecule_dock, *window.desk.docks):
        menu.addAction(dock.toggleViewAction())
    sidebar = add_action(window, menu, translate("Menus", "Conversations"), lambda: None)
    sidebar.setCheckable(True)
    sidebar.setChecked(True)
    sidebar.toggled.connect(window.conversations.setVisible)
    menu.addSeparator()
    menu.addMenu(window.appearance_menu)
    _schemes(window)
    kept = window.kept
    larger = ["Ctrl++", "Ctrl+="]
    add_action(window, menu, translate("Menus", "Larger text"), lambda: kept.zoom(1), larger)
    add_action(window, menu, translate("Menus", "Smaller text"), lambda: kept.zoom(-1), "Ctrl+-")
    add_action(window, menu, translate("Menus", "Usual text size"), lambda: kept.zoom(0), "Ctrl+0")


def _schemes(window: MainWindow) -> None:
    group = QActionGroup(window)
    for title, scheme in (
        (translate("Menus", "As the system"), "Unknown"),
        (translate("Menus", "Light"), "Light"),
        (translate("Menus", "Dark"), "Dark"),
    ):
        action = window.appearance_menu.addAction(title)
        action.setCheckable(True)
        action.setChecked(scheme == window.kept.preferences.scheme)
        group.addAction(action)
        action.triggered.connect(lambda _=False, scheme=scheme: window.kept.set(scheme=scheme))

        def show(preferences: Preferences, action: QAction = action, scheme: str = scheme) -> None:
            action.setChecked(preferences.scheme == scheme)

        window.kept.changed.connect(show)


def _go_menu(window: MainWindow) -> None:
    menu = window.menuBar().addMenu(translate("Menus", "&Go"))
    find = window.chat.finder.open_bar
    add_action(window, menu, translate("Menus", "All commands …"), window.program.open_palette, "Ctrl+K")
    add_action(window, menu, translate("Menus", "Find in this conversation"), find, "Ctrl+F")
    search = translate("Menus", "Search all conversations")
    add_action(window, menu, search, lambda: _focus_search(window), "Ctrl+Shift+F")
    message = window.chat.composer.edit.setFocus
    add_action(window, menu, translate("Menus", "Message"), message, "Ctrl+L")
    add_action(window, menu, translate("Menus", "Settings …"), window.program.open_settings, "Ctrl+,")


def _model_menu(window: MainWindow) -> None:
    menu = window.menuBar().addMenu(translate("Menus", "&Model"))
    program = window.program
    add_action(window, menu, translate("Menus", "Model in use …"), program.open_models, "Ctrl+M")
    add_action(window, menu, translate("Menus", "Use the Retort policy"), program.use_own_policy)


def _help_menu(window: MainWindow) -> None:
    menu = window.menuBar().addMenu(translate("Menus", "&Help"))
    program = window.program
    add_action(window, menu, translate("Menus", "Keyboard …"), program.open_keyboard, "F1")
    add_action(window, menu, translate("Menus", "Check this installation …"), program.check)
    add_action(window, menu, translate("Menus", "Diagnostics file …"), program.open_diagnostics)
    add_action(window, menu, translate("Menus", "Open the log folder"), program.open_logs)
    menu.addSeparator()
    add_action(window, menu, translate("Menus", "Verified offline …"), program.explain_offline)
    about = add_action(window, menu, translate("Menus", "About Retort …"), program.open_about)
    about.setMenuRole(QAction.MenuRole.AboutRole)


def add_action(
    window: QObject, menu: QMenu, title: str, what: Callable[[], object], keys: Keys = None
) -> QAction:
    """Add a command to a menu.

    Args:
        window: Owns the action; its keys work in there.
        menu: Where it stands.
        title: What it says.
        what: What it does.
        keys: Its keys; of several the first is shown.
    """
    action = QAction(title, window)
    if isinstance(keys, list):
        action.setShortcuts([QKeySequence(each) for each in keys])
    elif keys is not None:
        action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda: what())
    menu.addAction(action)
    return action


def _focus_search(window: MainWindow) -> None:
    window.conversations.show()
    window.conversations.search.setFocus()
    window.conversations.search.selectAll()
