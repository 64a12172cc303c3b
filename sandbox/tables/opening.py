"""From a path to a table. What was read once is kept, so that a file is parsed only once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from sandbox.errors import ToolError
from sandbox.tables import files, scratch
from sandbox.tables.delimited import delimiter_of, read_delimited, read_smiles
from sandbox.tables.records import Record, build
from sandbox.tables.sdf import read_rdf, read_sdf
from sandbox.tables.table import SUFFIX, Table, load, save
from sandbox.tables.workbook import read_workbook

KINDS = ("sdf", "sd", "mol", "mdl", "smi", "smiles", "csv", "tsv", "txt", "xlsx", "rdf")
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
    content = files.read_bytes(path)
    key = hashlib.sha256(f"{kind} {files.checksum(content)}".encode()).hexdigest()[:20]
    index = scratch.folder() / f"{key}.json"
    kept = _kept(index, label)
    if kept is not None:
        return kept
    table = save(_read(path, kind, content, label))
    index.write_text(json.dumps(table.path), encoding="utf-8")
    return table


def _kept(index: Path, label: str) -> Table | None:
    try:
        return load(Path(json.loads(index.read_text(encoding="utf-8"))), label)
    except (OSError, ValueError, TypeError, ToolError):
        return None


def _read(path: Path, kind: str, content: bytes, label: str) -> Table:
    source: dict[str, Any] = {"file": path.name, "checksum": files.checksum(content), "format": kind}
    if kind == "xlsx":
        return build(read_workbook(content), source, label, decimal_comma=False)
    text, encoding = files.decode(content)
    source["encoding"] = encoding
    if kind in ("sdf", "sd", "mol", "mdl"):
        return build(read_sdf(text), source, label, decimal_comma=False)
    if kind == "rdf":
        return build(read_rdf(text), source, label, decimal_comma=False)
    if kind in ("smi", "smiles"):
        return build(read_smiles(text), source, label, decimal_comma=False)
    delimiter = delimiter_of(text)
    source["delimiter"] = _NAMES[delimiter]
    records: Iterator[Record] = read_delimited(text, delimiter)
    return replace(build(records, source, label, decimal_comma=delimiter != ","), label=label)
