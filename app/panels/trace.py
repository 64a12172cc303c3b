"""The trace: every call of the conversation, grouped by question."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.core.call_entry import CallEntry
from app.core.transcript import Transcript, TranscriptChange, Turn
from app.panels.call_card import CallCard
from app.panels.timeline_view import TimelineView
from app.panels.turn_parts import sum_up
from app.widgets.basics import Elided, clear_layout, label
from app.widgets.gradual import Gradual
from app.widgets.kit import Kit


class TraceGroup(QWidget):
    """The calls of one turn."""

    def __init__(self, kit: Kit, transcript: Transcript, turn: Turn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._transcript = transcript
        self.turn = turn
        self.cards: list[CallCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Elided(turn.question, "section"), 1)
        self._sum = QPushButton()
        self._sum.setProperty("role", "flat-small")
        self._sum.setToolTip(self.tr("Show how the turn spent its time"))
        self._sum.clicked.connect(self.toggle_timeline)
        head.addWidget(self._sum)
        column.addLayout(head)
        self._timeline: TimelineView | None = None
        self._column = column

    def show_turn(self, connect: Callable[[CallCard], None]) -> None:
        """Show the calls as they stand; new cards are handed to ``connect``."""
        for call in self.turn.calls[len(self.cards) :]:
            card = CallCard(self._kit, self._transcript, call)
            connect(card)
            self.cards.append(card)
            self._column.addWidget(card)
        for card in self.cards:
            card.show_call()
        self._sum.setText(sum_up(self.turn))
        self._sum.setEnabled(bool(self.turn.phases))
        self._sum.setAccessibleName(self.tr("{0}, timeline").format(sum_up(self.turn)))
        self.setVisible(bool(self.turn.calls))

    def toggle_timeline(self) -> None:
        """Show how the turn spent its time, or no longer."""
        if self._timeline is None:
            self._timeline = TimelineView(self._kit.appearance, self.turn)
            self._column.insertWidget(1, self._timeline)
            self._timeline.show()
        else:
            self._timeline.setVisible(self._timeline.isHidden())


class TracePanel(QWidget):
    """Follows a transcript.

    Signals:
        molecule_chosen: A structure was clicked; gives its handle.
        highlights_wanted: A call was opened; gives the call.
        cancel_wanted: The running call should end.
        rerun_wanted: A call should be made again; gives it, and name → texts or None for the same arguments.
    """

    molecule_chosen = Signal(str)
    highlights_wanted = Signal(object)
    cancel_wanted = Signal()
    rerun_wanted = Signal(object, object)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._transcript = Transcript()
        self._unsubscribe: Callable[[], None] = lambda: None
        self._groups: dict[Turn, TraceGroup] = {}
        self._older = Gradual(self)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(13, 12, 13, 12)
        self._column.setSpacing(16)
        page = QWidget()
        page.setObjectName("column")
        page.setLayout(self._column)
        self._scroll = QScrollArea()
        self._scroll.setWidget(page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("Trace of the conversation"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self.show_transcript(self._transcript)

    def show_transcript(self, transcript: Transcript) -> None:
        """Show the calls of another conversation or branch."""
        self._unsubscribe()
        self._transcript = transcript
        self._unsubscribe = transcript.notices.subscribe(self._changed)
        clear_layout(self._column)
        self._groups = {}
        self._empty = label(
            self.tr(
                "The calculations behind each answer appear here, one line each. Click one to see all of it."
            ),
            "muted",
        )
        self._empty.setWordWrap(True)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        for turn in transcript.turns[-1:]:
            self._show(turn)
        self._older.start(self._show_all(transcript))

    def cards(self) -> list[CallCard]:
        """All cards, in order."""
        groups = [self._groups[turn] for turn in self._transcript.turns if turn in self._groups]
        return [card for group in groups for card in group.cards]

    def set_running_again(self, call: CallEntry, running: bool) -> None:
        """Show that a call is being made again, or is no longer."""
        for card in self.cards():
            if card.call is call:
                card.set_running_again(running)

    def complain(self, call: CallEntry, reason: str) -> None:
        """Say in its card why a call could not be made again."""
        for card in self.cards():
            if card.call is call:
                card.complain(reason)

    def reveal(self, call: CallEntry) -> None:
        """Open a call, mark it and scroll to it."""
        for turn in self._transcript.turns:
            if call in turn.calls:
                self._show(turn)
        for card in self.cards():
            card.set_chosen(card.call is call)
            if card.call is call:
                card.open()
                QTimer.singleShot(0, card, lambda card=card: self._bring(card))

    def reveal_turn(self, turn: Turn) -> None:
        """Scroll to the calls of a turn."""
        group = self._groups.get(turn)
        if group is not None:
            self._scroll.verticalScrollBar().setValue(max(0, group.y() - 8))

    def open_calls(self, turn: Turn) -> None:
        """Open all calls of a turn."""
        for card in self._groups[turn].cards if turn in self._groups else ():
            card.open()

    def _changed(self, change: TranscriptChange) -> None:
        if change.kind in ("calls", "ended"):
            at_end = (
                self._scroll.verticalScrollBar().value() >= self._scroll.verticalScrollBar().maximum() - 40
            )
            self._show(change.turn)
            if at_end:
                QTimer.singleShot(0, self, self._to_end)

    def _show_all(self, transcript: Transcript) -> Iterator[None]:
        """The latest turns first, older ones on top of them."""
        for turn in reversed(transcript.turns.copy()):
            if turn not in self._groups:
                self._show(turn, at_top=True)
                self._to_end()
                yield

    def _show(self, turn: Turn, *, at_top: bool = False) -> None:
        if not turn.calls:
            return
        self._empty.hide()
        if turn not in self._groups:
            self._groups[turn] = TraceGroup(self._kit, self._transcript, turn)
            self._column.insertWidget(1 if at_top else self._column.count() - 1, self._groups[turn])
        self._groups[turn].show_turn(self._connect)

    def _connect(self, card: CallCard) -> None:
        card.molecule_chosen.connect(self.molecule_chosen)
        card.chosen.connect(self.highlights_wanted)
        card.cancel_wanted.connect(self.cancel_wanted)
        card.rerun_wanted.connect(self.rerun_wanted)

    def _bring(self, card: CallCard) -> None:
        """Scroll to a card; of one that is higher than the panel to its beginning."""
        self._scroll.ensureWidgetVisible(card, 0, 24)
        if card.height() > self._scroll.viewport().height():
            content = self._scroll.widget()
            top = card.mapTo(content, QPoint(0, 0)).y() if content is not None else 0
            self._scroll.verticalScrollBar().setValue(max(0, top - 8))

    def _to_end(self) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.maximum())
