"""A table of compounds in one compact file that is memory-mapped, never parsed as a whole.

Layout, all numbers big-endian: the magic; the length of a JSON header, and the header, which gives the offset
of each section; then the sections. ``buckets`` and ``records`` hold the names: the upper bits of a name's
hash choose a bucket, and in it stand records of six bytes, each with the lower 28 bits of the hash, a row of
18 bits and two flags. ``cas`` and ``skeletons`` are columns of 32 bits a row. ``blocks`` and ``texts`` hold
SMILES, preferred name and remark, compressed by the block.

A hash of 42 bits stands for a name, so a word that is in no table is taken for a name once in some ten
million times.
"""

from __future__ import annotations

import json
import mmap
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sandbox.names.keys import HASH_BITS, folded, name_hash, text_hash

MAGIC = b"RTNAMES1"
BUCKET_BITS = 14
REST_BITS = HASH_BITS - BUCKET_BITS
ROW_BITS = 18
RECORD = 6
BLOCK_ROWS = 256
IN_TEXT, PREFERRED = 1, 2
_PAIR = struct.Struct(">II")


@dataclass(frozen=True, slots=True)
class Row:
    """A compound of a table.

    Attributes:
        number: Its row; the better known a compound is, the lower.
        smiles: Isomeric SMILES as the source has it.
        name: Preferred name; empty where the source has none worth showing.
        remark: What must be said with it, e.g. that the name is that of a salt; mostly empty.
        cas: CAS number without hyphens; 0 where there is none.
    """

    number: int
    smiles: str
    name: str
    remark: str
    cas: int


@dataclass(frozen=True, slots=True)
class NameHit:
    """A row that a name stands for.

    Attributes:
        row: Number of the row.
        in_text: Whether the name means the compound wherever it stands in a text.
        preferred: Whether it is the row's own name, not one of many synonyms.
    """

    row: int
    in_text: bool
    preferred: bool


class NameTable:
    """A file of names, open for reading.

    Args:
        path: The file.

    Raises:
        ValueError: It is no such file.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            self._map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path.name} is not a table of names")
        start = len(MAGIC) + 4
        length = int.from_bytes(self._map[len(MAGIC) : start], "big")
        header = json.loads(self._map[start : start + length])
        self.source: str = header["source"]
        self.rows: int = header["rows"]
        self._at = {name: (start + length + offset, size) for name, (offset, size) in header["at"].items()}
        self._block = lru_cache(maxsize=32)(self._read_block)

    def named(self, name: str) -> list[NameHit]:
        """The rows that a name stands for, best known first."""
        return self.hashed(name_hash(folded(name)))

    def hashed(self, key: int) -> list[NameHit]:
        """The rows behind the hash of a folded name, best known first."""
        first, end = _PAIR.unpack_from(self._map, self._at["buckets"][0] + 4 * (key >> REST_BITS))
        base = self._at["records"][0]
        bucket = self._map[base + first * RECORD : base + end * RECORD]
        wanted = key & ((1 << REST_BITS) - 1)
        at = _first_at_least(bucket, (wanted << (ROW_BITS + 2)).to_bytes(RECORD, "big"))
        hits = []
        while at < len(bucket):
            record = int.from_bytes(bucket[at : at + RECORD], "big")
            if record >> (ROW_BITS + 2) != wanted:
                break
            row = record >> 2 & ((1 << ROW_BITS) - 1)
            hits.append(NameHit(row, bool(record & IN_TEXT), bool(record & PREFERRED)))
            at += RECORD
        return hits

    def with_cas(self, cas: int) -> list[int]:
        """The rows with a CAS number."""
        return list(self._find("cas", cas)) if cas else []

    def with_skeleton(self, skeleton: str) -> list[int]:
        """The rows that may have this first block of an InChIKey; to be checked against the structure."""
        return list(self._find("skeletons", text_hash(skeleton)))

    def row(self, number: int) -> Row:
        """Read a row."""
        line = self._block(number // BLOCK_ROWS)[number % BLOCK_ROWS]
        smiles, name, remark = line.split("\t")
        return Row(number, smiles, name, remark, self._number("cas", number))

    def _find(self, column: str, value: int) -> Iterator[int]:
        start, size = self._at[column]
        wanted = value.to_bytes(4, "big")
        at = self._map.find(wanted, start, start + size)
        while at >= 0:
            if (at - start) % 4 == 0:
                yield (at - start) // 4
            at = self._map.find(wanted, at + 1, start + size)

    def _number(self, column: str, index: int) -> int:
        at = self._at[column][0] + 4 * index
        return int.from_bytes(self._map[at : at + 4], "big")

    def _read_block(self, index: int) -> list[str]:
        start, end = self._number("blocks", index), self._number("blocks", index + 1)
        base = self._at["texts"][0]
        return zlib.decompress(self._map[base + start : base + end]).decode().split("\n")


def _first_at_least(records: bytes, wanted: bytes) -> int:
    """Where the first record stands that is not below another, in bytes that hold records in order."""
    low, high = 0, len(records) // RECORD
    while low < high:
        middle = (low + high) // 2
        if records[middle * RECORD : (middle + 1) * RECORD] < wanted:
            low = middle + 1
        else:
            high = middle
    return low * RECORD
