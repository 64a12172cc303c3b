"""How much of a material to take: equivalents of a substrate, the strength of the reagent, gases.

"10 mmol, 2.5 equiv, 60 %" is a quantity with what a chemist says beside it, and all of it counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from rdkit import Chem

from sandbox.bench.amounts import molar_mass, portion
from sandbox.bench.material import Material
from sandbox.bench.quantities import COUNTS, read_as, read_number, read_unit, result, units
from sandbox.bench.stated import EXTENSIVE, stated_in
from sandbox.errors import SandboxError, ToolError
from sandbox.names.lookup import known_as
from sandbox.results import Quantity
from sandbox.structures import chem
from sandbox.types import Molecule

RATIOS = ("equivalents", "loading", "excess")
MATERIAL = ("per cent", "density", "concentration", "strong", "temperature", "pressure", "condition")
_OF = re.compile(r"\s+of\s+(?P<smiles>[^\s,;]+)(?=\s*(?:[,;]|$))")
BASE_UNITS = {"mass": "g", "volume": "L", "amount": "mol"}
_NO_UNIT = re.compile(r"how (?:much|many)|amount|quantity|needed?|required?|\W*", re.IGNORECASE)
_IN_WORDS = {
    "volume": "volume",
    "mass": "mass",
    "weight": "mass",
    "weigh": "mass",
    "heavy": "mass",
    "moles": "amount",
}


@dataclass(frozen=True)
class Measure:
    """A quantity with what is said beside it.

    Attributes:
        text: The quantity itself, as written.
        kind: Its kind, one of :data:`EXTENSIVE`; empty for any other, such as a concentration.
        said: Kind → words, of the rest.
        of: The compound that the quantity is of, where it is another one.
    """

    text: str
    kind: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    of: Molecule | None = None

    @property
    def ratios(self) -> dict[str, str]:
        """What relates the amount to that of a substrate."""
        return {kind: words for kind, words in self.said.items() if kind in RATIOS}

    @property
    def material(self) -> dict[str, str]:
        """What is said of the material."""
        return {kind: words for kind, words in self.said.items() if kind in MATERIAL}


def read_measure(text: str) -> Measure:
    """Take a quantity and what is said beside it apart.

    Raises:
        ToolError: The same is said twice with different values.
    """
    other = _OF.search(text)
    of = _compound(other["smiles"]) if other else None
    plain = text[: other.start()] + text[other.end() :] if other and of else text
    found = stated_in(plain)
    main = next((each for each in found if each.kind in EXTENSIVE), None)
    if main is None:
        return Measure(
            plain.strip(), "", {each.kind: each.text for each in found if each.kind in MATERIAL}, of
        )
    said: dict[str, str] = {}
    for each in found:
        if each is main or each.kind in EXTENSIVE:
            continue
        if said.setdefault(each.kind, each.text) != each.text:
            raise ToolError(f"both {said[each.kind]} and {each.text} are stated: ask with one of them")
    return Measure(main.text, main.kind, said, of)


def factor(ratios: Mapping[str, str]) -> float:
    """How many times the amount of the substrate is taken."""
    times = 1.0
    for kind, words in ratios.items():
        if kind == "excess" and (word := words.split("-")[0].split("fold")[0].strip().lower()) in COUNTS:
            times *= COUNTS[word]
            continue
        value = read_number(words)
        if kind == "equivalents":
            times *= value
        elif kind == "loading":
            times *= value / 100
        else:
            times *= 1 + value / 100 if "%" in words else value
    return times


def moles_of(material: Material, measure: Measure) -> tuple[float, list[str]]:
    """Moles of compound in what was measured, and remarks.

    Raises:
        ToolError: It is not known how many they are.
    """
    if measure.ratios and measure.kind != "amount" and measure.of is None:
        raise ToolError(
            f"{', '.join(measure.ratios.values())} of what? '{measure.text}' is no amount of a substrate, "
            "such as 10 mmol"
        )
    if measure.ratios or measure.of is not None:
        base = portion(measure.of or material.molecule, measure.text).moles
        times = factor(measure.ratios)
        return base * times, [f"{', '.join(measure.ratios.values()) or '1 equiv'} of {base * 1e3:.4g} mmol"]
    if measure.kind == "volume":
        litres = read_as(measure.text, "volume")
        molar, rests_on = material.per_litre()
        return litres * molar, [rests_on]
    if measure.kind == "mass":
        grams = read_as(measure.text, "mass")
        pure = [material.remark] if material.purity is not None else []
        return grams * material.share / molar_mass(material.molecule), pure
    return read_as(measure.text, "amount"), []


def kind_wanted(unit: str, have: str) -> tuple[str, str]:
    """The kind that is asked for, and the unit to give it in; empty for whatever reads best.

    Args:
        unit: As the user wrote it: "mL", "grams", "volume", "how much".
        have: Kind of the quantity that is there.
    """
    words = unit.lower()
    for word, kind in _IN_WORDS.items():
        if word in words:
            return kind, ""
    if _NO_UNIT.fullmatch(words.strip()) or stated_in(unit):
        return "mass" if have == "amount" else "amount", ""
    dimension = read_unit(unit).dimensionality
    for kind, example in BASE_UNITS.items():
        if units().Unit(example).dimensionality == dimension:
            return kind, _symbol(unit)
    return "", ""


def _symbol(unit: str) -> str:
    """A unit of mass, volume or amount as it is printed: "grams" and "ml" become g and mL."""
    written = " ".join(unit.split()).strip(" .?!;:")
    spelt = f"{read_unit(unit):~}" if re.search(r"[a-z]{4}", written) else written
    return re.sub("^u(?=[gLm])", "µ", re.sub("(?<!o)l$", "L", spelt))


def take(material: Material, moles: float, kind: str) -> tuple[float, list[str]]:
    """Mass (g) or volume (L) of the material, or the amount (mol), that holds some moles; with remarks."""
    grams = moles * molar_mass(material.molecule)
    if kind == "amount":
        return moles, []
    if kind == "mass":
        if material.purity is None or material.purity == 1:
            return grams, ["of the compound itself"] if material.molarity else []
        return grams / material.purity, [
            f"of {100 * material.purity:g} % material; {grams:.4g} g of it are the compound"
        ]
    molar, rests_on = material.per_litre()
    return moles / molar, [rests_on]


def measured_out(molecule: Molecule, measure: Measure, unit: str) -> Quantity:
    """Give a mass, an amount or a volume as another of them, with all that is said beside it.

    Args:
        molecule: The compound.
        measure: Its quantity; of a kind of :data:`EXTENSIVE`.
        unit: The unit wanted, as written, or what stands for one.

    Raises:
        ToolError: Something needed is missing, or what is stated cannot be counted.
    """
    kind, shown = kind_wanted(unit, measure.kind)
    if not kind:
        raise ToolError(f"'{measure.text}' cannot be converted to '{' '.join(unit.split())[:40]}'")
    material = Material.of(molecule, measure.material)
    if not shown and kind == "mass" and material.molarity is not None and measure.kind == "amount":
        kind = "volume"  # "how much 2.5 M M1" is poured, not weighed
    if kind == measure.kind == "mass" and material.purity is not None and measure.of is None:
        strength = measure.material["per cent"]
        raise ToolError(f"whether {measure.text} is the mass of the compound or of the {strength} is open")
    moles, remarks = moles_of(material, measure)
    value, more = take(material, moles, kind)
    if shown:
        value = float(units().Quantity(value, BASE_UNITS[kind]).to(read_unit(shown)).magnitude)
    remark = "; ".join(dict.fromkeys(each for each in (*remarks, *more) if each)) or None
    return result(value, shown or BASE_UNITS[kind], kind, remark, scaled=not shown)


def _compound(smiles: str) -> Molecule | None:
    try:
        mol = chem.parse_smiles(smiles)
    except SandboxError:
        return None
    known = known_as(mol)
    name = next((names[0] for names in known.names.values()), "") if known else ""
    return Molecule(mol, smiles, name or Chem.MolToSmiles(mol))
