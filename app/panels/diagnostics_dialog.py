"""The diagnostics file: everything in it can be read before it is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.diagnostics import Part, write_bundle
from app.widgets.basics import label
from app.widgets.kit import Kit

LANE = "store"
Gather = Callable[[bool], list[Part]]


class DiagnosticsDialog(QDialog):
    """Lists the parts and shows each; saves them where the user says.

    Args:
        kit: Shared services.
        gather: Puts the parts together, off the thread of the window; True adds the conversation shown.
        conversation: Whether a conversation is shown that could be added.

    Signals:
        saved: The file was written; gives its path.
    """

    saved = Signal(str)

    def __init__(self, kit: Kit, gather: Gather, conversation: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._gather = gather
        self._parts: list[Part] = []
        self.setWindowTitle(self.tr("Diagnostics file"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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
        self._problem = label("", "bad")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.save_button = QPushButton(self.tr("Save as …"))
        self.save_button.setProperty("role", "primary")
        self.save_button.clicked.connect(self._ask_file)
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
        column.addWidget(self._problem)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        row.addWidget(self.save_button)
        column.addLayout(row)

    def save(self, path: Path) -> None:
        """Write what is shown into a zip file."""
        if path.suffix.lower() != ".zip":
            path = path.with_name(path.name + ".zip")
        parts = list(self._parts)

        def done(_: None) -> None:
            self.saved.emit(str(path))
            self.accept()

        self._kit.lanes.run(LANE, lambda: write_bundle(parts, path), done, self._complain, self)

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

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.windowTitle(), "retort-diagnostics.zip", self.tr("Zip files (*.zip)")
        )
        if name:
            self.save(Path(name))

    def _complain(self, reason: str) -> None:
        self._problem.setText(self.tr("Not saved: {reason}").format(reason=reason))
        self._problem.show()
        self.save_button.setEnabled(bool(self._parts))


def _size(count: int) -> str:
    return f"{count / 1000:.1f} kB"
