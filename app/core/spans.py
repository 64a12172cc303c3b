"""An answer cut into spans for showing: words, values, structures, and what no call supports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.core.answer import to_pieces
from app.core.minus import shown, words_with_minus
from sandbox.grounding import Claim
from sandbox.results import format_item
from sandbox.workspace import Workspace

SpanKind = Literal["words", "value", "thing"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an answer that is shown in one way.

    Attributes:
        text: What is shown.
        kind: Words of the model, a value of a call, or a structure.
        handle: The handle of a value or a structure.
        doubt: Why nothing supports it; None where there is no doubt.
    """

    text: str
    kind: SpanKind = "words"
    handle: str | None = None
    doubt: str | None = None


def spans_of(raw: str, workspace: Workspace, claims: Sequence[Claim] = ()) -> list[Span]:
    """Cut an answer, or as much of it as has come.

    A structure reads as its name, else as its handle: its drawing stands beside the text.

    Args:
        raw: The answer with handles.
        workspace: What the handles stand for.
        claims: Claims that nothing supports, by their place in ``raw``.
    """
    spans: list[Span] = []
    at = 0
    for piece in to_pieces(raw, workspace):
        if piece.handle is None:
            spans += _doubted(piece.text, at, claims)
            at += len(piece.text)
            continue
        thing = workspace.thing(piece.handle)
        if thing is not None:
            spans.append(Span(thing.name or piece.handle, "thing", piece.handle))
        else:
            spans += _value(piece.handle, piece.text, workspace)
        at += len(piece.handle)
    return spans


def _value(handle: str, text: str, workspace: Workspace) -> list[Span]:
    """The value itself is the link; the remark beside it is read as words."""
    value = workspace.value(handle)
    picked = workspace.chosen_molecule(value.item) if value else None
    if picked is not None:
        return [Span(picked.name or picked.handle, "value", handle), *_rest(text, picked.display)]
    bare = format_item(value.item) if value else text
    if value is None or not text.startswith(bare):
        return [Span(text, "value", handle)]
    return [Span(shown(value.item, bare), "value", handle), *_rest(text, bare)]


def _rest(text: str, printed: str) -> list[Span]:
    rest = text.removeprefix(printed)
    return [Span(words_with_minus(rest))] if rest and rest != text else []


def settled(raw: str) -> str:
    """The part of a growing answer that later text can't change: a handle may still get another digit."""
    cut = len(raw)
    while cut and (raw[cut - 1].isalnum() or raw[cut - 1] == "_"):
        cut -= 1
    tail = raw[cut:]
    return raw[:cut] if tail[:1] in "MQRTPV" and (len(tail) == 1 or tail[1:].isdigit()) else raw


def _doubted(text: str, offset: int, claims: Sequence[Claim]) -> Iterable[Span]:
    at = 0
    for claim in claims:
        start, end = max(claim.start - offset, at), min(claim.end - offset, len(text))
        if start >= end:
            continue
        if start > at:
            yield Span(text[at:start])
        yield replace(Span(text[start:end]), doubt=claim.why)
        at = end
    if at < len(text):
        yield Span(text[at:])
