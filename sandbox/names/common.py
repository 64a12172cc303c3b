"""The table of common compound names, ``assets/tables/common_names.tsv``, indexed for look-up."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

TABLE = Path(__file__).resolve().parents[2] / "assets" / "tables" / "common_names.tsv"

# Abbreviations that are words, or mean something else, in lower case.
_NOT_IN_LOWER_CASE = frozenset(
    [
        "amp",
        "amps",
        "badge",
        "bop",
        "can",
        "bps",
        "cui",
        "dead",
        "dip",
        "eti",
        "ipa",
        "fad",
        "mei",
        "mes",
        "mesh",
        "mops",
        "msg",
        "mps",
        "nah",
        "nai",
        "nap",
        "phi",
        "pipes",
        "ramp",
        "sds",
        "stab",
        "tame",
        "tea",
        "tempo",
        "tips",
    ]
)


@dataclass(frozen=True, slots=True)
class Compound:
    """A row of the table of names.

    Attributes:
        name: The preferred name.
        synonyms: Other names and abbreviations.
        smiles: Isomeric SMILES.
        also: ``"part"`` where the name is also that of a ring or a group (pyridine, urea), ``"solvent"``
            where the compound is often mentioned as the medium only, ``"element"`` where its atoms are mostly
            meant, ``"coolant"`` where the liquid cools.
    """

    name: str
    synonyms: tuple[str, ...]
    smiles: str
    also: frozenset[str]


@dataclass
class NameIndex:
    """Compounds by name; abbreviations are case-sensitive, save that all of them may stand in lower case.

    Attributes:
        folded: Compounds by name in lower case.
        exact: Compounds by abbreviation as written.
        lengths: First word of a name → how many words such names have, the most first.
    """

    folded: dict[str, Compound] = field(default_factory=dict)
    exact: dict[str, Compound] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def get(self, phrase: str) -> Compound | None:
        """Return the compound of a normalised phrase, or None."""
        return self.exact.get(phrase) or self.folded.get(phrase.lower())


def normalised(word: str) -> str:
    """A word as it stands in the index: plain hyphens, plain primes, no genitive."""
    return re.sub("[′’‘]", "'", re.sub("[‐‑–−]", "-", word)).removesuffix("'s")


@cache
def compounds() -> tuple[Compound, ...]:
    """The rows of the table, in order."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t")
        return tuple(_compound(row) for row in rows)


def _compound(row: dict[str, str]) -> Compound:
    synonyms = tuple(filter(None, row["synonyms"].split("|")))
    return Compound(row["name"], synonyms, row["smiles"], frozenset(filter(None, row["also"].split(","))))


@cache
def name_index() -> NameIndex:
    """The index of all names, made on first use (about 10 ms)."""
    index = NameIndex()
    lengths: dict[str, set[int]] = {}
    for compound in compounds():
        for name in (compound.name, *compound.synonyms):
            words = [normalised(word) for word in name.split()]
            phrase = " ".join(words)
            lengths.setdefault(words[0].lower(), set()).add(len(words))
            if not is_abbreviation(name):
                index.folded.setdefault(phrase.lower(), compound)
                continue
            index.exact.setdefault(phrase, compound)
            if len(phrase) >= 3 and phrase.lower() not in _NOT_IN_LOWER_CASE:
                index.exact.setdefault(phrase.lower(), compound)
    index.lengths = {word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()}
    return index


def is_abbreviation(name: str) -> bool:
    """DMF, EtOAc, NaBH4, n-BuLi; not Tylenol, D-glucose or N-methylpyrrolidone."""
    return not re.search(r"[a-z]{3}", name)


def is_common_name(text: str) -> bool:
    """Whether a text is a name or an abbreviation of the table."""
    return name_index().get(" ".join(normalised(word) for word in text.split())) is not None
