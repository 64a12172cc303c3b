"""Small parts that look the same everywhere: labels, icon buttons, rules, elided text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontDatabase, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QLayoutItem, QPlainTextEdit, QToolButton, QWidget

from app.widgets.appearance import Appearance


def label(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """A plain-text label in one of the stylesheet's roles."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made


def icon_button(
    appearance: Appearance, icon: str, name: str, tip: str = "", size: int = 18, role: str = "muted"
) -> QToolButton:
    """A flat button with an icon, a name for screen readers and a tooltip."""
    button = QToolButton()
    button.setAutoRaise(True)
    button.setAccessibleName(name)
    button.setToolTip(tip or name)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    appearance.paint(button, icon, role, size)
    return button


class FocusPainted(QWidget):
    """A widget that paints the frame of its focus itself."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.update()


def rule() -> QFrame:
    """A thin line across."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


def code_view(text: str, name: str) -> QPlainTextEdit:
    """Text in a fixed-width font that can be read and copied."""
    view = QPlainTextEdit(text)
    view.setReadOnly(True)
    view.setProperty("role", "code")
    view.setAccessibleName(name)
    view.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    view.setTabChangesFocus(True)
    lines = min(14, text.count("\n") + 1)
    view.setFixedHeight(lines * view.fontMetrics().lineSpacing() + 24)
    return view


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def clear_layout(layout: QLayout) -> None:
    """Remove what is in a layout, widgets and inner layouts alike."""
    while (item := layout.takeAt(0)) is not None:
        _discard(item)


def _discard(item: QLayoutItem) -> None:
    widget, inner = item.widget(), item.layout()
    if widget is not None:
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()
    elif inner is not None:
        clear_layout(inner)


def drop_stretch(layout: QLayout) -> None:
    """Remove the stretch at the end of a layout, if there is one."""
    last = layout.itemAt(layout.count() - 1) if layout.count() else None
    if last is not None and last.spacerItem() is not None:
        layout.takeAt(layout.count() - 1)


class Elided(QLabel):
    """One line of text that ends in … where there is no room; the tooltip has all of it."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._full = ""
        if role:
            self.setProperty("role", role)
        self.set_full(text)

    def set_full(self, text: str) -> None:
        """Show another text."""
        shown = " ".join(text.split())
        if shown == self._full:
            return
        self._full = shown
        self.setAccessibleName(self._full)
        self.setText(self._full)
        self._tip()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A few characters are enough."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        area = self.contentsRect()
        shown = painter.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tooltip in step."""
        super().resizeEvent(event)
        self._tip()

    def _tip(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self._full) > self.width()
        self.setToolTip(self._full if cut else "")
