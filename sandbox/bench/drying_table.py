"""The table of drying agents and of solvents to dry, read on first use."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from sandbox.names.common import TABLE as NAMES

TABLE = NAMES.parent / "drying.toml"


@dataclass(frozen=True, slots=True)
class Agent:
    """A drying agent.

    Attributes:
        name: Name.
        synonyms: How else it is written.
        acts: How it takes up water, and whether it is acidic, neutral or basic.
        capacity: How much water it takes up.
        speed: How fast.
        efficiency: How dry it leaves a liquid.
        care: What to watch out for.
        suits: Classes of compounds that it is used for.
        harms: Class → why it is not used for it.
    """

    name: str
    synonyms: tuple[str, ...]
    acts: str
    capacity: str
    speed: str
    efficiency: str
    care: str
    suits: tuple[str, ...]
    harms: Mapping[str, str]


class Recipe(NamedTuple):
    """How a solvent is dried, and what must not be used."""

    how: str
    never: str


@cache
def agents() -> tuple[Agent, ...]:
    """The drying agents, in the order of the table."""
    return tuple(
        Agent(**{**row, "synonyms": tuple(row["synonyms"]), "suits": tuple(row["suits"])})
        for row in _content()["agent"]
    )


@cache
def recipes() -> dict[str, Recipe]:
    """Name of a solvent → how it is dried."""
    return {row["name"]: Recipe(row["how"], row["never"]) for row in _content()["solvent"]}


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))
