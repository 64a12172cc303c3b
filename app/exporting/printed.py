"""A conversation for paper: the part of HTML that Qt sets, with a list of the structures to be drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from app.core.call_entry import CallEntry
from app.core.transcript import Turn
from app.exporting.chat import STATE_WORDS, Chat, notes, outline, question_molecules, value_rows
from sandbox.results import AtomSets
from sandbox.workspace import Thing

WIDTH, HEIGHT = 190, 128
A_ROW = 3
MAX_VALUES = 40
MUTED, BAD, ACCENT, BUBBLE, DOUBT = "#56626d", "#b3261e", "#0b6e69", "#edf4f4", "#fdf4e0"


@dataclass
class Printed:
    """What is to be set.

    Attributes:
        html: The text; a structure stands as ``<img src="structure:0">``.
        structures: SMILES and highlighted atoms of each structure, by its number.
    """

    html: str = ""
    structures: list[tuple[str, AtomSets]] = field(default_factory=list)


def to_printed(chat: Chat) -> Printed:
    """Write the branch that is shown, calls in short: the record of each is in the other formats."""
    printed = Printed()
    parts = [
        f'<p style="font-size:16pt; font-weight:600">{escape(chat.title)}</p>',
        f'<p style="color:{MUTED}; font-size:8pt">{escape(chat.origin())}</p>',
    ]
    for number, turn in enumerate(chat.transcript.turns, 1):
        parts += _turn(printed, chat, turn, number)
    printed.html = "\n".join(parts)
    return printed


def _turn(printed: Printed, chat: Chat, turn: Turn, number: int) -> list[str]:
    transcript = chat.transcript
    question = _lines(turn.question)
    parts = [
        f'<table width="100%" cellpadding="7" cellspacing="0" style="margin-top:16px"><tr>'
        f'<td bgcolor="{BUBBLE}"><b>{number}.</b> {question}</td></tr></table>',
        _cards(printed, chat, turn, question_molecules(chat, turn)),
        f"<p>{_answer(chat, turn)}</p>",
        _cards(printed, chat, turn, transcript.cited_molecules(turn)),
        *(f'<p style="background-color:{DOUBT}">{escape(note)}</p>' for note in notes(turn)),
    ]
    if turn.calls:
        parts.append(f'<p style="color:{MUTED}; font-size:8pt"><b>Calculations</b></p>')
        parts += [_call(call) for call in turn.calls]
    return [part for part in parts if part]


def _answer(chat: Chat, turn: Turn) -> str:
    parts = []
    for span in chat.transcript.spans(turn):
        shown = _lines(span.text)
        if span.doubt:
            shown = (
                f'<span style="background-color:{DOUBT}">{shown} [unsupported: {escape(span.doubt)}]</span>'
            )
        elif span.kind != "words":
            shown = f'<b><span style="color:{ACCENT}">{shown}</span></b>'
        parts.append(shown)
    return "".join(parts) or f'<span style="color:{MUTED}">No answer.</span>'


def _cards(printed: Printed, chat: Chat, turn: Turn, things: list[Thing]) -> str:
    """Structures side by side, as many as fit, each with its name below."""
    rows = []
    for start in range(0, len(things), A_ROW):
        cells = [_card(printed, chat, turn, thing) for thing in things[start : start + A_ROW]]
        rows.append("<tr>" + "".join(cells) + "</tr>")
    return f'<table cellpadding="4" cellspacing="0">{"".join(rows)}</table>' if rows else ""


def _card(printed: Printed, chat: Chat, turn: Turn, thing: Thing) -> str:
    number = len(printed.structures)
    printed.structures.append((thing.text, chat.transcript.highlights(turn, thing.handle)))
    named = thing.name or thing.label or thing.text
    short = named if len(named) <= 60 else named[:59] + "…"
    return (
        f'<td width="{WIDTH + 10}" align="center"><img src="structure:{number}" width="{WIDTH}" '
        f'height="{HEIGHT}"><br><span style="font-size:8pt"><b>{thing.handle}</b> {escape(short)}</span></td>'
    )


def _call(call: CallEntry) -> str:
    result = call.result
    state = STATE_WORDS.get(call.state, call.state)
    spent = f", {result.ms:.0f} ms" if result else ""
    head = f"<b>{escape(call.verb)}</b>: {escape(outline(call) or call.tool)} ({state}{spent})"
    if call.state == "unparsed":
        head += f"<br>{escape(' '.join(call.raw.split())[:500])}"
    if result is not None and not result.ok:
        head += f'<br><span style="color:{BAD}">{escape(result.error or "No answer.")}</span>'
    rows = value_rows(result) if result is not None and result.ok else []
    cells = "".join(
        f'<tr><td style="color:{MUTED}">{escape(name)}</td><td>{_breakable(value)}</td><td>{handle}</td></tr>'
        for name, value, handle, _ in rows[:MAX_VALUES]
    )
    more = f"<tr><td>and {len(rows) - MAX_VALUES} more</td></tr>" if len(rows) > MAX_VALUES else ""
    table = f'<table cellpadding="2" cellspacing="0">{cells}{more}</table>' if cells else ""
    return f'<div style="font-size:8pt; margin-top:5px">{head}</div><div style="font-size:8pt">{table}</div>'


def _breakable(text: str) -> str:
    """A long SMILES may be broken anywhere; a zero-width space says so."""
    pieces = [text[start : start + 30] for start in range(0, len(text), 30)] if " " not in text else [text]
    return "\u200b".join(escape(piece) for piece in pieces)


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n"))
