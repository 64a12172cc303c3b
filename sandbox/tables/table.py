"""A table of molecules, and the compact file that keeps one.

The file is a zip: a JSON header, the structures as lines of SMILES, and each column by itself (numbers as
64-bit floats, texts as lines of JSON). Nothing in it is executed when it is read.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import os
import tempfile
import zipfile
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from sandbox.errors import ToolError
from sandbox.tables import scratch

SUFFIX = ".rtable"
FORMAT = 1
MAX_ROWS = 200_000
MAX_UNPACKED = 1_000_000_000
MAX_PROBLEMS = 1000

Cell = float | int | str | None


@dataclass(frozen=True, slots=True)
class Problem:
    """A row of a file that could not be taken in: its line (or record), and why."""

    line: int
    reason: str


@dataclass(frozen=True)
class Column:
    """A column beside the structures.

    Attributes:
        name: Its title, unit included where there is one.
        values: One a row; None where there is none.
    """

    name: str
    values: Sequence[Cell]

    @cached_property
    def numeric(self) -> bool:
        """Whether it holds numbers, and nothing else."""
        known = [value for value in self.values if value is not None]
        return bool(known) and all(isinstance(value, int | float) for value in known)


@dataclass(frozen=True)
class Table:
    """Molecules with columns.

    Attributes:
        structures: SMILES of each row, valid.
        columns: The columns.
        steps: How it came about, from the file on: what was done and what it left.
        problems: Rows of the file that could not be read, at most a thousand of them.
        left_out: How many there were in all.
        label: How the user knows it: a handle or the file's name.
        path: Where it is kept.
    """

    structures: Sequence[str]
    columns: tuple[Column, ...] = ()
    steps: tuple[Mapping[str, Any], ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: int = 0
    label: str = "the table"
    path: str = field(default="", compare=False)

    def __len__(self) -> int:
        return len(self.structures)

    def column(self, name: str) -> Column | None:
        """The column of that name, whatever its case; None if there is none."""
        wanted = " ".join(name.split()).casefold()
        return next((each for each in self.columns if each.name.casefold() == wanted), None)

    def take(self, rows: Sequence[int]) -> Table:
        """The table of some rows, in that order."""
        columns = tuple(Column(each.name, [each.values[i] for i in rows]) for each in self.columns)
        return replace(self, structures=[self.structures[i] for i in rows], columns=columns, path="")

    def with_column(self, column: Column) -> Table:
        """The table with one more column; one of the same name is replaced."""
        kept = tuple(each for each in self.columns if each.name.casefold() != column.name.casefold())
        return replace(self, columns=(*kept, column), path="")

    def after(self, tool: str, **details: Any) -> Table:
        """The table with one more step in its history."""
        return replace(self, steps=(*self.steps, {"tool": tool, **details, "rows": len(self)}), path="")


def save(table: Table) -> Table:
    """Keep a table; equal histories give the same file.

    Returns:
        The table with its path.

    Raises:
        ToolError: It cannot be written.
    """
    try:
        path = _place(table)
        descriptor, partial = tempfile.mkstemp(dir=path.parent, suffix=".partial")
        with os.fdopen(descriptor, "wb") as file:
            _write(table, file)
        os.replace(partial, path)
    except OSError as error:
        raise ToolError(f"the table cannot be kept ({error.strerror}: {error.filename})") from error
    return replace(table, path=str(path))


def kept(table: Table) -> Table:
    """Keep a table, unless one of equal history is kept already.

    Returns:
        The table with its path.

    Raises:
        ToolError: It cannot be written.
    """
    with contextlib.suppress(OSError):
        if (path := _place(table)).exists():
            return replace(table, path=str(path))
    return save(table)


def _place(table: Table) -> Path:
    key = hashlib.sha256(json.dumps(table.steps, sort_keys=True).encode()).hexdigest()[:20]
    return scratch.folder() / f"{key}{SUFFIX}"


def _write(table: Table, file: Any) -> None:
    header = {
        "format": FORMAT,
        "rows": len(table),
        "columns": [{"name": each.name, "kind": _kind(each)} for each in table.columns],
        "steps": list(table.steps),
        "problems": [[each.line, each.reason] for each in table.problems],
        "left_out": table.left_out,
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("header.json", json.dumps(header))
        packed.writestr("structures.txt", "\n".join(table.structures))
        for number, column in enumerate(table.columns):
            packed.writestr(f"column{number}", _pack(column))


def _kind(column: Column) -> str:
    if not column.numeric:
        return "text"
    return "whole" if all(value is None or isinstance(value, int) for value in column.values) else "number"


def _pack(column: Column) -> bytes:
    if column.numeric:
        return array("d", [math.nan if value is None else float(value) for value in column.values]).tobytes()
    return "\n".join(json.dumps(value) for value in column.values).encode()


def load(path: Path, label: str) -> Table:
    """Read a table that was kept.

    Raises:
        ToolError: There is none, or it is damaged.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(info.file_size for info in packed.infolist()) > MAX_UNPACKED:
                raise ToolError(f"{label} is larger than a table may be")
            return _read(packed, label, path)
    except FileNotFoundError:
        raise ToolError(f"{label} is not kept any more ({path}); make it again") from None
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise ToolError(f"{label} is damaged: {path}") from error


def structures_of(path: Path) -> list[str]:
    """Only the structures of a table that was kept.

    Raises:
        ToolError: There is none, or it is damaged.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            return packed.read("structures.txt").decode().split("\n")
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise ToolError(f"the table is damaged, or not kept any more: {path}") from error


def _read(packed: zipfile.ZipFile, label: str, path: Path) -> Table:
    header = json.loads(packed.read("header.json"))
    if header["format"] != FORMAT:
        raise ToolError(f"{label} was made by a newer version of Retort")
    text = packed.read("structures.txt").decode()
    structures = text.split("\n") if header["rows"] else []
    columns = tuple(
        Column(each["name"], _unpack(packed.read(f"column{number}"), each["kind"]))
        for number, each in enumerate(header["columns"])
    )
    if any(len(each.values) != len(structures) for each in columns) or len(structures) != header["rows"]:
        raise ValueError("columns of different length")
    problems = tuple(Problem(int(line), str(reason)) for line, reason in header["problems"])
    return Table(structures, columns, tuple(header["steps"]), problems, header["left_out"], label, str(path))


def _unpack(content: bytes, kind: str) -> list[Cell]:
    if kind == "text":
        return list(json.loads(b"[%s]" % content.replace(b"\n", b",")))
    values = array("d")
    values.frombytes(content)
    if kind == "whole":
        return [None if math.isnan(value) else int(value) for value in values]
    return [None if math.isnan(value) else value for value in values]
