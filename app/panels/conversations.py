"""The list of conversations on the left: new, search, rename, delete with undo."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.bridge.backend import STORE
from app.panels.conversation_model import DETAIL_ROLE, ID_ROLE, ConversationModel, ListedConversation, listed
from app.store.store import Store
from app.widgets.basics import label
from app.widgets.kit import Kit

PAUSE_MS = 200
ROW_HEIGHT = 48
Index = QModelIndex | QPersistentModelIndex


class ConversationPanel(QWidget):
    """Lists the conversations of a store.

    Signals:
        new_wanted: A new conversation.
        opened: A conversation was chosen; gives its number.
        deleted: A conversation was deleted; gives its number and title.
        trouble: The store refused something; says why.
    """

    new_wanted = Signal()
    opened = Signal(int)
    deleted = Signal(int, str)
    trouble = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._store: Store | None = None
        self._current: int | None = None
        self._asked = 0
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = ConversationModel(self)
        self.model.renamed.connect(self._rename)
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda: self._pause.start())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 12, 11, 10)
        column.setSpacing(9)
        new = QPushButton(" New conversation")
        new.setProperty("role", "primary")
        new.setToolTip("New conversation (Ctrl+N)")
        new.setAccessibleName("New conversation")
        self._kit.appearance.paint(new, "new", "accent_text", 16)
        new.clicked.connect(self.new_wanted)
        column.addWidget(new)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search conversations")
        self.search.setAccessibleName("Search conversations")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(self._kit.appearance.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        column.addWidget(self.search)
        self.view = _ListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Delegate(self._kit, self.view))
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        self.view.delete_wanted.connect(self.delete)
        self.view.customContextMenuRequested.connect(self._menu)
        column.addWidget(self.view, 1)
        self._nothing = label("", "small")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._nothing)
        foot = QHBoxLayout()
        column.addLayout(foot)

    def set_store(self, store: Store) -> None:
        """List the conversations of a store."""
        self._store = store
        self.refresh()

    def set_current(self, conversation_id: int | None) -> None:
        """Mark the conversation that is shown; None marks none."""
        self._current = conversation_id
        self._mark()

    def refresh(self) -> None:
        """Read the list anew, with what is in the search box."""
        store, query = self._store, self.search.text().strip()
        if store is None:
            return
        self._asked += 1
        asked = self._asked

        def show(rows: list[ListedConversation]) -> None:
            if asked != self._asked:
                return
            self.model.show_rows(rows)
            self._mark()
            self._nothing.setText("Nothing found" if query and not rows else "")

        self._kit.lanes.run(STORE, lambda: find_conversations(store, query), show, self.trouble.emit, self)

    def delete(self, conversation_id: int) -> None:
        """Take a conversation out of the list; it can be brought back."""
        store = self._store
        row = self.model.row_of(conversation_id)
        if store is None or row < 0:
            return
        title = self.model.rows[row].title

        def done(_: object) -> None:
            self.deleted.emit(conversation_id, title)
            self.refresh()

        self._run(lambda: store.conversations.delete(conversation_id), done)

    def undelete(self, conversation_id: int) -> None:
        """Bring a deleted conversation back and show it."""
        store = self._store
        if store is None:
            return

        def done(_: object) -> None:
            self.refresh()
            self.opened.emit(conversation_id)

        self._run(lambda: store.conversations.undelete(conversation_id), done)

    def rename_current(self) -> None:
        """Edit the title of the conversation that is shown."""
        row = self.model.row_of(self._current)
        if row >= 0:
            self.view.edit(self.model.index(row))

    def _rename(self, conversation_id: int, title: str) -> None:
        store = self._store
        if store is not None:
            self._run(lambda: store.conversations.rename(conversation_id, title), lambda _: None)

    def _run(self, work: object, done: object) -> None:
        self._kit.lanes.run(STORE, work, done, self.trouble.emit, self)  # type: ignore[arg-type]

    def _open(self, index: Index) -> None:
        self.opened.emit(int(index.data(ID_ROLE)))

    def _mark(self) -> None:
        row = self.model.row_of(self._current)
        selection = self.view.selectionModel()
        if row < 0:
            selection.clear()
        else:
            index = self.model.index(row)
            selection.setCurrentIndex(index, selection.SelectionFlag.ClearAndSelect)

    def _menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        if not index.isValid():
            return
        stays = QPersistentModelIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(
            self._kit.appearance.icon("edit"), "Rename", lambda: self.view.edit(self.model.index(stays.row()))
        )
        menu.addAction(
            self._kit.appearance.icon("trash"), "Delete", lambda: self.delete(int(stays.data(ID_ROLE)))
        )
        menu.popup(self.view.viewport().mapToGlobal(place))


def find_conversations(store: Store, query: str) -> list[ListedConversation]:
    """Conversations whose title or messages contain the query; all of them where it is empty."""
    if not query:
        return [listed(row) for row in store.conversations.list()]
    found = {row.id: listed(row) for row in store.conversations.with_title(query)}
    for hit in store.search.text(query):
        if hit.conversation_id not in found:
            snippet = " ".join(hit.snippet.split())
            found[hit.conversation_id] = ListedConversation(hit.conversation_id, hit.title, snippet)
    return list(found.values())


class _ListView(QListView):
    """The list itself: one click opens, F2 renames, Delete deletes."""

    delete_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("conversations")
        self.setAccessibleName("Conversations")
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete by the keyboard."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.isValid():
            self.delete_wanted.emit(int(index.data(ID_ROLE)))
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Paints title and second line."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Two lines."""
        return QSize(120, ROW_HEIGHT)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Put the editor in the middle of the line."""
        area = option.rect.adjusted(3, 8, -3, -8)
        editor.setGeometry(area)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        theme = self._kit.appearance.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect.adjusted(1, 1, -1, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if chosen else theme.hover))
            painter.drawRoundedRect(area, 8, 8)
        if chosen:
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(QRect(area.left(), area.top() + 11, 3, area.height() - 22), 1.5, 1.5)
        inner = area.adjusted(11, 6, -9, -6)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        _line(painter, font, QColor(theme.text), inner, str(index.data()), top=True)
        font.setWeight(QFont.Weight.Normal)
        font.setPixelSize(11)
        _line(painter, font, QColor(theme.muted), inner, str(index.data(DETAIL_ROLE)), top=False)
        painter.restore()


def _line(painter: QPainter, font: QFont, colour: QColor, area: QRect, text: str, *, top: bool) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    side = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignBottom
    painter.drawText(area, int(side | Qt.AlignmentFlag.AlignLeft), shown)
