"""What a conversation's file must look like, down to the last value: it may come from anybody."""

from __future__ import annotations

from typing import Any, get_args

from app.core.checks import (
    Check,
    Unfitting,
    anything,
    boolean,
    list_of,
    mapping,
    moment,
    number,
    one_of,
    optional,
    record,
    refuse,
    text,
)
from app.core.timeline import PhaseKind
from app.store.rows import CallState, MessageStatus, MoleculeRole
from sandbox.results import State
from sandbox.workspace import HANDLE, PREFIX

FORMAT, VERSION = "retort-conversation", 1
MAX_MESSAGES, MAX_CALLS, MAX_RERUNS = 20_000, 200, 200
MAX_THINGS, MAX_VALUES = 10_000, 100_000

_short, _name = text(1000), text(200)
_atoms = list_of(list_of(number(0, 10**6, whole=True), 10_000), 1000)
_phrase = optional(text())


def handle(value: Any, where: str) -> None:
    """A handle such as M1."""
    if not isinstance(value, str) or not HANDLE.fullmatch(value):
        refuse(where, f"takes a handle such as M1, found {str(value)[:40]!r}")


_ITEMS: dict[str, Check] = {
    "number": record(
        {"kind": anything, "value": optional(number()), "unit": _name, "property": _short},
        {"decimals": number(0, 15, whole=True), "reason": _phrase, "atoms": _atoms},
    ),
    "boolean": record(
        {"kind": anything, "value": optional(boolean), "property": _short},
        {"reason": _phrase, "atoms": _atoms},
    ),
    "choice": record({"kind": anything, "value": _phrase, "property": _short}, {"reason": _phrase}),
    "text": record(
        {"kind": anything, "value": _phrase, "property": _short}, {"reason": _phrase, "atoms": _atoms}
    ),
    "molecule": record(
        {"kind": anything, "smiles": text(), "label": text()}, {"note": text(), "atoms": _atoms}
    ),
}


def item(value: Any, where: str) -> None:
    """A value or structure of a result."""
    kind = value.get("kind") if isinstance(value, dict) else None
    if not isinstance(kind, str) or kind not in _ITEMS:
        raise Unfitting(f"{where}: takes a value of a kind that is known ({', '.join(_ITEMS)})")
    _ITEMS[kind](value, where)


result = record(
    {
        "ok": boolean,
        "text": text(),
        "values": list_of(item, MAX_VALUES),
        "handles": list_of(handle, MAX_VALUES),
        "data": mapping,
        "kind": _name,
        "state": one_of(get_args(State)),
        "ms": number(0, 1e12),
        "error": _phrase,
    },
    {"stderr": text()},
)
thing = record(
    {
        "handle": handle,
        "kind": one_of(tuple(PREFIX)),
        "text": text(),
        "name": optional(text()),
        "problem": _phrase,
        "origin": one_of(("user", "tool")),
        "label": text(),
        "note": text(),
        "atoms": _atoms,
    }
)
cited_value = record(
    {
        "handle": handle,
        "item": item,
        "subject": list_of(handle, 1000),
        "call": number(0, 10**6, whole=True),
        "is_error": boolean,
    }
)
workspace = record(
    {
        "things": list_of(thing, MAX_THINGS),
        "values": list_of(cited_value, MAX_VALUES),
        "calls": number(0, 10**6, whole=True),
    },
    {"kept_things": number(0, MAX_THINGS, whole=True), "kept_values": number(0, MAX_VALUES, whole=True)},
)
phase = record(
    {
        "kind": one_of(get_args(PhaseKind)),
        "start": number(0, 1e9),
        "seconds": number(0, 1e9),
        "call": optional(number(0, 10**6, whole=True)),
    }
)
claim = record(
    {
        "text": text(),
        "start": number(0, 10**9, whole=True),
        "end": number(0, 10**9, whole=True),
        "why": text(),
    }
)
rerun = record(
    {
        "arguments": optional(mapping),
        "state": one_of([state for state in get_args(State) if state != "unparsed"]),
        "result": optional(result),
        "ms": optional(number(0, 1e12)),
        "environment": optional(mapping),
        "at": moment,
    }
)
call = record(
    {
        "position": number(0, 10**6, whole=True),
        "tool": text(1000),
        "arguments": optional(mapping),
        "state": one_of(get_args(CallState)),
        "text": text(),
        "result": optional(result),
        "ms": optional(number(0, 1e12)),
        "raw_text": text(),
        "environment": optional(mapping),
        "at": moment,
        "reruns": list_of(rerun, MAX_RERUNS),
    }
)
use = record(
    {
        "handle": handle,
        "smiles": text(100_000, least=1),
        "role": one_of(get_args(MoleculeRole)),
        "parent": optional(text(100_000, least=1)),
        "edit": _phrase,
    }
)
message = record(
    {
        "id": number(1, MAX_MESSAGES, whole=True),
        "parent": optional(number(1, MAX_MESSAGES, whole=True)),
        "role": one_of(("user", "assistant")),
        "text": text(),
        "raw_text": text(),
        "status": one_of(get_args(MessageStatus)),
        "error": _phrase,
        "created_at": moment,
        "updated_at": moment,
        "model": optional(_short),
        "tokens": optional(number(0, 10**9, whole=True)),
        "seconds": optional(number(0, 1e9)),
        "final": optional(list_of(mapping, 10_000)),
        "unsupported": optional(list_of(claim, 10_000)),
        "workspace": optional(workspace),
        "timeline": optional(list_of(phase, 10_000)),
        "calls": list_of(call, MAX_CALLS),
        "structures": list_of(use, MAX_THINGS),
    }
)
conversation_file = record(
    {
        "format": one_of((FORMAT,)),
        "version": number(VERSION, VERSION, whole=True),
        "exported_at": moment,
        "made_with": mapping,
        "title": text(10_000),
        "created_at": moment,
        "updated_at": moment,
        "shown": optional(number(1, MAX_MESSAGES, whole=True)),
        "messages": list_of(message, MAX_MESSAGES),
    }
)
