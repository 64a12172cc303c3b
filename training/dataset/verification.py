"""Stages 2 and 3: checks each row by itself, without trusting the sampler, and leaves out what is unclean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from sandbox.errors import SandboxError
from sandbox.exchange import MAX_CALLS
from sandbox.protocol import CALL_OPEN, RESPONSE_OPEN
from sandbox.registry import Registry
from sandbox.tool_spec import Argument
from sandbox.workspace import HANDLE
from training.dataset.rows import Row

MAX_CHARACTERS = 3200
_KINDS = {"molecule": "M", "written": "M", "pattern": "MQ", "reaction": "R", "table": "T", "plan": "P"}
_WITH_DIGIT = re.compile(r"[^\s.,;:!?()]*\d[^\s.,;:!?()]*")


def problem_of(row: Row, registry: Registry) -> str:
    """What is wrong with a row; empty for a sound one."""
    return _calls(row, registry) or _handles(row, registry) or _grounding(row) or _goal(row) or _shortest(row)


def uncleanliness_of(row: Row) -> str:
    """Why a row is left out although it is right; empty for a clean one."""
    texts = [str(message["content"]) for message in row.messages]
    if sum(map(len, texts)) > MAX_CHARACTERS:
        return "too long"
    if any(
        unicodedata.category(char) in ("Cc", "Cs", "Co")
        for text in texts
        for char in text
        if char not in "\n\t"
    ):
        return "control characters"
    if any(tag in text for text in texts for tag in (CALL_OPEN, RESPONSE_OPEN, "<|im_")):
        return "markup of the protocol in a text"
    if not row.answer.strip() or not row.question.strip():
        return "empty"
    return ""


def _calls(row: Row, registry: Registry) -> str:
    """Whether the calls can be made: names, arguments, and no more than a turn has."""
    calls = row.calls()
    if len(calls) > MAX_CALLS:
        return "too many calls"
    for name, arguments in calls:
        if name not in registry:
            return f"no tool {name}"
        spec = registry.get(name)
        given = set(arguments)
        if missing := [a.name for a in spec.arguments if a.required and a.name not in given]:
            return f"{name}: {missing[0]} is missing"
        try:
            if bad := next((a for a in given if not _fits(spec.argument(a), arguments[a])), None):
                return f"{name}: {bad} is of another kind"
        except SandboxError:
            return f"{name}: unknown argument"
    return ""


def _fits(argument: Argument, value: Any) -> bool:
    if argument.kind == "molecules":
        return isinstance(value, list) and all(_is_handle(each, "M") for each in value)
    if argument.kind in _KINDS:
        return _is_handle(value, _KINDS[argument.kind])
    if argument.kind in ("term", "choice"):
        return value in argument.options()
    kinds: dict[str, tuple[type, ...]] = {
        "integer": (int,),
        "number": (int, float),
        "boolean": (bool,),
        "text": (str,),
    }
    return isinstance(value, kinds[argument.kind])


def _is_handle(value: Any, kinds: str) -> bool:
    return isinstance(value, str) and bool(HANDLE.fullmatch(value)) and value[0] in kinds


def _handles(row: Row, registry: Registry) -> str:
    """Whether every handle exists at the moment when it is used."""
    known = set(row.at_hand)
    for (name, arguments), step in zip(row.calls(), row.steps, strict=True):
        quoted = registry.get(name).text_arguments
        used = {handle for key, value in arguments.items() if key not in quoted for handle in _in(value)}
        if unknown := used - known:
            return f"{name} takes {min(unknown)}, which does not exist"
        known |= set(step["handles"])
    unknown = set(_in(row.answer)) - known
    return f"the answer cites {min(unknown)}, which does not exist" if unknown else ""


def _grounding(row: Row) -> str:
    """Digits occur in an answer only in handles, or as words of the message or of a result."""
    said = " ".join(
        str(message["content"]) for message in row.messages[:-1] if message["role"] != "assistant"
    )
    words = set(_WITH_DIGIT.findall(said))
    for word in _WITH_DIGIT.findall(HANDLE.sub("", row.answer)):
        if word not in words and word not in said:
            return "a number of the answer comes from nowhere"
    return ""


def _goal(row: Row) -> str:
    """Whether the plan was carried out, and the answer says what came of each call."""
    if [name for name, _ in row.calls()] != row.planned:
        return "the plan was not carried out"
    if any(not step["ok"] for step in row.steps[:-1]):
        return "an earlier call failed"
    if row.expect_failure and row.steps[-1]["ok"]:
        return "a call that should fail did not"
    return "a result is not in the answer" if any(_unused(row)) else ""


def _shortest(row: Row) -> str:
    """Whether a shorter plan would do: a call made twice, or one that nothing came of."""
    calls = [(name, str(sorted(arguments.items(), key=str))) for name, arguments in row.calls()]
    return "a call is made twice" if len(set(calls)) < len(calls) else ""


def _unused(row: Row) -> Iterator[bool]:
    """Per call: whether neither the answer nor a later call uses what it made."""
    cited = set(_in(row.answer))
    calls = row.calls()
    for place, step in enumerate(row.steps):
        later = {handle for _, arguments in calls[place + 1 :] for handle in _in(list(arguments.values()))}
        yield bool(step["handles"]) and not set(step["handles"]) & (cited | later)


def _in(value: Any) -> list[str]:
    return [match.group() for match in HANDLE.finditer(str(value))]
