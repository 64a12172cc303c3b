"""Which hazard rules a structure matches, its oxygen balance, and the rules of thumb for azides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from rdkit import Chem
from rdkit.Chem import Descriptors

from sandbox.safety.energetic import ENERGETIC
from sandbox.safety.hazard import Hazard
from sandbox.safety.poisonous import POISONOUS
from sandbox.safety.reactive import REACTIVE
from sandbox.structures.chem import parse_smarts

RULES = (*ENERGETIC, *REACTIVE, *POISONOUS)
MAX_MATCHES = 1000
O_MASS = 15.999  # g/mol, IUPAC standard atomic weight


@dataclass(frozen=True, slots=True)
class FoundHazard:
    """A rule that a structure matches.

    Attributes:
        rule: The rule.
        atoms: The atoms of each place.
    """

    rule: Hazard
    atoms: tuple[tuple[int, ...], ...]

    def __str__(self) -> str:
        times = f" (×{len(self.atoms)})" if len(self.atoms) > 1 else ""
        return f"{self.rule.name}{times}, {self.rule.kind}: {self.rule.reason}"


def find_hazards(mol: Chem.Mol) -> tuple[FoundHazard, ...]:
    """Apply every rule; where a special rule and a broad one mean the same atoms, the special one is kept.

    Args:
        mol: The structure, counter-ions included.
    """
    found = [FoundHazard(rule, _places(mol, rule)) for rule in RULES]
    found = [each for each in found if len(each.atoms) >= each.rule.least]
    return tuple(each for each in found if not _covered(each, found))


def oxygen_balance_percent(mol: Chem.Mol) -> float | None:
    """Return the oxygen balance to CO2 and H2O in % by mass, halogens leaving as HX.

    None without carbon or with other elements. Positive: more oxygen than it takes to burn all carbon and
    hydrogen. The usual explosives lie between about -100 and +40 %.
    """
    atoms = element_counts(mol)
    if set(atoms) - {"C", "H", "N", "O", "F", "Cl", "Br", "I"} or not atoms["C"]:
        return None
    halogens = sum(atoms[symbol] for symbol in ("F", "Cl", "Br", "I"))
    missing = 2 * atoms["C"] + (atoms["H"] - halogens) / 2 - atoms["O"]
    mass: float = Descriptors.MolWt(mol)  # type: ignore[attr-defined]
    return -100 * O_MASS * missing / mass


def element_counts(mol: Chem.Mol) -> Counter[str]:
    """Count the atoms by symbol, hydrogens included."""
    counts: Counter[str] = Counter(atom.GetSymbol() for atom in mol.GetAtoms())
    counts["H"] += sum(atom.GetTotalNumHs() for atom in mol.GetAtoms())
    return counts


def azide_ratio(mol: Chem.Mol) -> float | None:
    """Return (N_C + N_O) / N_N of an organic azide; None for what is none."""
    if not mol.HasSubstructMatch(_query("[#6]N=[N+]=[N-]")):
        return None
    atoms = element_counts(mol)
    return (atoms["C"] + atoms["O"]) / atoms["N"]


def _places(mol: Chem.Mol, rule: Hazard) -> tuple[tuple[int, ...], ...]:
    matches = mol.GetSubstructMatches(_query(rule.smarts), maxMatches=MAX_MATCHES)
    return tuple(tuple(match) for match in matches)


def _covered(found: FoundHazard, others: list[FoundHazard]) -> bool:
    """Whether special rules explain every place of a broad one."""
    special = [
        set(place) for other in others if found.rule.name in other.rule.covers for place in other.atoms
    ]
    return bool(special) and all(
        any(len(place & set(at)) >= min(2, len(at)) for place in special) for at in found.atoms
    )


@cache
def _query(smarts: str) -> Chem.Mol:
    return parse_smarts(smarts)
