"""An answer: what was called, the text with its values and doubts, the structures it speaks of."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.transcript import Transcript, Turn
from app.panels.turn_parts import Activity, CallsPill, Versions, activity_of
from app.widgets.basics import clear_layout, icon_button, label
from app.widgets.flow_layout import FlowLayout
from app.widgets.flow_text import FlowText
from app.widgets.kit import Kit
from app.widgets.molecule_card import MoleculeCard
from app.widgets.notices import Note

FLUSH_MS = 50
MAX_CARDS = 24


class AnswerView(QWidget):
    """The answer of one turn, while it comes and after.

    Signals:
        value_clicked: A value in the text; gives its handle.
        molecule_chosen: A structure in the text or below; gives its handle.
        menu_wanted: The context menu of a structure; gives handle and place.
        trace_wanted: The calls of this turn should be shown.
        again_wanted: The question should be answered once more.
        version_chosen: Another version of the answer; gives its number in the store.
    """

    value_clicked = Signal(str)
    molecule_chosen = Signal(str)
    menu_wanted = Signal(str, QPoint)
    trace_wanted = Signal()
    again_wanted = Signal()
    version_chosen = Signal(int)

    def __init__(self, kit: Kit, transcript: Transcript, turn: Turn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._transcript = transcript
        self._turn = turn
        self.loading = False
        self.cards: list[MoleculeCard] = []
        self._flush = QTimer(self)
        self._flush.setInterval(FLUSH_MS)
        self._flush.setSingleShot(True)
        self._flush.timeout.connect(self._show_growing)
        self._build()
        self.show_turn()

    def _build(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        sign = label("")
        sign.setFixedSize(26, 26)
        self._kit.appearance.paint(sign, "retort", "accent", 22)
        top = QVBoxLayout()
        top.addWidget(sign)
        top.addStretch(1)
        outer.addLayout(top)
        column = QVBoxLayout()
        column.setSpacing(9)
        outer.addLayout(column, 1)
        self._pill = CallsPill(self._kit)
        self._pill.clicked.connect(self.trace_wanted)
        pill_row = QHBoxLayout()
        pill_row.addWidget(self._pill)
        pill_row.addStretch(1)
        column.addLayout(pill_row)
        self._activity = Activity(self._kit)
        column.addWidget(self._activity)
        self.text = FlowText(self._kit.appearance, "Answer")
        self.text.set_font_size(15)
        self.text.handle_clicked.connect(self._clicked)
        column.addWidget(self.text)
        self._cards = FlowLayout(gap=9)
        column.addLayout(self._cards)
        self._notes = QVBoxLayout()
        column.addLayout(self._notes)
        column.addLayout(self._footer())

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        self._versions = Versions(self._kit, "answer")
        self._versions.chosen.connect(self.version_chosen)
        self._copy = icon_button(self._kit.appearance, "copy", self.tr("Copy this answer"), size=15)
        self._copy.clicked.connect(self._copy_text)
        self._again = icon_button(self._kit.appearance, "refresh", self.tr("Answer once more"), size=15)
        self._again.clicked.connect(self.again_wanted)
        self._spent = label("", "small")
        for widget in (self._versions, self._copy, self._again):
            row.addWidget(widget)
        row.addSpacing(6)
        row.addWidget(self._spent)
        row.addStretch(1)
        return row

    def show_turn(self) -> None:
        """Show the turn as it stands."""
        turn = self._turn
        self._pill.show_turn(turn)
        self._activity.say(activity_of(turn, self.loading))
        if turn.running:
            self._show_growing()
        else:
            self._show_finished()

    def grow(self) -> None:
        """More text has come; it is shown within 50 ms."""
        if not self._flush.isActive():
            self._flush.start()

    def _show_growing(self) -> None:
        if not self._turn.running:
            return
        text = "".join(span.text for span in self._transcript.spans(self._turn))
        self.text.setVisible(bool(text))
        self.text.show_plain(text)
        self._activity.say(activity_of(self._turn, self.loading))
        for widget in (self._copy, self._again, self._versions):
            widget.hide()

    def _show_finished(self) -> None:
        turn = self._turn
        self._flush.stop()
        spans = self._transcript.spans(turn)
        self.text.setVisible(bool(spans))
        self.text.show_spans(spans)
        self._show_cards()
        self._show_notes()
        self._copy.setVisible(bool(spans))
        self._again.setVisible(turn.question_id is not None)
        self.show_versions()
        if turn.seconds is not None:
            self._spent.setText(f"{turn.seconds:.1f} s")
            spent = self.tr("{count} tokens in {seconds} s")
            self._spent.setToolTip(spent.format(count=turn.tokens or 0, seconds=f"{turn.seconds:.2f}"))

    def show_versions(self) -> None:
        """Show which of its versions this is."""
        self._versions.show_versions(self._turn.answer_versions, self._turn.answer_id)

    def _show_cards(self) -> None:
        clear_layout(self._cards)
        self.cards = []
        things = self._transcript.cited_molecules(self._turn)
        for thing in things[:MAX_CARDS]:
            atoms = self._transcript.highlights(self._turn, thing.handle)
            card = MoleculeCard(self._kit, thing, atoms)
            card.chosen.connect(self.molecule_chosen)
            card.menu_wanted.connect(self.menu_wanted)
            self.cards.append(card)
            self._cards.addWidget(card)
        if len(things) > MAX_CARDS:
            more = self.tr("and {count} more").format(count=len(things) - MAX_CARDS)
            self._cards.addWidget(label(more, "small"))

    def _show_notes(self) -> None:
        clear_layout(self._notes)
        turn, appearance = self._turn, self._kit.appearance
        if turn.claims:
            count = len(turn.claims)
            what = "1 statement is" if count == 1 else f"{count} statements are"
            text = f"{what} not supported by any calculation, and marked with a wavy line."
            self._notes.addWidget(Note(appearance, text))
        if turn.state == "stopped":
            self._notes.addWidget(Note(appearance, "Stopped. What had come by then is kept.", "info"))
        elif turn.state in ("failed", "partial"):
            level = "bad" if turn.state == "failed" else "doubt"
            self._notes.addWidget(
                Note(appearance, _sentence(turn.error or "The answer is incomplete."), level)
            )

    def _clicked(self, handle: str) -> None:
        if handle[0] in "VP":  # of a plan the call shows the routes
            self.value_clicked.emit(handle)
        else:
            self.molecule_chosen.emit(handle)

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._transcript.plain_text(self._turn))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…")) else ".")
