"""The conversation as the window drives it: model, tools and store behind queued signals."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from app.bridge.brain import Brain, ModelState, ready_state
from app.bridge.lanes import Lanes
from app.bridge.playing import Playing, PlayTurn
from app.bridge.tool_runner import CONTROL, ToolRunner
from app.core.commands import command_name
from app.core.session import Session
from app.core.trial import Trial
from app.engine.records import EngineSettings
from app.store.store import Store

CHAT, STORE, COMMANDS = "chat", "store", "commands"
CLOSE_TIMEOUT_MS = 6000


class Backend(ToolRunner):
    """Owns the running conversation. All signals arrive in the thread of the window.

    Args:
        open_store: Opens the store; gives it and a warning, as ``Store.open_or_memory`` does.
        make_brain: Makes model and tools for a store.
        lanes: Where work is done.
    """

    store_opened = Signal(object, object)
    model_changed = Signal(object)
    stored = Signal(object, int)  # ticket of the turn, conversation
    happened = Signal(object, object, object)  # ticket, event, workspace or None
    refused = Signal(object, str)  # ticket, reason: nothing was stored
    switch_failed = Signal(object, str)  # settings that were wanted, reason: the model before is there again
    idle = Signal()
    closed = Signal()

    def __init__(
        self,
        open_store: Callable[[], tuple[Store, str | None]],
        make_brain: Callable[[Store], Brain],
        lanes: Lanes,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(lanes, parent)
        self.store: Store | None = None
        self.model = ModelState()
        self.busy = False
        self._open_store = open_store
        self._make_brain = make_brain
        self._session: Session | None = None
        self._making = threading.Lock()
        self._playing: Playing | None = None  # the turn in progress
        self._giving_up = threading.Event()  # of a model that is being loaded, or tried out

    def start(self) -> None:
        """Open the store and load the model, behind the window."""
        self.lanes.run(CHAT, self._open, self._opened, self._not_opened, self)

    def load_model(self) -> None:
        """Load the model, or try again."""
        self._set_model(ModelState())
        self.lanes.run(CHAT, self._load, self._set_model, self._not_loaded, self)

    def use_model(self, settings: EngineSettings) -> None:
        """Put another model, or other settings, in the place of those in use, after the turn in progress.

        Conversations go on with it. Where it can't be loaded, the one before stays; ``switch_failed`` says
        why.
        """
        before = self.model
        self._giving_up.clear()
        self.lanes.run(CHAT, lambda: None, lambda _: self._set_model(ModelState()), owner=self)

        def failed(reason: str) -> None:
            self.switch_failed.emit(settings, reason)
            self._set_model(before)

        def switch() -> ModelState:
            brain = self.brain()
            return ready_state(brain, brain.use_model(settings, self._giving_up.is_set))

        self.lanes.run(CHAT, switch, self._set_model, failed, self)

    def try_model(
        self, done: Callable[[Trial], None], failed: Callable[[str], None], owner: QObject | None = None
    ) -> None:
        """Ask the model a test question and time it, after the turn in progress; nothing is kept."""
        self._giving_up.clear()
        self.lanes.run(
            CHAT, lambda: self.brain().try_out(self._giving_up.is_set), done, failed, owner or self
        )

    def hold(self) -> bool:
        """Keep turns from being started until `release`; False if one is running."""
        if self.busy:
            return False
        self.busy, self._playing = True, None
        return True

    def release(self) -> None:
        """Let turns be started again."""
        self._ended()

    def give_up(self) -> None:
        """End the loading of another model, or its trial; returns at once."""
        self._giving_up.set()

    def ask(
        self, ticket: object, conversation_id: int | None, text: str, left_out: Collection[str] = ()
    ) -> None:
        """Answer a message or a command; ``happened`` tells what comes of it under the ticket."""
        self._play(
            ticket,
            conversation_id,
            lambda session, listen: session.ask(text, listen, left_out=left_out),
            direct=command_name(text) is not None,
        )

    def regenerate(self, ticket: object, conversation_id: int, message_id: int, text: str) -> None:
        """Answer a stored message once more, as a new branch."""
        self._play(
            ticket,
            conversation_id,
            lambda session, listen: session.regenerate(message_id, listen),
            direct=command_name(text) is not None,
        )

    def edit(
        self,
        ticket: object,
        conversation_id: int,
        message_id: int,
        text: str,
        left_out: Collection[str] = (),
    ) -> None:
        """Ask an edited version of a stored message, as a new branch."""
        self._play(
            ticket,
            conversation_id,
            lambda session, listen: session.edit(message_id, text, listen, left_out=left_out),
            direct=command_name(text) is not None,
        )

    def stop(self) -> None:
        """Stop the turn in progress; returns at once."""
        playing = self._playing
        if playing is not None:
            playing.stop()
        if self.busy and self.model.status == "loading" and playing is not None and not playing.direct:
            playing.give_up()
            self._refuse(playing.ticket, "the question was stopped while the model was being loaded")
            return
        session, brain = self._session, self._brain

        def work() -> None:
            if session is not None:
                session.stop()
            if brain is not None:
                brain.stop()

        self.lanes.run(CONTROL, work)

    def close(self) -> None:
        """Stop, end the processes, close the store; ``closed`` follows."""
        if self._closing:
            return
        self._closing = True
        self._giving_up.set()
        self.stop()
        self.lanes.run(CHAT, self._end_brain, lambda _: self._close_store(), lambda _: self._close_store())
        QTimer.singleShot(CLOSE_TIMEOUT_MS, self, self.closed.emit)

    def _play(
        self,
        ticket: object,
        conversation_id: int | None,
        turn: PlayTurn,
        *,
        direct: bool,
    ) -> None:
        """Play a turn; a direct one, which is a command, does not wait for the model."""
        playing = Playing(
            ticket,
            turn,
            direct=direct,
            stored=partial(self.stored.emit, ticket),
            happened=partial(self.happened.emit, ticket),
        )
        self.busy, self._playing = True, playing

        def ended() -> None:
            if not playing.given_up:
                self._ended()

        def open_session() -> Session:
            return self._session_for(conversation_id, with_model=not direct)

        self.lanes.run(
            COMMANDS if direct else CHAT,
            lambda: playing.play(open_session),
            lambda _: ended(),
            lambda why: self._refuse(ticket, why),
            self,
        )

    def _session_for(self, conversation_id: int | None, *, with_model: bool) -> Session:
        self._session = self.brain().session(conversation_id, with_model=with_model)
        return self._session

    def _refuse(self, ticket: object, reason: str) -> None:
        self.refused.emit(ticket, reason)
        self._ended()

    def _ended(self) -> None:
        self.busy = False
        self.idle.emit()

    def _open(self) -> tuple[Store, str | None]:
        store, warning = self._open_store()
        self.store = store
        return store, warning

    def _opened(self, opened: tuple[Store, str | None]) -> None:
        self.store_opened.emit(*opened)
        self.load_model()

    def _not_opened(self, reason: str) -> None:
        store = Store.memory()
        self.store = store
        self._opened((store, f"{reason} Conversations of this session will not be saved."))

    def _load(self) -> ModelState:
        brain = self.brain()
        return ready_state(brain, brain.ready())

    def brain(self) -> Brain:
        """Model and tools, made at the first call; not for the thread of the window."""
        assert self.store is not None
        with self._making:  # a command does not wait for the lane that loads the model
            if self._brain is None:
                brain = self._make_brain(self.store)
                brain.start()
                self._brain = brain
            return self._brain

    def _not_loaded(self, reason: str) -> None:
        self._set_model(ModelState("failed", error=reason))

    def _set_model(self, state: ModelState) -> None:
        self.model = state
        self.model_changed.emit(state)

    def _end_brain(self) -> None:
        if self._brain is not None:
            self._brain.close()

    def _close_store(self) -> None:
        store = self.store
        if store is None:
            self.closed.emit()
            return
        self.lanes.run(STORE, store.close, lambda _: self.closed.emit(), lambda _: self.closed.emit())
