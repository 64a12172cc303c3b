"""Names of common compounds in a text, from ``assets/tables/common_names.tsv``."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from sandbox.recogniser import name_context
from sandbox.recogniser.mention import Mention

TABLE = Path(__file__).resolve().parents[2] / "assets" / "tables" / "common_names.tsv"

# Locants ("1,4-", "N,N-") belong to a word; any other comma ends it. The bound keeps "1,1,1,…" linear.
_WORD = re.compile(
    r"(?:(?:\d{1,2}|[NOS])(?:,(?:\d{1,2}|[NOS]))(?:,(?:\d{1,2}|[NOS])){0,6}-|[^\s/|<>\"“”„«»`…;:!?=,→])+"
)
_MARKS = ".()[]{}'’‘*_~"
# Abbreviations that are words in lower case.
_WORDS_IN_LOWER_CASE = frozenset("tea dip dib pip tips lah ipa nis nap map tin gaba".split())


@dataclass(frozen=True, slots=True)
class Compound:
    """A row of the table of names.

    Attributes:
        name: The preferred name.
        synonyms: Other names and abbreviations.
        smiles: Isomeric SMILES.
        also: ``"part"`` where the name is also that of a ring or a group (pyridine, urea), ``"solvent"`` where
            the compound is mostly mentioned as the medium, else empty.
    """

    name: str
    synonyms: tuple[str, ...]
    smiles: str
    also: str


@dataclass
class _Index:
    folded: dict[str, Compound] = field(default_factory=dict)
    exact: dict[str, Compound] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def get(self, phrase: str) -> Compound | None:
        return self.exact.get(phrase) or self.folded.get(phrase.lower())


def lookup_name(text: str) -> str | None:
    """Return the SMILES of a compound name or abbreviation, or None where it is not in the table."""
    compound = _index().get(_plain(" ".join(text.split())))
    return compound.smiles if compound else None


@cache
def compounds() -> tuple[Compound, ...]:
    """The rows of the table, in order."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t")
        return tuple(
            Compound(
                row["name"], tuple(filter(None, row["synonyms"].split("|"))), row["smiles"], row["also"] or ""
            )
            for row in rows
        )


@cache
def _index() -> _Index:
    index = _Index()
    lengths: dict[str, set[int]] = {}
    for compound in compounds():
        for phrase in (compound.name, *compound.synonyms):
            if _is_abbreviation(phrase):
                index.exact.setdefault(phrase, compound)
                forms = [phrase]
                if len(phrase) >= 3 and phrase.lower() not in _WORDS_IN_LOWER_CASE:
                    index.exact.setdefault(phrase.lower(), compound)
                    forms.append(phrase.lower())
            else:
                index.folded.setdefault(phrase.lower(), compound)
                forms = [phrase.lower()]
            for form in forms:
                words = form.split()
                lengths.setdefault(words[0].lower(), set()).add(len(words))
    index.lengths = {word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()}
    return index


def _is_abbreviation(phrase: str) -> bool:
    """DMF, EtOAc, NaBH4, n-BuLi; not Tylenol, D-glucose or N-methylpyrrolidone."""
    return not re.search(r"[a-z]{3}", phrase)


def find_names(text: str, known: list[Mention]) -> list[Mention]:
    """Find compound names that are meant as compounds, not as rings, groups, solvents or parts of longer names.

    Args:
        text: The text.
        known: What was found before, in order; names inside it are left alone, and so is a name that only
            repeats the structure beside it, as in "aspirin (CC(=O)Oc1ccccc1C(=O)O)".
    """
    found: list[Mention] = []
    index, words = _index(), list(_words(text))
    position = 0
    while position < len(words):
        start = words[position][0]
        used = 1
        for count in index.lengths.get(words[position][2].lower(), ()):
            last = position + count - 1
            if last >= len(words) or not _joined(text, words[position : last + 1]):
                continue
            phrase = " ".join(word for _, _, word in words[position : last + 1])
            compound = index.get(phrase)
            if compound is not None:
                used = count
                end = words[last][1]
                if name_context.is_compound(text, start, end, compound.also):
                    written = text[start:end]
                    found.append(
                        Mention(start, end, "molecule", written, compound.smiles, compound.name, "name")
                    )
                break
        position += used
    return name_context.without_repeats(text, found, known)


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _WORD.finditer(text):
        raw = match.group()
        left = len(raw) - len(raw.lstrip(_MARKS))
        word = raw[left:].rstrip(_MARKS)
        for suffix in ("'s", "’s"):
            word = word.removesuffix(suffix)
        if word:
            yield match.start() + left, match.start() + left + len(word), _plain(word)


def _plain(word: str) -> str:
    return re.sub("[‐‑–−]", "-", word)


def _joined(text: str, words: list[tuple[int, int, str]]) -> bool:
    """Whether nothing but blanks stands between the words."""
    pairs = zip(words, words[1:], strict=False)
    return all(text[left[1] : right[0]].isspace() for left, right in pairs)
