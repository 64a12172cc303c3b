"""Reactions in numbers: the table of reactants with its yield, and balanced equations."""

from __future__ import annotations

from typing import Annotated

from sandbox.bench import balancing
from sandbox.bench.amounts import molar_mass
from sandbox.bench.quantities import result
from sandbox.bench.reaction_table import make_table, percent_yield, read_portions
from sandbox.registry import tool
from sandbox.results import Item, Quantity, Report, Text
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
        molecules: The reactants, one mole of each to one mole of product.
        product: The product.
        amount: Their amounts in the same order, as written; a volume with its density or molarity after it,
            or alone for a liquid whose density the tables know.
        isolated: What was isolated, as written, where it is known.

    Returns:
        Limiting reactant, theoretical yield, equivalents, atom economy, and with an isolated mass the yield
        in % and the E-factor of the reactants alone; solvents and work-up are not counted.

    Source: stoichiometry with IUPAC atomic weights; E-factor: Sheldon, Green Chem. 2007, 9, 1273.
    """
    rows, limiting = make_table(molecules, read_portions(molecules, amount))
    moles = rows[limiting].portion.moles
    theory = moles * molar_mass(product)
    economy = 100 * molar_mass(product) / sum(molar_mass(each) for each in molecules)
    rest_on = "; ".join(filter(None, (row.portion.remark for row in rows))) or None
    equivalents = ", ".join(f"{row.molecule.label} {row.equivalents:.3g}" for row in rows)
    items: list[Item] = [
        Text(rows[limiting].molecule.label, "limiting reactant"),
        result(theory, "g", "theoretical yield"),
        Text(equivalents, "equivalents", rest_on),
        Quantity(economy, "%", "atom economy", 1),
    ]
    if isolated.strip():
        share = percent_yield(moles, product, isolated)
        got = share / 100 * theory
        items.insert(
            2, Quantity(share, "%", "yield", 1, "above 100 %: check the masses" if share > 100 else None)
        )
        items.append(result((sum(row.portion.grams for row in rows) - got) / got, "", "E-factor"))
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
