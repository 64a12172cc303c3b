"""The user's own lists of compounds that are at hand: kept as hashes of InChIKeys beside the made tables.

A list is known by its name; taking in another of that name replaces it. Structures are not kept, so a list
can say whether a compound is in it but not be read back.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import numpy as np

from sandbox.errors import ToolError
from sandbox.tables import scratch

FILE = "own-stock.npz"
MAX_LISTS = 50

Keys = np.ndarray[tuple[int, ...], np.dtype[np.uint64]]


@dataclass(frozen=True, slots=True)
class OwnList:
    """A list of the user's.

    Attributes:
        name: What it is called, mostly the name of its file.
        count: Number of different compounds.
        taken_in: When, as ISO date.
    """

    name: str
    count: int
    taken_in: str


def stamp() -> int:
    """Changes whenever the lists do; 0 where there are none."""
    try:
        return os.stat(_path()).st_mtime_ns
    except OSError:
        return 0


def lists() -> tuple[OwnList, ...]:
    """The lists, the oldest first."""
    return tuple(_read(stamp())[0])


def lists_with(number: int) -> tuple[str, ...]:
    """Names of the lists that have a compound, by its stock key."""
    told, keys = _read(stamp())
    return tuple(each.name for each, held in zip(told, keys, strict=True) if _has(held, number))


def take_in(name: str, numbers: Iterable[int], parents: Iterable[int] = ()) -> OwnList:
    """Keep a list, in the place of one of the same name.

    Args:
        name: What it is called.
        numbers: Stock keys of its compounds.
        parents: Those of the organic parts of its salts, which are at hand as well.

    Raises:
        ToolError: It is empty, there are too many lists, or it cannot be written.
    """
    listed = set(numbers)
    held = np.array(sorted(listed.union(parents)), np.uint64)
    if not listed:
        raise ToolError(f"{name} has no compound that could be read")
    made = OwnList(name, len(listed), datetime.now(UTC).date().isoformat())
    told, keys = _others(name)
    if len(told) >= MAX_LISTS:
        raise ToolError(f"there are {MAX_LISTS} lists already; remove one first")
    _write([*told, made], [*keys, held])
    return made


def remove(name: str) -> None:
    """Forget a list.

    Raises:
        ToolError: There is none of that name, or the file cannot be written.
    """
    if name not in (each.name for each in lists()):
        known = ", ".join(each.name for each in lists()) or "there are none"
        raise ToolError(f"no list of your own is called '{name[:80]}' ({known})")
    _write(*_others(name))


def _others(name: str) -> tuple[list[OwnList], list[Keys]]:
    told, keys = _read(stamp())
    kept = [(each, held) for each, held in zip(told, keys, strict=True) if each.name != name]
    return [each for each, _ in kept], [held for _, held in kept]


def _has(keys: Keys, number: int) -> bool:
    at = int(np.searchsorted(keys, np.uint64(number)))
    return at < len(keys) and int(keys[at]) == number


def _path() -> Path:
    return scratch.folder() / FILE


@lru_cache(maxsize=2)
def _read(stamped: int) -> tuple[list[OwnList], list[Keys]]:
    """Lists and their keys; a file that is damaged counts as none, for the search goes on without it."""
    if not stamped:
        return [], []
    try:
        with np.load(_path(), allow_pickle=False) as stored:
            told = [OwnList(**each) for each in json.loads(str(stored["lists"]))]
            return told, [stored[f"keys{place}"] for place in range(len(told))]
    except (OSError, ValueError, KeyError, TypeError):
        return [], []


def _write(told: list[OwnList], keys: list[Keys]) -> None:
    header = [{"name": each.name, "count": each.count, "taken_in": each.taken_in} for each in told]
    arrays = {f"keys{place}": held for place, held in enumerate(keys)}
    path = _path()
    try:
        handle, part = tempfile.mkstemp(prefix=f"{FILE}.", suffix=".partial", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                np.savez_compressed(file, allow_pickle=False, lists=np.array(json.dumps(header)), **arrays)
            Path(part).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(part).unlink()
            raise
    except OSError as error:
        raise ToolError(f"the list cannot be kept ({error.strerror}: {error.filename})") from error
