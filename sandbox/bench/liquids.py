"""Liquids by volume: a pure compound's density from the tables, where it is a liquid at room temperature."""

from __future__ import annotations

from sandbox.physical.values import measured
from sandbox.types import Molecule

ROOM_C = 25.0


def liquid_density(molecule: Molecule) -> tuple[float, str] | None:
    """Density in g/mL and words that say where it is from.

    Args:
        molecule: The compound.

    Returns:
        None where the tables have no density, or where the compound is no liquid at 25 °C: a volume of
        hydrogen chloride or of phenol is one of a solution.
    """
    density, boils, melts = (measured(key, molecule) for key in ("rho", "bp", "mp"))
    if density.value is None or boils.value is None or boils.value <= ROOM_C:
        return None
    if melts.value is not None and melts.value >= ROOM_C:
        return None
    value, source = float(density.value), str(density.reason).partition(", at ")[0]
    return value, f"density of {molecule.label} {value:.3f} g/mL ({source})"
