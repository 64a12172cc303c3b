"""The reaction table: what was used, what limits, what can come out and what did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product as combinations

from sandbox.bench.amounts import Portion, molar_mass
from sandbox.bench.material import Material
from sandbox.bench.measuring import moles_of, read_measure
from sandbox.bench.quantities import is_kind, read_as, read_number
from sandbox.bench.stated import EXTENSIVE, Stated, stated_in
from sandbox.errors import ToolError
from sandbox.types import Molecule

MAX_COUNTED = 4  # reactants
MOST_OF_ONE = 6


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
        amount: Amounts as written: "2.0 g and 5.0 mL (1.08 g/mL)", "1.0 g; 1.2 equiv"; a density, a
            concentration or a per cent belongs to the amount before it, equivalents to the first reactant
            that has another amount.

    Raises:
        ToolError: There are more or fewer amounts than reactants.
    """
    groups = _groups(amount)
    if len(groups) != len(reactants):
        raise ToolError(
            f"{len(reactants)} reactants need {len(reactants)} amounts in the same order, such as "
            f"'2.0 g, 5.0 mL (1.08 g/mL)'; found {len(groups)} in '{amount.strip()[:60]}'"
        )
    portions: list[Portion | None] = []
    for molecule, group in zip(reactants, groups, strict=True):
        related = group[0].kind == "equivalents"
        portions.append(None if related else _portion(molecule, ", ".join(each.text for each in group)))
    reference = next((each for each in portions if each is not None), None)
    if reference is None:
        raise ToolError("equivalents need the amount of one reactant, such as 2.0 g or 10 mmol")
    return [
        each or _related(molecule, group[0].text, reference)
        for molecule, group, each in zip(reactants, groups, portions, strict=True)
    ]


def _groups(amount: str) -> list[list[Stated]]:
    """The amounts of each reactant, the one that counts first; what stands in brackets belongs to it."""
    groups: list[list[Stated]] = []
    for each in stated_in(amount):
        bracketed = amount.count("(", 0, each.start) > amount.count(")", 0, each.start)
        counts = each.kind in (*EXTENSIVE, "equivalents")
        if counts and not (bracketed and groups):
            groups.append([each])
        elif groups and not counts:
            groups[-1].append(each)
    return groups


def _portion(molecule: Molecule, text: str) -> Portion:
    measure = read_measure(text)
    material = Material.of(molecule, measure.material)
    moles, remarks = moles_of(material, measure)
    litres = read_as(measure.text, "volume") if measure.kind == "volume" else None
    return Portion(moles, moles * molar_mass(molecule), litres, "; ".join(filter(None, remarks)))


def _related(molecule: Molecule, equivalents: str, reference: Portion) -> Portion:
    moles = read_number(equivalents) * reference.moles
    return Portion(moles, moles * molar_mass(molecule), None, "")


def make_table(
    reactants: Sequence[Molecule], portions: Sequence[Portion], numbers: Sequence[int]
) -> tuple[list[Row], int]:
    """Find the limiting reactant and everyone's equivalents.

    Args:
        reactants: The reactants.
        portions: How much of each.
        numbers: Molecules of each that one of product takes.
    """
    limiting = min(range(len(portions)), key=lambda i: portions[i].moles / numbers[i])
    least = portions[limiting].moles / numbers[limiting]
    rows = [Row(m, p, p.moles / least) for m, p in zip(reactants, portions, strict=True)]
    return rows, limiting


def numbers_for(reactants: Sequence[Molecule], product: Molecule) -> list[int]:
    """How many molecules of each reactant one of product takes, by its carbon atoms.

    Returns:
        One of each, unless that is too little carbon and one set of small numbers has just as much.
    """
    there = [_carbons(each) for each in reactants]
    needed = _carbons(product)
    if sum(there) >= needed or len(there) > MAX_COUNTED:
        return [1] * len(there)
    fitting = [
        numbers
        for numbers in combinations(range(1, MOST_OF_ONE + 1), repeat=len(there))
        if sum(n * c for n, c in zip(numbers, there, strict=True)) == needed
    ]
    fewest = [each for each in fitting if sum(each) == min(map(sum, fitting))]
    return list(fewest[0]) if len(fewest) == 1 else [1] * len(there)


def _carbons(molecule: Molecule) -> int:
    return sum(atom.GetAtomicNum() == 6 for atom in molecule.mol.GetAtoms())


def percent_yield(moles: float, product: Molecule, isolated: str) -> float:
    """Return the yield in % of an isolated mass or amount."""
    kind = "mass" if is_kind(isolated, "mass") else "amount"
    got = read_as(isolated, kind) / (molar_mass(product) if kind == "mass" else 1.0)
    return 100 * got / moles
