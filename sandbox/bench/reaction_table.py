"""The reaction table: what was used, what limits, what can come out and what did."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sandbox.bench.amounts import Portion, molar_mass, portion
from sandbox.bench.quantities import is_kind, read_as
from sandbox.errors import ToolError
from sandbox.types import Molecule

_QUANTITY = re.compile(
    r"(?<![\w.,])\d(?:[\d.,]*\d)?\s*(?:[x×]\s*10\^?-?\d+\s*)?"
    r"(?:k|m|µ|μ|u|n)?(?:g/m[lL]|g\s*cm-?[³3]|mol/L|mol|g\b|[lL]\b|M\b)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One reactant of the table.

    Attributes:
        molecule: The reactant.
        portion: How much of it.
        equivalents: Relative to the limiting reactant.
    """

    molecule: Molecule
    portion: Portion
    equivalents: float


def read_portions(reactants: Sequence[Molecule], amount: str) -> list[Portion]:
    """Read one portion for each reactant from the user's words, in the order of the reactants.

    Args:
        reactants: The reactants.
        amount: Amounts as written: "2.0 g and 5.0 mL (1.08 g/mL)"; a density or a concentration belongs to
            the volume before it.

    Raises:
        ToolError: There are more or fewer amounts than reactants.
    """
    pairs: list[list[str]] = []
    for match in _QUANTITY.finditer(amount):
        text = match.group()
        if is_kind(text, "density") or is_kind(text, "concentration"):
            if pairs:
                pairs[-1].append(text)
        else:
            pairs.append([text])
    if len(pairs) != len(reactants):
        raise ToolError(
            f"{len(reactants)} reactants need {len(reactants)} amounts in the same order, such as "
            f"'2.0 g, 5.0 mL (1.08 g/mL)'; found {len(pairs)} in '{amount.strip()[:60]}'"
        )
    return [portion(each, *texts[:2]) for each, texts in zip(reactants, pairs, strict=True)]


def make_table(reactants: Sequence[Molecule], portions: Sequence[Portion]) -> tuple[list[Row], int]:
    """Find the limiting reactant, one mole of each to one of product, and everyone's equivalents."""
    limiting = min(range(len(portions)), key=lambda i: portions[i].moles)
    least = portions[limiting].moles
    rows = [Row(m, p, p.moles / least) for m, p in zip(reactants, portions, strict=True)]
    return rows, limiting


def percent_yield(moles: float, product: Molecule, isolated: str) -> float:
    """Return the yield in % of an isolated mass or amount."""
    kind = "mass" if is_kind(isolated, "mass") else "amount"
    got = read_as(isolated, kind) / (molar_mass(product) if kind == "mass" else 1.0)
    return 100 * got / moles
