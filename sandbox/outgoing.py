"""Files that a tool writes where its user asks for them.

A worker may not write there. It writes into its own folder and names the place in its answer; the program
then puts the file there, if the call itself named that place. Outside a worker a tool writes directly.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from sandbox.errors import ToolError

_hand_over: Path | None = None
_pending: list[tuple[str, str]] = []


def hand_over_in(folder: Path) -> None:
    """From now on, files are left in that folder for the program to put in place."""
    global _hand_over
    _hand_over = folder


@contextlib.contextmanager
def new_file(target: Path) -> Iterator[BinaryIO]:
    """A new file to write; nothing of it stays where writing fails.

    Args:
        target: Where the user wants it. An existing file is never replaced.

    Raises:
        ToolError: It exists already, or cannot be written.
    """
    try:
        path = target if _hand_over is None else _left_in(_hand_over, target)
        with path.open("xb" if path == target else "wb") as file:
            try:
                yield file
            except BaseException:
                file.close()
                path.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise _unwritable(target, error) from error
    if path != target:
        _pending.append((str(path), str(target)))


def take() -> list[tuple[str, str]]:
    """The files left for the program since the last time, each with the place it is meant for."""
    left = list(_pending)
    _pending.clear()
    return left


def put_in_place(left: str, target: str, folder: Path, arguments: Mapping[str, Any]) -> None:
    """Copy a file that a worker left to where its call said; the program's side.

    Args:
        left: The file in the worker's folder.
        target: Where it is meant to be.
        folder: The worker's folder.
        arguments: The call's arguments: one of them has to be that place.

    Raises:
        ToolError: The call named another place, or the file exists or cannot be written there.
    """
    named = [Path(value).expanduser() for value in arguments.values() if isinstance(value, str)]
    if Path(target) not in named or Path(left).parent != folder:
        raise ToolError(f"{target} is not where the call asked for a file")
    try:
        source = os.open(left, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(source, "rb") as reading, Path(target).open("xb") as writing:
            shutil.copyfileobj(reading, writing)
    except OSError as error:
        raise _unwritable(Path(target), error) from error
    finally:
        with contextlib.suppress(OSError):
            os.unlink(left)


def _left_in(folder: Path, target: Path) -> Path:
    if target.exists():
        raise FileExistsError
    if not target.parent.is_dir():
        raise FileNotFoundError(2, os.strerror(2))
    descriptor, path = tempfile.mkstemp(dir=folder, prefix="outgoing-")
    os.close(descriptor)
    return Path(path)


def _unwritable(target: Path, error: OSError) -> ToolError:
    if isinstance(error, FileExistsError):
        return ToolError(f"{target} exists already; choose another name")
    return ToolError(f"{target} cannot be written ({os.strerror(error.errno or 0)})")
