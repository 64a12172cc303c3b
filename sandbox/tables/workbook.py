"""Excel workbooks. Formulas are never evaluated, their last result is read; external links stay closed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from sandbox.errors import ToolError
from sandbox.tables.delimited import records_of_rows
from sandbox.tables.records import Record

MAX_UNPACKED = 500_000_000
MAX_RATIO = 200  # of unpacked to packed size; a workbook is at about 10
MAX_WIDTH = 500


def read_workbook(content: bytes) -> Iterator[Record]:
    """Read the first sheet that holds anything.

    Raises:
        ToolError: It is no workbook, too large, or made to harm.
    """
    _check(content)
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl raises whatever its parser does
        raise ToolError(f"the workbook cannot be read ({type(error).__name__})") from error
    for sheet in book.worksheets:
        rows = _rows(sheet)
        first = next(rows, None)
        if first is not None:
            return records_of_rows(_chain(first, rows))
    raise ToolError("the workbook is empty")


def _check(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            infos = packed.infolist()
            unpacked = sum(info.file_size for info in infos)
            if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(len(content), 10_000):
                raise ToolError("the workbook unpacks to far more than its size: it is refused")
            for info in infos:
                if info.filename.endswith((".xml", ".rels")):
                    with packed.open(info) as part:
                        if b"<!DOCTYPE" in part.read(4096).upper():
                            raise ToolError("the workbook declares XML entities: it is refused")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise ToolError("this is not an Excel workbook (.xlsx)") from error


def _rows(sheet: Any) -> Iterator[tuple[int, Sequence[str]]]:
    for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=MAX_WIDTH), 1):
        cells = [_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield number, cells


def _chain(
    first: tuple[int, Sequence[str]], rows: Iterator[tuple[int, Sequence[str]]]
) -> Iterator[tuple[int, Sequence[str]]]:
    yield first
    yield from rows


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)
