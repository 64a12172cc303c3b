"""Cards are found by what a chemist asks for, not only by their names."""

import pytest

from sandbox.knowledge.naming import card_meant, search


@pytest.mark.parametrize(
    ("asked", "card", "within"),
    [
        ("how to remove triphenylphosphine oxide", "Removal of triphenylphosphine oxide", 1),
        ("remove palladium residues", "Removal of palladium", 1),
        ("reduce an ester to an aldehyde", "DIBAL reduction to the aldehyde", 1),
        ("turn a carboxylic acid into an amine with one carbon less", "Curtius rearrangement", 2),
        ("aryl amine from aryl bromide", "Buchwald-Hartwig amination", 2),
        ("terminal alkyne from aldehyde", "Ohira-Bestmann homologation", 1),
        ("secondary alcohol with inversion", "Mitsunobu reaction", 2),
        ("cleave a silyl ether with fluoride", "TBAF", 4),
        ("alkyne to cis alkene", "Lindlar hydrogenation", 1),
        ("boronic ester from a bromide", "Miyaura borylation", 1),
    ],
)
def test_a_question_finds_the_card_that_answers_it(asked: str, card: str, within: int) -> None:
    assert card in [found.title for found in search(asked)[:within]]


def test_who_asks_how_to_protect_gets_protecting_groups() -> None:
    assert {found.kind for found in search("protect an alcohol against base")[:4]} == {"protecting group"}


def test_a_quotation_that_names_no_card_gives_way_to_the_one_in_the_message() -> None:
    message = "there's a MOM sitting on my C7 oxygen. What cuts it?"
    assert card_meant("oxygen", message) == "MOM"
    assert card_meant("Swern", "conditions of a Swern oxidation") == "Swern"
    assert card_meant("SPPS", "what is SPPS") == "SPPS"
