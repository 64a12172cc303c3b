"""Chooses the form in which a conversation is exported, and the file."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.bridge.printing import to_pdf
from app.exporting.conversation_formats import ChatFormat, ChatSource, export_chat
from app.exporting.writing import write_whole
from app.widgets.basics import label
from app.widgets.kit import Kit

LANE = "export"
FORMS: tuple[tuple[ChatFormat, str, str], ...] = (
    (
        "html",
        "HTML",
        str(QT_TRANSLATE_NOOP("ChatExportDialog", "One page for any browser, with structures; calls unfold")),
    ),
    (
        "pdf",
        "PDF",
        str(QT_TRANSLATE_NOOP("ChatExportDialog", "Pages to print or attach, with structures")),
    ),
    (
        "md",
        "Markdown",
        str(QT_TRANSLATE_NOOP("ChatExportDialog", "Text for notes and wikis, structures as SMILES")),
    ),
    (
        "json",
        "JSON",
        str(QT_TRANSLATE_NOOP("ChatExportDialog", "Everything, with all branches; can be imported again")),
    ),
    (
        "py",
        "Python",
        str(QT_TRANSLATE_NOOP("ChatExportDialog", "A script that makes the calculations again")),
    ),
    (
        "eln",
        "ELN",
        str(QT_TRANSLATE_NOOP("ChatExportDialog", "Archive for electronic notebooks (RO-Crate)")),
    ),
)


class ChatExportDialog(QDialog):
    """One choice and a button; the work is done off the thread of the window.

    Args:
        kit: Shared services.
        source: The conversation.
        title: What it is called; proposes the name of the file.

    Signals:
        exported: A file was written; gives its path.
    """

    exported = Signal(str)

    def __init__(self, kit: Kit, source: ChatSource, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._source = source
        self._title = title
        self.setWindowTitle(self.tr("Export conversation"))
        self.setMinimumWidth(460)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(9)
        column.addWidget(label(self.tr("Export this conversation as"), "title"))
        self.choices: dict[ChatFormat, QRadioButton] = {}
        group = QButtonGroup(self)
        for form, name, words in FORMS:
            column.addLayout(self._choice(group, form, name, self.tr(words)))
        self.choices["html"].setChecked(True)
        self._problem = label("", "bad")
        self._problem.setWordWrap(True)
        self._problem.hide()
        column.addWidget(self._problem)
        column.addSpacing(4)
        column.addLayout(self._buttons())

    def _choice(self, group: QButtonGroup, form: ChatFormat, name: str, words: str) -> QVBoxLayout:
        button = QRadioButton(name)
        button.setAccessibleDescription(words)
        group.addButton(button)
        self.choices[form] = button
        said = label(words, "small")
        said.setContentsMargins(24, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(button)
        column.addWidget(said)
        return column

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save_button = QPushButton(self.tr("Save as …"))
        self.save_button.setProperty("role", "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self._ask_file)
        row.addWidget(cancel)
        row.addWidget(self.save_button)
        return row

    def form(self) -> ChatFormat:
        """The form that is chosen."""
        return next(form for form, button in self.choices.items() if button.isChecked())

    def save(self, path: Path) -> None:
        """Write the conversation to a file, off the thread of the window."""
        form, source = self.form(), self._source
        if path.suffix.lower() != f".{form}":
            path = path.with_name(f"{path.name}.{form}")
        self._problem.hide()
        self.save_button.setEnabled(False)
        self.save_button.setText(self.tr("Saving …"))

        def work() -> None:
            write_whole(path, to_pdf(source.chat()) if form == "pdf" else export_chat(source, form))

        def done(_: None) -> None:
            self.exported.emit(str(path))
            self.accept()

        self._kit.lanes.run(LANE, work, done, self._complain, self)

    def _ask_file(self) -> None:
        form = self.form()
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export conversation"),
            f"{file_name(self._title)}.{form}",
            f"{form.upper()} (*.{form})",
        )
        if name:
            self.save(Path(name))

    def _complain(self, reason: str) -> None:
        self._problem.setText(self.tr("Not saved: {0}").format(reason))
        self._problem.show()
        self.save_button.setEnabled(True)
        self.save_button.setText(self.tr("Save as …"))


def file_name(title: str) -> str:
    """A title as the name of a file that every system takes."""
    kept = re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f]+', " ", title)
    return " ".join(kept.split()).strip(". ")[:80] or "conversation"
