"""Work on the rows of a large table that several workers share.

A worker of the program does not go through a large table by itself: it raises :class:`RowsNeeded`; the pool
gives slices of the rows to all workers and then makes the call again, which finds them done.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

SLICE_TOOL = "rows of a table"  # a request that is no tool's, so that no policy can make it

_shared = False


class RowsNeeded(Exception):
    """A call needs something of every row that is not known yet.

    Attributes:
        path: The table, or the file that is being read.
        job: What is needed.
        argument: Of what: a property's name, a pattern.
        missing: The slices that are not known yet.
        rows: Rows of all these slices together, about.
    """

    def __init__(self, path: str, job: str, argument: str, missing: Sequence[int], rows: int) -> None:
        super().__init__(f"{job} of {rows} rows")
        self.path = path
        self.job = job
        self.argument = argument
        self.missing = list(missing)
        self.rows = rows

    def to_json(self) -> dict[str, Any]:
        """As the worker sends it to the pool."""
        return dict(vars(self))

    def slice(self, number: int) -> dict[str, Any]:
        """What a worker is asked for one slice."""
        return {"path": self.path, "job": self.job, "argument": self.argument, "number": number}


def share() -> None:
    """From now on, leave the rows of large tables to the pool."""
    global _shared
    _shared = True


def shared() -> bool:
    """Whether they are left to the pool."""
    return _shared
