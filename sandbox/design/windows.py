"""Bounds of properties as they are written: "logP 1..3; TPSA ..120"."""

from __future__ import annotations

import re

from sandbox.design.measures import MEASURES
from sandbox.errors import ArgumentError

_NUMBER = r"-?\d+(?:\.\d+)?"
_WINDOW = re.compile(rf"^\s*(?P<name>.+?)\s+(?P<low>{_NUMBER})?\s*\.\.\s*(?P<high>{_NUMBER})?\s*$")


def read_windows(text: str) -> dict[str, tuple[float | None, float | None]]:
    """Read bounds, parted by semicolons.

    Args:
        text: Each bound as a name, then least and most with ".." between them; one of the two may be missing.

    Raises:
        ArgumentError: A bound cannot be read, or the property is not one that can be bounded.
    """
    known = {name.lower(): name for name in MEASURES}
    windows: dict[str, tuple[float | None, float | None]] = {}
    for part in filter(str.strip, text.split(";")):
        match = _WINDOW.match(part)
        if match is None or (match["low"] is None and match["high"] is None):
            raise ArgumentError(f"'{part.strip()}' is no bound; write it like 'logP 1..3' or 'TPSA ..120'")
        name = known.get(match["name"].lower())
        if name is None:
            raise ArgumentError(f"'{match['name']}' cannot be bounded; these can: {', '.join(MEASURES)}")
        low, high = (float(match[end]) if match[end] else None for end in ("low", "high"))
        windows[name] = (low, high)
    return windows
