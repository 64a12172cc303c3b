"""Names from the large tables, systematic names and CAS numbers in running text."""

import contextlib
import random

import pytest
from rdkit import Chem

from sandbox.errors import SandboxError
from sandbox.names.opsin import opsin
from sandbox.recogniser import Mention, recognise


def found(text: str) -> str:
    return " | ".join(mention.text for mention in recognise(text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("What is the TPSA of remdesivir?", "remdesivir"),
        ("Compare nirmatrelvir and ritonavir.", "nirmatrelvir | ritonavir"),
        ("logP of osimertinib, please", "osimertinib"),
        ("mp of benzene-1,4-dithiol", "benzene-1,4-dithiol"),
        ("I used 5-bromo-1H-indole-3-carbaldehyde yesterday", "5-bromo-1H-indole-3-carbaldehyde"),
        ("3,5-bis(trifluoromethyl)aniline: MW?", "3,5-bis(trifluoromethyl)aniline"),
        ("is 4-nitrobenzyl bromide a solid", "4-nitrobenzyl bromide"),
        ("dissolve butyl benzoate", "butyl benzoate"),
        ("CAS 64-17-5", "64-17-5"),
        ("64-17-5 or 67-56-1?", "64-17-5 | 67-56-1"),
        ("(50-78-2)", "50-78-2"),
        ("Grubbs II and Pd(PPh3)4 as catalysts", "Grubbs II | Pd(PPh3)4"),
    ],
)
def test_compounds_of_the_tables_are_found(text: str, names: str) -> None:
    assert found(text) == names
    for mention in recognise(text):
        assert mention.kind == "molecule"
        assert mention.problem is None
        assert mention.name
        assert Chem.MolFromSmiles(mention.smiles) is not None


@pytest.mark.parametrize(
    "text",
    [
        "We went to the lab in the morning and set the flask on fire, then cleaned the hood.",
        "The general procedure gave the product in good yield after flash column chromatography.",
        "Add the nitrile, an amide, a chloride or the iodide to the aldehyde and the ketone.",
        "How many sulfonamides, carboxylic acids and acid chlorides does it contain?",
        "The monohydrate, the tetrachloride and the free base were compared.",
        "Frogs, biscuits, peaches and wedges are words, and so are armin, checkmate and stardust.",
        "This is germane to the parenteral dose; the bionic agate is coronal.",
        "Call 555-12-3 or 2024-11-5, batch 12-34-5, room 1-22-3.",
        "a 3-step one-pot 2-fold 10-mL 5-minute 24-hour procedure",
        "a phenyl group, the tert-butyl ester, the N-oxide and the 2-pyridyl residue",
        "Polystyrene and polyethylene are polymers; silicate and citrate are ions.",
        "Dear Valeria, thanks for Melanie's and Adeline's message about the marine machine.",
    ],
)
def test_ordinary_words_groups_and_numbers_are_no_compounds(text: str) -> None:
    assert found(text) == ""


def test_a_number_called_a_cas_number_is_reported_when_it_is_wrong() -> None:
    (mention,) = recognise("What is CAS number 64-17-6?")
    assert mention.problem is not None
    assert "check digit would have to be 5" in mention.problem
    assert recognise("lot 64-17-6") == []


def test_a_systematic_name_that_no_table_has_is_read_where_that_is_offered() -> None:
    name = "2-chloro-6-fluoro-3-iodobenzonitrile"
    asked: list[str] = []

    def read(text: str) -> str | None:
        asked.append(text)
        return opsin().read(text).smiles

    assert recognise(f"TPSA of {name}") == []
    (mention,) = recognise(f"TPSA of {name}, and again {name}", read)[:1]
    assert (mention.text, mention.notation) == (name, "name")
    assert Chem.CanonSmiles(mention.smiles) == Chem.CanonSmiles("N#Cc1c(F)ccc(I)c1Cl")
    assert asked == [name]


@pytest.mark.parametrize(
    "text",
    [
        "propyl 4-iodo-3-oxohexanoate boils high",
        "4-iodo-2-(propan-2-yl)hexanoic acid boils high",
    ],
)
def test_systematic_names_of_two_words(text: str) -> None:
    (mention,) = recognise(text, lambda name: opsin().read(name).smiles)
    assert mention.text == text.removesuffix(" boils high")


def test_a_few_unknown_names_are_asked_for_and_no_more() -> None:
    asked: list[str] = []
    text = " ".join(f"{i}-chloro-{i + 1}-xyzzybenzamide" for i in range(2, 60))
    recognise(text, lambda name: asked.append(name))
    assert 0 < len(asked) <= 8


PIECES = [
    "methyl",
    "chloro",
    "benzo",
    "azole",
    "yl-",
    "1,2-",
    "N,N-",
    "(R)-",
    "-ol",
    "ane",
    "oxy",
    "acid ",
    "chloride ",
    " ",
    "3-",
]
HOSTILE = {
    "pieces of names": lambda rng: "".join(rng.choice(PIECES) for _ in range(80_000)),
    "random words": lambda rng: " ".join(
        "".join(rng.choices("abcdefghijklmnop", k=7)) for _ in range(25_000)
    ),
    "tails": lambda rng: "chloride acid " * 15_000,
    "locants": lambda rng: "1,1-" * 50_000,
    "descriptors": lambda rng: "(R)-" * 50_000,
    "one long name": lambda rng: "methylethyl" * 18_000,
    "CAS numbers": lambda rng: "1234567-12-3 " * 15_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_read_or_refused_in_words(kind: str) -> None:
    text = HOSTILE[kind](random.Random(1))[:200_000]
    asked: list[str] = []
    refused = contextlib.suppress(SandboxError)  # more structures than a message may hold
    mentions: list[Mention] = []
    with refused:
        mentions = recognise(text, lambda name: asked.append(name))
    assert len(mentions) < 4000
    assert len(asked) <= 8
