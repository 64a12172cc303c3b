"""Durations as they are read."""

from __future__ import annotations


def duration(ms: float) -> str:
    """Milliseconds up to a second, then seconds: ``"12 ms"``, ``"1.2 s"``."""
    if ms < 1:
        return "<1 ms"
    return f"{ms:.0f} ms" if ms < 995 else f"{ms / 1000:.1f} s"
