"""The column in the middle of the window: everything in it is as wide as a line that reads well."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

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
