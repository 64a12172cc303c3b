"""Names of common compounds in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sandbox.recogniser import name_context
from sandbox.recogniser.limits import NAME, Budget
from sandbox.recogniser.mention import Mention
from sandbox.recogniser.name_table import Compound, name_index, normalised

# Locants ("1,4-", "N,N'-") belong to a word; any other comma ends it. The bound keeps "1,1,1,…" linear.
_LOCANT = r"(?:\d{1,2}|[NOS])['’′]?"
_WORD = re.compile(rf"(?:{_LOCANT}(?:,{_LOCANT}){{1,7}}-|[^\s/|<>\"“”„«»`…;:!?=,→])+")
_MARKS = ".()[]{}'’‘*_~"

_Word = tuple[int, int, str]


def find_names(text: str, known: list[Mention], budget: Budget) -> list[Mention]:
    """Find compound names that are meant as compounds.

    Names of rings, groups and media, and parts of longer names, are left alone.

    Args:
        text: The text.
        known: What was found before, in order; names inside it are left alone, and so is a name that only
            repeats the structure beside it, as in "aspirin (CC(=O)Oc1ccccc1C(=O)O)".
        budget: What the message may hold.
    """
    found: list[Mention] = []
    words = list(_words(text))
    position = 0
    while position < len(words):
        count, compound = _longest_name(text, words, position)
        start, end = words[position][0], words[position + count - 1][1]
        end -= 2 * text.endswith(("'s", "’s"), start, end)
        if compound is not None:
            budget.spend(NAME)
            if name_context.is_compound(text, start, end, compound.also):
                smiles, name = compound.smiles, compound.name
                found.append(Mention(start, end, "molecule", text[start:end], smiles, name, "name"))
            elif name_context.goes_on(text, end):
                count += 1
        position += count
    return name_context.without_repeats(text, found, known)


def _longest_name(text: str, words: list[_Word], position: int) -> tuple[int, Compound | None]:
    """The longest name that begins at a word, and how many words it takes (1 where there is none)."""
    index = name_index()
    for count in index.lengths.get(words[position][2].lower(), ()):
        chosen = words[position : position + count]
        if len(chosen) == count and _joined(text, chosen):
            compound = index.get(" ".join(word for _, _, word in chosen))
            if compound is not None:
                return count, compound
    return 1, None


def _words(text: str) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        raw = match.group()
        left = len(raw) - len(raw.lstrip(_MARKS))
        word = raw[left:].rstrip(_MARKS)
        if left and raw[left - 1] == "(" and word.count(")") > word.count("("):
            # "(S)-ibuprofen" and "(COCl)2" begin with their own parenthesis
            left, word = left - 1, "(" + word
        if word:
            yield match.start() + left, match.start() + left + len(word), normalised(word)


def _joined(text: str, words: list[_Word]) -> bool:
    """Whether nothing but blanks stands between the words."""
    pairs = zip(words, words[1:], strict=False)
    return all(text[left[1] : right[0]].isspace() for left, right in pairs)
