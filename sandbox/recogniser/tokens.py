"""Cutting a text into tokens that may be structures, and trimming what prose puts around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sandbox.recogniser.smiles_like import atom_count, has_alphabet, is_bracket_atom, is_smarts

# What no structure contains: blanks, quotes, braces, table bars, openings of tags, arrows, dashes, bullets.
_CHUNK = re.compile(r"[^\s\"`“”„‘’'«»‹›<{}|…→⇌⟶•·–—]+")
_TAG = re.compile(r"/?[A-Za-z][\w-]{0,30}>")
_NUMBERING = re.compile(r"\(?\d{1,3}[.)](?=[^\d.)])")
_LABEL = re.compile(
    r"([A-Za-z_]|[A-Za-z_]\d{1,3}|SMILES|(?i:mol|smi)\d*|[\w-]{0,28}[a-z_]{2}[\w-]{0,28})[:=](?=.)"
)
_NAMED = re.compile(r"([A-Za-z][\w-]*)\((?=.)")
_SENTENCE = re.compile(r"\.(?=[A-Z][a-z]{2,}\b)")
_ADDRESS = re.compile(r"://|^www\.|^mailto:|\w@\w[\w-]{0,60}\.[a-z]{2,}")
_INCHIKEY = re.compile(r"[A-Z]{14}-[A-Z]{10}-[A-Z]")
_PATH = re.compile(
    r"(?:[A-Za-z]:\\|~?/|\.\.?/).{0,200}?[a-z]{3}|.*\.(?:sdf|mol|r?smi|csv|tsv|xlsx|rxn|rdf|jsonl?|pdb|txt|pdf)\W{0,3}$",
    re.IGNORECASE,
)
# Each layer looks at the whole token, so that their number is bounded.
_MAX_LAYERS = 8


def chunks(text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans between blanks, quotes, tags and list separators, outside the spans already taken."""
    position = 0
    for start, end in [*taken, (len(text), len(text))]:
        for match in _CHUNK.finditer(text, position, start):
            left, right = match.span()
            if left and text[left - 1] == "<":
                tag = _TAG.match(text, left, right)
                left = tag.end() if tag else left
            if left < right and not _is_address(text[left:right]):
                yield from _split_list(text, left, right)
        position = end


def _is_address(chunk: str) -> bool:
    """Whether it is a link, a mail address, an InChIKey or the path of a file."""
    return bool(_ADDRESS.search(chunk) or _PATH.match(chunk) or _INCHIKEY.match(chunk))


def _split_list(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split at commas and semicolons that stand outside square brackets."""
    piece = text[start:end]
    if "," not in piece and ";" not in piece:
        yield start, end
        return
    balanced = piece.count("[") == piece.count("]")
    depth, left = 0, start
    for i, char in enumerate(piece, start):
        if char == "[":
            depth += balanced
        elif char == "]":
            depth -= balanced
        elif char in ",;" and depth <= 0:
            if left < i:
                yield left, i
            left = i + 1
    if left < end:
        yield left, end


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut off the numbering, emphasis, brackets and punctuation around a token."""
    for _ in range(_MAX_LAYERS):
        previous = (start, end)
        numbering = _NUMBERING.match(text, start, end)
        if numbering:
            start = numbering.end()
        start, end = _trim_marks(text, start, end)
        if start < end:
            start, end = _trim_parentheses(text, start, end)
        if start < end:
            start, end = _trim_brackets(text, start, end)
        if start >= end or (start, end) == previous:
            break
    return start, end


def _trim_marks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[end - 1] in ".,;:?!-_=":
        end -= 1
    while start < end and text[start] in ".,;:?!-_>=^$":
        start += 1
    while end - start >= 2 and text[start : start + 2] in ("**", "~~"):
        start += 2
    while end - start >= 2 and text[end - 2 : end] in ("**", "~~"):
        end -= 2
    return start, end


def _trim_parentheses(text: str, start: int, end: int) -> tuple[int, int]:
    core = text[start:end]
    if core[0] == "(":
        partner = _partner(core, "(", ")")
        if partner == -1:
            return start + 1, end
        if partner == len(core) - 1:
            return start + 1, end - 1
    if core[-1] == "(":
        return start, end - 1
    excess = core.count(")") - core.count("(")
    if core[-1] == ")" and excess > 0 and ("(" not in core or _open_in_prose(text, start) > 0):
        return start, end - 1
    return start, end


def _trim_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    core = text[start:end]
    if core[0] == "[":
        partner = _partner(core, "[", "]")
        if partner == -1:
            return start + 1, end
        if partner == len(core) - 1 and not is_bracket_atom(core) and not is_smarts(core):
            inner = core[1:-1]
            if has_alphabet(inner) and atom_count(inner) >= 2:
                return start + 1, end - 1
    if core[-1] == "]" and "[" not in core:
        return start, end - 1
    return start, end


def _partner(core: str, opening: str, closing: str) -> int:
    """Index of the bracket that closes the first character, or -1."""
    depth = 0
    for i, char in enumerate(core):
        depth += (char == opening) - (char == closing)
        if depth == 0:
            return i
    return -1


def _open_in_prose(text: str, start: int) -> int:
    """How many parentheses are open where a token starts, within its paragraph."""
    paragraph = text[max(0, start - 400) : start].rpartition("\n\n")[2]
    return paragraph.count("(") - paragraph.count(")")


def after_label(token: str) -> int:
    """Where the token goes on after a label such as ``x=`` or ``SMILES:``; 0 where there is no label."""
    label = _LABEL.match(token)
    return label.end() if label and not has_alphabet(label.group(1)) else 0


def parts(token: str) -> list[tuple[int, int]]:
    """Where a token that is no structure as a whole may hold one.

    That is: within "logP(CCO)", around an arrow, a plus, a slash or a colon, in "CCO.Then" and "CCO(note".
    """
    named = _NAMED.match(token)
    if named and not has_alphabet(named.group(1)):
        return [(named.end() - 1, len(token))]
    for separator in ("-->", "->", "=>", ">", "+", "/", ":"):
        if separator in _blank_brackets(token):
            return _split_at(token, separator)
    sentence = _SENTENCE.search(token)
    if sentence:
        return [(0, sentence.start()), (sentence.end(), len(token))]
    opening = token.rfind("(")
    if opening > 0 and re.match(r"\([A-Za-z][a-z]{2}", token[opening:]):
        return [(0, opening)]
    return []


def _split_at(token: str, separator: str) -> list[tuple[int, int]]:
    blanked, spans, left = _blank_brackets(token), [], 0
    while (at := blanked.find(separator, left)) != -1:
        spans.append((left, at))
        left = at + len(separator)
    spans.append((left, len(token)))
    return [(a, b) for a, b in spans if a < b]


def _blank_brackets(token: str) -> str:
    return re.sub(r"\[[^\[\]]*\]", lambda match: "_" * len(match.group()), token)
