"""Runs the calls of a conversation again, here and now, and says what differs. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from app.core.comparing import Difference, Outcome, compare
from app.core.environment import environment_of
from app.core.recorded import RecordedCall
from sandbox.episode import Runner
from sandbox.registry import Registry
from sandbox.results import ToolResult

WORDS: Mapping[Outcome, str] = {
    "same": "same",
    "changed": "changed",
    "now fails": "fails now",
    "now answers": "answers now",
    "gone": "tool no longer exists",
    "left out": "not run again",
}
NOT_RUN = {
    "unparsed": "what the model wrote was no call",
    "cancelled": "it was cancelled and has no result",
    "denied": "it was declined",
    "running": "it never ended",
    "pending": "it never ran",
}


@dataclass(frozen=True)
class ReplayedCall:
    """A call of then beside the same call of now.

    Attributes:
        call: As it was recorded.
        outcome: How the two compare.
        now: The result of now; None where it was not run.
        environment: Versions and limits of now.
        differences: What is not as it was.
        note: What should be known beside it.
    """

    call: RecordedCall
    outcome: Outcome
    now: ToolResult | None = None
    environment: Mapping[str, Any] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        """Encode for other programs."""
        then = self.call.result
        return {
            "question": self.call.question,
            "tool": self.call.tool,
            "arguments": dict(self.call.arguments),
            "outcome": self.outcome,
            "note": self.note,
            "differences": [asdict(each) for each in self.differences],
            "then": {"result": then.to_json() if then else None, "environment": dict(self.call.environment)},
            "now": {
                "result": self.now.to_json() if self.now else None,
                "environment": dict(self.environment),
            },
        }


def replay(
    calls: Sequence[RecordedCall],
    runner: Runner,
    registry: Registry,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[ReplayedCall]:
    """Run calls again, one after the other.

    Args:
        calls: The calls.
        runner: Runs them, normally the worker pool.
        registry: The tools of now.
        should_stop: Asked before each call; no further one is run once it says so.

    Yields:
        Each call beside its result of now. The conversation itself stays as it is.
    """
    for call in calls:
        if should_stop():
            return
        yield _replay_one(call, runner, registry)


def _replay_one(call: RecordedCall, runner: Runner, registry: Registry) -> ReplayedCall:
    if call.state in NOT_RUN or call.result is None:
        return ReplayedCall(call, "left out", note=NOT_RUN.get(call.state, "it has no result"))
    if call.tool not in registry:
        return ReplayedCall(call, "gone", note=f"this version of Retort has no tool {call.tool}")
    environment = environment_of(call.tool, registry, runner)
    now = runner(call.tool, call.resolved)
    outcome, differences = compare(call.result, now)
    return ReplayedCall(call, outcome, now, environment, differences, _note(call, environment))


def _note(call: RecordedCall, environment: Mapping[str, Any]) -> str:
    """Say what else is not as it was."""
    then = call.environment
    changed = [
        f"{name} {then[key]} then, {environment[key]} now"
        for key, name in (("retort", "Retort"), ("rdkit", "RDKit"))
        if then.get(key) and environment.get(key) and then[key] != environment[key]
    ]
    if then.get("signature") and then["signature"] != environment.get("signature"):
        changed.append("the tool takes other arguments than then")
    return "; ".join(changed)


def sum_up_replay(replayed: Sequence[ReplayedCall]) -> str:
    """ "5 calls: 4 same, 1 changed"."""
    counts = Counter(each.outcome for each in replayed)
    listed = ", ".join(f"{counts[outcome]} {words}" for outcome, words in WORDS.items() if counts[outcome])
    count = len(replayed)
    return f"{count} call{'' if count == 1 else 's'}" + (f": {listed}" if listed else "")


def reproduced(replayed: Sequence[ReplayedCall]) -> bool:
    """Whether every call that could be run gave what it gave then."""
    return all(each.outcome in ("same", "left out") for each in replayed)
