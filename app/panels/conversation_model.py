"""The conversations as Qt's list view takes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.store.rows import ConversationRow

Index = QModelIndex | QPersistentModelIndex
ID_ROLE = Qt.ItemDataRole.UserRole + 1
DETAIL_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class ListedConversation:
    """One line of the list.

    Attributes:
        id: The conversation.
        title: Its title.
        detail: Second line: when it was used last, or where the search found something.
    """

    id: int
    title: str
    detail: str


class ConversationModel(QAbstractListModel):
    """Lines of the list; a title is renamed by editing it.

    Signals:
        renamed: Gives conversation and new title.
    """

    renamed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ListedConversation] = []

    def show_rows(self, rows: Sequence[ListedConversation]) -> None:
        """Show other lines."""
        if list(rows) == self.rows:
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def row_of(self, conversation_id: int | None) -> int:
        """Line of a conversation; -1 if it is not listed."""
        return next((at for at, row in enumerate(self.rows) if row.id == conversation_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Number of lines."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the view asks for."""
        row = self.rows[index.row()]
        return {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.EditRole: row.title,
            Qt.ItemDataRole.ToolTipRole: row.title,
            Qt.ItemDataRole.AccessibleTextRole: f"{row.title}, {row.detail}",
            ID_ROLE: row.id,
            DETAIL_ROLE: row.detail,
        }.get(Qt.ItemDataRole(role) if role < Qt.ItemDataRole.UserRole else role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Rename."""
        title = " ".join(str(value).split())
        row = self.rows[index.row()]
        if not title or title == row.title:
            return False
        self.rows[index.row()] = ListedConversation(row.id, title, row.detail)
        self.dataChanged.emit(index, index)
        self.renamed.emit(row.id, title)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every title can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable


def listed(row: ConversationRow, detail: str = "") -> ListedConversation:
    """The line of a conversation."""
    return ListedConversation(row.id, row.title, detail or when(row.updated_at))


def when(moment: datetime) -> str:
    """A moment as people say it: the time today, else the day."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    local, now = aware.astimezone(), datetime.now().astimezone()
    days = (now.date() - local.date()).days
    if days <= 0:
        return local.strftime("%H:%M")
    if days == 1:
        return "Yesterday"
    if days < 7:
        return local.strftime("%A")
    return local.strftime("%Y-%m-%d")
