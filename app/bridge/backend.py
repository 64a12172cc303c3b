"""The conversation as the window drives it: model, tools and store behind queued signals."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.bridge.brain import Brain, ModelState, ready_state
from app.bridge.lanes import LOG, Lanes, Result
from app.core.commands import command_name
from app.core.events import CallFinished, Event, TurnFailed, TurnFinished, TurnStarted, TurnStopped
from app.core.session import Session
from app.core.trial import Trial
from app.engine.records import EngineSettings
from app.store.store import Store
from sandbox.errors import SandboxError
from sandbox.pool import WorkerPool
from sandbox.registry import Registry
from sandbox.results import ToolResult

CHAT, CONTROL, STORE, TOOLS, COMMANDS = "chat", "control", "store", "tools", "commands"
CLOSE_TIMEOUT_MS = 6000


class Backend(QObject):
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
        super().__init__(parent)
        self.lanes = lanes
        self.store: Store | None = None
        self.model = ModelState()
        self.busy = False
        self._open_store = open_store
        self._make_brain = make_brain
        self._brain: Brain | None = None
        self._session: Session | None = None
        self._making = threading.Lock()
        self._direct = False  # whether the turn in progress is a command
        self._stopping = threading.Event()
        self._giving_up = threading.Event()  # of a model that is being loaded, or tried out
        self._ticket: object = None  # of the turn that was asked last
        self._given_up: list[object] = []  # tickets of turns that were stopped before they began
        self._closing = False

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
        self.busy, self._direct = True, True
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
        self._stopping.set()
        if self.busy and self.model.status == "loading" and not self._direct:
            self._given_up.append(self._ticket)
            self._refuse(self._ticket, "the question was stopped while the model was being loaded")
            return
        session, brain = self._session, self._brain

        def work() -> None:
            if session is not None:
                session.stop()
            if brain is not None:
                brain.stop()

        self.lanes.run(CONTROL, work)

    def cancel_call(self) -> None:
        """End the call in flight; the turn goes on with the news that it was cancelled."""
        brain = self._brain
        if brain is not None:
            self.lanes.run(CONTROL, brain.pool.cancel)

    def call_tool(
        self, tool: str, smiles: str, done: Callable[[ToolResult], None], owner: QObject | None = None
    ) -> bool:
        """Run a tool on a molecule outside the conversation; False if the tools are not there yet."""
        return self.run_tool(tool, {"molecule": {"smiles": smiles, "label": "the molecule"}}, done, owner)

    def run_tool(
        self,
        tool: str,
        arguments: Mapping[str, Any],
        done: Callable[[ToolResult], None],
        owner: QObject | None = None,
        lane: str = TOOLS,
    ) -> bool:
        """Run a tool, or a view of the window's own, outside the conversation; False if that cannot be yet.

        Args:
            tool: Its name.
            arguments: JSON arguments, structures as ``{"smiles", "label"}`` or text.
            done: Called with the result in the thread of the window.
            owner: It is not called once this object is gone.
            lane: Where to wait for the result; what takes long has a lane of its own.
        """
        brain = self._brain
        if brain is None or self._closing:
            return False
        self.lanes.run(lane, lambda: brain.pool(tool, arguments), done, owner=owner)
        return True

    def with_tools(
        self,
        work: Callable[[WorkerPool, Registry], Result],
        done: Callable[[Result], None],
        failed: Callable[[str], None],
        owner: QObject,
        lane: str = TOOLS,
    ) -> bool:
        """Do something with the tools outside the turn; False if they are not there yet.

        Args:
            work: What to do on the lane; it gets the workers and the registry.
            done: Called with its result in the thread of the window.
            failed: Called there with the reason.
            owner: Neither is called once this object is gone.
            lane: Where it is done; what takes long has a lane of its own.
        """
        brain = self._brain
        if brain is None or self._closing:
            return False
        self.lanes.run(lane, lambda: work(brain.pool, brain.registry), done, failed, owner)
        return True

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
        turn: Callable[[Session, Callable], object],
        *,
        direct: bool,
    ) -> None:
        """Play a turn; a direct one, which is a command, does not wait for the model."""
        self.busy, self._ticket, self._direct = True, ticket, direct
        self._stopping.clear()

        marks = len(self._given_up)

        def given_up() -> bool:
            return any(mark is ticket for mark in self._given_up[marks:])

        def ended() -> None:
            if not given_up():
                self._ended()

        def work() -> None:
            if given_up():
                return
            session = self._session_for(conversation_id, with_model=not direct)
            begun = False

            def listen(event: Event) -> None:
                nonlocal begun
                begun = True
                settles = isinstance(
                    event, TurnStarted | CallFinished | TurnFinished | TurnStopped | TurnFailed
                )
                workspace = session.workspace().fork() if settles else None
                if isinstance(event, TurnStarted):
                    self.stored.emit(ticket, session.conversation_id)
                    if self._stopping.is_set():
                        session.stop()
                self.happened.emit(ticket, event, workspace)

            if self._stopping.is_set():
                raise SandboxError("the question was stopped before it was sent")
            try:
                turn(session, listen)
            except Exception as error:
                if not begun:
                    raise
                LOG.exception("a turn failed unexpectedly")
                self.happened.emit(ticket, TurnFailed(f"something unexpected went wrong ({error})", ""), None)

        lane = COMMANDS if direct else CHAT
        self.lanes.run(lane, work, lambda _: ended(), lambda why: self._refuse(ticket, why), self)

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
