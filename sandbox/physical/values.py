"""A property from the table of physical data, with its source and what the other sources say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rdkit import Chem

from sandbox.names import cas
from sandbox.names.lookup import Known, known_as
from sandbox.physical.records import KELVIN, SOURCES, Datum, physical_table
from sandbox.physical.vapour import Equation
from sandbox.results import Quantity, format_number
from sandbox.types import Molecule


@dataclass(frozen=True, slots=True)
class Kind:
    """A property that the table has.

    Attributes:
        name: As it reads in "the <name> of M1".
        unit: Unit as printed.
        decimals: Digits after the point.
        scale: Factor from the table's SI unit.
        shift: What is added after scaling.
        tolerance: Difference, in the printed unit, from which another source is worth mentioning.
        condition: What the value holds for; empty where its own entry says so.
    """

    name: str
    unit: str
    decimals: int
    scale: float = 1.0
    shift: float = 0.0
    tolerance: float = 3.0
    condition: str = ""


KINDS = {
    "mp": Kind("melting point", "°C", 1, shift=-KELVIN),
    "bp": Kind("boiling point", "°C", 1, shift=-KELVIN, condition="at 1013 hPa"),
    "rho": Kind(
        "density", "g/mL", 3, scale=0.001, tolerance=0.02, condition="at 20 to 25 °C unless it melts above"
    ),
    "ri": Kind("refractive index", "", 4, tolerance=0.005),
    "fp": Kind(
        "flash point", "°C", 0, shift=-KELVIN, tolerance=5.0, condition="closed cup where the source says"
    ),
    "ait": Kind("autoignition temperature", "°C", 0, shift=-KELVIN, tolerance=20.0),
    "eps": Kind("relative permittivity", "", 2, tolerance=1.0),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A compound's data.

    Attributes:
        data: Property → entries, best first.
        cas: The CAS number under which they stand.
        known: What the tables of names say about the structure.
    """

    data: dict[str, tuple[Datum, ...]]
    cas: str
    known: Known


def entry_of(molecule: Molecule) -> Entry | None:
    """The data of a compound, or None where the table does not have it."""
    return _entry(Chem.MolToSmiles(molecule.mol))


@lru_cache(maxsize=512)
def _entry(smiles: str) -> Entry | None:
    known = known_as(Chem.MolFromSmiles(smiles))
    for number in known.cas if known else ():
        data = physical_table().of(cas.as_number(number))
        if data and known is not None:
            return Entry(data, number, known)
    return None


def measured(key: str, molecule: Molecule) -> Quantity:
    """A property of a compound.

    Args:
        key: Key of :data:`KINDS`.
        molecule: Compound to look up.
    """
    kind, entry = KINDS[key], entry_of(molecule)
    if entry is None:
        return _none(
            kind, f"{molecule.label} is in none of the tables of physical data; nothing is estimated"
        )
    if key not in entry.data:
        reason = f"the tables have no {kind.name} of {molecule.label} (CAS {entry.cas}); nothing is estimated"
        return _none(kind, reason)
    best, *others = entry.data[key]
    value = _scaled(kind, best)
    return Quantity(value, kind.unit, kind.name, kind.decimals, _remark(kind, entry, best, others, value))


def vapour_pressure(molecule: Molecule, celsius: float) -> Quantity:
    """Vapour pressure in hPa at a temperature, from the first equation that holds there."""
    name, entry = f"vapour pressure at {celsius:g} °C", entry_of(molecule)
    if entry is None or "vp" not in entry.data:
        reason = f"the tables have no vapour pressure equation of {molecule.label}; nothing is estimated"
        return Quantity(None, "hPa", name, 1, reason)
    kelvin = celsius + KELVIN
    equations = [Equation.of(datum) for datum in entry.data["vp"]]
    for equation in equations:
        if equation.holds_at(kelvin):
            pressure = equation.pressure_pa(kelvin) / 100
            decimals = 0 if pressure >= 1000 else 1 if pressure >= 10 else 3 if pressure >= 0.01 else 6
            remark = (
                f"{SOURCES[equation.source].name}, fitted from {equation.range_text}{_connectivity(entry)}"
            )
            return Quantity(pressure, "hPa", name, decimals, remark)
    ranges = "; ".join(dict.fromkeys(equation.range_text for equation in equations))
    return Quantity(
        None, "hPa", name, 1, f"no equation holds at {celsius:g} °C; they were fitted from {ranges}"
    )


def boiling_point_at(molecule: Molecule, hectopascal: float) -> Quantity:
    """Boiling point in °C under a pressure, from the first vapour pressure equation that reaches it."""
    name, entry = f"boiling point at {hectopascal:.4g} hPa", entry_of(molecule)
    if entry is None or "vp" not in entry.data:
        reason = f"the tables have no vapour pressure equation of {molecule.label}"
    else:
        for equation in map(Equation.of, entry.data["vp"]):
            kelvin = equation.boiling_at(hectopascal * 100)
            if kelvin is not None:
                source = f"{SOURCES[equation.source].name}, fitted from {equation.range_text}"
                return Quantity(kelvin - KELVIN, "°C", name, 0, source + _connectivity(entry))
        reason = f"no vapour pressure equation of {molecule.label} reaches it"
    normal = measured("bp", molecule)
    if normal.value is not None:
        reason += f"; at 1013 hPa it boils at {normal.value:.0f} °C"
    return Quantity(None, "°C", name, 0, f"{reason}; nothing is estimated")


def _scaled(kind: Kind, datum: Datum) -> float:
    return datum.numbers[0] * kind.scale + kind.shift


def _remark(kind: Kind, entry: Entry, best: Datum, others: list[Datum], value: float) -> str:
    parts = [SOURCES[best.source].name]
    if len(best.numbers) == 2:
        parts.append(f"at {best.numbers[1] - KELVIN:.0f} °C")
    elif kind.condition:
        parts.append(kind.condition)
    text = ", ".join(parts)
    differing = [
        f"{format_number(_scaled(kind, datum), kind.decimals)} ({SOURCES[datum.source].name})"
        for datum in others
        if abs(_scaled(kind, datum) - value) > kind.tolerance and SOURCES[datum.source].measured
    ]
    if differing:
        text += f"; other sources: {', '.join(differing)}"
    return text + _connectivity(entry)


def _connectivity(entry: Entry) -> str:
    if entry.known.exact:
        return ""
    return f"; for CAS {entry.cas}, the same connectivity with other or no stereochemistry given"


def _none(kind: Kind, reason: str) -> Quantity:
    return Quantity(None, kind.unit, kind.name, kind.decimals, reason)
