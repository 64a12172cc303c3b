"""Rows as Parquet files that ``datasets`` loads, and back as what the trainer reads."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sandbox.registry import discover
from sandbox.retrieval.retriever import Retriever
from training.dataset.rows import Row, render_messages
from training.dataset.selection import SPLITS, scaffold_of, split_of

FILE_ROWS = 20_000
TOOLS_SHOWN = 8  # schemas beside those that are called, as another model would be shown
_FUNCTION = pa.struct([("name", pa.string()), ("arguments", pa.string())])
_MESSAGE = pa.struct(
    [
        ("role", pa.string()),
        ("content", pa.string()),
        ("name", pa.string()),
        ("tool_calls", pa.list_(pa.struct([("type", pa.string()), ("function", _FUNCTION)]))),
    ]
)
SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("messages", pa.list_(_MESSAGE)),
        ("tools", pa.string()),
        ("first_trained", pa.int32()),
        ("family", pa.string()),
        ("turn", pa.int32()),
        ("question", pa.string()),
        ("calls", pa.int32()),
        ("wording", pa.string()),
        ("scaffolds", pa.list_(pa.string())),
    ]
)


def write_splits(rows: Iterable[Row], folder: Path) -> dict[str, int]:
    """Write ``SPLIT-NNNNN-of-NNNNN.parquet`` files in place of those that are there.

    Returns:
        Split → number of rows.
    """
    parts: dict[str, list[dict[str, Any]]] = {split: [] for split in SPLITS}
    for row in rows:
        parts[split_of(row)].append(to_record(row))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for split, records in parts.items():
        starts = range(0, len(records), FILE_ROWS)
        for number, start in enumerate(starts):
            table = pa.Table.from_pylist(records[start : start + FILE_ROWS], schema=SCHEMA)
            path = folder / f"{split}-{number:05}-of-{len(starts):05}.parquet"
            pq.write_table(table, path, compression="zstd")
    return {split: len(records) for split, records in parts.items()}


def to_record(row: Row) -> dict[str, Any]:
    """A row as it is stored; ``tools`` is JSON, because the schemas of tools have no common type."""
    scaffolds = {scaffold for smiles in row.structures if (scaffold := scaffold_of(smiles))}
    return {
        "id": row.id,
        "messages": row.messages,
        "tools": json.dumps(_schemas(row), ensure_ascii=False),
        "first_trained": row.first_trained,
        "family": row.family,
        "turn": row.turn,
        "question": row.question,
        "calls": len(row.steps),
        "wording": row.wording,
        "scaffolds": sorted(scaffolds),
    }


def to_segments(record: dict[str, Any]) -> dict[str, Any]:
    """A stored record as a line for ``training.sft``."""
    segments = render_messages(record["messages"], record["first_trained"])
    return {
        "segments": [asdict(segment) for segment in segments],
        **{key: record[key] for key in ("family", "turn", "question")},
    }


def read_split(folder: Path, split: str) -> Iterator[dict[str, Any]]:
    """The records of a split.

    Raises:
        FileNotFoundError: There are none.
    """
    files = sorted((folder / "data").glob(f"{split}-*.parquet"))
    if not files:
        raise FileNotFoundError(f"{folder} holds no split '{split}'")
    for path in files:
        for batch in pq.ParquetFile(path).iter_batches(1000):
            yield from batch.to_pylist()


def write_sample(folder: Path, rows: int, out: Path) -> int:
    """Write some rows of the train split, drawn at random, as one file; gives their number.

    Raises:
        FileNotFoundError: There are none.
    """
    records = list(read_split(folder, "train"))
    chosen = random.Random(0).sample(records, min(rows, len(records)))
    out.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(chosen, schema=SCHEMA), out, compression="zstd")
    return len(chosen)


def _schemas(row: Row) -> list[dict[str, Any]]:
    """What another model is shown: the tools that are called, and likely ones beside them."""
    registry, retriever = _tools()
    likely = [
        spec.name for spec in retriever.find(row.messages[row.first_trained - 1]["content"], TOOLS_SHOWN)
    ]
    names = dict.fromkeys([*(name for name, _ in row.calls()), *likely])
    return [{"type": "function", "function": registry.get(name).schema()} for name in sorted(names)]


@lru_cache(maxsize=1)
def _tools() -> tuple[Any, Retriever]:
    registry = discover()
    return registry, Retriever(list(registry))
