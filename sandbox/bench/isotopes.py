"""Isotope patterns: exact distribution by nominal mass, from the isotopes of each element as polynomials."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rdkit import Chem

from sandbox.errors import ToolError

ELECTRON_DA = 0.000548579909
PRUNE = 1e-12
MAX_ATOMS = 5000
Pattern = dict[int, tuple[float, float]]  # nominal mass → (probability, mean mass in Da)


def isotope_pattern(counts: Mapping[str, int]) -> Pattern:
    """Return the distribution of a composition.

    Args:
        counts: Atoms by symbol; ``"2H"`` and the like are single isotopes.

    Raises:
        ToolError: An element has no natural isotopes, or there are too many atoms.
    """
    if sum(counts.values()) > MAX_ATOMS:
        raise ToolError(f"the molecule has more than {MAX_ATOMS} atoms")
    pattern: Pattern = {0: (1.0, 0.0)}
    for symbol, count in counts.items():
        pattern = _times(pattern, _power(dict(element_isotopes(symbol)), count))
    return pattern


@cache
def element_isotopes(symbol: str) -> tuple[tuple[int, tuple[float, float]], ...]:
    """Natural isotopes of an element: nominal mass, (abundance, mass in Da); RDKit's table, from NIST."""
    table = Chem.GetPeriodicTable()
    digits = "".join(char for char in symbol if char.isdigit())
    number = table.GetAtomicNumber(symbol.lstrip("0123456789"))
    if digits:
        return ((int(digits), (1.0, table.GetMassForIsotope(number, int(digits)))),)
    heaviest = 3 * number + 4
    found = [
        (mass, (table.GetAbundanceForIsotope(number, mass) / 100, table.GetMassForIsotope(number, mass)))
        for mass in range(number, heaviest)
        if table.GetAbundanceForIsotope(number, mass) > 0
    ]
    if not found:
        raise ToolError(f"{symbol} has no stable isotopes in nature, so it has no pattern")
    total = sum(share for _, (share, _) in found)
    return tuple((mass, (share / total, exact)) for mass, (share, exact) in found)


def _power(pattern: Pattern, count: int) -> Pattern:
    result: Pattern = {0: (1.0, 0.0)}
    while count:
        if count & 1:
            result = _times(result, pattern)
        pattern = _times(pattern, pattern)
        count >>= 1
    return result


def _times(one: Pattern, other: Pattern) -> Pattern:
    shares: dict[int, float] = {}
    weighted: dict[int, float] = {}
    for mass, (share, exact) in one.items():
        for more, (part, heavy) in other.items():
            product = share * part
            if product > PRUNE:
                shares[mass + more] = shares.get(mass + more, 0.0) + product
                weighted[mass + more] = weighted.get(mass + more, 0.0) + product * (exact + heavy)
    return {mass: (share, weighted[mass] / share) for mass, share in shares.items()}


def stick_plot(peaks: list[tuple[float, float]], title: str) -> str:
    """Draw peaks (m/z, percent of the base peak) as an SVG of 420 by 240 pixels."""
    width, height, left, bottom = 420, 240, 40, 40
    low = min(mz for mz, _ in peaks) - 1
    high = max(mz for mz, _ in peaks) + 1
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        f'font-size="10"><title>{title}</title>',
        f'<line x1="{left}" y1="{height - bottom}" x2="{width - 10}" y2="{height - bottom}" stroke="#666"/>',
    ]
    for mz, percent in peaks:
        x = left + (mz - low) / (high - low) * (width - left - 10)
        top = height - bottom - percent / 100 * (height - bottom - 30)
        lines.append(
            f'<line x1="{x:.1f}" y1="{height - bottom}" x2="{x:.1f}" y2="{top:.1f}" stroke="#1f6feb" '
            'stroke-width="2"/>'
        )
        if percent >= 2:
            lines.append(f'<text x="{x:.1f}" y="{top - 4:.1f}" text-anchor="middle">{percent:.1f}</text>')
            lines.append(f'<text x="{x:.1f}" y="{height - 24}" text-anchor="middle">{mz:.3f}</text>')
    return "".join([*lines, f'<text x="{width / 2}" y="{height - 6}" text-anchor="middle">m/z</text></svg>'])
