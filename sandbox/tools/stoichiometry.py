"""Reactions in numbers: the table of reactants with its yield, and balanced equations."""

from __future__ import annotations

from typing import Annotated

from rdkit import Chem

from sandbox.bench import balancing
from sandbox.bench.amounts import molar_mass
from sandbox.bench.liquids import liquid_density
from sandbox.bench.quantities import result
from sandbox.bench.reaction_table import Row, make_table, numbers_for, percent_yield, read_portions
from sandbox.registry import tool
from sandbox.results import Item, Quantity, Report, Text, format_item
from sandbox.types import AtLeast, Molecule


@tool(
    kind="report",
    verb="Made a reaction table",
    examples=[
        {
            "molecules": ["OC(=O)c1ccccc1O", "CC(=O)OC(C)=O"],
            "product": "CC(=O)Oc1ccccc1C(=O)O",
            "amount": "2.00 g and 5.0 mL (1.08 g/mL)",
            "isolated": "2.1 g",
        }
    ],
)
def reaction_table(
    molecules: Annotated[list[Molecule], AtLeast(1)], product: Molecule, amount: str, isolated: str = ""
) -> Report:
    """Reaction table: limiting reactant, moles, equivalents, theoretical yield, % yield and E-factor.

    Args:
        molecules: The reactants, one mole of each to one mole of product, or more where the product's carbon
            atoms need more.
        product: The product.
        amount: Their amounts in the same order, as written; a volume with its density or molarity after it,
            or alone for a liquid whose density the tables know; equivalents of one that has an amount.
        isolated: What was isolated, as written, where it is known.

    Returns:
        Limiting reactant, theoretical yield, equivalents, atom economy, and with an isolated mass the yield
        in % and the E-factor of the reactants alone; solvents and work-up are not counted.

    Source: stoichiometry with IUPAC atomic weights; E-factor: Sheldon, Green Chem. 2007, 9, 1273.
    """
    portions = read_portions(molecules, amount)
    named = all(not _same(each, product) for each in molecules)
    numbers = numbers_for(molecules, product) if named else [1] * len(molecules)
    rows, limiting = make_table(molecules, portions, numbers)
    moles = rows[limiting].portion.moles / numbers[limiting]
    rest_on = "; ".join(filter(None, (row.portion.remark for row in rows))) or None
    equivalents = Text(
        ", ".join(f"{row.molecule.label} {row.equivalents:.3g}" for row in rows), "equivalents", rest_on
    )
    taken = Text("; ".join(_measured(row) for row in rows), "amounts")
    limits = Text(rows[limiting].molecule.label, "limiting reactant", _in_words(molecules, numbers))
    if not named:
        reason = "the product is not named, or is one of the reactants"
        return Report((limits, equivalents, taken, Quantity(None, "g", "theoretical yield", 2, reason)))
    theory = moles * molar_mass(product)
    weights = sum(n * molar_mass(each) for n, each in zip(numbers, molecules, strict=True))
    missing = "the reactants named weigh less than the product, so one is not named"
    complete = molar_mass(product) <= weights * 1.0001
    items: list[Item] = [
        limits,
        result(theory, "g", "theoretical yield"),
        equivalents,
        Quantity(100 * molar_mass(product) / weights, "%", "atom economy", 1)
        if complete
        else Quantity(None, "%", "atom economy", 1, missing),
    ]
    if isolated.strip():
        share = percent_yield(moles, product, isolated)
        got = share / 100 * theory
        items.insert(
            2, Quantity(share, "%", "yield", 1, "above 100 %: check the masses" if share > 100 else None)
        )
        items.append(
            result((sum(row.portion.grams for row in rows) - got) / got, "", "E-factor")
            if complete
            else Quantity(None, "", "E-factor", 1, missing)
        )
    data = [
        {
            "reactant": r.molecule.label,
            "mmol": r.portion.moles * 1e3,
            "g": r.portion.grams,
            "equiv": r.equivalents,
        }
        for r in rows
    ]
    return Report(tuple(items), {"table": data})


def _measured(row: Row) -> str:
    """What is taken of a reactant, as mass, amount and, for a liquid, volume."""
    portion = row.portion
    parts = [result(portion.grams, "g", ""), result(portion.moles, "mol", "")]
    liquid = liquid_density(row.molecule) if portion.litres is None else None
    litres = portion.grams / liquid[0] / 1000 if liquid else portion.litres
    parts += [result(litres, "L", "")] if litres is not None else []
    return f"{row.molecule.label} {', '.join(map(format_item, parts))}"


def _same(first: Molecule, second: Molecule) -> bool:
    return Chem.MolToSmiles(first.mol) == Chem.MolToSmiles(second.mol)


def _in_words(molecules: list[Molecule], numbers: list[int]) -> str:
    """The proportions that the table rests on."""
    if len(molecules) == 1:
        return f"{numbers[0]} mol to 1 mol of product"
    parts = " + ".join(f"{n} {each.label}" for n, each in zip(numbers, molecules, strict=True))
    return f"{parts} to 1 of product" + (", by the carbon atoms" if max(numbers) > 1 else "")


@tool(
    kind="text",
    verb="Balanced an equation",
    examples=[{"equation": "KMnO4 + HCl -> KCl + MnCl2 + H2O + Cl2"}],
)
def balance_equation(equation: str) -> Text:
    """Balance a chemical equation.

    Args:
        equation: Formulas with plus signs and an arrow, as written; ions as MnO4^- or Fe3+, electrons as e-.

    Returns:
        The equation with the smallest whole coefficients.

    Source: exact null space of the element and charge balance.
    """
    return Text(balancing.balance(equation), "balanced equation")
