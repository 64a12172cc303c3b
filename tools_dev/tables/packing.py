"""Writes a table of names in the form that `sandbox.names.table` reads."""

import json
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rdkit import Chem

from sandbox.names.keys import folded, name_hash, plain, text_hash
from sandbox.names.table import (
    BLOCK_ROWS,
    BUCKET_BITS,
    IN_TEXT,
    MAGIC,
    PREFERRED,
    RECORD,
    REST_BITS,
    ROW_BITS,
)

_LOCANTS = re.compile(r"^(?:(?:\d+[a-z]?'*,?)+|[omp]|ortho|meta|para|alpha|beta|gamma)-")
MAX_SHARED = 4  # rows that one name may stand for


@dataclass(frozen=True, slots=True)
class PackedRow:
    """A compound ready to be written.

    Attributes:
        smiles: SMILES.
        name: Preferred name, for display; may be empty.
        remark: What must be said with it.
        cas: CAS number without hyphens, or 0.
        names: Name → whether it means the compound wherever it stands; the first are its preferred names.
    """

    smiles: str
    name: str
    remark: str
    cas: int
    names: dict[str, bool]


def write_table(path: Path, source: str, rows: list[PackedRow]) -> int:
    """Write a table and return how many names it holds."""
    skeletons = [Chem.MolToInchiKey(Chem.MolFromSmiles(row.smiles))[:14] for row in rows]
    records = _records(rows, skeletons)
    keys = sorted(records)
    buckets = [0] * ((1 << BUCKET_BITS) + 1)
    for key in keys:
        buckets[(key >> (ROW_BITS + 2) >> REST_BITS) + 1] += 1
    for index in range(1, len(buckets)):
        buckets[index] += buckets[index - 1]
    mask = (1 << (RECORD * 8)) - 1
    texts, blocks = _texts(rows)
    sections = {
        "buckets": _numbers(buckets),
        "records": b"".join((key & mask).to_bytes(RECORD, "big") for key in keys),
        "cas": _numbers(row.cas for row in rows),
        "skeletons": _numbers(map(text_hash, skeletons)),
        "blocks": _numbers(blocks),
        "texts": texts,
    }
    at, offset = {}, 0
    for name, section in sections.items():
        at[name] = (offset, len(section))
        offset += len(section)
    header = json.dumps({"source": source, "rows": len(rows), "at": at}).encode()
    path.write_bytes(MAGIC + len(header).to_bytes(4, "big") + header + b"".join(sections.values()))
    return len(keys)


def _records(rows: list[PackedRow], skeletons: list[str]) -> set[int]:
    """Hash, row and flags of each name, as one number; what a name stands for is settled here."""
    claims: dict[str, dict[int, int]] = defaultdict(dict)
    isomers: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for place, (name, in_text) in enumerate(row.names.items()):
            flags = (IN_TEXT if in_text else 0) | (PREFERRED if place < 2 else 0)
            claims[folded(name)].setdefault(number, flags)
            if place < 2 and (bare := _LOCANTS.sub("", plain(name).lower())) != plain(name).lower():
                isomers[folded(bare)].append(number)
    records = set()
    for form, claimed in claims.items():
        preferred = {row: flags for row, flags in claimed.items() if flags & PREFERRED}
        others = [row for row in isomers.get(form, ()) if row not in claimed]
        if not preferred and len({skeletons[row] for row in (*claimed, *others)}) > len(claimed):
            claimed = {
                **dict.fromkeys(others, 0),
                **dict.fromkeys(claimed, 0),
            }  # "dinitrotoluene" is no compound
        for number, flags in sorted((preferred or claimed).items())[:MAX_SHARED]:
            records.add(name_hash(form) << (ROW_BITS + 2) | number << 2 | flags)
    return records


def _texts(rows: list[PackedRow]) -> tuple[bytes, list[int]]:
    parts, offsets = [], [0]
    for start in range(0, len(rows), BLOCK_ROWS):
        lines = (f"{row.smiles}\t{row.name}\t{row.remark}" for row in rows[start : start + BLOCK_ROWS])
        parts.append(zlib.compress("\n".join(lines).encode(), 9))
        offsets.append(offsets[-1] + len(parts[-1]))
    return b"".join(parts), offsets


def _numbers(numbers: Iterable[int]) -> bytes:
    return b"".join(number.to_bytes(4, "big") for number in numbers)
