"""Molecules as an Excel workbook: a picture of each structure, SMILES, and properties as numbers."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from app.exporting.depiction import Drawing, draw_png
from sandbox.errors import ChemError

PICTURE = Drawing(180, 130, transparent=False, scale=2.0)
ROW_PT, PICTURE_COLUMN = 102.0, 27.0
WIDEST, NARROWEST = 48, 11
Value = float | int | str | bool | None


def write_workbook(rows: Sequence[tuple[str, Mapping[str, Value]]]) -> bytes:
    """Write a workbook with one sheet.

    Args:
        rows: Structure (SMILES, InChI or MOL block), and column title → value; numbers stay numbers, None is
            an empty cell. Text that looks like a formula stays text.

    Returns:
        The content of the .xlsx file. A structure that is too large to be drawn has no picture.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Molecules"
    titles = list(dict.fromkeys(title for _, values in rows for title in values))
    _put(sheet, 1, 1, "structure")
    for column, title in enumerate(titles, start=2):
        _put(sheet, 1, column, title)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, (text, values) in enumerate(rows, start=2):
        sheet.row_dimensions[number].height = ROW_PT
        _draw(sheet, number, text)
        for column, title in enumerate(titles, start=2):
            cell = _put(sheet, number, column, values.get(title))
            cell.alignment = Alignment(vertical="center", wrap_text=isinstance(cell.value, str))
    _set_widths(sheet, titles)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _put(sheet: Worksheet, row: int, column: int, value: Value) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if isinstance(value, str):
        cell.value = " ".join(value.split())
        cell.data_type = "s"  # never a formula, whatever it begins with
    else:
        cell.value = value
    return cell


def _draw(sheet: Worksheet, row: int, text: str) -> None:
    try:
        picture = Image(io.BytesIO(draw_png(text, PICTURE)))
    except ChemError:
        return
    picture.width, picture.height = PICTURE.width, PICTURE.height
    sheet.add_image(picture, f"A{row}")


def _set_widths(sheet: Worksheet, titles: Sequence[str]) -> None:
    sheet.column_dimensions["A"].width = PICTURE_COLUMN
    for column, title in enumerate(titles, start=2):
        texts = [str(sheet.cell(row, column).value or "") for row in range(2, sheet.max_row + 1)]
        longest = max(len(text) for text in [title, *texts])
        sheet.column_dimensions[get_column_letter(column)].width = min(WIDEST, max(NARROWEST, longest + 2))
