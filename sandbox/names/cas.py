"""CAS registry numbers: how they are written, and the check digit that tells one from a typing error."""

from __future__ import annotations

import re

PATTERN = re.compile(r"(?<![\w.-])([1-9]\d{1,6})-(\d{2})-(\d)(?![\w-]|\.\d)")


def is_cas(text: str) -> bool:
    """Whether a text is a CAS number with the right check digit."""
    match = PATTERN.fullmatch(text)
    return match is not None and check_digit(match.group(1) + match.group(2)) == int(match.group(3))


def check_digit(digits: str) -> int:
    """The last digit of a CAS number, from those before it."""
    return sum(place * int(digit) for place, digit in enumerate(reversed(digits), 1)) % 10


def as_number(cas: str) -> int:
    """A CAS number without its hyphens, as the tables hold it."""
    return int(cas.replace("-", ""))


def as_text(number: int) -> str:
    """A CAS number with its hyphens."""
    digits = str(number)
    return f"{digits[:-3]}-{digits[-3:-1]}-{digits[-1]}"


def problem(text: str) -> str:
    """Why a CAS number stands for no compound here: a wrong check digit, or none of the tables has it."""
    if is_cas(text):
        return f"the CAS number {text} is valid, but in none of the tables"
    right = check_digit(text.replace("-", "")[:-1])
    return f"{text} is no CAS number: its check digit would have to be {right}; one of the digits is wrong"
