"""What happens during a turn, as the window and the command line hear it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.core.answer import Answer
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
    """A call begins; ``verb`` is how the trace names it."""

    index: int
    tool: str
    verb: str
    arguments: Mapping[str, Any]
    raw: str


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
    """

    answer: Answer
    seconds: float
    tokens: int
    decode_s: float = 0.0
    context_tokens: int = 0
    read_tokens: int = 0
    read_s: float = 0.0


@dataclass(frozen=True, slots=True)
class TurnStopped:
    """The user stopped the turn; ``text`` is what had come."""

    text: str


@dataclass(frozen=True, slots=True)
class TurnFailed:
    """The turn could not be finished; ``error`` says why in the user's words, ``text`` is what had come."""

    error: str
    text: str


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
