"""What a turn of a conversation works with: model, tools, store, and who is told what happens."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from app.core.events import Event
from app.engine.records import Generation
from app.store.store import Store
from sandbox.episode import Runner
from sandbox.profiles import Profile
from sandbox.prompt import Prompt
from sandbox.registry import Registry

Listener = Callable[[Event], None]


class Policy(Protocol):
    """What the session needs of a model: the engine has it, and so does a scripted one in tests."""

    def generate(
        self,
        prompt: Prompt,
        *,
        grammar: str | None = None,
        max_tokens: int = 256,
        leaning: Mapping[str, float] | None = None,
        on_prefill: Callable[[int, int], None] | None = None,
        on_text: Callable[[str], None] | None = None,
        should_stop: Callable[[], bool] | None = None,
    ) -> Generation:
        """Continue the prompt with one assistant turn."""
        ...


@dataclass(frozen=True)
class Parts:
    """What a turn works with.

    Attributes:
        store: Where everything is kept as it happens.
        policy: The model; None where only commands are asked.
        runner: Runs tools.
        registry: The tools.
        profile: How the model is talked to.
        model_name: Kept with each answer.
        stop: Set when the user stops the turn.
    """

    store: Store
    policy: Policy | None
    runner: Runner
    registry: Registry
    profile: Profile
    model_name: str = ""
    stop: threading.Event = field(default_factory=threading.Event)
