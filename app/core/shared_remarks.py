"""Remarks that several values of an answer share: they are said once, below, and not beside each value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sandbox.results import Structure
from sandbox.workspace import HANDLE, CitedValue, Workspace

MANY = 3  # values from which on a repeated remark is in the way
_SEPARATOR = "; "


@dataclass(frozen=True)
class Remarks:
    """What stands beside each value, and what is said of several at the end.

    Attributes:
        beside: Handle of a value → its own part of its remark; only where a part of it is shared.
        below: Property and what holds for all its values.
    """

    beside: dict[str, str] = field(default_factory=dict)
    below: tuple[tuple[str, str], ...] = ()


def shared_remarks(raw: str, workspace: Workspace) -> Remarks:
    """Find what the remarks beside the values of one property have in common, where these are many.

    Args:
        raw: The answer with handles.
        workspace: What the handles stand for.
    """
    groups: dict[str, dict[str, list[str]]] = {}
    for handle in dict.fromkeys(HANDLE.findall(raw)):
        if (value := workspace.value(handle)) and (remark := remark_of(value)):
            groups.setdefault(_family(value), {})[handle] = list(_clauses(remark))
    beside: dict[str, str] = {}
    below: list[tuple[str, str]] = []
    for family, clauses in groups.items():
        first = next(iter(clauses.values()))
        shared = [clause for clause in first if all(clause in each for each in clauses.values())]
        if len(clauses) < MANY or not shared:
            continue
        below.append((family, _SEPARATOR.join(shared)))
        for handle, own in clauses.items():
            beside[handle] = _SEPARATOR.join(clause for clause in own if clause not in shared)
    return Remarks(beside, tuple(below))


def remark_of(value: CitedValue) -> str:
    """What must stand beside a value; empty for a structure, and where there is no value."""
    item = value.item
    if isinstance(item, Structure) or getattr(item, "value", None) is None:
        return ""
    return item.reason or ""


def _family(value: CitedValue) -> str:
    """The property without its condition: "logD at pH 2" and "logD at pH 7.4" are one."""
    return str(getattr(value.item, "property", "")).partition(" at ")[0]


def _clauses(remark: str) -> Iterable[str]:
    """The parts of a remark between semicolons that stand in no brackets."""
    depth, begun = 0, 0
    for at, character in enumerate(remark):
        depth += (character == "(") - (character == ")")
        if not depth and remark.startswith(_SEPARATOR, at):
            yield remark[begun:at]
            begun = at + len(_SEPARATOR)
    yield remark[begun:]
