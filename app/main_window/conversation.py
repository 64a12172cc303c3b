"""Which conversation is shown, and which one is being answered."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.bridge.backend import STORE
from app.core.events import Event, TurnFinished, TurnStarted
from app.core.reading import read_transcript
from app.core.transcript import Transcript, Turn
from app.panels.command_help import CommandHelp
from app.widgets.notices import Note
from sandbox.registry import Registry, discover
from sandbox.workspace import Workspace

if TYPE_CHECKING:
    from app.main_window.window import MainWindow


class ConversationControl(QObject):
    """Sends messages, takes in what happens, and switches between conversations.

    The transcript of a running turn is kept while another conversation is shown, so nothing of it is missed.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._running: Transcript | None = None
        self._opening = 0
        self._editing: Turn | None = None
        self._refusal: Note | None = None  # why the last message was refused; gone with the next one
        self._unsent = ""  # what was typed for the turn in progress, should it be refused
        window.backend.stored.connect(self._stored)
        window.backend.happened.connect(self._happened)
        window.backend.refused.connect(self._refused)
        window.backend.idle.connect(self._idle)
        window.chat.composer.help_wanted.connect(self.help)

    @property
    def shown(self) -> Transcript:
        """The transcript that is shown."""
        return self._window.chat.transcript

    def new(self) -> None:
        """Show an empty conversation; it is stored with its first message."""
        self._show(Transcript())
        self._window.chat.composer.edit.setFocus()

    def open(self, conversation_id: int) -> None:
        """Show a stored conversation."""
        if self.shown.conversation_id == conversation_id:
            return
        if self._running is not None and self._running.conversation_id == conversation_id:
            self._show(self._running)
            return
        self._read(conversation_id)

    def open_message(self, conversation_id: int, message_id: int, words: str = "") -> None:
        """Show a message of any branch of a stored conversation, with words of it marked."""
        shown = {each for turn in self.shown.turns for each in (turn.question_id, turn.answer_id)}
        running = self._running
        if running is not None and running.conversation_id == conversation_id:
            self.open(conversation_id)
        elif self.shown.conversation_id != conversation_id or message_id not in shown:
            self._read(conversation_id, message_id, words)
            return
        self._window.chat.show_message(message_id, words)

    def send(self, text: str, left_out: Collection[str] = ()) -> None:
        """Ask a message in the conversation that is shown, or the edited version of one.

        Args:
            text: The message, or a command such as ``/logp CCO``.
            left_out: Parts of it that look like structures but are only words.
        """
        window = self._window
        if window.backend.busy or window.backend.store is None:
            window.chat.composer.set_text(text)
            words = (
                "Retort is still answering in another conversation" if window.backend.busy else "One moment …"
            )
            window.toast.say(words)
            return
        transcript, editing = self.shown, self._editing
        self._editing, self._unsent = None, text
        if editing is not None and editing.question_id is not None and editing in transcript.turns:
            self._branch(transcript, editing, text, left_out)
            return
        self._start(transcript)
        transcript.begin(text)
        window.backend.ask(transcript, transcript.conversation_id, text, left_out)

    def edit(self, turn: Turn) -> None:
        """Put a question back into the box; sending it makes a branch beside it."""
        self._editing = turn
        self._window.chat.composer.set_text(turn.question)
        self._window.toast.say(self.tr("Sending the edited question keeps the old one as another version"))

    def again(self, turn: Turn) -> None:
        """Answer a question once more, as another version."""
        transcript, window = self.shown, self._window
        if window.backend.busy or turn.question_id is None or transcript.conversation_id is None:
            return
        self._unsent = ""
        self._rewind(transcript, turn)
        self._start(transcript)
        transcript.begin(turn.question)
        window.backend.regenerate(transcript, transcript.conversation_id, turn.question_id, turn.question)

    def help(self, name: str = "") -> None:
        """Show the commands, the one that was asked for first."""
        window = self._window

        def show(registry: Registry) -> None:
            dialog = CommandHelp(window.kit, registry, name, window)
            dialog.insert_wanted.connect(window.chat.composer.set_text)
            dialog.open()

        window.kit.lanes.run("recogniser", discover, show, self._complain, self)

    def stop(self) -> None:
        """Stop the answer in progress; with no answer in progress, stop editing."""
        if self._running is not None:
            self._window.chat.composer.show_stopping()
            self._window.backend.stop()
        elif self._editing is not None:
            self._editing = None
            self._window.chat.composer.edit.clear()

    def delete(self) -> None:
        """Delete the conversation that is shown."""
        if self.shown.conversation_id is not None:
            self._window.conversations.delete(self.shown.conversation_id)

    def forget(self, conversation_id: int) -> None:
        """A conversation was deleted; show an empty one if it was shown."""
        if self._running is not None and self._running.conversation_id == conversation_id:
            self.stop()
        if self.shown.conversation_id == conversation_id:
            self.new()

    def show_version(self, message_id: int) -> None:
        """Show the branch of another version of a message."""
        store, conversation = self._window.backend.store, self.shown.conversation_id
        if store is None or conversation is None or self._running is self.shown:
            return

        def switch() -> Transcript:
            store.messages.set_head(conversation, store.messages.latest_leaf(message_id).id)
            return read_transcript(store, conversation, discover())

        self._window.kit.lanes.run(STORE, switch, self._show, self._complain, self)

    def _branch(self, transcript: Transcript, turn: Turn, text: str, left_out: Collection[str]) -> None:
        assert transcript.conversation_id is not None
        assert turn.question_id is not None
        self._rewind(transcript, turn)
        self._start(transcript)
        transcript.begin(text)
        self._window.backend.edit(transcript, transcript.conversation_id, turn.question_id, text, left_out)

    def _rewind(self, transcript: Transcript, turn: Turn) -> None:
        """Show the branch up to a turn; what follows stays in the store, in its own branch."""
        transcript.turns = transcript.turns[: transcript.turns.index(turn)]
        self._window.chat.show_transcript(transcript)
        self._window.trace.show_transcript(transcript)

    def _start(self, transcript: Transcript) -> None:
        if self._refusal is not None:
            self._refusal.close_note()
            self._refusal = None
        self._running = transcript
        self._window.chat.composer.set_busy(True)

    def _read(self, conversation_id: int, message_id: int | None = None, words: str = "") -> None:
        """Read a conversation and show it: the branch that it was left at, or that of a message."""
        store = self._window.backend.store
        if store is None:
            return
        self._opening += 1
        asked = self._opening

        def show(transcript: Transcript) -> None:
            if asked == self._opening:
                self._show(transcript)
                if message_id is not None:
                    self._window.chat.show_message(message_id, words)

        def read() -> Transcript:
            if message_id is not None:
                head = store.conversations.get(conversation_id).head_message_id
                if message_id not in {row.id for row in store.messages.branch(head)}:
                    store.messages.set_head(conversation_id, store.messages.latest_leaf(message_id).id)
            return read_transcript(store, conversation_id, discover())

        self._window.kit.lanes.run(STORE, read, show, self._complain, self)

    def _show(self, transcript: Transcript) -> None:
        window = self._window
        self._opening += 1
        self._editing = None
        window.chat.show_transcript(transcript)
        window.trace.show_transcript(transcript)
        window.desk.show_transcript(transcript)
        window.conversations.set_current(transcript.conversation_id)
        window.chat.composer.set_busy(self._running is transcript)
        window.drafts.show(transcript.conversation_id)

    def _stored(self, transcript: Transcript, conversation_id: int) -> None:
        transcript.conversation_id = conversation_id
        if transcript is self.shown:
            self._window.conversations.set_current(conversation_id)
            self._window.drafts.adopt(conversation_id)
        self._window.conversations.refresh()

    def _happened(self, transcript: Transcript, event: Event, workspace: Workspace | None) -> None:
        transcript.apply(event, workspace)
        if isinstance(event, TurnFinished):
            self._window.status.show_turn(event.tokens, event.decode_s, event.context_tokens)
            self._window.forecasting.learn(transcript.turns[-1], event)
        if transcript is self.shown and (isinstance(event, TurnStarted) or not transcript.running):
            self._show_first_molecule(transcript)

    def _show_first_molecule(self, transcript: Transcript) -> None:
        """The panel shows what the last turn is about: what was made in it, else what was asked about."""
        turn = transcript.turns[-1]
        cited = transcript.cited_molecules(turn) or [t for t in turn.things if t.kind == "molecule"]
        made = [thing for thing in cited if thing.origin == "tool"]
        for thing in [*made, *cited][:1]:
            self._window.show_molecule(thing.handle, turn)

    def _refused(self, transcript: Transcript, reason: str) -> None:
        transcript.withdraw()
        composer = self._window.chat.composer
        if self._unsent and not composer.text().strip():
            composer.set_text(self._unsent)
        if not self._window.backend.model.error:
            words = f"{reason[:1].upper()}{reason[1:].rstrip('.')}. Nothing was lost."
            self._refusal = self._window.chat.note(words, "bad")
        if transcript is self.shown and transcript.conversation_id is not None:
            self._read(transcript.conversation_id)  # it may have been shown in part only

    def _idle(self) -> None:
        finished, self._running = self._running, None
        self._window.chat.composer.set_busy(False)
        if finished is not None and finished.conversation_id is not None:
            self._window.conversations.refresh()
            turn = finished.turns[-1] if finished.turns else None
            if turn is not None and finished is self.shown:
                self._read_versions(finished, turn)

    def _read_versions(self, transcript: Transcript, turn: Turn) -> None:
        """A new version has siblings: read which, for ◀ 2/3 ▶."""
        store, question, answer = self._window.backend.store, turn.question_id, turn.answer_id
        if store is None or question is None or answer is None:
            return

        def read() -> tuple[tuple[int, ...], tuple[int, ...]]:
            versions = tuple(row.id for row in store.messages.siblings(question))
            return versions, tuple(row.id for row in store.messages.siblings(answer))

        def show(found: tuple[tuple[int, ...], tuple[int, ...]]) -> None:
            transcript.set_versions(turn, *found)

        self._window.kit.lanes.run(STORE, read, show, self._complain, self)

    def _complain(self, reason: str) -> None:
        self._window.chat.note(reason, "bad")
