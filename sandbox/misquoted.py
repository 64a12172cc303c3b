"""Answers that put a value beside a compound or a property to which it does not belong.

A small policy that repeats two long reports may go from the one to the other in the middle. What the tools
stated is told instead, word for word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sandbox.exchange import Step
from sandbox.replies import CLARIFY, UNSUPPORTED
from sandbox.workspace import HANDLE, Workspace

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")


def put_right(answer: str, steps: Sequence[Step], workspace: Workspace) -> str:
    """The answer with what it leaves out, or the statements of the calls where it mixes them up.

    Args:
        answer: As the policy wrote it, with handles.
        steps: The calls of the turn.
        workspace: What the handles stand for.
    """
    if not any(_mixes(sentence, workspace) for sentence in _SENTENCE_END.split(answer)):
        missing = list(dict.fromkeys(_left_out(answer, steps)))
        kept = (
            [] if missing and answer in (UNSUPPORTED, CLARIFY) else [answer]
        )  # what was found speaks for itself
        return " ".join([*kept, *missing])
    return " ".join(dict.fromkeys(step.statement for step in steps if step.statement)) or answer


def _left_out(answer: str, steps: Sequence[Step]) -> Iterator[str]:
    """The statements of calls of which neither the answer nor a later call uses anything."""
    said = set(HANDLE.findall(answer))
    for place, step in enumerate(steps):
        made = {*step.result.handles}
        later = {handle for each in steps[place + 1 :] for handle in HANDLE.findall(str(each.call.arguments))}
        if step.result.ok and made and not made & (said | later):
            yield step.statement


def _mixes(sentence: str, workspace: Workspace) -> bool:
    named = {handle for handle in HANDLE.findall(sentence) if handle[0] != "V"}
    at = 0
    for match in HANDLE.finditer(sentence):
        value = workspace.value(match.group())
        if value is None:
            continue
        before, at = sentence[at : match.start()], match.end()
        if named and value.subject and not named & {*value.subject}:
            return True
        own = _property(value.item)
        others = {_property(other.item) for other in workspace.values}
        if own.lower() not in before.lower() and any(
            other and other != own and other.lower() in before.lower() for other in others
        ):
            return True
    return False


def _property(item: object) -> str:
    return str(getattr(item, "property", ""))
