"""How well what a tool takes agrees with what a message brings, for the retriever."""

from __future__ import annotations

from collections.abc import Sequence

from sandbox.registry import Argument, ToolSpec
from sandbox.retrieval.amounts import amount_fit
from sandbox.retrieval.reading import MAKERS
from sandbox.retrieval.situation import Situation

FITS = 6.0  # what a tool takes stands in the message
LACKS = -4.0  # it doesn't
GOES_ON = 1.0  # it names no molecule, and may mean that of the message before
NO_MOLECULE = -20.0  # a reaction or table is all that the message names, so nothing is asked of a molecule
NO_TABLE = -20.0  # words alone never ask for a table or plan that nobody gave
NAMED = 8.0  # the message names the property that the tool measures
EQUATION = 10.0  # an equation with its products stands there to be balanced
OTHER_RINGS = -8.0  # "how many benzene rings" counts those, not all
UNFINISHED = 20.0  # "M1 + M2 -> ?"
IMPROVES = 14.0  # "lower its logP" is no question for the logP
CHOOSES = 20.0  # mechanisms are given to choose from, so none of their steps is asked for
MAKES_NOTHING = -20.0  # "is M1 in M2?" changes neither
MEASURED = frozenset(
    {"activity target", "ADMET endpoint"}
)  # what tools for one of several values are asked by
UNSCORED = ("topic", "compound class", "drying agent")  # messages on anything else are full of these words
STRUCTURES = frozenset(["table", "molecule", "molecules", "written", "pattern", "reaction", "plan"])
TERMS = 8.5  # "is M1 a phenol?" says enough without another word


def takes(spec: ToolSpec, *kinds: str) -> bool:
    """Whether a tool has an argument of one of these kinds."""
    return any(argument.kind in kinds for argument in spec.arguments)


def takes_property(spec: ToolSpec) -> bool:
    """Whether a tool ranks, compares or improves by a property that the message names."""
    return any(argument.vocabulary in ("property", "objective") for argument in spec.arguments)


def ranks_by_property(spec: ToolSpec) -> bool:
    """Whether a tool puts several molecules into an order."""
    return takes_property(spec) and any(argument.kind == "molecules" for argument in spec.arguments)


def looked_up(ranked: Sequence[tuple[float, ToolSpec]]) -> list[tuple[float, ToolSpec]]:
    """Without those that rank: "which boils highest?" can be looked up, not ranked."""
    return [(score, spec) for score, spec in ranked if not ranks_by_property(spec)]


def measures_one(spec: ToolSpec) -> bool:
    """Whether one molecule is all that a tool takes of structures, and it makes no other of it."""
    structures = [argument.kind for argument in spec.arguments if argument.kind in STRUCTURES]
    return structures == ["molecule"] and spec.kind != "structure" and spec.name not in MAKERS


def goes_on_with(spec: ToolSpec, situation: Situation) -> bool:
    """Whether a message may go on with a tool of before: one with amounts is not about what takes none."""
    counts = any(a.kind in ("text", "number", "integer") for a in spec.arguments)
    return counts or not situation.amounts["any"]


def fit(spec: ToolSpec, situation: Situation) -> float:
    """How well what the tool takes agrees with what the message brings."""
    needed = [argument for argument in spec.arguments if argument.required]
    molecules = sum(a.kind in ("molecule", "written") for a in needed)
    molecules += sum(a.at_least for a in needed if a.kind == "molecules")
    terms = (a for a in needed if a.kind == "term")
    keys = [argument.vocabulary for argument in terms if argument.vocabulary not in UNSCORED]
    score = _structures_fit(needed, molecules, situation)
    # "Is there a pyridine in aspirin?": a ring or group that is a compound as well stands there as a handle.
    lacks = 0.0 if situation.molecules > molecules else LACKS
    score += sum((TERMS if situation.terms[key] else lacks) / len(keys) for key in keys)
    score += _wishes_fit(spec, keys, situation)
    score += amount_fit(spec, situation.amounts, situation.molecules or int(situation.refers))
    if spec.name in situation.not_measured() or (
        situation.improves() and not situation.asks_value and MEASURED & set(keys)
    ):
        score -= 3 * IMPROVES
    return score + (NAMED if spec.name in situation.named() else 0.0)


def _structures_fit(needed: Sequence[Argument], molecules: int, situation: Situation) -> float:
    """How well the structures, tables and plans of the message agree with those that a tool needs.

    Args:
        needed: Its required arguments.
        molecules: Number of molecules that these take at least.
        situation: What the message brings.
    """
    kinds = {argument.kind for argument in needed}
    score = 0.0
    if molecules > 1:
        score += FITS if situation.molecules >= molecules else LACKS
    if "pattern" in kinds:
        score += FITS if situation.patterns or situation.molecules > 1 else LACKS
        score += 3 * FITS if situation.looks_inside else 0.0
    of_reaction = situation.reactions and not (situation.molecules or situation.goes_on)
    if molecules and (of_reaction or (situation.of_table and "table" not in kinds)):
        score += NO_MOLECULE
    if situation.reactions and {"molecules", "product"} <= {argument.name for argument in needed}:
        score += LACKS - FITS  # another tool takes the reaction as it stands there
    if "reaction" in kinds:
        score += FITS if situation.reactions else LACKS
    for kind, there in (("table", situation.tables), ("plan", situation.plans)):
        if kind in kinds:
            score += FITS if there else NO_TABLE
    if not kinds & STRUCTURES:
        named = situation.molecules or situation.patterns or situation.tables or situation.plans
        score += 0.0 if named else (GOES_ON if situation.goes_on else FITS)
    return score


def _wishes_fit(spec: ToolSpec, keys: Sequence[str], situation: Situation) -> float:
    """How well a tool does what the message plainly wants done with what it brings."""
    score = 0.0
    if "objective" in keys and situation.improves():
        score += IMPROVES
    elif "objective" in keys and situation.compares and situation.molecules > 1:
        score -= IMPROVES  # "is M1 more soluble than M2?"
    if situation.equation and "equation" in {a.name for a in spec.arguments if a.required}:
        score += EQUATION
    if "ring kind" in spec.parts and situation.terms["ring"]:
        score += OTHER_RINGS
    if situation.unfinished and "reactants" in spec.parts:
        score += UNFINISHED
    if situation.chooses:
        score += CHOOSES * (("options" in spec.parts) - 2 * ("elementary step" in keys))
    if situation.looks_inside and situation.verdict and spec.name in MAKERS:
        score += MAKES_NOTHING
    if situation.weighs and situation.molecules and "converted" in spec.parts:
        score += FITS  # "half a mole of M1, in grams"
    return score
