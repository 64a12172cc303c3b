"""How a turn spent its time: reading the prompt, writing, calling tools."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

PhaseKind = Literal["prompt", "writing", "call"]


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a turn.

    Attributes:
        kind: The prompt is read, the model writes, or a tool runs.
        start: Seconds since the turn began.
        seconds: How long it took.
        call: Index of the call; None for the model's own phases.
    """

    kind: PhaseKind
    start: float
    seconds: float
    call: int | None = None


class Stopwatch:
    """Notes the phases of one turn while they happen; it starts when it is made.

    Attributes:
        phases: What has ended so far, in order.
    """

    def __init__(self) -> None:
        self._started = time.perf_counter()
        self.phases: list[Phase] = []

    def seconds(self) -> float:
        """Seconds since the turn began."""
        return time.perf_counter() - self._started

    def note_generation(self, begun: float, read_s: float) -> None:
        """The model has read its prompt for ``read_s`` seconds; the rest of the time since then it wrote."""
        seconds = self.seconds() - begun
        read = min(read_s, seconds)
        self.phases += [Phase("prompt", begun, read), Phase("writing", begun + read, seconds - read)]

    def note_call(self, begun: float, index: int) -> None:
        """A call has ended."""
        self.phases.append(Phase("call", begun, self.seconds() - begun, index))

    def to_json(self) -> list[dict[str, Any]]:
        """The phases for the store."""
        return to_json(self.phases)


def to_json(phases: Iterable[Phase]) -> list[dict[str, Any]]:
    """Encode for the store; microseconds are enough."""
    return [
        asdict(phase) | {"start": round(phase.start, 6), "seconds": round(phase.seconds, 6)}
        for phase in phases
    ]


def from_json(encoded: Iterable[Mapping[str, Any]] | None) -> tuple[Phase, ...]:
    """Decode what :func:`to_json` made; none for None."""
    return tuple(Phase(**fields) for fields in encoded or () if fields.get("kind") in get_args(PhaseKind))


def span_s(phases: Iterable[Phase]) -> float:
    """Seconds from the beginning of the turn to the end of its last phase."""
    return max((phase.start + phase.seconds for phase in phases), default=0.0)
