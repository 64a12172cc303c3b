"""A row of the data set: messages in the ecosystem's convention, and how they render for the policy.

The messages are those that the policy reads in the program, handles and all. Rendered with
:func:`render_messages` they give exactly the segments, and so the token ids, of the program's own prompt.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sandbox.episode import Episode
from sandbox.prompt import Prompt, Segment
from sandbox.protocol import (
    CALL_CLOSE,
    CALL_OPEN,
    RESPONSE_CLOSE,
    RESPONSE_OPEN,
    Role,
    open_turn,
    turn,
    write_call,
    write_response,
)
from sandbox.recogniser import recognise
from sandbox.workspace import HANDLE
from training.questions import Question
from training.table_files import without_folder

Message = dict[str, Any]
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Row:
    """One turn of a conversation, fit to learn from.

    Attributes:
        id: Unique in the data set: seed, shard and number.
        family: Kind of question.
        turn: Number of the turn within its conversation, from 0.
        question: The message as typed.
        messages: ``system``, ``user``, ``assistant`` (with ``tool_calls``) and ``tool`` messages.
        first_trained: Index of the first message of this turn's own answer; those before are context.
        planned: Tools of the plan, in order.
        steps: Per call: whether it worked, and the handles that it made.
        at_hand: Handles that existed before the first call.
        structures: Canonical SMILES of the molecules that the message names.
        wording: The message without its structures and numbers: the same for all fillings of a phrasing.
        expect_failure: Whether the last call was meant to fail.
    """

    id: str
    family: str
    turn: int
    question: str
    messages: list[Message]
    first_trained: int
    planned: list[str]
    steps: list[dict[str, Any]]
    at_hand: list[str]
    structures: list[str]
    wording: str
    expect_failure: bool = False

    @classmethod
    def from_json(cls, line: str) -> Row:
        """Read a line of a shard."""
        return cls(**json.loads(line))

    def to_json(self) -> str:
        """Write the row as a line of a shard."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @property
    def answer(self) -> str:
        """The answer with handles."""
        return str(self.messages[-1]["content"])

    def calls(self) -> list[tuple[str, dict[str, Any]]]:
        """Tool and arguments of this turn's calls."""
        own = self.messages[self.first_trained :]
        made = [call["function"] for message in own for call in message.get("tool_calls") or ()]
        return [(call["name"], json.loads(call["arguments"])) for call in made]


def row_of(episode: Episode, question: Question, number: int, id_: str) -> Row:
    """Make a row of the turn that an episode has just closed."""
    exchange = episode.exchanges[-1]
    read = [_message(role, content) for role, content in episode.messages()]
    messages = [_with_tool(message, read[:place]) for place, message in enumerate(read)]
    messages.append({"role": "assistant", "content": exchange.answer or ""})
    made = {handle for step in exchange.steps for handle in step.result.handles}
    things = [thing for handle in exchange.mentioned if (thing := episode.workspace.thing(handle))]
    return Row(
        id=id_,
        family=question.family,
        turn=number,
        question=without_folder(question.text),
        messages=messages,
        first_trained=len(messages) - 1 - 2 * len(exchange.steps),
        planned=[call.tool for call in question.calls],
        steps=[{"ok": step.result.ok, "handles": list(step.result.handles)} for step in exchange.steps],
        at_hand=[handle for handle in episode.workspace.handles() if handle not in made],
        structures=[thing.text for thing in things if thing.kind == "molecule" and not thing.problem],
        wording=wording_of(exchange.policy_text),
        expect_failure=question.expect_failure,
    )


def render_messages(messages: Sequence[Mapping[str, Any]], first_trained: int) -> Prompt:
    """Render messages for the policy: loss on what it writes from ``first_trained`` on."""
    prompt: Prompt = ()
    for place, message in enumerate(messages[:-1]):
        role: Role = "assistant" if message["role"] == "assistant" else "user"
        role = "system" if message["role"] == "system" else role
        prompt += turn(role, _content(message), trained=role == "assistant" and place >= first_trained)
    end = Segment("<|im_end|>", special=True, trained=True)
    return (*prompt, *open_turn(), Segment(_content(messages[-1]), trained=True), end)


def wording_of(text: str) -> str:
    """A message without what was filled in: structures and handles by kind, numbers as ``#``, plain words."""
    for mention in reversed(recognise(text)):
        text = f"{text[: mention.start]} {mention.kind[0].upper()}1 {text[mention.end :]}"
    text = HANDLE.sub(lambda match: f" {match.group()[0]}~ ", text)
    text = _NUMBER.sub("#", text)
    return " ".join(re.findall(r"[A-Z]~|#|\w+", text)).casefold()


def _message(role: str, content: str) -> Message:
    if role == "assistant" and content.startswith(CALL_OPEN):
        call = json.loads(content.removeprefix(CALL_OPEN).removesuffix(CALL_CLOSE))
        arguments = json.dumps(call["arguments"], ensure_ascii=False)
        function = {"name": call["name"], "arguments": arguments}
        return {"role": role, "content": "", "tool_calls": [{"type": "function", "function": function}]}
    if role == "user" and content.startswith(RESPONSE_OPEN):
        stated = content.removeprefix(RESPONSE_OPEN).removesuffix(RESPONSE_CLOSE)
        return {"role": "tool", "content": stated}
    return {"role": role, "content": content}


def _with_tool(message: Message, before: Sequence[Message]) -> Message:
    """A tool's message with the name of the tool that was called just before."""
    if message["role"] != "tool":
        return message
    return {**message, "name": before[-1]["tool_calls"][0]["function"]["name"]}


def _content(message: Mapping[str, Any]) -> str:
    for call in message.get("tool_calls") or ():
        return write_call(call["function"]["name"], json.loads(call["function"]["arguments"]))
    if message["role"] == "tool":
        return write_response(message["content"])
    return str(message["content"])
