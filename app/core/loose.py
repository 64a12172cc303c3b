"""Reading of JSON that may come from a file somebody imported: what has another type counts as not there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard


def is_number(value: Any) -> TypeGuard[float]:
    """Whether it is a number; yes and no are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def mapping(value: Any) -> Mapping[str, Any]:
    """The value itself where it has names and values; else an empty one."""
    return value if isinstance(value, Mapping) else {}


def mappings(value: Any) -> list[Mapping[str, Any]]:
    """Those in a list that have names and values."""
    return [each for each in _listed(value) if isinstance(each, Mapping)]


def words(value: Any) -> list[str]:
    """Those in a list that are text."""
    return [each for each in _listed(value) if isinstance(each, str)]


def indices(value: Any) -> tuple[int, ...]:
    """Those in a list that are whole numbers."""
    return tuple(each for each in _listed(value) if isinstance(each, int) and not isinstance(each, bool))


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()
