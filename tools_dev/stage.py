"""The real window, store, tools and model for pictures and measurements; the model's words are scripted.

Pictures and measurements need turns that go the same way every time. The results in them are calculated.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize

from app.bridge.backend import Backend
from app.bridge.lanes import Lanes
from app.core.assistant import Assistant, profile_of
from app.core.session import Session
from app.core.transcript import Turn
from app.engine.client import Generation
from app.main_window.application import make_application
from app.main_window.running import keep_collections_short
from app.main_window.screenshot import type_and_send, wait_for
from app.main_window.window import MainWindow
from app.store.store import Store
from sandbox.prompt import Prompt
from tests.core.scripted import Said, ScriptedPolicy

LOAD_S, ANSWER_S, END_S = 180.0, 90.0, 15.0


class UntimedPolicy(ScriptedPolicy):
    """Says its script and claims no speed, so that no picture shows a figure that was not measured."""

    def generate(self, prompt: Prompt, **options: Any) -> Generation:
        """Say the next line."""
        said = super().generate(prompt, **options)
        return replace(said, token_ids=(), prompt_tokens=0, prefill_s=0.0, decode_s=0.0)


class ScriptedAssistant(Assistant):
    """The program's own assistant, with the policy's part written beforehand.

    Args:
        store: Where conversations are kept.
        policy: What the model says.
    """

    def __init__(self, store: Store, policy: ScriptedPolicy) -> None:
        super().__init__(store)
        self.policy = policy

    def session(self, conversation_id: int | None = None, *, with_model: bool = True) -> Session:
        """Open a conversation."""
        if not with_model:
            return super().session(conversation_id, with_model=False)
        info = self.ready()
        return Session(
            self.store,
            self.policy,
            self.pool,
            self.registry,
            profile_of(info),
            conversation_id=conversation_id,
            model_name=info.name,
        )


class Stage:
    """A window, and the hands of a person at it.

    Args:
        store: The store; the window closes it.
        size: Size of the window.
    """

    def __init__(self, store: Store, size: QSize) -> None:
        make_application()
        self.policy = UntimedPolicy([])
        self.store = store
        opened: tuple[Store, str | None] = (store, None)
        backend = Backend(lambda: opened, lambda kept: ScriptedAssistant(kept, self.policy), Lanes())
        self.window = MainWindow(backend)
        keep_collections_short(self.window)
        self.window.chat.composer.forecast = lambda text, structures: ""
        self.window.resize(size)
        self.window.show()

    def wait_ready(self) -> None:
        """Wait for the model.

        Raises:
            RuntimeError: It can't be used.
        """
        state = self.window.backend
        if not wait_for(lambda: state.model.status != "loading", LOAD_S) or state.model.error:
            raise RuntimeError(state.model.error or "the model was not loaded in time")

    def ask(self, question: str, *script: Said | str) -> Turn:
        """Type a question, send it, and wait for the answer.

        Args:
            question: The question, or a command.
            script: What the policy writes.

        Raises:
            RuntimeError: The turn failed or did not end.
        """
        self.policy.say(*script)
        type_and_send(self.window, question)
        chat, backend = self.window.chat, self.window.backend
        if not wait_for(lambda: not backend.busy and not chat.transcript.running, ANSWER_S):
            raise RuntimeError(f"not answered in time: {question}")
        turn = chat.transcript.turns[-1]
        if turn.state != "complete":
            raise RuntimeError(f"{question}: {turn.error or turn.state}")
        settle()
        return turn

    def close(self) -> None:
        """Close the window and everything behind it."""
        self.window.close()
        wait_for(lambda: self.window.kit.lanes.closed, END_S)


@contextmanager
def open_stage(size: QSize) -> Iterator[Stage]:
    """A stage with a database of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="retort-", ignore_cleanup_errors=True) as folder:
        stage = Stage(Store.open(Path(folder) / "retort.sqlite"), size)
        try:
            yield stage
        finally:
            stage.close()


def settle(seconds: float = 0.25) -> None:
    """Let timers and background tasks come to rest."""
    wait_for(lambda: False, seconds)
