"""Closed vocabularies (functional groups, ring systems, properties) and their mentions in text.

An argument that names a group or a property is an enumeration. The recogniser finds the mentions of a
vocabulary in the user's message, and the grammar then offers only what was mentioned.

Phrases are compared word by word. A blank, a line break, an underscore and a hyphen of any kind all part
words, so ``"H-bond donor"`` is also found as "H bond donor"; a hyphen may be missing as well ("Hbond donor").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from sandbox.errors import ArgumentError

_HYPHENS = "\\-\u2010\u2011\u2012\u2013\u2212"
_WORD = re.compile(r"[^\W_]+|[^\w\s" + _HYPHENS + "]")
_VALUE_BEFORE = re.compile(r"\(\s*\d[\d.,]*\s*$")
_VALUE_AFTER = re.compile(r"\s*[=:]?\s*\d[\d.,]*\s*(?:g/mol|Da)?\s*[),;]")
_TIED = re.compile(rf"[{_HYPHENS}]\w")
# One character for one character, so that positions stay: CF₃, sp³, curly apostrophes.
_PLAIN = str.maketrans("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹’", "01234567890123456789'")
LEAST_ALIKE = 0.7  # of two words, for one to be suggested for the other


class _Candidate(NamedTuple):
    start: int
    end: int
    term: str | None


@dataclass(frozen=True)
class Vocabulary:
    """Canonical terms and the other ways in which chemists write them.

    Attributes:
        name: What the terms are, as it reads in "'xyz' is not a <name> that I know".
        terms: Canonical term → synonyms (abbreviations, other spellings). English plurals are found without
            being listed. A phrase with an upper-case letter (``"COOH"``, ``"Cl"``) is found in text only as
            it stands, one without in any case.
        silent: Phrases that are no mention when they stand in running text, although they are a term, or
            contain one ("hydrogen bond" for hydrogen, "In" for indium). As an argument a term is still a
            term.
    """

    name: str
    terms: Mapping[str, tuple[str, ...]]
    silent: tuple[str, ...] = ()

    @property
    def canonical(self) -> tuple[str, ...]:
        """The canonical terms, in order."""
        return tuple(self.terms)

    def resolve(self, text: str) -> str:
        """Return the canonical term for what was written as an argument, whatever its case.

        Raises:
            ArgumentError: Nothing matches; the message suggests the closest terms.
        """
        key = " ".join(_words(text))
        if key in self._resolvable:
            return self._resolvable[key]
        for form in (key.lower(), f"{key.lower()}s"):
            if form in self._resolvable_lower:
                return self._resolvable_lower[form]
        close = self._closest(key.lower())
        hint = f"; did you mean {' or '.join(close)}?" if close else ""
        raise ArgumentError(f"'{' '.join(text.split())[:60]}' is not a {self.name} that I know{hint}")

    def mentions(self, text: str) -> tuple[str, ...]:
        """Return the canonical terms that the text mentions, in order of first mention."""
        return tuple(dict.fromkeys(term for _, _, term in self.spans(text)))

    def spans(self, text: str) -> list[tuple[int, int, str]]:
        """Return (start, end, canonical term) of each mention, in order.

        Where mentions overlap the longest counts.
        """
        candidates = sorted(self._candidates(text), key=lambda found: (found.start - found.end, found.start))
        occupied = bytearray(len(text))
        taken = []
        for start, end, term in candidates:
            if not occupied[start] and not occupied[end - 1]:  # what is there already is at least as long
                occupied[start:end] = b"\1" * (end - start)
                if term is not None:
                    taken.append((start, end, term))
        return sorted(taken)

    def _candidates(self, text: str) -> Iterator[_Candidate]:
        plain = text.translate(_PLAIN)
        words = list(_WORD.finditer(plain))
        lowered = [word.group().lower() for word in words]
        for i, first in enumerate(lowered):
            if first in ("g", "da") and _VALUE_BEFORE.search(plain[: words[i].start()][-16:]):
                continue  # "(98.14 g/mol)" tells the molar mass and asks for none
            bracketed = plain[: words[i].start()][-3:].rstrip().endswith("(")
            for count in range(1, min(self._longest.get(first, 0), len(words) - i) + 1):
                exact = " ".join(word.group() for word in words[i : i + count])
                if exact in self._spoken:
                    term = self._spoken[exact]
                elif exact.lower() in self._spoken_lower:
                    term = self._spoken_lower[exact.lower()]
                else:
                    continue
                last = words[i + count - 1]
                if bracketed and _VALUE_AFTER.match(plain, last.end()):
                    continue  # "(MW 122.12)"
                # The N of "how many N-oxides" belongs to what follows it.
                if len(last.group()) > 1 or not _TIED.match(plain, last.end()):
                    yield _Candidate(words[i].start(), last.end(), term)

    @cached_property
    def _resolvable(self) -> dict[str, str]:
        table: dict[str, str] = {}
        for form, term in self._forms():
            table.setdefault(form, term)
        return table

    @cached_property
    def _resolvable_lower(self) -> dict[str, str]:
        table: dict[str, str] = {}
        for form, term in self._forms():
            table.setdefault(form.lower(), term)
        return table

    @cached_property
    def _spoken(self) -> dict[str, str | None]:
        return {form: term for form, term in self._found_forms() if form != form.lower()}

    @cached_property
    def _spoken_lower(self) -> dict[str, str | None]:
        return {form: term for form, term in self._found_forms() if form == form.lower()}

    @cached_property
    def _longest(self) -> dict[str, int]:
        """First word, in lower case → number of words of the longest phrase that starts with it."""
        longest: dict[str, int] = {}
        for form in (*self._spoken, *self._spoken_lower):
            first, *rest = form.lower().split(" ")
            longest[first] = max(longest.get(first, 0), 1 + len(rest))
        return longest

    def _found_forms(self) -> Iterator[tuple[str, str | None]]:
        yield from self._resolvable.items()
        for phrase in self.silent:
            for form in _forms(phrase):
                yield form, None

    def _forms(self) -> Iterator[tuple[str, str]]:
        """All forms with their terms; plurals come last, so that a listed phrase wins over them."""
        listed = [(term, (term, *synonyms)) for term, synonyms in self.terms.items()]
        for part in (slice(0, 1), slice(1, None)):
            for term, written in listed:
                for phrase in written:
                    for variant in _variants(phrase):
                        yield from ((form, term) for form in _numbers(variant)[part])

    def _closest(self, key: str) -> list[str]:
        words = set(key.split())
        scores: dict[str, float] = {}
        matcher = SequenceMatcher(b=key)
        for form, term in self._resolvable_lower.items():
            shared = len(words & set(form.split())) / max(1, len(words))
            matcher.set_seq1(form)
            alike = matcher.ratio() if matcher.real_quick_ratio() >= LEAST_ALIKE else 0.0
            score = max(alike, 0.6 + 0.3 * shared if shared else 0.0)
            scores[term] = max(scores.get(term, 0.0), score)
        ranked = sorted(scores, key=lambda term: -scores[term])
        enough = max(LEAST_ALIKE, scores[ranked[0]] - 0.15) if ranked else 0.0
        return [term for term in ranked if scores[term] >= enough][:3]


def phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of a list written with ", " between them."""
    return tuple(text.split(", "))


def _words(text: str) -> list[str]:
    return [match.group() for match in _WORD.finditer(text.translate(_PLAIN))]


def _variants(phrase: str) -> tuple[str, ...]:
    """The phrase word by word, with its hyphens as gaps and without them."""
    joined = re.sub(f"[{_HYPHENS}]", "", phrase)
    return tuple(dict.fromkeys(" ".join(_words(form)) for form in (phrase, joined)))


def _numbers(phrase: str) -> tuple[str, ...]:
    """The phrase and its plural."""
    if not phrase[-1:].isalnum():
        return (phrase,)
    if re.search(r"[^aeiouAEIOU\W\d]y$", phrase):
        return (phrase, phrase[:-1] + "ies")
    if re.search(r"(ss|x|z|ch|sh)$", phrase):
        return (phrase, phrase + "es")
    return (phrase,) if phrase.endswith("s") else (phrase, phrase + "s")


def _forms(phrase: str) -> Iterator[str]:
    for variant in _variants(phrase):
        yield from _numbers(variant)


@dataclass
class VocabularyRegistry:
    """The vocabularies by key, some made on first use (the properties depend on the tools)."""

    _makers: dict[str, Callable[[], Vocabulary]] = field(default_factory=dict)
    _made: dict[str, Vocabulary] = field(default_factory=dict)
    _as_typed: set[str] = field(default_factory=set)

    def add(self, key: str, maker: Callable[[], Vocabulary], *, as_typed: bool = False) -> None:
        """Register a vocabulary under a key.

        Args:
            key: What arguments call it.
            maker: Makes it, on first use.
            as_typed: Whether its terms are compounds too, so that they are looked for in the message as typed
                and not where handles stand in their place.
        """
        self._makers[key] = maker
        if as_typed:
            self._as_typed.add(key)

    def found_as_typed(self, key: str) -> bool:
        """Whether the terms of a vocabulary are looked for in the message as typed."""
        return key in self._as_typed

    def get(self, key: str) -> Vocabulary:
        """Return the vocabulary.

        Raises:
            KeyError: No such key.
        """
        if key not in self._made:
            self._made[key] = self._makers[key]()
        return self._made[key]

    def keys(self) -> tuple[str, ...]:
        """The registered keys, in order."""
        return tuple(self._makers)


VOCABULARIES = VocabularyRegistry()
