"""The list of conversations on the left: new, folders, pins, search, rename, delete with undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.bridge.backend import STORE
from app.panels.conversation_lines import Line, find_structures, find_text, read_list
from app.panels.conversation_menu import conversation_menu
from app.panels.conversation_model import LINE_ROLE, ConversationModel, Index
from app.panels.conversation_view import ConversationDelegate, ConversationView
from app.store.store import Store
from app.widgets.basics import icon_button, label
from app.widgets.kit import Kit

PAUSE_MS = 200
SEARCH = "search"
Result = TypeVar("Result")


class ConversationPanel(QWidget):
    """Lists the conversations of a store.

    Signals:
        new_wanted: A new conversation.
        opened: A conversation was chosen; gives its number.
        message_opened: A message that a search found was chosen; gives conversation, message and what was
            searched for.
        deleted: A conversation was deleted; gives its number and title.
        undo_offered: Something was done that can be undone; gives what, and how.
        trouble: The store refused something; says why.
    """

    new_wanted = Signal()
    opened = Signal(int)
    message_opened = Signal(int, int, str)
    deleted = Signal(int, str)
    undo_offered = Signal(str, object)
    trouble = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._store: Store | None = None
        self._current: int | None = None
        self._asked = 0
        self._bin_closed = True
        self._editing: object = None  # key of the line whose name is to be edited once it is listed
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = ConversationModel(self)
        self.model.renamed.connect(self._rename)
        self.model.folder_renamed.connect(self._rename_folder)
        self.model.moved.connect(self.move_to)
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
        column.addLayout(self._new_row())
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search words or a structure"))
        self.search.setToolTip(
            self.tr("Words, numbers, names; a SMILES or SMARTS also finds the structures that contain it")
        )
        self.search.setAccessibleName(self.tr("Search conversations"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(self._kit.appearance.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        column.addWidget(self.search)
        self.view = ConversationView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(ConversationDelegate(self._kit, self.view))
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        self.view.delete_wanted.connect(self._delete_line)
        self.view.fold_wanted.connect(self._fold)
        self.view.customContextMenuRequested.connect(self._menu)
        column.addWidget(self.view, 1)
        self.nothing = label("", "small")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.nothing)

    def _new_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        new = QPushButton(self.tr(" New conversation"))
        new.setProperty("role", "primary")
        new.setToolTip(self.tr("New conversation (Ctrl+N)"))
        new.setAccessibleName(self.tr("New conversation"))
        self._kit.appearance.paint(new, "new", "accent_text", 16)
        new.clicked.connect(self.new_wanted)
        folder = icon_button(self._kit.appearance, "folder-new", self.tr("New folder"))
        folder.clicked.connect(lambda: self.new_folder())
        row.addWidget(new, 1)
        row.addWidget(folder)
        return row

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
        asked, closed = self._asked, self._bin_closed

        def show(lines: list[Line]) -> None:
            if asked == self._asked:
                self._show(lines)
                if query:
                    self._search_structures(store, query, lines, asked)
                else:
                    self.nothing.setText("")

        work = (lambda: find_text(store, query)) if query else (lambda: read_list(store, closed))
        self._kit.lanes.run(STORE, work, show, self.trouble.emit, self)

    def _search_structures(self, store: Store, query: str, lines: list[Line], asked: int) -> None:
        """Look through the structures, which may take seconds, on a lane of its own."""

        def look() -> list[Line]:
            return find_structures(store, query) if asked == self._asked else []

        def add(found: list[Line]) -> None:
            if asked == self._asked:
                self._show([*lines, *found])
                self.nothing.setText("" if lines or found else self.tr("Nothing found"))

        self.nothing.setText("" if lines else self.tr("Searching …"))
        self._kit.lanes.run(SEARCH, look, add, lambda _: add([]), self)

    def _show(self, lines: Sequence[Line]) -> None:
        at = self.model.line(self.view.currentIndex())
        bar = self.view.verticalScrollBar()
        place = bar.value()
        if self.model.show_lines(lines):
            bar.setValue(place)
        row = self.model.row_of_key(self._editing)
        if row >= 0:
            self._editing = None
            index = self.model.index(row)
            self.view.setCurrentIndex(index)
            self.view.edit(index)
        elif self.view.state() != self.view.State.EditingState:
            self._mark(at)

    def delete(self, conversation_id: int) -> None:
        """Take a conversation out of the list; it can be brought back."""
        store, title = self._store, self._title(conversation_id)
        if store is None or title is None:
            return

        def done(_: object) -> None:
            self.deleted.emit(conversation_id, title)
            self.refresh()

        self._run(lambda: store.conversations.delete(conversation_id), done)

    def _title(self, conversation_id: int) -> str | None:
        return next((line.title for line in self.model.lines if line.id == conversation_id), None)

    def undelete(self, conversation_id: int) -> None:
        """Bring a deleted conversation back and show it."""
        store = self._store
        if store is None:
            return

        def done(_: object) -> None:
            self.refresh()
            self.opened.emit(conversation_id)

        self._run(lambda: store.conversations.undelete(conversation_id), done)

    def purge(self, conversation_id: int) -> None:
        """Remove a deleted conversation for good."""
        self._change(lambda store: store.conversations.purge(conversation_id))

    def pin(self, conversation_id: int, pinned: bool) -> None:
        """Keep a conversation on top, or no longer."""
        self._change(lambda store: store.conversations.pin(conversation_id, pinned))

    def move_to(self, conversation_id: int, folder: str | None) -> None:
        """Put a conversation into a folder, or into none."""
        self._change(lambda store: store.conversations.set_folder(conversation_id, folder))

    def new_folder(self, conversation_id: int | None = None) -> None:
        """Make a folder, with a conversation in it if one is given, and let its name be edited."""
        taken = {line.title for line in self.model.lines if line.kind == "folder"}
        plain = self.tr("New folder")
        names = [plain, *(f"{plain} {number}" for number in range(2, len(taken) + 3))]
        name = next(each for each in names if each not in taken)
        self._editing = Line("folder", name).key
        if conversation_id is None:
            self._change(lambda store: store.folders.create(name))
        else:
            self.move_to(conversation_id, name)

    def remove_folder(self, name: str) -> None:
        """Remove a folder; its conversations stay. It can be undone."""
        store = self._store
        if store is None:
            return

        def done(moved: list[int]) -> None:
            self.refresh()
            undo = lambda: self._change(lambda store: store.folders.restore(name, moved))  # noqa: E731
            self.undo_offered.emit(self.tr("Folder “{name}” removed").format(name=name), undo)

        self._run(lambda: store.folders.remove(name), done)

    def rename_current(self) -> None:
        """Edit the title of the conversation that is shown."""
        row = self.model.row_of(self._current)
        if row >= 0:
            self.view.edit(self.model.index(row))

    def _rename(self, conversation_id: int, title: str) -> None:
        self._change(lambda store: store.conversations.rename(conversation_id, title))

    def _rename_folder(self, name: str, new_name: str) -> None:
        self._change(lambda store: store.folders.rename(name, new_name))

    def _change(self, work: Callable[[Store], object]) -> None:
        """Change the store and read the list anew; also where it was refused, to show what is."""
        store = self._store
        if store is not None:
            self._run(lambda: work(store), lambda _: self.refresh())

    def _run(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        def refused(reason: str) -> None:
            self.trouble.emit(reason)
            self.refresh()

        self._kit.lanes.run(STORE, work, done, refused, self)

    def _open(self, index: Index) -> None:
        line = self.model.line(index)
        if line is None:
            return
        if line.kind in ("folder", "bin"):
            self._fold(line, not line.closed)
        elif line.message_id is not None and line.id is not None:
            words = self.search.text().strip() if line.kind == "hit" else ""
            self.message_opened.emit(line.id, line.message_id, words)
        elif line.kind == "conversation" and line.id is not None:
            self.opened.emit(line.id)

    def _fold(self, line: Line, closed: bool) -> None:
        if line.closed == closed:
            return
        if line.kind == "bin":
            self._bin_closed = closed
            self.refresh()
        else:
            self._change(lambda store: store.folders.set_closed(line.title, closed))

    def _delete_line(self, line: Line) -> None:
        if line.kind == "folder":
            self.remove_folder(line.title)
        elif line.kind == "conversation" and line.id is not None:
            self.delete(line.id)

    def _mark(self, at: Line | None = None) -> None:
        """Mark the conversation that is shown; the keyboard stays on the folder where it was."""
        selection, flag = self.view.selectionModel(), QItemSelectionModel.SelectionFlag
        row = self.model.row_of(self._current)
        folder = self.model.row_of_key(at.key) if at is not None and at.kind in ("folder", "bin") else -1
        selection.clear()
        if row >= 0:
            selection.setCurrentIndex(self.model.index(row), flag.ClearAndSelect)
        if folder >= 0:
            selection.setCurrentIndex(self.model.index(folder), flag.NoUpdate)

    def _menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        line = index.data(LINE_ROLE) if index.isValid() else None
        folders = [each.title for each in self.model.lines if each.kind == "folder"]
        menu = conversation_menu(self, self._kit, line, index, folders)
        menu.popup(self.view.viewport().mapToGlobal(place))
