"""Paths of files of chemistry in a text. Only their existence is checked; nothing is read here."""

from __future__ import annotations

import os.path
import re
import sys
from collections.abc import Iterator
from urllib.parse import unquote

from sandbox.paths import example_path
from sandbox.recogniser.mention import Mention

MAX_PATHS = 100
_EXTENSION = re.compile(
    r"\.(?:sdf|sd|mol|mdl|smi|smiles|csv|tsv|xlsx|rxn|rdf|rsmi|jsonl?|cdxml)(?=$|[\s\"'`“”‘’»›)\]>,;:?!|]|\.(?:\s|$))",
    re.IGNORECASE,
)
_QUOTES = "\"'`“”„‘’«»‹›"
_MAX_LENGTH = 500


def find_files(text: str) -> list[Mention]:
    """Find paths of existing files with an extension of chemistry or of tables.

    Network paths (``\\\\server\\share``) are never touched: asking for them would open a connection.
    """
    found: list[Mention] = []
    floor = 0
    for count, match in enumerate(_EXTENSION.finditer(text)):
        if count >= MAX_PATHS:
            break
        for start in _starts(text, floor, match.end()):
            path = _local_path(text[start : match.end()])
            if path is not None and os.path.isfile(path):
                written = text[start : match.end()]
                found.append(Mention(start, match.end(), "file", written, path, None, "file"))
                floor = match.end()
                break
    return found


def _starts(text: str, floor: int, end: int) -> Iterator[int]:
    """Where the path may begin: after an opening quote, else at the blanks before it, the longest first."""
    line = max(floor, text.rfind("\n", floor, end) + 1, end - _MAX_LENGTH)
    quotes = [i + 1 for i in range(line, end) if text[i] in _QUOTES]
    yield from reversed(quotes[-4:])
    blanks = [i + 1 for i in range(line, end) if text[i] in " \t(<[=,;"]
    if line == floor or text[line - 1 : line] == "\n":
        blanks.insert(0, line)
    yield from blanks[-9:]


def _local_path(written: str) -> str | None:
    path = written
    if example := example_path(path):
        return str(example)
    if path.startswith("file://"):
        path = unquote(path.removeprefix("file://").removeprefix("localhost"))
        if sys.platform == "win32":
            path = path.lstrip("/")
    if re.match(r"[\\/]{2}", path) or "\0" in path or not path.strip():
        return None
    return os.path.expanduser(path) if path.startswith("~") else path
