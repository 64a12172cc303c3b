"""Calm notes within a panel, and a toast that offers to undo."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.widgets.appearance import Appearance
from app.widgets.basics import icon_button, label, set_property

TOAST_MS = 8000
ABOVE_COMPOSER = 148
_ICONS = {"info": ("info", "accent"), "doubt": ("warning", "doubt"), "bad": ("error", "bad")}


class Note(QFrame):
    """One or two lines that say what is the matter, with a sign and at most one thing to do about it."""

    def __init__(
        self,
        appearance: Appearance,
        text: str,
        level: str = "doubt",
        action: tuple[str, Callable[[], None]] | None = None,
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("note")
        set_property(self, "level", level)
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 8, 9, 8)
        row.setSpacing(9)
        sign = label("")
        sign.setFixedWidth(18)
        appearance.paint(sign, *_ICONS[level])
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        self.text = label(text)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(text)
        row.addWidget(self.text, 1)
        if action is not None:
            button = QPushButton(action[0])
            button.setProperty("role", "flat")
            button.clicked.connect(action[1])
            row.addWidget(button)
        if closable:
            close = icon_button(appearance, "close", self.tr("Dismiss this note"), size=14)
            close.clicked.connect(self.close_note)
            row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)

    def close_note(self) -> None:
        """Take the note away; it may be gone already."""
        if shiboken6.isValid(self):
            self.hide()
            self.deleteLater()


class Toast(QFrame):
    """A short message over the lower edge of a widget; it goes by itself."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("toast")
        self._over = over
        self.hide()
        self._label = label("")
        self._button = QPushButton(self.tr("Undo"))
        self._button.clicked.connect(self._act)
        self._action: Callable[[], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 10, 9)
        row.setSpacing(16)
        row.addWidget(self._label)
        row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)

    def say(self, text: str, action: tuple[str, Callable[[], None]] | None = None) -> None:
        """Show a message.

        Args:
            text: The message.
            action: Title of a button and what it does.
        """
        self._label.setText(text)
        self.setAccessibleName(text)
        self._action = action[1] if action else None
        self._button.setVisible(action is not None)
        self._button.setText(action[0] if action else "")
        self._place()
        self.show()
        self.raise_()
        self._timer.start(TOAST_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in place when the window is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _act(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()

    def _place(self) -> None:
        self.adjustSize()
        over = self._over
        self.move((over.width() - self.width()) // 2, over.height() - self.height() - ABOVE_COMPOSER)
