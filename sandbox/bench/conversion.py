"""Conversions that need chemistry: per mole and per particle, mass and amount, ppm in water and in air."""

from __future__ import annotations

from typing import Any

from sandbox.bench.quantities import read, read_unit, units
from sandbox.errors import ToolError

MOLAR_VOLUME_L = 24.465  # ideal gas at 25 °C and 101.325 kPa
IN_WATER = "for a dilute solution in water, 1 L = 1 kg"
IN_AIR = "for a gas at 25 °C and 1 atm"


def convert(text: str, unit: str, molar_mass: float | None) -> tuple[float, str, str | None]:
    """Convert a quantity.

    Args:
        text: Number and unit as written.
        unit: The unit wanted, as written.
        molar_mass: g/mol of the compound, where there is one.

    Returns:
        Value, unit as printed, and the assumption that it rests on.

    Raises:
        ToolError: It cannot be read, or the two units do not belong together.
    """
    import pint

    quantity, target = read(text), read_unit(unit)
    shown = " ".join(unit.split()).strip(" .?!;:")
    remark: str | None = None
    for attempt, words in _ways(quantity, target, molar_mass):
        try:
            return float(attempt.to(target).magnitude), shown, words or remark
        except (pint.errors.DimensionalityError, pint.errors.OffsetUnitCalculusError):
            continue
    needs = "" if molar_mass else " without a compound, whose molar mass may be needed"
    raise ToolError(f"'{text.strip()[:40]}' cannot be converted to '{shown[:40]}'{needs}")


def _ways(quantity: Any, target: Any, molar_mass: float | None) -> list[tuple[Any, str | None]]:
    """The quantity as it stands, then as a chemist may mean it, with the assumption."""
    ureg = units()
    kind, per_volume = quantity.dimensionality, ureg.Unit("g/L").dimensionality
    in_air = ureg.Unit("mg/m**3") in (target, quantity.units)
    litre = ureg.Quantity(1, "kg/L")
    remark = IN_WATER
    if molar_mass and in_air:
        litre = ureg.Quantity(molar_mass / MOLAR_VOLUME_L, "g/L")
        remark = IN_AIR
    ways: list[tuple[Any, str | None]] = [(quantity, None)]
    if quantity.dimensionless and target.dimensionality == per_volume:
        ways.append((quantity * litre, remark))
    if kind == per_volume and target.dimensionless:
        ways.append((quantity / litre, remark))
    return [*ways, *_by_molar_mass(quantity, molar_mass), *_by_particle(quantity, target)]


def _by_molar_mass(quantity: Any, molar_mass: float | None) -> list[tuple[Any, str | None]]:
    """Masses as amounts and amounts as masses, per volume too."""
    if molar_mass is None:
        return []
    ureg = units()
    mass = ureg.Quantity(molar_mass, "g/mol")
    if quantity.dimensionality in (ureg.Unit("g").dimensionality, ureg.Unit("g/L").dimensionality):
        return [(quantity / mass, None)]
    if quantity.dimensionality in (ureg.Unit("mol").dimensionality, ureg.Unit("mol/L").dimensionality):
        return [(quantity * mass, None)]
    return []


def _by_particle(quantity: Any, target: Any) -> list[tuple[Any, str | None]]:
    """Energies per mole as energies per particle, and the other way round, wavelengths included."""
    import pint

    ureg = units()
    avogadro = ureg.Quantity(1, "avogadro_constant")
    per_mole = ureg.Unit("J/mol").dimensionality
    if quantity.dimensionality == per_mole:
        return [(quantity / avogadro, "per particle")]
    if target.dimensionality != per_mole:
        return []
    try:
        return [(quantity.to("J") * avogadro, "per mole of particles")]
    except pint.errors.DimensionalityError:
        return []
