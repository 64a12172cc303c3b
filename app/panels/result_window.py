"""What windows of a result have in common: the buttons below, and the line that says what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.exporting.writing import write_whole
from app.widgets.basics import label
from app.widgets.kit import Kit

LANE = "drawing"
Act = tuple[str, Callable[[], None] | QMenu]


class ResultWindow(QDialog):
    """Stays beside the main window until it is closed.

    Args:
        kit: Shared services.
        title: What it shows.
    """

    def __init__(self, kit: Kit, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._said = label("", "small")
        self._said.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._column.setSpacing(9)

    def _add_buttons(self, acts: Sequence[Act]) -> None:
        """Add the last row; none of its buttons is pressed by Enter somewhere else."""
        row = QHBoxLayout()
        for title, act in acts:
            row.addWidget(_button(title, act))
        row.addWidget(self._said, 1)
        row.addWidget(_button(self.tr("Close"), self.close))
        self._column.addLayout(row)

    def _ask_place(self, title: str, suggestion: str, kind: str) -> Path | None:
        """Ask for the file to write; None where the user thought better of it."""
        name, _ = QFileDialog.getSaveFileName(self, title, suggestion, kind)
        return Path(name) if name else None

    def _write(self, path: Path, content: bytes) -> None:
        """Write a file off the thread of the window."""
        self._kit.lanes.run(
            LANE,
            lambda: write_whole(path, content),
            lambda _: self._said.setText(self.tr("Saved {0}").format(path)),
            lambda why: self._said.setText(self.tr("Not saved: {0}").format(why)),
            self,
        )


def _button(title: str, act: Callable[[], object] | QMenu) -> QPushButton:
    button = QPushButton(title)
    button.setAutoDefault(False)
    if isinstance(act, QMenu):
        button.setMenu(act)
    else:
        button.clicked.connect(lambda: act())
    return button
