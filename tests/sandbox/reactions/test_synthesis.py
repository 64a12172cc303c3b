from typing import Any

import pytest
from rdkit import Chem

from sandbox.calling import call_tool
from sandbox.reactions import stock
from sandbox.reactions.measuring import wilson
from sandbox.registry import discover
from sandbox.results import Structure, ToolResult, YesNo

REGISTRY = discover()
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


def test_a_list_of_ones_own_is_taken_in(tmp_path: Any) -> None:
    own = "CC(F)(C#N)C1CC1(Br)OCCO"
    path = tmp_path / "mine.smi"
    path.write_text(f"{own} bottle 7\nnonsense\n", encoding="utf-8")
    added, problems = stock.import_list(path)
    assert (added, len(problems)) == (1, 1)
    assert stock.sources_of(Chem.MolFromSmiles(own)) == ("your own list",)


def test_wilsons_interval() -> None:
    # Newcombe, Stat. Med. 1998, 17, 857, table I: 81 of 263, method 3
    share, low, high = wilson(81, 263)
    assert (round(share, 4), round(low, 4), round(high, 4)) == (0.308, 0.2553, 0.3662)
