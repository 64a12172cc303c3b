"""The list of conversations as Qt's list view takes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.panels.conversation_lines import Line

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
MIME = "application/x-retort-conversation"
_NO_INDEX = QModelIndex()


class ConversationModel(QAbstractListModel):
    """Lines of the list. A title is renamed by editing it; a conversation is dragged into a folder.

    Signals:
        renamed: Gives conversation and new title.
        folder_renamed: Gives the folder's name and its new one.
        moved: Gives a conversation and the folder that it was dropped on; None is no folder.
    """

    renamed = Signal(int, str)
    folder_renamed = Signal(str, str)
    moved = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    @property
    def rows(self) -> list[Line]:
        """The lines that are conversations, or stand for a place in one."""
        return [line for line in self.lines if line.id is not None and line.kind != "deleted"]

    def show_lines(self, lines: Sequence[Line]) -> bool:
        """Show other lines; False where they are the same."""
        if list(lines) == self.lines:
            return False
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()
        return True

    def row_of(self, conversation_id: int | None) -> int:
        """Line of a conversation; -1 if it is not listed."""
        found = (
            at
            for at, line in enumerate(self.lines)
            if line.id == conversation_id and line.kind == "conversation"
        )
        return next(found, -1) if conversation_id is not None else -1

    def row_of_key(self, key: object) -> int:
        """Line with a key; -1 if there is none."""
        return next((at for at, line in enumerate(self.lines) if line.key == key), -1)

    def line(self, index: Index) -> Line | None:
        """The line at an index; None for none."""
        return self.lines[index.row()] if index.isValid() and index.row() < len(self.lines) else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802
        """Number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the view asks for."""
        line = self.line(index)
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.title}\n{line.detail}" if line.message_id is not None else line.title
        return line.title if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) else None

    def _spoken(self, line: Line) -> str:
        if line.kind in ("folder", "bin"):
            words = self.tr("closed") if line.closed else self.tr("open")
            return self.tr("Folder {name}, holds {count}, {state}").format(
                name=line.title, count=line.count, state=words
            )
        parts = [line.title, line.detail, self.tr("pinned") if line.pinned else ""]
        return ", ".join(part for part in parts if part)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Rename."""
        title = " ".join(str(value).split())
        line = self.line(index)
        if line is None or not title or title == line.title:
            return False
        self.lines[index.row()] = replace(line, title=title)
        self.dataChanged.emit(index, index)
        if line.kind == "folder":
            self.folder_renamed.emit(line.title, title)
        elif line.id is not None:
            self.renamed.emit(line.id, title)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Conversations and folders can be renamed; conversations can be dragged, also out of a folder."""
        line, flag = self.line(index), Qt.ItemFlag
        if line is None:
            return flag.ItemIsDropEnabled
        if line.kind == "section":
            return flag.ItemIsEnabled
        plain = flag.ItemIsEnabled | flag.ItemIsSelectable
        if line.kind == "conversation":
            return plain | flag.ItemIsEditable | flag.ItemIsDragEnabled | flag.ItemIsDropEnabled
        return plain | flag.ItemIsEditable | flag.ItemIsDropEnabled if line.kind == "folder" else plain

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """What can be dropped."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """The conversation that is dragged."""
        data = QMimeData()
        ids = [str(line.id) for index in indexes if (line := self.line(index)) and line.id is not None]
        data.setData(MIME, " ".join(ids).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        """Conversations are moved."""
        return Qt.DropAction.MoveAction

    def dropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Take a conversation into the folder that it was dropped on, or out of all folders."""
        line = self.line(parent)
        folder = None if line is None else line.title if line.kind == "folder" else line.folder
        for number in bytes(data.data(MIME).data()).decode().split():
            self.moved.emit(int(number), folder)
        return False  # the list is read anew; the view must not take lines away by itself
