"""The cards themselves: whole, found by every name, and chemically true to their own examples."""

import pytest
from rdkit import Chem

from sandbox.errors import ToolError
from sandbox.knowledge.cards import cards
from sandbox.knowledge.naming import find_card, search
from sandbox.knowledge.step_rules import KINDS
from sandbox.knowledge.templates import Template, assignments, flat, run, templates
from sandbox.structures.chem import parse_smiles
from sandbox.tools.knowledge import reaction_workup

TEMPLATES: dict[tuple[str, bool], list[Template]] = {}
for each in templates():
    TEMPLATES.setdefault((each.card.id, each.removal), []).append(each)
# Kind of card → what none of its kind may be without.
NEEDED = {
    "reaction": ("use", "conditions", "mechanism", "uspto_class", "smarts", "safety"),
    "protecting group": ("use", "conditions", "removal", "stable", "labile", "protects", "off_smarts"),
    "reagent": ("use",),
    "work-up": ("use",),
}
# What cards call steps that are no rule for given species: several bonds, or a reagent that is not drawn.
OVERALL = {
    "radical initiation",
    "hydrolysis",
    "cyclisation",
    "coordination",
    "electron transfer",
    "1,2-shift",
}


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


def test_each_transformation_gives_the_example_of_its_card() -> None:
    wrong = []
    for card in (card for card in cards() if card.example):
        left, right = card.example.split(">>")
        if whole(right) not in products_of(TEMPLATES[card.id, False], left):
            wrong.append(card.id)
    assert wrong == []


def test_each_removal_gives_the_example_of_its_card() -> None:
    wrong = []
    for card in (card for card in cards() if card.off_example):
        left, right = card.off_example.split(">>")
        if whole(right) not in products_of(TEMPLATES[card.id, True], left):
            wrong.append(card.id)
    assert wrong == []


@pytest.mark.parametrize("kind", NEEDED)
def test_a_card_says_what_a_chemist_needs(kind: str) -> None:
    silent = {
        card.id: [key for key in NEEDED[kind] if not getattr(card, key)]
        for card in cards()
        if card.kind == kind
    }
    assert {name: missing for name, missing in silent.items() if missing} == {}


def test_every_reaction_has_a_class_of_the_taxonomy() -> None:
    classes = {card.id: card.uspto_class for card in cards() if card.kind == "reaction"}
    assert set(classes.values()) <= set(range(1, 11)), classes


def test_every_step_is_of_a_known_kind() -> None:
    kinds = {step.kind for card in cards() for step in card.mechanism}
    assert kinds - {*KINDS, *OVERALL} == set()


def test_a_card_is_found_by_each_of_its_names() -> None:
    lost = [
        f"{name} of {card.title} finds {found.title}"
        for card in cards()
        for name in card.names
        if (found := find_card(name, (card.kind,))) is not card
    ]
    assert lost == []


def test_the_structures_of_reagents_are_valid() -> None:
    written = [(card.id, smiles) for card in cards() for smiles in card.smiles]
    assert written
    assert [each for each in written if Chem.MolFromSmiles(each[1]) is None] == []


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


@pytest.mark.parametrize(
    ("card_id", "reactants", "products"),
    [
        ("ester_hydrolysis", "O=C1CCCCO1", {"O=C(O)CCCCO"}),
        ("dibal_ester_to_aldehyde", "O=C1CCCCO1", {"OC1CCCCO1"}),
        ("amide_hydrolysis", "O=C1CCCCN1", {"NCCCCC(=O)O"}),
        ("barbier", "O=Cc1ccccc1.CC=CCBr", {"C=CC(C)C(O)c1ccccc1"}),
        ("snar", "Clc1ccncc1.C1CCNC1", {"c1cc(N2CCCC2)ccn1"}),
        ("snar", "Clc1cccnc1.C1CCNC1", set()),
        ("friedel_crafts_acylation", "O=[N+]([O-])c1ccccc1.CC(=O)Cl", set()),
        ("friedlander", "Nc1ccccc1C(=O)O.CC(C)=O", set()),
        ("vilsmeier", "CC(=O)Nc1ccccc1", set()),
        ("fischer_esterification", "CC(=O)O.CC(C)(C)O", set()),
        ("rcm", "C=CCC=C", set()),
        ("dieckmann", "COC(=O)CC(=O)OC", set()),
    ],
)
def test_a_transformation_keeps_to_what_its_card_says(
    card_id: str, reactants: str, products: set[str]
) -> None:
    assert products_of(TEMPLATES[card_id, False], reactants) == {whole(each) for each in products}


def test_a_reagent_is_worked_up_as_the_card_that_names_it_says() -> None:
    fieser = reaction_workup("lithium aluminium hydride")
    assert "15 % NaOH" in str(fieser)
    with pytest.raises(ToolError, match="no work-up of its own"):
        reaction_workup("HATU")
