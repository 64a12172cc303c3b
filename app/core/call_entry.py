"""One call as the trace shows it, and what came of it when it was run again. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.protocol import ToolCall
from sandbox.results import ToolResult
from sandbox.workspace import HANDLE


@dataclass(frozen=True)
class Rerun:
    """A further run of a call.

    Attributes:
        arguments: The arguments of this run, with handles where they name structures of the conversation.
        result: The outcome.
        environment: Versions and limits that it ran with.
    """

    arguments: Mapping[str, Any]
    result: ToolResult
    environment: Mapping[str, Any] | None = None


@dataclass
class CallEntry:
    """One call as the trace shows it.

    Attributes:
        index: Place within the turn, from 0.
        tool: Name of the tool.
        verb: What the trace says: "Counted rings".
        arguments: As the policy gave them, with handles.
        raw: The text that the policy wrote.
        state: ``running``, or how it ended.
        result: The outcome, once there is one.
        call_id: The call in the store; None for one that is not kept there.
        environment: Versions and limits that it ran with; None where they are not known.
        reruns: What came of it when it was run again, oldest first.
    """

    index: int
    tool: str
    verb: str
    arguments: Mapping[str, Any]
    raw: str
    state: str = "running"
    result: ToolResult | None = None
    call_id: int | None = None
    environment: Mapping[str, Any] | None = None
    reruns: list[Rerun] = field(default_factory=list)


def argument_handles(call: CallEntry | ToolCall) -> Iterator[str]:
    """Handles among the arguments of a call, in order."""
    for value in call.arguments.values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str) and HANDLE.fullmatch(each):
                yield each


def first_molecule(call: CallEntry | ToolCall) -> str | None:
    """Handle of the first molecule among the arguments of a call, which its atom indices refer to."""
    return next((handle for handle in argument_handles(call) if handle.startswith("M")), None)
