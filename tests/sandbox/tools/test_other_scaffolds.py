"""Optimisation where little is gained while the scaffold stays: others are shown, and called so."""

from typing import Any

from rdkit.Chem.Scaffolds.MurckoScaffold import MurckoScaffoldSmiles

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import Structure, ToolResult

LITTLE_ROOM = "Cn1c(C2CCN(S(=O)(=O)c3cccnc3)C2)nc2cccnc21"  # nearly all of it is scaffold; QED 0.72


def call(tool: str, **arguments: Any) -> ToolResult:
    return call_tool(discover().get(tool), arguments)


def scaffolds(result: ToolResult) -> list[bool]:
    assert result.ok, result.error
    made = [item.smiles for item in result.values if isinstance(item, Structure)]
    own = MurckoScaffoldSmiles(LITTLE_ROOM)
    return [MurckoScaffoldSmiles(smiles) == own for smiles in made]


def test_another_scaffold_is_shown_where_it_gains_more_and_is_called_so() -> None:
    result = call("optimize_molecule", molecule=LITTLE_ROOM, objective="higher QED", seconds=60)
    kept = scaffolds(result)
    assert kept[:2] == [False, True]
    first, second = (item for item in result.values[:2] if isinstance(item, Structure))
    assert "another scaffold" in first.note
    assert "another scaffold" not in second.note
    qed_of_first, qed_of_second = (each["properties"]["QED"] for each in result.data["candidates"][:2])
    assert qed_of_first > qed_of_second + 0.05


def test_no_other_scaffold_is_shown_to_who_wants_this_one() -> None:
    result = call(
        "optimize_molecule", molecule=LITTLE_ROOM, objective="higher QED", other_scaffolds=False, seconds=60
    )
    assert all(scaffolds(result))
