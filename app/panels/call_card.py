"""One call of the trace: a line that says what was done, and all of it when opened."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.core.call_entry import CallEntry
from app.core.recorded import arguments_in_short, resolved_arguments
from app.core.transcript import Transcript
from app.exporting.calls import call_as_json, call_as_python
from app.panels.call_details import CallDetails
from app.panels.duration import duration
from app.widgets.basics import Elided, icon_button, label, set_property
from app.widgets.kit import Kit
from sandbox.registry import discover
from sandbox.results import ToolResult

STATES = {
    "pending": ("pending", "muted", str(QT_TRANSLATE_NOOP("CallCard", "waiting"))),
    "running": ("running", "accent", str(QT_TRANSLATE_NOOP("CallCard", "running"))),
    "ok": ("ok", "good", str(QT_TRANSLATE_NOOP("CallCard", "done"))),
    "error": ("error", "bad", str(QT_TRANSLATE_NOOP("CallCard", "no answer"))),
    "timeout": ("timeout", "bad", str(QT_TRANSLATE_NOOP("CallCard", "took too long"))),
    "crashed": ("crashed", "bad", str(QT_TRANSLATE_NOOP("CallCard", "crashed"))),
    "cancelled": ("cancelled", "muted", str(QT_TRANSLATE_NOOP("CallCard", "cancelled"))),
    "denied": ("denied", "bad", str(QT_TRANSLATE_NOOP("CallCard", "not allowed"))),
    "unparsed": ("unparsed", "doubt", str(QT_TRANSLATE_NOOP("CallCard", "could not be parsed"))),
}
OPEN_STATES = ("error", "timeout", "crashed", "denied", "unparsed")


class CallCard(QFrame):
    """Shows one call; a click on its line opens it.

    Signals:
        molecule_chosen: A structure in it was clicked; gives its handle.
        chosen: It was opened; gives the call.
        cancel_wanted: The running call should end.
        rerun_wanted: It should be made again; gives the call, and name → texts, or None for the same
            arguments.
    """

    molecule_chosen = Signal(str)
    chosen = Signal(object)
    cancel_wanted = Signal()
    rerun_wanted = Signal(object, object)

    def __init__(
        self, kit: Kit, transcript: Transcript, call: CallEntry, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._transcript = transcript
        self.call = call
        self.setObjectName("call")
        self._details: CallDetails | None = None
        self._shown: tuple[str, ToolResult | None, int] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self._head_button())
        self.show_call()

    def _head_button(self) -> QPushButton:
        self._head = QPushButton()
        self._head.setObjectName("call-head")
        self._head.setCursor(Qt.CursorShape.PointingHandCursor)
        self._kit.appearance.tall(self._head, 50)
        self._head.clicked.connect(self.toggle)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(10, 5, 9, 5)
        row.setSpacing(9)
        self._sign = label("")
        self._sign.setFixedWidth(20)
        words = QVBoxLayout()
        words.setSpacing(1)
        self._verb = Elided(role="strong")
        self._arguments = Elided(role="small")
        words.addWidget(self._verb)
        words.addWidget(self._arguments)
        self._time = label("", "small")
        self._arrow = label("")
        self._cancel = icon_button(self._kit.appearance, "stop", self.tr("Cancel this call"), size=14)
        self._cancel.clicked.connect(self.cancel_wanted)
        row.addWidget(self._sign)
        row.addLayout(words, 1)
        for widget in (self._time, self._cancel, self._arrow):
            row.addWidget(widget)
        for quiet in (self._sign, self._verb, self._arguments, self._time, self._arrow):
            quiet.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return self._head

    @property
    def opened(self) -> bool:
        """Whether the details are shown."""
        return self._details is not None and not self._details.isHidden()

    def show_call(self) -> None:
        """Show the call as it stands."""
        now = (self.call.state, self.call.result, len(self.call.reruns))
        if self._shown == now:
            return
        self._shown = now
        icon, role, source = STATES.get(self.call.state, STATES["error"])
        words = self.tr(source)
        set_property(self, "state", self.call.state)
        self._kit.appearance.paint(self._sign, icon, role, 19)
        self._sign.setToolTip(words)
        self._verb.set_full(self.call.verb)
        self._arguments.set_full(self._outline())
        self._time.setText(self._spent(words))
        self._cancel.setVisible(self.call.state == "running")
        self._head.setAccessibleName(f"{self.call.verb}, {self._outline()}, {words}, {self._time.text()}")
        self._turn_arrow()
        if self.call.state in OPEN_STATES and self._details is None:
            self.open()
        elif self._details is not None:
            self._details.show_call()

    def toggle(self) -> None:
        """Open or close."""
        if self.opened and self._details is not None:
            self._details.hide()
            self._turn_arrow()
        else:
            self.open()
            self.chosen.emit(self.call)

    def open(self) -> None:
        """Show the details."""
        if self._details is None:
            self._details = CallDetails(self._kit, self._transcript, self.call)
            self._details.molecule_chosen.connect(self.molecule_chosen)
            self._details.copy_json.connect(self.copy_json)
            self._details.copy_python.connect(self.copy_python)
            self._details.cancel_wanted.connect(self.cancel_wanted)
            self._details.rerun_wanted.connect(lambda texts: self.rerun_wanted.emit(self.call, texts))
            self._column.addWidget(self._details)
        self._details.show()
        self._turn_arrow()

    def set_running_again(self, running: bool) -> None:
        """Show that the call is being made again, or is no longer."""
        if self._details is not None:
            self._details.set_running_again(running)

    def complain(self, reason: str) -> None:
        """Say why the call could not be made again."""
        self.open()
        if self._details is not None:
            self._details.complain(reason)

    def set_chosen(self, chosen: bool) -> None:
        """Mark it as the call behind the value that was clicked."""
        set_property(self, "chosen", "true" if chosen else "false")

    def copy_json(self) -> None:
        """Copy the call and its result as JSON."""
        call = self.call
        record = call_as_json(call.tool, call.arguments, call.result, call.environment)
        QGuiApplication.clipboard().setText(record)

    def copy_python(self) -> None:
        """Copy a script that repeats the call."""
        call = self.call
        resolved = resolved_arguments(call.tool, call.arguments, self._transcript.workspace, discover())
        QGuiApplication.clipboard().setText(call_as_python(call.tool, resolved))

    def _spent(self, words: str) -> str:
        """How long it took; what is not simply done says so in words, too."""
        result = self.call.result
        if result is None:
            return words
        spent = duration(result.ms)
        return spent if self.call.state == "ok" else f"{words} · {spent}" if result.ms else words

    def _outline(self) -> str:
        if self.call.state == "unparsed":
            return " ".join(self.call.raw.split())
        return ", ".join(self._named(text) for text in arguments_in_short(self.call.arguments))

    def _named(self, text: str) -> str:
        thing = self._transcript.workspace.thing(text)
        return f"{text} ({thing.name})" if thing and thing.name else text

    def _turn_arrow(self) -> None:
        self._kit.appearance.paint(self._arrow, "down" if self.opened else "right", "muted", 14)
