"""How much of a compound: mass, amount and volume, each from what the user gave."""

from __future__ import annotations

from dataclasses import dataclass

from rdkit.Chem import Descriptors

from sandbox.bench.liquids import liquid_density
from sandbox.bench.quantities import is_kind, read, read_as, units
from sandbox.errors import ToolError
from sandbox.structures.completeness import missing_atoms
from sandbox.types import Molecule


@dataclass(frozen=True, slots=True)
class Portion:
    """A weighed or measured portion.

    Attributes:
        moles: Amount of substance in mol.
        grams: Mass of the compound itself in g.
        litres: Volume in L, where one was given or a density is known.
        remark: What the amount rests on beside the user's own figures; empty for nothing.
    """

    moles: float
    grams: float
    litres: float | None = None
    remark: str = ""


def molar_mass(molecule: Molecule) -> float:
    """Return the molar mass in g/mol.

    Raises:
        ToolError: The structure has open places.
    """
    if reason := missing_atoms(molecule):
        raise ToolError(reason)
    mass: float = Descriptors.MolWt(molecule.mol)  # type: ignore[attr-defined]
    return mass


def portion(molecule: Molecule, amount: str, extra: str = "") -> Portion:
    """Read a portion: a mass, an amount, or a volume with a density or a molar concentration.

    A volume that stands alone is taken as one of the pure compound, where that is a liquid of known density.

    Args:
        molecule: The compound.
        amount: Mass, amount or volume as written.
        extra: Density or concentration as written, for a volume.

    Raises:
        ToolError: It is none of these, or a volume stands alone and no density is known.
    """
    weight = molar_mass(molecule)
    if is_kind(amount, "mass"):
        grams = read_as(amount, "mass")
        litres = grams / read_as(extra, "density") / 1000 if is_kind(extra, "density") else None
        return Portion(grams / weight, grams, litres)
    if is_kind(amount, "amount"):
        moles = read_as(amount, "amount")
        return Portion(moles, moles * weight)
    if read(amount).dimensionality != units().Unit("L").dimensionality:
        raise ToolError(f"'{amount.strip()[:40]}' is neither a mass nor an amount nor a volume")
    litres = read_as(amount, "volume")
    if is_kind(extra, "concentration"):
        moles = litres * read_as(extra, "concentration")
        return Portion(moles, moles * weight, litres)
    if is_kind(extra, "density"):
        grams = litres * 1000 * read_as(extra, "density")
        return Portion(grams / weight, grams, litres)
    known = liquid_density(molecule)
    if known is not None and not extra:
        grams = litres * 1000 * known[0]
        return Portion(grams / weight, grams, litres, known[1])
    raise ToolError(
        f"for a volume ({amount.strip()[:30]}) the density (such as 1.08 g/mL) or the concentration of the "
        "solution (such as 2 M) is needed too"
    )
