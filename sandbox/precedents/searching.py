"""Searches the reactions of a table by similarity; the fingerprints are made once and kept beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sandbox.errors import ToolError
from sandbox.precedents.fingerprints import BYTES, FACETS
from sandbox.tables.reaction_records import REACTION, reaction_column, sides
from sandbox.tables.records import SAMPLE
from sandbox.tables.rows import Packed, packed_rows
from sandbox.tables.table import Column, Table, kept

# What a search goes by → weight of the similarity of each fingerprint.
RANKINGS: Mapping[str, Mapping[str, float]] = {
    "all": {"change": 0.5, "products": 0.25, "reactants": 0.25},
    **{facet: {facet: 1.0} for facet in FACETS},
    "using": {"contained": 1.0, "reactants": 1e-6},  # of equals, the one with the least beside it comes first
}
JOB = "reaction"
KEPT_FROM = 500  # rows from which making the fingerprints again takes longer than reading them
WORDS = BYTES // 8
Floats = npt.NDArray[np.float64]
Words = npt.NDArray[np.uint64]
_held: dict[str, Words] = {}  # of the last table only: a hundred thousand reactions take 77 MB


@dataclass(frozen=True)
class Hit:
    """A reaction that was found.

    Attributes:
        row: Its row in the table, from 0.
        score: By what the search goes, 0 to 1.
        similarity: Similarity of each fingerprint that the search goes by.
    """

    row: int
    score: float
    similarity: Mapping[str, float]


def reactions_of(table: Table) -> Column:
    """The column of a table that holds reactions.

    Raises:
        ToolError: It has none.
    """
    named = table.column(REACTION)
    for column in (*([named] if named else []), *table.columns):
        first = [[str(value)] for value in column.values[: 2 * SAMPLE] if value is not None]
        if not column.numeric and reaction_column(first) == 0:
            return column
    raise ToolError(
        f"{table.label} holds no reactions: a table of reactions comes from an RDF or RXN file, a CSV, XLSX "
        "or SMI file with reaction SMILES, or JSON of the Open Reaction Database"
    )


def search(table: Table, reactions: Column, wanted: Packed, by: str, count: int) -> list[Hit]:
    """Find the reactions that resemble one, the most similar first.

    Args:
        table: Where they are.
        reactions: Its column of reactions.
        wanted: Fingerprints to compare with.
        by: Key of :data:`RANKINGS`.
        count: How many are wanted at most.

    Raises:
        RowsNeeded: The pool has to share the rows out.
    """
    found = _fingerprints(_view(table, reactions))
    query = _words(wanted[None])[0]
    similarity = {name: _similarity(found, query, name) for name in RANKINGS[by]}
    score = np.sum([weight * similarity[name] for name, weight in RANKINGS[by].items()], axis=0)
    best = np.argsort(-score, kind="stable")[:count]
    return [
        Hit(
            int(row),
            min(1.0, float(score[row])),
            {facet: float(each[row]) for facet, each in similarity.items()},
        )
        for row in best
        if score[row] > 0
    ]


def agents_of(reaction: str) -> str:
    """What stands over the arrow of a reaction SMILES."""
    found = sides(reaction)
    return found[1] if found else ""


def _view(table: Table, reactions: Column) -> Table:
    """The reactions in the place of the structures, so that they are worked through like these."""
    steps = (*table.steps, {"tool": "reactions", "column": reactions.name})
    return kept(Table([str(value or "") for value in reactions.values], (), steps, label=table.label))


def _fingerprints(view: Table) -> Words:
    if view.path not in _held:
        packed = packed_rows(view, JOB, kept_from=KEPT_FROM)
        _held.clear()
        _held[view.path] = _words(packed)
    return _held[view.path]


def _words(packed: Packed) -> Words:
    return np.ascontiguousarray(packed).view(np.uint64).reshape(len(packed), len(FACETS), WORDS)


def _similarity(found: Words, query: Words, name: str) -> Floats:
    """Tanimoto similarity of a fingerprint; or the share of the query's reactants that a row contains."""
    facet = 0 if name == "contained" else FACETS.index(name)
    rows, one = found[:, facet], query[facet]
    common = np.bitwise_count(rows & one).sum(axis=1, dtype=np.uint16)
    whole = one[None] if name == "contained" else rows | one
    size = np.bitwise_count(whole).sum(axis=1, dtype=np.uint16)
    return np.asarray(np.divide(common, np.maximum(size, 1), dtype=np.float64))
