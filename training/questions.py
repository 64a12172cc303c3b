"""One question with the plan that answers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sandbox.episode import Episode
from sandbox.exchange import RECENT_EXCHANGES
from sandbox.workspace import Thing


@dataclass(frozen=True, slots=True)
class Mol:
    """A molecule of the message (or of an earlier one), by canonical SMILES or text."""

    key: str


@dataclass(frozen=True, slots=True)
class Frag:
    """A pattern, fragment or reaction of the message, by its text."""

    text: str


@dataclass(frozen=True, slots=True)
class File:
    """A table of the message, by its path."""

    path: str


@dataclass(frozen=True, slots=True)
class Product:
    """The first structure or table that a call of the turn made (by index), or the latest before (-1)."""

    step: int


@dataclass(frozen=True, slots=True)
class LastPlan:
    """The plan of synthesis that a call made last."""


Slot = Mol | Frag | File | Product | LastPlan | str | int | float | tuple[Mol, ...]


@dataclass(frozen=True, slots=True)
class PlannedCall:
    """A call of the plan: tool, and arguments by slot."""

    tool: str
    arguments: Mapping[str, Slot]


@dataclass(frozen=True)
class Question:
    """A message and what a good policy does with it.

    Attributes:
        text: As typed.
        calls: The calls, in order; empty where no tool is needed.
        reply: The answer where there are no calls.
        family: For counts and reports.
        expect_failure: Whether the last call is meant to fail.
    """

    text: str
    calls: tuple[PlannedCall, ...] = ()
    reply: str | None = None
    family: str = ""
    expect_failure: bool = False
    subjects: tuple[str, ...] = field(default=())


def structures_of(call: PlannedCall) -> set[Mol | Frag | File]:
    """Molecules, patterns and tables that a planned call takes from the message."""
    slots = [
        each for slot in call.arguments.values() for each in (slot if isinstance(slot, tuple) else (slot,))
    ]
    return {slot for slot in slots if isinstance(slot, Mol | Frag | File)}


class UnresolvedError(LookupError):
    """A slot of the plan was not found in the workspace: the recogniser missed it."""


def resolve(call: PlannedCall, episode: Episode) -> dict[str, object]:
    """Replace the slots of a planned call by handles of the episode.

    Raises:
        UnresolvedError: A molecule or pattern of the question has no handle.
    """
    return {name: _handle(slot, episode) for name, slot in call.arguments.items()}


def _handle(slot: Slot, episode: Episode) -> object:
    if isinstance(slot, str | int | float):
        return slot
    if isinstance(slot, tuple):
        handles = [str(_handle(each, episode)) for each in slot]
        return sorted(handles, key=lambda handle: int(handle[1:]))  # the order that the grammar offers
    if isinstance(slot, LastPlan):
        plans = episode.workspace.of_kind("plan")
        if not plans:
            raise UnresolvedError("no plan was made")
        return plans[-1].handle
    if isinstance(slot, Product):
        now, before = episode.exchanges[-1], episode.exchanges[-1 - RECENT_EXCHANGES : -1]
        earlier = [step for exchange in reversed(before) for step in reversed(exchange.steps)]
        for step in now.steps[slot.step : slot.step + 1] if slot.step >= 0 else earlier:
            made = next((handle for handle in step.result.handles if handle[0] in "MT"), None)
            if made:
                return made
        raise UnresolvedError("no call made a structure")
    for thing in reversed(episode.workspace.things):
        if _matches(slot, thing):
            return thing.handle
    raise UnresolvedError(f"{slot} was not recognised")


def _matches(slot: Mol | Frag | File, thing: Thing) -> bool:
    if isinstance(slot, File):
        return thing.kind == "file" and thing.text == slot.path
    if isinstance(slot, Frag):
        return thing.kind in ("pattern", "molecule", "reaction") and thing.text == slot.text
    if thing.kind != "molecule":
        return False
    return (
        thing.text == slot.key
        if thing.problem or thing.origin == "tool"
        else canonical(thing.text) == slot.key
    )


def canonical(text: str) -> str:
    """Canonical SMILES of a readable structure."""
    from sandbox.structures import chem

    if text not in _CANONICAL:
        if len(_CANONICAL) > 50_000:
            _CANONICAL.clear()
        _CANONICAL[text] = chem.canonical_smiles(chem.parse_smiles(text))
    return _CANONICAL[text]


_CANONICAL: dict[str, str] = {}
