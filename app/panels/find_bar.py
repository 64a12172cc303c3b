"""Finds words in the conversation that is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from app.widgets.basics import icon_button, label, set_property
from app.widgets.flow_text import FlowText
from app.widgets.kit import Kit

PAUSE_MS = 120
Place = tuple[FlowText, QTextCursor]


class FindBar(QFrame):
    """Enter goes to the next place, Shift+Enter to the one before, Esc closes.

    Args:
        kit: Shared services.
        texts: Gives the texts to search, top to bottom; those that hide a part of themselves show it where
            the words stand in it.

    Signals:
        found: A place to be shown; gives the text and the cursor.
        closed: The bar was closed.
    """

    found = Signal(object, object)
    closed = Signal()

    def __init__(
        self, kit: Kit, texts: Callable[[str], Sequence[FlowText]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._places: list[Place] = []
        self._at = -1
        self._marked: list[FlowText] = []
        self.setObjectName("find-bar")
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(self.tr("Find in this conversation"))
        self.edit.setAccessibleName(self.tr("Find in this conversation"))
        self.edit.installEventFilter(self)
        self.count = label("", "small")
        self.count.setMinimumWidth(74)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 6, 6)
        row.setSpacing(4)
        row.addWidget(self.edit, 1)
        row.addWidget(self.count)
        for icon, name, what in (
            ("up", self.tr("Previous place (Shift+Enter)"), lambda: self.step(-1)),
            ("down", self.tr("Next place (Enter)"), lambda: self.step(1)),
            ("close", self.tr("Close the search (Esc)"), self.close_bar),
        ):
            button = icon_button(kit.appearance, icon, name, size=15)
            button.clicked.connect(what)
            row.addWidget(button)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.look(keep=True))
        self.edit.textChanged.connect(lambda: self.look())
        self.hide()

    def open_bar(self, words: str | None = None) -> None:
        """Show the bar, with words to look for if they are given."""
        self.show()
        if words is not None:
            self.edit.setText(words)
        self.edit.setFocus()
        self.edit.selectAll()
        self.look()

    def close_bar(self) -> None:
        """Hide the bar and its marks."""
        self._unmark()
        self._places, self._at = [], -1
        self.hide()
        self.closed.emit()

    def refresh(self) -> None:
        """Look again shortly, because the conversation has changed."""
        self._places = []
        if self.isVisible():
            self._pause.start()

    def look(self, keep: bool = False, first: FlowText | None = None) -> None:
        """Look for the words.

        Args:
            keep: Stay at the place that is shown, without scrolling.
            first: Begin in this text rather than at the last place of all.
        """
        words = self.edit.text()
        before = self._at
        texts = list(self._texts(words)) if words else []
        self._places = [(text, cursor) for text in texts for cursor in text.find_all(words)]
        if not self._places:
            self._at = -1
        elif first is not None:
            self._at = next((at for at, place in enumerate(self._places) if place[0] is first), 0)
        else:
            self._at = min(before, len(self._places) - 1) if keep and before >= 0 else len(self._places) - 1
        self._mark(scroll=not keep)

    def step(self, by: int) -> None:
        """Go on by a place; after the last comes the first."""
        if self._places:
            self._at = (self._at + by) % len(self._places)
            self._mark(scroll=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take Enter, Shift+Enter and Esc from the field."""
        if watched is self.edit and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self.close_bar()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
        return super().eventFilter(watched, event)

    def _mark(self, *, scroll: bool) -> None:
        self._unmark()
        shown = self._places[self._at][0] if self._places else None
        by_text: dict[FlowText, list[int]] = {}
        for number, (text, _) in enumerate(self._places):
            by_text.setdefault(text, []).append(number)
        for text, numbers in by_text.items():
            current = numbers.index(self._at) if text is shown else -1
            text.mark_found([self._places[number][1] for number in numbers], current)
        self._marked = list(by_text)
        nothing = bool(self.edit.text()) and not self._places
        set_property(self, "empty", "true" if nothing else "false")
        words = self.tr("{number} of {count}").format(number=self._at + 1, count=len(self._places))
        self.count.setText(words if self._places else self.tr("Not found") if nothing else "")
        if scroll and self._places:
            self.found.emit(*self._places[self._at])

    def _unmark(self) -> None:
        for text in self._marked:
            if shiboken6.isValid(text):  # another conversation may be shown by now
                text.mark_found(())
        self._marked = []
