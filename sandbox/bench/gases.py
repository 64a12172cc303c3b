"""Gases by volume: the ideal gas law, and which compounds are gases."""

from __future__ import annotations

from collections.abc import Mapping

from rdkit import Chem

from sandbox.bench.quantities import in_unit, read, read_as
from sandbox.physical.values import measured
from sandbox.types import Molecule

GAS_CONSTANT = 8.314462618  # J/(mol K), CODATA 2018
ROOM_C, ATMOSPHERE_PA, BAR_PA = 25.0, 101325.0, 1e5
ZERO_C_K = 273.15
# Gases whose boiling point at 1 atm the tables lack, or that have none.
_GASES = frozenset(
    Chem.CanonSmiles(smiles)
    for smiles in ("[H][H]", "N#N", "O=O", "O=C=O", "[C-]#[O+]", "C#C", "[He]", "[Ar]", "FS(F)(F)(F)(F)F")
)


def is_gas(molecule: Molecule) -> bool:
    """Whether a compound is a gas at 25 °C and 1 atm."""
    if Chem.MolToSmiles(molecule.mol) in _GASES:
        return True
    boils = measured("bp", molecule).value
    return boils is not None and boils < ROOM_C


def conditions_of(said: Mapping[str, str]) -> tuple[float, float, str]:
    """Temperature in K, pressure in Pa, and words for them; 25 °C and 1 atm where nothing is said.

    Args:
        said: Kind of :class:`sandbox.bench.stated.Stated` → words.
    """
    if "condition" in said and not {"temperature", "pressure"} & said.keys():
        if "STP" in said["condition"] or "standard" in said["condition"]:
            return ZERO_C_K, BAR_PA, "ideal gas at STP, 0 °C and 1 bar"
        if "room" not in said["condition"]:
            return ZERO_C_K + 20, ATMOSPHERE_PA, "ideal gas at 20 °C and 1 atm"
    celsius, pascal = ROOM_C, ATMOSPHERE_PA
    if "temperature" in said:
        celsius = read_as(said["temperature"], "temperature")
    if "pressure" in said:
        pascal = in_unit(read(said["pressure"]), "Pa", said["pressure"], "a pressure, such as 1 atm")
    pressure = said.get("pressure", "1 atm")
    return celsius + ZERO_C_K, pascal, f"ideal gas at {celsius:g} °C and {pressure}"


def moles_per_litre(kelvin: float, pascal: float) -> float:
    """Moles of an ideal gas in a litre."""
    return pascal / (GAS_CONSTANT * kelvin) / 1000
