"""No example that ships is a reaction of a test split, by hashed keys of these, without the data.

A product of a test split counts whatever it is made from, and so does one that differs in stereo only.
"""

import csv

from sandbox.knowledge.cards import cards
from sandbox.knowledge.templates import flat
from sandbox.paths import assets_dir
from sandbox.structures.chem import parse_smiles
from training.retrosynthesis.leaks import is_test_reaction
from training.retrosynthesis.mapping import canonical


def is_leak(reaction: str) -> bool:
    left, right = reaction.split(">>")
    as_drawn = canonical(left), canonical(right)
    return is_test_reaction(*as_drawn) or is_test_reaction(*(flat(parse_smiles(side)) for side in as_drawn))


def test_no_example_of_a_card_is_a_reaction_or_a_product_of_a_test_split() -> None:
    examples = {
        f"{card.id}: {example}": example
        for card in cards()
        for example in (card.example, card.off_example)
        if example
    }
    assert len(examples) > 180
    assert [name for name, example in examples.items() if is_leak(example)] == []


def test_no_reaction_of_the_example_table_is_one_of_a_test_split() -> None:
    with (assets_dir() / "examples" / "reactions.csv").open(encoding="utf-8", newline="") as lines:
        reactions = [row["reaction SMILES"] for row in csv.DictReader(lines)]
    assert len(reactions) > 10
    assert [reaction for reaction in reactions if is_leak(reaction)] == []


# Both are made in the test splits, from other reactants; they stood on cards before this was tested.
def test_a_product_of_a_test_split_is_noticed_however_it_is_made_and_written() -> None:
    assert is_leak("C=CCN(CC=C)C(=O)OC(C)(C)C>>O=C(N1CC=CC1)OC(C)(C)C")
    assert is_leak("C=CCCCc1ccccc1>>C(CCCc1ccccc1)=O.C=O")
