"""pKa of each place of a molecule, the dominant species at a pH, its charge, and logD.

The model predicts what the surroundings change of a group's typical pKa. Sites are taken one after another as
in a titration: the charge that the others carry at a site's own pKa counts among its surroundings. These are
therefore macroscopic constants assigned to single sites; microstates of tautomers are not told apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem

from sandbox.predictors.carbon_acids import carbon_acids
from sandbox.predictors.domain import Reference
from sandbox.predictors.ionisable import Site, neutral, sites
from sandbox.predictors.site_features import site_features
from sandbox.predictors.trees import Trees
from sandbox.predictors.weights import weights

Conjugate = Literal["conjugate base", "conjugate acid"]
FILE = "pka"
ROUNDS = 3  # until the order of the sites no longer changes
LOWEST, HIGHEST = -1.0, 13.0  # outside, water itself takes or gives the proton
NEAR, FAR = 3, 6  # bonds
MOST_SITES = 60
PAULING = 4.8  # between successive constants of one oxoacid of P, As or B
TIE = 0.05
IONS_PARTITION = 3.0  # an ion's logP lies below the neutral molecule's by about this


@dataclass(frozen=True, slots=True)
class Constant:
    """The pKa of one site.

    Attributes:
        site: Where.
        pka: Of the site as an acid, or of its conjugate acid where it is a base.
    """

    site: Site
    pka: float

    def charge(self, ph: float) -> int:
        """Charge of the site at a pH, in the state that prevails there."""
        if self.site.is_base:
            return 1 if ph < self.pka else 0
        return -1 if ph > self.pka else 0

    def ionised(self, ph: float) -> float:
        """Share of the site that is charged at a pH, 0 to 1."""
        return float(1 / (1 + 10 ** ((ph - self.pka) if self.site.is_base else (self.pka - ph))))


def constants(mol: Chem.Mol) -> list[Constant]:
    """The constants of a molecule between :data:`LOWEST` and :data:`HIGHEST`, lowest first.

    Args:
        mol: Any protonation state; it is neutralised first.
    """
    return [each for each in every_constant(mol) if LOWEST <= each.pka <= HIGHEST]


def every_constant(mol: Chem.Mol) -> list[Constant]:
    """The constants of a molecule, those of which water sees nothing too, lowest first."""
    uncharged = neutral(mol)
    carbons = [Constant(site, pka) for site, pka in carbon_acids(uncharged)]
    places = sites(uncharged)[:MOST_SITES]
    if not places:
        return sorted(carbons, key=lambda each: each.pka)
    features = site_features(uncharged, places)
    apart = Chem.GetDistanceMatrix(uncharged)
    typical = np.array([site.typical for site in places]) + _same_centre(uncharged, places)
    values = _model().sum(features) + typical
    for _ in range(ROUNDS):
        features[:, -3:] = _surrounding_charges(uncharged, places, values, apart)
        values = _model().sum(features) + typical
    found = [Constant(site, float(value)) for site, value in zip(places, values, strict=True)]
    return sorted([*_one_per_group(uncharged, found), *carbons], key=lambda each: each.pka)


def conjugate(mol: Chem.Mol, form: Conjugate) -> tuple[Chem.Mol, Constant] | None:
    """The molecule with one proton fewer at its strongest acid, or one more at its strongest base, as drawn.

    Args:
        mol: The molecule in the state that is meant: the conjugate acid of acetate is acetic acid.
        form: What is wanted.

    Returns:
        The conjugate and the constant of the pair; None where no place gives or takes a proton.
    """
    gives = form == "conjugate base"
    found = every_constant(mol)
    free = [
        each
        for each in found
        if mol.GetAtomWithIdx(each.site.atom).GetFormalCharge() == int(each.site.is_base) - int(not gives)
    ]
    if not free:
        return None
    chosen = (min if gives else max)(free, key=lambda each: each.pka)
    editable = Chem.RWMol(mol)
    atom = editable.GetAtomWithIdx(chosen.site.atom)
    _set_charge(atom, atom.GetFormalCharge() + (-1 if gives else 1))
    changed = editable.GetMol()
    Chem.SanitizeMol(changed)
    return changed, _of_pair(changed if gives else mol, found, chosen.site)


def _of_pair(deprotonated: Chem.Mol, found: Sequence[Constant], site: Site) -> Constant:
    """The constant of a pair: of several equal acids, that of as many protons as are gone."""
    alike = [each for each in found if (each.site.kind, each.site.is_base) == (site.kind, site.is_base)]
    gone = sum(
        deprotonated.GetAtomWithIdx(each.site.atom).GetFormalCharge() == int(each.site.is_base) - 1
        for each in alike
    )
    return alike[gone - 1]


def _set_charge(atom: Chem.Atom, charge: int) -> None:
    """Charge an atom by protons that it takes or gives."""
    hydrogens = atom.GetTotalNumHs() + charge - atom.GetFormalCharge()
    atom.SetFormalCharge(charge)
    atom.SetNoImplicit(True)
    atom.SetNumExplicitHs(hydrogens)


def strongest(found: Sequence[Constant], base: bool) -> Constant | None:
    """The most basic site (highest pKa of a conjugate acid), or the most acidic one (lowest pKa)."""
    kind = [each for each in found if each.site.is_base == base]
    if not kind:
        return None
    return max(kind, key=lambda each: each.pka) if base else min(kind, key=lambda each: each.pka)


def species(mol: Chem.Mol, found: Sequence[Constant], ph: float) -> Chem.Mol:
    """The dominant species at a pH: each site in the state that prevails there."""
    editable = Chem.RWMol(neutral(mol))
    for each in found:
        if charge := each.charge(ph):
            _set_charge(editable.GetAtomWithIdx(each.site.atom), charge)
    changed = editable.GetMol()
    Chem.SanitizeMol(changed)
    return changed


def mean_charge(mol: Chem.Mol, found: Sequence[Constant], ph: float) -> float:
    """Mean charge of the molecule at a pH, from the share of each site that is ionised."""
    fixed = Chem.GetFormalCharge(neutral(mol))
    return fixed + sum((1 if each.site.is_base else -1) * each.ionised(ph) for each in found)


def log_d(log_p: float, found: Sequence[Constant], ph: float) -> float:
    """logD at a pH from logP, with ions far less lipophilic than the neutral molecule.

    Args:
        log_p: logP of the neutral molecule.
        found: Its constants.
        ph: The pH.
    """
    uncharged = float(np.prod([1 - each.ionised(ph) for each in found]))
    return log_p + float(np.log10(uncharged + (1 - uncharged) * 10**-IONS_PARTITION))


@cache
def reference() -> Reference:
    """The fingerprints of the molecules that the model was trained on."""
    return Reference(weights(FILE)["reference"])


@cache
def _model() -> Trees:
    return Trees(weights(FILE).group("trees"))


def _surrounding_charges(
    mol: Chem.Mol, places: Sequence[Site], values: NDArray[np.float64], apart: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Charge of the other groups near, further and far from each site at the pH of its own pKa."""
    charges = np.zeros((len(places), 3))
    fixed = [(atom.GetIdx(), atom.GetFormalCharge()) for atom in mol.GetAtoms() if atom.GetFormalCharge()]
    for i, site in enumerate(places):
        others = [
            (other.atom, _charge_seen(other, float(values[j]), float(values[i]), j < i))
            for j, other in enumerate(places)
            if other.atom != site.atom
        ]
        charges[i] = surrounding_charge(site.atom, [*fixed, *others], apart)
    return charges


def _charge_seen(other: Site, its_pka: float, ph: float, first: bool) -> int:
    """Charge of another site at a site's own pKa; of two alike, the first has been ionised before."""
    if abs(its_pka - ph) < TIE:
        return (1 if other.is_base else -1) if first else 0
    return Constant(other, its_pka).charge(ph)


def _same_centre(mol: Chem.Mol, places: Sequence[Site]) -> NDArray[np.float64]:
    """What Pauling's rule adds to the constants of an oxoacid of P, As or B after its first."""
    added, met = np.zeros(len(places)), dict[int, int]()
    for i, site in enumerate(places):
        if site.kind in ("phosphorus acid", "boronic acid"):
            centre = mol.GetAtomWithIdx(site.atom).GetNeighbors()[0].GetIdx()
            added[i] = PAULING * met.get(centre, 0)
            met[centre] = met.get(centre, 0) + 1
    return added


def surrounding_charge(
    atom: int, charged: Sequence[tuple[int, int]], apart: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Sum of charges within three bonds, within six, and further away in the same component."""
    total = np.zeros(3)
    for other, charge in charged:
        bonds = apart[atom, other]
        if charge and other != atom and bonds < len(apart):
            total[0 if bonds <= NEAR else 1 if bonds <= FAR else 2] += charge
    return total


def _one_per_group(mol: Chem.Mol, found: Sequence[Constant]) -> list[Constant]:
    """Leave out all but the strongest base of a conjugated group: its nitrogens share one proton."""
    bases = sorted((each for each in found if each.site.is_base), key=lambda each: -each.pka)
    kept: list[Constant] = []
    for each in bases:
        if not any(_conjugated(mol, each.site.atom, other.site.atom) for other in kept):
            kept.append(each)
    return [each for each in found if not each.site.is_base] + kept


def _conjugated(mol: Chem.Mol, first: int, second: int) -> bool:
    path = Chem.GetShortestPath(mol, first, second)
    if not path or len(path) > 5:
        return False
    return all(mol.GetBondBetweenAtoms(a, b).GetIsConjugated() for a, b in zip(path, path[1:], strict=False))
