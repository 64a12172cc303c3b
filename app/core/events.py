"""What happens during a turn, as the window and the command line hear it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.core.answer import Answer
from app.core.timeline import Phase
from sandbox.results import ToolResult
from sandbox.workspace import Thing


@dataclass(frozen=True, slots=True)
class TurnStarted:
    """The message is stored; ``things`` is what was recognised in it.

    Attributes:
        message_id: The user's message in the store.
        answer_id: The answer to come, in the store.
        things: Structures, patterns and files of the message.
    """

    message_id: int
    answer_id: int
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class PromptRead:
    """The policy reads the prompt: ``done`` of ``total`` tokens."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class AnswerGrew:
    """A further piece of the answer's text, handles still in it."""

    text: str


@dataclass(frozen=True, slots=True)
class CallStarted:
    """A call begins; ``verb`` is how the trace names it.

    Attributes:
        index: Place within the turn, from 0.
        tool: Name of the tool.
        verb: How the trace names it.
        arguments: As the policy gave them, with handles.
        raw: The text that the policy wrote.
        call_id: The call in the store.
        environment: Versions and limits that it runs with.
    """

    index: int
    tool: str
    verb: str
    arguments: Mapping[str, Any]
    raw: str
    call_id: int | None = None
    environment: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class CallFinished:
    """A call ended, well or badly."""

    index: int
    result: ToolResult


@dataclass(frozen=True, slots=True)
class TurnFinished:
    """The answer stands.

    Attributes:
        answer: The answer.
        seconds: Wall-clock time of the turn.
        tokens: Tokens that the policy wrote.
        decode_s: Seconds that it spent writing them.
        context_tokens: Tokens of the context that its last prompt and what it wrote took.
        read_tokens: Tokens that it read, those still in the cache not counted.
        read_s: Seconds that it spent reading them.
        phases: How it spent its time.
    """

    answer: Answer
    seconds: float
    tokens: int
    decode_s: float = 0.0
    context_tokens: int = 0
    read_tokens: int = 0
    read_s: float = 0.0
    phases: tuple[Phase, ...] = ()


@dataclass(frozen=True, slots=True)
class TurnStopped:
    """The user stopped the turn; ``text`` is what had come, ``phases`` how it spent its time."""

    text: str
    phases: tuple[Phase, ...] = ()


@dataclass(frozen=True, slots=True)
class TurnFailed:
    """The turn could not be finished.

    Attributes:
        error: Why, in the user's words.
        text: What had come.
        phases: How it spent its time.
    """

    error: str
    text: str
    phases: tuple[Phase, ...] = ()


Event = (
    TurnStarted
    | PromptRead
    | AnswerGrew
    | CallStarted
    | CallFinished
    | TurnFinished
    | TurnStopped
    | TurnFailed
)
