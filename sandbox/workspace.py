"""The workspace of a conversation branch: molecules, patterns, reactions, files, plans and values by handle.

The policy writes handles (``M1``, ``Q1``, ``R1``, ``T1``, ``P1``, ``V1``) instead of SMILES and numbers; the
workspace says what each one stands for and where it came from.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from sandbox.results import (
    Choice,
    Item,
    PlanMade,
    Structure,
    TableMade,
    Text,
    ToolResult,
    item_from_json,
    item_to_json,
)

HANDLE = re.compile(r"\b[MQRTPV][1-9]\d{0,3}\b")
MOLECULE = re.compile(r"\bM[1-9]\d{0,3}\b")

Origin = Literal["user", "tool"]
ThingKind = Literal["molecule", "pattern", "reaction", "file", "plan"]
PREFIX: dict[ThingKind, str] = {"molecule": "M", "pattern": "Q", "reaction": "R", "file": "T", "plan": "P"}
KEPT: Mapping[type, ThingKind] = {TableMade: "file", PlanMade: "plan"}  # what a call leaves in a file


def molecules_in(text: str) -> tuple[str, ...]:
    """The handles of the molecules that a text names, each once, in its order."""
    return tuple(dict.fromkeys(MOLECULE.findall(text)))


def by_number(handles: Iterable[str]) -> tuple[str, ...]:
    """Handles of one kind in the order in which they were given."""
    return tuple(sorted(handles, key=lambda handle: int(handle[1:])))


@dataclass(frozen=True, slots=True)
class Thing:
    """A structure, pattern, reaction, file or plan of synthesis under a handle.

    Attributes:
        handle: For example ``"M1"``.
        kind: What it is.
        text: SMILES, SMARTS, reaction SMILES or path; as the user wrote it where the user did.
        name: Its compound name, when the user gave it by name.
        problem: Why it cannot be read, in the chemist's words; None for a valid one.
        origin: Whether the user or a tool brought it in.
        label: What it is, for results: "Murcko scaffold of M1".
        note: How it was made.
        atoms: Atom indices that are new or changed in it.
    """

    handle: str
    kind: ThingKind
    text: str
    name: str | None = None
    problem: str | None = None
    origin: Origin = "user"
    label: str = ""
    note: str = ""
    atoms: tuple[tuple[int, ...], ...] = ()

    @property
    def display(self) -> str:
        """How it reads in a plain-text answer: its name or text; what a call left in a file by its handle."""
        if self.kind in ("file", "plan") and self.origin == "tool":
            return self.handle
        return self.name or self.text


@dataclass(frozen=True, slots=True)
class CitedValue:
    """A value under a handle, with the call that produced it.

    Attributes:
        handle: For example ``"V1"``.
        item: The value with property and unit.
        subject: Handles that it is about, in order: ``("M1",)``.
        call: Index of the call in the branch, from 0.
        is_error: Whether the text is why a call failed.
    """

    handle: str
    item: Item
    subject: tuple[str, ...]
    call: int
    is_error: bool = False


class Workspace:
    """Handles and what they stand for, in the order in which they arose."""

    def __init__(self) -> None:
        self._things: dict[str, Thing] = {}
        self._values: dict[str, CitedValue] = {}
        self._calls = 0

    def fork(self) -> Workspace:
        """Return an independent copy, for a new branch of the conversation."""
        return copy.deepcopy(self)

    @property
    def things(self) -> tuple[Thing, ...]:
        """Molecules, patterns, reactions, files and plans, oldest first."""
        return tuple(self._things.values())

    @property
    def values(self) -> tuple[CitedValue, ...]:
        """Values, oldest first."""
        return tuple(self._values.values())

    def handles(self) -> tuple[str, ...]:
        """Every handle that exists."""
        return (*self._things, *self._values)

    def of_kind(self, kind: ThingKind) -> tuple[Thing, ...]:
        """Things of one kind, oldest first."""
        return tuple(thing for thing in self._things.values() if thing.kind == kind)

    def thing(self, handle: str) -> Thing | None:
        """What a handle other than a value handle stands for; None if it does not exist."""
        return self._things.get(handle)

    def value(self, handle: str) -> CitedValue | None:
        """What a value handle stands for; None if it does not exist."""
        return self._values.get(handle)

    def add(
        self,
        kind: ThingKind,
        text: str,
        *,
        name: str | None = None,
        problem: str | None = None,
        origin: Origin = "user",
        label: str = "",
        note: str = "",
        atoms: tuple[tuple[int, ...], ...] = (),
    ) -> str:
        """Put a thing under a handle; the same text gets the handle that it already has."""
        for thing in self._things.values():
            if (thing.kind, thing.text) == (kind, text):
                return thing.handle
        prefix = PREFIX[kind]
        handle = f"{prefix}{sum(h.startswith(prefix) for h in self._things) + 1}"
        self._things[handle] = Thing(handle, kind, text, name, problem, origin, label, note, atoms)
        return handle

    def take_in(self, result: ToolResult, subject: Iterable[str]) -> tuple[str, ...]:
        """Give a handle to each item of a result and return them in order.

        A failed result gets one value handle for the reason, so that an answer can cite it.
        """
        subjects = tuple(subject)
        call, self._calls = self._calls, self._calls + 1
        if not result.ok:
            return (self._add_value(Text(result.error, "reason"), subjects, call, is_error=True),)
        handles = []
        for item in result.values:
            if isinstance(item, Structure):
                handles.append(
                    self.add(
                        "molecule",
                        item.smiles,
                        origin="tool",
                        label=item.label,
                        note=item.note,
                        atoms=item.atoms,
                    )
                )
            elif isinstance(item, TableMade | PlanMade):
                kind = KEPT[type(item)]
                handles.append(self.add(kind, item.path, origin="tool", label=item.label, note=item.note))
            else:
                handles.append(self._add_value(item, subjects, call))
        return tuple(handles)

    def _add_value(self, item: Item, subject: tuple[str, ...], call: int, *, is_error: bool = False) -> str:
        handle = f"V{len(self._values) + 1}"
        self._values[handle] = CitedValue(handle, item, subject, call, is_error)
        return handle

    def chosen_molecule(self, item: Item) -> Thing | None:
        """The molecule that a choice between molecules picked, if the item is such a choice."""
        if isinstance(item, Choice) and item.value is not None:
            thing = self._things.get(item.value)
            return thing if thing and thing.kind == "molecule" else None
        return None

    def to_json(self) -> dict[str, Any]:
        """Encode for the store."""
        return {
            "things": [asdict(thing) for thing in self._things.values()],
            "values": [
                {
                    "handle": value.handle,
                    "item": item_to_json(value.item),
                    "subject": list(value.subject),
                    "call": value.call,
                    "is_error": value.is_error,
                }
                for value in self._values.values()
            ],
            "calls": self._calls,
        }

    @classmethod
    def from_json(cls, encoded: Mapping[str, Any]) -> Workspace:
        """Decode what :meth:`to_json` made."""
        workspace = cls()
        for fields in encoded.get("things", ()):
            atoms = tuple(tuple(group) for group in fields["atoms"])
            thing = Thing(**{**fields, "atoms": atoms})
            workspace._things[thing.handle] = thing
        for fields in encoded.get("values", ()):
            value = CitedValue(
                fields["handle"],
                item_from_json(fields["item"]),
                tuple(fields["subject"]),
                fields["call"],
                fields["is_error"],
            )
            workspace._values[value.handle] = value
        workspace._calls = encoded.get("calls", 0)
        return workspace
