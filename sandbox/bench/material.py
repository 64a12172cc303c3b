"""A reagent as it is taken from its bottle: pure, of a stated strength, or as a solution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sandbox.bench.amounts import molar_mass
from sandbox.bench.gases import conditions_of, is_gas, moles_per_litre
from sandbox.bench.liquids import liquid_density
from sandbox.bench.quantities import read_as, read_number
from sandbox.bench.shelf import Strength, nearest_strength, usual_strength
from sandbox.errors import ToolError
from sandbox.types import Molecule

COUNTED = ("per cent", "density", "concentration")
PURE_ENOUGH = 0.9  # share from which a liquid has the density of the pure compound


@dataclass(frozen=True, slots=True)
class Material:
    """What a compound is measured out as.

    Attributes:
        molecule: The compound.
        purity: Mass of compound per mass of material, 0 to 1; None where none is stated.
        density: Of the material in g/mL; None where none is stated or known of the strength.
        molarity: mol/L, where the material is a solution of stated concentration, or a gas.
        remark: What was taken from a table or assumed; empty for nothing.
    """

    molecule: Molecule
    purity: float | None = None
    density: float | None = None
    molarity: float | None = None
    remark: str = ""

    @classmethod
    def of(cls, molecule: Molecule, said: Mapping[str, str]) -> Material:
        """Read what is said of it.

        Args:
            molecule: The compound.
            said: Kind of :class:`sandbox.bench.stated.Stated` → words.

        Raises:
            ToolError: It is no strength that a material can have.
        """
        percent = read_number(said["per cent"]) if "per cent" in said else None
        density = read_density(said["density"]) if "density" in said else None
        molarity = read_as(said["concentration"], "concentration") if "concentration" in said else None
        if percent is not None and not 0 < percent <= 100:
            raise ToolError(f"{percent:g} % cannot be a share of the compound")
        if percent is None and density is None and molarity is None and _as_gas(molecule, said):
            kelvin, pascal, remark = conditions_of(said)
            return cls(molecule, None, None, moles_per_litre(kelvin, pascal), remark)
        known = _from_shelf(molecule, percent, "strong" in said) if molarity is None else None
        if known is None or density is not None:
            words = ", ".join(each.strip() for kind, each in said.items() if kind in COUNTED)
            return cls(molecule, percent and percent / 100, density, molarity, words)
        percent = known.percent if percent is None else percent
        remark = f"{molecule.label} of {percent:g} % has {known.density:g} g/mL"
        return cls(molecule, percent / 100, known.density, None, remark)

    @property
    def share(self) -> float:
        """Mass of compound per mass of material."""
        return 1.0 if self.purity is None else self.purity

    def per_litre(self) -> tuple[float, str]:
        """Moles of compound in a litre of the material, and what that rests on.

        Raises:
            ToolError: The density is needed and not known.
        """
        if self.molarity is not None:
            return self.molarity, self.remark
        weight = molar_mass(self.molecule)
        if self.density is not None:
            return 1000 * self.density * self.share / weight, self.remark
        if self.share < PURE_ENOUGH:
            raise ToolError(
                f"a volume of {100 * self.share:g} % {self.molecule.label} needs its density, "
                "such as 1.19 g/mL, or its molarity"
            )
        liquid = liquid_density(self.molecule)
        if liquid is None:
            raise ToolError(f"no density of {self.molecule.label} as a liquid at 25 °C is known")
        return 1000 * liquid[0] * self.share / weight, liquid[1]


def read_density(text: str) -> float:
    """Read a density in g/mL; a bare number after "d" or "density" is one too."""
    number = text.lstrip("abcdefghijklmnopqrstuvwxyzρ.=: ")
    return read_as(number if any(each.isalpha() for each in number) else f"{number} g/mL", "density")


def _as_gas(molecule: Molecule, said: Mapping[str, str]) -> bool:
    """Whether a volume is one of a gas: hydrogen chloride and ammonia are mostly solutions."""
    if "strong" in said or not is_gas(molecule):
        return False
    stated = {"pressure", "temperature", "condition"} & said.keys()
    return bool(stated) or usual_strength(molecule.mol) is None


def _from_shelf(molecule: Molecule, percent: float | None, strong: bool) -> Strength | None:
    if percent is not None:
        return nearest_strength(molecule.mol, percent)
    return usual_strength(molecule.mol) if strong else None
