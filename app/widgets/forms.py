"""Rows of a form: what is set, the control, and a line that explains it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from app.widgets.basics import label


class Form(QGridLayout):
    """A grid of titles on the left and controls on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(4)
        self.setColumnStretch(1, 1)

    def add_control(self, title: str, control: QWidget, hint: str = "") -> QLabel:
        """Add a row with a control, named for screen readers by its title.

        Returns:
            The line below the control, empty where there is no hint.
        """
        row = self.rowCount()
        words = label(title)
        words.setBuddy(control)
        control.setAccessibleName(title)
        control.setAccessibleDescription(hint)
        self.addWidget(words, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.addWidget(control, row, 1, Qt.AlignmentFlag.AlignLeft)
        below = label(hint, "small")
        below.setWordWrap(True)
        below.setVisible(bool(hint))
        self.addWidget(below, row + 1, 1)
        self.addItem(QSpacerItem(0, 8), row + 2, 0)
        return below

    def add_fact(self, title: str, text: str) -> QLabel:
        """Add a row that only says something; the text can be selected and copied."""
        row = self.rowCount()
        value = label(text)
        value.setWordWrap(True)
        value.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        value.setAccessibleName(f"{title}: {text}")
        value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(label(title, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        self.addWidget(value, row, 1)
        return value


def choice(entries: Sequence[tuple[str, Any]], chosen: Any) -> QComboBox:
    """A list to choose from.

    Args:
        entries: What is shown, and what it stands for.
        chosen: What it stands for at first.
    """
    box = QComboBox()
    box.setMinimumWidth(230)
    for title, value in entries:
        box.addItem(title, value)
    show_choice(box, chosen)
    return box


def show_choice(box: QComboBox, chosen: Any) -> None:
    """Choose an entry by what it stands for, without telling anyone."""
    values = [box.itemData(row) for row in range(box.count())]
    blocked = box.blockSignals(True)
    box.setCurrentIndex(values.index(chosen) if chosen in values else 0)
    box.blockSignals(blocked)


def page(title: str, explanation: str = "") -> tuple[QWidget, QVBoxLayout]:
    """An empty page of settings under a title."""
    made = QWidget()
    made.setAccessibleName(title)
    column = QVBoxLayout(made)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(10)
    column.addWidget(label(title, "title"))
    if explanation:
        words = label(explanation, "muted")
        words.setWordWrap(True)
        column.addWidget(words)
    return made, column
