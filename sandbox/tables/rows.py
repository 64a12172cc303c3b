"""Row by row over a large table, in slices that several workers share.

What is found of each row (a fingerprint, a property, a standard form) is kept in files beside the table, one
for each slice of rows, so a second question about the same table begins where the first ended, and so does
one that was cancelled. Who works through the slices is decided in :mod:`sandbox.workers.sharing`.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from sandbox.errors import ToolError
from sandbox.tables.table import Table, structures_of
from sandbox.workers.progress import report
from sandbox.workers.sharing import RowsNeeded, shared

SLICE = 4000
RECORDS = ".records"  # of a file that is being read: no table yet
SHARED_FROM = 8000  # below this the second worker's share costs more than it saves
Packed = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Part:
    """Some rows of a table, and what is asked of them.

    Attributes:
        structures: Their SMILES.
        argument: Of what: a property's name, a pattern.
        path: The table, where it is kept.
        number: Which slice of it they are.
    """

    structures: Sequence[str]
    argument: str = ""
    path: str = ""
    number: int = 0

    def other(self, name: str, argument: str = "") -> Any:
        """What another job finds of the same rows; kept for the next time where the table is."""
        part = replace(self, argument=argument)
        return _slice(part, name) if self.path else _jobs[name](part)

    def whole(self, name: str) -> Packed:
        """What another job found of all rows of the table, which it has been asked for before."""
        if not self.path:
            return np.asarray(_jobs[name](self))
        slices = range(-(-len(structures_of(Path(self.path))) // SLICE))
        return np.concatenate([_read(slice_file(self.path, name, "", number)) for number in slices])

    def each(self) -> Iterator[str]:
        """The structures one after the other; reports how many are done."""
        for row, smiles in enumerate(self.structures):
            report(row, len(self.structures))
            yield smiles


Found = Packed | list[Any]
Job = Callable[[Part], Found]
_jobs: dict[str, Job] = {}


def job(name: str) -> Callable[[Job], Job]:
    """Name a function that finds something of each of some structures, one value a row."""

    def register(function: Job) -> Job:
        _jobs[name] = function
        return function

    return register


def packed_rows(table: Table, name: str, argument: str = "", *, kept_from: int = SHARED_FROM) -> Packed:
    """Work a job through a table that gives a row of packed bits for each molecule.

    Args:
        table: The table.
        name: The job.
        argument: Of what.
        kept_from: Number of rows from which what is found is kept.

    Raises:
        RowsNeeded: The pool has to share it out.
    """
    parts = _parts(table, name, argument, kept_from)
    return np.concatenate([np.asarray(part, dtype=np.uint8) for part in parts])


def listed_rows(table: Table, name: str, argument: str = "") -> list[Any]:
    """Work a job through a table that gives JSON values.

    Raises:
        RowsNeeded: The pool has to share it out.
    """
    return [value for part in _parts(table, name, argument) for value in part]


def work(path: str, name: str, argument: str, number: int) -> None:
    """Find and keep one slice; run by any worker.

    Raises:
        ToolError: The table is gone, or the result cannot be kept.
    """
    importlib.import_module("sandbox.tables.row_jobs")
    begin = number * SLICE
    structures = [] if path.endswith(RECORDS) else structures_of(Path(path))[begin : begin + SLICE]
    _slice(Part(structures, argument, path, number), name)


def kept_slice(path: str, name: str, number: int) -> Any:
    """What a job found of one slice.

    Raises:
        ToolError: It is damaged.
    """
    return _read(slice_file(path, name, "", number))


def _parts(table: Table, name: str, argument: str, kept_from: int = SHARED_FROM) -> list[Any]:
    importlib.import_module("sandbox.tables.row_jobs")
    if len(table) < kept_from or not table.path:
        return [_jobs[name](Part(table.structures, argument))]
    slices = range(-(-len(table) // SLICE))
    files = [slice_file(table.path, name, argument, number) for number in slices]
    missing = [number for number in slices if not files[number].exists()]
    if missing and shared() and len(table) >= SHARED_FROM:
        raise RowsNeeded(table.path, name, argument, missing, len(table))
    for number in missing:
        work(table.path, name, argument, number)
    return [_read(file) for file in files]


def _slice(part: Part, name: str) -> Any:
    file = slice_file(part.path, name, part.argument, part.number)
    if file.exists():
        return _read(file)
    found = _jobs[name](part)
    _keep(file, found)
    return found


def slice_file(path: str, name: str, argument: str, number: int) -> Path:
    """Where what a job finds of one slice is kept."""
    digest = hashlib.sha256(json.dumps([name, argument]).encode()).hexdigest()[:10]
    table = Path(path)
    return table.with_name(f"{table.stem}.{digest}.{number}.rows")


def _keep(path: Path, found: Found) -> None:
    try:
        descriptor, partial = tempfile.mkstemp(dir=path.parent, suffix=".partial")
        with os.fdopen(descriptor, "wb") as file:
            if isinstance(found, list):
                file.write(json.dumps(found).encode())
            else:
                np.save(file, found, allow_pickle=False)
        os.replace(partial, path)
    except OSError as error:
        raise ToolError(f"what was found of the rows cannot be kept ({error.strerror})") from error


def _read(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            packed = file.read(6) == b"\x93NUMPY"
            file.seek(0)
            return np.load(file, allow_pickle=False) if packed else json.load(file)
    except (OSError, ValueError) as error:
        with contextlib.suppress(OSError):
            path.unlink()
        raise ToolError("what was kept of the table's rows is damaged; ask again") from error
