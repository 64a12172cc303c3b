"""The card of a reagent, by its structure."""

from __future__ import annotations

from functools import cache

from rdkit import Chem

from sandbox.knowledge.cards import Card, cards

_CARBON = Chem.MolFromSmarts("[#6]")


def card_of_reagent(mol: Chem.Mol) -> Card | None:
    """The card that describes a compound as a reagent; None where none does."""
    places = [place for key in _keys(mol) if (place := _by_key().get(key)) is not None]
    return cards()[min(places)] if places else None


@cache
def _by_key() -> dict[str, int]:
    """Structure → place of the first card that has it."""
    found: dict[str, int] = {}
    for place, card in enumerate(cards()):
        for smiles in card.smiles:
            for key in _keys(Chem.MolFromSmiles(smiles)):
                found.setdefault(key, place)
    return found


def _keys(mol: Chem.Mol) -> set[str]:
    """The structure as drawn, and its largest organic part, so that a salt is found by either."""
    copy = Chem.Mol(mol)
    Chem.RemoveStereochemistry(copy)
    parts = [part for part in Chem.GetMolFrags(copy, asMols=True) if part.HasSubstructMatch(_CARBON)]
    largest = max(parts, key=lambda part: part.GetNumAtoms(), default=copy)
    return {Chem.MolToSmiles(copy), Chem.MolToSmiles(largest)}
