"""How a name is written in a table: folded so that spelling habits do not matter, then hashed.

"Acetyl-salicylic acid", "acetylsalicylic acid" and "ACETYLSALICYLIC ACID" are one name; "2-3-" and "23-" are
not, and neither are "(R)-" and "(S)-".
"""

from __future__ import annotations

import re
from hashlib import blake2b

HASH_BITS = 42
MAX_NAME = 300  # characters; no name in the tables is longer

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("′’‘`´", "'"),
        "″": "''",
        "±": "+-",
        **{"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ω": "omega", "μ": "mu"},
        **{"ä": "a", "ö": "o", "ü": "u", "é": "e", "è": "e", "í": "i", "ó": "o", "ç": "c", "ñ": "n"},
        **{chr(0x2080 + i): str(i) for i in range(10)},
        "[": "(",
        "]": ")",
        "{": "(",
        "}": ")",
    }
)
_GREEK = re.compile(r"\.(alpha|beta|gamma|delta|epsilon|omega)\.")
# A hyphen or blank tells nothing, save between two digits.
_GAPS = re.compile(r"(?<!\d)[\s-]+|[\s-]+(?!\d)")


def plain(name: str) -> str:
    """A name with plain hyphens and primes, one blank between words, Greek letters spelt out."""
    return " ".join(_GREEK.sub(r"\1", name[: MAX_NAME + 1].translate(_PLAIN)).split())


def folded(name: str) -> str:
    """The form by which names are compared: lower case, without the gaps that people set as they like."""
    if name.isascii() and name.isalpha():
        return name.lower()
    return _GAPS.sub("", plain(name).lower())


def displayed(name: str) -> str:
    """A name from a table in lower case, with its stereodescriptors as they are written: D-, (R)-, (2E)-."""
    name = re.sub(r"(?<![a-zA-Z])(?:dl|d|l)(?=-[a-zA-Z])", lambda match: match.group().upper(), name)
    return re.sub(r"\((?:\d*[a-z]?'*[rsez],?)+\)", lambda match: _capitals(match.group()), name)


def _capitals(descriptors: str) -> str:
    return re.sub(r"[rsez](?=[,)])", lambda match: match.group().upper(), descriptors)


def name_hash(form: str) -> int:
    """Hash of a folded name."""
    digest = blake2b(form.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> (64 - HASH_BITS)


def text_hash(text: str) -> int:
    """A hash of 32 bits, for columns whose hits are checked against the row itself."""
    return int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "big")
