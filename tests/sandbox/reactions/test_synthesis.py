from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rdkit import Chem

from sandbox.calling import call_tool
from sandbox.errors import ToolError
from sandbox.reactions import own_stock, plan_files
from sandbox.reactions.measuring import wilson
from sandbox.registry import discover
from sandbox.results import Structure, ToolResult, YesNo
from sandbox.views import discover_views

REGISTRY = discover()
OWN, OWN_BASE = "CC(F)(C#N)C1CC1(Br)OCCO", "NCC(F)(F)C1CCC1OCCBr"
SARIN = "CC(C)OP(C)(=O)F"
MUSTARD = "ClCCSCCCl"


def call(tool: str, **arguments: Any) -> ToolResult:
    return call_tool(REGISTRY.get(tool), arguments)


def structures(result: ToolResult) -> set[str]:
    return {Chem.CanonSmiles(item.smiles) for item in result.values if isinstance(item, Structure)}


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("retrosynthesis_step", {"molecule": SARIN}),
        ("plan_synthesis", {"molecule": SARIN, "seconds": 1}),
        ("plan_synthesis", {"molecule": MUSTARD, "seconds": 1}),
        ("predict_products", {"reactants": [MUSTARD, "N"]}),
    ],
    ids=["sarin in a step", "route to sarin", "route to mustard", "from mustard"],
)
def test_weapons_are_declined(tool: str, arguments: dict[str, Any]) -> None:
    result = call(tool, **arguments)
    assert result.state == "denied"
    assert not result.data


@pytest.mark.parametrize("smiles", ["CCO", "Nc1ccccc1", "OB(O)c1ccccc1", "CC(=O)OC(C)=O", "Brc1ccccn1"])
def test_common_reactants_can_be_bought(smiles: str) -> None:
    item = call("is_buyable", molecule=smiles).values[0]
    assert isinstance(item, YesNo)
    assert item.value is True


def test_what_is_not_listed_is_no_and_says_what_that_means() -> None:
    item = call("is_buyable", molecule="CC(F)(C#N)C1CC1(Br)OCCNN").values[0]
    assert isinstance(item, YesNo)
    assert item.value is False
    assert "does not mean" in str(item.reason)


@pytest.fixture
def own_list(tmp_path: Path) -> Iterator[ToolResult]:
    """A list with a bottle, a salt and a row that cannot be read; gone after the test."""
    path = tmp_path / "shelf.csv"
    path.write_text(f"smiles,place\n{OWN},7\nnonsense,8\nCl.{OWN_BASE},9\n", encoding="utf-8")
    arguments = {"table": {"path": str(path), "label": path.name}, "name": path.name}
    yield call_tool(discover_views().get("import_own_stock"), arguments)
    own_stock.remove(path.name)


def test_a_list_of_ones_own_is_taken_in_and_named_as_the_source(own_list: ToolResult) -> None:
    assert [getattr(item, "value", None) for item in own_list.values] == [2, 1]
    assert "nonsense" in own_list.data["problems"][0]["reason"]
    for smiles in (OWN, OWN_BASE):  # who has the hydrochloride has the amine
        item = call("is_buyable", molecule=smiles).values[0]
        assert isinstance(item, YesNo)
        assert item.value is True
        assert "your list shelf.csv" in str(item.reason)
    assert [each.name for each in own_stock.lists()] == ["shelf.csv"]


def test_a_route_may_start_from_ones_own_list(own_list: ToolResult) -> None:
    plan = call("plan_synthesis", molecule=f"CC(=O)N{OWN_BASE[1:]}", seconds=5)
    starting = {node["smiles"]: node["stock"] for node in plan_files.walk(plan.data["routes"][0]["tree"])}
    assert starting[Chem.CanonSmiles(OWN_BASE)] == ["your list shelf.csv"]


def test_a_list_that_is_removed_no_longer_counts(tmp_path: Path) -> None:
    own_stock.take_in("once", [12345])
    assert own_stock.lists_with(12345) == ("once",)
    own_stock.remove("once")
    assert own_stock.lists_with(12345) == ()
    with pytest.raises(ToolError, match="no list of your own is called 'once'"):
        own_stock.remove("once")


def test_wilsons_interval() -> None:
    # Newcombe, Stat. Med. 1998, 17, 857, table I: 81 of 263, method 3
    share, low, high = wilson(81, 263)
    assert (round(share, 4), round(low, 4), round(high, 4)) == (0.308, 0.2553, 0.3662)
