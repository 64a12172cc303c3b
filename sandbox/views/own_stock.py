"""Takes a list of the user's own compounds in, so that routes may start from them."""

from __future__ import annotations

from rdkit import Chem

from sandbox.reactions.own_stock import take_in
from sandbox.reactions.stock import key_of_inchikey, stock_key
from sandbox.registry import tool
from sandbox.results import Quantity, Report
from sandbox.tables.rows import listed_rows
from sandbox.tables.table import Table
from sandbox.views import VIEWS

LONG_S = 600.0
MAX_PROBLEMS = 200


@tool(
    kind="report",
    verb="Took the list in",
    examples=[{"table": "example:amines.csv", "name": "amines.csv"}],
    registry=VIEWS,
    deadline_s=LONG_S,
)
def import_own_stock(table: Table, name: str) -> Report:
    """Add a list of compounds to what syntheses may start from.

    Args:
        table: The list: SMILES, SDF, CSV or a workbook.
        name: What it is called; one of the same name is replaced.

    Returns:
        Number of different compounds in it, and of rows that could not be read (counts); these are listed in
        the details. Of a salt the organic part counts as well.

    Source: standard InChIKeys by RDKit.
    """
    numbers = {key_of_inchikey(key) for key in listed_rows(table, "key", "InChIKey") if "no InChI" not in key}
    parts = (stock_key(_largest(smiles)) for smiles in table.structures if "." in smiles)
    parents = {number for number in parts if number is not None}
    made = take_in(" ".join(name.split())[:80] or "my list", numbers, parents)
    items = (
        Quantity(made.count, "", "number of compounds in the list"),
        Quantity(table.left_out, "", "number of rows that could not be read"),
    )
    problems = [{"line": each.line, "reason": each.reason} for each in table.problems[:MAX_PROBLEMS]]
    return Report(items, {"name": made.name, "problems": problems})


def _largest(smiles: str) -> Chem.Mol:
    parts: tuple[Chem.Mol, ...] = Chem.GetMolFrags(Chem.MolFromSmiles(smiles), asMols=True)
    return max(parts, key=lambda part: part.GetNumHeavyAtoms())
