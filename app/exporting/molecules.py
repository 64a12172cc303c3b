"""Chosen molecules of a conversation as files: SDF, SMI, CSV, XLSX, PNG and SVG."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from rdkit import Chem

from app.exporting.sheet import draw_sheet
from app.exporting.writing import write_whole
from sandbox.calling import read_molecule
from sandbox.structures import chem

FileFormat = Literal["sdf", "smi", "csv", "xlsx", "png", "svg"]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class ExportMolecule:
    """A molecule to be written.

    Attributes:
        text: SMILES, InChI or MOL block.
        handle: Its handle in the conversation.
        name: Compound name, or None.
        label: What it is, such as "Murcko scaffold of M1".
        properties: Column title, unit included → value; None where there is none.
    """

    text: str
    handle: str
    name: str | None = None
    label: str = ""
    properties: Mapping[str, float | int | str | bool | None] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """How the molecule is called in a file: its name, else what it is, else its handle."""
        return " ".join((self.name or self.label or self.handle).split())


def export_molecules(molecules: Sequence[ExportMolecule], path: Path, kind: FileFormat) -> None:
    """Write molecules to a file; an existing one is replaced only when the new one is whole.

    Args:
        molecules: At least one.
        path: The file.
        kind: Format of the file.

    Raises:
        ChemError: A structure cannot be written in this format.
        OSError: The file cannot be written.
    """
    content = _WRITERS[kind](molecules)
    write_whole(path, content)


def to_sdf(molecules: Sequence[ExportMolecule]) -> bytes:
    """SDF with 2D coordinates; properties are data fields, numbers with a point."""
    text = io.StringIO()
    writer = Chem.SDWriter(text)
    for molecule in molecules:
        mol = _with_coordinates(molecule)
        mol.SetProp("_Name", molecule.title)
        for name, value in _columns(molecule).items():
            mol.SetProp(name, value)
        writer.write(mol)
    writer.close()
    return text.getvalue().encode()


def to_smi(molecules: Sequence[ExportMolecule]) -> bytes:
    """One canonical SMILES a line, a tab, the title."""
    lines = [f"{_canonical(molecule)}\t{molecule.title}\n" for molecule in molecules]
    return "".join(lines).encode()


def to_csv(molecules: Sequence[ExportMolecule]) -> bytes:
    """CSV in UTF-8 with a byte order mark, which Excel needs to read names right; commas between cells."""
    rows = [
        {"handle": each.handle, "title": each.title, "smiles": _canonical(each), **_columns(each)}
        for each in molecules
    ]
    titles = list(dict.fromkeys(title for row in rows for title in row))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([safe_cell(title) for title in titles])
    for row in rows:
        writer.writerow([safe_cell(row.get(title, "")) for title in titles])
    return text.getvalue().encode("utf-8-sig")


def to_xlsx(molecules: Sequence[ExportMolecule]) -> bytes:
    """Excel workbook with a picture of each structure; numbers stay numbers."""
    from app.exporting.workbook import write_workbook  # takes a while to load, and is seldom wanted

    return write_workbook(
        [
            (
                each.text,
                {"handle": each.handle, "title": each.title, "smiles": _canonical(each), **each.properties},
            )
            for each in molecules
        ]
    )


def safe_cell(text: str) -> str:
    """Keep a spreadsheet from taking text for a formula, by an apostrophe before it; numbers stay numbers."""
    if text.startswith(FORMULA_STARTS) and not _is_number(text):
        return "'" + text
    return text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return text[1:2].isdigit()


def _columns(molecule: ExportMolecule) -> dict[str, str]:
    return {" ".join(name.split()): _print(value) for name, value in molecule.properties.items()}


def _print(value: float | int | str | bool | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:.10g}"
    return " ".join(value.split())


def _canonical(molecule: ExportMolecule) -> str:
    return chem.canonical_smiles(read_molecule(molecule.text))


def _with_coordinates(molecule: ExportMolecule) -> Chem.Mol:
    mol = Chem.MolFromMolBlock(chem.to_molblock(read_molecule(molecule.text)))
    return mol if mol is not None else read_molecule(molecule.text)


def _titled(molecules: Sequence[ExportMolecule]) -> list[tuple[str, str]]:
    return [(each.text, f"{each.handle}  {each.name or each.label}".strip()) for each in molecules]


_WRITERS: dict[FileFormat, Callable[[Sequence[ExportMolecule]], bytes]] = {
    "sdf": to_sdf,
    "smi": to_smi,
    "csv": to_csv,
    "xlsx": to_xlsx,
    "png": lambda molecules: draw_sheet(_titled(molecules), "png"),
    "svg": lambda molecules: draw_sheet(_titled(molecules), "svg"),
}
