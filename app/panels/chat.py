"""The conversation in the middle: turns from top to bottom, the input box below."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.transcript import Transcript, TranscriptChange, Turn
from app.panels.answer import AnswerView
from app.panels.chat_area import ChatArea
from app.panels.chat_column import COLUMN, SCROLL_BAR, centred, scrolled
from app.panels.composer import Composer
from app.panels.find_bar import FindBar
from app.panels.question import QuestionView
from app.panels.welcome import Welcome
from app.widgets.basics import clear_layout, drop_stretch, set_property
from app.widgets.flow_text import FlowText
from app.widgets.gradual import Gradual
from app.widgets.kit import Kit
from app.widgets.molecule_card import MoleculeCard
from app.widgets.notices import Note
from app.widgets.structure_tip import StructureTip

AT_ONCE = 2


class ChatPanel(QWidget):
    """Shows a transcript and follows it.

    Signals:
        value_clicked: A value in an answer; gives its handle.
        molecule_chosen: A structure was clicked; gives its handle and the turn where it stands.
        menu_wanted: The context menu of a structure; gives handle and place.
        trace_wanted: The calls of a turn should be shown.
        again_wanted: A turn should be answered once more.
        edit_wanted: The question of a turn should be edited.
        version_chosen: Another version of a message; gives its number in the store.
    """

    value_clicked = Signal(str)
    molecule_chosen = Signal(str, object)
    menu_wanted = Signal(str, QPoint)
    trace_wanted = Signal(object)
    again_wanted = Signal(object)
    edit_wanted = Signal(object)
    version_chosen = Signal(int)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._views: dict[Turn, tuple[QuestionView, AnswerView]] = {}
        self._transcript = Transcript()
        self._unsubscribe: Callable[[], None] = lambda: None
        self._older = Gradual(self)
        self.loading = False
        self._wanted: tuple[int, str] | None = None  # message to be shown, and words to find in it
        self.welcome = Welcome(kit)
        self.composer = Composer(kit)
        self.composer.workspace = lambda: self._transcript.workspace
        self.composer.troubled.connect(self.note)
        self.setAcceptDrops(True)
        self.tip = StructureTip(kit, lambda handle: self._transcript.workspace.thing(handle), self)
        self.finder = FindBar(kit, self._texts)
        self.finder.found.connect(lambda *place: self.area.hold_place(*place))
        self.finder.closed.connect(self._found_enough)
        self._older.finished.connect(self._all_there)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(6)
        self._build()
        self.show_transcript(self._transcript)

    def _build(self) -> None:
        self._column = QVBoxLayout()
        self._column.setContentsMargins(22, 22, 22, 12)
        self._column.setSpacing(26)
        inner = QWidget()
        inner.setMaximumWidth(COLUMN)
        inner.setLayout(self._column)
        page = QWidget()
        page.setObjectName("column")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self.area = ChatArea(page)
        self.area.grows_on_top = lambda: self._older.working
        self.area.moved.connect(lambda: self.tip.follow("", "", QPoint()))
        self.area.setAccessibleName(self.tr("Conversation"))
        self._pages = QStackedWidget()
        self._pages.addWidget(scrolled(centred(self.welcome), self.tr("Sample questions")))
        self._pages.addWidget(self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)
        column.setSpacing(8)
        find_row = centred(self.finder)
        find_row.setContentsMargins(22, 8, 22 + SCROLL_BAR, 0)
        column.addLayout(find_row)
        column.addWidget(self._pages, 1)
        column.addLayout(centred(self._notes_holder()))
        column.addLayout(centred(self.composer))

    def _notes_holder(self) -> QWidget:
        holder = QWidget()
        self._notes.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(self._notes)
        return holder

    @property
    def transcript(self) -> Transcript:
        """What is shown."""
        return self._transcript

    def show_transcript(self, transcript: Transcript) -> None:
        """Show another conversation or branch."""
        self._unsubscribe()
        self._transcript = transcript
        self._unsubscribe = transcript.notices.subscribe(self._changed)
        clear_layout(self._column)
        self._views = {}
        for turn in transcript.turns[-AT_ONCE:]:
            self._add(turn)
        self._column.addStretch(1)
        self._older.start(self._add_older(transcript.turns[:-AT_ONCE]))
        self._pages.setCurrentIndex(1 if transcript.turns else 0)
        self._wanted = None
        self.finder.refresh()
        self.area.follow_end()

    def show_message(self, message_id: int, words: str = "") -> None:
        """Scroll to a message, and mark words that were searched for; older messages may still be built."""
        self._wanted = (message_id, words)
        if not self._older.working:
            self._all_there()

    def note(
        self, text: str, level: str = "doubt", action: tuple[str, Callable[[], None]] | None = None
    ) -> Note:
        """Show a note above the input box."""
        note = Note(self._kit.appearance, text, level, action, closable=True)
        self._notes.addWidget(note)
        return note

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, structures and text anywhere on the conversation."""
        if self.composer.edit.canInsertFromMimeData(event.mimeData()):
            event.acceptProposedAction()
            set_property(self.composer, "active", "drop")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """What was over it has gone."""
        set_property(self.composer, "active", "false")

    def dropEvent(self, event: QDropEvent) -> None:
        """Put what was dropped into the message."""
        set_property(self.composer, "active", "false")
        event.acceptProposedAction()
        self.composer.take(event.mimeData())

    def view_of(self, turn: Turn) -> tuple[QuestionView, AnswerView]:
        """The widgets of a turn."""
        return self._views[turn]

    def mark_molecule(self, handle: str) -> None:
        """Mark the cards of the molecule that the panel shows."""
        for card in self.findChildren(MoleculeCard):
            card.set_chosen(card.handle == handle)

    def set_loading(self, loading: bool) -> None:
        """Say that a waiting turn waits for the model."""
        self.loading = loading
        for _, answer in self._views.values():
            answer.loading = loading
            answer.grow()

    def _texts(self, words: str) -> list[FlowText]:
        """Every text of the conversation from top to bottom, as far as it is built."""
        texts = []
        for turn in self._transcript.turns:
            if turn in self._views:
                question, answer = self._views[turn]
                question.reveal(words)
                texts += [question.text, answer.text]
        return texts

    def _all_there(self) -> None:
        self.finder.refresh()
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        for turn in self._transcript.turns:
            if wanted[0] in (turn.question_id, turn.answer_id) and turn in self._views:
                view = self._views[turn][0 if wanted[0] == turn.question_id else 1]
                QTimer.singleShot(0, view, partial(self._reveal, view, wanted[1]))

    def _reveal(self, view: QuestionView | AnswerView, words: str) -> None:
        self.area.hold_view(view)
        if words:
            self.finder.open_bar(words)
            self.finder.look(first=view.text)

    def _found_enough(self) -> None:
        self.area.let_go()
        self.composer.edit.setFocus()

    def _add_older(self, turns: list[Turn]) -> Iterator[None]:
        for turn in reversed(turns):
            self._add(turn, at_top=True)
            yield

    def _add(self, turn: Turn, *, at_top: bool = False) -> None:
        question = QuestionView(self._kit, turn)
        answer = AnswerView(self._kit, self._transcript, turn)
        answer.loading = self.loading
        answer.show_turn()
        self._views[turn] = (question, answer)
        for view in (question, answer):
            view.molecule_chosen.connect(lambda handle: self.molecule_chosen.emit(handle, turn))
            view.menu_wanted.connect(self.menu_wanted)
            view.version_chosen.connect(self.version_chosen)
        question.edit_wanted.connect(lambda: self.edit_wanted.emit(turn))
        for text in (question.text, answer.text):
            text.hovered.connect(self.tip.follow)
        answer.value_clicked.connect(self.value_clicked)
        answer.trace_wanted.connect(lambda: self.trace_wanted.emit(turn))
        answer.again_wanted.connect(lambda: self.again_wanted.emit(turn))
        if at_top:
            self._column.insertWidget(0, question)
            self._column.insertWidget(1, answer)
            return
        drop_stretch(self._column)
        self._column.addWidget(question)
        self._column.addWidget(answer)

    def _changed(self, change: TranscriptChange) -> None:
        if change.kind == "added":
            self._pages.setCurrentIndex(1)
            self._add(change.turn)
            self._column.addStretch(1)
            self.area.follow_end()
            return
        if change.kind == "withdrawn":
            self.area.let_go()
            for view in self._views.pop(change.turn, ()):
                view.hide()
                view.deleteLater()
            self._pages.setCurrentIndex(1 if self._transcript.turns else 0)
            return
        if change.turn not in self._views:
            return
        self.finder.refresh()
        question, answer = self._views[change.turn]
        if change.kind in ("text", "progress"):
            answer.grow()
            return
        if change.kind == "versions":
            question.show_versions()
            answer.show_versions()
            return
        answer.show_turn()
        if change.kind in ("started", "ended"):
            question.show_turn()
