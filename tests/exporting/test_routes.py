"""A route as a file that other programs and people read."""

from pathlib import Path

from rdkit import Chem

from app.exporting.routes import write_route
from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.tables.opening import open_table


def test_a_route_is_an_rdf_that_is_read_back_step_by_step(tmp_path: Path) -> None:
    made = call_tool(discover().get("alternative_route"), {"plan": "example:biaryl.rplan"})
    tree = made.data["routes"][0]["tree"]
    table = open_table(str(write_route(tree, "", "", tmp_path / "route.rdf")), "T1")
    names = table.column("name")
    conditions = table.column("conditions")
    assert names is not None
    assert conditions is not None
    assert list(names.values) == [
        "Boc protection",
        "Methyl or ethyl ester deprotection",
        "Amide coupling",
        "Suzuki coupling",
        "Boc deprotection",
    ]
    assert "TFA" in str(conditions.values[-1])
    assert [Chem.CanonSmiles(smiles) for smiles in table.structures][-1] == Chem.CanonSmiles(tree["smiles"])


def test_the_ending_decides_the_form(tmp_path: Path) -> None:
    tree = {"smiles": "CCO"}
    assert write_route(tree, "1. a", "<svg/>", tmp_path / "r.svg").read_text() == "<svg/>"
    assert write_route(tree, "1. a", "<svg/>", tmp_path / "r.txt").read_text() == "1. a\n"
