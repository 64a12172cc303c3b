"""Polymers and mixtures: names that stand for no one structure, though the tables have a part under some."""

from __future__ import annotations

import re
from functools import cache

_POLYMER = re.compile(
    r"peg(?:[ -]?\d+)?|pv[acp]|ptfe|pdms|pmma|hdpe|ldpe|triton x-?\d+|(?:tween|span|polysorbate)[ -]?\d+"
    r"|poly[ (-]*(?:ethylene|propylene|oxyethylene|styrene|vinyl|acryl|methacryl|methyl ?methacryl|butadiene"
    r"|isoprene|lact|glycol|caprolactone|dimethylsiloxane|carbonate|urethane|tetrafluoro|ester|amide|imide"
    r"|acetylene|aniline|pyrrole|thiophene|phosphoric).*",
    re.IGNORECASE,
)
_POLYMERS = "is a polymer or a mixture of chains, which has no one structure"
# Name → what it is mixed from.
_MIXTURES = {
    "aqua regia": "concentrated HCl and HNO3, about 3:1 by volume",
    "piranha": "concentrated H2SO4 and H2O2, about 3:1 by volume",
    "jones reagent": "CrO3 in dilute H2SO4",
    "lugol's solution": "iodine and potassium iodide in water",
    "fenton's reagent": "H2O2 with an iron(II) salt",
    "tollens' reagent": "silver nitrate in aqueous ammonia",
    "fehling's solution": "copper(II) sulfate and alkaline potassium sodium tartrate in water",
    "methylaluminoxane": "oligomers of (MeAlO)n, often sold in toluene",
}
_ENDING = re.compile(r"\s(?:solution|reagent|etch)$")


def is_polymer(name: str) -> bool:
    """Whether a name is one of a polymer, such as "PEG 400" or "polystyrene"."""
    return _POLYMER.fullmatch(" ".join(name.split())) is not None


def mixture(name: str) -> str | None:
    """What a mixture of that name consists of, such as "aqua regia"; None for other names."""
    return _mixtures().get(_bare(name))


def why_no_structure(name: str) -> str | None:
    """Why a name stands for no one structure; None where it may stand for one."""
    if is_polymer(name):
        return _POLYMERS
    mixed = mixture(name)
    return f"is a mixture ({mixed}), which has no one structure or molar mass" if mixed else None


def mixture_in(text: str) -> str | None:
    """The first mixture that a text names, and what it consists of, as a sentence without its stop."""
    words = text.split()
    for count in (2, 1):
        for start in range(len(words) - count + 1):
            said = " ".join(words[start : start + count]).strip(" ?.,;:!()")
            if parts := mixture(said):
                return f"{said} is a mixture ({parts}), which has no one structure or molar mass"
    return None


@cache
def _mixtures() -> dict[str, str]:
    return {_bare(name): parts for name, parts in _MIXTURES.items()}


def _bare(name: str) -> str:
    plain = re.sub("['’]s?(?=\\s|$)", "", " ".join(name.lower().split()))
    return _ENDING.sub("", plain)
