"""A value that can be selected and copied; copies have the hyphen that programs read for a minus sign."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from app.core.minus import machine_readable


class ValueLabel(QLabel):
    """Plain text, wrapped, selectable by the mouse."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def copy(self) -> None:
        """Copy what is selected, or all of it."""
        QGuiApplication.clipboard().setText(machine_readable(self.selectedText() or self.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy by the keyboard."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy"), self.copy)
        menu.popup(event.globalPos())
