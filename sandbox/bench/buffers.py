"""Buffers by Henderson and Hasselbalch, and the pH of simple acids and bases.

pKa values at 25 °C and zero ionic strength, and their change with temperature: Goldberg, Kishore and Lennen,
J. Phys. Chem. Ref. Data 2002, 31, 231 (rounded).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from sandbox.errors import ToolError

KW = 1e-14  # at 25 °C


@dataclass(frozen=True, slots=True)
class Buffer:
    """A buffering pair.

    Attributes:
        acid: Name of the acid form.
        base: Name of the base form.
        pka: pKa at 25 °C.
        per_kelvin: Change of the pKa per kelvin.
    """

    acid: str
    base: str
    pka: float
    per_kelvin: float


BUFFERS = {
    "acetate": Buffer("acetic acid", "acetate", 4.76, 0.0002),
    "MES": Buffer("MES free acid", "MES sodium salt", 6.27, -0.011),
    "bis-tris": Buffer("bis-tris hydrochloride", "bis-tris", 6.48, -0.016),
    "PIPES": Buffer("PIPES monosodium salt", "PIPES disodium salt", 7.14, -0.0085),
    "imidazole": Buffer("imidazole hydrochloride", "imidazole", 6.99, -0.022),
    "phosphate": Buffer("dihydrogen phosphate", "hydrogen phosphate", 7.20, -0.0028),
    "MOPS": Buffer("MOPS free acid", "MOPS sodium salt", 7.18, -0.013),
    "HEPES": Buffer("HEPES free acid", "HEPES sodium salt", 7.56, -0.014),
    "tricine": Buffer("tricine", "tricine sodium salt", 8.14, -0.020),
    "tris": Buffer("tris hydrochloride", "tris", 8.07, -0.028),
    "bicine": Buffer("bicine", "bicine sodium salt", 8.33, -0.018),
    "borate": Buffer("boric acid", "borate", 9.24, -0.008),
    "ammonia": Buffer("ammonium", "ammonia", 9.25, -0.031),
    "carbonate": Buffer("hydrogen carbonate", "carbonate", 10.33, -0.009),
    "CAPS": Buffer("CAPS free acid", "CAPS sodium salt", 10.50, -0.028),
}


def base_share(pka: float, ph: float) -> float:
    """Return the share of the base form at a pH, between 0 and 1."""
    return 1 / (1 + 10 ** (pka - ph))


def ph_of_acid(concentration: float, pka: float | None) -> float:
    """Return the pH of an acid in water at 25 °C, activities and further protons aside.

    Args:
        concentration: mol/L.
        pka: None for a strong acid.
    """
    if concentration <= 0:
        raise ToolError("the concentration must be above zero")
    if pka is None:
        hydrogen = (concentration + math.sqrt(concentration**2 + 4 * KW)) / 2
        return -math.log10(hydrogen)
    return -math.log10(_root(concentration, 10**-pka))


def ph_of_base(concentration: float, pka: float | None) -> float:
    """Return the pH of a base in water at 25 °C; ``pka`` is its conjugate acid's, None for a strong base."""
    return 14.0 - ph_of_acid(concentration, None if pka is None else 14.0 - pka)


def _root(concentration: float, constant: float) -> float:
    """[H+] from the charge balance [H+] = Kw/[H+] + c K/(K + [H+]), by halving on a logarithmic scale."""
    low, high = 1e-15, 100.0
    for _ in range(200):
        middle = math.sqrt(low * high)
        surplus = middle - KW / middle - concentration * constant / (constant + middle)
        low, high = (middle, high) if surplus < 0 else (low, middle)
    return math.sqrt(low * high)
