"""The text protocol: how messages, calls and results are written for a policy, and read back.

ChatML turns; calls and results in the Hermes convention. The trainer renders its rows with these same
functions, so that program and trainer see the same token ids.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sandbox.prompt import Prompt, Segment

PROTOCOL_VERSION = 2
CALL_OPEN, CALL_CLOSE = "<tool_call>", "</tool_call>"
RESPONSE_OPEN, RESPONSE_CLOSE = "<tool_response>", "</tool_response>"
NATIVE_SYSTEM = "You are Retort."

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A call that the policy asks for.

    Attributes:
        tool: Name of the tool.
        arguments: JSON arguments, with handles for structures.
        raw: The text as the policy wrote it.
    """

    tool: str
    arguments: Mapping[str, Any]
    raw: str

    def key(self) -> str:
        """Equal for identical calls."""
        return json.dumps([self.tool, self.arguments], sort_keys=True)


@dataclass(frozen=True, slots=True)
class FinalAnswer:
    """The answer that ends a turn, with handles still in it."""

    raw: str


@dataclass(frozen=True, slots=True)
class ParseFailure:
    """Text that is neither a call nor an answer; ``problem`` says why."""

    raw: str
    problem: str


def write_call(tool: str, arguments: Mapping[str, Any]) -> str:
    """Write a call as the policy does: one line of JSON with ``": "`` and ``", "`` between tags."""
    body = json.dumps({"name": tool, "arguments": dict(arguments)}, ensure_ascii=False)
    return f"{CALL_OPEN}{body}{CALL_CLOSE}"


def write_response(statement: str) -> str:
    """Write what the policy reads after a call; tags inside the text are defused."""
    return f"{RESPONSE_OPEN}{statement.replace('<', '‹')}{RESPONSE_CLOSE}"


def read_turn(text: str) -> ToolCall | FinalAnswer | ParseFailure:
    """Read what a policy wrote: a call, an answer, or neither."""
    stripped = text.strip()
    start = stripped.find(CALL_OPEN)
    if start < 0:
        if not stripped:
            return ParseFailure(text, "the model wrote nothing")
        return FinalAnswer(stripped)
    body = stripped[start + len(CALL_OPEN) :].split(CALL_CLOSE)[0].strip()
    try:
        call = json.loads(body, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        return ParseFailure(text, f"the call is not valid JSON ({error.msg} at character {error.pos + 1})")
    except (ValueError, RecursionError) as error:  # NaN, a number without end, brackets without end
        return ParseFailure(text, f"the call is not valid JSON ({error})")
    if not isinstance(call, dict) or not isinstance(call.get("name"), str):
        return ParseFailure(text, "the call names no tool")
    arguments = call.get("arguments", {})
    if not isinstance(arguments, dict):
        return ParseFailure(text, "the call's arguments are not an object")
    return ToolCall(call["name"], arguments, stripped)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")


def turn(role: Role, content: str, *, trained: bool = False) -> Prompt:
    """Render one complete ChatML turn; ``trained`` puts loss on its content and its end."""
    return (
        Segment(f"<|im_start|>{role}\n", special=True),
        Segment(content, trained=trained),
        Segment("<|im_end|>", special=True, trained=trained),
        Segment("\n", special=True),
    )


def open_turn() -> Prompt:
    """Render the beginning of the assistant's turn, which the policy continues."""
    return (Segment("<|im_start|>assistant\n", special=True),)


def render(messages: Sequence[tuple[Role, str]]) -> Prompt:
    """Render messages and open the assistant's turn."""
    prompt: Prompt = ()
    for role, content in messages:
        prompt += turn(role, content)
    return prompt + open_turn()
