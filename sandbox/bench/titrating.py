"""Titrations of acids and bases: how much of one takes how much of the other."""

from __future__ import annotations

from sandbox.bench.equilibria import solute_of
from sandbox.errors import ToolError
from sandbox.types import Molecule


def titrated(titrant: Molecule, analyte: Molecule) -> tuple[float, str]:
    """Moles of analyte for a mole of titrant, with the proportion in words.

    Raises:
        ToolError: They are no acid and base whose steps are known.
    """
    first, second = solute_of(titrant.mol), solute_of(analyte.mol)
    if first is None or second is None:
        raise ToolError(f"how {titrant.label} and {analyte.label} react is not known: the equation is needed")
    for acid, base in ((first, second), (second, first)):
        given, taken = acid.protons_given, base.protons_taken
        if given and taken:
            number = {id(acid): taken, id(base): given}
            ratio = number[id(second)] / number[id(first)]
            return ratio, _in_words(number[id(first)], titrant, number[id(second)], analyte)
    raise ToolError(f"{titrant.label} and {analyte.label} are no acid and base of each other")


def _in_words(first: int, titrant: Molecule, second: int, analyte: Molecule) -> str:
    if first == second:
        first = second = 1
    return f"{first} {titrant.label} to {second} {analyte.label}"
