"""Negative numbers: with a true minus sign where a person reads them, with a hyphen where a program does."""

from __future__ import annotations

import re

from sandbox.results import Item, Quantity

_HYPHEN = re.compile(r"(?<![\w.,)\]\-])-(?=\d)")
# A number that stands by itself: names such as "but -2-ene" and "(-2-oxo)" go on after it.
_IN_WORDS = re.compile(r"(?<![^\s(])-(?=\d+(\.\d+)?(?![\w.\-]*[^\W\d]))")
_MINUS = re.compile(r"−(?=\d)")


def with_minus(text: str) -> str:
    """Set the minus signs of the numbers in a text; hyphens between words and figures stay.

    Args:
        text: A printed quantity, such as ``-0.64`` or ``-78 to -60 °C``.
    """
    return _HYPHEN.sub("−", text)


def words_with_minus(text: str) -> str:
    """Set the minus signs of numbers that stand by themselves in a sentence, such as a remark.

    Args:
        text: A sentence in which names with hyphens and figures may stand too.
    """
    return _IN_WORDS.sub("−", text)


def machine_readable(text: str) -> str:
    """Undo `with_minus`, for the clipboard: spreadsheets read ``-0.64`` only."""
    return _MINUS.sub("-", text)


def shown(item: Item, printed: str) -> str:
    """What a value looks like on the screen.

    Args:
        item: The value; only quantities are numbers, in other texts a hyphen may be part of a name.
        printed: The value as it is printed for programs.
    """
    return with_minus(printed) if isinstance(item, Quantity) else printed
