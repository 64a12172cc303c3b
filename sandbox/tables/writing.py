"""Tables as files: SDF, SMI, CSV and XLSX with drawings. Existing files are never replaced."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from rdkit import Chem

from sandbox.errors import ToolError
from sandbox.outgoing import new_file
from sandbox.structures import chem
from sandbox.tables.files import kind_of
from sandbox.tables.table import Cell, Table
from sandbox.workers.progress import report

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
MAX_DRAWN = 2000
DRAWING = 160, 110


def write_table(table: Table, path: Path) -> None:
    """Write a table to a new file, in the format of its extension.

    Raises:
        ToolError: The format is unknown, the file exists, or it cannot be written.
    """
    kind = kind_of(path)
    if kind not in _WRITERS:
        raise ToolError(f"'{path.name}': the extension must be one of {', '.join(_WRITERS)}")
    with new_file(path) as file:
        _WRITERS[kind](table, file)


def guarded(value: Cell) -> str:
    """A cell as text, so that no spreadsheet takes it for a formula; numbers with a point."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value


def _csv(table: Table, file: BinaryIO) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["SMILES", *(guarded(column.name) for column in table.columns)])
    for row, smiles in enumerate(table.structures):
        writer.writerow([smiles, *(guarded(column.values[row]) for column in table.columns)])
    text.detach()


def _smi(table: Table, file: BinaryIO) -> None:
    names = table.column("name")
    for row, smiles in enumerate(table.structures):
        name = names.values[row] if names else None
        line = f"{smiles}\t{' '.join(str(name).split())}" if name is not None else smiles
        file.write(f"{line}\n".encode())


def _sdf(table: Table, file: BinaryIO) -> None:
    name = table.column("name")
    for row, smiles in enumerate(table.structures):
        report(row, len(table))
        mol = Chem.MolFromSmiles(smiles)
        mol.SetProp("_Name", " ".join(str(name.values[row] or "").split()) if name else "")
        fields = [(column.name, column.values[row]) for column in table.columns]
        data = "".join(
            f">  <{_tag(title)}>\n{_datum(value)}\n\n" for title, value in fields if value is not None
        )
        file.write(f"{chem.to_molblock(mol)}{data}$$$$\n".encode())


def _tag(title: str) -> str:
    return title.replace("<", "(").replace(">", ")")


def _datum(value: Cell) -> str:
    """A value of a data field: a blank line would end it."""
    return "\n".join(line for line in str(value).splitlines() if line.strip() and line.strip() != "$$$$")


def _xlsx(table: Table, file: BinaryIO) -> None:
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.drawing.image import Image

    book = openpyxl.Workbook(write_only=True)  # rows go to a file at once: memory does not grow with them
    sheet: Any = book.create_sheet("molecules")
    sheet.column_dimensions["A"].width = DRAWING[0] / 7

    def cell(value: Cell) -> Any:
        if isinstance(value, int | float):
            return value
        text = WriteOnlyCell(sheet, value=guarded(value))
        text.data_type = "s"  # openpyxl takes what begins with = for a formula
        return text

    sheet.append(["structure", "SMILES", *(cell(column.name) for column in table.columns)])
    for row, smiles in enumerate(table.structures):
        report(row, len(table))
        if row < MAX_DRAWN:
            sheet.row_dimensions[row + 2].height = DRAWING[1] * 0.75
            sheet.add_image(Image(io.BytesIO(_drawn(smiles))), f"A{row + 2}")
        sheet.append([None, cell(smiles), *(cell(column.values[row]) for column in table.columns)])
    book.save(file)


def _drawn(smiles: str) -> bytes:
    from rdkit.Chem import rdDepictor
    from rdkit.Chem.Draw import rdMolDraw2D

    mol = Chem.MolFromSmiles(smiles)
    rdDepictor.Compute2DCoords(mol)
    canvas = rdMolDraw2D.MolDraw2DCairo(*DRAWING)
    rdMolDraw2D.PrepareAndDrawMolecule(canvas, mol)
    canvas.FinishDrawing()
    return bytes(canvas.GetDrawingText())


_WRITERS: Mapping[str, Callable[[Table, BinaryIO], None]] = {
    "sdf": _sdf,
    "smi": _smi,
    "csv": _csv,
    "xlsx": _xlsx,
}
