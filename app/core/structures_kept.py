"""Structures of a turn as the store keeps them: what was mentioned, what was made, and from what."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

from app.core.call_entry import first_molecule
from app.store.errors import BadStructure
from app.store.store import Store
from sandbox.protocol import ToolCall
from sandbox.results import Structure, ToolResult
from sandbox.workspace import Thing, Workspace


def record_mentioned(store: Store, message_id: int, things: Iterable[Thing]) -> None:
    """Keep the molecules of a message.

    Args:
        store: The store.
        message_id: The message.
        things: What was recognised in it.
    """
    for thing in things:
        if thing.kind == "molecule" and not thing.problem:
            with contextlib.suppress(BadStructure):  # kept in the message, only not found by structure
                store.molecules.record(message_id, thing.handle, thing.text, "mentioned", thing.name)


def record_designed(
    store: Store, answer_id: int, workspace: Workspace, call: ToolCall, result: ToolResult
) -> None:
    """Keep the molecules that a call made, each with the one that it was made from.

    Args:
        store: The store.
        answer_id: The answer that the call belongs to.
        workspace: What the handles stand for.
        call: The call.
        result: What came of it.
    """
    made = [
        (item, handle)
        for item, handle in zip(result.values, result.handles, strict=False)
        if isinstance(item, Structure)
    ]
    parent = _parent_of(store, workspace, call) if made else None
    for item, handle in made:
        with contextlib.suppress(BadStructure):
            store.molecules.record(
                answer_id,
                handle,
                item.smiles,
                "designed",
                parent=parent,
                edit=item.note or item.label or None,
            )


def _parent_of(store: Store, workspace: Workspace, call: ToolCall) -> int | None:
    """The stored molecule that a call made others from: the first that it was given."""
    thing = workspace.thing(first_molecule(call) or "")
    if thing is None or thing.problem:
        return None
    with contextlib.suppress(BadStructure):
        found = store.molecules.find(thing.text)
        return None if found is None else found.id
    return None
