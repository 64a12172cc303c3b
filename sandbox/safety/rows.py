"""Chemical weapons among the rows of a table: counted and named, in bounded time.

A table is its user's own; its rows are shown, sorted and written whatever they are. What is listed is said.
Rows without brackets are compared as they stand, all others once more without charges, isotopes and stereo.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rdkit import Chem

from sandbox.safety.controlled import listed_weapon, weapons_by_smiles

MAX_NAMED = 5


def weapon_of(smiles: str) -> str | None:
    """Name of the listed weapon that a row is, or has as a component; None if it is none.

    Args:
        smiles: Canonical SMILES.
    """
    known = _known()
    for part in smiles.split("."):
        if part in known:
            return known[part]
    if "[" not in smiles:
        return None
    mol = Chem.MolFromSmiles(smiles)
    return listed_weapon(mol) if mol is not None else None


def remark(found: Sequence[str | None], label: str) -> str:
    """What to say about a table: how many rows are listed and which come first; empty where none is.

    Args:
        found: The weapon of each row, or None.
        label: How the user knows the table.
    """
    rows = [(row, name) for row, name in enumerate(found, 1) if name]
    if not rows:
        return ""
    named = ", ".join(f"row {row}: {name}" for row, name in rows[:MAX_NAMED])
    more = f" and {len(rows) - MAX_NAMED} more" if len(rows) > MAX_NAMED else ""
    count = "1 row" if len(rows) == 1 else f"{len(rows):,} rows"
    return f"{count} of {label} on the Chemical Weapons Convention's lists ({named}{more})"


@cache
def _known() -> dict[str, str]:
    return weapons_by_smiles()
