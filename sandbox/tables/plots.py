"""Histograms and scatter plots as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape  # xml.sax brings urllib and http with it

import numpy as np

WIDTH, HEIGHT, MARGIN = 480, 320, 52
MAX_POINTS = 5000


def histogram(values: Sequence[float], title: str) -> tuple[str, list[tuple[float, float, int]]]:
    """Draw a histogram.

    Returns:
        The SVG, and the bins: lower end, upper end, number of values.
    """
    counts, edges = np.histogram(values, bins=min(30, max(5, round(len(values) ** 0.5))))
    top = max(1, int(counts.max()))
    step = (WIDTH - 2 * MARGIN) / len(counts)
    bars = []
    for index, count in enumerate(counts):
        height = (HEIGHT - 2 * MARGIN) * int(count) / top
        place = f'x="{MARGIN + index * step:.1f}" y="{HEIGHT - MARGIN - height:.1f}"'
        bars.append(f'<rect {place} width="{step - 1:.1f}" height="{height:.1f}" fill="#2f8f83"/>')
    svg = _frame(bars, (title, "rows"), (edges[0], edges[-1]), (0, top))
    return svg, [(float(a), float(b), int(n)) for a, b, n in zip(edges, edges[1:], counts, strict=False)]


def scatter(x: Sequence[float], y: Sequence[float], titles: tuple[str, str]) -> str:
    """Draw one point a row; of more than five thousand every n-th."""
    every = max(1, -(-len(x) // MAX_POINTS))
    spans = [(min(each), max(each)) for each in (x, y)]
    dots = []
    for one, other in list(zip(x, y, strict=True))[::every]:
        across = MARGIN + (WIDTH - 2 * MARGIN) * _share(one, spans[0])
        up = HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * _share(other, spans[1])
        dots.append(f'<circle cx="{across:.1f}" cy="{up:.1f}" r="2.5" fill="#2f8f83" fill-opacity="0.6"/>')
    return _frame(dots, titles, spans[0], spans[1])


def _share(value: float, span: tuple[float, float]) -> float:
    return (value - span[0]) / (span[1] - span[0]) if span[1] > span[0] else 0.5


def _frame(
    marks: Sequence[str], titles: tuple[str, str], across: tuple[float, float], up: tuple[float, float]
) -> str:
    bottom, right = HEIGHT - MARGIN, WIDTH - MARGIN
    texts = [
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 12}" text-anchor="middle">{escape(titles[0])}</text>',
        f'<text transform="translate(14 {HEIGHT / 2}) rotate(-90)" text-anchor="middle">'
        f"{escape(titles[1])}</text>",
        f'<text x="{MARGIN}" y="{bottom + 16}" text-anchor="middle">{across[0]:.4g}</text>',
        f'<text x="{right}" y="{bottom + 16}" text-anchor="middle">{across[1]:.4g}</text>',
        f'<text x="{MARGIN - 5}" y="{bottom}" text-anchor="end">{up[0]:.4g}</text>',
        f'<text x="{MARGIN - 5}" y="{MARGIN + 4}" text-anchor="end">{up[1]:.4g}</text>',
    ]
    axes = f'<path d="M{MARGIN} {MARGIN}V{bottom}H{right}" fill="none" stroke="#555"/>'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
    return (
        f'{opening}font-family="sans-serif" font-size="11"><rect width="100%" height="100%" fill="#fff"/>'
        + "".join([*marks, axes, *texts])
        + "</svg>"
    )
