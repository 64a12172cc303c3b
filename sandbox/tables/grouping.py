"""Clusters and diverse subsets of a table, by Morgan fingerprints.

Every row is compared with every other, but no list of neighbours is kept: those of a row that becomes a
centre are found again. So memory grows with the rows and not with their square, whatever the cutoff.
"""

from __future__ import annotations

import numpy as np

from sandbox.errors import ToolError
from sandbox.tables.fingerprints import Compared, morgan
from sandbox.tables.rows import listed_rows
from sandbox.tables.table import Table
from sandbox.workers.progress import report

MAX_CLUSTERED = 100_000  # some minutes on two cores; time grows with the square


def butina(table: Table, cutoff: float) -> list[list[int]]:
    """Taylor-Butina clusters, largest first; the centre of each stands first in it.

    Args:
        table: At most 100,000 rows.
        cutoff: Least Tanimoto similarity of a member to its centre.

    Raises:
        ToolError: There are more rows.
    """
    if len(table) > MAX_CLUSTERED:
        raise ToolError(
            f"{len(table):,} rows: clustering takes at most {MAX_CLUSTERED:,}; pick or filter first"
        )
    compared = Compared(morgan(table))
    neighbours = np.asarray(listed_rows(table, "neighbours", repr(cutoff)))
    free = np.ones(len(table), dtype=bool)
    clusters, placed = [], 0
    for centre in np.argsort(-neighbours, kind="stable"):
        if not free[centre]:
            continue
        report(placed, len(table))
        free[centre] = False
        alone = neighbours[centre] == 1
        members = [] if alone else np.flatnonzero((compared.to_row(centre) >= cutoff) & free).tolist()
        free[members] = False
        clusters.append([int(centre), *members])
        placed += len(clusters[-1])
    return sorted(clusters, key=lambda cluster: (-len(cluster), cluster[0]))


def maxmin(table: Table, count: int) -> list[int]:
    """Pick rows that are as unlike one another as possible, beginning with the first (MaxMin)."""
    compared = Compared(morgan(table))
    picked = [0]
    nearest = compared.to_row(0)
    while len(picked) < min(count, len(table)):
        report(len(picked), count)
        nearest[picked[-1]] = 2.0  # never again
        picked.append(int(np.argmin(nearest)))
        nearest = np.maximum(nearest, compared.to_row(picked[-1]))
    return picked
