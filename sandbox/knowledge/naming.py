"""Finds cards by what chemists call them, misspelt or with words around the name, and by full text."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from functools import lru_cache

from sandbox.errors import ToolError
from sandbox.knowledge.cards import Card, Kind, cards

SIMILAR = 0.78  # share of letters in common from which a word counts as misspelt
MAX_QUERY_WORDS = 40
MAX_NAME_WORDS = 6
_SELECT = "SELECT rowid FROM card WHERE card MATCH ? ORDER BY bm25(card, 6.0, 6.0, 5.0, 1.0)"
_WORD = re.compile(r"[a-zα-ω0-9]+")
_PLAIN = str.maketrans(
    {"–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "’": "'", "ö": "o", "ü": "u", "é": "e"}
)
_ARTICLES = frozenset(["a", "an", "the", "of", "to", "with"])
_COMMON_WORDS = """
for on in and or by reaction conditions condition mechanism work up workup how do i what is are my typical
standard best use used remove removal put protection deprotection group protecting coupling oxidation
reduction synthesis rearrangement addition from into turn against via using give get more residue
"""
# What stands in a question → what the cards call it in general.
_WIDER = {"bromide": "halide", "chloride": "halide", "iodide": "halide", "arylamine": "amine"}
# Words of a question → the kind of card that it asks for.
_ASKS_FOR: tuple[tuple[str, Kind], ...] = (
    (r"\bprotect", "protecting group"),
    (r"\b(?:remov|get rid|quench|work.?up|purif)", "work-up"),
)
# A name that no card has: "the Kulinkovich reaction", "a Wurtz".
_A_REACTION = re.compile(
    r"\b(?i:reaction|coupling|oxidation|reduction|olefination|rearrangement|condensation|cycli[sz]ation|"
    r"addition|substitution|elimination|\w*alkylation|\w*acylation|amination|hydrogenation|metathesis|"
    r"(?:de)?protection)s?\b|(?<=[a-z,] )[A-Z][a-zà-ÿ]{3,}"
)
# What a name is followed by that has to stay: "remove a Boc in the presence of a tert-butyl ester".
BESIDE = re.compile(
    r"\b(?:in (?:the )?presence of|without (?:touching|losing|harming|affecting|cleaving|removing)|"
    r"(?:while )?(?:leaving|keeping|retaining|sparing)|next to|selectively over)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_COMMON = frozenset(re.findall(r"\w+", _COMMON_WORDS))


def find_card(name: str, kinds: Collection[Kind] = ()) -> Card:
    """Return the card that a name means.

    Args:
        name: As written; other words may stand around it.
        kinds: Kinds of cards to look among; all where none is given.

    Raises:
        ToolError: No card has that name; the message suggests the closest.
    """
    words = _words(name)
    found = _contained(_words(BESIDE.sub(" ", name)), kinds)
    found = found or _contained(words, kinds) or _contained(_corrected(words), kinds)
    if found:
        return found
    close = [card.title for card in search(name, 3, kinds)]
    hint = f"; closest cards: {', '.join(close)}" if close else ""
    raise ToolError(f"no knowledge card is called '{' '.join(name.split())[:60]}'{hint}")


def names_reaction(text: str) -> bool:
    """Whether a text names what a card is about, or says that it names a reaction."""
    words = _words(text)
    found = _contained(words, ()) or _contained(_corrected(words), ())
    return found is not None or _A_REACTION.search(text) is not None


def names_card(text: str, like: str = "") -> bool:
    """Whether a text names what a card is about.

    Args:
        text: The text.
        like: The name of another card; only cards of its kind count.
    """
    other = _contained(_words(like), ())
    return _contained(_words(text), (other.kind,) if other else ()) is not None


def card_called(name: str) -> Card | None:
    """The card that has just this name; None where words stand beside it.

    Args:
        name: Without the words around it, in any case.
    """
    words = _words(name)
    kind = {"group", "reaction", "protecting"}
    short = tuple(word for word in words if word not in kind)
    return _names().get(tuple(words)) or _names().get(short)


def card_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each name of a card in a text, in order; where names overlap the longest counts."""
    table = _names()
    found = list(_WORD.finditer(text.lower().translate(_PLAIN)))[:MAX_QUERY_WORDS]
    spans = [
        (found[i].start(), found[j].end())
        for i in range(len(found))
        for j in range(i, min(len(found), i + MAX_NAME_WORDS))
        if not {found[i].group(), found[j].group()} & _ARTICLES
        and tuple(_words(text[found[i].start() : found[j].end()])) in table
    ]
    taken: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        if all(end <= other[0] or other[1] <= start for other in taken):
            taken.append((start, end))
    return sorted(taken)


def card_meant(quoted: str, message: str) -> str:
    """What is looked up for a quoted name: the card that the message names, where the quotation names none.

    Args:
        quoted: The words that a policy took for the name.
        message: The message that it took them from.
    """
    if _contained(_words(quoted), ()) or _contained(_corrected(_words(quoted)), ()):
        return quoted
    words = _words(message)
    found = _contained(words, ()) or _contained(_corrected(words), ())
    return found.title if found else quoted


def search(text: str, limit: int = 8, kinds: Collection[Kind] = ()) -> list[Card]:
    """Return the cards that fit a text best, by name and by full text.

    Args:
        text: Words; those that no card has are left out.
        limit: How many at most.
        kinds: Kinds of cards to look among; all where none is given.
    """
    words = [word for word in _corrected(_words(text)) if word not in _COMMON] or _words(text)
    found: dict[str, Card] = {}
    phrase = " ".join(_WORD.findall(text.lower().translate(_PLAIN))[:MAX_QUERY_WORDS])
    quoted = [_queried(word) for word in words[:MAX_QUERY_WORDS]]
    told = f"{{title names use}} : ({' AND '.join(quoted)})" if quoted else ""
    for query in (f'"{phrase}"' if phrase else "", told, " OR ".join(quoted)):
        rows = _index().execute(_SELECT, (query,)) if query else ()
        for (row,) in rows:
            card = cards()[row - 1]
            if not kinds or card.kind in kinds:
                found.setdefault(card.id, card)
    asked = [kind for pattern, kind in _ASKS_FOR if re.search(pattern, text, re.IGNORECASE)]
    best = list(found.values())[: 3 * limit]
    return sorted(best, key=lambda card: card.kind not in asked)[:limit] if asked else best[:limit]


def _queried(word: str) -> str:
    """A word as the index is asked for it: its beginning, or what the cards say in general."""
    wider = _WIDER.get(word)
    return f'("{word}"* OR "{wider}"*)' if wider else f'"{word}"*'


def _words(text: str) -> list[str]:
    """Words without articles and plurals, so that "an ester" and "esters" are the same."""
    words = _WORD.findall(text.lower().translate(_PLAIN).replace("'s", ""))
    return [
        word[:-1] if len(word) > 4 and word.endswith("s") and word[-2] not in "su" else word
        for word in words
        if word not in _ARTICLES
    ]


@lru_cache(maxsize=16)
def _names(kinds: tuple[Kind, ...] = ()) -> dict[tuple[str, ...], Card]:
    """Words of each name → its card; of two cards of one name the first has it."""
    table: dict[tuple[str, ...], Card] = {}
    for part in (slice(0, 1), slice(1, None)):
        for card in cards():
            for name in card.names[part] if not kinds or card.kind in kinds else ():
                table.setdefault(tuple(_words(name)), card)
    return table


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    return frozenset(word for name in _names() for word in name)


def _contained(words: Sequence[str], kinds: Collection[Kind]) -> Card | None:
    """The card whose name is the longest one within the words."""
    table = _names(tuple(sorted(kinds)))
    words = words[:MAX_QUERY_WORDS]
    spans = {tuple(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
    named = spans & table.keys()
    return table[max(named, key=lambda name: (len(name), sum(map(len, name)), name))] if named else None


def _corrected(words: Sequence[str]) -> list[str]:
    """The words with misspelt ones replaced by the closest that names of cards have."""
    known = _known_words()
    return [
        word
        if word in known or len(word) < 4 or word in _COMMON
        else next(iter(get_close_matches(word, known, 1, SIMILAR)), word)
        for word in words
    ]


@lru_cache(maxsize=1)
def _index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.execute(
        "CREATE VIRTUAL TABLE card USING fts5(title, names, use, body, tokenize='porter unicode61')"
    )
    rows = [(card.title, " ".join(card.synonyms), card.use, _body(card)) for card in cards()]
    connection.executemany("INSERT INTO card VALUES (?, ?, ?, ?)", rows)
    return connection


def _body(card: Card) -> str:
    steps = " ".join(f"{step.kind} {step.text}" for step in card.mechanism)
    ways = " ".join(str(each) for each in (*card.conditions, *card.removal))
    told = (card.scope, ways, steps, card.selectivity, card.pitfalls, card.workup, card.safety)
    more = (card.byproducts, card.stable, card.labile, " ".join(card.protects), card.family, card.class_name)
    return " ".join((*told, *more))
