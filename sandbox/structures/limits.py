"""Rules made of upper limits: each value beside its limit, and which of them are exceeded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sandbox.results import YesNo, format_number
from sandbox.structures.completeness import components_remark, missing_atoms
from sandbox.types import Molecule


@dataclass(frozen=True, slots=True)
class Limit:
    """A value and the most that a rule allows.

    Attributes:
        name: What was measured, as the reason calls it.
        value: What was found.
        most: The limit; a value equal to it is allowed.
        unit: Unit of both.
        decimals: Digits after the point when printed.
    """

    name: str
    value: float | int
    most: float | int
    unit: str = ""
    decimals: int = 0

    @property
    def exceeded(self) -> bool:
        """Whether the value is above the limit."""
        return self.value > self.most

    def __str__(self) -> str:
        sign = ">" if self.exceeded else "≤"
        unit = f" {self.unit}" if self.unit else ""
        return f"{self.name} {format_number(self.value, self.decimals)} {sign} {self.most:g}{unit}"


def judge(molecule: Molecule, property: str, limits: Sequence[Limit], allowed: int = 0) -> YesNo:
    """Apply a rule.

    Args:
        molecule: Molecule that was measured.
        property: What the answer is called.
        limits: The rule's limits with the molecule's values.
        allowed: How many may be exceeded.
    """
    if reason := missing_atoms(molecule):
        return YesNo(None, property, reason)
    exceeded = [limit for limit in limits if limit.exceeded]
    kept = [limit for limit in limits if not limit.exceeded]
    count = {0: "no violation", 1: "1 violation"}.get(len(exceeded), f"{len(exceeded)} violations")
    convention = f" ({allowed} is allowed)" if allowed else ""
    listing = ", ".join(str(limit) for limit in (*exceeded, *kept))
    remark = components_remark(molecule)
    reason = f"{count}{convention}: {listing}" + (f"; {remark}" if remark else "")
    return YesNo(len(exceeded) <= allowed, property, reason)
