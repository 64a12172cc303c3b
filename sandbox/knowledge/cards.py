"""The knowledge cards: what a card holds, and how the files in ``assets/cards`` are read.

The cards were written for this program; ``docs/cards.md`` describes the format. They are read whole on
first use, which takes less than 100 ms.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from sandbox.paths import assets_dir

Kind = Literal["reaction", "protecting group", "reagent", "work-up"]
FOLDER = "cards"
SOURCE = "knowledge cards of this program (general laboratory practice)"
USPTO_CLASSES = {
    1: "heteroatom alkylation and arylation",
    2: "acylation and related processes",
    3: "C–C bond formation",
    4: "heterocycle formation",
    5: "protection",
    6: "deprotection",
    7: "reduction",
    8: "oxidation",
    9: "functional group interconversion",
    10: "functional group addition",
}


@dataclass(frozen=True, slots=True)
class Conditions:
    """One typical way to run a reaction; what does not apply is empty.

    Attributes:
        note: When this variant is the one to take.
        reagent: Reagents with equivalents.
        catalyst: Catalyst with loading.
        ligand: Ligand with loading.
        base: Base with equivalents.
        solvent: Solvent or mixture.
        temperature: In °C, as a range.
        time: In hours unless it says otherwise.
    """

    note: str = ""
    reagent: str = ""
    catalyst: str = ""
    ligand: str = ""
    base: str = ""
    solvent: str = ""
    temperature: str = ""
    time: str = ""

    def __str__(self) -> str:
        parts = (
            self.reagent,
            self.catalyst,
            self.ligand,
            self.base,
            self.solvent,
            self.temperature,
            self.time,
        )
        stated = "; ".join(filter(None, parts))
        return f"{self.note}: {stated}" if self.note else stated


@dataclass(frozen=True, slots=True)
class Step:
    """An elementary step of a mechanism.

    Attributes:
        kind: What kind of step it is, e.g. ``"oxidative addition"``.
        text: What happens.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """A knowledge card; what does not apply to its kind is empty.

    Attributes:
        id: Stable name.
        title: What chemists call it.
        synonyms: What else they call it.
        family: The group of cards that it belongs to.
        kind: Reaction, protecting group, reagent or work-up.
        use: What it is for, in a sentence.
        scope: What it works with.
        conditions: Typical conditions; for a protecting group how it is put on.
        removal: How a protecting group is taken off.
        mechanism: Elementary steps in order.
        selectivity: What reacts first, and with which stereochemistry.
        pitfalls: What goes wrong.
        workup: How the product is isolated.
        safety: What is dangerous.
        byproducts: What else forms.
        uspto_class: Class 1 to 10 of the USPTO-50k taxonomy; None where it does not apply.
        smarts: Reaction SMARTS of the transformation, variants included.
        off_smarts: Reaction SMARTS of the removal of a protecting group.
        example: Reaction SMILES that the transformation reproduces.
        off_example: The same for the removal.
        protects: What a protecting group protects.
        stable: What a protecting group survives.
        labile: What cuts it.
        smiles: Structures of a reagent, by which it is found.
    """

    id: str
    title: str
    synonyms: tuple[str, ...]
    family: str
    kind: Kind
    use: str
    scope: str = ""
    conditions: tuple[Conditions, ...] = ()
    removal: tuple[Conditions, ...] = ()
    mechanism: tuple[Step, ...] = ()
    selectivity: str = ""
    pitfalls: str = ""
    workup: str = ""
    safety: str = ""
    byproducts: str = ""
    uspto_class: int | None = None
    smarts: tuple[str, ...] = ()
    off_smarts: tuple[str, ...] = ()
    example: str = ""
    off_example: str = ""
    protects: tuple[str, ...] = ()
    stable: str = ""
    labile: str = ""
    smiles: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The title and the synonyms."""
        return (self.title, *self.synonyms)

    @property
    def class_name(self) -> str:
        """The USPTO class in words; empty where it does not apply."""
        return USPTO_CLASSES[self.uspto_class] if self.uspto_class else ""


_FIELDS = frozenset(field.name for field in fields(Card))
_PARTS = frozenset(field.name for field in fields(Conditions))


@lru_cache(maxsize=1)
def cards() -> tuple[Card, ...]:
    """All cards, in the order of their files.

    Raises:
        ValueError: A file is not as the format says; the message names file and card.
    """
    found = [card for path in sorted((assets_dir() / FOLDER).glob("*.toml")) for card in read_cards(path)]
    ids = [card.id for card in found]
    if len(set(ids)) < len(ids):
        raise ValueError(f"two cards have the id {next(each for each in ids if ids.count(each) > 1)}")
    return tuple(found)


def read_cards(path: Path) -> list[Card]:
    """Read the cards of one file.

    Raises:
        ValueError: It is not as the format says; the message names file and card.
    """
    with path.open("rb") as file:
        content = tomllib.load(file)
    read = []
    for entry in content["card"]:
        try:
            read.append(_card(entry, content["family"], content.get("kind", "reaction")))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path.name}, card {entry.get('id', '?')}: {error}") from error
    return read


def _card(entry: Mapping[str, Any], family: str, kind: Kind) -> Card:
    values = {("uspto_class" if key == "class" else key): value for key, value in entry.items()}
    unknown = values.keys() - _FIELDS
    if unknown:
        raise ValueError(f"unknown key {', '.join(sorted(unknown))}")
    for key in ("conditions", "removal"):
        values[key] = tuple(_conditions(each) for each in values.get(key, ()))
    values["mechanism"] = tuple(_step(line) for line in values.get("mechanism", ()))
    lists = {key: tuple(value) for key, value in values.items() if isinstance(value, list)}
    return Card(**({"synonyms": ()} | values | lists | {"family": family, "kind": kind}))


def _conditions(entry: Mapping[str, str]) -> Conditions:
    if unknown := entry.keys() - _PARTS:
        raise ValueError(f"unknown part of conditions: {', '.join(sorted(unknown))}")
    return Conditions(**entry)


def _step(line: str) -> Step:
    kind, colon, text = line.partition(": ")
    if not colon:
        raise ValueError(f"step without its kind: {line}")
    return Step(kind, text)
