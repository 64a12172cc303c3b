"""Which tools a message leaves possible by the terms that it names."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sandbox.registry import ToolSpec

NAMED_IN_MESSAGE = frozenset({"element", "group", "ring"})  # vocabularies that only messages have terms of
NAMED_FOR_OUR_OWN = frozenset(
    ["property", "substituent", "drying agent", "compound class", "objective", "elementary step"]
    + ["activity target", "protein target", "ADMET endpoint"]
)


def with_terms_named(tools: Sequence[ToolSpec], named: Collection[str], *, native: bool) -> list[ToolSpec]:
    """The tools whose ring, group or element the message names: the policy had to guess it otherwise.

    Args:
        tools: The tools on offer.
        named: Keys of the vocabularies of which the message, or those that it goes on from, name a term.
        native: Whether our own policy chooses, which would guess other terms too ("which is most soluble?"
            by weight, a group to be put on); others may know better.
    """
    needed = NAMED_IN_MESSAGE | (NAMED_FOR_OUR_OWN if native else frozenset())
    return [
        spec
        for spec in tools
        if all(
            argument.vocabulary not in needed or argument.vocabulary in named
            for argument in spec.arguments
            if argument.kind == "term" and argument.required
        )
    ]
