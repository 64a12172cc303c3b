"""Files as they come from anywhere: bounded in size, unpacked where they are gzipped, decoded."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import stat
import zlib
from pathlib import Path

from sandbox.errors import ToolError
from sandbox.paths import assets_dir

MAX_BYTES = 300_000_000
EXAMPLE = "example:"


def local_path(text: str) -> Path:
    """Read a path; ``example:NAME`` is one of the tables that come with the program.

    Raises:
        ToolError: It leads out of this computer or to nothing that is a file.
    """
    if text.startswith(EXAMPLE):
        return assets_dir() / "examples" / Path(text.removeprefix(EXAMPLE)).name
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


def read_bytes(path: Path) -> bytes:
    """Read a whole file, unpacked where it is gzipped.

    Raises:
        ToolError: It cannot be read, or is larger than 300 MB, packed or unpacked.
    """
    try:
        with path.open("rb") as plain:
            packed = plain.read(2) == b"\x1f\x8b"
        with gzip.open(path) if packed else path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ToolError(f"{path.name} cannot be read ({error})") from error
    if len(content) > MAX_BYTES:
        raise ToolError(f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB; split it")
    return bytes(content)


def checksum(content: bytes) -> str:
    """What tells one version of a file from another."""
    return hashlib.sha256(content).hexdigest()[:20]


def decode(content: bytes) -> tuple[str, str]:
    """Decode a text file.

    Returns:
        The text with plain line ends, and the encoding: by its mark, else UTF-8, else Windows-1252.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif content.startswith(b"\xef\xbb\xbf"):
        encoding = "utf-8-sig"
    else:
        encoding = "utf-8"
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            encoding = "cp1252"
    text = content.decode(encoding, errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def kind_of(path: Path) -> str:
    """The extension that says what a file is, without the dot and without ``.gz``."""
    name = path.name.lower().removesuffix(".gz")
    return name.rpartition(".")[2]
