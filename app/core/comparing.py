"""Two results of the same call, then and now: what differs between them. No Qt."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sandbox.calling import read_molecule
from sandbox.errors import ChemError
from sandbox.results import Item, Quantity, Structure, ToolResult, format_item
from sandbox.structures import chem

Outcome = Literal["same", "changed", "now fails", "now answers", "gone", "left out"]
RELATIVE, ABSOLUTE = 1e-9, 1e-12


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it was.

    Attributes:
        what: The property, or what the structure is.
        then: As it was; empty where it was not there.
        now: As it is; empty where it is not there any more.
    """

    what: str
    then: str
    now: str


def compare(then: ToolResult, now: ToolResult) -> tuple[Outcome, tuple[Difference, ...]]:
    """Compare two results.

    Returns:
        The outcome, and the differences. Numbers differ by more than a part in 10⁹, structures where their
        canonical SMILES do. A remark or a reason that reads differently is listed, and changes nothing.
    """
    if then.ok and not now.ok:
        return "now fails", (Difference("result", then.text, now.error or "no answer"),)
    if now.ok and not then.ok:
        values = "; ".join(format_item(item) for item in now.values)
        return "now answers", (Difference("result", then.error or "no answer", values),)
    if not then.ok:
        reworded = (Difference("reason", then.error or "", now.error or ""),)
        return "same", reworded if then.error != now.error else ()
    changed = tuple(_value_differences(then, now))
    return ("changed" if changed else "same"), changed + tuple(_remarks(then, now))


def _value_differences(then: ToolResult, now: ToolResult) -> Iterator[Difference]:
    for index in range(max(len(then.values), len(now.values))):
        old = then.values[index] if index < len(then.values) else None
        new = now.values[index] if index < len(now.values) else None
        if old is None or new is None or not _equal(old, new):
            yield Difference(_called(old or new), _shown(old), _shown(new))


def _equal(one: Item, other: Item) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, Structure) and isinstance(other, Structure):
        return one.smiles == other.smiles or _canonical(one.smiles) == _canonical(other.smiles)
    if isinstance(one, Structure) or isinstance(other, Structure):
        return False
    if one.property != other.property:
        return False
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return one.value == other.value
    if one.unit != other.unit:
        return False
    if one.value is None or other.value is None:
        return one.value is other.value
    return math.isclose(one.value, other.value, rel_tol=RELATIVE, abs_tol=ABSOLUTE)


def _canonical(smiles: str) -> str:
    try:
        return chem.canonical_smiles(read_molecule(smiles))
    except ChemError:
        return smiles


def _remarks(then: ToolResult, now: ToolResult) -> Iterator[Difference]:
    for old, new in zip(then.values, now.values, strict=False):
        if _equal(old, new) and _remark(old) != _remark(new):
            yield Difference(f"remark on {_called(old)}", _remark(old), _remark(new))


def _remark(item: Item) -> str:
    return (item.note if isinstance(item, Structure) else item.reason) or ""


def _called(item: Item | None) -> str:
    if item is None:
        return ""
    return item.label if isinstance(item, Structure) else item.property


def _shown(item: Item | None) -> str:
    """As printed; a number that prints alike has all its digits here, or nothing would be seen."""
    if item is None:
        return ""
    printed = format_item(item)
    if isinstance(item, Quantity) and isinstance(item.value, float):
        return f"{printed} ({item.value:.10g})"
    return printed
