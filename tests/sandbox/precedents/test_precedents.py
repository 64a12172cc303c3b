"""Precedents: what is alike comes first, with the conditions that the user's table has."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sandbox.calling import call_tool
from sandbox.precedents.fingerprints import BYTES, FACETS, reaction_bits
from sandbox.registry import discover
from sandbox.results import Quantity, TableMade, Text, ToolResult
from sandbox.tables.opening import open_table

EXAMPLE = "example:reactions.csv"
SUZUKI = "Brc1ccc(OC)cc1.OB(O)c1ccc(F)cc1>>COc1ccc(-c2ccc(F)cc2)cc1"  # the first row of the example


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RETORT_DATA", str(tmp_path / "data"))
    return tmp_path


def asked(tool: str, table: str = EXAMPLE, **arguments: Any) -> ToolResult:
    return call_tool(discover().get(tool), {"table": {"path": table, "label": "T1"}, **arguments})


def rows(result: ToolResult) -> list[int]:
    assert result.ok, result.error
    return [each["row"] for each in result.data["precedents"]]


def told(result: ToolResult, property: str) -> str:
    return next(str(v.value) for v in result.values if isinstance(v, Text) and v.property == property)


def similarity(result: ToolResult) -> float:
    found = next(v for v in result.values if isinstance(v, Quantity) and v.property.startswith("similarity"))
    return float(found.value or 0)


def written(folder: Path, lines: Sequence[str]) -> str:
    path = folder / "reactions.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def facet(reaction: str, name: str) -> int:
    """Number of bits of one of the fingerprints."""
    at = FACETS.index(name) * BYTES
    return int(np.bitwise_count(reaction_bits(reaction)[at : at + BYTES]).sum())


@pytest.mark.parametrize(
    ("reactants", "product", "alike"),
    [
        (["Brc1ccc(F)cc1", "OB(O)c1ccccc1"], "Fc1ccc(-c2ccccc2)cc1", {1, 2, 3}),
        (["OC(=O)c1ccccc1", "NCC1CC1"], "O=C(NCC1CC1)c1ccccc1", {4, 6}),
        (["O=Cc1ccccc1", "C1CCNCC1"], "c1ccc(CN2CCCCC2)cc1", {7}),
        (["CC(=O)c1ccccc1"], "CC(O)c1ccccc1", {11}),
        (["O=[N+]([O-])c1ccccc1C"], "Nc1ccccc1C", {12}),
        (["CC(C)(C)OC(=O)N1CCCC1"], "C1CCNC1", {13}),
    ],
    ids=["Suzuki", "amide", "reductive amination", "ketone reduction", "nitro reduction", "Boc removal"],
)
def test_the_same_transformation_comes_first(reactants: list[str], product: str, alike: set[int]) -> None:
    found = rows(asked("find_precedents", molecules=reactants, product=product))
    assert set(found[: len(alike)]) == alike


def test_conditions_yield_and_origin_are_told_and_the_table_holds_the_reactions() -> None:
    result = asked("precedents_of_reaction", reaction=SUZUKI)
    assert similarity(result) == 1
    for said in (
        "row 1",
        "EX-001",
        "Pd(PPh3)4 (5 mol%), K2CO3",
        "dioxane/water",
        "temperature (°C) 90",
        "88",
    ):
        assert said in told(result, "closest precedent")
    assert told(result, "further precedents").count("row ") == 4
    made = result.values[0]
    assert isinstance(made, TableMade)
    column = open_table(made.path, "T2").column("reaction")
    assert column is not None
    assert column.values[0] == SUZUKI


@pytest.mark.parametrize(
    "same",
    [
        "OB(O)c1ccc(F)cc1.COc1ccc(Br)cc1>>Fc1ccc(cc1)-c1ccc(OC)cc1",
        "Br[c:1]1ccc(OC)cc1.OB(O)[c:2]1ccc(F)cc1.O.[K+].[O-]C([O-])=O>[Pd]>COc1cc[c:1](-[c:2]2ccc(F)cc2)cc1",
    ],
    ids=["written differently", "mapped, with reagents"],
)
def test_a_reaction_is_itself_however_it_is_written(same: str) -> None:
    assert (reaction_bits(same) == reaction_bits(SUZUKI)).all()


def test_what_stays_as_it_is_leaves_no_bit_in_the_change() -> None:
    assert facet("CCO.c1ccccc1>>OCC.c1ccccc1", "change") == 0
    near = facet("OC(=O)CCCCCC.NC>>CNC(=O)CCCCCC", "change")
    assert near == facet("OC(=O)CCCCCCCCCC.NC>>CNC(=O)CCCCCCCCCC", "change") > 0


def test_products_and_starting_materials_are_found_by_themselves() -> None:
    made = asked("precedents_making", molecule="O=C(NC1CC1)c1ccc(Br)cc1")
    assert (rows(made)[0], similarity(made)) == (6, 1)
    used = asked("precedents_using", molecule="C1COCCN1")
    assert (set(rows(used)[:2]), similarity(used)) == ({7, 10}, 1)  # both rows with morpholine


def test_a_distant_precedent_is_called_so() -> None:
    result = asked("find_precedents", molecules=["C=CC=C", "C=CC=O"], product="O=CC1CC=CCC1")
    assert similarity(result) < 0.4
    assert any("distant" in str(value.reason) for value in result.values if isinstance(value, Quantity))


def test_agents_over_the_arrow_are_told_where_there_are_no_conditions(scratch: Path) -> None:
    path = written(scratch, ["rxn", "CC(=O)c1ccccc1>[BH4-].[Na+].CO>CC(O)c1ccccc1"])
    result = asked("find_precedents", path, molecules=["CC(=O)C1CC1"], product="CC(O)C1CC1")
    assert told(result, "closest precedent") == "row 1: over the arrow [BH4-].[Na+].CO"


def test_a_table_without_reactions_says_which_files_hold_them() -> None:
    result = asked("precedents_making", "example:amines.csv", molecule="CCO")
    assert not result.ok
    assert "T1 holds no reactions" in str(result.error)


# Sarin, Schedule 1A (1) of the Chemical Weapons Convention.
def test_how_a_weapon_was_made_is_not_looked_up(scratch: Path) -> None:
    sarin = "CC(C)OP(C)(=O)F"
    assert asked("precedents_making", molecule=sarin).state == "denied"
    path = written(
        scratch, ["rxn,solvent", f"CC(C)O.CP(=O)(F)F>>{sarin},x", "CC(C)O.CC(=O)Cl>>CC(C)OC(C)=O,y"]
    )
    result = asked("precedents_using", path, molecule="CC(C)O")
    assert rows(result) == [2]
    assert sarin not in str(result.to_json())


def test_fingerprints_of_a_larger_table_are_kept_beside_it(scratch: Path) -> None:
    chains = [
        f"{'C' * n}(=O)O.N{'C' * m}>>{'C' * n}(=O)N{'C' * m},{n}-{m}"
        for n in range(2, 27)
        for m in range(1, 22)
    ]
    path = written(scratch, ["rxn,entry", *chains])
    question = {"molecules": ["CCCCC(=O)O", "NCCC"], "product": "CCCCC(=O)NCCC"}
    first = asked("find_precedents", path, **question)
    assert "(5-3)" in told(first, "closest precedent")
    assert list((scratch / "data" / "tables").glob("*.rows"))
    assert rows(asked("find_precedents", path, **question)) == rows(first)
