"""How far something is that takes a while, and a way to give it up."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.widgets.basics import label


class Progress(QObject):
    """Carries a share from the thread that works to the window, and the wish to give up back.

    Signals:
        moved: Percent done.
    """

    moved = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given_up = threading.Event()
        self._percent = -1

    def __call__(self, share: float) -> bool:
        """Take the share that is done, from any thread; False asks to give up."""
        percent = round(100 * share)
        if percent != self._percent:
            self._percent = percent
            self.moved.emit(percent)
        return not self._given_up.is_set()

    def give_up(self) -> None:
        """Ask to give up."""
        self._given_up.set()


class ProgressDialog(QDialog):
    """Stays until it is closed by who opened it; Cancel and Esc only ask to give up.

    Args:
        title: What is being done.
        progress: Where it comes from.
    """

    def __init__(self, title: str, progress: Progress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress = progress
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(380)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(title)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        progress.moved.connect(self.bar.setValue)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(label(title, "strong"))
        column.addWidget(self.bar)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        column.addLayout(row)

    def reject(self) -> None:
        """Ask to give up; the dialog closes when the work has ended."""
        self.cancel.setEnabled(False)
        self._progress.give_up()
