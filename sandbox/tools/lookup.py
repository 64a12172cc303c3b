"""Look-up tables of the bench: cooling baths and the NMR signals of impurities."""

from __future__ import annotations

import re

from sandbox.bench.nmr_tables import SOLVENTS, is_deuterated, signals, solvent_of
from sandbox.bench.quantities import read_as
from sandbox.errors import ToolError
from sandbox.registry import tool
from sandbox.results import Item, Report, Text
from sandbox.types import Molecule

# Temperature in °C → bath.
BATHS = {
    0.0: "ice and water",
    -10.0: "ice and sodium chloride (about 6:1), or ice and acetone",
    -20.0: "ice and sodium chloride (3:1)",
    -41.0: "dry ice and acetonitrile",
    -78.0: "dry ice and acetone, or dry ice and isopropanol",
    -84.0: "liquid nitrogen and ethyl acetate",
    -94.0: "liquid nitrogen and acetone",
    -98.0: "liquid nitrogen and methanol",
    -116.0: "liquid nitrogen and ethanol",
    -196.0: "liquid nitrogen",
}
COOLANTS = (
    "dry ice", "liquid nitrogen", "acetonitrile", "acetone", "isopropanol", "ethyl acetate", "methanol",
    "ethanol", "sodium chloride", "water",
)  # fmt: skip


@tool(kind="report", verb="Looked up a cooling bath", examples=[{"temperature": "-78 °C"}])
def cooling_bath(temperature: str) -> Report:
    """Cooling bath for a temperature: which mixture holds it.

    Args:
        temperature: Temperature wanted, as written, from 5 °C down; or a mixture, "dry ice and acetone".

    Returns:
        The closest bath with its temperature, and the next colder one where the closest is too warm; the
        temperature of a mixture. With liquid nitrogen no oxygen must condense in the vessel.

    Source: Gordon and Ford, The Chemist's Companion, Wiley 1972 (common baths).
    """
    if not any(each.isdigit() for each in temperature):
        return _bath_of(temperature)
    text = (
        temperature
        if any(letter.isalpha() or letter == "°" for letter in temperature)
        else f"{temperature} °C"
    )
    wanted = read_as(text, "temperature")
    if not -200 <= wanted <= 5:
        raise ToolError("cooling baths are listed from 0 to -196 °C")
    closest = min(BATHS, key=lambda each: abs(each - wanted))
    items: list[Item] = [Text(f"{BATHS[closest]}: {closest:g} °C", "cooling bath")]
    colder = [each for each in BATHS if each < closest]
    if closest > wanted and colder:
        items.append(Text(f"{BATHS[max(colder)]}: {max(colder):g} °C", "next colder bath"))
    return Report(tuple(items))


def _bath_of(words: str) -> Report:
    """The baths that a mixture may mean: "dry ice and acetone"."""
    named = [each for each in COOLANTS if re.search(rf"\b{each}s?\b", words, re.IGNORECASE)]
    found = [each for each in BATHS.items() if all(word in each[1] for word in named)]
    found.sort(key=lambda each: len(each[1]))  # liquid nitrogen itself before its slurries
    if not named or not found:
        raise ToolError(
            "a cooling bath needs a temperature, such as -78 °C, or a mixture, such as dry ice and acetone"
        )
    return Report(tuple(Text(f"{bath}: {degrees:g} °C", "cooling bath") for degrees, bath in found[:4]))


@tool(
    kind="report",
    verb="Looked up NMR impurity signals",
    examples=[{"first": "CCOC(C)=O", "second": "[2H]C(Cl)(Cl)Cl"}],
)
def impurity_signals(first: Molecule, second: Molecule) -> Report:
    """Find where a residual solvent or impurity shows in a 1H NMR spectrum.

    Args:
        first: Impurity, such as ethyl acetate.
        second: NMR solvent: CDCl3, DMSO-d6, CD3OD or D2O, with or without its deuterium.

    Returns:
        1H signals of the impurity in ppm with their multiplicity, and the signals of residual solvent and
        water.

    Source: Gottlieb et al., J. Org. Chem. 1997, 62, 7512; Fulmer et al., Organometallics 2010, 29, 2176.
    """
    if _is_medium_of(first, second):
        first, second = second, first  # "in DMSO-d6, where is dichloromethane?"
    solvent = solvent_of(second.mol)
    if solvent is None and first.smiles == second.smiles:  # no solvent was named
        return _in_every_solvent(first)
    if solvent is None:
        known = ", ".join(name for name, _, _ in SOLVENTS.values())
        raise ToolError(f"the table knows the NMR solvents {known}, and {second.label} is none of them")
    name, residual, water = solvent
    found = signals(first.mol, name)
    reason = None if found else f"no data: the table has no signals of {first.label} in {name}"
    return Report(
        (
            Text(found or None, f"1H signals of {first.label} in {name} in ppm", reason),
            Text(residual, f"residual signal of {second.label} in ppm"),
            Text(water, f"water signal in {second.label} in ppm"),
        )
    )


def _is_medium_of(first: Molecule, second: Molecule) -> bool:
    """Whether the first is the NMR solvent in which the second shows; of two that with deuterium is."""
    if not solvent_of(first.mol):
        return False
    return solvent_of(second.mol) is None or (is_deuterated(first.mol) and not is_deuterated(second.mol))


def _in_every_solvent(impurity: Molecule) -> Report:
    """The signals of an impurity in each NMR solvent of the table."""
    names = [name for name, _, _ in SOLVENTS.values()]
    found = [(name, signals(impurity.mol, name)) for name in names]
    reason = f"no data: the table has no signals of {impurity.label}; shifts are not predicted here"
    items = [Text(text, f"1H signals in {name} in ppm") for name, text in found if text]
    return Report(tuple(items) or (Text(None, "1H signals in ppm", reason),))
