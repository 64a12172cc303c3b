"""What tools return: values with their property and unit, and new structures.

"No value" is ``None`` with a reason, never 0 and never an empty string.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

AtomSets = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    Attributes:
        value: The number; None where there is none, and then ``reason`` says why.
        unit: Unit as printed after the number; empty for a dimensionless number or a count.
        property: What was measured, as it reads in "the <property> of M1".
        decimals: Digits after the point when printed; integers are printed whole.
        reason: Why there is no value, or a remark that must stand beside it.
        atoms: Atom indices, in the first molecule argument, that the number is about.
    """

    value: float | int | None
    unit: str
    property: str
    decimals: int = 2
    reason: str | None = None
    atoms: AtomSets = ()


@dataclass(frozen=True, slots=True)
class YesNo:
    """A yes or no.

    Attributes:
        value: True, False, or None where it cannot be said.
        property: What was asked, as it reads in "<property> of M1", e.g. "passes Lipinski's rule of five".
        reason: The reason in words, e.g. which rules were violated.
        atoms: Atom indices, in the first molecule argument, that decide it.
    """

    value: bool | None
    property: str
    reason: str | None = None
    atoms: AtomSets = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few named outcomes, or the label of one of the molecules that were passed in."""

    value: str | None
    property: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A short text: a formula, an InChIKey, a list of functional groups."""

    value: str | None
    property: str
    reason: str | None = None
    atoms: AtomSets = ()


@dataclass(frozen=True, slots=True)
class Structure:
    """A new molecule.

    Attributes:
        smiles: SMILES, valid; stereo included.
        label: What it is, as it reads after the handle, e.g. "Murcko scaffold of M1".
        note: What was done to make it, e.g. "OH replaced by F at C7".
        atoms: Atom indices in the new molecule that are new or changed.
    """

    smiles: str
    label: str
    note: str = ""
    atoms: AtomSets = ()


@dataclass(frozen=True, slots=True)
class TableMade:
    """A new table, kept in a file.

    Attributes:
        path: Where it is.
        label: What it is, as it reads after the handle, e.g. "T1 sorted by logP".
        rows: Number of rows.
        note: What was done to make it.
    """

    path: str
    label: str
    rows: int
    note: str = ""

    @property
    def value(self) -> str:
        """Where it is, as the other items give their value."""
        return self.path

    @property
    def reason(self) -> str | None:
        """The remark that stands beside it."""
        return self.note or None

    @property  # the last of them: its name hides the decorator
    def property(self) -> str:
        """What it is, as the other items say what they measure."""
        return self.label


@dataclass(frozen=True, slots=True)
class PlanMade:
    """A plan of synthesis, kept in a file: routes to one compound, the one in question first.

    Attributes:
        path: Where it is.
        label: What it is, as it reads after the handle, e.g. "a synthesis of M1".
        steps: Number of steps of its first route.
        note: What was done to make it.
    """

    path: str
    label: str
    steps: int
    note: str = ""

    @property
    def value(self) -> str:
        """Where it is, as the other items give their value."""
        return self.path

    @property
    def reason(self) -> str | None:
        """The remark that stands beside it."""
        return self.note or None

    @property  # the last of them: its name hides the decorator
    def property(self) -> str:
        """What it is, as the other items say what they measure."""
        return self.label


Item = Quantity | YesNo | Choice | Text | Structure | TableMade | PlanMade


@dataclass(frozen=True, slots=True)
class Report:
    """Several values and structures from one call.

    Attributes:
        items: Most important first; each becomes a handle.
        data: JSON-ready details that the program renders or exports; the policy never sees them.
    """

    items: tuple[Item, ...]
    data: Mapping[str, Any] = field(default_factory=dict)


Returned = Item | Report

ITEM_KINDS: dict[type, str] = {
    Quantity: "number",
    YesNo: "boolean",
    Choice: "choice",
    Text: "text",
    Structure: "molecule",
    TableMade: "table",
    PlanMade: "plan",
}
_KIND_TYPES = {kind: cls for cls, kind in ITEM_KINDS.items()}


def as_report(returned: Returned) -> Report:
    """Wrap a single item into a report."""
    return returned if isinstance(returned, Report) else Report((returned,))


def item_to_json(item: Item) -> dict[str, Any]:
    """Encode an item with its kind, ready for ``json.dumps``."""
    return {"kind": ITEM_KINDS[type(item)], **asdict(item)}


def item_from_json(encoded: Mapping[str, Any]) -> Item:
    """Decode what :func:`item_to_json` made.

    Raises:
        KeyError: The kind is unknown.
    """
    fields = {key: value for key, value in encoded.items() if key != "kind"}
    if "atoms" in fields:
        fields["atoms"] = tuple(tuple(atoms) for atoms in fields["atoms"])
    item: Item = _KIND_TYPES[encoded["kind"]](**fields)
    return item


def format_item(item: Item) -> str:
    """Print an item's value as it stands in an answer, with unit: ``"63.60 Å²"``, ``"yes"``, ``"C9H8O4"``."""
    if isinstance(item, Structure):
        return item.smiles
    if isinstance(item, TableMade):
        return f"{item.rows:,} row{'s' * (item.rows != 1)}"
    if isinstance(item, PlanMade):
        return f"{item.steps} step{'s' * (item.steps != 1)}"
    if item.value is None:
        return f"no value ({item.reason})" if item.reason else "no value"
    if isinstance(item, YesNo):
        return "yes" if item.value else "no"
    if isinstance(item, Quantity):
        number = format_number(item.value, item.decimals)
        if item.unit == "%":
            return number + " %"
        return f"{number} {item.unit}".rstrip()
    return item.value


def format_number(value: float | int, decimals: int) -> str:
    """Print a number with a point, whatever the locale; integers whole, "-0.00" as "0.00"."""
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        return "not finite"
    text = f"{value:.{decimals}f}"
    return text.removeprefix("-") if float(text) == 0 else text


State = Literal["ok", "error", "timeout", "crashed", "cancelled", "denied", "unparsed"]


@dataclass(frozen=True, slots=True)
class ToolResult:
    """The outcome of one call, as the program, the store and the policy get it.

    Attributes:
        ok: Whether the tool answered.
        text: What the policy reads; short.
        values: The items of the report, in order (structures included).
        handles: The handle of each item, in the same order (``"V1"``, ``"M2"``); empty before a workspace
            has taken the result in.
        data: JSON-ready details for rendering and export.
        kind: Kind of the tool (``"quantity"``, ``"structure"`` …).
        state: How it ended.
        ms: Wall-clock milliseconds in the worker.
        error: What went wrong, in the chemist's words; None when ok.
        stderr: What libraries printed meanwhile, for whoever looks into a failure; mostly empty.
    """

    ok: bool
    text: str
    values: tuple[Item, ...]
    handles: tuple[str, ...]
    data: Mapping[str, Any]
    kind: str
    state: State
    ms: float
    error: str | None = None
    stderr: str = ""

    def to_json(self) -> dict[str, Any]:
        """Encode as JSON-ready primitives (checked by a round trip through ``json``)."""
        encoded = {
            "ok": self.ok,
            "text": self.text,
            "values": [item_to_json(item) for item in self.values],
            "handles": list(self.handles),
            "data": dict(self.data),
            "kind": self.kind,
            "state": self.state,
            "ms": self.ms,
            "error": self.error,
        }
        if self.stderr:
            encoded["stderr"] = self.stderr
        decoded: dict[str, Any] = json.loads(json.dumps(encoded, allow_nan=False))
        return decoded

    @classmethod
    def from_json(cls, encoded: Mapping[str, Any]) -> ToolResult:
        """Decode what :meth:`to_json` made."""
        return cls(
            ok=encoded["ok"],
            text=encoded["text"],
            values=tuple(item_from_json(item) for item in encoded["values"]),
            handles=tuple(encoded["handles"]),
            data=encoded["data"],
            kind=encoded["kind"],
            state=encoded["state"],
            ms=encoded["ms"],
            error=encoded["error"],
            stderr=encoded.get("stderr", ""),
        )


def failure(state: State, error: str, *, kind: str = "", ms: float = 0.0) -> ToolResult:
    """Make the result of a call that did not answer."""
    return ToolResult(False, f"error: {error}", (), (), {}, kind, state, ms, error)
