"""The diagnostics file: everything in it can be read before it is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.core.diagnostics import Part, write_bundle
from app.panels.saving_dialog import SavingDialog
from app.widgets.basics import label
from app.widgets.kit import Kit

LANE = "store"
Gather = Callable[[bool], list[Part]]


class DiagnosticsDialog(SavingDialog):
    """Lists the parts and shows each; saves them where the user says.

    Args:
        kit: Shared services.
        gather: Puts the parts together, off the thread of the window; True adds the conversation shown.
        conversation: Whether a conversation is shown that could be added.
    """

    def __init__(self, kit: Kit, gather: Gather, conversation: bool, parent: QWidget | None = None) -> None:
        super().__init__(kit, parent)
        self._gather = gather
        self._parts: list[Part] = []
        self.setWindowTitle(self.tr("Diagnostics file"))
        self.resize(860, 600)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Parts of the file"))
        self.list.setFixedWidth(230)
        self.list.currentRowChanged.connect(self._show)
        self.view = QPlainTextEdit()
        self.view.setReadOnly(True)
        self.view.setProperty("role", "code")
        self.view.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.view.setAccessibleName(self.tr("Content of the chosen part"))
        self.view.setTabChangesFocus(True)
        self.with_conversation = QCheckBox(
            self.tr("Add the conversation that is shown, with your words and structures")
        )
        self.with_conversation.setEnabled(conversation)
        self.with_conversation.toggled.connect(lambda _: self._read())
        self._arrange()
        self._read()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        words = label(
            self.tr(
                "This is all that the file holds: versions, settings, counts and logs, without a message or "
                "a structure. It is only written to the place you choose."
            )
        )
        words.setWordWrap(True)
        column.addWidget(words)
        middle = QHBoxLayout()
        middle.addWidget(self.list)
        middle.addWidget(self.view, 1)
        column.addLayout(middle, 1)
        column.addWidget(self.with_conversation)
        self._add_end(column)

    def suggestion(self) -> tuple[str, str]:
        """A name, and the ending of an archive."""
        return "retort-diagnostics", "zip"

    def save(self, path: Path) -> None:
        """Write what is shown into a zip file."""
        parts, place = list(self._parts), self._ending_in(path, "zip")
        self._begin()
        self._write(place, lambda: write_bundle(parts, place))

    def _read(self) -> None:
        self.save_button.setEnabled(False)
        wanted = self.with_conversation.isChecked()

        def show(parts: list[Part]) -> None:
            if wanted != self.with_conversation.isChecked():
                return
            self._parts = parts
            row = max(0, self.list.currentRow())
            self.list.clear()
            for part in parts:
                QListWidgetItem(f"{part.name}   {_size(part.size)}", self.list)
            self.list.setCurrentRow(min(row, len(parts) - 1))
            self.save_button.setEnabled(True)

        self._kit.lanes.run(LANE, lambda: self._gather(wanted), show, self._complain, self)

    def _show(self, row: int) -> None:
        self.view.setPlainText(self._parts[row].content if 0 <= row < len(self._parts) else "")

    def _complain(self, reason: str) -> None:
        super()._complain(reason)
        self.save_button.setEnabled(bool(self._parts))


def _size(count: int) -> str:
    return f"{count / 1000:.1f} kB"
