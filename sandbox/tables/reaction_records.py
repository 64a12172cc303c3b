"""Reactions in files: the main product is the structure of the row, the reaction a column beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rdkit.Chem import rdChemReactions

from sandbox.errors import ChemError
from sandbox.structures import chem
from sandbox.tables.records import ENOUGH, MAX_CELL, SAMPLE, Record

REACTION = "reaction"
_MAP_NUMBER = re.compile(r":\d+(?=\])")
_TITLE = re.compile(r"^\s*reaction\s*$", re.IGNORECASE)


def sides(reaction: str) -> tuple[str, str, str] | None:
    """Reactants, agents and products of a reaction SMILES, whatever follows it; None where it is none."""
    words = reaction.split(maxsplit=1)
    parts = words[0].split(">") if words else []
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 and parts[0] and parts[2] else None


def is_reaction(text: str) -> bool:
    """Whether a cell is a reaction SMILES whose products can be read."""
    found = sides(text) if len(text) <= MAX_CELL else None
    if found is None:
        return False
    try:
        chem.parse_smiles(found[2])
    except ChemError:
        return False
    return True


def reaction_column(rows: Sequence[Sequence[str]]) -> int | None:
    """Find the first column that holds reactions in at least half of its first rows; None without one."""
    for index in range(max(map(len, rows), default=0)):
        cells = [row[index].strip() for row in rows[:SAMPLE] if index < len(row) and row[index].strip()]
        if cells and sum(map(is_reaction, cells)) >= ENOUGH * len(cells):
            return index
    return None


def reaction_record(line: int, reaction: str, cells: Mapping[str, str]) -> Record:
    """Make a record of a reaction SMILES; the longest of several products is the main one."""
    found = sides(reaction)
    if found is None:
        said = "this is no reaction SMILES with reactants and products" if reaction.strip() else ""
        return Record(line, "", {}, said or "there is no reaction")
    products = _MAP_NUMBER.sub("", found[2]).split(".")
    named = {(f"{name} (text)" if _TITLE.match(name) else name): cell for name, cell in cells.items()}
    return Record(line, max(products, key=len), {REACTION: reaction.strip(), **named})


def reaction_of_block(number: int, block: str, cells: Mapping[str, str]) -> Record:
    """Make a record of an RXN block."""
    try:
        reaction = rdChemReactions.ReactionFromRxnBlock(block)
        smiles = str(rdChemReactions.ReactionToSmiles(reaction))
    except (ValueError, RuntimeError):
        return Record(number, "", {}, "the reaction cannot be read")
    return reaction_record(number, smiles, cells)


def read_rxn(lines: Iterable[str]) -> Iterator[Record]:
    """Read an RXN file, or several one after the other; the title becomes the column "name"."""
    blocks = re.split(r"^(?=\$RXN)", "".join(lines), flags=re.MULTILINE)
    for number, block in enumerate((each for each in blocks if each.startswith("$RXN")), 1):
        title = block.split("\n", 2)[1].strip() if "\n" in block else ""
        yield reaction_of_block(number, block, {"name": title} if title else {})
