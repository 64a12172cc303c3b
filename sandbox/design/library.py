"""The mined fragments: which substituents and linkers were seen in which surroundings.

Read from ``assets/design`` on first use. The tables hold counts, no molecules; see ``training.design.mine``.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from sandbox.design.cuts import LEVELS
from sandbox.errors import ToolError
from sandbox.paths import assets_dir

FILES = ("chembl.npz", "zinc.npz")
Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Postings:
    """Surroundings → ids of the fragments seen there, the most frequent first."""

    keys: Array
    starts: Array
    ids: Array

    def at(self, key: int) -> Array:
        """The ids for one key; empty where it is unknown."""
        place = int(np.searchsorted(self.keys, np.uint32(key)))
        if place == len(self.keys) or int(self.keys[place]) != key:
            return self.ids[:0]
        return self.ids[self.starts[place] : self.starts[place + 1]]


@dataclass(frozen=True)
class Library:
    """The fragments of one source.

    Attributes:
        fragments: SMILES with ``*`` for the core, the most frequent first.
        seen: In how many surroundings-molecule pairs each was seen.
        levels: Postings of each level of surroundings.
        linkers: SMILES with ``[1*]`` and ``[2*]``.
        linker_at: Postings by pair key.
    """

    fragments: tuple[str, ...]
    seen: Array
    levels: tuple[Postings, ...]
    linkers: tuple[str, ...]
    linker_at: Postings

    def substituents(self, keys: Sequence[int], most: int) -> list[tuple[str, int]]:
        """Fragments for some surroundings, the closest surroundings first.

        Args:
            keys: The surroundings at each level.
            most: How many at most.

        Returns:
            SMILES, and the level of surroundings at which each was seen (3 is the closest).
        """
        found: dict[int, int] = {}
        for level in reversed(LEVELS):
            for fragment in self.levels[level - 1].at(keys[level - 1]).tolist():
                found.setdefault(fragment, level)
                if len(found) == most:
                    break
        return [(self.fragments[fragment], level) for fragment, level in list(found.items())[:most]]

    def between(self, key: int) -> list[str]:
        """Linking fragments for a pair of surroundings."""
        return [self.linkers[number] for number in self.linker_at.at(key).tolist()]


@cache
def libraries() -> tuple[Library, ...]:
    """The libraries of all sources.

    Raises:
        ToolError: A table is missing from this installation.
    """
    return tuple(_load(_there(name)) for name in FILES)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A matched-pair exchange and what it usually does.

    Attributes:
        old: Fragment that goes, ``*`` for the core; ``*[H]`` for a hydrogen.
        new: Fragment that comes.
        pairs: Number of pairs of molecules.
        effects: Quantity → mean and standard deviation of its change.
        measured: Whether the values were measured, not calculated.
    """

    old: str
    new: str
    pairs: int
    effects: dict[str, tuple[float, float]]
    measured: bool

    def reversed(self) -> Exchange:
        """The opposite exchange."""
        effects = {name: (-mean, spread) for name, (mean, spread) in self.effects.items()}
        return Exchange(self.new, self.old, self.pairs, effects, self.measured)


@cache
def exchanges() -> dict[str, list[Exchange]]:
    """Fragment that goes → exchanges seen for it, the measured and the frequent first.

    Raises:
        ToolError: A table is missing from this installation.
    """
    found: dict[str, list[Exchange]] = {}
    for name, measured in (("pairs_solubility.tsv.gz", True), ("pairs_chembl.tsv.gz", False)):
        text = gzip.decompress(_there(name).read_bytes()).decode()
        for row in csv.DictReader(io.StringIO(text), delimiter="\t"):
            quantities = [key.removesuffix("_mean") for key in row if key.endswith("_mean")]
            effects = {q: (float(row[f"{q}_mean"]), float(row[f"{q}_sd"])) for q in quantities}
            one = Exchange(row["from"], row["to"], int(row["pairs"]), effects, measured)
            for each in (one, one.reversed()):
                found.setdefault(each.old, []).append(each)
    return found


def _load(path: Path) -> Library:
    with np.load(path, allow_pickle=False) as arrays:
        return Library(
            _lines(arrays["fragments"]),
            arrays["seen"],
            tuple(_postings(arrays, f"level{level}") for level in LEVELS),
            _lines(arrays["linkers"]),
            _postings(arrays, "linker"),
        )


def _postings(arrays: Any, name: str) -> Postings:
    return Postings(arrays[f"{name}_keys"], arrays[f"{name}_starts"], arrays[f"{name}_ids"])


def _lines(array: Array) -> tuple[str, ...]:
    return tuple(array.tobytes().decode().split("\n"))


def _there(name: str) -> Path:
    path = assets_dir() / "design" / name
    if not path.is_file():
        raise ToolError(f"the table of fragments {name} is missing from this installation")
    return path
