"""The column in the middle of the window: everything in it is as wide as a line that reads well."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QWidget

COLUMN = 780
SCROLL_BAR = 11


def centred(widget: QWidget) -> QHBoxLayout:
    """A row with a widget in the middle, in line with the conversation beside its scroll bar."""
    row = QHBoxLayout()
    row.setContentsMargins(22, 0, 22 + SCROLL_BAR, 0)
    widget.setMaximumWidth(COLUMN - 44)
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row


def scrolled(layout: QLayout, name: str) -> QScrollArea:
    """A page that scrolls up and down where it is higher than the window.

    Args:
        layout: What is on it.
        name: What a screen reader calls it.
    """
    page = QWidget()
    page.setObjectName("column")
    page.setLayout(layout)
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    return area
