"""Messages that exchange something in the question before: "no, I meant M2", "and M3?", "by TPSA?"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sandbox.exchange import RECENT_EXCHANGES, Exchange
from sandbox.registry import Registry
from sandbox.retrieval.heard import MAX_HINTS
from sandbox.retrieval.reading import Reading
from sandbox.retrieval.situation import says_nothing
from sandbox.talk.pairs_asked import means_all
from sandbox.workspace import HANDLE, by_number, molecules_in

BY_PROPERTY = frozenset(["rank_molecules", "property_difference"])  # tools that one property exchanges
_SINGLE = re.compile(
    r"\b(?:its?|this|that|the (?:first|second|third|last|other|winner|best))\b", re.IGNORECASE
)
_ANOTHER = re.compile(  # "and for our other degradant, M2?", "ok and the M2 we start from?"
    r"\W*(?:(?:k|ok(?:ay)?|and|now|so|then|same)\b[\s,]*)+(?:for|with)?\s*"
    r"(?:the|our|my|this|that|their|your|its|an?)(?: (?!of\b)[\w-]+){0,3}?,? (?:M\d+)"
    r"(?: (?:we|you|they|that|which|from|i)\b[^.?!,;]{0,30})?\W*",
    re.IGNORECASE,
)
_GO_ON = re.compile(
    r"\W*(?:(?:please|ok|yes|and) )*(?:go on|continue|carry on|keep going|next|more|the (?:rest|others?))\W*"
    r"(?:please)?\W*",
    re.IGNORECASE,
)
AHEAD = 40.0  # points by which what is plainly asked for leads
SURE = -6.0  # logarithm of the odds that nothing is asked for


def named_anew(message: str) -> tuple[str, ...]:
    """The molecules of a message that says nothing else: "no, I meant M2", "what about M2 and M3?"."""
    if not says_nothing(message) and not _ANOTHER.fullmatch(message):
        return ()
    return molecules_in(message)


def asks_for_the_rest(message: str) -> bool:
    """Whether a message wants what the turn before had no calls left for."""
    return bool(_GO_ON.fullmatch(message))


def several_meant(message: str, before: Sequence[Exchange]) -> tuple[str, ...]:
    """The molecules of the exchange before where a message is about all of them: "and their densities?".

    Args:
        message: With handles; one that names molecules of its own is about these.
        before: The exchanges before it.
    """
    if not before or molecules_in(message) or not means_all(message):
        return ()
    called = {str(step.call.arguments.get("molecule", "")) for step in before[-1].steps}
    found = by_number([each for each in called if each.startswith("M")]) or molecules_in(
        before[-1].policy_text
    )
    return found if len(found) > 1 else ()


def spoken_before(exchanges: Sequence[Exchange]) -> Exchange:
    """The exchange that the open turn goes on with: the last one, or the one before if that led to nothing.

    Args:
        exchanges: All exchanges of the branch, the open one last, at least two.
    """
    recent = exchanges[-1 - RECENT_EXCHANGES : -1]
    for past in reversed(recent):
        if molecules_in(past.policy_text) or any(step.result.ok for step in past.steps):
            return past
    return recent[-1]


def asked_again(turn: Exchange, before: Exchange, registry: Registry) -> tuple[str, ...]:
    """The tools of the exchange before that a message wants for other molecules or another property."""
    called = [step.call.tool for step in before.steps if step.call.tool in registry and step.result.ok]
    if named_anew(turn.policy_text) and not turn.terms.get("property"):
        return tuple(dict.fromkeys(tool for tool in called if takes_one(registry, tool)))
    another = bool(turn.terms.get("property")) and not HANDLE.search(turn.policy_text)
    if another and not _SINGLE.search(turn.policy_text):
        return tuple(tool for tool in called[-1:] if tool in BY_PROPERTY)
    return ()


def takes_one(registry: Registry, tool: str) -> bool:
    """Whether a molecule is all that a tool takes of structures."""
    kinds = [argument.kind for argument in registry.get(tool).arguments if argument.required]
    return kinds.count("molecule") == 1 and not {"molecules", "pattern", "reaction", "table", "plan"} & {
        *kinds
    }


def reading_of(
    reading: Reading,
    tools: Sequence[str],
    offered: Collection[str],
    *,
    of_product: Sequence[str] = (),
    pairs: Mapping[str, tuple[str, ...]] | None = None,
) -> Reading:
    """What a message asks for that plainly wants these tools.

    Args:
        reading: What its own words say.
        tools: The tools, in order.
        offered: Those that can be called.
        of_product: Those that are about what the tools before them make.
        pairs: Those that are asked of several molecules each, with these.
    """
    wanted = tuple(tool for tool in tools if tool in offered)
    if not wanted:
        return reading
    best = max(reading.scores.values(), default=0.0)
    scores = {**reading.scores, **dict.fromkeys(wanted, best + AHEAD)}
    hints = tuple(dict.fromkeys([*wanted, *reading.hints]))[: max(MAX_HINTS, len(wanted))]
    about = {**reading.of_product, **dict.fromkeys(of_product, ())}
    sure = min(reading.nothing, SURE)
    found = replace(reading, hints=hints, wanted=wanted, scores=scores, nothing=sure, of_product=about)
    return replace(found, pairs=pairs, sure=wanted) if pairs else replace(found, pairs={})
