"""Which molecule a call is about, where the message leaves no doubt: the product, "no, I meant M2"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sandbox.exchange import RECENT_EXCHANGES, Exchange
from sandbox.registry import Registry, ToolSpec
from sandbox.results import Structure
from sandbox.retrieval.reading import MAKERS
from sandbox.talk.going_on import asked_again, named_anew, takes_one
from sandbox.talk.products import speaks_of_it
from sandbox.workspace import molecules_in


def subjects_of(exchanges: Sequence[Exchange], registry: Registry) -> Mapping[str, Sequence[str]]:
    """Tool → the only molecules that it may be about in the open turn.

    Args:
        exchanges: All exchanges of the branch, the open one last.
        registry: The tools.
    """
    turn, reading = exchanges[-1], exchanges[-1].reading
    if reading.pairs:
        return _next_of(turn)
    if len(exchanges) > 1 and (named := named_anew(turn.policy_text)):
        again = asked_again(turn, exchanges[-2], registry)
        return dict.fromkeys((tool for tool in again if takes_one(registry, tool)), named)
    told = _told_of(exchanges, registry)
    if any(handle[0] == "M" for handle in turn.mentioned):
        made = _products(turn) or ([] if reading.makers() else told)
        return _only_named(exchanges, registry) | {
            tool: made if takes_one(registry, tool) else _beside(made, others)
            for tool, others in reading.of_product.items()
        }
    if not told or not (reading.of_product or speaks_of_it(turn.policy_text)):
        return {}
    about = [tool for tool in reading.wanted if tool in registry and takes_one(registry, tool)]
    return dict.fromkeys([*reading.of_product, *(tool for tool in about if tool not in MAKERS)], told)


def _next_of(turn: Exchange) -> dict[str, Sequence[str]]:
    """Where several things are asked of several molecules: one molecule after the other, each thing once."""
    due = turn.due()
    now = next(iter(due), None)
    return {tool: [now] if now and tool in due[now] else [] for tool in turn.reading.pairs}


def _only_named(exchanges: Sequence[Exchange], registry: Registry) -> dict[str, Sequence[str]]:
    """Where a message that goes on names one molecule, whatever it asks first is asked of that one."""
    turn = exchanges[-1]
    named = molecules_in(turn.policy_text)
    if len(exchanges) == 1 or turn.steps or len(named) != 1:
        return {}
    return {tool: named for tool in turn.reading.wanted if tool in registry and takes_one(registry, tool)}


def _told_of(exchanges: Sequence[Exchange], registry: Registry) -> list[str]:
    """The one molecule that the exchange before was about: what its reaction gave, or what it measured."""
    for past in reversed(exchanges[-1 - RECENT_EXCHANGES : -1]):
        if products := _products(past):
            return products[-1:]
        calls = [step.call for step in past.steps if step.call.tool in registry and step.result.ok]
        measured = {str(call.arguments.get("molecule")) for call in calls if takes_one(registry, call.tool)}
        if calls:
            return list(measured) if len(measured) == 1 else []
    return []


def allowed(spec: ToolSpec, molecules: Sequence[str], subjects: Sequence[str]) -> Sequence[str]:
    """The molecules that a tool may be called with: those it is about.

    For one that takes several it is enough that one of them exists, where no others are named.
    """
    needed = [argument for argument in spec.arguments if argument.required]
    kinds = [argument.kind for argument in needed if argument.kind in ("molecule", "molecules", "written")]
    single = kinds in (["molecule"], ["written"])
    return subjects if single or len(subjects) != 1 else molecules


def _beside(made: list[str], others: Sequence[str]) -> list[str]:
    """A product with the molecules that it is to be compared with; nothing where it is still to be made."""
    return list(dict.fromkeys([*made, *others])) if made else []


def _products(exchange: Exchange) -> list[str]:
    """The main product of each reaction or change of a molecule in an exchange.

    Also what any other call made, where a later one of the exchange was about it: the scaffold of which the
    formula was asked.
    """
    found = []
    for place, step in enumerate(exchange.steps):
        if not step.result.ok:
            continue
        pairs = zip(step.result.values, step.result.handles, strict=True)
        made = [handle for item, handle in pairs if isinstance(item, Structure)][:1]
        later = {str(each.call.arguments.get("molecule")) for each in exchange.steps[place + 1 :]}
        if step.call.tool in MAKERS | {exchange.reading.maker} or {*made} & later:
            found += made
    return list(dict.fromkeys(found))
