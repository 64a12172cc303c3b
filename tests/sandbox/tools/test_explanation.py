"""What is wrong with a SMILES and how it was meant; what changed between two molecules."""

from typing import Any

import pytest
from rdkit import Chem

from sandbox.calling import call_tool
from sandbox.episode import Episode
from sandbox.errors import ChemError
from sandbox.profiles import Profile
from sandbox.protocol import ToolCall, read_turn, write_call
from sandbox.registry import discover
from sandbox.results import Structure, ToolResult, YesNo
from sandbox.structures import chem
from sandbox.structures.smiles_repairs import MOST, repairs


def ask(tool: str, **arguments: Any) -> ToolResult:
    result = call_tool(discover().get(tool), arguments)
    assert result.ok, result.error
    return result


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("c1ccccc", "c1ccccc1"),
        ("CC(=O)OC1=CC=CC=C1C(=O", "CC(=O)Oc1ccccc1C=O"),
        ("OC(=O)c1ccccc1)", "OC(=O)c1ccccc1"),
        ("c1ccnc1", "c1cc[nH]c1"),
        ("c1cccc1C(=O)O", "OC(=O)c1ccccc1"),
        ("CC(=O)cL", "CC(=O)Cl"),
        ("c1ccncc1CL", "Clc1cccnc1"),
        ("c1ccccc1BR", "Brc1ccccc1"),
        ("[NA+].[CL-]", "[Na+].[Cl-]"),
        ("CN(C)(C)CCO", "C[N+](C)(C)CCO"),
        ("FC(F)(F)(F)c1ccccc1", "FC(F)(F)c1ccccc1"),
        ("CC=(O)C", "CC(C)=O"),
        ("CC==O", "CC=O"),
        ("C[N+(C)(C)C", "C[N+](C)(C)C"),
        ("CC–C", "CCC"),
        ("CC(=O)Oс1ccccc1", "CC(=O)Oc1ccccc1"),
        ("C%1CCCCC%1", "C1CCCCC1"),
        ("ccO", "CCO"),
        ("O=C(NC1CCCC2)c1ccncc1", "O=C(NC1CCCC1)c1ccncc1"),
        ("CH3CH2OH", "CCO"),
        ("CC()O", "CCO"),
        ("c1cc(N)ccn1H", "Nc1ccncc1"),
    ],
)
def test_the_likely_repair_comes_first(written: str, meant: str) -> None:
    with pytest.raises(ChemError):
        chem.parse_smiles(written)
    found = repairs(written)
    assert 1 <= len(found) <= MOST
    assert Chem.CanonSmiles(found[0].smiles) == Chem.CanonSmiles(meant)


def test_every_repair_can_be_read_and_says_what_was_changed() -> None:
    for written in (
        "c1ccccc",
        "CC(C)(C)(C)(C)C",
        "C1CCC(=O)N",
        "n1cccc1",
        "C[N+](C)(C)(C)C",
        "c1ccc(O",
        "CXC",
    ):
        for repair in repairs(written):
            assert chem.parse_smiles(repair.smiles)
            assert repair.change


def test_hopeless_and_endless_texts_have_no_repair() -> None:
    assert repairs("]]]]((((") == []
    assert repairs("C(" * 5000) == []


def test_the_place_of_the_mistake_is_given_and_marked() -> None:
    result = ask("explain_smiles", smiles="CC(=O)cL")
    assert result.values[0] == YesNo(False, "is a valid SMILES")
    assert result.values[2].value == 7  # type: ignore[union-attr]
    marked, pointer = result.data["marked"].split("\n")
    assert marked[len(pointer) - 1] in "cL"


def test_a_valid_smiles_is_said_to_be_valid() -> None:
    verdict = ask("explain_smiles", smiles="OCC").values[0]
    assert isinstance(verdict, YesNo)
    assert verdict.value is True
    assert "CCO" in (verdict.reason or "")


def test_a_broken_smiles_of_a_conversation_is_explained_by_its_handle() -> None:
    registry = discover()
    episode = Episode(
        registry, lambda tool, given: call_tool(registry.get(tool), given), Profile("native", None)
    )
    episode.observe("why is CC(=O)OC1=CC=CC=C1C(=O not a valid SMILES?")
    assert "'M1'" in str(episode.exchanges[-1].mentioned)
    assert "explain_smiles" in episode.grammar()
    call = read_turn(write_call("explain_smiles", {"smiles": "M1"}))
    assert isinstance(call, ToolCall)
    result = episode.run(call)
    assert result.ok, result.error
    repair = next(item for item in result.values if isinstance(item, Structure))
    assert Chem.CanonSmiles(repair.smiles) == Chem.CanonSmiles("CC(=O)Oc1ccccc1C=O")
    assert any(handle.startswith("M") for handle in result.handles)


@pytest.mark.parametrize(
    ("first", "second", "relation", "said"),
    [
        ("CC(=O)Oc1ccccc1C(=O)O", "OC(=O)c1ccccc1O", "different", "acetyl is gone"),
        ("C[C@H](N)C(=O)O", "C[C@@H](N)C(=O)O", "stereoisomers", "C2 is S"),
        ("Oc1ccccn1", "O=c1cccc[nH]1", "tautomers", "=O"),
        ("CC(=O)O", "CC(=O)[O-].[Na+]", "different salt forms", "charge of O4 went from 0 to −1"),
        ("CCO", "[13CH3]CO", "different", "13C"),
        ("c1ccccc1F", "c1ccccc1Cl", "different", "fluoro"),
    ],
    ids=["deacetylation", "enantiomers", "tautomers", "salt", "isotope", "halogen"],
)
def test_changes_are_put_into_words(first: str, second: str, relation: str, said: str) -> None:
    result = ask("structure_changes", first=first, second=second)
    assert result.values[0].value == relation  # type: ignore[union-attr]
    assert said in str(result.values[1].value)  # type: ignore[union-attr]


def test_groups_and_properties_that_changed_are_listed() -> None:
    result = ask("structure_changes", first="CC(=O)O", second="CC(=O)OC")
    assert "lost carboxylic acid" in str(result.values[2].value)  # type: ignore[union-attr]
    assert "ester" in str(result.values[2].value)  # type: ignore[union-attr]
    # CH2 weighs 14.027 g/mol.
    assert "+14.03 g/mol" in str(result.values[3].value)  # type: ignore[union-attr]
