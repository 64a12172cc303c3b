"""Tables as text: CSV, TSV and files of SMILES, whatever the delimiter."""

from __future__ import annotations

import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sandbox.errors import ToolError
from sandbox.tables.reaction_records import is_reaction, reaction_column, reaction_record
from sandbox.tables.records import MAX_CELL, Record, is_structure, structure_column

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_LINES = 60


def delimiter_of(lines: Iterable[str]) -> str:
    """Find the delimiter: the one that cuts the first lines into most columns of equal number."""
    sample = "".join(itertools.islice(lines, SAMPLE_LINES + 1))
    best, chosen = (0.0, 0), ","
    for delimiter in DELIMITERS:
        widths = Counter(len(row) for row in _rows(sample, delimiter) if row)
        width, count = widths.most_common(1)[0] if widths else (1, 0)
        rank = (round(count / max(1, widths.total()), 1), width)
        if width > 1 and rank > best:
            best, chosen = rank, delimiter
    return chosen


def read_delimited(lines: Iterable[str], delimiter: str) -> Iterator[Record]:
    """Read a CSV or TSV; the column of reactions or structures is found by what it holds, a missing header
    is noticed.

    Raises:
        ToolError: It is empty or no column holds structures.
    """
    return records_of_rows(_numbered(csv.reader(lines, delimiter=delimiter)))


def _numbered(lines: Iterable[Sequence[str]]) -> Iterator[tuple[int, Sequence[str]]]:
    reader = iter(lines)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise ToolError(f"line {getattr(reader, 'line_num', '?')} cannot be read ({error})") from error
        if any(cell.strip() for cell in row):
            yield getattr(reader, "line_num", 0), row


def records_of_rows(rows: Iterator[tuple[int, Sequence[str]]]) -> Iterator[Record]:
    """Make records of numbered rows of cells, the first of which may be a header.

    Where a column holds reactions, the rows are about their products.

    Raises:
        ToolError: There is no row, or no column holds structures.
    """
    sample = list(itertools.islice(rows, SAMPLE_LINES))
    if not sample:
        raise ToolError("the file is empty")
    usual = Counter(len(cells) for _, cells in sample).most_common(1)[0][0]
    width = max(len(sample[0][1]), usual)
    bodies = [cells for _, cells in sample]
    reactions = reaction_column(bodies[1:] or bodies)
    at = structure_column(_titles(bodies[0], width), bodies[1:] or bodies) if reactions is None else reactions
    is_row, record = (is_structure, _record) if reactions is None else (is_reaction, _reaction)
    headless = at < len(bodies[0]) and is_row(bodies[0][at].strip())
    titles = [f"column {i + 1}" for i in range(width)] if headless else _titles(bodies[0], width)
    for line, cells in sample if headless else sample[1:]:
        yield record(line, cells, titles, at)
    for line, cells in rows:
        yield record(line, cells, titles, at)


def _titles(cells: Sequence[str], width: int) -> list[str]:
    """One title a column, each once."""
    titles: list[str] = []
    for index in range(width):
        title = " ".join(cells[index].split()) if index < len(cells) else ""
        title = title[:100] or f"column {index + 1}"
        titles.append(title if title not in titles else f"{title} ({index + 1})")
    return titles


def _record(line: int, cells: Sequence[str], titles: Sequence[str], at: int) -> Record:
    if len(cells) > len(titles):
        return Record(line, "", {}, f"the row has {len(cells)} cells, the table {len(titles)} columns")
    if any(len(cell) > MAX_CELL for cell in cells):
        return Record(line, "", {}, f"a cell has more than {MAX_CELL:,} characters")
    filled = [*cells, *[""] * (len(titles) - len(cells))]
    named = {title: cell for title, cell in zip(titles, filled, strict=True) if title != titles[at]}
    return Record(line, filled[at], named)


def _reaction(line: int, cells: Sequence[str], titles: Sequence[str], at: int) -> Record:
    read = _record(line, cells, titles, at)
    return read if read.problem else reaction_record(line, read.structure, read.cells)


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text), delimiter=delimiter)
    except csv.Error:
        return


def read_smiles(lines: Iterable[str]) -> Iterator[Record]:
    """Read a file of SMILES: structure or reaction, then blanks and a name; a header line is left out."""
    for number, line in enumerate(lines, 1):
        smiles, name = _smiles_and_name(line)
        if not smiles or (number == 1 and smiles.casefold() in ("smiles", "#smiles")):
            continue
        make = reaction_record if ">" in smiles.split()[0] else Record
        yield make(number, smiles, {"name": name} if name else {})


def _smiles_and_name(line: str) -> tuple[str, str]:
    words = line.strip().split(maxsplit=1)
    if len(words) < 2:
        return (words[0] if words else ""), ""
    if words[1].startswith("|") and "|" in words[1][1:]:  # CXSMILES
        extension, _, name = words[1][1:].partition("|")
        return f"{words[0]} |{extension}|", name.strip()
    return words[0], words[1].strip()
