"""Rebuilds the episode of a stored branch, so that a conversation goes on where it ended."""

from __future__ import annotations

from app.store.rows import MessageRow
from app.store.store import Store
from sandbox.episode import Episode, Runner
from sandbox.exchange import Exchange, Step
from sandbox.profiles import Profile
from sandbox.protocol import ToolCall
from sandbox.registry import Registry
from sandbox.results import ToolResult
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import HANDLE, Workspace


def restore_episode(
    store: Store, head_id: int | None, registry: Registry, runner: Runner, profile: Profile
) -> Episode:
    """Rebuild the episode of the branch that ends at a message.

    Args:
        store: The store.
        head_id: Last message of the branch; None for an empty conversation.
        registry: The tools.
        runner: Runs tools.
        profile: How the model is talked to.
    """
    rows = store.messages.branch(head_id) if head_id is not None else []
    snapshots = [row.workspace_json for row in rows if row.workspace_json]
    workspace = Workspace.from_json(snapshots[-1]) if snapshots else Workspace()
    episode = Episode(registry, runner, profile, workspace)
    for row in rows:
        if row.role == "user":
            episode.exchanges.append(_exchange(row, workspace))
        elif episode.exchanges:
            exchange = episode.exchanges[-1]
            exchange.answer = row.raw_text or None
            exchange.steps = [
                Step(ToolCall(call.tool, call.arguments_json or {}, call.raw_text), result, call.text)
                for call in store.tool_calls.for_message(row.id)
                if call.result_json
                for result in [ToolResult.from_json(call.result_json)]
            ]
    return episode


def _exchange(row: MessageRow, workspace: Workspace) -> Exchange:
    handles = dict.fromkeys(match.group() for match in HANDLE.finditer(row.raw_text))
    mentioned = tuple(handle for handle in handles if workspace.thing(handle))
    terms = {key: VOCABULARIES.get(key).mentions(row.raw_text) for key in VOCABULARIES.keys()}  # noqa: SIM118
    found = {key: mentions for key, mentions in terms.items() if mentions}
    return Exchange(row.text, row.raw_text, mentioned, found)
