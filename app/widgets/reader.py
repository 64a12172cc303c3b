"""A longer text in a dialog of its own: a licence, the card of a model."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from app.widgets.language import translate


def text_view(text: str, name: str, *, markdown: bool = False) -> QTextBrowser:
    """A text that can be read and copied; its links lead nowhere, because nothing here opens the network.

    Args:
        text: Plain text or Markdown; HTML in it stands as it is written.
        name: Name for screen readers.
        markdown: Whether it is Markdown.
    """
    view = QTextBrowser()
    view.setOpenLinks(False)
    view.setAccessibleName(name)
    view.setTabChangesFocus(True)
    if markdown:
        features = QTextDocument.MarkdownFeature
        view.document().setMarkdown(text, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
        view.moveCursor(QTextCursor.MoveOperation.Start)
    else:
        view.setPlainText(text)
    return view


def read_text(title: str, text: str, parent: QWidget, *, markdown: bool = False) -> QDialog:
    """Show a text in a dialog and return at once."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(680, 560)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(14, 14, 14, 12)
    column.addWidget(text_view(text, title, markdown=markdown))
    row = QHBoxLayout()
    row.addStretch(1)
    close = QPushButton(translate("Reader", "Close"))
    close.clicked.connect(dialog.accept)
    row.addWidget(close)
    column.addLayout(row)
    dialog.open()
    return dialog
