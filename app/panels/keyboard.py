"""All keys of the window on one page, read from its menus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.widgets.basics import label


@dataclass(frozen=True)
class Command:
    """Something that a menu offers.

    Attributes:
        path: Titles of the menus that lead to it.
        title: Its own title.
        keys: Its keys as the system writes them; empty where it has none.
        action: What it does.
    """

    path: tuple[str, ...]
    title: str
    keys: str
    action: QAction


def commands_of(menus: Sequence[QAction], path: tuple[str, ...] = ()) -> Iterator[Command]:
    """Give all commands below some entries of a menu bar or a menu, in their order."""
    for action in menus:
        menu = action.menu()
        title = action.text().replace("&", "")
        if isinstance(menu, QMenu):
            yield from commands_of(menu.actions(), (*path, title))
        elif title and not action.isSeparator():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Command(path, title, keys, action)


class KeyboardPage(QWidget):
    """Lists commands with their keys, and keys that belong to no menu; can be searched.

    Args:
        commands: What the menus offer.
    """

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Keyboard"), "title"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a command or a key"))
        self.search.setAccessibleName(self.tr("Find a command or a key"))
        self.search.setClearButtonEnabled(True)
        column.addWidget(self.search)
        menus = [(" › ".join((*each.path, each.title)), each.keys) for each in commands if each.keys]
        self.table = self._table([*menus, *self._other_keys()])
        column.addWidget(self.table, 1)
        self.search.textChanged.connect(self._filter)

    def _other_keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Message box › send"), "Enter"),
            (self.tr("Message box › new line"), "Shift+Enter"),
            (self.tr("Message box › a tool by its name"), "/"),
            (self.tr("List of conversations › open, rename, delete"), self.tr("Enter, F2, Delete")),
            (self.tr("Next and previous control"), self.tr("Tab, Shift+Tab")),
            (self.tr("Press the button that has the focus"), self.tr("Space")),
            (self.tr("Close a dialog"), "Esc"),
        ]

    def _table(self, rows: Sequence[tuple[str, str]]) -> QTableWidget:
        table = QTableWidget(len(rows), 2)
        table.setAccessibleName(self.tr("Commands and their keys"))
        table.setHorizontalHeaderLabels([self.tr("Command"), self.tr("Keys")])
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        for row, (title, keys) in enumerate(rows):
            table.setItem(row, 0, QTableWidgetItem(title))
            item = QTableWidgetItem(keys)
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(row, 1, item)
        return table

    def _filter(self, text: str) -> None:
        wanted = text.strip().lower()
        for row in range(self.table.rowCount()):
            cells = [self.table.item(row, column) for column in (0, 1)]
            words = " ".join(cell.text() for cell in cells if cell is not None).lower()
            self.table.setRowHidden(row, wanted not in words)
