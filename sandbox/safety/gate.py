"""The gate: no tool designs, changes or makes a chemical weapon, whatever the policy calls.

Every call passes here, in the worker, before the tool runs and again with what it made. Tools that only state
facts (identity, properties, hazards, masses) pass always. All other families are checked, new ones too: a
family is free only once it is named in ``FACTS``. Checked are the structures in a call's arguments and in its
result, salts, protonation, isotopes and stereo aside, against the lists of :mod:`sandbox.safety.controlled`.

What it does not cover: agents that are neither listed nor like a listed one; harmless steps of a route that
only together make an agent, as long as the agent itself is not named; what a person works out from facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from rdkit import Chem

from sandbox.errors import ChemError, DeniedError
from sandbox.reactions.plan_files import Plan
from sandbox.results import Report, Structure
from sandbox.safety.controlled import TOXIC_3A, Match, find_controlled
from sandbox.safety.requests import asks_for_weapon, names_agent, speaks_of_making
from sandbox.structures import chem
from sandbox.types import Molecule, Reaction

Past = tuple[str, Sequence[str]]
SmilesOf = Callable[[str], str | None]
FACTS = frozenset(
    [
        "assistance",
        "bench",
        "comparison",
        "conformers",
        "descriptors",
        "drying",
        "explanation",
        "identity",
        "lookup",
        "mass_spectrometry",
        "mixtures",
        "naming",
        "physical",
        "rings",
        "rules",
        "safety",
        "similarity",
        "solvents",
        "stoichiometry",
        "structure",
        "substructure",
    ]
)
# Their rows are what the user brought: not refused, and what is listed among them is counted and said.
OWN_ROWS = frozenset(["tables", "table_structures"])
MAX_NESTING = 12
WHAT_STAYS = "Its identity, properties, hazards and legal status can be asked for."


def check_arguments(family: str, arguments: Mapping[str, Any]) -> None:
    """Refuse a call that starts from a weapon, or asks for one by name.

    Args:
        family: Family of the tool.
        arguments: As the tool's function takes them.

    Raises:
        DeniedError: It is refused; the text says why and what stays possible.
    """
    if family in FACTS:
        return
    for value in arguments.values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, Molecule):
                _refuse(each.label, weapon_match(each.mol))
            elif isinstance(each, Reaction):
                _check_reaction(each)
            elif isinstance(each, Plan):
                _refuse(each.label, _weapon_in(each.product))
            elif isinstance(each, str) and names_agent(each):
                raise DeniedError(_reason(f"'{each[:60]}'", "it names a chemical weapon"))


def check_products(family: str, report: Report) -> None:
    """Refuse what a tool made if a weapon is among it; nothing of the result is shown.

    Args:
        family: Family of the tool.
        report: What it returned.

    Raises:
        DeniedError: It is refused.
    """
    if family in FACTS or family in OWN_ROWS:
        return
    made = [item.smiles for item in report.items if isinstance(item, Structure)]
    for smiles in (*made, *_smiles_in(report.data)):
        _refuse("a product", _weapon_in(smiles))
    for smiles in made:
        _refuse("a product", _toxic_3a(smiles))


def weapon_match(mol: Chem.Mol) -> Match | None:
    """Return why a structure is a weapon or close to one; None if it is not."""
    return next((match for match in find_controlled(mol) if match.weapon), None)


def is_weapon(smiles: str) -> bool:
    """Whether a SMILES is a weapon or close to one; what cannot be read is none."""
    return _weapon_in(smiles) is not None


@lru_cache(maxsize=4096)
def _weapon_in(smiles: str) -> Match | None:
    try:
        return weapon_match(chem.parse_smiles(smiles))
    except ChemError:
        return None


def _toxic_3a(smiles: str) -> Match | None:
    """Schedule 3A, phosgene and the like: common reagents, so only making them is refused."""
    matches = find_controlled(chem.parse_smiles(smiles))
    return next((match for match in matches if match.cas in TOXIC_3A), None)


def _check_reaction(reaction: Reaction) -> None:
    for side in reaction.smiles.split(">"):
        if side:
            _refuse(reaction.label, _weapon_in(side.split()[0]))


def _refuse(label: str, match: Match | None) -> None:
    if match is not None:
        raise DeniedError(_reason(label, str(match)))


def _reason(label: str, why: str) -> str:
    return (
        "declined: designing, changing or making chemical weapons and their close analogues is not supported "
        f"({label}: {why}). {WHAT_STAYS}"
    )


def _smiles_in(data: Any, key: str = "", depth: int = 0) -> Iterator[str]:
    """Every string that stands under a key with "smiles" in it, at any depth."""
    if depth > MAX_NESTING:
        return
    if isinstance(data, Mapping):
        for name, value in data.items():
            yield from _smiles_in(value, str(name).lower(), depth + 1)
    elif isinstance(data, str):
        if "smiles" in key:
            yield from _parts(data)
    elif isinstance(data, Iterable):
        for value in data:
            yield from _smiles_in(value, key, depth + 1)


def _parts(text: str) -> Iterator[str]:
    """The molecules of a SMILES or of a reaction SMILES."""
    yield from (part for part in text.split(">") if part)


def asks(text: str, mentioned: Sequence[str], earlier: Sequence[Past], smiles_of: SmilesOf) -> bool:
    """Whether a message asks for a weapon, by name or by the structures that it speaks of.

    Args:
        text: The message, with handles in place of structures.
        mentioned: Handles that it mentions.
        earlier: The exchanges before that it may refer back to: text and handles of each.
        smiles_of: Gives the structure of a handle; None for one that is no molecule.
    """
    if not speaks_of_making(text):
        return False
    handles = dict.fromkeys([*mentioned, *(handle for _, past in earlier for handle in past)])
    agents = [handle for handle in handles if is_weapon(smiles_of(handle) or "")]
    spoken_of = any(names_agent(said) or set(past) & set(agents) for said, past in earlier)
    return asks_for_weapon(text, agents, spoken_of=spoken_of)
