"""A conversation as one HTML page that needs nothing else: structures inside it, calls that unfold."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from app.core.call_entry import CallEntry
from app.core.environment import in_words
from app.core.transcript import Turn
from app.exporting.calls import call_as_json
from app.exporting.chat import (
    STATE_WORDS,
    Chat,
    argument_rows,
    filled,
    left_out,
    notes,
    outline,
    question_molecules,
    value_rows,
)
from app.exporting.depiction import Drawing
from app.exporting.html_style import STYLE
from app.exporting.inert_svg import structure_svg
from sandbox.results import AtomSets, ToolResult
from sandbox.workspace import Thing

DRAWING_WIDTH, DRAWING_HEIGHT = 220, 150
# No script, no network: also for whoever puts the page on a server.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def to_html(chat: Chat) -> str:
    """Write the branch that is shown.

    Args:
        chat: The conversation.

    Returns:
        A complete page. Everything that comes from outside is escaped, and no script would run in it.
    """
    turns = "\n".join(_turn(chat, turn, number) for number, turn in enumerate(chat.transcript.turns, 1))
    title = escape(chat.title)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Retort {escape(chat.made_with["retort"])}">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<header><h1>{title}</h1><p class="origin">{escape(chat.origin())}</p></header>
{turns}
</main>
</body>
</html>
"""


def _turn(chat: Chat, turn: Turn, number: int) -> str:
    transcript = chat.transcript
    parts = [
        f'<section id="turn-{number}">',
        f'<div class="question">{escape(turn.question)}</div>',
        _cards(chat, turn, question_molecules(chat, turn)),
        f'<div class="answer">{_answer(chat, turn)}</div>',
        _cards(chat, turn, transcript.cited_molecules(turn)),
        *(f'<p class="note">{escape(note)}</p>' for note in notes(turn)),
    ]
    if turn.calls:
        count = len(turn.calls)
        words = f"{count} calculation{'s' if count > 1 else ''} · {turn.calls_ms:.0f} ms"
        calls = "\n".join(_call(chat, turn, call, _anchor(number, call)) for call in turn.calls)
        parts.append(f'<details class="calls"><summary>{words}</summary>\n{calls}\n</details>')
    return "\n".join(part for part in [*parts, "</section>"] if part)


def _answer(chat: Chat, turn: Turn) -> str:
    """The answer with its values linked to their calls; what nothing supports is marked."""
    parts = []
    for span in chat.transcript.spans(turn):
        shown = escape(span.text)
        if span.doubt:
            reason = escape(span.doubt)
            parts.append(f'<mark title="{reason}">{shown}<span class="why"> ({reason})</span></mark>')
        elif span.kind == "value" and span.handle:
            target = _target(chat, span.handle)
            link = f'<a class="value" href="#{target}">{shown}</a>'
            parts.append(link if target else f"<strong>{shown}</strong>")
        elif span.kind == "thing":
            parts.append(f"<strong>{shown}</strong>")
        else:
            parts.append(shown)
    return "".join(parts)


def _anchor(number: int, call: CallEntry) -> str:
    return f"call-{number}-{call.index}"


def _target(chat: Chat, handle: str) -> str | None:
    source = chat.transcript.source_of(handle)
    if source is None:
        return None
    turn, call = source
    return _anchor(chat.transcript.turns.index(turn) + 1, call)


def _cards(chat: Chat, turn: Turn, things: list[Thing]) -> str:
    if not things:
        return ""
    cards = "".join(_card(thing, chat.transcript.highlights(turn, thing.handle)) for thing in things)
    return f'<div class="structures">{cards}</div>'


def _card(thing: Thing, atoms: AtomSets) -> str:
    named = thing.name or thing.label
    drawing = Drawing(DRAWING_WIDTH, DRAWING_HEIGHT, atoms)
    caption = f"<b>{escape(thing.handle)}</b> {escape(named or '')}".rstrip()
    return (
        f"<figure>{structure_svg(thing.text, drawing, named or thing.text)}"
        f"<figcaption>{caption}<code>{escape(thing.text)}</code></figcaption></figure>"
    )


def _call(chat: Chat, turn: Turn, call: CallEntry, anchor: str) -> str:
    result = call.result
    state = STATE_WORDS.get(call.state, call.state)
    spent = f" · {result.ms:.0f} ms" if result else ""
    known = call.state if call.state in STATE_WORDS else "error"
    summary = (
        f'<b>{escape(call.verb)}</b> <span class="outline">{escape(outline(call) or call.tool)}</span> '
        f'<span class="state">{escape(state)}{spent}</span>'
    )
    return "\n".join(
        [
            f'<details class="call {known}" id="{anchor}"><summary>{summary}</summary>',
            *_call_body(chat, call),
            "</details>",
        ]
    )


def _call_body(chat: Chat, call: CallEntry) -> list[str]:
    result = call.result
    parts = []
    if call.state == "unparsed":
        parts.append(f"<p>The model wrote:</p><pre>{escape(call.raw)}</pre>")
    if result is not None and not result.ok:
        parts.append(f'<p class="problem">{escape(result.error or "No answer.")}</p>')
    if call.arguments:
        parts.append(_table(("Argument", "Value"), argument_rows(call)))
    if result is not None and result.ok:
        parts.append(_values(result))
        made = dict.fromkeys(handle for handle in result.handles if handle.startswith("M"))
        things = [thing for handle in made if (thing := chat.transcript.workspace.thing(handle))]
        cards = "".join(_card(thing, thing.atoms) for thing in things)
        parts.append(f'<div class="structures">{cards}</div>' if cards else "")
    for count, rerun in enumerate(call.reruns, 2):
        body = _values(rerun.result) if rerun.result.ok else escape(rerun.result.error or "")
        parts.append(f'<div class="rerun"><p>Run {count}</p>{body}</div>')
    if call.environment:
        words = " · ".join(f"{name} {value}" for name, value in in_words(call.environment))
        parts.append(f'<p class="origin">{escape(words)}</p>')
    record = call_as_json(call.tool, call.arguments, result, call.environment)
    parts.append(f"<details><summary>Record</summary><pre>{escape(record)}</pre></details>")
    return [part for part in parts if part]


def _values(result: ToolResult) -> str:
    table = _table(("Result", "Value", "Handle", "Remark"), value_rows(result))
    rest = left_out(result)
    return table + (f'<p class="origin">and {rest} more, all of them in the record</p>' if rest else "")


def _table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    shown, cells = filled(titles, rows)
    head = "".join(f"<th>{escape(title)}</th>" for title in shown)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in cells)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
