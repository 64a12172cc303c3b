"""Bars over the time of a turn: reading the prompt, writing, each call."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.core.timeline import Phase, PhaseKind, span_s
from app.core.transcript import Turn
from app.panels.duration import duration
from app.widgets.appearance import Appearance

ROW, GAP, SIDE = 15, 4, 62
AXIS = 16
LEAST_WIDTH = 2.0
ORDER: tuple[PhaseKind, ...] = ("prompt", "writing", "call")


class TimelineView(QWidget):
    """One row for each kind of phase, with its name and its total beside it.

    Args:
        appearance: Colours.
        turn: The turn; it has ended.
    """

    def __init__(self, appearance: Appearance, turn: Turn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._turn = turn
        self._verbs = {call.index: call.verb for call in turn.calls}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.in_words())
        appearance.changed.connect(self.update)

    def in_words(self) -> str:
        """The timeline as a sentence."""
        totals = [f"{self._title(kind)} {duration(self._total_ms(kind))}" for kind in self._kinds()]
        whole = self.tr("Whole turn {0}").format(duration(self.span_s() * 1000))
        return ", ".join([whole, *totals])

    def span_s(self) -> float:
        """Seconds that the axis covers: the turn, or its phases where they took longer."""
        return max(self._turn.seconds or 0.0, span_s(self._turn.phases), 1e-6)

    def bar(self, phase: Phase) -> QRectF:
        """Where a phase is drawn."""
        room = self.width() - 2 * SIDE
        left = SIDE + room * phase.start / self.span_s()
        width = max(LEAST_WIDTH, room * phase.seconds / self.span_s())
        top = self._kinds().index(phase.kind) * (ROW + GAP)
        return QRectF(min(left, SIDE + room - LEAST_WIDTH), top, width, ROW)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as its rows and the axis."""
        return QSize(240, len(self._kinds()) * (ROW + GAP) + AXIS)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same height at any width."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint rows, bars and the axis."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._appearance.theme
        font = self.font()
        font.setPixelSize(11)
        painter.setFont(font)
        colours = {"prompt": theme.muted, "writing": theme.doubt, "call": theme.accent}
        for row, kind in enumerate(self._kinds()):
            self._paint_row(painter, row, kind)
        painter.setPen(Qt.PenStyle.NoPen)
        for phase in self._turn.phases:
            painter.setBrush(QColor(colours[phase.kind]))
            painter.drawRoundedRect(self.bar(phase).adjusted(0, 3, 0, -3), 2, 2)
        self._paint_axis(painter)

    def _paint_row(self, painter: QPainter, row: int, kind: PhaseKind) -> None:
        theme, top = self._appearance.theme, row * (ROW + GAP)
        room = QRectF(SIDE, top, self.width() - 2 * SIDE, ROW)
        painter.fillRect(room.adjusted(0, ROW / 2 - 0.5, 0, -(ROW / 2 - 0.5)), QColor(theme.line))
        painter.setPen(QColor(theme.muted))
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(QRectF(0, top, SIDE - 6, ROW), middle, self._title(kind))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        total = duration(self._total_ms(kind))
        painter.drawText(QRectF(self.width() - SIDE + 6, top, SIDE - 6, ROW), right, total)

    def _paint_axis(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._appearance.theme.muted))
        top = len(self._kinds()) * (ROW + GAP)
        room = QRectF(SIDE, top, self.width() - 2 * SIDE, AXIS - 2)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), "0")
        end = duration(self.span_s() * 1000)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), end)

    def event(self, event: QEvent) -> bool:
        """Say what the bar under the pointer is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._said_at(event.pos().x(), event.pos().y()), self)
            return True
        return super().event(event)

    def _said_at(self, x: float, y: float) -> str:
        for phase in reversed(self._turn.phases):
            if self.bar(phase).adjusted(-2, 0, 2, 0).contains(x, y):
                what = self._verbs.get(phase.call, "") if phase.call is not None else self._title(phase.kind)
                return f"{what}: {duration(phase.seconds * 1000)}"
        return self.in_words()

    def _kinds(self) -> list[PhaseKind]:
        present = {phase.kind for phase in self._turn.phases}
        return [kind for kind in ORDER if kind in present]

    def _total_ms(self, kind: PhaseKind) -> float:
        return 1000 * sum(phase.seconds for phase in self._turn.phases if phase.kind == kind)

    def _title(self, kind: PhaseKind) -> str:
        titles = {"prompt": self.tr("Reading"), "writing": self.tr("Writing"), "call": self.tr("Tools")}
        return titles[kind]
