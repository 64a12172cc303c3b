"""Finds the chemistry in a text: SMILES, InChI, MOL blocks, reactions, SMARTS, names, CAS numbers and files.

The text is untrusted. Every pass takes time linear in its length, the number and the length of the structures
that are read are bounded, and no file is opened.
"""

from __future__ import annotations

from bisect import bisect_right

from sandbox.names.lookup import lookup_name
from sandbox.recogniser.blocks import find_inchis, find_molblocks
from sandbox.recogniser.cas_numbers import find_cas_numbers
from sandbox.recogniser.files import find_files
from sandbox.recogniser.inchikeys import find_inchikeys
from sandbox.recogniser.limits import MAX_TEXT, Budget, check_length
from sandbox.recogniser.mention import Mention, MentionKind, Notation
from sandbox.recogniser.names import Resolver, find_names
from sandbox.recogniser.reactions import find_reactions
from sandbox.recogniser.rings_by_size import find_rings_by_size
from sandbox.recogniser.shared_names import find_shared
from sandbox.recogniser.structures import find_structures

__all__ = ["MAX_TEXT", "Mention", "MentionKind", "Notation", "Resolver", "lookup_name", "recognise"]


def recognise(text: str, resolve: Resolver | None = None) -> list[Mention]:
    """Find the chemistry that a text mentions.

    Args:
        text: What the chemist wrote or pasted.
        resolve: Gives the SMILES of a systematic name that is in no table, or None; asked a few times at
            most. Without it such names are left alone.

    Returns:
        The mentions in order of their start; they do not overlap. What was clearly meant as chemistry but
        cannot be read is among them, with its problem.

    Raises:
        SandboxError: The text is longer than :data:`MAX_TEXT`, or holds more structures than are read at
            once.
    """
    check_length(text)
    budget = Budget()
    found = find_molblocks(text, budget)
    found = _merge(found, find_inchis(text, budget))
    found = _merge(found, find_files(text))
    found = _merge(found, find_reactions(text, budget))
    found = _merge(found, find_structures(text, _spans(found), budget))
    found = _merge(found, find_inchikeys(text, budget))
    found = _merge(found, find_cas_numbers(text, budget))
    found = _merge(found, find_rings_by_size(text, budget))
    found = _merge(found, find_shared(text, budget, resolve))
    return _merge(found, find_names(text, found, budget, resolve))


def _spans(mentions: list[Mention]) -> list[tuple[int, int]]:
    return [(mention.start, mention.end) for mention in mentions]


def _merge(known: list[Mention], more: list[Mention]) -> list[Mention]:
    """Add the mentions that do not overlap known ones; all lists are in order of start."""
    starts = [mention.start for mention in known]
    added = []
    for mention in more:
        at = bisect_right(starts, mention.start)
        clear_left = at == 0 or known[at - 1].end <= mention.start
        clear_right = at == len(known) or mention.end <= known[at].start
        if clear_left and clear_right:
            added.append(mention)
    return sorted([*known, *added], key=lambda mention: mention.start)
