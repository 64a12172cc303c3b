"""Intervals of shares and means, and percentiles."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean, stdev

_Z = 1.959964  # 95 %


def wilson(right: int, total: int) -> tuple[float, float]:
    """Wilson score interval of a share at 95 %; (0, 1) where nothing was counted.

    Source: Wilson, J. Am. Stat. Assoc. 1927, 22, 209.
    """
    if total == 0:
        return 0.0, 1.0
    share = right / total
    spread = _Z * math.sqrt(share * (1 - share) / total + _Z**2 / (4 * total**2))
    middle, scale = share + _Z**2 / (2 * total), 1 + _Z**2 / total
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below or at which that share of the values lies (nearest rank); 0 for none."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0


def mean_interval(values: Sequence[float]) -> tuple[float, float, float]:
    """Mean with its interval at 95 %: Wilson's where all values are 0 or 1, else of the normal distribution.

    Raises:
        ValueError: There are no values.
    """
    if not values:
        raise ValueError("nothing has no mean")
    mean = fmean(values)
    if set(values) <= {0.0, 1.0}:
        return mean, *wilson(round(sum(values)), len(values))
    half = _Z * stdev(values) / math.sqrt(len(values)) if len(values) > 1 else 0.0
    return mean, mean - half, mean + half
