"""Checks for what comes from outside as JSON: each says where something does not fit, and how."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from typing import Any

from sandbox.errors import SandboxError

Check = Callable[[Any, str], None]
MAX_TEXT = 1_000_000
MAX_NUMBER = 10**15
MAX_DEPTH = 60
EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


class Unfitting(SandboxError):
    """A part of a file is not what it should be; the text names the part."""


def refuse(where: str, why: str) -> None:
    """Say what is wrong with a part.

    Raises:
        Unfitting: Always.
    """
    raise Unfitting(f"{where or 'the file'}: {why}")


def text(most: int = MAX_TEXT, least: int = 0) -> Check:
    """Text of a bounded length that UTF-8 can express."""

    def check(value: Any, where: str) -> None:
        if not isinstance(value, str):
            refuse(where, f"takes text, found {_kind(value)}")
        if not least <= len(value) <= most:
            refuse(where, f"takes {least} to {most:,} characters, found {len(value):,}")
        try:
            value.encode()
        except UnicodeEncodeError:
            refuse(where, "holds characters that are no text")

    return check


def number(low: float = -math.inf, high: float = math.inf, whole: bool = False) -> Check:
    """A finite number within bounds; ``whole`` allows no fraction."""

    def check(value: Any, where: str) -> None:
        kinds = int if whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds):
            refuse(where, f"takes a {'whole ' if whole else ''}number, found {_kind(value)}")
        if isinstance(value, int) and abs(value) > MAX_NUMBER or not math.isfinite(value):
            refuse(where, "is too large a number")
        if not low <= value <= high:
            refuse(where, f"must lie between {low:g} and {high:g}, found {value:g}")

    return check


def boolean(value: Any, where: str) -> None:
    """True or false."""
    if not isinstance(value, bool):
        refuse(where, f"takes true or false, found {_kind(value)}")


def moment(value: Any, where: str) -> None:
    """A date with time and zone in ISO 8601."""
    text(40)(value, where)
    try:
        read = datetime.fromisoformat(value)
        fits = read.tzinfo is not None and EARLIEST <= read <= LATEST
    except (ValueError, OverflowError):
        fits = False
    if not fits:
        refuse(where, f"takes a date with time and zone, found '{value[:40]}'")


def one_of(allowed: Collection[str]) -> Check:
    """One of a few words."""

    def check(value: Any, where: str) -> None:
        if not isinstance(value, str) or value not in allowed:
            refuse(where, f"takes {', '.join(allowed)}, found {str(value)[:40]!r}")

    return check


def optional(inner: Check) -> Check:
    """Null, or what ``inner`` takes."""
    return lambda value, where: None if value is None else inner(value, where)


def list_of(inner: Check, most: int) -> Check:
    """A list of a bounded length."""

    def check(value: Any, where: str) -> None:
        if not isinstance(value, list):
            refuse(where, f"takes a list, found {_kind(value)}")
        if len(value) > most:
            refuse(where, f"takes at most {most:,} entries, found {len(value):,}")
        for index, each in enumerate(value):
            inner(each, f"{where}[{index}]")

    return check


def record(required: Mapping[str, Check], extra: Mapping[str, Check] | None = None) -> Check:
    """An object with exactly these fields; those of ``extra`` may be missing."""
    known = {**required, **(extra or {})}

    def check(value: Any, where: str) -> None:
        if not isinstance(value, dict):
            refuse(where, f"takes an object, found {_kind(value)}")
        for name in required:
            if name not in value:
                refuse(where, f"lacks '{name}'")
        for name, each in value.items():
            if name not in known:
                refuse(where, f"has an unknown field '{name[:40]}'")
            known[name](each, f"{where}.{name}" if where else name)

    return check


def anything(value: Any, where: str, depth: int = 0) -> None:
    """Any JSON that is not nested too deeply, with text and numbers in bounds."""
    if depth > MAX_DEPTH:
        refuse(where, "is nested too deeply")
    if isinstance(value, str):
        text()(value, where)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            anything(each, f"{where}[{index}]", depth + 1)
    elif isinstance(value, dict):
        for name, each in value.items():
            text(1000)(name, where)
            anything(each, f"{where}.{name[:40]}", depth + 1)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        number()(value, where)


def mapping(value: Any, where: str) -> None:
    """An object with whatever JSON in it."""
    if not isinstance(value, dict):
        refuse(where, f"takes an object, found {_kind(value)}")
    anything(value, where)


def _kind(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list"}
    return "nothing" if value is None else names.get(type(value), "an object")
