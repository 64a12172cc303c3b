"""Running text with links and marks, as tall as it needs to be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextBrowser, QTextEdit, QWidget

from app.core.markdown import is_markdown, is_safe_link, to_html
from app.core.minus import machine_readable, with_minus
from app.core.spans import Span
from app.widgets.appearance import Appearance
from app.widgets.links import ask_to_open
from app.widgets.theme import Theme

_BLANKS = " \t\u00a0\u2028"
_OPEN, _CLOSE = "\ue000", "\ue001"  # private characters around the number of a span
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


class FlowText(QTextBrowser):
    """Text without a frame or scroll bars of its own.

    Signals:
        handle_clicked: A value or a structure in the text was clicked; gives its handle.
        hovered: The pointer rests on a handle or on a word, or on neither; gives both and where.
    """

    handle_clicked = Signal(str)
    hovered = Signal(str, str, QPoint)

    def __init__(self, appearance: Appearance, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._spans: list[Span] = []
        self._pixels = self._set_pixels = 0
        self._faded = False
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
        self._changing = False
        self._refit = QTimer(self)
        self._refit.setSingleShot(True)
        self._refit.setInterval(0)
        self._refit.timeout.connect(self._fit)
        self.anchorClicked.connect(self._follow)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        appearance.changed.connect(self._restyle)

    def set_font_size(self, pixels: int) -> None:
        """Set the size of the text."""
        self._pixels, wanted = pixels, self._appearance.px(pixels)
        if wanted != self._set_pixels:
            self._set_pixels = wanted
            font = QFont(self.font())
            font.setPixelSize(wanted)
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
        self._faded = False
        marked = "".join(
            _bare(span.text) if span.kind == "words" and span.doubt is None else f"{_OPEN}{number}{_CLOSE}"
            for number, span in enumerate(spans)
        )
        if is_markdown(marked):
            self.document().setDefaultStyleSheet(_styles(self._appearance.theme))
            self.document().setHtml(to_html(marked))
        else:
            self._set_plain(marked)
        self._fill_marks()
        self._fit()

    def find_all(self, words: str) -> list[QTextCursor]:
        """Where words stand in the text, upper or lower case; a hyphen also finds a minus sign."""
        document, found = self.document(), []
        for each in dict.fromkeys((words, with_minus(words))):
            cursor = QTextCursor(document)
            while each and not (cursor := document.find(each, cursor)).isNull():
                found.append(QTextCursor(cursor))
        return sorted(found, key=QTextCursor.position)

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
            if span.kind == "value":
                tip = self.tr("{handle}: show the call that produced this value").format(handle=span.handle)
                form.setToolTip(tip)
        if span.doubt is not None:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(QColor(theme.doubt))
            form.setToolTip(self.tr("Not supported by any calculation: {why}").format(why=span.doubt))
        return form

    def _follow(self, url: QUrl) -> None:
        if url.scheme() == "handle":
            self.handle_clicked.emit(url.path())
        elif is_safe_link(url.toString()):
            ask_to_open(url, self)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        """Load nothing: neither pictures nor pages, from the network or from the disk."""
        return QByteArray()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the pointer is on."""
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        self.hovered.emit(*self.at(place), self.viewport().mapToGlobal(place))

    def leaveEvent(self, event: QEvent) -> None:
        """Say that it is on nothing any more."""
        super().leaveEvent(event)
        self.hovered.emit("", "", QPoint())

    def at(self, place: QPoint) -> tuple[str, str]:
        """The handle, or else the word between blanks, at a place of the viewport; both may be empty."""
        anchor = self.anchorAt(place)
        if anchor.startswith("handle:"):
            return anchor.removeprefix("handle:"), ""
        cursor = self.cursorForPosition(place)
        if abs(self.cursorRect(cursor).center().y() - place.y()) > self.fontMetrics().lineSpacing():
            return "", ""
        text = cursor.block().text()
        at = cursor.positionInBlock()
        start = max((text.rfind(blank, 0, at) for blank in _BLANKS), default=-1) + 1
        ends = [found for blank in _BLANKS if (found := text.find(blank, at)) >= 0]
        return "", text[start : min(ends, default=len(text))]

    def _restyle(self) -> None:
        """A long conversation has many texts: what is out of sight gets its colours when it is seen."""
        if self._pixels:
            self.set_font_size(self._pixels)
        self._faded = bool(self._spans)
        if self._faded and not self.visibleRegion().isEmpty():
            self.show_spans(self._spans)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint in the colours that are in use now."""
        if self._faded:
            self.show_spans(self._spans)
        super().paintEvent(event)

    def _fit(self) -> None:
        if self._changing:
            return
        height = max(1, round(self.document().size().height() + 0.5))
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap at the new width and be as tall as that needs."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the font changes; once, after the several notices that one change brings."""
        self._changing = True
        super().changeEvent(event)
        self._changing = False
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._refit.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the conversation."""
        event.ignore()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """What is selected, with the hyphens that programs read for minus signs."""
        data = super().createMimeDataFromSelection()
        data.setText(machine_readable(data.text()))
        if data.hasHtml():
            data.setHtml(machine_readable(data.html()))
        return data

    def natural_width(self) -> int:
        """Width of the text if it were not wrapped, in pixels."""
        document = self.document().clone()
        document.setTextWidth(-1)
        return round(document.idealWidth() + 1)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It can be narrow."""
        return QSize(80, 10)


def _styles(theme: Theme) -> str:
    """How Markdown looks: headings a little larger than text, code on a ground of its own."""
    return (
        f"h1, h2 {{ font-size: large; }} h3, h4, h5, h6 {{ font-size: medium; }}"
        f"a {{ color: {theme.accent}; }} blockquote {{ color: {theme.muted}; }} th {{ text-align: left; }}"
        f"table {{ border-color: {theme.line}; margin-top: 8px; margin-bottom: 8px; }}"
        f"code, pre {{ background-color: {theme.side}; font-family: monospace; }}"
    )


def _bare(text: str) -> str:
    """Text without the characters that mark spans here."""
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def _position(text: str, index: int) -> int:
    """Qt counts UTF-16 units where Python counts characters."""
    return len(text[:index].encode("utf-16-le")) // 2
