"""The input box: message, what was recognised in it, commands, files, send and stop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.core.command_hints import Suggestion, hints_for
from app.core.commands import HELP, command_name, read_command
from app.core.pasted import Pasted, paste_files, paste_text
from app.panels.command_list import CommandList
from app.panels.message_edit import MessageEdit
from app.widgets.basics import icon_button, label, set_property
from app.widgets.chips import Chips
from app.widgets.kit import Kit
from app.widgets.structure_editor import StructureEditor
from sandbox.errors import SandboxError
from sandbox.recogniser import Mention, recognise
from sandbox.registry import Registry, discover
from sandbox.workspace import Workspace

LANE = "recogniser"
PAUSE_MS = 220


class Composer(QFrame):
    """Where a message is written.

    Attributes:
        workspace: Gives what the handles of the conversation stand for.
        forecast: Gives how long the answer will take, in words, for a message and the number of characters in
            it that are structures; empty before anything was measured.

    Signals:
        sent: A message to be answered; gives the text, and what in it is only words although it looks like
            structures.
        stop_wanted: The answer in progress should end.
        help_wanted: The commands should be explained; gives the one that was asked for, or nothing.
        troubled: Something that was pasted or dropped could not be read, or not all of it; says why.
    """

    sent = Signal(str, object)
    stop_wanted = Signal()
    help_wanted = Signal(str)
    troubled = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._busy = False
        self._asked = 0
        self._out: set[str] = set()
        self._mentions: Sequence[Mention] = ()
        self._registry: Registry | None = None
        self._dismissed = False
        self.workspace: Callable[[], Workspace] = Workspace
        self.forecast: Callable[[str, int], str] = lambda text, structures: ""
        self.setObjectName("composer")
        self.commands = CommandList()
        self.edit = MessageEdit()
        self.chips = Chips(kit)
        self._hint = label(self._plain_hint(), "small")
        self.button = self._send_button()
        self._arrange()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._recognise)
        self._connect()
        self._changed()

    def _send_button(self) -> QToolButton:
        button = icon_button(
            self._kit.appearance, "send", self.tr("Send"), self.tr("Send (Enter)"), 18, "accent_text"
        )
        button.setObjectName("send")
        button.setFixedSize(QSize(34, 34))
        button.clicked.connect(lambda: self.stop_wanted.emit() if self._busy else self.send())
        return button

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 11, 10, 9)
        column.setSpacing(7)
        for widget in (self.commands, self.edit, self.chips):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self._hint, 1)
        row.addWidget(self.button)
        column.addLayout(row)

    def _connect(self) -> None:
        self.edit.textChanged.connect(self._changed)
        self.edit.cursorPositionChanged.connect(self._show_commands)
        self.edit.send_wanted.connect(self._enter)
        self.edit.step_wanted.connect(self.commands.step)
        self.edit.complete_wanted.connect(lambda: self._complete(self.commands.suggestion()))
        self.edit.dismiss_wanted.connect(self._dismiss)
        self.edit.files_given.connect(self._take_files)
        self.edit.text_given.connect(self._take_text)
        self.edit.refused.connect(self._complain)
        self.edit.focused.connect(lambda on: set_property(self, "active", "true" if on else "false"))
        self.commands.picked.connect(self._complete)
        self.chips.left_out.connect(self._leave_out)
        self.chips.change_wanted.connect(self._change)
        self.chips.removed.connect(lambda mention: self._write_over(mention, ""))

    def text(self) -> str:
        """The message as it stands."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Put a message into the box, the cursor at its end."""
        self.edit.show_text(text)
        self.edit.setFocus()

    def insert(self, text: str) -> None:
        """Put a text where the cursor is, set apart by blanks, as a structure that was drawn or pasted."""
        before = self.edit.before_cursor()
        gap = " " if before and not before[-1].isspace() else ""
        self.edit.textCursor().insertText(f"{gap}{text} ")
        self.edit.setFocus()

    def take(self, source: QMimeData) -> None:
        """Take what was dropped anywhere on the conversation."""
        self.edit.insertFromMimeData(source)
        self.edit.setFocus()

    def send(self) -> None:
        """Send the message, unless it is empty, a command that does not fit, or an answer is still coming."""
        text, name = self.text(), command_name(self.text())
        if self._busy or not text.strip():
            return
        if name == HELP:
            self.edit.show_text("")
            self.help_wanted.emit(" ".join(text.split()[1:2]).lstrip("/"))
            return
        if name is not None and self._registry is not None:
            try:
                read_command(text, self._registry)
            except SandboxError as error:
                self._complain(str(error))
                return
        left_out = tuple(mention.text for mention in self._mentions if mention.text in self._out)
        self.edit.show_text("")
        self.sent.emit(text, left_out)

    def set_busy(self, busy: bool) -> None:
        """Offer to stop instead of to send."""
        self._busy = busy
        name, icon = (self.tr("Stop"), "stop") if busy else (self.tr("Send"), "send")
        self.button.setAccessibleName(name)
        self.button.setToolTip(self.tr("Stop (Esc)") if busy else self.tr("Send (Enter)"))
        self._kit.appearance.paint(self.button, icon, "accent_text", 18)
        self.button.setEnabled(busy or bool(self.text().strip()))
        self._show_hint()

    def show_stopping(self) -> None:
        """Acknowledge a stop at once."""
        self._hint.setText(self.tr("Stopping …"))
        self.button.setEnabled(False)

    def _plain_hint(self) -> str:
        return self.tr("Enter sends, Shift+Enter starts a new line")

    def _show_hint(self) -> None:
        """What Enter does, and how long the answer will take, where that is known."""
        if self._busy:
            self._hint.setText(self.tr("Esc stops the answer"))
            return
        text = self.text().strip()
        command = command_name(text) is not None
        structures = sum(len(mention.text) for mention in self._mentions if mention.text not in self._out)
        forecast = self.forecast(text, structures) if text and not command else ""
        parts = [self._plain_hint(), forecast or (self.tr("/ lists the commands") if not text else "")]
        self._hint.setText(" · ".join(part for part in parts if part))

    def _enter(self) -> None:
        """Complete what the arrows stand on, or a name that is only begun; else send."""
        suggestion, hints = self.commands.suggestion(), self.commands.hints
        if suggestion is not None and hints is not None and self.commands.isVisible():
            begun = not hints.usage and command_name(self.text() + " ") not in self._names()
            if self.commands.stepped or begun:
                self._complete(suggestion)
                return
        self.send()

    def _names(self) -> set[str]:
        return {HELP, *(self._registry.names() if self._registry else ())}

    def _complete(self, suggestion: Suggestion | None) -> None:
        hints = self.commands.hints
        if suggestion is not None and hints is not None:
            end = len(self.edit.before_cursor())
            self.edit.replace(hints.start, end, suggestion.insert)

    def _dismiss(self) -> None:
        self._dismissed = True
        self._show_commands()

    def _show_commands(self) -> None:
        """List what can follow in a command; the tools are read when the first slash is typed."""
        before = self.edit.before_cursor() if self.edit.blockCount() == 1 else ""
        slash = before.lstrip().startswith("/") and not self._dismissed
        if slash and self._registry is None:
            self._kit.lanes.run(LANE, discover, self._know_tools, self._complain, self)
        hints = hints_for(before, self._registry, self.workspace()) if slash and self._registry else None
        self.commands.show_hints(hints)
        self.edit.offering = bool(hints and hints.suggestions)

    def _know_tools(self, registry: Registry) -> None:
        self._registry = registry
        self._show_commands()

    def _changed(self) -> None:
        text = self.text().strip()
        self._asked += 1
        self._dismissed = self._dismissed and bool(text)
        if not self._busy:
            self.button.setEnabled(bool(text))
        if text:
            self._pause.start()
        else:
            self._pause.stop()
            self._out.clear()
            self._show_mentions(())
        self._show_hint()
        self._show_commands()

    def _recognise(self) -> None:
        text, asked = self.text(), self._asked

        def show(mentions: list[Mention]) -> None:
            if asked == self._asked:
                self._show_mentions(mentions)

        self._kit.lanes.run(LANE, lambda: recognise(text), show, self._complain, self)

    def _show_mentions(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self.chips.show_mentions(mentions, self._out)
        self._show_hint()

    def _leave_out(self, text: str, out: bool) -> None:
        (self._out.add if out else self._out.discard)(text)
        self._show_mentions(self._mentions)
        self.edit.setFocus()

    def _change(self, mention: Mention) -> None:
        editor = StructureEditor(self._kit, mention.text, self.window())
        editor.corrected.connect(lambda text: self._write_over(mention, text))
        editor.open()

    def _write_over(self, mention: Mention, text: str) -> None:
        """Replace what was written for a structure, wherever it stands by now."""
        whole, start = self.text(), mention.start
        if whole[start : mention.end] != mention.text:
            start = whole.find(mention.text)
        if start >= 0:
            self.edit.replace(start, start + len(mention.text), text)
        self.edit.setFocus()

    def _take_text(self, text: str) -> None:
        """Write a pasted text; a reaction file is read first, off the thread of the window."""
        if "$RXN" not in text[:200]:
            self.edit.write(text)
            return
        place = QTextCursor(self.edit.textCursor())
        self._read(lambda: paste_text(text) or Pasted(text), place)

    def _take_files(self, paths: list[Path]) -> None:
        self._hint.setText(self.tr("Reading {names} …").format(names=", ".join(path.name for path in paths)))
        self._read(lambda: paste_files(paths), QTextCursor(self.edit.textCursor()))

    def _read(self, work: Callable[[], Pasted], place: QTextCursor) -> None:
        def show(pasted: Pasted) -> None:
            self._show_hint()
            before = place.block().text()[: place.positionInBlock()]
            gap = " " if pasted.text and before and not before[-1].isspace() else ""
            if pasted.text:
                self.edit.write(gap + pasted.text, place)
            for note in pasted.notes:
                self.troubled.emit(note[:1].upper() + note[1:])

        self._kit.lanes.run(LANE, work, show, self.troubled.emit, self)

    def _complain(self, reason: str) -> None:
        self._hint.setText(reason[:1].upper() + reason[1:])
