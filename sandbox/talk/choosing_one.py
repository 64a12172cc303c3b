"""The calls of a message that asks which of several molecules has the most or the least of something."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sandbox.exchange import Exchange, Step
from sandbox.properties import PROPERTIES
from sandbox.protocol import ToolCall
from sandbox.registry import Registry
from sandbox.results import Quantity
from sandbox.retrieval.reading import Reading
from sandbox.talk.going_on import spoken_before
from sandbox.talk.telling_apart import REVERSED, asks_which, lowest_meant, own_words_beside
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import by_number, molecules_in

RANKING = "rank_molecules"
BRIEF = 3  # words of its own of a message that can be nothing but the name of a property
_CONDITIONS = frozenset({"ph", "temperature"})
_SINGLE = re.compile(
    r"\b(?:its?|this|that|the (?:first|second|third|last|other|winner|best|product|latter|former))\b",
    re.IGNORECASE,
)


def measured(steps: Sequence[Step]) -> list[tuple[Step, Quantity]]:
    """The calls that measured one molecule, under whatever conditions, with what each found."""
    found = []
    for step in steps:
        first = next(iter(step.result.values), None)
        alone = {*step.call.arguments} - _CONDITIONS == {"molecule"}
        if alone and step.result.ok and isinstance(first, Quantity) and first.value is not None:
            found.append((step, first))
    return found


def measured_together(before: Exchange) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tools that measured each of several molecules in an exchange, and these.

    Returns:
        The tools, empty where none measured them all; the molecules, those that the message names where
        nothing was measured, empty where they are not several.
    """
    calls: dict[str, dict[str, None]] = {}
    for step in before.steps:
        molecule = step.call.arguments.get("molecule")
        if step.result.ok and isinstance(molecule, str):
            calls.setdefault(step.call.tool, {})[molecule] = None
        several = step.call.arguments.get("molecules")
        if step.result.ok and isinstance(several, list):
            return (), by_number(map(str, several))
    molecules = by_number({molecule for made in calls.values() for molecule in made})
    if len(molecules) < 2:
        named = molecules_in(before.policy_text)
        return (), (by_number(named) if len(named) > 1 and not calls else ())
    return tuple(tool for tool, made in calls.items() if {*made} == {*molecules}), molecules


def gone_through(before: Sequence[Exchange]) -> Exchange:
    """The last exchange, with the calls of those before that asked the same of other molecules.

    "TPSA of M1", "and M2", "which is higher?": both were measured, one after the other.

    Args:
        before: Exchanges, the one that is gone on with last.
    """
    last = before[-1]
    tools = {step.call.tool for step in last.steps if step.result.ok}
    if len(tools) != 1 or not measured(last.steps):
        return last
    steps = [*last.steps]
    condition = _condition(last.steps[-1])
    for past in before[-2:-5:-1]:
        same = [step for step in past.steps if step.call.tool in tools and step.result.ok]
        same = [step for step in same if _condition(step) == condition]
        if not same:
            break
        steps = [*same, *steps]
    return replace(last, steps=steps)


def _condition(step: Step) -> dict[str, object]:
    """The pH or temperature of a call."""
    return {name: value for name, value in step.call.arguments.items() if name in _CONDITIONS}


def compared_again(turn: Exchange, before: Exchange, registry: Registry) -> tuple[ToolCall, ...]:
    """The calls for a message that asks which of those before is the most or the least; else none.

    By the property that it names, or where it names nothing by what was measured of each: "which is higher?".

    Args:
        turn: The open turn.
        before: The exchange before it.
        registry: The tools.
    """
    message = turn.policy_text
    tools, molecules = measured_together(before)
    named = molecules_in(message)
    if not asks_which(message) or len(molecules) < 2 or not {*named} <= {*molecules}:
        return ()
    molecules = by_number(named) if len(named) > 1 else molecules
    terms = [*turn.terms.get("property", ())]
    ranked = next((step.call for step in before.steps if step.call.tool == RANKING and step.result.ok), None)
    if ranked and not terms and not own_words_beside(message):
        terms = [str(ranked.arguments["property"])]
    if not terms and not own_words_beside(message) and len(tools) == 1:
        terms = [each.name for each in PROPERTIES if each.tool == tools[0]]
        if not terms:
            return tuple(
                ToolCall(step.call.tool, step.call.arguments, "")
                for step in before.steps
                if step.call.arguments.get("molecule") in molecules and step.call.tool == tools[0]
            )
    if len(terms) != 1 or RANKING not in registry:
        return ()
    order = "lowest first" if lowest_meant(message) else "highest first"
    return (ToolCall(RANKING, {"molecules": list(molecules), "property": terms[0], "order": order}, ""),)


def asked_of_each(
    reading: Reading, exchanges: Sequence[Exchange], registry: Registry
) -> Mapping[str, tuple[str, ...]]:
    """Tool → the molecules of which a message wants what it measures: of each of those before, or to compare.

    "Sorry, TPSA I meant" after the logP of two is about both; "which boils highest, M1 or M2?" can be looked
    up but not ranked.

    Args:
        reading: The retriever's.
        exchanges: All exchanges of the branch, the open one last.
        registry: All tools.
    """
    message = exchanges[-1].policy_text
    molecules = by_number(molecules_in(message))
    terms = VOCABULARIES.get("property").mentions(message)
    which = asks_which(message)
    if not molecules and len(exchanges) > 1:
        brief = len(own_words_beside(message)) <= BRIEF
        tools, molecules = measured_together(spoken_before(exchanges))
        if which and len(molecules) < 2:
            tools, molecules = measured_together(gone_through(exchanges[:-1]))
        if not (tools or which) or _SINGLE.search(message) or not brief:
            return {}
    wanted = [tool for tool in reading.wanted if tool != RANKING or terms]
    if which and RANKING in reading.wanted and not terms:
        wanted = [max(_measuring(reading, registry), key=lambda tool: reading.scores[tool])]
    elif which and molecules_in(message):
        return {}
    if len(molecules) < 2 or not wanted or not all(_measures(tool, registry) for tool in wanted):
        return {}
    return {} if molecules_in(message) and not which else dict.fromkeys(wanted, molecules)


def _measuring(reading: Reading, registry: Registry) -> list[str]:
    return [
        tool
        for tool in reading.scores
        if _measures(tool, registry) and (registry.get(tool).kind == "quantity" or tool in REVERSED)
    ]


def _measures(tool: str, registry: Registry) -> bool:
    """Whether a molecule is all that a tool needs, and it makes no other of it."""
    if tool not in registry or registry.get(tool).kind == "structure":
        return False
    needed = [argument.kind for argument in registry.get(tool).arguments if argument.required]
    return needed == ["molecule"]
