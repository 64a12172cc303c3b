"""Reads the evaluation questions and puts held-out molecules into their slots."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.calling import read_molecule
from sandbox.errors import ChemError
from sandbox.recogniser import lookup_name
from sandbox.structures import chem
from training.molecules import MoleculePool

QUESTIONS = Path(__file__).with_name("questions.toml")
PRODUCT = "product"
_SLOT = re.compile(r"\{(m\d)\}")
_FINALS = ("values", "none", "clarify")


@dataclass(frozen=True, slots=True)
class Call:
    """A call that a sensible chemist would make.

    Attributes:
        tool: Name of the tool.
        arguments: By name. A structure is a slot (``"m1"``), a SMILES or a name as in the question, or
            ``"product"``: the first structure that the latest call to make one has made. A plan of
            synthesis is ``"plan"``: the latest that a call made.
    """

    tool: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """A question, or a short conversation of which the last turn is scored.

    Attributes:
        id: Unique.
        family: Tool name, or the kind of question (``"joined"``, ``"followup"``, ``"unsupported"`` …).
        turns: What the user writes, with slots.
        calls: Calls expected in the last turn, in order.
        before: Calls of each earlier turn; what they make can be the subject of the last.
        final: ``"values"``, or ``"none"`` / ``"clarify"`` where no call is expected.
        gap: Why the program cannot take this wording yet; empty where it can.
    """

    id: str
    family: str
    turns: tuple[str, ...]
    calls: tuple[Call, ...]
    before: tuple[tuple[Call, ...], ...] = ()
    final: str = "values"
    gap: str = ""


@dataclass(frozen=True, slots=True)
class FilledItem:
    """A question with its molecules.

    Attributes:
        item: The question with slots.
        turns: What the user writes.
        keys: Slot → canonical SMILES.
    """

    item: Item
    turns: tuple[str, ...]
    keys: Mapping[str, str]

    def structure(self, text: str) -> str:
        """What a structure argument stands for: canonical SMILES; the text itself where it cannot be read."""
        return self.keys.get(text) or read_key(text)


def read_key(text: str) -> str:
    """Canonical SMILES of a SMILES, InChI or compound name; the text itself where it is none."""
    try:
        return chem.canonical_smiles(read_molecule(lookup_name(text) or text))
    except ChemError:
        return text


def load_items(path: Path = QUESTIONS) -> list[Item]:
    """Read the questions.

    Raises:
        ValueError: An id occurs twice, or an item contradicts itself; the message names it.
    """
    with path.open("rb") as file:
        tables = tomllib.load(file)["item"]
    items = [_item(table) for table in tables]
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise ValueError(f"the id {item.id} occurs twice")
        seen.add(item.id)
        _check(item)
    return items


def fill_item(item: Item, rng: random.Random, pool: MoleculePool) -> FilledItem:
    """Put molecules of the pool, all different, into the slots.

    Args:
        item: The question.
        rng: Source of chance; :func:`item_rng` makes it a function of seed and item alone.
        pool: Where the molecules come from.
    """
    surfaces: dict[str, str] = {}
    keys: dict[str, str] = {}
    for slot in _slots(item.turns):
        sample = pool.draw(rng)
        while sample.key in keys.values():
            sample = pool.draw(rng)
        surfaces[slot], keys[slot] = sample.surface, read_key(sample.key)
    # Not str.format: braces and percent signs of the text itself stay.
    turns = tuple(_SLOT.sub(lambda match: surfaces[match.group(1)], turn) for turn in item.turns)
    return FilledItem(item, turns, keys)


def item_rng(seed: int, item: Item) -> random.Random:
    """Chance that depends on seed and item only, so that adding a question changes no other."""
    return random.Random(f"{seed} {item.id}")


def fill_all(items: Iterable[Item], seed: int, pool: MoleculePool | None = None) -> list[FilledItem]:
    """Fill every item from the held-out molecules."""
    held_out = pool or MoleculePool("evaluation")
    return [fill_item(item, item_rng(seed, item), held_out) for item in items]


def _item(table: Mapping[str, Any]) -> Item:
    calls = tuple(_call(call) for call in table["calls"])
    return Item(
        id=table["id"],
        family=table["family"],
        turns=tuple(table["turns"]),
        calls=calls,
        before=tuple(tuple(_call(call) for call in turn) for turn in table.get("before", ())),
        final=table.get("final", "values"),
        gap=table.get("gap", ""),
    )


def _call(table: Mapping[str, Any]) -> Call:
    return Call(table["tool"], {name: value for name, value in table.items() if name != "tool"})


def _check(item: Item) -> None:
    if not item.turns or len(item.before) not in (0, len(item.turns) - 1):
        raise ValueError(f"{item.id}: the calls of each earlier turn are needed, or none at all")
    if item.final not in _FINALS or (item.final == "values") != bool(item.calls):
        raise ValueError(f"{item.id}: 'final' and 'calls' contradict each other")


def _slots(turns: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(slot for turn in turns for slot in _SLOT.findall(turn)))
