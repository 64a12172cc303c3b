"""Where on a ring a message wants a group, and that it goes there."""

import pytest
from rdkit import Chem

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import Structure
from sandbox.talk.places_said import place_in, without_place
from sandbox.vocabulary import VOCABULARIES


def made(tool: str, **arguments: object) -> list[str]:
    result = call_tool(discover().get(tool), arguments)
    assert result.ok, result.error
    return [item.smiles for item in result.values if isinstance(item, Structure)]


@pytest.mark.parametrize(
    ("message", "place", "groups"),
    [
        ("put a methyl para to the OH of M1", "para to hydroxyl", ("methyl",)),
        ("add a nitro group ortho to the carboxylic acid", "ortho to carboxyl", ("nitro",)),
        ("chlorine in meta position, please", "meta", ("chloro",)),
        ("replace the OMe para to the nitro group by F", "para to nitro", ("methoxy", "fluoro")),
        ("add a methyl to M1", "", ("methyl",)),
        ("add a methyl ortho or para to the OH", "para to hydroxyl", ("methyl",)),
        ("what is para to M1?", "", ()),
    ],
)
def test_a_place_is_read_and_its_group_is_not_the_one_to_change(
    message: str, place: str, groups: tuple[str, ...]
) -> None:
    assert place_in(message) == place
    assert VOCABULARIES.get("substituent").mentions(without_place(message)) == groups


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("ortho to hydroxyl", "Cc1ccccc1O"),
        ("meta to hydroxyl", "Cc1cccc(O)c1"),
        ("para to hydroxyl", "Cc1ccc(O)cc1"),
        ("para", "Cc1ccc(O)cc1"),
    ],
)
def test_the_three_cresols(place: str, expected: str) -> None:
    found = made("add_group", molecule="Oc1ccccc1", group="methyl", place=place)
    assert found == [Chem.CanonSmiles(expected)]


def test_of_two_chlorines_the_one_is_taken_that_stands_there() -> None:
    start = "Nc1ccc(Cl)cc1Cl"
    assert made("remove_group", molecule=start, group="chloro", place="para to amino") == ["Nc1ccccc1Cl"]
    found = made("replace_group", molecule=start, group="chloro", replacement="cyano", place="ortho to amino")
    assert found == [Chem.CanonSmiles("N#Cc1cc(Cl)ccc1N")]


@pytest.mark.parametrize(
    ("place", "said"), [("para to nitro", "no position para to nitro"), ("upstairs", "is no place")]
)
def test_a_place_that_is_not_there_is_said(place: str, said: str) -> None:
    arguments = {"molecule": "Oc1ccccc1", "group": "methyl", "place": place}
    assert said in (call_tool(discover().get("add_group"), arguments).error or "")
