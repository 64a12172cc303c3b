"""The line above an answer while it comes and after: what is being done, and what was."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.core.commands import command_name
from app.core.transcript import Turn
from app.widgets.basics import icon_button, label
from app.widgets.kit import Kit
from app.widgets.language import translate

SPIN_MS = 120
_DOTS = ("●○○", "○●○", "○○●")


class Activity(QWidget):
    """Says what goes on while there is nothing to read yet."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(9)
        self._dots = label(_DOTS[0], "small")
        self.words = label("", "muted")
        row.addWidget(self._dots)
        row.addWidget(self.words, 1)
        self._step = 0
        self._timer = QTimer(self)
        self._timer.setInterval(SPIN_MS * 2)
        self._timer.timeout.connect(self._spin)

    def say(self, words: str) -> None:
        """Show what goes on; nothing hides it."""
        self.setVisible(bool(words))
        self.words.setText(words)
        self.setAccessibleName(words)
        if words and not self._timer.isActive():
            self._timer.start()
        elif not words:
            self._timer.stop()

    def _spin(self) -> None:
        self._step = (self._step + 1) % len(_DOTS)
        self._dots.setText(_DOTS[self._step])


class CallsPill(QPushButton):
    """ "3 calls · 0.2 s": opens the trace of the turn."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setProperty("role", "pill")
        self.hide()

    def show_turn(self, turn: Turn) -> None:
        """Sum up the calls of a turn."""
        self.setVisible(bool(turn.calls))
        if not turn.calls:
            return
        failed = sum(call.result is not None and not call.result.ok for call in turn.calls)
        words = sum_up(turn)
        if failed:
            words += " · " + self.tr("{count} without an answer").format(count=failed)
        self.setText(words)
        self.setToolTip(self.tr("Show these calls in the trace"))
        self.setAccessibleName(self.tr("Trace of this answer: {calls}").format(calls=words))
        self._kit.appearance.paint(self, "error" if failed else "trace", "bad" if failed else "muted", 15)


def sum_up(turn: Turn) -> str:
    """ "3 calls · 0.2 s"."""
    count = len(turn.calls)
    seconds = turn.calls_ms / 1000
    shown = f"{seconds:.1f} s" if seconds >= 0.05 else f"{turn.calls_ms:.0f} ms"
    if count == 1:
        return translate("TurnParts", "1 call") + f" · {shown}"
    return translate("TurnParts", "{count} calls").format(count=count) + f" · {shown}"


def activity_of(turn: Turn, loading: bool = False) -> str:
    """What goes on in a turn, in words; empty where the text speaks for itself."""
    if turn.state == "reading":
        return translate("TurnParts", "Reading prompt, {percent} %").format(
            percent=round(turn.progress * 100)
        )
    if turn.state == "calling":
        return f"{turn.calls[-1].verb} …" if turn.calls else ""
    if turn.state == "waiting" and command_name(turn.question) is not None:
        return "Calculating"  # a command waits for no model
    if turn.state == "waiting":
        waiting = translate("TurnParts", "Waiting for the model to load")
        return waiting if loading else translate("TurnParts", "Thinking")
    return ""


class Versions(QWidget):
    """◀ 2/3 ▶: goes through the versions of a message; made once there are two, because most have one."""

    chosen = Signal(int)

    def __init__(self, kit: Kit, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._what = what
        self._ids: tuple[int, ...] = ()
        self._at = 0
        self.hide()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        self._back = icon_button(self._kit.appearance, "left", _previous(self._what), size=14)
        self._text = label("", "small")
        self._forth = icon_button(self._kit.appearance, "right", _next(self._what), size=14)
        for widget in (self._back, self._text, self._forth):
            row.addWidget(widget)
        self._back.clicked.connect(lambda: self._go(-1))
        self._forth.clicked.connect(lambda: self._go(1))

    def show_versions(self, ids: tuple[int, ...], current: int | None) -> None:
        """Show which of the versions is on."""
        self._ids = ids
        self._at = ids.index(current) if current in ids else 0
        if len(ids) > 1:
            if self.layout() is None:
                self._build()
            self._text.setText(f"{self._at + 1}/{len(ids)}")
            self._back.setEnabled(self._at > 0)
            self._forth.setEnabled(self._at < len(ids) - 1)
        self.setVisible(len(ids) > 1)

    def _go(self, step: int) -> None:
        at = self._at + step
        if 0 <= at < len(self._ids):
            self.chosen.emit(self._ids[at])


def _previous(what: str) -> str:
    if what == "question":
        return translate("TurnParts", "Previous version of this question")
    return translate("TurnParts", "Previous version of this answer")


def _next(what: str) -> str:
    if what == "question":
        return translate("TurnParts", "Next version of this question")
    return translate("TurnParts", "Next version of this answer")
