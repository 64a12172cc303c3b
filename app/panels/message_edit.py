"""The field in which a message is typed, pasted and dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.panels.pasting import is_chemistry
from sandbox.messages import MAX_MESSAGE

MAX_LINES = 9
LONG = 20_000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}


class MessageEdit(QPlainTextEdit):
    """Grows with its text; Enter sends, Shift+Enter starts a new line.

    Attributes:
        offering: Whether ways to go on are listed: then the arrows, Tab and Esc are theirs.

    Signals:
        send_wanted: Enter or Ctrl+Enter was pressed.
        step_wanted: An arrow key was pressed while ways to go on are listed; gives the number of lines.
        complete_wanted: Tab was pressed then.
        dismiss_wanted: Esc was pressed then.
        files_given: Files were pasted or dropped; gives their paths.
        structure_pasted: A drawing of ChemDraw or a MOL file was pasted or dropped; gives what it came in.
        text_given: A text was pasted or dropped.
        refused: Something too long was pasted; says why.
        focused: It got or lost the keyboard.
    """

    send_wanted = Signal()
    step_wanted = Signal(int)
    complete_wanted = Signal()
    dismiss_wanted = Signal()
    files_given = Signal(list)
    structure_pasted = Signal(object)
    text_given = Signal(str)
    refused = Signal(str)
    focused = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offering = False
        self.setPlaceholderText(self.tr("Ask about a molecule, or type / for a command"))
        self.setAccessibleName(self.tr("Message"))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self.document().setDocumentMargin(2)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Keep Esc and Tab from the window while ways to go on are listed."""
        if self.offering and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab) and not event.modifiers():
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    escape = event.key() == Qt.Key.Key_Escape
                    (self.dismiss_wanted if escape else self.complete_wanted).emit()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send by Enter; new lines by Shift+Enter; go through the list by the arrows."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in _ENTER and plain:
            self.send_wanted.emit()
        elif self.offering and event.key() in _STEPS and plain:
            self.step_wanted.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Take files, structures and text."""
        return bool(files_of(source)) or is_chemistry(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Hand over what was pasted or dropped; it is read before it is written."""
        paths = files_of(source)
        if paths:
            self.files_given.emit(paths)
        elif is_chemistry(source):
            self.structure_pasted.emit(source)
        else:
            self.text_given.emit(source.text())

    def write(self, text: str, place: QTextCursor | None = None) -> bool:
        """Write a text, without the blank lines at its end; False where there is no room for it.

        Args:
            text: The text.
            place: Where; None is the cursor.
        """
        room = MAX_MESSAGE - self.document().characterCount()
        if len(text) > room:
            self.refused.emit(
                self.tr("The pasted text has {count} characters; a message can have {most}.").format(
                    count=f"{len(text):,}", most=f"{MAX_MESSAGE:,}"
                )
            )
            return False
        self._wrap_for(self.document().characterCount() + len(text))
        (place or self.textCursor()).insertText(text.rstrip("\r\n"))
        return True

    def show_text(self, text: str) -> None:
        """Put a text into the box, the cursor at its end."""
        self._wrap_for(len(text))
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def before_cursor(self) -> str:
        """The text up to the cursor."""
        cursor = self.textCursor()
        units = self.toPlainText().encode("utf-16-le")
        return units[: 2 * cursor.position()].decode("utf-16-le", "replace")

    def replace(self, start: int, end: int, text: str) -> None:
        """Replace a part of the text, in characters; it can be undone by Ctrl+Z."""
        whole = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(_units(whole[:start]))
        cursor.setPosition(_units(whole[:end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def _wrap_for(self, length: int) -> None:
        """Breaking at words takes seconds where a long text has none, as a sequence or a list of SMILES."""
        modes = QTextOption.WrapMode
        self.setWordWrapMode(modes.WrapAnywhere if length > LONG else modes.WrapAtWordBoundaryOrAnywhere)

    def changeEvent(self, event: QEvent) -> None:
        """Be as high as the lines of another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the frame."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the frame."""
        super().focusOutEvent(event)
        self.focused.emit(False)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as its text."""
        return QSize(super().sizeHint().width(), self.height())

    def _fit(self) -> None:
        lines = max(1, min(MAX_LINES, round(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 10)


def files_of(source: QMimeData) -> list[Path]:
    """Files that were dropped or copied; models are for the window."""
    paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() != ".gguf"]


def _units(text: str) -> int:
    """Qt counts UTF-16 units where Python counts characters."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
