"""Small matters of English in what tools return."""

from __future__ import annotations

# Written with a vowel, spoken with a consonant.
_SOUNDS_LIKE_A_CONSONANT = ("ur", "eu", "uni")
# Spelt out letter by letter, beginning with a vowel sound.
_SOUNDS_LIKE_A_VOWEL = ("N-", "RDKit")


def with_article(noun: str) -> str:
    """Put "a" or "an" before a noun: an ester, a urea, an N-oxide."""
    vowel = noun[:1].lower() in "aeiou" and not noun.lower().startswith(_SOUNDS_LIKE_A_CONSONANT)
    return f"an {noun}" if vowel or noun.startswith(_SOUNDS_LIKE_A_VOWEL) else f"a {noun}"
