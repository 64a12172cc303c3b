"""Conversions that need chemistry: per particle, mass, amount and volume, ppm in water and in air."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from sandbox.bench.amounts import molar_mass
from sandbox.bench.liquids import liquid_density
from sandbox.bench.quantities import read, read_unit, units
from sandbox.errors import ToolError
from sandbox.types import Molecule

MOLAR_VOLUME_L = 24.465  # ideal gas at 25 °C and 101.325 kPa
IN_WATER = "for a dilute solution in water, 1 L = 1 kg"
IN_AIR = "for a gas at 25 °C and 1 atm"


def convert(text: str, unit: str, molecule: Molecule | None = None) -> tuple[float, str, str | None]:
    """Convert a quantity.

    Args:
        text: Number and unit as written.
        unit: The unit wanted, as written.
        molecule: The compound, where there is one: its molar mass and, for a liquid, its density are used.

    Returns:
        Value, unit as printed, and the assumption that it rests on.

    Raises:
        ToolError: It cannot be read, or the two units do not belong together.
    """
    import pint

    quantity, target = read(text), read_unit(unit)
    shown = " ".join(unit.split()).strip(" .?!;:")
    for attempt, words in _ways(quantity, target, molecule):
        try:
            return float(attempt.to(target).magnitude), shown, words
        except (pint.errors.DimensionalityError, pint.errors.OffsetUnitCalculusError):
            continue
    needs = " without a compound, whose molar mass may be needed"
    if molecule is not None:
        by_volume = units().Unit("L").dimensionality in (quantity.dimensionality, target.dimensionality)
        needs = f": no density of {molecule.label} as a liquid at 25 °C is known" if by_volume else ""
    raise ToolError(f"'{text.strip()[:40]}' cannot be converted to '{shown[:40]}'{needs}")


def _ways(quantity: Any, target: Any, molecule: Molecule | None) -> Iterator[tuple[Any, str | None]]:
    """The quantity as it stands, then as a chemist may mean it, with the assumption."""
    ureg = units()
    mass = None if molecule is None else ureg.Quantity(molar_mass(molecule), "g/mol")
    kind, per_volume = quantity.dimensionality, ureg.Unit("g/L").dimensionality
    in_air = ureg.Unit("mg/m**3") in (target, quantity.units)
    litre = ureg.Quantity(1, "kg/L")
    remark = IN_WATER
    if mass is not None and in_air:
        litre = mass / ureg.Quantity(MOLAR_VOLUME_L, "L/mol")
        remark = IN_AIR
    yield quantity, None
    if quantity.dimensionless and target.dimensionality == per_volume:
        yield quantity * litre, remark
    if kind == per_volume and target.dimensionless:
        yield quantity / litre, remark
    if mass is not None:
        yield from _by_molar_mass(quantity, mass)
    yield from _by_particle(quantity, target)
    if molecule is not None and mass is not None:
        yield from _by_density(quantity, target, molecule, mass)


def _by_molar_mass(quantity: Any, mass: Any) -> Iterator[tuple[Any, str | None]]:
    """Masses as amounts and amounts as masses, per volume too."""
    ureg = units()
    if quantity.dimensionality in (ureg.Unit("g").dimensionality, ureg.Unit("g/L").dimensionality):
        yield quantity / mass, None
    if quantity.dimensionality in (ureg.Unit("mol").dimensionality, ureg.Unit("mol/L").dimensionality):
        yield quantity * mass, None


def _by_density(
    quantity: Any, target: Any, molecule: Molecule, mass: Any
) -> Iterator[tuple[Any, str | None]]:
    """Volumes of a liquid as masses and amounts, and the other way round."""
    ureg = units()
    volume, grams, moles = (ureg.Unit(each).dimensionality for each in ("L", "g", "mol"))
    kinds = (quantity.dimensionality, target.dimensionality)
    if kinds not in ((volume, grams), (volume, moles), (grams, volume), (moles, volume)):
        return
    found = liquid_density(molecule)
    if found is None:
        return
    density = ureg.Quantity(found[0], "g/mL")
    if kinds[0] == volume:
        weighed = quantity * density
        yield (weighed if kinds[1] == grams else weighed / mass), found[1]
    else:
        weighed = quantity if kinds[0] == grams else quantity * mass
        yield weighed / density, found[1]


def _by_particle(quantity: Any, target: Any) -> Iterator[tuple[Any, str | None]]:
    """Energies per mole as energies per particle, and the other way round, wavelengths included."""
    import pint

    ureg = units()
    avogadro = ureg.Quantity(1, "avogadro_constant")
    per_mole = ureg.Unit("J/mol").dimensionality
    if quantity.dimensionality == per_mole:
        yield quantity / avogadro, "per particle"
    elif target.dimensionality == per_mole:
        with contextlib.suppress(pint.errors.DimensionalityError):
            yield quantity.to("J") * avogadro, "per mole of particles"
