"""Nothing that ships comes from a test split: checked by hashed keys, without the data."""

import gzip
import hashlib
import json
import os
from pathlib import Path

import numpy as np
import pytest
from rdkit import Chem

from sandbox.paths import assets_dir
from sandbox.reactions.measuring import textbook

KEYS = Path(__file__).with_name("test_reactions.npy")
FOLDER = assets_dir() / "retrosynthesis"
# mapped reactions of the training split with a frequent edit, without those whose product is in a test split
COUNTED = {"retro": 38_793, "forward": 38_534}
TEST_REACTIONS = 5_007 + 3_000


def test_the_keys_are_those_of_both_test_splits() -> None:
    assert np.load(KEYS, allow_pickle=False).shape == (2, TEST_REACTIONS)


def test_no_file_holds_reactions() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {
        "retro1.npz",
        "retro2.npz",
        "forward1.npz",
        "reranker.npz",  # trees
        "recall.npz",  # weights, hashed classes, hashes and counts of single reactants
        "retro_edits.jsonl.gz",
        "forward_edits.jsonl.gz",
        "stock.npz",
        "rules.toml",  # written by hand
        "textbook.tsv",  # the same, see below
    }


def test_no_textbook_reaction_has_its_product_in_a_test_split() -> None:
    products = set(np.load(KEYS, allow_pickle=False)[1].tolist())
    for each in textbook():
        digest = hashlib.blake2b(Chem.CanonSmiles(each.product).encode(), digest_size=8).digest()
        assert int.from_bytes(digest, "big") not in products, each.name


@pytest.mark.parametrize("direction", ["retro", "forward"])
def test_edits_are_counted_over_the_training_split_alone(direction: str) -> None:
    with gzip.open(FOLDER / f"{direction}_edits.jsonl.gz", "rt") as lines:
        counts = [json.loads(line)[0] for line in lines]
    assert sum(counts) == COUNTED[direction]


@pytest.mark.skipif(not os.environ.get("RETORT_TRAINING_DATA"), reason="the data of USPTO-50k are not here")
def test_the_keys_find_the_reactions_of_the_test_split() -> None:
    from training.retrosynthesis.leaks import is_test_reaction
    from training.retrosynthesis.mapping import canonical, read_uspto_50k

    rows = [(canonical(r["reactants_can"]), canonical(r["prod_smiles"])) for r in read_uspto_50k("test")][
        :200
    ]
    assert all(is_test_reaction(*row) for row in rows)
