"""Closed vocabularies (functional groups, ring systems, properties) and their mentions in text.

An argument that names a group or a property is an enumeration. The recogniser finds the mentions of a
vocabulary in the user's message, and the grammar then offers only what was mentioned.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from sandbox.errors import ArgumentError


@dataclass(frozen=True)
class Vocabulary:
    """Canonical terms and the other ways in which chemists write them.

    Attributes:
        name: What the terms are, as it reads in "unknown <name>".
        terms: Canonical term → synonyms (abbreviations, other spellings). Plurals in "s" are found without
            being listed. A synonym with an upper-case letter (``"COOH"``, ``"Cl"``) matches case-sensitively.
    """

    name: str
    terms: Mapping[str, tuple[str, ...]]

    @property
    def canonical(self) -> tuple[str, ...]:
        """The canonical terms, in order."""
        return tuple(self.terms)

    @cached_property
    def _lookup(self) -> dict[str, str]:
        table: dict[str, str] = {}
        for term, synonyms in self.terms.items():
            for phrase in (term, *synonyms):
                table.setdefault(phrase, term)
        for term, synonyms in self.terms.items():
            for phrase in (term, *synonyms):
                for form in (phrase.lower(), *_plurals(phrase.lower())):
                    table.setdefault(form, term)
        return table

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        phrases = {phrase for term, synonyms in self.terms.items() for phrase in (term, *synonyms)}
        forms = []
        for phrase in sorted(phrases, key=len, reverse=True):
            body = re.escape(phrase).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]?")
            exact = phrase != phrase.lower()
            plural = "" if phrase.endswith("s") and not exact else "(?:e?s)?"
            if phrase.endswith("y") and not exact:
                body, plural = body[:-1], "(?:y|ies)"
            forms.append(f"{body}{plural}" if exact else f"(?i:{body}{plural})")
        return re.compile(r"(?<![\w])(?:" + "|".join(forms) + r")(?![\w])")

    def resolve(self, text: str) -> str:
        """Return the canonical term for what was written.

        Raises:
            ArgumentError: Nothing matches; the message suggests the closest terms.
        """
        squeezed = " ".join(text.split())
        for key in (squeezed, squeezed.lower(), squeezed.lower().replace("-", " ")):
            if key in self._lookup:
                return self._lookup[key]
        match = self._pattern.fullmatch(squeezed)
        if match:
            return self._canonical_of(squeezed)
        close = get_close_matches(squeezed.lower(), list(self._lookup), n=6, cutoff=0.6)
        suggestions = list(dict.fromkeys(self._lookup[key] for key in close))[:3]
        hint = f"; did you mean {' or '.join(suggestions)}?" if suggestions else ""
        raise ArgumentError(f"'{squeezed[:60]}' is not a {self.name} that I know{hint}")

    def mentions(self, text: str) -> tuple[str, ...]:
        """Return the canonical terms that the text mentions, in order of first mention."""
        return tuple(dict.fromkeys(term for _, _, term in self.spans(text)))

    def spans(self, text: str) -> list[tuple[int, int, str]]:
        """Return (start, end, canonical term) of each mention; longest phrase first, without overlap."""
        found = []
        for match in self._pattern.finditer(text):
            found.append((match.start(), match.end(), self._canonical_of(match.group())))
        return found

    def _canonical_of(self, phrase: str) -> str:
        squeezed = " ".join(phrase.split())
        candidates = [squeezed, squeezed.lower()]
        candidates += [form.replace("-", " ") for form in candidates]
        candidates += [form.replace("-", "") for form in candidates[:2]]
        for form in candidates:
            if form in self._lookup:
                return self._lookup[form]
            for suffix in ("es", "s"):
                if form.endswith(suffix) and form.removesuffix(suffix) in self._lookup:
                    return self._lookup[form.removesuffix(suffix)]
        squashed = re.sub(r"[\s-]", "", squeezed.lower())
        for key, term in self._lookup.items():
            if squashed == re.sub(r"[\s-]", "", key.lower()):
                return term
        raise ArgumentError(f"'{phrase}' is not a {self.name}")


def _plurals(phrase: str) -> tuple[str, ...]:
    if phrase.endswith("y"):
        return (phrase[:-1] + "ies",)
    return (phrase + "s", phrase + "es")


@dataclass
class VocabularyRegistry:
    """The vocabularies by key, some made on first use (the properties depend on the tools)."""

    _makers: dict[str, Callable[[], Vocabulary]] = field(default_factory=dict)
    _made: dict[str, Vocabulary] = field(default_factory=dict)

    def add(self, key: str, maker: Callable[[], Vocabulary]) -> None:
        """Register a vocabulary under a key; ``maker`` runs on first use."""
        self._makers[key] = maker

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
