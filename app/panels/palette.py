"""Ctrl+K: every command, conversation and tool by a few typed letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.panels.matching import match_score
from app.widgets.basics import label
from app.widgets.kit import Kit

MOST_SHOWN = 60
WIDTH = 620
_ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Entry:
    """Something that can be chosen.

    Attributes:
        title: What it is.
        kind: Where it belongs: a menu, conversations, tools.
        keys: Its keys, where it has any.
        detail: A further line that is searched, and shown where there is room.
        choose: What happens.
        rank: Added to the score: what is asked for more often comes first among equals.
    """

    title: str
    kind: str
    choose: Callable[[], None]
    keys: str = ""
    detail: str = ""
    rank: float = 0.0


class Palette(QDialog):
    """A search box over a list; arrows choose while the box keeps the focus, Enter does it, Esc closes.

    Args:
        kit: Shared services.
        entries: What can be chosen.
    """

    def __init__(self, kit: Kit, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = list(entries)
        self.setWindowTitle(self.tr("Commands"))
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("A command, a conversation, a tool …"))
        self.search.setAccessibleName(self.tr("Find a command, a conversation or a tool"))
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What fits"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Delegate(kit, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.itemClicked.connect(lambda _: self.choose())
        self._nothing = label(self.tr("Nothing fits"), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignCenter)
        self.search.textChanged.connect(self._find)
        self._find("")

    def add_entries(self, entries: Sequence[Entry]) -> None:
        """Add what took a moment to be read."""
        self._entries += entries
        self._find(self.search.text())

    def titles(self) -> list[str]:
        """What is listed, from top to bottom."""
        return [self._entry(row).title for row in range(self.list.count())]

    def choose(self) -> None:
        """Do what is chosen, after closing."""
        row = self.list.currentRow()
        if row >= 0:
            entry = self._entry(row)
            self.close()
            entry.choose()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Move in the list by the keys of the search box."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        key = Qt.Key(event.key())
        if key in steps and self.list.count():
            row = self.list.currentRow() + steps[key]
            one = abs(steps[key]) == 1
            last = self.list.count() - 1
            self.list.setCurrentRow(row % (last + 1) if one else max(0, min(last, row)))
            self.search.setAccessibleDescription(self._entry(self.list.currentRow()).title)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
            return True
        return False

    def _find(self, typed: str) -> None:
        scored = []
        for number, entry in enumerate(self._entries):
            score = match_score(typed, entry.title)
            if score is None and (other := match_score(typed, f"{entry.kind} {entry.title} {entry.detail}")):
                score = other / 2
            if score is not None:
                scored.append((-score - entry.rank if typed.strip() else 0.0, number, entry))
        scored.sort(key=lambda found: found[:2])
        self.list.clear()
        for _, _, entry in scored[:MOST_SHOWN]:
            item = QListWidgetItem()
            item.setData(_ENTRY, entry)
            words = ", ".join(filter(None, (entry.title, entry.kind, entry.keys)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._nothing.setVisible(not scored)

    def _entry(self, row: int) -> Entry:
        found: Entry = self.list.item(row).data(_ENTRY)
        return found


class _Delegate(QStyledItemDelegate):
    """Paints title, kind and keys in one line."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = kit.appearance

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One line with air."""
        return QSize(100, self._appearance.px(32))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint an entry."""
        entry: Entry = index.data(_ENTRY)
        theme = self._appearance.theme
        box: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
        inner = box.adjusted(10, 0, -10, 0)
        painter.setPen(QColor(theme.muted))
        right = f"{entry.kind}    {entry.keys}" if entry.keys else entry.kind
        small = QFont(option.font)
        small.setPointSizeF(small.pointSizeF() * 0.88)
        painter.setFont(small)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), right)
        taken = painter.fontMetrics().horizontalAdvance(right) + 18
        painter.setFont(option.font)
        painter.setPen(QColor(theme.text))
        room = inner.adjusted(0, 0, -taken, 0)
        shown = painter.fontMetrics().elidedText(entry.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()
