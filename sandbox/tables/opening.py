"""From a path to a table. What was read once is kept, so that a file is parsed only once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sandbox.errors import ToolError
from sandbox.tables import files, scratch
from sandbox.tables.delimited import delimiter_of, read_delimited, read_smiles
from sandbox.tables.open_reactions import read_open_reactions
from sandbox.tables.reaction_records import read_rxn
from sandbox.tables.reading import shared_records
from sandbox.tables.records import Record, build
from sandbox.tables.sdf import read_rdf, read_sdf
from sandbox.tables.table import SUFFIX, Table, load, save
from sandbox.tables.workbook import read_workbook

STRUCTURES = ("sdf", "sd", "mol", "mdl", "smi", "smiles", "csv", "tsv", "txt", "xlsx")
REACTIONS = ("rdf", "rxn", "rsmi", "json", "jsonl")
KINDS = (*STRUCTURES, *REACTIONS)
Reader = Callable[[Iterable[str]], Iterator[Record]]
_NAMES = {"\t": "tab", ",": "comma", ";": "semicolon", "|": "bar"}


def open_table(text: str, label: str) -> Table:
    """Open a table.

    Args:
        text: Path of a file of molecules, or of a table that a call made.
        label: How the user knows it.

    Raises:
        ToolError: It cannot be read; the message says why.
    """
    if text.lower().endswith(SUFFIX):
        return load(Path(text), label)
    path = files.local_path(text)
    kind = files.kind_of(path)
    if kind not in KINDS:
        raise ToolError(f"{path.name}: only {', '.join(KINDS)} (also gzipped) can be opened as a table")
    checksum, encoding = files.survey(path)
    key = hashlib.sha256(f"{kind} {checksum}".encode()).hexdigest()[:20]
    folder = scratch.folder()
    index = folder / f"{key}.json"
    kept = _kept(index, label)
    if kept is not None:
        return kept
    source: dict[str, Any] = {"file": path.name, "checksum": checksum, "format": kind}
    records, decimal_comma = _read(path, kind, encoding, source)
    table = save(build(shared_records(records, folder, key), source, label, decimal_comma=decimal_comma))
    index.write_text(json.dumps(table.path), encoding="utf-8")
    return table


def _kept(index: Path, label: str) -> Table | None:
    try:
        return load(Path(json.loads(index.read_text(encoding="utf-8"))), label)
    except (OSError, ValueError, TypeError, ToolError):
        return None


def _read(path: Path, kind: str, encoding: str, source: dict[str, Any]) -> tuple[Iterator[Record], bool]:
    """The records, and whether a number may have a decimal comma; says in ``source`` how it was read."""
    if kind == "xlsx":
        with files.binary(path) as file:
            return read_workbook(file.read()), False
    source["encoding"] = encoding
    if kind in _READERS:
        return _records(path, encoding, _READERS[kind]), False
    with files.lines_of(path, encoding) as lines:
        delimiter = delimiter_of(lines)
    source["delimiter"] = _NAMES[delimiter]
    return _records(path, encoding, partial(read_delimited, delimiter=delimiter)), delimiter != ","


def _records(path: Path, encoding: str, read: Reader) -> Iterator[Record]:
    with files.lines_of(path, encoding) as lines:
        yield from read(lines)


_READERS: dict[str, Reader] = {
    **dict.fromkeys(("sdf", "sd", "mol", "mdl"), read_sdf),
    **dict.fromkeys(("smi", "smiles"), read_smiles),
    "rdf": read_rdf,
    "rxn": read_rxn,
    **dict.fromkeys(("json", "jsonl"), read_open_reactions),
}
