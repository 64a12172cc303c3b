"""The cards themselves: whole, found by every name, and chemically true to their own examples."""

import pytest
from rdkit import Chem

from sandbox.chem import parse_smiles
from sandbox.knowledge.cards import Card, cards
from sandbox.knowledge.naming import find_card, search
from sandbox.knowledge.step_rules import KINDS
from sandbox.knowledge.templates import Template, assignments, flat, run, templates

TRANSFORMING = [card for card in cards() if card.smarts or card.off_smarts]
# What cards call steps that are no rule for given species: several bonds, or a reagent that is not drawn.
OVERALL = {
    "radical initiation",
    "hydrolysis",
    "cyclisation",
    "coordination",
    "electron transfer",
    "1,2-shift",
}


def card_id(card: Card) -> str:
    return card.id


def products_of(found: list[Template], reactants: str) -> set[str]:
    """Everything that some transformations make of the reactants, each outcome as a whole."""
    molecules = [parse_smiles(each) for each in reactants.split(".")]
    return {
        ".".join(sorted(flat(product) for product in outcome.products))
        for template in found
        for chosen in assignments(template, molecules)
        for outcome in run(template, chosen)
    }


def whole(smiles: str) -> str:
    return ".".join(sorted(flat(parse_smiles(each)) for each in smiles.split(".")))


def test_there_are_at_least_two_hundred_cards_of_every_kind() -> None:
    kinds = [card.kind for card in cards()]
    assert len(kinds) >= 200
    assert kinds.count("reaction") >= 120
    assert kinds.count("protecting group") >= 25
    assert kinds.count("reagent") + kinds.count("work-up") >= 55


@pytest.mark.parametrize("card", [card for card in TRANSFORMING if card.example], ids=card_id)
def test_the_transformation_gives_the_example(card: Card) -> None:
    left, right = card.example.split(">>")
    mine = [each for each in templates() if each.card is card and not each.removal]
    assert whole(right) in products_of(mine, left)


@pytest.mark.parametrize("card", [card for card in TRANSFORMING if card.off_example], ids=card_id)
def test_the_removal_gives_the_example(card: Card) -> None:
    left, right = card.off_example.split(">>")
    mine = [each for each in templates() if each.card is card and each.removal]
    assert whole(right) in products_of(mine, left)


@pytest.mark.parametrize("card", cards(), ids=card_id)
def test_a_card_says_what_a_chemist_needs(card: Card) -> None:
    assert card.use
    if card.kind == "reaction":
        assert card.conditions
        assert card.mechanism
        assert card.uspto_class in range(1, 11)
        assert card.smarts
        assert card.safety
    if card.kind == "protecting group":
        assert card.conditions
        assert card.removal
        assert card.stable
        assert card.labile
        assert card.protects
        assert card.off_smarts


@pytest.mark.parametrize("card", [card for card in cards() if card.mechanism], ids=card_id)
def test_every_step_is_of_a_known_kind(card: Card) -> None:
    assert {step.kind for step in card.mechanism} <= {*KINDS, *OVERALL}


@pytest.mark.parametrize("card", cards(), ids=card_id)
def test_a_card_is_found_by_each_of_its_names(card: Card) -> None:
    found = {name: find_card(name, (card.kind,)).title for name in card.names}
    assert found == dict.fromkeys(card.names, card.title)


@pytest.mark.parametrize("card", [card for card in cards() if card.smiles], ids=card_id)
def test_the_structures_of_reagents_are_valid(card: Card) -> None:
    assert all(Chem.MolFromSmiles(smiles) is not None for smiles in card.smiles)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("suzki coupling", "Suzuki coupling"),
        ("the mechanism of the Mitsonobu reaction", "Mitsunobu reaction"),
        ("Horner–Wadsworth–Emmons", "Horner-Wadsworth-Emmons reaction"),
        ("reduction of an ester", "LiAlH4 reduction"),
        ("Hünig's base", "DIPEA"),
        ("a boc group", "Boc"),
        ("removal of triphenylphosphine oxide", "Removal of triphenylphosphine oxide"),
    ],
)
def test_names_are_found_as_people_write_them(written: str, title: str) -> None:
    assert find_card(written).title == title


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("ketone to ester", "Baeyer-Villiger oxidation"),
        ("aldehyde to the terminal alkyne", "Ohira-Bestmann homologation"),
        ("internal alkyne to Z alkene", "Lindlar hydrogenation"),
        ("CC(=O)O 3.36 aspirin's (", None),
    ],
)
def test_full_text_finds_what_is_meant(words: str, title: str | None) -> None:
    found = [card.title for card in search(words)]
    assert title is None or title in found[:3]
