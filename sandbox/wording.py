"""Small matters of English in what tools return."""

from __future__ import annotations

from collections.abc import Sequence

# Written with a vowel, spoken with a consonant.
_SOUNDS_LIKE_A_CONSONANT = ("ur", "eu", "uni")
# Spelt out letter by letter, beginning with a vowel sound.
_SOUNDS_LIKE_A_VOWEL = ("N-", "RDKit")


def with_article(noun: str) -> str:
    """Put "a" or "an" before a noun: an ester, a urea, an N-oxide."""
    vowel = noun[:1].lower() in "aeiou" and not noun.lower().startswith(_SOUNDS_LIKE_A_CONSONANT)
    return f"an {noun}" if vowel or noun.startswith(_SOUNDS_LIKE_A_VOWEL) else f"a {noun}"


def listed(words: Sequence[str]) -> str:
    """Join different words as a sentence lists them: "M1, M2 and M3"."""
    unique = list(dict.fromkeys(words))
    return ", ".join(unique[:-1]) + " and " + unique[-1] if len(unique) > 1 else "".join(unique)
