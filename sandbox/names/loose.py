"""Systematic names typed with blanks: "2 4 dinitrophenol", "para nitro phenol", "2 methyl propan 2 ol"."""

from __future__ import annotations

import re

MOST_PARTS = 7
_NUMBERS = r"\d{1,2}(?:,\d{1,2}){0,3}"
_WORDS = r"ortho|meta|para|tert|sec|iso|cis|trans|alpha|beta|gamma|[omp](?=[ -])|[ntN](?=[ -])|[αβγ]"
_LOCANT = re.compile(rf"(?:{_NUMBERS}|{_WORDS})(?=$|[ -])", re.IGNORECASE)
_GROUPS = (
    r"bromo?|chloro?|fluoro?|iodo|nitro|amino|hydroxy|methoxy|ethoxy|methyl|ethyl|propyl|isopropyl|butyl|phenyl|"
    r"benzyl|cyano|acetyl|formyl|oxo|vinyl|allyl|trifluoromethyl|mercapto|carboxy|nitroso|acetoxy|acetamido|pentyl|hexyl|heptyl|octyl|decyl"
)
_PREFIX = re.compile(
    rf"(?:(?:{_NUMBERS}|[NOompnt]|ortho|meta|para)-)?(?:(?:di|tri|tetra|penta|hexa|per)?(?:{_GROUPS}))+|di|tri|tetra",
    re.IGNORECASE,
)
_STEM = re.compile(
    r"(?:cyclo)?(?:meth|eth|prop|but|pent|hex|hept|oct|non|dec|benz|naphthal)(?:an|en|yn|ene)?", re.IGNORECASE
)
_SUFFIX = re.compile(
    r"(?:ol|diol|triol|one|dione|al|oic|amine|diamine|thiol|ene|diene|yne|sul[fp]h?onic)", re.IGNORECASE
)
_PARENT = re.compile(r"[a-z]{4,}(?<!yl)(?:-\d-[a-z]{2,6})?", re.IGNORECASE)
_OF_TWO_WORDS = re.compile(r"(?:ate|ite|ide|ether|ketone|alcohol)$", re.IGNORECASE)  # ethyl acetate
_COMMA = re.compile(r"(?<=\d)\s?,\s?(?=\d)")
_SINGLE = frozenset("Nnompt")
ACID = "acid"


def joined(words: str) -> str | None:
    """Return the name that words with blanks between them make, hyphens in place; None where they make none.

    Args:
        words: The words, the first one a locant or a prefix.
    """
    parts = [part for word in _COMMA.sub(",", words).split() if (part := word.strip("-"))]
    acid = bool(parts) and parts[-1].lower() == ACID
    parts = parts[: len(parts) - acid]
    if not 2 <= len(parts) <= MOST_PARTS or not _begins(parts[0]):
        return None
    kinds = [_kind(part, last=at == len(parts) - 1) for at, part in enumerate(parts)]
    if "" in kinds or (
        kinds[0] != "locant" and not parts[0][:1].isdigit() and _OF_TWO_WORDS.search(parts[-1])
    ):
        return None
    name = parts[0]
    for left, kind, part in zip(kinds, kinds[1:], parts[1:], strict=False):
        numbers = left == kind == "locant" and name[-1].isdigit() == part[-1].isdigit()
        name += ("," if numbers else "-" if "locant" in (left, kind) else "") + part
    return f"{name} {ACID}" if acid else name


def may_begin(word: str) -> bool:
    """Whether a name with blanks in it may begin with this word."""
    return _begins(word.strip("-"))


def _begins(word: str) -> bool:
    return bool(_LOCANT.fullmatch(word) or _PREFIX.fullmatch(word)) or word in _SINGLE


def _kind(word: str, *, last: bool) -> str:
    if _LOCANT.fullmatch(word) or (not last and word in _SINGLE):
        return "locant"
    if not last and _PREFIX.fullmatch(word):
        return "prefix"
    if not last and _STEM.fullmatch(word):
        return "stem"
    if last and (_SUFFIX.fullmatch(word) or _PARENT.fullmatch(word)):
        return "parent"
    return ""
