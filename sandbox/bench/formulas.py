"""Formulas that fit an exact mass: bounded enumeration with the filters of the seven golden rules.

Kind and Fiehn, BMC Bioinformatics 2007, 8, 105: element ratios, valences (a whole, non-negative number of
rings and double bonds) and limits by mass. Isotope patterns (their rules 3 and 7) are not compared.
"""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass

MASSES = {
    "C": 12.0, "H": 1.00782503223, "N": 14.00307400443, "O": 15.99491461957, "P": 30.97376199842,
    "S": 31.9720711744, "F": 18.99840316273, "Cl": 34.968852682, "Br": 78.9183376,
}  # fmt: skip
MOST = {"P": 3, "S": 4, "F": 9, "Cl": 5, "Br": 3}
RATIOS = {"N": 1.3, "O": 1.2, "P": 0.3, "S": 0.8, "F": 1.5, "Cl": 0.8, "Br": 0.8}  # most of each per carbon
HYDROGENS = (0.2, 3.1)
DEADLINE_S = 8.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A formula that fits.

    Attributes:
        counts: Atoms by symbol, those that occur, in Hill order.
        error_ppm: Calculated minus measured, in ppm.
        unsaturation: Rings plus double bonds.
    """

    counts: dict[str, int]
    error_ppm: float
    unsaturation: int

    @property
    def formula(self) -> str:
        """Hill formula."""
        return "".join(f"{symbol}{count if count > 1 else ''}" for symbol, count in self.counts.items())


def find_formulas(mass: float, ppm: float, symbols: tuple[str, ...]) -> tuple[list[Candidate], bool]:
    """Find the formulas within a tolerance.

    Args:
        mass: Mass of the neutral molecule in Da.
        ppm: Tolerance in ppm.
        symbols: Elements that may occur beside C and H.

    Returns:
        The candidates, closest first, and whether the search was complete within its time.
    """
    window = mass * ppm * 1e-6
    found: list[Candidate] = []
    deadline = time.perf_counter() + DEADLINE_S
    rare = [symbol for symbol in symbols if symbol not in ("N", "O")]
    ranges = [range(min(MOST[symbol], int(mass / MASSES[symbol])) + 1) for symbol in rare]
    for numbers in sorted(itertools.product(*ranges), key=sum):
        if time.perf_counter() > deadline:
            return sorted(found, key=lambda each: abs(each.error_ppm)), False
        heavy = dict(zip(rare, numbers, strict=True))
        rest = mass - sum(MASSES[symbol] * count for symbol, count in heavy.items())
        if rest > 0:
            found += _with_light(heavy, rest, mass, window, symbols)
    return sorted(found, key=lambda each: abs(each.error_ppm)), True


def _with_light(
    heavy: dict[str, int], rest: float, mass: float, window: float, symbols: tuple[str, ...]
) -> list[Candidate]:
    found = []
    carbons = int((rest + window) / MASSES["C"])
    for carbon in range(1, carbons + 1):
        if any(count > RATIOS[symbol] * carbon for symbol, count in heavy.items()):
            continue
        left = rest - carbon * MASSES["C"]
        nitrogens = int(min(left / MASSES["N"], RATIOS["N"] * carbon)) if "N" in symbols else 0
        for nitrogen in range(nitrogens + 1):
            more = left - nitrogen * MASSES["N"]
            oxygens = int(min(more / MASSES["O"], RATIOS["O"] * carbon)) if "O" in symbols else 0
            least = max(0, int((more - HYDROGENS[1] * carbon * MASSES["H"] - 8) / MASSES["O"]))
            for oxygen in range(least, oxygens + 1):
                light = more - oxygen * MASSES["O"]
                hydrogen = round(light / MASSES["H"])
                if abs(light - hydrogen * MASSES["H"]) <= window and hydrogen >= 0:
                    counts = {"C": carbon, "H": hydrogen, "N": nitrogen, "O": oxygen, **heavy}
                    candidate = _judge(counts, mass)
                    found += [candidate] if candidate else []
    return found


def _judge(counts: dict[str, int], mass: float) -> Candidate | None:
    """Apply the ratio and valence rules."""
    carbon, hydrogen = counts["C"], counts["H"]
    halogens = sum(counts.get(symbol, 0) for symbol in ("F", "Cl", "Br"))
    low, high = HYDROGENS
    if not low <= (hydrogen + halogens) / carbon <= high and carbon > 2:
        return None
    doubled = 2 * carbon + 2 + counts["N"] + counts.get("P", 0) - hydrogen - halogens
    if doubled < 0 or doubled % 2:
        return None
    exact = sum(MASSES[symbol] * count for symbol, count in counts.items())
    order = ["C", "H", *sorted(set(counts) - {"C", "H"})]
    kept = {symbol: counts[symbol] for symbol in order if counts.get(symbol)}
    return Candidate(kept, (exact - mass) / mass * 1e6, doubled // 2)
