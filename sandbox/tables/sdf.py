"""SDF and RDF: records of connection tables with data fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from sandbox.tables.reaction_records import reaction_of_block
from sandbox.tables.records import Record

_FIELD = re.compile(r"^>.*?<([^>\n]+)>.*\n((?:.*\S.*\n?)*)", re.MULTILINE)
_DATUM = re.compile(r"^\$DTYPE (.*)\n\$DATUM (.*(?:\n(?!\$).*)*)", re.MULTILINE)
MAX_RECORD = 5_000_000


def read_sdf(lines: Iterable[str]) -> Iterator[Record]:
    """Read an SDF; the title line becomes the column "name", each data field a column."""
    number = 0
    for block in _blocks(lines, lambda line: line.startswith("$$$$")):
        if not block.strip():
            continue
        number += 1
        if len(block) > MAX_RECORD:
            yield Record(number, "", {}, "the record is larger than 5 MB")
            continue
        head, end, fields = block.partition("M  END")
        title = head.split("\n", 1)[0].strip()
        cells = {"name": title} if title and not title.endswith(("V2000", "V3000")) else {}
        cells |= {m.group(1).strip(): m.group(2).strip() for m in _FIELD.finditer(fields)}
        yield Record(number, head + end, cells, None if end else "the connection table has no end (M  END)")


def read_rdf(lines: Iterable[str]) -> Iterator[Record]:
    """Read an RDF: of a reaction the main product is the structure, and the reaction a column; molecules as
    they are."""
    for number, block in enumerate(_blocks(lines, _begins_record)):
        if not number:  # the file's own header
            continue
        cells = {m.group(1).strip(): " ".join(m.group(2).split()) for m in _DATUM.finditer(block)}
        body = re.split(r"^\$DTYPE", block, maxsplit=1, flags=re.MULTILINE)[0]
        if body.startswith("$RXN"):
            yield reaction_of_block(number, body, cells)
        else:
            yield Record(number, body.rstrip() + "\n", cells)


def _begins_record(line: str) -> bool:
    return line.startswith(("$RFMT", "$MFMT"))


def _blocks(lines: Iterable[str], ends: Callable[[str], bool]) -> Iterator[str]:
    """What stands between lines that end a block; what is too long is cut."""
    kept: list[str] = []
    size = 0
    for line in lines:
        if ends(line):
            yield "".join(kept)
            kept, size = [], 0
        elif size <= MAX_RECORD:
            kept.append(line)
            size += len(line)
    yield "".join(kept)
