"""A conversation as Markdown (CommonMark with tables): whatever was typed reads as it was typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.call_entry import CallEntry
from app.core.transcript import Turn
from app.exporting.calls import call_as_json
from app.exporting.chat import (
    STATE_WORDS,
    Chat,
    argument_rows,
    filled,
    flat,
    left_out,
    notes,
    outline,
    question_molecules,
    value_rows,
)
from sandbox.results import ToolResult
from sandbox.workspace import Thing

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&$=:@^])")


def to_markdown(chat: Chat) -> str:
    """Write the branch that is shown.

    Args:
        chat: The conversation.

    Returns:
        Markdown; structures as SMILES, each call with its arguments, result and raw record.
    """
    parts = [f"# {escape(flat(chat.title))}", escape(chat.origin())]
    for number, turn in enumerate(chat.transcript.turns, 1):
        parts += _turn(chat, turn, number)
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it is; a line's end stays one, an empty line too."""
    return _with_breaks(_plain(text))


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _with_breaks(marked: str) -> str:
    return "\\\n".join(line.strip() or "&#8203;" for line in marked.splitlines())


def code(text: str) -> str:
    """Text as a span of code, with as many backticks around it as it needs."""
    line = flat(text)
    longest = max((len(run) for run in re.findall(r"`+", line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if line.startswith("`") or line.endswith("`") or not line else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def _turn(chat: Chat, turn: Turn, number: int) -> list[str]:
    transcript = chat.transcript
    quoted = "\n".join(f"> {line}" for line in escape(turn.question).splitlines())
    parts = [f"## {number}\\. Question", quoted]
    parts += _structures(question_molecules(chat, turn))
    parts.append("### Answer")
    marks = {True: " _(unsupported)_", False: ""}
    answer = "".join(_plain(span.text) + marks[bool(span.doubt)] for span in transcript.spans(turn))
    parts.append(_with_breaks(answer) or "_No answer._")
    parts += _structures(transcript.cited_molecules(turn))
    parts += [f"> **Note:** {escape(note)}" for note in notes(turn)]
    if turn.calls:
        parts.append(f"### Calculations ({len(turn.calls)})")
    for index, call in enumerate(turn.calls, 1):
        parts += _call(call, f"{number}.{index}")
    return parts


def _structures(things: list[Thing]) -> list[str]:
    if not things:
        return []
    lines = [
        f"- **{thing.handle}** {escape(thing.name or thing.label or '')}".rstrip() + f": {code(thing.text)}"
        for thing in things
    ]
    return ["\n".join(lines)]


def _call(call: CallEntry, number: str) -> list[str]:
    result = call.result
    spent = f", {result.ms:.0f} ms" if result else ""
    state = STATE_WORDS.get(call.state, call.state)
    named = f"{escape(number)} {escape(call.verb)}: {escape(outline(call) or call.tool)}"
    parts = [f"#### {named} \\({state}{spent}\\)"]
    if call.state == "unparsed":
        parts.append(f"The model wrote {code(call.raw)}")
    if result is not None and not result.ok:
        parts.append(f"**No answer:** {escape(result.error or '')}")
    if call.arguments:
        parts.append(_table(("Argument", "Value"), argument_rows(call)))
    if result is not None and result.ok:
        parts += _values(result)
    for count, rerun in enumerate(call.reruns, 2):
        rows = [(name, value) for name, value, _, _ in value_rows(rerun.result)]
        parts.append(f"**Run {count}:** {escape(rerun.result.error or '')}".rstrip())
        parts += [_table(("Result", "Value"), rows)] if rows else []
    record = call_as_json(call.tool, call.arguments, call.result, call.environment)
    longest = max((len(run) for run in re.findall(r"`+", record)), default=0)
    fence = "`" * max(3, longest + 1)
    parts.append(f"{fence}json\n{record}\n{fence}")
    return parts


def _values(result: ToolResult) -> list[str]:
    rows = value_rows(result)
    parts = [_table(("Result", "Value", "Handle", "Remark"), rows)] if rows else []
    if left_out(result):
        parts.append(f"_and {left_out(result)} more, all of them in the record below_")
    return parts


def _table(titles: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    shown, cells = filled(titles, rows)
    lines = [" | ".join(shown), " | ".join("---" for _ in shown)]
    lines += [" | ".join(_cell(cell) for cell in row) for row in cells]
    return "\n".join(f"| {line} |" for line in lines)


def _cell(text: str) -> str:
    return escape(flat(text)) if text else " "
