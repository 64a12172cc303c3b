"""Clusters and diverse subsets of a table, by Morgan fingerprints."""

from __future__ import annotations

import numpy as np

from sandbox.errors import ToolError
from sandbox.progress import report
from sandbox.tables.fingerprints import morgan, tanimoto
from sandbox.tables.table import Table

MAX_CLUSTERED = 10_000


def butina(table: Table, cutoff: float) -> list[list[int]]:
    """Taylor-Butina clusters, largest first; the centre of each stands first in it.

    Args:
        table: At most 10,000 rows.
        cutoff: Least Tanimoto similarity of a member to its centre.

    Raises:
        ToolError: There are more rows.
    """
    if len(table) > MAX_CLUSTERED:
        raise ToolError(
            f"{len(table):,} rows: clustering takes at most {MAX_CLUSTERED:,}; pick or filter first"
        )
    packed = morgan(table)
    near = []
    for row in range(len(table)):
        report(row, len(table))
        near.append(np.flatnonzero(tanimoto(packed, packed[row]) >= cutoff).astype(np.int32))
    order = sorted(range(len(table)), key=lambda row: (-len(near[row]), row))
    free = np.ones(len(table), dtype=bool)
    clusters = []
    for centre in order:
        if free[centre]:
            members = [int(each) for each in near[centre] if free[each] and each != centre]
            clusters.append([centre, *members])
            free[clusters[-1]] = False
    return sorted(clusters, key=lambda cluster: (-len(cluster), cluster[0]))


def maxmin(table: Table, count: int) -> list[int]:
    """Pick rows that are as unlike one another as possible, beginning with the first (MaxMin)."""
    packed = morgan(table)
    picked = [0]
    nearest = tanimoto(packed, packed[0])
    while len(picked) < min(count, len(table)):
        report(len(picked), count)
        nearest[picked[-1]] = 2.0  # never again
        picked.append(int(np.argmin(nearest)))
        nearest = np.maximum(nearest, tanimoto(packed, packed[picked[-1]]))
    return picked
