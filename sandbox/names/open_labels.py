"""Labelled names of a text that do not say which atoms are labelled."""

from __future__ import annotations

from sandbox.names import isotopes
from sandbox.names.lookup import one


def open_labels_in(text: str) -> str | None:
    """What the first labelled name of a text leaves open, as a sentence without its stop, or None."""
    for word in text.split():
        said = word.strip(" ?.,;:!'\"")
        parts = isotopes.labelled(said)
        base = one(parts.base) if parts and parts.base != said else None
        if parts and base and isotopes.with_labels(base.smiles, parts.labels) is None:
            return f"{said} {isotopes.said_of(parts)}"
    return None
