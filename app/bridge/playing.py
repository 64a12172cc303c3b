"""One turn as it is played on a lane, and told to the window."""

from __future__ import annotations

import threading
from collections.abc import Callable

from app.bridge.lanes import LOG
from app.core.events import CallFinished, Event, TurnFailed, TurnFinished, TurnStarted, TurnStopped
from app.core.session import Session
from sandbox.errors import SandboxError
from sandbox.workspace import Workspace

PlayTurn = Callable[[Session, Callable[[Event], None]], object]
_SETTLING = (TurnStarted, CallFinished, TurnFinished, TurnStopped, TurnFailed)


class Playing:
    """Plays a turn; `stop` and `give_up` may be called from another thread.

    Args:
        ticket: Under which the window knows it.
        turn: Asks the session, which tells the listener what happens.
        direct: Whether it is a command, which does not wait for the model.
        stored: Told the conversation once the question is stored.
        happened: Told each event, with the workspace where that may have changed.
    """

    def __init__(
        self,
        ticket: object,
        turn: PlayTurn,
        *,
        direct: bool,
        stored: Callable[[int], None],
        happened: Callable[[Event, Workspace | None], None],
    ) -> None:
        self.ticket = ticket
        self.direct = direct
        self.given_up = False
        self._turn = turn
        self._stored = stored
        self._happened = happened
        self._stopping = threading.Event()
        self._begun = False

    def stop(self) -> None:
        """End it before it is sent, or as soon as it is stored."""
        self._stopping.set()

    def give_up(self) -> None:
        """Do nothing when its time comes, because the window has withdrawn it."""
        self.given_up = True

    def play(self, open_session: Callable[[], Session]) -> None:
        """Play the turn.

        Args:
            open_session: Opens the conversation; may wait for the model.

        Raises:
            SandboxError: It was stopped before it was sent.
            Exception: What went wrong before anything was stored.
        """
        if self.given_up:
            return
        session = open_session()
        if self._stopping.is_set():
            raise SandboxError("the question was stopped before it was sent")
        try:
            self._turn(session, lambda event: self._listen(session, event))
        except Exception as error:
            if not self._begun:
                raise
            LOG.exception("a turn failed unexpectedly")
            self._happened(TurnFailed(f"something unexpected went wrong ({error})", ""), None)

    def _listen(self, session: Session, event: Event) -> None:
        self._begun = True
        workspace = session.workspace().fork() if isinstance(event, _SETTLING) else None
        if isinstance(event, TurnStarted):
            assert session.conversation_id is not None
            self._stored(session.conversation_id)
            if self._stopping.is_set():
                session.stop()
        self._happened(event, workspace)
