"""From the policy's answer with handles to what the chemist reads, and to the bare answer for programs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.core.formatted import put_in_form
from app.core.shared_remarks import remark_of, shared_remarks
from sandbox.exchange import Exchange
from sandbox.grounding import Claim, unsupported_claims
from sandbox.results import Item, Quantity, Structure, YesNo, format_item
from sandbox.workspace import HANDLE, CitedValue, Thing, Workspace

STRUCTURE_OF = " is the structure of"  # a name would say nothing before these words
SHORT = 8  # characters of a SMILES that may be repeated


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an answer as shown.

    Attributes:
        text: What is printed.
        handle: The handle that it stands for; None for the policy's own words.
        call: Index of the call that produced it, for values.
    """

    text: str
    handle: str | None = None
    call: int | None = None


@dataclass(frozen=True)
class Answer:
    """A finished answer.

    Attributes:
        raw: As the policy wrote it, with handles.
        pieces: As shown, in order.
        final: The bare answer, in the order of the answer.
        unsupported: Claims that no result supports.
    """

    raw: str
    pieces: tuple[Piece, ...]
    final: tuple[dict[str, Any], ...]
    unsupported: tuple[Claim, ...]

    @property
    def text(self) -> str:
        """The answer as plain text."""
        return "".join(piece.text for piece in self.pieces)


def finish_answer(raw: str, workspace: Workspace, exchange: Exchange) -> Answer:
    """Print the handles of an answer, derive the bare answer and check the grounding."""
    pieces = tuple(to_pieces(raw, workspace))
    if exchange.form is not None:
        text = "".join(piece.text for piece in pieces)
        formed = put_in_form(exchange.form, exchange, raw, text, workspace)
        if formed is not None:
            pieces = (*pieces, Piece(f"\n{formed}")) if exchange.form.tag else (Piece(formed),)
    return Answer(
        raw,
        pieces,
        tuple(bare_answer(raw, workspace, exchange)),
        tuple(unsupported_claims(raw, workspace, exchange)),
    )


def to_pieces(raw: str, workspace: Workspace) -> Iterable[Piece]:
    """Split an answer, or the part of it that has come, at its handles."""
    at = 0
    repeated = {handle for handle, count in Counter(_named(raw, workspace)).items() if count > 1}
    named: set[str] = set()
    remarks = shared_remarks(raw, workspace)
    for match in HANDLE.finditer(raw):
        value, thing = workspace.value(match.group()), workspace.thing(match.group())
        if value is None and thing is None:
            continue
        if match.start() > at:
            yield Piece(raw[at : match.start()])
        if value is not None:
            printed = print_value(value, workspace, remarks.beside.get(match.group()))
            if raw.startswith(".", match.end()):  # a reason is a sentence of its own
                printed = printed.removesuffix(".")
            yield Piece(printed, match.group(), value.call)
        elif thing is not None:
            asked = thing.kind == "molecule" and raw.startswith(STRUCTURE_OF, match.end())
            printed = thing.text if asked else _print_thing(thing, thing.handle in repeated, named)
            yield Piece(printed, match.group())
        at = match.end()
    if at < len(raw):
        yield Piece(raw[at:])
    for name, shared in remarks.below:
        yield Piece(f"\nAll values of {name}: {_with_names(shared, workspace).removesuffix('.')}.")


def _named(raw: str, workspace: Workspace) -> Iterable[str]:
    """Every handle of an answer as it will be shown, those within its values included."""
    for handle in HANDLE.findall(raw):
        yield handle
        value = workspace.value(handle)
        if value is not None:
            yield from HANDLE.findall(format_item(value.item))


def _print_thing(thing: Thing, repeated: bool, named: set[str]) -> str:
    """A structure that comes up again is written out once and goes by its handle from then on."""
    if thing.name or not repeated or len(thing.display) <= SHORT:
        return thing.display
    if thing.handle in named:
        return thing.handle
    named.add(thing.handle)
    return f"{thing.display} ({thing.handle})"


def print_value(value: CitedValue, workspace: Workspace, remark: str | None = None) -> str:
    """Print a value with unit, and with the remark that must stand beside it.

    Args:
        value: The value.
        workspace: What the handles within it stand for.
        remark: What of its remark is not said elsewhere; all of it where not given.
    """
    picked = workspace.chosen_molecule(value.item)
    text = picked.display if picked else _with_names(format_item(value.item), workspace)
    remark = remark_of(value) if remark is None else remark
    return f"{text} ({_with_names(remark, workspace)})" if remark else text


def _with_names(text: str, workspace: Workspace) -> str:
    """Put names, and structures that are short, in place of the handles within a value."""

    def name(match: re.Match[str]) -> str:
        thing = workspace.thing(match.group())
        fits = thing is not None and (thing.name or len(thing.display) <= SHORT)
        return thing.display if thing is not None and fits else match.group()

    return HANDLE.sub(name, text)


def bare_answer(raw: str, workspace: Workspace, exchange: Exchange) -> Iterable[dict[str, Any]]:
    """Derive the bare answer from the handles that the answer cites.

    A molecule counts where a call of this turn made it; any other is what the answer is about.
    """
    if any(step.result.state == "denied" for step in exchange.steps):
        yield {"kind": "refused"}
        return
    made = {handle for step in exchange.steps for handle in step.result.handles}
    cited = list(dict.fromkeys(match.group() for match in HANDLE.finditer(raw)))
    found = False
    for handle in cited:
        value, thing = workspace.value(handle), workspace.thing(handle)
        if value is not None and not value.is_error:
            found = True
            yield _bare_value(value.item, workspace)
        elif thing is not None and handle in made:
            found = True
            yield _bare_kept(thing) if thing.kind in ("file", "plan") else _bare_molecule(thing)
    if not found:
        asks = raw.rstrip().endswith("?") or "?" in raw and not exchange.steps
        yield {"kind": "clarify" if asks else "none"}


def _bare_value(item: Item, workspace: Workspace) -> dict[str, Any]:
    picked = workspace.chosen_molecule(item)
    if picked:
        return _bare_molecule(picked)
    if isinstance(item, Structure):
        return {"kind": "molecule", "smiles": item.smiles}
    if item.value is None:
        return {"kind": "none", "reason": item.reason}
    if isinstance(item, Quantity):
        return {"kind": "number", "value": _rounded(item), "unit": item.unit}
    kind = "boolean" if isinstance(item, YesNo) else type(item).__name__.lower()
    return {"kind": kind, "value": item.value}


def _rounded(item: Quantity) -> float | int | None:
    """Drop the noise of binary fractions, two digits past what is printed."""
    return round(item.value, max(item.decimals + 2, 4)) if isinstance(item.value, float) else item.value


def _bare_kept(thing: Thing) -> dict[str, Any]:
    return {"kind": "table" if thing.kind == "file" else thing.kind, "value": thing.text}


def _bare_molecule(thing: Thing) -> dict[str, Any]:
    return {"kind": "molecule", "smiles": thing.text}
