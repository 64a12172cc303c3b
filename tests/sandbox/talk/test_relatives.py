"""Molecules that a follow-up means by how they differ from the one before."""

from typing import Any

import pytest

from sandbox.structures.chem import canonical_smiles, parse_smiles
from tests.sandbox.conversations import begun, leaves_no_choice

WEIGHED = "molecular_weight"


@pytest.mark.parametrize(
    ("first", "tool", "said", "meant"),
    [
        ("MW of lidocaine", WEIGHED, "no, the hydrochloride", "CCN(CC)CC(=O)Nc1c(C)cccc1C.Cl"),
        ("MW of triphenylphosphine", WEIGHED, "and its oxide?", "O=P(c1ccccc1)(c1ccccc1)c1ccccc1"),
        ("logP of thioanisole", "logp", "and the sulfone?", "CS(=O)(=O)c1ccccc1"),
        ("MW of pyridine", WEIGHED, "its N-oxide?", "[O-][n+]1ccccc1"),
        ("MW of diclofenac sodium", WEIGHED, "and the parent?", "OC(=O)Cc1ccccc1Nc1c(Cl)cccc1Cl"),
        ("MW of copper sulfate", WEIGHED, "the pentahydrate", "[Cu+2].[O-]S(=O)(=O)[O-].O.O.O.O.O"),
        ("MW of sodium acetate", WEIGHED, "and the potassium salt?", "CC(=O)[O-].[K+]"),
        ("SMILES of (S)-ibuprofen", "inchikey", "I meant the R isomer", "CC(C)Cc1ccc(cc1)[C@@H](C)C(=O)O"),
        ("bp of toluene", "boiling_point", "and xylene, the meta one", "Cc1cccc(C)c1"),
        ("bp of o-xylene", "boiling_point", "the para one?", "Cc1ccc(C)cc1"),
        ("logP of benzoic acid", "logp", "and of the methyl ester?", "COC(=O)c1ccccc1"),
        ("logP of CCOC(=O)c1ccccc1", "logp", "and the acid?", "OC(=O)c1ccccc1"),
        ("mp of benzyl chloride", "melting_point", "and the bromide?", "BrCc1ccccc1"),
        ("pKa of phenol", "pka", "and the 4-nitro one?", "Oc1ccc(cc1)[N+](=O)[O-]"),
        ("pKa of 4-nitrophenol", "pka", "sorry, 2,4-dinitro I meant", "Oc1ccc([N+](=O)[O-])cc1[N+](=O)[O-]"),
    ],
)
def test_the_question_is_asked_of_the_relative(first: str, tool: str, said: str, meant: str) -> None:
    episode = begun(first, (tool, {"molecule": "M1"}))
    episode.observe(said)
    leaves_no_choice(episode, (tool, {"molecule": "M2"}))
    thing = episode.workspace.thing("M2")
    assert thing
    assert canonical_smiles(parse_smiles(thing.text)) == canonical_smiles(parse_smiles(meant))


@pytest.mark.parametrize(
    "said",
    [
        "add a methyl ester",
        "replace the bromide",
        "is the acid stronger than vinegar?",
        "what does the R stand for?",
    ],
)
def test_other_words_are_no_relative(said: str) -> None:
    call: tuple[str, dict[str, Any]] = ("logp", {"molecule": "M1"})
    episode = begun("logP of (S)-1-bromobutan-2-ol", call)
    episode.observe(said)
    assert "M2" not in episode.exchanges[-1].policy_text


def test_a_relative_is_called_by_its_own_name() -> None:
    episode = begun("logP of benzoic acid", ("logp", {"molecule": "M1"}))
    episode.observe("and the ethyl ester?")
    thing = episode.workspace.thing("M2")
    assert thing
    assert thing.name == "ethyl benzoate"
