"""Files as they come from anywhere: bounded in size, unpacked where they are gzipped, decoded."""

from __future__ import annotations

import codecs
import contextlib
import gzip
import hashlib
import io
import os
import re
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from sandbox.errors import ToolError
from sandbox.paths import example_path

MAX_BYTES = 300_000_000
PIECE = 1_000_000


def local_path(text: str) -> Path:
    """Read a path; ``example:NAME`` is one of the tables that come with the program.

    Raises:
        ToolError: It leads out of this computer or to nothing that is a file.
    """
    if example := example_path(text):
        return example
    if re.match(r"[\\/]{2}", text) or "\0" in text or not text.strip():
        raise ToolError(f"'{text[:80]}' is not the path of a file on this computer")
    path = Path(text).expanduser()
    try:
        regular = stat.S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):
        raise ToolError(f"there is no file {text[:200]}") from None
    if not regular:
        raise ToolError(f"{text[:200]} is not a file")
    return path


@contextlib.contextmanager
def binary(path: Path) -> Iterator[BinaryIO]:
    """A file to read, unpacked where it is gzipped.

    Raises:
        ToolError: It cannot be read.
    """
    try:
        with path.open("rb") as plain:
            packed = plain.read(2) == b"\x1f\x8b"
        with gzip.open(path) if packed else path.open("rb") as file:
            yield cast(BinaryIO, file)
    except (OSError, EOFError, zlib.error) as error:
        raise ToolError(f"{path.name} cannot be read ({error})") from error


def survey(path: Path) -> tuple[str, str]:
    """Go through a file once, a piece at a time.

    Returns:
        What tells one version of a file from another, and the encoding of a text file: by its mark, else
        UTF-8, else Windows-1252.

    Raises:
        ToolError: It cannot be read, or is larger than 300 MB, packed or unpacked.
    """
    digest, size = hashlib.sha256(), 0
    decoder = codecs.getincrementaldecoder("utf-8")()
    marked, utf8 = "", True
    with binary(path) as file:
        while piece := file.read(PIECE):
            if not size:
                marked = _marked(piece)
            size += len(piece)
            if size > MAX_BYTES:
                raise ToolError(f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB; split it")
            digest.update(piece)
            utf8 = utf8 and _decodes(decoder, piece)
    utf8 = utf8 and _decodes(decoder, b"", final=True)
    return digest.hexdigest()[:20], marked or ("utf-8" if utf8 else "cp1252")


@contextlib.contextmanager
def lines_of(path: Path, encoding: str) -> Iterator[TextIO]:
    """The lines of a text file with plain ends, one after the other.

    Raises:
        ToolError: It cannot be read.
    """
    with binary(path) as file:
        yield io.TextIOWrapper(file, encoding=encoding, errors="replace", newline=None)


def _marked(start: bytes) -> str:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return "utf-8-sig" if start.startswith(b"\xef\xbb\xbf") else ""


def _decodes(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError:
        return False
    return True


def kind_of(path: Path) -> str:
    """The extension that says what a file is, without the dot and without ``.gz``."""
    name = path.name.lower().removesuffix(".gz")
    return name.rpartition(".")[2]
