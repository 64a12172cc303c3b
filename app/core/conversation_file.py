"""A conversation as one JSON file: all branches, calls, further runs, handles, versions. No Qt.

What is read is checked part by part before anything of it is used, and never replaces anything that exists.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.core.checks import Unfitting
from app.core.conversation_checks import FORMAT, VERSION, conversation_file
from app.core.environment import versions
from app.core.workspace_steps import expand, shorten
from app.store.copies import ConversationCopy, UseCopy
from app.store.rows import ConversationRow, MessageRow, RerunRow, ToolCallRow

MAX_BYTES = 40_000_000
CUT_SHORT = "This answer was still being written when the conversation was exported."


class ConversationFileError(Unfitting):
    """A file that is no conversation, or not one that can be taken in; the text says why."""


def write_conversation(copy: ConversationCopy, exported_at: datetime | None = None) -> str:
    """Write a conversation as JSON.

    Args:
        copy: The conversation.
        exported_at: The moment that is written; now where left out.

    Returns:
        Indented JSON; its numbers count from 1 and say nothing about the store that it comes from.
    """
    numbers = {row.id: number for number, row in enumerate(copy.messages, 1)}
    workspaces = {row.id: row.workspace_json for row in copy.messages}
    conversation = copy.conversation
    head = conversation.head_message_id
    encoded = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": _moment(exported_at or datetime.now(UTC)),
        "made_with": versions(),
        "title": conversation.title,
        "created_at": _moment(conversation.created_at),
        "updated_at": _moment(conversation.updated_at),
        "shown": None if head is None else numbers[head],
        "messages": [_message(row, copy, numbers, workspaces) for row in copy.messages],
    }
    return json.dumps(encoded, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def load_conversation(path: Path) -> ConversationCopy:
    """Read a conversation's file.

    Raises:
        ConversationFileError: It is no such file, is too large, or a part of it does not fit.
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    return read_conversation(content)


def read_conversation(content: bytes) -> ConversationCopy:
    """Read a conversation from the content of a file.

    Raises:
        ConversationFileError: As for :func:`load_conversation`.
    """
    if len(content) > MAX_BYTES:
        raise ConversationFileError(f"the file is larger than {MAX_BYTES // 10**6} MB")
    try:
        encoded = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise ConversationFileError("the file is no text in UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise ConversationFileError(f"the file is no JSON ({str(error)[:100]})") from None
    if not isinstance(encoded, dict) or encoded.get("format") != FORMAT:
        raise ConversationFileError("the file is JSON, but no conversation exported by Retort")
    if encoded.get("version") != VERSION:
        raise ConversationFileError("another version of Retort wrote the file, in a form not known here")
    try:
        conversation_file(encoded, "")
        return _copy(encoded)
    except Unfitting as error:
        raise ConversationFileError(str(error)) from None


def _message(
    row: MessageRow, copy: ConversationCopy, numbers: dict[int, int], workspaces: dict[int, Any]
) -> dict[str, Any]:
    reruns: dict[int, list[RerunRow]] = {}
    for rerun in copy.reruns:
        reruns.setdefault(rerun.call_id, []).append(rerun)
    parent = row.parent_id
    return {
        "id": numbers[row.id],
        "parent": None if parent is None else numbers[parent],
        "role": row.role,
        "text": row.text,
        "raw_text": row.raw_text,
        "status": row.status,
        "error": row.error,
        "created_at": _moment(row.created_at),
        "updated_at": _moment(row.updated_at),
        "model": row.model,
        "tokens": row.tokens,
        "seconds": row.seconds,
        "final": row.final_json,
        "unsupported": row.unsupported_json,
        "workspace": shorten(row.workspace_json, workspaces.get(parent) if parent else None),
        "timeline": row.timeline_json,
        "calls": [_call(call, reruns.get(call.id, [])) for call in copy.calls if call.message_id == row.id],
        "structures": [_use(use) for use in copy.uses if use.message_id == row.id],
    }


def _call(row: ToolCallRow, reruns: Iterable[RerunRow]) -> dict[str, Any]:
    return {
        "position": row.position,
        "tool": row.tool,
        "arguments": row.arguments_json,
        "state": row.state,
        "text": row.text,
        "result": row.result_json,
        "ms": row.ms,
        "raw_text": row.raw_text,
        "environment": row.environment_json,
        "at": _moment(row.started_at),
        "reruns": [
            {
                "arguments": rerun.arguments_json,
                "state": rerun.state,
                "result": rerun.result_json,
                "ms": rerun.ms,
                "environment": rerun.environment_json,
                "at": _moment(rerun.started_at),
            }
            for rerun in reruns
        ],
    }


def _use(use: UseCopy) -> dict[str, Any]:
    return {
        "handle": use.handle,
        "smiles": use.smiles,
        "role": use.role,
        "parent": use.parent_smiles,
        "edit": use.edit,
    }


def _copy(encoded: dict[str, Any]) -> ConversationCopy:
    rows: list[MessageRow] = []
    calls: list[ToolCallRow] = []
    reruns: list[RerunRow] = []
    uses: list[UseCopy] = []
    _check_places(encoded["messages"])
    expanded = expand(encoded["messages"])
    for fields, workspace in zip(encoded["messages"], expanded, strict=True):
        rows.append(_message_row(fields, workspace))
        for call in fields["calls"]:
            calls.append(_call_row(call, fields["id"], len(calls) + 1))
            reruns += [_rerun_row(each, len(calls)) for each in call["reruns"]]
        uses += _uses(fields, workspace)
    if encoded["shown"] is not None and encoded["shown"] > len(rows):
        raise Unfitting(f"shown: there is no message {encoded['shown']}")
    created, updated = _read_moment(encoded["created_at"]), _read_moment(encoded["updated_at"])
    conversation = ConversationRow(
        0, encoded["title"], None, False, created, updated, None, encoded["shown"], None
    )
    return ConversationCopy(conversation, tuple(rows), tuple(calls), tuple(reruns), tuple(uses))


def _uses(fields: dict[str, Any], workspace: Any) -> list[UseCopy]:
    """The structures of a message; what they are called is said by its handles."""
    names = {thing["handle"]: thing["name"] for thing in (workspace or {}).get("things", ())}
    return [
        UseCopy(
            message_id=fields["id"],
            handle=use["handle"],
            smiles=use["smiles"],
            role=use["role"],
            name=names.get(use["handle"]),
            parent_smiles=use["parent"],
            edit=use["edit"],
        )
        for use in fields["structures"]
    ]


def _check_places(messages: Sequence[dict[str, Any]]) -> None:
    """Numbers count up and a parent stands before its children, so there can be no cycle."""
    for number, fields in enumerate(messages, 1):
        where, parent = f"messages[{number - 1}]", fields["parent"]
        if fields["id"] != number:
            raise Unfitting(f"{where}.id: takes {number}, found {fields['id']}")
        if parent is not None and parent >= number:
            raise Unfitting(f"{where}.parent: message {parent} does not stand before message {number}")
        follows = None if parent is None else messages[parent - 1]["role"]
        if fields["role"] == "assistant" and follows != "user":
            raise Unfitting(f"{where}.parent: an answer has to follow a question")


def _message_row(fields: dict[str, Any], workspace: Any) -> MessageRow:
    cut_short = fields["status"] == "partial" and fields["error"] is None
    return MessageRow(
        id=fields["id"],
        conversation_id=0,
        parent_id=fields["parent"],
        role=fields["role"],
        raw_text=fields["raw_text"],
        text=fields["text"],
        status=fields["status"],
        error=CUT_SHORT if cut_short else fields["error"],
        created_at=_read_moment(fields["created_at"]),
        updated_at=_read_moment(fields["updated_at"]),
        model=fields["model"],
        tokens=fields["tokens"],
        seconds=fields["seconds"],
        final_json=fields["final"],
        unsupported_json=fields["unsupported"],
        workspace_json=workspace,
        timeline_json=fields["timeline"],
    )


def _call_row(fields: dict[str, Any], message_id: int, number: int) -> ToolCallRow:
    ended = fields["state"] not in ("running", "pending")
    return ToolCallRow(
        id=number,
        message_id=message_id,
        position=fields["position"],
        tool=fields["tool"],
        arguments_json=fields["arguments"],
        state=fields["state"] if ended else "cancelled",
        text=fields["text"],
        result_json=fields["result"],
        ms=fields["ms"],
        started_at=_read_moment(fields["at"]),
        raw_text=fields["raw_text"],
        environment_json=fields["environment"],
    )


def _rerun_row(fields: dict[str, Any], call_id: int) -> RerunRow:
    return RerunRow(
        id=0,
        call_id=call_id,
        arguments_json=fields["arguments"],
        state=fields["state"],
        result_json=fields["result"],
        ms=fields["ms"],
        environment_json=fields["environment"],
        started_at=_read_moment(fields["at"]),
    )


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _read_moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")
