"""Conditions for a reaction: from its card, and from screens of yields where one was made for it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rdkit import Chem

from sandbox.knowledge.cards import FOLDER, Card, Conditions
from sandbox.paths import assets_dir

TABLE = "yields.tsv"
SCREENS = {
    "Suzuki coupling": "HTE, Perera et al., Science 2018, 359, 429: quinoline + indazole boron, LC area %",
    "Buchwald-Hartwig amination": "HTE, Ahneman et al., Science 2018, 360, 186: p-toluidine, isoxazole "
    "present, DMSO, 60 °C",
}
SHOWN = 3
_HALIDES = (
    ("chloride", "[c]-Cl"),
    ("bromide", "[c]-Br"),
    ("iodide", "[c]-I"),
    ("triflate", "[c]-OS(=O)(=O)C(F)(F)F"),
)
# Words in the note of a variant → the substructure for which it is meant.
_MEANT_FOR = (
    ("Ar–Cl", "[c]-Cl"),
    ("Ar–Br", "[c]-Br"),
    ("secondary amine", "[NX3;H1;!$(NC=O)]([#6])[#6]"),
    ("primary amine", "[NX3;H2;!$(NC=O)]"),
    ("aniline", "c-[NX3;H2]"),
    ("phenol", "c-[OX2H]"),
    ("indole", "c1ccc2[nH]ccc2c1"),
    ("enone", "C=CC=O"),
    ("ketone", "[#6]C(=O)[#6]"),
    ("triflate", "[c]-OS(=O)(=O)C(F)(F)F"),
    ("hindered", "[c](-[Cl,Br,I]):c-[CX4,c]"),
    ("heteroaryl", "[n,o,s]"),
    ("halides", "c-[Cl,Br,I]"),
)


@dataclass(frozen=True, slots=True)
class Yield:
    """The mean yield at one level of a factor.

    Attributes:
        level: Ligand, base or solvent.
        mean: Mean yield in %.
        runs: Number of runs.
    """

    level: str
    mean: float
    runs: int


def best_variant(card: Card, molecules: Sequence[Chem.Mol]) -> tuple[Conditions, str]:
    """The variant of a card that is meant for what the molecules have, and why; the first one elsewhere.

    Args:
        card: A card with conditions.
        molecules: The reactants.
    """
    scores = []
    for place, variant in enumerate(card.conditions):
        hits = [
            words
            for words, smarts in _MEANT_FOR
            if words.lower() in variant.note.lower()
            and any(mol.HasSubstructMatch(Chem.MolFromSmarts(smarts)) for mol in molecules)
        ]
        scores.append((len(hits), -place, variant, hits))
    hits_count, _, variant, hits = max(scores, key=lambda each: each[:2])
    why = f"the card's variant for {', '.join(hits)}" if hits_count else "the card's general conditions"
    return variant, why


def halide_of(molecules: Sequence[Chem.Mol]) -> str:
    """The most reactive leaving group on an aromatic ring, as the screens name it, or ``""``."""
    for name, smarts in reversed(_HALIDES):
        query = Chem.MolFromSmarts(smarts)
        if name != "triflate" and any(mol.HasSubstructMatch(query) for mol in molecules):
            return name
    query = Chem.MolFromSmarts(_HALIDES[-1][1])
    return "triflate" if any(mol.HasSubstructMatch(query) for mol in molecules) else ""


def screened(title: str, halide: str) -> dict[str, tuple[Yield, ...]]:
    """Factor → levels with mean yields, the best first; empty where no screen was made.

    Args:
        title: Title of the card.
        halide: ``"chloride"``, ``"bromide"``, ``"iodide"``, ``"triflate"``.
    """
    return {
        factor: levels
        for (coupling, substrate, factor), levels in _table().items()
        if (coupling, substrate) == (title, halide)
    }


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str, str], tuple[Yield, ...]]:
    found: dict[tuple[str, str, str], list[Yield]] = {}
    with (assets_dir() / FOLDER / TABLE).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            level = Yield(row["level"], float(row["mean_yield_percent"]), int(row["runs"]))
            found.setdefault((row["coupling"], row["substrate"], row["factor"]), []).append(level)
    return {key: tuple(sorted(levels, key=lambda each: -each.mean)) for key, levels in found.items()}


def summarise(levels: Sequence[Yield]) -> str:
    """The best levels in words, and the worst one."""
    best = ", ".join(f"{each.level} {each.mean:.0f} %" for each in levels[:SHOWN])
    worst = f"; worst {levels[-1].level} {levels[-1].mean:.0f} %" if len(levels) > SHOWN else ""
    return best + worst
