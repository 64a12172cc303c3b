import json

import pytest

from sandbox.results import Choice, Quantity, Structure, Text, ToolResult, YesNo, failure
from sandbox.workspace import HANDLE, Workspace


def result(*items: Quantity | YesNo | Choice | Text | Structure) -> ToolResult:
    return ToolResult(True, "", items, (), {}, "report", "ok", 1.0)


@pytest.fixture
def workspace() -> Workspace:
    workspace = Workspace()
    workspace.add("molecule", "CCO", name="ethanol")
    workspace.add("pattern", "[OX2H]")
    workspace.add("molecule", "c1ccccc1C(=O", problem="a parenthesis is never closed")
    workspace.add("reaction", "CCO>>CC=O")
    workspace.add("file", "results.csv")
    workspace.take_in(result(Quantity(0.0, "", "logP")), ["M1"])
    return workspace


def test_handles_count_up_for_each_kind(workspace: Workspace):
    assert workspace.handles() == ("M1", "Q1", "M2", "R1", "T1", "V1")
    assert workspace.add("molecule", "CCN") == "M3"
    assert [thing.handle for thing in workspace.of_kind("molecule")] == ["M1", "M2", "M3"]


def test_the_same_text_keeps_its_handle_unless_it_is_another_kind(workspace: Workspace):
    assert workspace.add("molecule", "CCO") == "M1"
    assert workspace.add("pattern", "CCO") == "Q2"


def test_a_name_is_shown_before_the_structure(workspace: Workspace):
    ethanol, broken = workspace.thing("M1"), workspace.thing("M2")
    assert ethanol is not None
    assert broken is not None
    assert ethanol.display == "ethanol"
    assert broken.display == "c1ccccc1C(=O"


@pytest.mark.parametrize("handle", ["M9", "V9", "", "m1", "M01", "CCO"])
def test_what_does_not_exist_is_none(workspace: Workspace, handle: str):
    assert workspace.thing(handle) is None
    assert workspace.value(handle) is None


def test_values_and_new_structures_get_handles_in_the_order_of_the_result(workspace: Workspace):
    made = Structure("c1ccccc1", "Murcko scaffold of M1", "side chains removed", ((0, 1),))
    handles = workspace.take_in(
        result(Quantity(1, "", "number of rings"), made, YesNo(True, "is flat")), ["M1"]
    )
    assert handles == ("V2", "M3", "V3")
    scaffold, rings = workspace.thing("M3"), workspace.value("V2")
    assert scaffold is not None
    assert rings is not None
    assert (scaffold.origin, scaffold.label, scaffold.atoms) == ("tool", "Murcko scaffold of M1", ((0, 1),))
    assert (rings.subject, rings.call) == (("M1",), 1)


def test_a_structure_that_is_there_already_keeps_its_handle(workspace: Workspace):
    assert workspace.take_in(result(Structure("CCO", "the product")), ["M1"]) == ("M1",)


def test_a_failure_is_a_value_that_can_be_cited(workspace: Workspace):
    assert workspace.take_in(failure("error", "there is no ester"), ["M1"]) == ("V2",)
    reason = workspace.value("V2")
    assert reason is not None
    assert reason.is_error
    assert reason.item == Text("there is no ester", "reason")


def test_a_choice_between_molecules_stands_for_the_molecule(workspace: Workspace):
    picked = workspace.chosen_molecule(Choice("M1", "highest logP"))
    assert picked is not None
    assert picked.text == "CCO"
    for other in (
        Choice("high", "GI absorption"),
        Choice("R1", "x"),
        Choice(None, "x"),
        Quantity(1, "", "x"),
    ):
        assert workspace.chosen_molecule(other) is None


def test_a_branch_does_not_see_what_arises_on_another(workspace: Workspace):
    branch = workspace.fork()
    assert branch.add("molecule", "CCN") == "M3"
    assert branch.take_in(result(Quantity(1, "", "charge")), ["M3"]) == ("V2",)
    assert workspace.thing("M3") is None
    assert workspace.value("V2") is None
    assert workspace.add("molecule", "CCCl") == "M3"


def test_a_workspace_comes_back_from_the_store_as_it_was(workspace: Workspace):
    made = Structure("c1ccccc1", "scaffold", "note", ((0, 1), (2,)))
    workspace.take_in(
        result(made, YesNo(None, "x", "reason", ((3,),)), Quantity(None, "Å²", "TPSA")), ["M1", "M2"]
    )
    workspace.take_in(failure("timeout", "it took too long"), ["M2"])
    copy = Workspace.from_json(json.loads(json.dumps(workspace.to_json())))
    assert copy.things == workspace.things
    assert copy.values == workspace.values
    assert copy.take_in(result(Quantity(2, "", "y")), []) == workspace.take_in(
        result(Quantity(2, "", "y")), []
    )
    assert copy.values[-1].call == workspace.values[-1].call


def test_an_empty_record_is_an_empty_workspace():
    assert Workspace.from_json({}).handles() == ()


@pytest.mark.parametrize(
    ("text", "handles"),
    [
        ("M1, V12 and (Q3).", ["M1", "V12", "Q3"]),
        ("M1's R2>T9999", ["M1", "R2", "T9999"]),
        ("M0 V01 M10000 XM1 M1a m1 N2 P450", ["P450"]),
    ],
)
def test_handles_are_found_in_text_as_whole_words(text: str, handles: list[str]):
    assert HANDLE.findall(text) == handles


def test_a_table_that_a_call_made_reads_as_its_handle():
    workspace = Workspace()
    given = workspace.add("file", "/home/me/amines.csv", name="amines.csv")
    made = workspace.add("file", "/home/me/data/tables/5eb4.rtable", origin="tool", label="rows of T1")
    things = [workspace.thing(handle) for handle in (given, made)]
    assert [thing.display for thing in things if thing] == ["amines.csv", "T2"]
