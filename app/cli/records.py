"""The JSON record of an answered question, the same for ``ask --json`` and ``batch``."""

from __future__ import annotations

from typing import Any

from app.core.answer import Answer
from app.core.events import CallFinished, CallStarted, Event, TurnFailed, TurnFinished, TurnStarted
from sandbox.workspace import Workspace


class Recorder:
    """Listens to the turns of one conversation and writes its record."""

    def __init__(self) -> None:
        self.calls: list[dict[str, Any]] = []
        self.error: str | None = None
        self.seconds = 0.0
        self.tokens = 0
        self._answer: Answer | None = None
        self._turn_calls: list[dict[str, Any]] = []
        self._turn = 0
        self._turn_of_call: list[int] = []

    def __call__(self, event: Event) -> None:
        """Take in an event."""
        if isinstance(event, TurnStarted):
            self._turn_calls, self._answer, self.error = [], None, None
            self._turn += 1
        elif isinstance(event, CallStarted):
            self._turn_calls.append({"tool": event.tool, "arguments": dict(event.arguments)})
        elif isinstance(event, CallFinished):
            result = event.result
            self._turn_calls[-1] |= {
                "ok": result.ok,
                "text": result.text,
                "data": result.to_json(),
                "ms": round(result.ms, 3),
            }
            self.calls.append(self._turn_calls[-1])
            self._turn_of_call.append(self._turn)
        elif isinstance(event, TurnFinished):
            self._answer = event.answer
            self.seconds += event.seconds
            self.tokens += event.tokens
        elif isinstance(event, TurnFailed):
            self.error = event.error

    def fail(self, error: str) -> None:
        """Note that a message was refused before its turn began."""
        self._turn_calls, self._answer, self.error = [], None, error
        self._turn += 1

    def record(self, workspace: Workspace) -> dict[str, Any]:
        """Write the record of the last turn; calls and times are those of the whole conversation."""
        answer = self._answer
        return {
            "answer": answer.text if answer else "",
            "final": list(answer.final) if answer else [self._nothing()],
            "calls": list(self.calls),
            "molecules": molecules_of(workspace),
            "unsupported": [claim.to_json() for claim in answer.unsupported] if answer else [],
            "seconds": round(self.seconds, 3),
            "tokens": self.tokens,
        }

    def detailed_record(self, workspace: Workspace) -> dict[str, Any]:
        """The record with what an evaluation needs beside it.

        Returns:
            The record; each call with its ``turn`` (from 1), and ``patterns``, ``tables``, ``reactions``,
            ``plans`` and ``unreadable`` structures by handle; ``error`` where the last turn failed.
        """
        record = self.record(workspace)
        pairs = zip(self.calls, self._turn_of_call, strict=True)
        record["calls"] = [{"turn": turn, **call} for call, turn in pairs]
        record["patterns"] = {thing.handle: thing.text for thing in workspace.of_kind("pattern")}
        record["tables"] = {thing.handle: thing.text for thing in workspace.of_kind("file")}
        record["reactions"] = {thing.handle: thing.text for thing in workspace.of_kind("reaction")}
        record["plans"] = {thing.handle: thing.text for thing in workspace.of_kind("plan")}
        record["unreadable"] = {thing.handle: thing.text for thing in workspace.things if thing.problem}
        if self.error:
            record["error"] = self.error
        return record

    def _nothing(self) -> dict[str, Any]:
        return {"kind": "none", "reason": self.error} if self.error else {"kind": "none"}


def molecules_of(workspace: Workspace) -> dict[str, str]:
    """Handle → SMILES of every molecule that can be read."""
    return {thing.handle: thing.text for thing in workspace.of_kind("molecule") if not thing.problem}
