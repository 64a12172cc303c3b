"""The kinds of solvents that can be listed, and what chemists call them."""

from __future__ import annotations

from collections.abc import Callable

from sandbox.solvents.table import Solvent
from sandbox.vocabulary import VOCABULARIES, Vocabulary, phrases

LOW, HIGH = 70.0, 150.0  # °C
_FAMILIES = {
    "alcohols": "alcohol",
    "ketones": "ketone",
    "esters": "ester",
    "ethers": "ether",
    "aromatic solvents": "aromatic",
    "halogenated solvents": "halogenated",
    "dipolar aprotic solvents": "dipolar aprotic",
}

KINDS: dict[str, tuple[str, ...]] = {
    "all solvents": phrases("every solvent, common solvents, solvents you know, solvent table, solvent list"),
    "green solvents": phrases(
        "greenest solvents, recommended solvents, sustainable solvents, environmentally friendly solvents, "
        "green "
        "choices, eco-friendly solvents, benign solvents, safer solvents, CHEM21 recommended"
    ),
    "hazardous solvents": phrases(
        "dangerous solvents, undesirable solvents, solvents to avoid, solvents that should be replaced, bad "
        "solvents, "
        "nasty solvents, problematic solvents, banned solvents"
    ),
    "water-miscible solvents": phrases(
        "miscible with water, water miscible, mix with water, mixes with water, soluble in water in all "
        "proportions"
    ),
    "water-immiscible solvents": phrases(
        "immiscible with water, not miscible with water, do not mix with water, don't mix with water, water "
        "immiscible, "
        "separate from water, extraction solvents, for extraction, two phases with water"
    ),
    "low-boiling solvents": phrases(
        "low boiling, volatile solvents, easy to evaporate, boil below 70 °C, easily removed, low boilers"
    ),
    "high-boiling solvents": phrases(
        "high boiling, boil above 150 °C, for high temperatures, high boilers, hot reactions, "
        "high-temperature solvents"
    ),
    "non-polar solvents": phrases(
        "nonpolar, apolar solvents, apolar, unpolar solvents, lipophilic solvents, hydrocarbon solvents"
    ),
    "alcohols": phrases("alcoholic solvents, protic solvents, alcohol solvents"),
    "ketones": phrases("ketone solvents, ketonic solvents"),
    "esters": phrases("ester solvents, acetate solvents"),
    "ethers": phrases("ethereal solvents, ether solvents"),
    "aromatic solvents": phrases("arene solvents, aromatic hydrocarbons"),
    "halogenated solvents": phrases("chlorinated solvents, chlorinated, halogenated, halocarbons"),
    "dipolar aprotic solvents": phrases(
        "polar aprotic solvents, polar aprotic, dipolar aprotic, aprotic polar solvents"
    ),
}


def choose(kind: str, listed: tuple[Solvent, ...]) -> list[Solvent]:
    """The solvents of a kind.

    Args:
        kind: Key of :data:`KINDS`.
        listed: Solvents to choose from.
    """
    return [solvent for solvent in listed if _test(kind)(solvent)]


def _test(kind: str) -> Callable[[Solvent], bool]:
    if kind in _FAMILIES:
        return lambda solvent: solvent.family == _FAMILIES[kind]
    tests: dict[str, Callable[[Solvent], bool]] = {
        "all solvents": lambda solvent: True,
        "green solvents": lambda solvent: solvent.rank == "recommended",
        "hazardous solvents": lambda solvent: "hazardous" in solvent.rank,
        "water-miscible solvents": lambda solvent: solvent.water == "miscible" and solvent.name != "water",
        "water-immiscible solvents": lambda solvent: solvent.water != "miscible",
        "low-boiling solvents": lambda solvent: (solvent.boiling_point or HIGH) <= LOW,
        "high-boiling solvents": lambda solvent: (solvent.boiling_point or 0.0) >= HIGH,
        "non-polar solvents": lambda solvent: solvent.polarity is not None and solvent.polarity <= 0.12,
    }
    return tests[kind]


VOCABULARIES.add("solvent kind", lambda: Vocabulary("kind of solvent", KINDS))
