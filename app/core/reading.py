"""Reads a stored conversation into a transcript."""

from __future__ import annotations

from app.core import timeline
from app.core.call_entry import CallEntry, Rerun
from app.core.transcript import AnswerState, Transcript, Turn
from app.store.rows import MessageRow, RerunRow, ToolCallRow
from app.store.store import Store
from sandbox.grounding import Claim
from sandbox.registry import Registry
from sandbox.results import ToolResult
from sandbox.workspace import HANDLE, Workspace

INTERRUPTED = "The program ended while this was being written."


def read_transcript(store: Store, conversation_id: int, registry: Registry) -> Transcript:
    """Read the branch of a conversation that is shown.

    Args:
        store: The store.
        conversation_id: The conversation.
        registry: The tools, for the verbs of the trace.

    Raises:
        StoreError: It is gone or cannot be read.
    """
    head = store.conversations.get(conversation_id).head_message_id
    rows = store.messages.branch(head)
    snapshots = [row.workspace_json for row in rows if row.workspace_json]
    workspace = Workspace.from_json(snapshots[-1]) if snapshots else Workspace()
    versions = store.messages.versions(conversation_id)
    turns: list[Turn] = []
    for row in rows:
        if row.role == "user":
            turns.append(_question(row, workspace, versions[row.parent_id]))
        elif turns:
            turns[-1].answer_versions = versions[row.parent_id]
            _answer(store, row, turns[-1], registry)
    return Transcript(conversation_id, turns, workspace)


def _question(row: MessageRow, workspace: Workspace, versions: tuple[int, ...]) -> Turn:
    handles = dict.fromkeys(match.group() for match in HANDLE.finditer(row.raw_text))
    things = tuple(thing for handle in handles if (thing := workspace.thing(handle)) is not None)
    return Turn(row.text, row.id, things, versions, state="partial", error=INTERRUPTED)


def _answer(store: Store, row: MessageRow, turn: Turn, registry: Registry) -> None:
    state: AnswerState = row.status
    turn.answer_id, turn.raw, turn.state = row.id, row.raw_text, state
    turn.error = (row.error or INTERRUPTED) if state == "partial" else row.error
    turn.seconds, turn.tokens = row.seconds, row.tokens
    turn.claims = tuple(Claim(**claim) for claim in row.unsupported_json or ())
    turn.phases = timeline.from_json(row.timeline_json)
    reruns = store.reruns.for_message(row.id)
    calls = store.tool_calls.for_message(row.id)
    turn.calls = [_call(call, registry, reruns.get(call.id, [])) for call in calls]


def _call(row: ToolCallRow, registry: Registry, reruns: list[RerunRow]) -> CallEntry:
    verb = registry.get(row.tool).verb if row.tool in registry else row.tool.capitalize()
    result = ToolResult.from_json(row.result_json) if row.result_json else None
    return CallEntry(
        row.position,
        row.tool,
        verb,
        row.arguments_json or {},
        row.raw_text,
        row.state,
        result,
        row.id,
        row.environment_json,
        [_rerun(each) for each in reruns if each.result_json],
    )


def _rerun(row: RerunRow) -> Rerun:
    return Rerun(row.arguments_json or {}, ToolResult.from_json(row.result_json), row.environment_json)
