"""Running text with links and marks, as tall as it needs to be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextBrowser, QTextEdit, QWidget

from app.core.spans import Span
from app.widgets.appearance import Appearance

_OPEN, _CLOSE = "\ue000", "\ue001"  # private characters around the number of a span
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_MARKDOWN = re.compile(r"\*\*\S|^\s{0,3}(?:[-*] |\d+[.)] |#{1,4} |```|\|)", re.MULTILINE)


class FlowText(QTextBrowser):
    """Text without a frame or scroll bars of its own.

    Signals:
        handle_clicked: A value or a structure in the text was clicked; gives its handle.
    """

    handle_clicked = Signal(str)

    def __init__(self, appearance: Appearance, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._spans: list[Span] = []
        self._pixels = 0
        self.setProperty("role", "flow")
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._follow)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        appearance.changed.connect(self._restyle)

    def set_font_size(self, pixels: int) -> None:
        """Set the size of the text."""
        self._pixels = pixels
        font = QFont(self.font())
        font.setPixelSize(self._appearance.px(pixels))
        self.setFont(font)

    def break_anywhere(self) -> None:
        """Break lines within words too; quick for very long texts without blanks."""
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def show_plain(self, text: str) -> None:
        """Show text as it is, without marks; grows cheaply where ``text`` begins with what is shown."""
        self._spans = []
        shown = self.toPlainText()
        if shown and text.startswith(shown):
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(text[len(shown) :])
        else:
            self._set_plain(text)

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Show a finished answer: values bold and linked, doubts with a wavy line."""
        self._spans = list(spans)
        marked = "".join(
            _bare(span.text) if span.kind == "words" and span.doubt is None else f"{_OPEN}{number}{_CLOSE}"
            for number, span in enumerate(spans)
        )
        if _MARKDOWN.search(marked):
            features = QTextDocument.MarkdownFeature
            escaped = re.sub(r"([\[\]_<~\\])", r"\\\1", marked)
            self.document().setMarkdown(
                escaped,
                features.MarkdownDialectGitHub | features.MarkdownNoHTML,
            )
        else:
            self._set_plain(marked)
        self._fill_marks()
        self._fit()

    def find_all(self, words: str) -> list[QTextCursor]:
        """Where words stand in the text, upper or lower case."""
        found, cursor = [], QTextCursor(self.document())
        while words and not (cursor := self.document().find(words, cursor)).isNull():
            found.append(QTextCursor(cursor))
        return found

    def mark_found(self, found: Sequence[QTextCursor], current: int = -1) -> None:
        """Mark what a search found; the one at ``current`` stands out."""
        theme, marks = self._appearance.theme, []
        for number, cursor in enumerate(found):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(QColor(theme.accent if number == current else theme.mark))
            mark.format.setForeground(QColor(theme.accent_text if number == current else theme.text))
            marks.append(mark)
        self.setExtraSelections(marks)

    def _set_plain(self, text: str) -> None:
        """Qt would go on in the format that the text began with before."""
        self.document().clear()
        QTextCursor(self.document()).insertText(text, QTextCharFormat())

    def _fill_marks(self) -> None:
        cursor = QTextCursor(self.document())
        while True:
            text = self.document().toRawText()
            found = _MARK.search(text)
            if found is None:
                return
            span = self._spans[int(found.group(1))]
            cursor.setPosition(_position(text, found.start()))
            cursor.setPosition(_position(text, found.end()), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(_bare(span.text), self._format(span))

    def _format(self, span: Span) -> QTextCharFormat:
        theme = self._appearance.theme
        form = QTextCharFormat()
        if span.handle is not None:
            form.setAnchor(True)
            form.setAnchorHref(f"handle:{span.handle}")
            form.setForeground(QColor(theme.accent))
            form.setFontWeight(QFont.Weight.DemiBold)
            what = "Show the call that produced this value" if span.kind == "value" else "Show this molecule"
            form.setToolTip(f"{span.handle}: {what.lower()}" if span.kind == "value" else what)
        if span.doubt is not None:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(QColor(theme.doubt))
            form.setToolTip(f"Not supported by any calculation: {span.doubt}")
        return form

    def _follow(self, url: QUrl) -> None:
        if url.scheme() == "handle":
            self.handle_clicked.emit(url.path())

    def _restyle(self) -> None:
        if self._pixels:
            self.set_font_size(self._pixels)
        if self._spans:
            self.show_spans(self._spans)

    def _fit(self) -> None:
        height = max(1, round(self.document().size().height() + 0.5))
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap at the new width and be as tall as that needs."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the conversation."""
        event.ignore()

    def natural_width(self) -> int:
        """Width of the text if it were not wrapped, in pixels."""
        document = self.document().clone()
        document.setTextWidth(-1)
        return round(document.idealWidth() + 1)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It can be narrow."""
        return QSize(80, 10)


def _bare(text: str) -> str:
    """Text without the characters that mark spans here."""
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def _position(text: str, index: int) -> int:
    """Qt counts UTF-16 units where Python counts characters."""
    return len(text[:index].encode("utf-16-le")) // 2
