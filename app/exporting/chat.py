"""A conversation as its exports see it: the branch that is shown, and what it was made with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.core.call_entry import CallEntry
from app.core.environment import versions
from app.core.recorded import argument_texts, arguments_in_short
from app.core.transcript import Transcript, Turn
from app.store.store import Store
from sandbox.results import Item, Structure, ToolResult, format_item
from sandbox.workspace import Thing

STATE_WORDS = {
    "ok": "done",
    "error": "no answer",
    "timeout": "took too long",
    "crashed": "crashed",
    "cancelled": "cancelled",
    "denied": "not allowed",
    "unparsed": "could not be parsed",
    "running": "never ended",
    "pending": "never ran",
}
MAX_SHOWN_VALUES = 200


@dataclass(frozen=True)
class Chat:
    """What is exported for reading.

    Attributes:
        title: What the conversation is called.
        transcript: The branch that is shown.
        created_at: When it was begun, UTC.
        exported_at: Now, UTC.
        made_with: Versions of the program and its libraries.
    """

    title: str
    transcript: Transcript
    created_at: datetime
    exported_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    made_with: Mapping[str, str] = field(default_factory=versions)

    @property
    def calls(self) -> int:
        """Number of calls."""
        return sum(len(turn.calls) for turn in self.transcript.turns)

    def origin(self) -> str:
        """One line that says where the export comes from."""
        made = self.made_with
        return (
            f"Exported by Retort {made['retort']} on {day(self.exported_at)}; RDKit {made['rdkit']}, "
            f"Python {made['python']}. Begun on {day(self.created_at)}. Calculated offline."
        )


def read_chat(store: Store, conversation_id: int, transcript: Transcript) -> Chat:
    """Put a branch that was read from the store together with what the store says of its conversation."""
    row = store.conversations.get(conversation_id)
    return Chat(row.title, transcript, row.created_at)


def day(moment: datetime) -> str:
    """A moment for reading, the same in every locale: ``2026-05-04 09:30 UTC``."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def outline(call: CallEntry) -> str:
    """The arguments of a call on one line."""
    return flat(", ".join(arguments_in_short(call.arguments)))


def flat(text: str) -> str:
    """Text on one line."""
    return " ".join(text.split())


def argument_rows(call: CallEntry) -> list[tuple[str, str]]:
    """Name and text of each argument."""
    return [
        (name.replace("_", " "), ", ".join(argument_texts(value))) for name, value in call.arguments.items()
    ]


def value_rows(result: ToolResult) -> list[tuple[str, str, str, str]]:
    """Name, value, handle and remark of each value and structure."""
    handles = result.handles if len(result.handles) == len(result.values) else ("",) * len(result.values)
    return [
        (_called(item), format_item(item), handle, _remark(item))
        for item, handle in zip(result.values[:MAX_SHOWN_VALUES], handles, strict=False)
    ]


def filled(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[list[str], list[list[str]]]:
    """A table without the columns in which nothing stands."""
    kept = [column for column in range(len(titles)) if any(row[column] for row in rows)]
    return [titles[column] for column in kept], [[row[column] for column in kept] for row in rows]


def left_out(result: ToolResult) -> int:
    """How many values are not among the rows; the JSON has them all."""
    return max(0, len(result.values) - MAX_SHOWN_VALUES)


def question_molecules(chat: Chat, turn: Turn) -> list[Thing]:
    """Valid molecules that the question brought in; those that the answer shows are left to it."""
    shown = {thing.handle for thing in chat.transcript.cited_molecules(turn)}
    found = [thing for thing in turn.things if thing.kind == "molecule" and not thing.problem]
    return [thing for thing in found if thing.handle not in shown]


def notes(turn: Turn) -> list[str]:
    """What has to be said below an answer."""
    said = []
    if turn.claims:
        count = len(turn.claims)
        what = "1 statement is" if count == 1 else f"{count} statements are"
        said.append(f"{what} not supported by any calculation, and marked.")
    if turn.state == "stopped":
        said.append("Stopped by the user; what had come by then is kept.")
    elif turn.state in ("failed", "partial"):
        said.append(turn.error or "The answer is incomplete.")
    elif turn.running:
        said.append("This answer was still being written when the conversation was exported.")
    return said


def _called(item: Item) -> str:
    name = item.label if isinstance(item, Structure) else item.property
    return name[:1].upper() + name[1:]


def _remark(item: Item) -> str:
    if isinstance(item, Structure):
        return item.note
    return (item.reason or "") if item.value is not None else ""
