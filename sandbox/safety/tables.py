"""The safety tables in ``assets/tables``, looked up by structure.

The tables say something of a few thousand compounds. That a compound is absent says nothing about it.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rdkit import Chem

from sandbox.paths import assets_dir
from sandbox.structures import chem

GHS = "ghs_jp_kr.tsv.gz"
LIMITS = "exposure_limits.tsv"
CARCINOGENS = "carcinogens.tsv"
CONTROLLED = "controlled_chemicals.tsv"


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of a table for a compound.

    Attributes:
        rows: The rows, by column name; empty where the table does not have the compound.
        remark: What must be said where the rows are those of another form of the compound.
    """

    rows: tuple[Mapping[str, str], ...]
    remark: str | None = None


def look_up(table: str, mol: Chem.Mol) -> Found:
    """Find a compound in a table: as it stands, else with other or no stereo.

    Args:
        table: File name of the table.
        mol: The compound, counter-ions included.
    """
    inchi, _ = chem.to_inchi(mol)
    key = str(Chem.InchiToInchiKey(inchi)) if inchi else ""
    index = _index(table)
    if rows := index.get(key):
        return Found(rows)
    rows = index.get(key.partition("-")[0], ())
    charge = key[-1:]  # the key's last letter tells a salt's ion from the neutral compound
    rows = tuple(row for row in rows if row["inchikey"][-1:] == charge)
    names = dict.fromkeys(f"{row['name']}, CAS {row['cas']}" for row in rows)
    return Found(
        rows, f"listed for {'; '.join(names)}, which differs in stereo or isotopes" if rows else None
    )


@cache
def _index(table: str) -> Mapping[str, tuple[Mapping[str, str], ...]]:
    """Rows by InChIKey and by its first block; read on first use (5 to 20 ms)."""
    index: dict[str, list[Mapping[str, str]]] = {}
    for row in read_table(table):
        index.setdefault(row["inchikey"], []).append(row)
        index.setdefault(row["inchikey"].partition("-")[0], []).append(row)
    return {key: tuple(rows) for key, rows in index.items()}


def read_table(name: str) -> Iterator[dict[str, str]]:
    """Read a table of ``assets/tables``: a remark, a line of column names, then the rows."""
    path = assets_dir() / "tables" / name
    content = path.read_bytes()
    lines = (gzip.decompress(content) if path.suffix == ".gz" else content).decode().splitlines()
    head, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
    for fields in rows:
        yield dict(zip(head, fields, strict=True))
