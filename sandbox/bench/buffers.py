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
        acid_mass: g/mol of what is weighed for the acid form.
        base_mass: g/mol of what is weighed for the base form; None where it is no usual solid.
        acid_as: What is weighed for the acid form, where its name leaves that open.
        base_as: The same of the base form.
    """

    acid: str
    base: str
    pka: float
    per_kelvin: float
    acid_mass: float
    base_mass: float | None
    acid_as: str = ""
    base_as: str = ""


BUFFERS = {
    "acetate": Buffer("acetic acid", "acetate", 4.76, 0.0002, 60.05, 82.03, base_as="sodium acetate"),
    "MES": Buffer("MES free acid", "MES sodium salt", 6.27, -0.011, 195.24, 217.22),
    "bis-tris": Buffer("bis-tris hydrochloride", "bis-tris", 6.48, -0.016, 245.70, 209.24),
    "PIPES": Buffer("PIPES monosodium salt", "PIPES disodium salt", 7.14, -0.0085, 324.35, 346.33),
    "imidazole": Buffer("imidazole hydrochloride", "imidazole", 6.99, -0.022, 104.54, 68.08),
    "phosphate": Buffer(
        "dihydrogen phosphate",
        "hydrogen phosphate",
        7.20,
        -0.0028,
        119.98,
        141.96,
        acid_as="NaH2PO4",
        base_as="Na2HPO4",
    ),
    "MOPS": Buffer("MOPS free acid", "MOPS sodium salt", 7.18, -0.013, 209.26, 231.25),
    "HEPES": Buffer("HEPES free acid", "HEPES sodium salt", 7.56, -0.014, 238.30, 260.29),
    "tricine": Buffer("tricine", "tricine sodium salt", 8.14, -0.020, 179.17, 201.15),
    "tris": Buffer("tris hydrochloride", "tris", 8.07, -0.028, 157.60, 121.14),
    "bicine": Buffer("bicine", "bicine sodium salt", 8.33, -0.018, 163.17, 185.15),
    "borate": Buffer("boric acid", "borate", 9.24, -0.008, 61.83, None),
    "ammonia": Buffer("ammonium", "ammonia", 9.25, -0.031, 53.49, None, acid_as="NH4Cl"),
    "carbonate": Buffer(
        "hydrogen carbonate", "carbonate", 10.33, -0.009, 84.01, 105.99, acid_as="NaHCO3", base_as="Na2CO3"
    ),
    "CAPS": Buffer("CAPS free acid", "CAPS sodium salt", 10.50, -0.028, 221.32, 243.30),
}


def base_share(pka: float, ph: float) -> float:
    """Return the share of the base form at a pH, between 0 and 1."""
    return 1 / (1 + 10 ** (pka - ph))


def weighed(moles: float, mass: float | None, name: str) -> str | None:
    """What is weighed for one of the two forms, in words; None where it is no usual solid."""
    if mass is None:
        return None
    grams = f"{moles * mass:.4g} g" if moles * mass >= 1 else f"{moles * mass * 1000:.4g} mg"
    return f"{grams} of {name}, {mass:.2f} g/mol"
