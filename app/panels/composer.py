"""The input box: message, what was recognised in it, send and stop."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from app.panels.pasting import is_chemistry
from app.widgets.basics import icon_button, label, set_property
from app.widgets.chips import Chips
from app.widgets.kit import Kit
from sandbox.messages import MAX_MESSAGE
from sandbox.recogniser import Mention, recognise

LANE = "recogniser"
PAUSE_MS = 220
MAX_LINES = 9
LONG = 20_000
HINT = "Enter sends, Shift+Enter starts a new line"


class MessageEdit(QPlainTextEdit):
    """Grows with its text; Enter sends, Shift+Enter starts a new line.

    Signals:
        send_wanted: Enter or Ctrl+Enter was pressed.
        paste_refused: Something too long was pasted; says why.
        focused: It got or lost the keyboard.
        structure_pasted: A drawing of ChemDraw or a MOL file was pasted; gives what it came in.
    """

    send_wanted = Signal()
    paste_refused = Signal(str)
    focused = Signal(bool)
    structure_pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Ask about a molecule …")
        self.setAccessibleName("Message")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self.document().setDocumentMargin(2)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send by Enter; new lines by Shift+Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.send_wanted.emit()
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Drawings can be pasted as well as text."""
        return super().canInsertFromMimeData(source) or is_chemistry(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Take pasted text, without the blank lines at its end; refuse what is too long."""
        if not source.urls() and is_chemistry(source):
            self.structure_pasted.emit(source)
            return
        text = " ".join(_paths(source)) or source.text()
        room = MAX_MESSAGE - self.document().characterCount()
        if len(text) > room:
            self.paste_refused.emit(
                f"The pasted text has {len(text):,} characters; a message can have {MAX_MESSAGE:,}."
            )
            return
        self._wrap_for(self.document().characterCount() + len(text))
        self.insertPlainText(text.rstrip("\r\n"))

    def show_text(self, text: str) -> None:
        """Put a text into the box, the cursor at its end."""
        self._wrap_for(len(text))
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def _wrap_for(self, length: int) -> None:
        """Breaking at words takes seconds where a long text has none, as a sequence or a list of SMILES."""
        modes = QTextOption.WrapMode
        self.setWordWrapMode(modes.WrapAnywhere if length > LONG else modes.WrapAtWordBoundaryOrAnywhere)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the frame."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the frame."""
        super().focusOutEvent(event)
        self.focused.emit(False)

    def _fit(self) -> None:
        lines = max(1, min(MAX_LINES, round(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 10)


def _paths(source: QMimeData) -> list[str]:
    """Files that were dropped or copied, as a message mentions them."""
    names = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
    return [f'"{name}"' if " " in name else name for name in names]


class Composer(QFrame):
    """Where a message is written.

    Signals:
        sent: A message to be answered.
        stop_wanted: The answer in progress should end.
    """

    sent = Signal(str)
    stop_wanted = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._busy = False
        self._asked = 0
        self.setObjectName("composer")
        self.edit = MessageEdit()
        self.chips = Chips(kit)
        self._hint = label(HINT, "small")
        self.button = self._send_button()
        self._arrange()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._recognise)
        self.edit.textChanged.connect(self._changed)
        self.edit.send_wanted.connect(self.send)
        self.edit.paste_refused.connect(self._complain)
        self.edit.focused.connect(lambda on: set_property(self, "active", "true" if on else "false"))
        self._changed()

    def _send_button(self) -> QToolButton:
        button = icon_button(self._kit.appearance, "send", "Send", "Send (Enter)", 18, "accent_text")
        button.setObjectName("send")
        button.setFixedSize(QSize(34, 34))
        button.clicked.connect(lambda: self.stop_wanted.emit() if self._busy else self.send())
        return button

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 11, 10, 9)
        column.setSpacing(7)
        column.addWidget(self.edit)
        column.addWidget(self.chips)
        row = QHBoxLayout()
        row.addWidget(self._hint, 1)
        row.addWidget(self.button)
        column.addLayout(row)

    def text(self) -> str:
        """The message as it stands."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Put a message into the box, the cursor at its end."""
        self.edit.show_text(text)
        self.edit.setFocus()

    def insert(self, text: str) -> None:
        """Put a text where the cursor is, set apart by blanks, as a structure that was drawn or pasted."""
        cursor = self.edit.textCursor()
        before = self.text()[: cursor.selectionStart()]
        gap = " " if before and not before[-1].isspace() else ""
        cursor.insertText(f"{gap}{text} ")
        self.edit.setTextCursor(cursor)
        self.edit.setFocus()

    def send(self) -> None:
        """Send the message, unless it is empty or an answer is still coming."""
        if self._busy or not self.text().strip():
            return
        text = self.text()
        self.edit.show_text("")
        self.sent.emit(text)

    def set_busy(self, busy: bool) -> None:
        """Offer to stop instead of to send."""
        self._busy = busy
        name, icon = ("Stop", "stop") if busy else ("Send", "send")
        self.button.setAccessibleName(name)
        self.button.setToolTip("Stop (Esc)" if busy else "Send (Enter)")
        self._kit.appearance.paint(self.button, icon, "accent_text", 18)
        self.button.setEnabled(busy or bool(self.text().strip()))
        self._hint.setText("Esc stops the answer" if busy else HINT)

    def show_stopping(self) -> None:
        """Acknowledge a stop at once."""
        self._hint.setText("Stopping …")
        self.button.setEnabled(False)

    def _changed(self) -> None:
        text = self.text().strip()
        self._asked += 1
        if not self._busy:
            self.button.setEnabled(bool(text))
            self._hint.setText(HINT)
        if text:
            self._pause.start()
        else:
            self._pause.stop()
            self.chips.show_mentions(())

    def _recognise(self) -> None:
        text, asked = self.text(), self._asked

        def show(mentions: list[Mention]) -> None:
            if asked == self._asked:
                self.chips.show_mentions(mentions)

        self._kit.lanes.run(LANE, lambda: recognise(text), show, self._complain, self)

    def _complain(self, reason: str) -> None:
        self._hint.setText(reason[:1].upper() + reason[1:])
