"""Precedents: reactions of the user's own tables that resemble one that is planned."""

from __future__ import annotations

from typing import Annotated, Literal

from sandbox.precedents.fingerprints import molecules_bits, reaction_bits
from sandbox.precedents.report import found_report
from sandbox.registry import tool
from sandbox.results import Report
from sandbox.tables.table import Table
from sandbox.types import AtLeast, Expert, Molecule, Reaction

EXAMPLE = "example:reactions.csv"
LONG_S = 900.0
By = Literal["all", "change", "products", "reactants"]


@tool(
    kind="report",
    verb="Searched precedents",
    examples=[
        {
            "table": EXAMPLE,
            "molecules": ["Brc1ccc(C)nc1", "OB(O)c1ccccc1"],
            "product": "Cc1ccc(-c2ccccc2)cn1",
        }
    ],
    deadline_s=LONG_S,
)
def find_precedents(
    table: Table,
    molecules: Annotated[list[Molecule], AtLeast(1)],
    product: Molecule,
    by: Annotated[By, Expert()] = "all",
) -> Report:
    """Precedents in a table of reactions for a reaction of given reactants and product.

    Args:
        table: Table of reactions (RDF, RXN, reaction SMILES, or JSON of the Open Reaction Database).
        molecules: Starting materials, without reagents and solvents.
        product: The product.
        by: What is compared: bonds and atoms that change, products, reactants, or all of these.

    Returns:
        The closest reactions as a new table, the similarity of the closest one (dimensionless, 0 to 1), its
        row with reagents, conditions and yield as the table has them, and the next four. Looked up in the
        user's table, not predicted; what is similar need not work alike.

    Source: The table; difference fingerprints after Schneider et al., J. Chem. Inf. Model. 2015, 55, 39, and
        Morgan fingerprints, radius 2, 2048 bits; Tanimoto similarity.
    """
    reactants = ".".join(each.smiles for each in molecules)
    return found_report(
        table, molecules_bits(reactants, product.smiles), f"for the way to {product.label}", by
    )


@tool(
    kind="report",
    verb="Searched precedents",
    examples=[{"table": EXAMPLE, "reaction": "OC(=O)c1ccccc1.NCC1CC1>>O=C(NCC1CC1)c1ccccc1"}],
    deadline_s=LONG_S,
)
def precedents_of_reaction(table: Table, reaction: Reaction, by: Annotated[By, Expert()] = "all") -> Report:
    """Precedents in a table of reactions for a reaction that is given as reaction SMILES.

    Args:
        table: Table of reactions (RDF, RXN, reaction SMILES, or JSON of the Open Reaction Database).
        reaction: The reaction; what stands over its arrow does not count.
        by: What is compared: bonds and atoms that change, products, reactants, or all of these.

    Returns:
        The closest reactions as a new table, the similarity of the closest one (dimensionless, 0 to 1), its
        row with reagents, conditions and yield as the table has them, and the next four.

    Source: The table; difference fingerprints after Schneider et al., J. Chem. Inf. Model. 2015, 55, 39, and
        Morgan fingerprints, radius 2, 2048 bits; Tanimoto similarity.
    """
    return found_report(table, reaction_bits(reaction.smiles), f"for {reaction.label}", by)


@tool(
    kind="report",
    verb="Searched reactions that make it",
    examples=[{"table": EXAMPLE, "molecule": "O=C(NCC1CC1)c1ccccc1"}],
    deadline_s=LONG_S,
)
def precedents_making(table: Table, molecule: Molecule) -> Report:
    """Reactions of a table that make a compound or the like of it, whatever they start from.

    Args:
        table: Table of reactions (RDF, RXN, reaction SMILES, or JSON of the Open Reaction Database).
        molecule: Product wanted.

    Returns:
        The reactions with the most similar products as a new table, the similarity of the closest one
        (dimensionless, 0 to 1), its row with reagents, conditions and yield, and the next four.

    Source: The table; Morgan fingerprints, radius 2, 2048 bits; Tanimoto similarity.
    """
    return found_report(table, molecules_bits("", molecule.smiles), f"making {molecule.label}", "products")


@tool(
    kind="report",
    verb="Searched reactions that use it",
    examples=[{"table": EXAMPLE, "molecule": "OB(O)c1ccccc1"}],
    deadline_s=LONG_S,
)
def precedents_using(table: Table, molecule: Molecule) -> Report:
    """Reactions of a table that start from a compound or the like of it, whatever they make.

    Args:
        table: Table of reactions (RDF, RXN, reaction SMILES, or JSON of the Open Reaction Database).
        molecule: Starting material.

    Returns:
        The reactions with the most similar starting materials as a new table, the similarity of the closest
        one (dimensionless, 0 to 1: how much of the compound is among the reactants), its row with reagents,
        conditions and yield, and the next four.

    Source: The table; Morgan fingerprints, radius 2, 2048 bits; similarity of Tversky, Psychol. Rev. 1977,
        84, 327, weight 1 for the compound and 0 for the reaction.
    """
    wanted = molecules_bits(molecule.smiles, "")
    return found_report(table, wanted, f"starting from {molecule.label}", "using")
