"""Ions of mass spectra that a message names: "[M+Na]+", "the sodium adduct", "protonated"."""

from __future__ import annotations

import re

_WORDS = {
    "[M+H]+": r"\[\s*M\s*\+\s*H\s*\]\s*\+|\bMH\+|(?<!doubly )\bprotonated\b",
    "[M+Na]+": r"\[\s*M\s*\+\s*Na\s*\]\s*\+|\bMNa\+|\b(?:sodium|Na\+?) adduct|\bsodiated",
    "[M+K]+": r"\[\s*M\s*\+\s*K\s*\]\s*\+|\b(?:potassium|K\+?) adduct",
    "[M+NH4]+": r"\[\s*M\s*\+\s*NH4\s*\]\s*\+|\b(?:ammonium|NH4\+?) adduct",
    "[M+2H]2+": r"\[\s*M\s*\+\s*2H\s*\]\s*2\+|\bdoubly (?:protonated|charged)",
    "[2M+H]+": r"\[\s*2M\s*\+\s*H\s*\]\s*\+",
    "[2M+Na]+": r"\[\s*2M\s*\+\s*Na\s*\]\s*\+",
    "[M-H]-": r"\[\s*M\s*[-−–]\s*H\s*\]\s*[-−–]|\bdeprotonated\b",
    "[M+Cl]-": r"\[\s*M\s*\+\s*Cl\s*\]\s*[-−–]|\b(?:chloride|Cl[-−–]?) adduct",
    "[M+HCOO]-": r"\[\s*M\s*\+\s*(?:HCOO|FA\s*-\s*H)\s*\]\s*[-−–]|\bformate adduct",
}
_IONS = {name: re.compile(words, re.IGNORECASE) for name, words in _WORDS.items()}
_MASS = re.compile(r"\b(?:mass(?:es)?|m/z|mz)\b|\bm\s?/\s?z\b", re.IGNORECASE)
_MEASURED = re.compile(r"\d{2,}\.\d|\bm/z\s*(?:of\s+|=\s*|at\s+)?\d{2}")
_OF_SOMETHING = re.compile(r"\bM\d+\b")


def ions_in(message: str) -> tuple[str, ...]:
    """The ions that a message names, by their canonical names."""
    return tuple(name for name, words in _IONS.items() if words.search(message))


def asks_for_ion_mass(message: str) -> bool:
    """Whether the mass of a named compound's ion is asked for, not which formula has a measured mass.

    Args:
        message: The message with handles.
    """
    ions = ions_in(message)
    bare = message
    for name in ions:
        bare = _IONS[name].sub(" ", bare)
    return bool(ions and _MASS.search(bare) and _OF_SOMETHING.search(message)) and not _MEASURED.search(bare)
