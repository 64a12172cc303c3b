"""Text that SQLite can hold and a person can search."""

import re
import unicodedata

_MAX_TERMS = 16
_MAX_TERM_CHARS = 200
_TRIGRAM = 3
_CONTEXT_CHARS = 60
_MARKS = r"""[.,;:!?"'“”‘’]*"""
_WORD = re.compile(rf"{_MARKS}\w+(?:[.,'’-]\w+)*{_MARKS}")


def storable(text: str) -> str:
    """Replace what UTF-8 can't express (lone surrogates, as broken clipboards give) with U+FFFD."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def terms(query: str) -> list[str]:
    """Split what a person typed into the pieces that must all occur, at most 16 of 200 characters.

    Any text is allowed: nothing in it is an operator.
    """
    plain = unicodedata.normalize("NFC", storable(query)).replace("\x00", " ")
    return [term[:_MAX_TERM_CHARS] for term in plain.split()[:_MAX_TERMS]]


def word_query(parts: list[str]) -> str | None:
    """The FTS5 expression for texts in which all parts occur as words; the last may be the start of one.

    None where a part isn't a word: the word index drops signs, so ``=O`` would find every word with an o.
    """
    if not all(_WORD.fullmatch(part) for part in parts):
        return None
    return " ".join(_quoted(part) for part in parts) + "*"


def substring_query(parts: list[str]) -> str | None:
    """The expression for the trigram index; None where no part has the three characters that it needs."""
    long_parts = [part for part in parts if len(part) >= _TRIGRAM]
    return " ".join(_quoted(part) for part in long_parts) or None


def short_parts(parts: list[str]) -> list[str]:
    """The parts that the trigram index can't find."""
    return [part for part in parts if len(part) < _TRIGRAM]


def snippet(text: str, parts: list[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut the surroundings of the first match out of a text.

    Returns:
        The piece, on one line, with … where it was cut, and start and end of every match in it.
    """
    pattern = re.compile("|".join(re.escape(part) for part in parts) or r"(?!)", re.IGNORECASE)
    first = pattern.search(text)
    start = 0 if first is None else max(0, first.start() - _CONTEXT_CHARS)
    end = min(len(text), (start if first is None else first.end()) + _CONTEXT_CHARS)
    # One character for one character, so that the line breaks don't shift the spans.
    piece = re.sub(r"\s", " ", text[start:end])
    piece = ("…" if start else "") + piece + ("…" if end < len(text) else "")
    return piece, tuple(match.span() for match in pattern.finditer(piece) if match.group())


def _quoted(part: str) -> str:
    return '"' + part.replace('"', '""') + '"'
