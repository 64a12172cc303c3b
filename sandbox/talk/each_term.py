"""Tools that a message asks for with several of their terms: "M1: Lipinski, hERG and CYP3A4 inhibition"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sandbox.exchange import Exchange
from sandbox.protocol import ToolCall
from sandbox.registry import Registry, ToolSpec
from sandbox.retrieval.reading import Reading


def with_each_term(reading: Reading, turn: Exchange, registry: Registry) -> Reading:
    """The reading with a call for each term, where one of several tools that are surely asked takes more.

    Args:
        reading: What the turn asks for.
        turn: The open turn.
        registry: The tools.
    """
    specs = [registry.get(tool) for tool in reading.pairs]
    if not all(_takes_terms_only(spec) for spec in specs):
        return reading
    calls = [
        ToolCall(spec.name, {"molecule": molecule, **term}, "")
        for molecule in dict.fromkeys(handle for handles in reading.pairs.values() for handle in handles)
        for spec in specs
        if molecule in reading.pairs[spec.name]
        for term in _terms(spec, turn)
    ]
    if len(calls) <= sum(map(len, reading.pairs.values())):
        return reading
    return replace(reading, pairs={}, exact=tuple(calls))


def _takes_terms_only(spec: ToolSpec) -> bool:
    """Whether a molecule and at most one term are all that a policy can give a tool."""
    kinds = [argument.kind for argument in spec.arguments if not argument.expert]
    return kinds in (["molecule"], ["molecule", "term"])


def _terms(spec: ToolSpec, turn: Exchange) -> Iterator[dict[str, str]]:
    """What a call has beside its molecule: each of the terms that the message mentions."""
    taken = [argument for argument in spec.arguments if argument.kind == "term" and not argument.expert]
    if not taken:
        yield {}
    for argument in taken:
        for term in turn.terms.get(argument.vocabulary, ()):
            yield {argument.name: term}
