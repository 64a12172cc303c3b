"""Protecting groups: what they protect, and which ones a molecule carries."""

from __future__ import annotations

from dataclasses import dataclass

from rdkit import Chem

from sandbox.knowledge.cards import Card, cards
from sandbox.knowledge.templates import Template, templates
from sandbox.vocabulary import VOCABULARIES, Vocabulary

# Term of the vocabulary → what cards call it.
PROTECTED = {
    "alcohol protection": "alcohol",
    "phenol protection": "phenol",
    "diol protection": "diol",
    "amine protection": "amine",
    "acid protection": "carboxylic acid",
    "carbonyl protection": "carbonyl",
    "thiol protection": "thiol",
    "alkyne protection": "alkyne",
    "azole protection": "azole",
}
_WORDS = {
    "alcohol protection": (
        "protecting groups for alcohols",
        "protect an alcohol",
        "protect the alcohol",
        "protecting group for an alcohol",
        "alcohol protecting group",
        "protecting group for alcohols",
        "hydroxyl protecting group",
        "protect alcohols",
        "hydroxy protection",
        "protect a hydroxyl",
        "protecting an alcohol",
        "protecting alcohols",
        "protecting groups for hydroxyl",
    ),
    "phenol protection": (
        "protecting groups for phenols",
        "protect a phenol",
        "protect the phenol",
        "phenol protecting group",
        "protecting group for a phenol",
        "protecting group for phenols",
        "protecting a phenol",
        "protect phenols",
    ),
    "diol protection": (
        "protecting groups for diols",
        "protect a diol",
        "protect the diol",
        "diol protecting group",
        "protecting group for a diol",
        "protecting group for diols",
        "protecting a diol",
        "1,2-diol protection",
        "protect diols",
    ),
    "amine protection": (
        "protecting groups for amines",
        "protect an amine",
        "protect the amine",
        "amine protecting group",
        "protecting group for an amine",
        "protecting group for amines",
        "amino protecting group",
        "protect amines",
        "protecting an amine",
        "nitrogen protecting group",
        "nitrogen protection",
        "amino group protection",
    ),
    "acid protection": (
        "protecting groups for carboxylic acids",
        "protect a carboxylic acid",
        "protect the carboxylic acid",
        "carboxylic acid protecting group",
        "protecting group for a carboxylic acid",
        "carboxyl protection",
        "protecting group for carboxylic acids",
        "carboxylic acid protection",
        "protect an acid",
        "protect the acid",
        "protecting group for acids",
        "carboxyl protecting group",
        "protecting a carboxylic acid",
    ),
    "carbonyl protection": (
        "protecting groups for ketones",
        "protect a ketone",
        "protect the ketone",
        "protect an aldehyde",
        "protect the aldehyde",
        "ketone protection",
        "aldehyde protection",
        "carbonyl protecting group",
        "protecting group for ketones",
        "protecting group for a ketone",
        "protecting group for aldehydes",
        "protecting group for an aldehyde",
        "protect a carbonyl",
        "protecting groups for aldehydes",
        "protecting a ketone",
        "protecting an aldehyde",
    ),
    "thiol protection": (
        "protecting groups for thiols",
        "protect a thiol",
        "protect the thiol",
        "thiol protecting group",
        "protecting group for a thiol",
        "protecting group for thiols",
        "cysteine protection",
        "protect cysteine",
        "protecting a thiol",
    ),
    "alkyne protection": (
        "protecting groups for alkynes",
        "protect an alkyne",
        "protect the alkyne",
        "alkyne protecting group",
        "protecting group for an alkyne",
        "protecting group for alkynes",
        "protecting a terminal alkyne",
        "protect a terminal alkyne",
    ),
    "azole protection": (
        "indole protection",
        "protect an indole",
        "protecting group for indoles",
        "protect the indole",
        "indole protecting group",
        "protecting group for an indole",
        "pyrrole protection",
        "imidazole protection",
        "pyrazole protection",
        "protect a pyrazole",
        "protecting groups for indoles",
        "protecting group for a pyrazole",
        "protect an imidazole",
        "protecting group for imidazole",
    ),
}
VOCABULARIES.add("protected group", lambda: Vocabulary("kind of protection", _WORDS))


@dataclass(frozen=True)
class Protection:
    """A protecting group that was found in a molecule.

    Attributes:
        card: Its card.
        atoms: Atom indices of each occurrence.
    """

    card: Card
    atoms: tuple[tuple[int, ...], ...]


def protections(mol: Chem.Mol) -> list[Protection]:
    """The protecting groups that a molecule carries; what a larger one covers is not counted again."""
    found: list[Protection] = []
    taken: set[int] = set()
    by_card = {
        card.id: [each for each in templates() if each.removal and each.card is card] for card in cards()
    }
    removals = [each for group in by_card.values() for each in group]
    for template in sorted(removals, key=lambda each: -each.size):
        places = tuple(place for place in _places(template, mol) if not taken & set(place))
        if places:
            found.append(Protection(template.card, places))
            taken.update(index for place in places for index in place)
    return found


def _places(template: Template, mol: Chem.Mol) -> list[tuple[int, ...]]:
    """The atoms of the group itself: those that leave."""
    query = template.reactants[0]
    leaving = [atom.GetIdx() for atom in query.GetAtoms() if not atom.GetAtomMapNum()]
    return [tuple(match[index] for index in leaving) for match in mol.GetSubstructMatches(query)]
