"""Where the conversation is scrolled to, while it grows at the end, on top, or in between."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.widgets.flow_text import FlowText

NEAR_END = 40
MARGIN = 24
AROUND = 110


class ChatArea(QScrollArea):
    """Stays at the end, at what was found, or where the chemist has scrolled to.

    Signals:
        moved: Another part of the conversation is seen.
    """

    moved = Signal()

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._follow = True
        self._below = 0  # pixels between what is seen and the end
        self._hold: Callable[[], None] | None = None  # scrolls to what was found
        self.grows_on_top: Callable[[], bool] = lambda: False
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # the column stays in place
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._range_changed)
        bar.valueChanged.connect(self._scrolled)
        bar.actionTriggered.connect(lambda: self.let_go())

    def follow_end(self) -> None:
        """Stay at the end, as soon as it is laid out."""
        self._follow, self._hold = True, None
        QTimer.singleShot(0, self, self._show_again)

    def hold_view(self, view: QWidget) -> None:
        """Show the top of a widget of the column, also when the layout moves it."""
        self._keep(lambda: self.verticalScrollBar().setValue(max(0, view.y() - MARGIN)))

    def hold_place(self, text: FlowText, cursor: QTextCursor) -> None:
        """Show a place in a text, also when the layout moves it."""

        def show() -> None:
            place = text.cursorRect(cursor)
            page = self.widget()
            assert page is not None
            top = text.viewport().mapTo(page, place.topLeft())
            self.ensureVisible(top.x(), top.y() + place.height() // 2, MARGIN, AROUND)

        self._keep(show)

    def let_go(self) -> None:
        """Stay where it is; what was found is no longer kept in sight."""
        self._hold = None

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: N802
        """Go where the keyboard goes."""
        self.let_go()
        return super().focusNextPrevChild(forwards)

    def _keep(self, show: Callable[[], None]) -> None:
        self._follow, self._hold = False, show
        show()

    def _show_again(self) -> None:
        if self._hold is not None:
            self._hold()
        elif self._follow:
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum())

    def _range_changed(self, _: int, most: int) -> None:
        self.verticalScrollBar().setEnabled(most > 0)
        if self._hold is not None:
            QTimer.singleShot(0, self, self._show_again)  # once what is above has its place
        elif self._follow:
            self._show_again()
        elif self.grows_on_top():
            self.verticalScrollBar().setValue(most - self._below)

    def _scrolled(self, value: int) -> None:
        self._below = self.verticalScrollBar().maximum() - value
        self._follow = self._hold is None and self._below <= NEAR_END
        self.moved.emit()
