"""The options of a question: "A. SN1 B. E2", as task sheets have them, or "SN1, SN2 or E2"."""

from __future__ import annotations

import re

_MARK = re.compile(r"(?:(?<=\s)|^)\(?([A-Ha-h])[.):]\s+")
# Where the last option ends: at its line, or before what is wished of the answer.
_END = re.compile(
    r"\n|(?<=[.?!)\w])\s+(?=(?:Which|What|Answer|Give|Choose|Select|Pick|Only|Letter|Reply|Respond|"
    r"Return|Output|State|Just|Please)\b)"
)
_CODE = r"(?:S_?[NE]_?(?:[12]'?|Ar|i)|E_?[12](?:cB)?)"
_CODES = re.compile(
    rf"\b{_CODE}(?:\s*(?:,|/|\bor\b|\bvs\b\.?|\bversus\b|\band\b)\s*(?:or\s+)?{_CODE})+\b", re.I
)


def mechanisms_in(message: str) -> str:
    """The mechanisms that a message chooses from by their codes, as written; empty where it has none."""
    found = _CODES.search(message)
    return found.group() if found else ""


def options_in(message: str) -> str:
    """The options, from the first letter to the end of the last one; empty where there are fewer than two.

    The letters have to follow each other from A on.
    """
    marks = list(_MARK.finditer(message))
    start = next((n for n, mark in enumerate(marks) if mark.group(1) in "Aa"), len(marks))
    row = marks[start:]
    letters = "".join(mark.group(1) for mark in row).upper()
    count = next((n for n, letter in enumerate(letters) if letter != "ABCDEFGH"[n]), len(letters))
    if count < 2:
        return ""
    end = _END.search(message, row[count - 1].end())
    return message[row[0].start() : end.start() if end else len(message)].strip()


def lettered(message: str) -> dict[str, str]:
    """Letter → option, of the lettered options of a message; empty where it has fewer than two."""
    row = options_in(message)
    if not row:
        return {}
    marks = list(_MARK.finditer(row))
    ends = [*(mark.start() for mark in marks[1:]), len(row)]
    return {
        mark.group(1).upper(): row[mark.end() : end].strip(" \t\n.,;?()")
        for mark, end in zip(marks, ends, strict=True)
    }
