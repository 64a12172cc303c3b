"""Drying agents against what every laboratory course teaches (Armarego and Chai; Vogel)."""

from typing import Any

import pytest

from sandbox.bench.drying import classes_of
from sandbox.bench.drying_table import agents
from sandbox.calling import call_tool
from sandbox.episode import Episode
from sandbox.profiles import Profile
from sandbox.registry import discover
from sandbox.results import Text, ToolResult, YesNo
from sandbox.structures.chem import parse_smiles
from sandbox.vocabulary import VOCABULARIES


def texts(result: ToolResult) -> list[str]:
    return [str(item.value) for item in result.values if isinstance(item, Text)]


def ask(tool: str, **arguments: Any) -> ToolResult:
    result = call_tool(discover().get(tool), arguments)
    assert result.ok, result.error
    return result


@pytest.mark.parametrize(
    ("agent", "compounds", "fits"),
    [
        ("CaCl2", "amine", False),
        ("CaCl2", "alcohol", False),
        ("CaCl2", "hydrocarbon", True),
        ("sodium metal", "chlorinated solvent", False),
        ("KOH", "amine", True),
        ("KOH pellets", "ester", False),
        ("K2CO3", "carboxylic acid", False),
        ("P2O5", "alcohol", False),
        ("CaH2", "ketone", False),
        ("MgSO4", "ester", True),
        ("sodium sulfate", "acetal", True),
        ("molecular sieves", "ether", True),
    ],
)
def test_agents_are_judged_as_textbooks_do(agent: str, compounds: str, fits: bool) -> None:
    verdict = ask("can_dry_class", agent=agent, compound=compounds).values[0]
    assert isinstance(verdict, YesNo)
    assert verdict.value is fits
    assert verdict.reason


def test_chloroform_and_alkali_is_said_to_explode() -> None:
    verdict = ask("can_dry_compound", molecule="ClC(Cl)Cl", agent="KOH").values[0]
    assert isinstance(verdict, YesNo)
    assert verdict.value is False
    assert "explode" in (verdict.reason or "")


@pytest.mark.parametrize(
    ("smiles", "said", "never"),
    [
        ("C1CCOC1", "3 Å", "peroxides"),
        ("CC#N", "3 Å", "not 4 Å"),
        ("CO", "magnesium", "calcium chloride"),
        ("ClCCl", "calcium hydride", "sodium"),
        ("CC(C)=O", "Drierite", "condenses"),
    ],
    ids=["THF", "acetonitrile", "methanol", "DCM", "acetone"],
)
def test_solvents_are_dried_by_their_own_method(smiles: str, said: str, never: str) -> None:
    how, what_not = texts(ask("how_to_dry", molecule=smiles))
    assert said in how
    assert never in what_not


def test_a_compound_with_two_groups_takes_an_agent_that_suits_both() -> None:
    good, bad = texts(ask("how_to_dry", molecule="NCCc1ccc(C(=O)OC)cc1"))
    assert "sodium sulfate" in good
    assert "potassium hydroxide" not in good
    assert "calcium chloride" in bad


@pytest.mark.parametrize(
    ("smiles", "classes"),
    [
        ("CC(=O)OCC", ("ester",)),
        ("C1CO1", ("epoxide",)),
        ("CC1(C)OCCO1", ("acetal",)),
        ("c1ccncc1", ("heteroaromatic base",)),
        ("Cc1ccccc1", ("hydrocarbon",)),
        ("CN(C)C=O", ("amide", "aldehyde")),
        ("Oc1ccccc1", ("phenol",)),
    ],
)
def test_a_compound_is_sorted_into_its_classes(smiles: str, classes: tuple[str, ...]) -> None:
    assert set(classes_of(parse_smiles(smiles))) <= set(classes)


def test_the_table_names_known_classes_only_and_never_both_ways() -> None:
    known = set(VOCABULARIES.get("compound class").canonical)
    for agent in agents():
        assert set(agent.suits) | set(agent.harms) <= known, agent.name
        assert not set(agent.suits) & set(agent.harms), agent.name


def test_the_agent_is_found_in_the_message_although_it_is_a_compound() -> None:
    episode = Episode(discover(), lambda *_: pytest.fail("no call is made"), Profile("native", None))
    episode.observe("can I dry my amine over CaCl2?")
    terms = episode.exchanges[-1].terms
    assert terms["drying agent"] == ("calcium chloride",)
    assert terms["compound class"] == ("amine",)
    assert "can_dry_class" in episode.exchanges[-1].reading.hints
