"""Records of a file on their way into a table: where the structures are, what is a number, what is bad."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rdkit import Chem

from sandbox.errors import ChemError, ToolError
from sandbox.structures import chem
from sandbox.tables.table import MAX_PROBLEMS, MAX_ROWS, Cell, Column, Problem, Table
from sandbox.workers.progress import report

SAMPLE = 60
ENOUGH = 0.5  # share of a column's sample that must be structures
MAX_CELL = 20_000
MAX_COLUMNS = 500
_STRUCTURE_TITLE = re.compile(r"smiles|inchi(?!.?key)|structure|molecule|strukt", re.IGNORECASE)
_POINT = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_COMMA = re.compile(r"[-+]?\d*,\d+([eE][-+]?\d+)?")
_MISSING = frozenset(("", "na", "n/a", "nan", "null", "none", "-", "#n/a"))


@dataclass(frozen=True)
class Record:
    """A record of a file.

    Attributes:
        line: Line or record number in the file, from 1.
        structure: SMILES, InChI, MOL block or reaction part that it is about.
        cells: Column → text as written.
        problem: Why it cannot be taken in, where the reader knows already.
        canonical: Whether the structure is canonical SMILES already.
    """

    line: int
    structure: str
    cells: Mapping[str, str]
    problem: str | None = None
    canonical: bool = False


def structure_column(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Find the column of structures by what it holds; the title decides between equals.

    Raises:
        ToolError: No column holds structures.
    """
    best, chosen = (0.0, False, 0.0), -1
    for index, title in enumerate(titles):
        cells = [row[index].strip() for row in rows[:SAMPLE] if index < len(row) and row[index].strip()]
        good = [cell for cell in cells if is_structure(cell)]
        share = len(good) / len(cells) if cells else 0.0
        length = sum(map(len, good)) / max(1, len(good))
        rank = (round(share, 1), bool(_STRUCTURE_TITLE.search(title)), length)
        if share >= ENOUGH and rank > best:
            best, chosen = rank, index
    if chosen < 0:
        raise ToolError("no column holds structures (SMILES or InChI) in at least half of its first rows")
    return chosen


def is_structure(text: str) -> bool:
    """Whether a cell is a SMILES or an InChI of something."""
    if not text or len(text) > MAX_CELL or text.isdigit():
        return False
    try:
        read_structure(text)
    except ChemError:
        return False
    return True


def read_structure(text: str) -> Chem.Mol:
    """Read a structure in whatever notation.

    Raises:
        ChemError: It cannot be read.
    """
    if text.lstrip().startswith("InChI="):
        return chem.parse_inchi(text)
    return chem.parse_molblock(text) if "\n" in text.strip() else chem.parse_smiles(text)


def build(
    records: Iterable[Record], source: Mapping[str, object], label: str, *, decimal_comma: bool
) -> Table:
    """Make a table of records; what cannot be read is listed with its line and reason.

    Args:
        records: The records, in order.
        source: What is said about the file in the table's history.
        label: How the user knows the table.
        decimal_comma: Whether ``1,5`` may be a number.

    Raises:
        ToolError: There are too many rows or columns, or none can be read.
        RowsNeeded: The pool has to share the records out.
    """
    structures: list[str] = []
    cells: dict[str, list[str]] = {}
    problems: list[Problem] = []
    left_out = 0
    for number, record in enumerate(records, 1):
        report(number, 0)
        if number > MAX_ROWS:
            raise ToolError(f"the file has more than {MAX_ROWS:,} rows; split it")
        smiles, problem = canonical(record)
        if problem:
            left_out += 1
            if len(problems) < MAX_PROBLEMS:
                problems.append(Problem(record.line, problem))
            continue
        for name, value in record.cells.items():
            column = cells.setdefault(name, [])
            column += [""] * (len(structures) - len(column))
            column.append(value)
        structures.append(smiles)
        if len(cells) > MAX_COLUMNS:
            raise ToolError(f"the file has more than {MAX_COLUMNS} columns")
    if not structures:
        first = f"; line {problems[0].line}: {problems[0].reason}" if problems else ""
        raise ToolError(f"{label} holds no structure that can be read{first}")
    filled = {name: [*values, *[""] * (len(structures) - len(values))] for name, values in cells.items()}
    columns = tuple(Column(name, typed(values, decimal_comma)) for name, values in filled.items())
    step = {"tool": "open", **source, "rows": len(structures), "left_out": left_out}
    return Table(structures, columns, (step,), tuple(problems), left_out, label)


def canonical(record: Record) -> tuple[str, str | None]:
    """Canonical SMILES of a record, or why there is none."""
    if record.problem:
        return "", record.problem
    if record.canonical:
        return record.structure, None
    if not record.structure.strip():
        return "", "there is no structure"
    try:
        return chem.canonical_smiles(read_structure(record.structure)), None
    except ChemError as error:
        return "", str(error)


def typed(values: Sequence[str], decimal_comma: bool) -> list[Cell]:
    """Make numbers of a column in which every cell is one; otherwise the texts stay as they are."""
    texts = [" ".join(value.split()) if "\n" not in value else value.strip() for value in values]
    known = [text for text in texts if text.casefold() not in _MISSING]
    convert: Callable[[str], Cell] | None = None
    if known and all(_POINT.fullmatch(text) for text in known):
        whole = all(re.fullmatch(r"[-+]?\d{1,15}", text) for text in known)
        coded = any(re.fullmatch(r"[-+]?0\d+", text) for text in known)  # 00123 is a number of a catalogue
        convert = None if coded else int if whole else float
    elif known and decimal_comma and all(_COMMA.fullmatch(text) or _POINT.fullmatch(text) for text in known):
        convert = _comma_number
    if convert is None:
        return [text or None for text in texts]
    return [convert(text) if text.casefold() not in _MISSING else None for text in texts]


def _comma_number(text: str) -> float:
    return float(text.replace(",", "."))
