"""Words of a message that are probably names of compounds which no table has: "asprin", "raclopride"."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from sandbox.names.keys import folded
from sandbox.names.suggestions import suggest
from sandbox.retrieval.ranker import ToolRanker
from sandbox.talk.reagents import names_step
from sandbox.vocabulary import VOCABULARIES

MAX_WORDS = 5  # that are looked at
ALIKE = 0.85
RARE = 3  # pieces of which a word consists that is hardly an English one
_WORD = re.compile(r"(?<![\w-])[A-Za-z][a-z]{4,30}(?![\w-])(?: acid| aicd| [a-z]{2,4}d)?")
_ENDS = re.compile(
    r"(?:ed|ing|i[sz]e[sd]?|ly|tions?|ments?|ness|able|ible|ful|ists?|ers?|isms?|ious|ical|atoms)$"
)
_NAMED = re.compile(
    r"\b(?:of|for|in|is|has|does|than|draw|about|with|and|to|from)\s+$|(?:^|[.?!;]\s*)$|[:,]\s*$",
    re.IGNORECASE,
)
_LISTED = r"\bM\d+\s*(?:,\s*(?:and|or)?|and|or|&)\s+"


def misspelt(text: str) -> dict[str, str]:
    """Word → known name that it resembles.

    Args:
        text: A message with handles in place of what was recognised.
    """
    found: dict[str, str] = {}
    for match in _candidates(text):
        if names_step(match.group()):
            continue  # "brominate" is no misspelt bromine
        if any(
            VOCABULARIES.get(key).mentions(match.group())
            for key in ("group", "substituent", "ring", "element")
        ):
            continue  # "nitrile" is no misspelt nitrite
        for words in dict.fromkeys((match.group(), match.group().split()[0])):
            if close := _closest(words):
                found[words] = close
                break
    return found


def unheard_of(text: str) -> list[str]:
    """Words that stand where a compound's name would, and are no plain English."""
    ranker = ToolRanker.shipped()
    words = ((match, match.group().split()[0]) for match in _candidates(text))
    return [
        word
        for match, word in words
        if ranker.pieces(word) >= RARE and not _ENDS.search(word) and _NAMED.search(text[: match.start()])
    ]


def unheard_of_in_list(text: str) -> list[str]:
    """Those of them that stand in a list with compounds: "M1 and xyzol"."""
    return [word for word in unheard_of(text) if re.search(rf"{_LISTED}{re.escape(word)}", text)]


def _candidates(text: str) -> list[re.Match[str]]:
    ranker = ToolRanker.shipped()
    found = (match for match in _WORD.finditer(text) if ranker.pieces(match.group().split()[0]) > 1)
    return [match for match, _ in zip(found, range(MAX_WORDS), strict=False)]


def _closest(words: str) -> str | None:
    form = folded(words)
    close = next(iter(suggest(words)), None)
    if close is None or folded(close) == form:
        return None
    return close if SequenceMatcher(None, form, folded(close)).ratio() >= ALIKE else None
