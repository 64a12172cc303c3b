"""Other ways in which a name may have been meant: without its blanks, or in English."""

from __future__ import annotations

from functools import lru_cache

from sandbox.names import german, romance
from sandbox.names.loose import joined

MAX_LENGTH = 120
ROMANCE = romance.BEGINNINGS


@lru_cache(maxsize=512)
def other_spellings(name: str) -> tuple[str, ...]:
    """Return the names that one which no source knows may stand for, the likeliest first.

    Args:
        name: As typed: "2 4 dinitrophenol", "4-Brom-2-fluoranilin", "acide citrique".
    """
    if len(name) > MAX_LENGTH:
        return ()
    said = [joined(name), romance.english(name)]
    words = " " not in name or "säure" in name.lower() or "saeure" in name.lower()
    said += german.english(name) if words and german.looks_german(name) else ()
    return tuple(dict.fromkeys(each for each in said if each and each != name))


def is_foreign(name: str) -> bool:
    """Whether a word is certainly no English one."""
    return german.is_plain(name)
