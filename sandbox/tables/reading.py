"""Reading the structures of a large file with several workers.

The file itself is read once, by one worker, which leaves its records in slices beside the made tables;
reading the structures in them takes longest, and is what the workers share (:mod:`sandbox.workers.sharing`).
"""

from __future__ import annotations

import contextlib
import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, replace
from pathlib import Path

from sandbox.errors import ToolError
from sandbox.tables.records import Record
from sandbox.tables.rows import RECORDS, SHARED_FROM, SLICE, kept_slice, slice_file
from sandbox.tables.table import MAX_ROWS
from sandbox.workers.sharing import RowsNeeded, shared

JOB = "read"


def shared_records(records: Iterable[Record], folder: Path, key: str) -> Iterator[Record]:
    """The records of a file; where they are many, with their structures read by several workers.

    Args:
        records: The records, in order; not looked at where they were left in slices before.
        folder: Where slices are kept.
        key: What tells the file from others.

    Raises:
        RowsNeeded: The pool has to share them out.
        ToolError: There are too many.
    """
    if not shared():
        yield from records
        return
    path = folder / f"{key}{RECORDS}"
    count = _left(path)
    if count is None:
        rest = iter(records)
        first = list(itertools.islice(rest, SHARED_FROM))
        if len(first) < SHARED_FROM:
            yield from first
            return
        count = _leave(itertools.chain(first, rest), path)
    slices = range(-(-count // SLICE))
    missing = [number for number in slices if not slice_file(str(path), JOB, "", number).exists()]
    if missing:
        raise RowsNeeded(str(path), JOB, "", missing, count)
    for number in slices:
        for record, (smiles, problem) in zip(
            left_records(str(path), number), kept_slice(str(path), JOB, number), strict=True
        ):
            yield replace(record, structure=smiles, problem=problem, canonical=True)
    _remove(path, slices)


def left_records(path: str, number: int) -> list[Record]:
    """The records of one slice.

    Raises:
        ToolError: They are gone or damaged.
    """
    try:
        return [Record(*each) for each in json.loads(_slice_of(Path(path), number).read_bytes())]
    except (OSError, ValueError, TypeError) as error:
        raise ToolError("what was read of the file so far is damaged; open it again") from error


def _leave(records: Iterator[Record], path: Path) -> int:
    count = 0
    try:
        for number in itertools.count():
            part = [astuple(each) for each in itertools.islice(records, SLICE)]
            if not part:
                break
            count += len(part)
            if count > MAX_ROWS:
                raise ToolError(f"the file has more than {MAX_ROWS:,} rows; split it")
            _slice_of(path, number).write_bytes(json.dumps(part).encode())
        path.write_text(json.dumps(count), encoding="utf-8")
    except OSError as error:
        raise ToolError(f"the file's records cannot be kept ({error.strerror})") from error
    return count


def _left(path: Path) -> int | None:
    with contextlib.suppress(OSError, ValueError):
        count = json.loads(path.read_text(encoding="utf-8"))
        return count if isinstance(count, int) else None
    return None


def _slice_of(path: Path, number: int) -> Path:
    return path.with_name(f"{path.name}.{number}")


def _remove(path: Path, slices: Iterable[int]) -> None:
    kept = [slice_file(str(path), JOB, "", number) for number in slices]
    for file in (path, *kept, *(_slice_of(path, number) for number in slices)):
        with contextlib.suppress(OSError):
            file.unlink()
