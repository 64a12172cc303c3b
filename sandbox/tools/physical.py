"""Physical data: melting point, boiling point, density and others, as measured, with their sources."""

from __future__ import annotations

from typing import Annotated

from sandbox.bench.quantities import read_as
from sandbox.physical.values import KINDS, boiling_point_at, entry_of, measured
from sandbox.physical.values import vapour_pressure as pressure_at
from sandbox.registry import tool
from sandbox.results import Quantity, Report
from sandbox.solvents.table import solvent_of
from sandbox.types import Between, Expert, Means, Molecule

_ETHANOL = ({"molecule": "CCO"},)


@tool(kind="quantity", verb="Looked up the melting point", examples=_ETHANOL)
def melting_point(molecule: Molecule) -> Quantity:
    """Melting point as measured, from tables of the literature.

    Args:
        molecule: Compound to look up.

    Returns:
        Melting point in °C, with its source beside it, and other sources where they differ by more than 3
        °C. No value where the tables have none; nothing is estimated.

    Source: CRC Handbook 95th ed., Open Notebook Science, NIST WebBook, Wikidata, as collected by chemicals
        1.5.2.
    """
    return measured("mp", molecule)


@tool(kind="quantity", verb="Looked up the boiling point", examples=_ETHANOL)
def boiling_point(molecule: Molecule, pressure: Annotated[str, Expert(), Means("pressure")] = "") -> Quantity:
    """Boiling point at atmospheric pressure, from tables of the literature.

    Args:
        molecule: Compound to look up.
        pressure: Another pressure than the atmosphere's, with its unit: "20 mbar".

    Returns:
        Normal boiling point in °C (1013 hPa), with its source beside it, and other sources where they differ
        by more than 3 °C; Yaws' values may be estimated and say so. No value where the tables have none.
        Under another pressure it is where a fitted vapour pressure equation has it, inside its range.

    Source: CRC Handbook 95th ed., NIST WebBook, Wikidata, Yaws 2nd ed., as collected by chemicals 1.5.2.
    """
    if pressure:
        return boiling_point_at(molecule, read_as(pressure, "pressure") / 100)
    return _boiling(molecule)


def _boiling(molecule: Molecule) -> Quantity:
    """From the tables, else what suppliers say of a usual solvent."""
    found = measured("bp", molecule)
    solvent = solvent_of(molecule.mol) if found.value is None else None
    return solvent.physical("bp") if solvent and solvent.supplier_bp is not None else found


@tool(kind="quantity", verb="Looked up the density", examples=_ETHANOL)
def density(molecule: Molecule) -> Quantity:
    """Density of the pure liquid or solid near room temperature, from tables of the literature.

    Args:
        molecule: Compound to look up.

    Returns:
        Density in g/mL (equal to g/cm³), with its source beside it. No value where the tables have none.

    Source: CRC Handbook of Chemistry and Physics 95th ed., as collected by chemicals 1.5.2.
    """
    return measured("rho", molecule)


@tool(kind="quantity", verb="Looked up the refractive index", examples=_ETHANOL)
def refractive_index(molecule: Molecule) -> Quantity:
    """Refractive index of the liquid at the sodium D line, from tables of the literature.

    Args:
        molecule: Compound to look up.

    Returns:
        Refractive index (dimensionless), with its temperature and source beside it. No value where the tables
        have none.

    Source: CRC Handbook of Chemistry and Physics 95th ed., as collected by chemicals 1.5.2.
    """
    return measured("ri", molecule)


@tool(kind="quantity", verb="Looked up the flash point", examples=_ETHANOL)
def flash_point(molecule: Molecule) -> Quantity:
    """Flash point, the lowest temperature at which the vapour above a liquid can be lit.

    Args:
        molecule: Compound to look up.

    Returns:
        Flash point in °C, with its source beside it, and other sources where they differ by more than 5 °C.
        No value does not mean that the compound does not burn.

    Source: IEC 60079-20-1 (2010), NFPA 497 (2008), Serat et al. 2017, Wikidata, as collected by chemicals
        1.5.2.
    """
    return measured("fp", molecule)


@tool(
    kind="quantity",
    verb="Calculated the vapour pressure",
    examples=[{"molecule": "CCO"}, {"molecule": "CC(C)=O", "temperature": 20.0}],
)
def vapour_pressure(molecule: Molecule, temperature: Annotated[float, Between(-200, 600)] = 25.0) -> Quantity:
    """Vapour pressure of a liquid at a temperature, from fitted equations of the literature.

    Args:
        molecule: Compound to look up.
        temperature: Temperature in °C.

    Returns:
        Vapour pressure in hPa (equal to mbar; 1 mmHg is 1.333 hPa), with the equation's source and range
        beside it. No value outside the range of all equations.

    Source: Poling et al. 5th ed., Perry 8th ed., NIST WebBook, Landolt-Börnstein IV/20, as collected by
        chemicals 1.5.2.
    """
    return pressure_at(molecule, temperature)


@tool(kind="report", verb="Looked up physical data", examples=_ETHANOL)
def physical_properties(molecule: Molecule) -> Report:
    """All physical data of a compound that the tables have: melting and boiling point, density and others.

    Args:
        molecule: Compound to look up.

    Returns:
        Melting point, boiling point, flash point and autoignition temperature in °C, density in g/mL,
        refractive index and relative permittivity (dimensionless), vapour pressure at 25 °C in hPa; each
        with its source, and
        only what there is.

    Source: CRC Handbook 95th ed. and further tables, as collected by chemicals 1.5.2.
    """
    found = [_boiling(molecule) if key == "bp" else measured(key, molecule) for key in KINDS] + [
        pressure_at(molecule, 25.0)
    ]
    given = tuple(quantity for quantity in found if quantity.value is not None)
    entry = entry_of(molecule)
    if not given:
        reason = f"{molecule.label} is in none of the tables of physical data; nothing is estimated"
        return Report((Quantity(None, "", "physical data", 0, reason),))
    rows = [
        {
            "property": quantity.property,
            "value": quantity.value,
            "unit": quantity.unit,
            "source": quantity.reason,
        }
        for quantity in given
    ]
    return Report(given, {"cas": entry.cas if entry else None, "rows": rows})
