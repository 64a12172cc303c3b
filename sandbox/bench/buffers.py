"""Buffers by Henderson and Hasselbalch.

pKa values at 25 °C and zero ionic strength, and their change with temperature: Goldberg, Kishore and Lennen,
J. Phys. Chem. Ref. Data 2002, 31, 231 (rounded).
"""

from __future__ import annotations

from dataclasses import dataclass


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
