"""Names close to one that was not found: one slip away, or a few among common names and drugs."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher, get_close_matches
from functools import cache

from sandbox.names.common import is_abbreviation, name_index
from sandbox.names.keys import folded
from sandbox.names.lookup import tables

MAX_SUGGESTIONS = 4
MAX_SLIP = 40  # characters of a name of which all slips are tried
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789,'"


def suggest(name: str) -> list[str]:
    """Return known names close to a name, closest first.

    Args:
        name: A name that no source knows.
    """
    form = folded(name)
    if len(form) < 4:
        return []
    found = list(dict.fromkeys((*_one_slip(form), *_alike(form))))
    found.sort(key=lambda known: -SequenceMatcher(None, form, folded(known)).ratio())
    return found[:MAX_SUGGESTIONS]


def _one_slip(form: str) -> Iterator[str]:
    """Names that differ by one letter left out, added, exchanged or swapped with its neighbour."""
    if len(form) > MAX_SLIP:
        return
    for variant in _variants(form):
        for table in tables():
            hits = table.named(variant)
            if hits:
                shown = table.row(hits[0].row).name
                close = SequenceMatcher(None, folded(shown), variant).ratio() > 0.7
                yield shown if shown and (close or not hits[0].preferred) else variant
                break


def _variants(form: str) -> Iterator[str]:
    for i in range(len(form) + 1):
        head, tail = form[:i], form[i:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def _alike(form: str) -> list[str]:
    known = _well_known()
    return [known[close] for close in get_close_matches(form, known, n=MAX_SUGGESTIONS, cutoff=0.8)]


@cache
def _well_known() -> dict[str, str]:
    """Folded name → name, of common compounds and of drugs."""
    index = name_index()
    names = [name for name in index.folded if not is_abbreviation(name)]
    drugs = tables()[0]
    names += [drugs.row(number).name for number in range(drugs.rows)]
    return {folded(name): name for name in names if name}
