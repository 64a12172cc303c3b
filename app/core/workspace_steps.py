"""Handles of a branch, message by message: only what is new is written, because all else is said before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core.checks import Unfitting

MAX_EXPANDED = 1_000_000
"""Entries of all messages together; a small file could otherwise ask for any amount of memory."""


def shorten(workspace: Any, parent: Any) -> Any:
    """Leave out of a workspace what its parent begins with.

    Args:
        workspace: Of a message, as stored; None where it has none.
        parent: Of the message that it follows.

    Returns:
        The workspace with the rest of its lists, and how many entries of the parent's come before them.
    """
    if workspace is None:
        return None
    kept = {}
    for name in ("things", "values"):
        before = (parent or {}).get(name, [])
        count = len(before) if workspace[name][: len(before)] == before else 0
        kept[name] = count
    return {
        **workspace,
        **{name: workspace[name][count:] for name, count in kept.items()},
        **{f"kept_{name}": count for name, count in kept.items() if count},
    }


def expand(messages: Sequence[dict[str, Any]]) -> list[Any]:
    """Put the workspaces of messages together again; the reverse of :func:`shorten`.

    Args:
        messages: As in the file, checked by themselves.

    Raises:
        Unfitting: One refers to entries that are not there, a handle stands twice, or all together are too
            many.
    """
    expanded: list[Any] = []
    entries = 0
    for index, message in enumerate(messages):
        workspace, parent = message["workspace"], message["parent"]
        before = expanded[parent - 1] if parent is not None and parent <= index else None
        expanded.append(_expanded(workspace, before, f"messages[{index}].workspace"))
        if workspace is not None:
            entries += len(expanded[-1]["things"]) + len(expanded[-1]["values"])
        if entries > MAX_EXPANDED:
            raise Unfitting(f"the file names more than {MAX_EXPANDED:,} structures and values")
    return expanded


def _expanded(workspace: Any, parent: Any, where: str) -> Any:
    if workspace is None:
        return None
    whole = {name: value for name, value in workspace.items() if not name.startswith("kept_")}
    for name in ("things", "values"):
        before, count = (parent or {}).get(name, []), workspace.get(f"kept_{name}", 0)
        if count > len(before):
            raise Unfitting(f"{where}: builds on {count} {name}, where there are {len(before)}")
        whole[name] = before[:count] + workspace[name]
        handles = [entry["handle"] for entry in whole[name]]
        if len(set(handles)) < len(handles):
            raise Unfitting(f"{where}.{name}: a handle stands twice")
    return whole
