"""What a message exchanges in the question before: "sorry, 20 mL not 50", "and at pH 7.4?", "and in mg?".

A message that says nothing else asks for the calls of before with the other amount, unit, term or molecule
in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sandbox.bench.stated import stated_in
from sandbox.exchange import Exchange
from sandbox.knowledge.naming import card_called
from sandbox.protocol import ToolCall
from sandbox.registry import Argument, Registry
from sandbox.retrieval.fit import STRUCTURES
from sandbox.retrieval.reading import NAME_READER
from sandbox.retrieval.situation import own_words, says_nothing
from sandbox.structures.alike import most_alike
from sandbox.talk.exchanged_amounts import (
    BESIDES,
    Message,
    amounts_exchanged,
    amounts_untaken,
    distinct,
    units_exchanged,
    units_wished,
    with_argument,
)
from sandbox.talk.scaled import amounts_scaled
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import by_number, molecules_in

NAME, PROTECTION = "name", "protection_conditions"
IN_WATER = frozenset({"solubility", "pka", "species_at_ph", "logd", "solution_ph"})  # tools for water alone
_IN_MEDIUM = re.compile(r"\bin (?:pure |the )?M\d", re.IGNORECASE)
_MORE = re.compile(r"\W*(?:(?:ok|now|hm+),? )*(?:and|also|plus|what about|how about)\b", re.IGNORECASE)
_WHY = re.compile(
    r"\W*(?:but |and |ok |hm+ |so )*"
    r"(?:why(?: not| so| is (?:that|this|it)(?: so)?| do(?:es)? (?:you|it) say so)?|"
    r"how (?:come|so)|what(?:['’]?s| is) the reason|explain(?: (?:that|this|why))?(?: please)?|"
    r"for what reason|how do you know)\W*",
    re.IGNORECASE,
)


def asks_why(message: str) -> bool:
    """Whether a message asks for nothing but the reason of what was told."""
    return bool(_WHY.fullmatch(message))


def called_again(
    turn: Exchange, before: Exchange, registry: Registry, smiles: Callable[[str], str | None]
) -> tuple[ToolCall, ...]:
    """The calls that a message wants which only exchanges something in the question before; else none.

    Args:
        turn: The open turn.
        before: The exchange before it.
        registry: The tools.
        smiles: Gives the structure of a handle.
    """
    past = [
        step.call
        for step in before.steps
        if step.call.tool in registry and step.call.tool != NAME_READER and step.result.ok
    ]
    if not past:
        return ()
    if asks_why(turn.policy_text):
        return distinct(past)
    message = Message.of(turn)
    if _IN_MEDIUM.search(message.text) and says_nothing(message.text):
        return distinct(past) if all(call.tool in IN_WATER for call in past) else ()
    for exchange in (_terms, amounts_exchanged, units_exchanged):
        if calls := exchange(message, turn, past, registry):
            return calls
    return (
        units_wished(message, [step for step in before.steps if step.call in past])
        or amounts_scaled(message, past)
        or _cards(message, past)
        or amounts_untaken(message, past)
        or _molecules(message, past, registry, smiles)
    )


def _terms(
    message: Message, turn: Exchange, past: Sequence[ToolCall], registry: Registry
) -> tuple[ToolCall, ...]:
    """The calls with the term that the message names in the place of theirs: "and potassium carbonate?"."""
    for key, mentioned in turn.terms.items():
        if key == "property" and molecules_in(message.text):
            continue  # "TPSA of M1" asks for no ranking
        text = message.typed if VOCABULARIES.found_as_typed(key) else message.text
        spans = VOCABULARIES.get(key).spans(text)
        new = list(dict.fromkeys(term for _, _, term in spans if term in mentioned))
        if len(new) != 1:
            continue
        rest = text
        for start, end, _ in reversed(spans):
            rest = f"{rest[:start]} {rest[end:]}"
        if not all(word in BESIDES for word in own_words(rest)) or stated_in(rest):
            continue
        calls = [
            with_argument(call, a.name, new[0]) for call in past for a in [_taking(call, key, registry)] if a
        ]
        if calls and len(calls) == len(past):
            return distinct(calls)
    return ()


def _cards(message: Message, past: Sequence[ToolCall]) -> tuple[ToolCall, ...]:
    """The calls with the card that the message names in the place of theirs: "and for MOM?"."""
    looked_up = [call for call in past if NAME in call.arguments]
    card = card_called(" ".join(own_words(message.text))) if looked_up == [*past] else None
    if card is None:
        return ()
    groups = {call.tool == PROTECTION for call in past}
    if groups != {card.kind == "protecting group"}:
        return ()
    return distinct(with_argument(call, NAME, card.title) for call in past)


def _taking(call: ToolCall, key: str, registry: Registry) -> Argument | None:
    """The only argument of a call that takes a term of a vocabulary."""
    taking = [
        a
        for a in registry.get(call.tool).arguments
        if a.vocabulary == key and a.kind == "term" and a.required
    ]
    return taking[0] if len(taking) == 1 and taking[0].name in call.arguments else None


def _molecules(
    message: Message, past: Sequence[ToolCall], registry: Registry, smiles: Callable[[str], str | None]
) -> tuple[ToolCall, ...]:
    """The calls with the molecules that the message names in the place of theirs."""
    new = molecules_in(message.text)
    if not new or message.amounts or message.ph or message.bare or not message.says_only():
        return ()
    old = molecules_in(message.old)
    calls: list[ToolCall] = []
    for call in past:
        more = not old and bool(_MORE.match(message.text)) and _grows(call, registry)
        calls += _with_more(call, new) if more else _with_molecules(call, new, old, registry, smiles)
    return distinct(calls)


def _grows(call: ToolCall, registry: Registry) -> bool:
    """Whether a call is about a list of molecules of any length in which nothing reacts, as a ranking is."""
    structures = [a for a in registry.get(call.tool).arguments if a.kind in STRUCTURES and a.required]
    return [(each.kind, each.part) for each in structures] == [("molecules", None)]


def _with_more(call: ToolCall, new: Sequence[str]) -> list[ToolCall]:
    """A call with more molecules in its list: "and toluene?" after a ranking."""
    name = next(name for name, value in call.arguments.items() if isinstance(value, list))
    return [with_argument(call, name, list(by_number({*map(str, call.arguments[name]), *new})))]


def _with_molecules(
    call: ToolCall,
    new: Sequence[str],
    old: Sequence[str],
    registry: Registry,
    smiles: Callable[[str], str | None],
) -> list[ToolCall]:
    kinds = {a.name: a.kind for a in registry.get(call.tool).arguments if a.kind in ("molecule", "molecules")}
    there = [h for name in kinds if name in call.arguments for h in _handles(call.arguments[name])]
    if not there or set(new) <= set(there):
        return [call] if there and set(new) == set(there) else []
    if len(there) == 1:
        return [_replaced(call, kinds, {there[0]: each}) for each in new]
    if len(new) == len(there) and not old:
        return [_replaced(call, kinds, dict(zip(there, new, strict=True)))]
    if len(new) != 1:
        return []
    gone = [handle for handle in old if handle in there]
    if not gone and (alike := most_alike(new[0], there, smiles)):
        gone = [alike]
    return [_replaced(call, kinds, {gone[0]: new[0]})] if gone else []


def _handles(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


def _replaced(call: ToolCall, kinds: Mapping[str, str], instead: Mapping[str, str]) -> ToolCall:
    """A call with other molecules; those of a list stand by their numbers, as everywhere."""
    arguments = dict(call.arguments)
    for name in kinds:
        value = arguments.get(name)
        if isinstance(value, list):
            others = dict.fromkeys(instead.get(str(each), str(each)) for each in value)
            arguments[name] = sorted(others, key=lambda handle: int(handle[1:]))
        elif value is not None:
            arguments[name] = instead.get(str(value), value)
    return ToolCall(call.tool, arguments, "")
