"""Acids, bases and their salts in water: which steps they have, and the pH by the balance of charges.

pKa at 25 °C: CRC Handbook of Chemistry and Physics, 95th ed., dissociation constants of inorganic and organic
acids and bases. Strong acids have a constant that does not matter in water.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from rdkit import Chem
from rdkit.Chem.MolStandardize import rdMolStandardize

from sandbox.structures import chem
from sandbox.structures.standard_forms import normalised

KW = 1e-14  # at 25 °C
NEUTRALISED, PROTONATED = 9.5, 4.0  # pKa up to which a base takes, and from which an acid gives, a proton
STRONG = -3.0  # pKa of what is ionised entirely
# Neutral acid → pKa of its steps.
_ACIDS: dict[str, tuple[float, ...]] = {
    "Cl": (STRONG,), "Br": (STRONG,), "I": (STRONG,), "O=[N+]([O-])O": (STRONG,), "OCl(=O)(=O)=O": (STRONG,),
    "CS(=O)(=O)O": (STRONG,), "OS(=O)(=O)C(F)(F)F": (STRONG,), "Cc1ccc(S(=O)(=O)O)cc1": (STRONG,),
    "OS(=O)(=O)O": (STRONG, 1.99), "OP(=O)(O)O": (2.16, 7.21, 12.32), "OC(=O)O": (6.35, 10.33),
    "OS(=O)O": (1.85, 7.2), "F": (3.20,), "C#N": (9.21,), "ON=O": (3.25,), "OCl": (7.40,), "OB(O)O": (9.27,),
    "S": (7.05, 19.0), "OC=O": (3.75,), "CC(=O)O": (4.756,), "CCC(=O)O": (4.87,), "CCCC(=O)O": (4.83,),
    "OC(=O)CCl": (2.87,), "OC(=O)C(F)(F)F": (0.52,), "OC(=O)c1ccccc1": (4.204,), "CC(O)C(=O)O": (3.86,),
    "OCC(=O)O": (3.83,), "OC(=O)C(=O)O": (1.25, 3.81), "OC(=O)CC(=O)O": (2.85, 5.70),
    "OC(=O)CCC(=O)O": (4.21, 5.64), "OC(=O)C(O)C(O)C(=O)O": (2.98, 4.34),
    "OC(=O)CC(O)(CC(=O)O)C(=O)O": (3.13, 4.76, 6.40), "OC(=O)c1ccccc1O": (2.97, 13.74),
    "OC(=O)c1ccccc1C(=O)O": (2.94, 5.43), "Oc1ccccc1": (9.99,), "CC(=O)Oc1ccccc1C(=O)O": (3.49,),
}  # fmt: skip
# Neutral base → pKa of its conjugate acids.
_BASES: dict[str, tuple[float, ...]] = {
    "N": (9.25,), "CN": (10.66,), "CNC": (10.73,), "CN(C)C": (9.80,), "CCN": (10.65,), "CCNCC": (10.84,),
    "CCN(CC)CC": (10.75,), "OCCN": (9.50,), "NCCN": (6.86, 9.92), "c1ccncc1": (5.23,), "Nc1ccccc1": (4.87,),
    "c1c[nH]cn1": (6.95,), "NC(CO)(CO)CO": (8.3,), "C1CCNCC1": (11.123,), "C1COCCN1": (8.50,),
    "C1CCNC1": (11.31,), "NN": (8.1,), "NO": (5.94,), "CC(C)N(CC)C(C)C": (11.4,),
}  # fmt: skip

_AMINO_ACIDS = {
    "NCC(=O)O": (2.35, 9.78), "CC(N)C(=O)O": (2.33, 9.71), "NCCC(=O)O": (3.55, 10.24),
    "NCCS(=O)(=O)O": (1.5, 9.06),
}  # fmt: skip
_BASIC = Chem.MolFromSmarts("[$([NX3;+0;!$(N[C,S]=[O,N,S]);!$(N~[O,N])]),$([nX2]),$([NX2;+0]=[CX3]N)]")
_CARBOXYLIC_ACID = Chem.MolFromSmarts("C(=O)[OH]")
_CARBON = Chem.MolFromSmarts("[#6]")
# Ions that neither give nor take protons; those of other metals are acids themselves.
_SPECTATOR = Chem.MolFromSmarts("[Li+,Na+,K+,Rb+,Cs+,Mg+2,Ca+2,Sr+2,Ba+2,$([NX4+;H0])]")


@dataclass(frozen=True, slots=True)
class System:
    """A compound that gives and takes protons.

    Attributes:
        most: Charge of its form with all protons.
        pkas: Of its steps, the most acidic first.
        charge: Of the form that is dissolved.
    """

    most: int
    pkas: tuple[float, ...]
    charge: int

    def mean_charge(self, hydrogen: float) -> float:
        """Its mean charge at a concentration of protons (mol/L)."""
        weights, weight = [1.0], 1.0
        for pka in self.pkas:
            weight *= 10**-pka / hydrogen
            weights.append(weight)
        lost = sum(step * each for step, each in enumerate(weights)) / sum(weights)
        return self.most - lost


@dataclass(frozen=True, slots=True)
class Solute:
    """What a formula unit brings into water.

    Attributes:
        systems: What gives or takes protons.
        ions: Charge of the ions that do neither, such as sodium.
    """

    systems: tuple[System, ...]
    ions: int

    @property
    def protons_given(self) -> int:
        """Protons that a base takes from a formula unit in a titration."""
        return sum(pka < NEUTRALISED for each in self.systems for pka in each.pkas[each.most - each.charge :])

    @property
    def protons_taken(self) -> int:
        """Protons that a formula unit takes from an acid in a titration, hydroxide's included."""
        hydroxide = self.ions + sum(each.charge for each in self.systems)
        taken = (pka > PROTONATED for each in self.systems for pka in each.pkas[: each.most - each.charge])
        return hydroxide + sum(taken)

    def ph(self, molar: float) -> float:
        """The pH of a solution of a concentration in mol/L, by halving on a logarithmic scale."""
        low, high = 1e-16, 100.0
        for _ in range(200):
            middle = math.sqrt(low * high)
            charge = self.ions + sum(system.mean_charge(middle) for system in self.systems)
            surplus = middle - KW / middle + molar * charge
            low, high = (middle, high) if surplus < 0 else (low, middle)
        return -math.log10(math.sqrt(low * high))


def solute_of(mol: Chem.Mol, pka: float | None = None) -> Solute | None:
    """What a compound brings into water; None where something in it has no pKa in the table.

    Args:
        mol: Acid, base or salt.
        pka: Of the one part that is not in the table, or that is wanted otherwise.
    """
    systems: list[System] = []
    ions = 0
    for part in Chem.GetMolFrags(normalised(mol), asMols=True):
        charge = Chem.GetFormalCharge(part)
        if Chem.MolToSmiles(part) in ("O", "[OH-]"):  # what the balance of charges has as water's own
            continue
        if charge > 0 and part.HasSubstructMatch(_SPECTATOR):
            ions += charge
            continue
        found = _system(part, charge, pka)
        if found is None:
            return None
        systems.append(found)
    return Solute(tuple(systems), ions) if systems or ions else None


def _system(part: Chem.Mol, charge: int, pka: float | None) -> System | None:
    neutral = rdMolStandardize.Uncharger().uncharge(part)
    most, pkas = _table().get(Chem.MolToSmiles(neutral), (0, ()))
    if pkas:
        return System(most, pkas if pka is None or len(pkas) > 1 or pkas[0] == STRONG else (pka,), charge)
    if pka is None or is_amphoteric(part) or not neutral.HasSubstructMatch(_CARBON):
        return None
    return System(int(neutral.HasSubstructMatch(_BASIC)), (pka,), charge)


def is_amphoteric(mol: Chem.Mol) -> bool:
    """Whether a compound is a base and a carboxylic acid, of which one pKa does not tell the pH."""
    neutral = rdMolStandardize.Uncharger().uncharge(mol)
    return bool(neutral.HasSubstructMatch(_BASIC) and neutral.HasSubstructMatch(_CARBOXYLIC_ACID))


@cache
def _table() -> dict[str, tuple[int, tuple[float, ...]]]:
    acids = {_neutral(smiles): (0, pkas) for smiles, pkas in _ACIDS.items()}
    bases = {_neutral(smiles): (len(pkas), pkas) for smiles, pkas in _BASES.items()}
    return acids | bases | {_neutral(smiles): (1, pkas) for smiles, pkas in _AMINO_ACIDS.items()}


def _neutral(smiles: str) -> str:
    return Chem.MolToSmiles(rdMolStandardize.Uncharger().uncharge(normalised(chem.parse_smiles(smiles))))
