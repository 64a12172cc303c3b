"""Chooses the form in which a conversation is exported, and the file."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import (
    QButtonGroup,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.bridge.printing import to_pdf
from app.exporting.conversation_formats import ChatFormat, ChatSource, export_chat
from app.exporting.writing import write_whole
from app.panels.saving_dialog import SavingDialog
from app.widgets.basics import label
from app.widgets.kit import Kit

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


class ChatExportDialog(SavingDialog):
    """One choice and a button; the work is done off the thread of the window.

    Args:
        kit: Shared services.
        source: The conversation.
        title: What it is called; proposes the name of the file.
    """

    def __init__(self, kit: Kit, source: ChatSource, title: str, parent: QWidget | None = None) -> None:
        super().__init__(kit, parent)
        self.setWindowTitle(self.tr("Export conversation"))
        self._source = source
        self._title = title
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
        self._add_end(column)

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

    def form(self) -> ChatFormat:
        """The form that is chosen."""
        return next(form for form, button in self.choices.items() if button.isChecked())

    def suggestion(self) -> tuple[str, str]:
        """The title of the conversation, and the form that is chosen."""
        return file_name(self._title), self.form()

    def save(self, path: Path) -> None:
        """Write the conversation to a file, off the thread of the window."""
        form, source = self.form(), self._source
        path = self._ending_in(path, form)
        self._begin()

        def work() -> None:
            write_whole(path, to_pdf(source.chat()) if form == "pdf" else export_chat(source, form))

        self._write(path, work)


def file_name(title: str) -> str:
    """A title as the name of a file that every system takes."""
    kept = re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f]+', " ", title)
    return " ".join(kept.split()).strip(". ")[:80] or "conversation"
