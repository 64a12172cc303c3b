"""What stands on the shelf as a solution: per cent by mass and density at 20 °C of the usual strengths.

Densities: CRC Handbook of Chemistry and Physics, 95th ed., concentrative properties of aqueous solutions, and
suppliers' data sheets where the Handbook's tables end.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rdkit import Chem

NEAR = 1.0  # per cent; a strength this close to one of the table has its density


@dataclass(frozen=True, slots=True)
class Strength:
    """A usual strength of a reagent in water.

    Attributes:
        percent: Per cent by mass.
        density: g/mL at 20 °C.
        usual: Whether it is meant by "concentrated".
    """

    percent: float
    density: float
    usual: bool = False


_SOLUTIONS: dict[str, tuple[Strength, ...]] = {
    "Cl": (Strength(37, 1.184, True), Strength(32, 1.159), Strength(10, 1.048)),
    "O=S(=O)(O)O": (Strength(98, 1.836, True), Strength(96, 1.836), Strength(50, 1.395)),
    "O=[N+]([O-])O": (Strength(68, 1.405, True), Strength(70, 1.413), Strength(65, 1.391)),
    "O=P(O)(O)O": (Strength(85, 1.685, True),),
    "OCl(=O)(=O)=O": (Strength(70, 1.67, True), Strength(60, 1.54)),
    "Br": (Strength(48, 1.49, True),),
    "I": (Strength(57, 1.70, True),),
    "F": (Strength(48, 1.15, True),),
    "N": (Strength(28, 0.898, True), Strength(25, 0.910), Strength(10, 0.957)),
    "OO": (Strength(30, 1.11, True), Strength(35, 1.13), Strength(50, 1.195)),
    "[Na+].[OH-]": (Strength(50, 1.525, True), Strength(32, 1.349)),
    "[K+].[OH-]": (Strength(45, 1.45), Strength(50, 1.51, True)),
    "C=O": (Strength(37, 1.09, True),),
    "CN": (Strength(40, 0.90, True),),
    "CNC": (Strength(40, 0.89, True),),
    "CC(=O)O": (Strength(100, 1.049, True),),
}


@cache
def _table() -> dict[str, tuple[Strength, ...]]:
    return {Chem.CanonSmiles(smiles): strengths for smiles, strengths in _SOLUTIONS.items()}


def usual_strength(mol: Chem.Mol) -> Strength | None:
    """The strength that "concentrated" means, or "glacial"; None where the table has none."""
    return next((each for each in _table().get(Chem.MolToSmiles(mol), ()) if each.usual), None)


def nearest_strength(mol: Chem.Mol, percent: float) -> Strength | None:
    """The table's strength at most one per cent away; None where there is none."""
    known = _table().get(Chem.MolToSmiles(mol), ())
    return min(
        (each for each in known if abs(each.percent - percent) <= NEAR),
        key=lambda each: abs(each.percent - percent),
        default=None,
    )
