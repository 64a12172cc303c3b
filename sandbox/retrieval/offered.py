"""Which tools a message leaves possible by the terms that it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from sandbox.registry import ToolSpec

NAMED_IN_MESSAGE = frozenset({"element", "group", "ring"})  # vocabularies that only messages have terms of
NAMED_FOR_OUR_OWN = frozenset(
    ["property", "substituent", "drying agent", "compound class", "objective", "elementary step"]
    + ["activity target", "protein target", "ADMET endpoint"]
)
# "Swap the OH of M1" does not say for what.
_INSTEAD = re.compile(
    r"\b(?:by|with|for|to|into|as|an?|instead|in place|becomes?|be|from)\b|->|→|=>|>", re.IGNORECASE
)


def unsaid_partner(spec: ToolSpec, terms: Mapping[str, Sequence[str]], text: str) -> bool:
    """Whether a tool takes two terms of one vocabulary, and the message names one and nothing in its place.

    Args:
        spec: The tool.
        terms: Vocabulary → the terms that the message names.
        text: The message.
    """
    needed = Counter(each.vocabulary for each in spec.arguments if each.required and each.kind == "term")
    return not _INSTEAD.search(text) and any(
        count > 1 and len(terms.get(str(key), ())) < count for key, count in needed.items()
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
