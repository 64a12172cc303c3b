"""Calls made again: arguments read as a person writes them, scripts that run, results compared."""

import subprocess
import sys

import pytest

from app.core.comparing import compare
from app.core.recorded import (
    RecordedCall,
    argument_texts,
    arguments_in_short,
    read_arguments_of,
    resolved_arguments,
)
from app.core.replay import ReplayedCall, replay, reproduced, sum_up_replay
from app.exporting.calls import call_as_python, calls_as_python
from sandbox.calling import call_tool
from sandbox.errors import ArgumentError
from sandbox.registry import discover
from sandbox.results import Quantity, Structure, ToolResult, failure
from sandbox.workspace import Workspace

BIPHENYL = "COc1ccc(-c2ccccc2)cc1"


@pytest.fixture
def workspace() -> Workspace:
    filled = Workspace()
    filled.add("molecule", BIPHENYL, name="4-methoxybiphenyl")
    filled.add("molecule", "C1CC", problem="ring 1 is never closed")
    filled.add("pattern", "[OX2H]")
    return filled


def run_here(tool, arguments) -> ToolResult:
    return call_tool(discover().get(tool), arguments)


def recorded(tool: str, arguments: dict, **changes) -> RecordedCall:
    result = run_here(tool, arguments) if tool in discover() else None
    fields = {"state": "ok", "result": result, "environment": {}} | changes
    return RecordedCall("What?", tool, arguments, arguments, **fields)


def test_handles_stand_for_structures_only_where_a_structure_goes(workspace: Workspace) -> None:
    resolved = resolved_arguments(
        "count_substructure", {"molecule": "M1", "pattern": "Q1"}, workspace, discover()
    )
    assert resolved == {
        "molecule": {"smiles": BIPHENYL, "label": "M1"},
        "pattern": {"smiles": "[OX2H]", "label": "Q1"},
    }
    ranked = {"molecules": ["M1", "CCO"], "property": "M1", "order": "highest first"}
    assert resolved_arguments("rank_molecules", ranked, workspace, discover())["property"] == "M1"


def test_arguments_are_read_as_handles_names_and_smiles(workspace: Workspace) -> None:
    spec = discover().get("rank_molecules")
    given = {
        "molecules": ["M1", " ethanol ", "", "C(=O)O"],
        "property": ["logP"],
        "order": ["highest first"],
    }
    read = read_arguments_of(spec, given, workspace)
    assert read["molecules"] == ["M1", {"smiles": "CCO", "label": "ethanol"}, "C(=O)O"]
    assert run_here("rank_molecules", resolved_arguments(spec.name, read, workspace, discover())).ok
    assert argument_texts(read["molecules"]) == ["M1", "ethanol", "C(=O)O"]


def test_numbers_say_what_they_are_of_in_one_line() -> None:
    given = {
        "molecule": "M1",
        "objective": "higher solubility",
        "max_steps": 6,
        "open_rings": False,
        "like": None,
    }
    assert arguments_in_short(given) == ["M1", "higher solubility", "max steps 6", "open rings no"]
    assert arguments_in_short({"molecules": ["M1", "M2"]}) == ["M1", "M2"]


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"molecule": ["M2"], "ring": ["benzene"]}, "ring 1 is never closed"),
        ({"molecule": [" "], "ring": ["benzene"]}, "molecule is missing"),
        ({"molecule": ["CCO", "CCN"], "ring": ["benzene"]}, "one structure"),
    ],
    ids=["unreadable handle", "missing", "too many"],
)
def test_what_does_not_fit_is_said(workspace: Workspace, given: dict, complaint: str) -> None:
    with pytest.raises(ArgumentError, match=complaint):
        read_arguments_of(discover().get("count_ring_system"), given, workspace)


def test_a_copied_call_runs_and_gives_the_same_value() -> None:
    script = call_as_python("tpsa", {"molecule": {"smiles": "CC(=O)Oc1ccccc1C(=O)O", "label": "M1"}})
    assert output_of(script) == "63.60 Å²"  # Ertl et al., J. Med. Chem. 2000, 43, 3714: aspirin 63.6


def test_a_script_of_all_calls_runs_and_shows_then_beside_now() -> None:
    same = recorded("logp", {"molecule": "CCO"})
    other = recorded("tpsa", {"molecule": "CCO"}, result=run_here("tpsa", {"molecule": "CC"}))
    gone = recorded("flux_capacitor", {"molecule": "CCO"})
    unparsed = recorded("could not be parsed", {}, state="unparsed")
    lines = output_of(calls_as_python("Ethanol", [same, other, gone, unparsed], "Retort 1")).splitlines()
    assert lines == ["logp: 0.00", "tpsa: 20.23 Å²    (then: 0.00 Å²)", "flux_capacitor: no longer exists"]


HOSTILE = [
    "'''\nimport os; os._exit(9)\n'''",
    '"""; 1/0 #',
    "a\x0cb\u2028c\rd",
    "\\",
    "{tool!r}",
    "\u202e evil",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_was_typed_becomes_code(text: str) -> None:
    hostile = recorded("logp", {"molecule": "CCO"})
    hostile = RecordedCall(text, "logp", {}, {"molecule": {"smiles": "CCO", "label": text}}, "ok", None, {})
    script = calls_as_python(text, [hostile], text)
    assert output_of(script).startswith("logp: 0.00")
    assert "\u202e" not in script


def output_of(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()


def one(*items) -> ToolResult:
    return ToolResult(True, "", items, (), {}, "report", "ok", 1.0)


def test_numbers_are_the_same_up_to_the_noise_of_fractions() -> None:
    then = one(Quantity(0.1 + 0.2, "", "logP"))
    assert compare(then, one(Quantity(0.3, "", "logP"))) == ("same", ())
    outcome, (difference,) = compare(then, one(Quantity(0.3001, "", "logP")))
    assert outcome == "changed"
    assert (difference.what, difference.then, difference.now) == ("logP", "0.30 (0.3)", "0.30 (0.3001)")


def test_structures_are_compared_as_structures() -> None:
    then = one(Structure("OCC", "product"))
    assert compare(then, one(Structure("CCO", "product")))[0] == "same"
    assert compare(then, one(Structure("CCN", "product")))[0] == "changed"


def test_units_and_vanished_values_are_differences() -> None:
    then = one(Quantity(1, "g", "mass"), Quantity(2, "", "rings"))
    assert compare(then, one(Quantity(1, "kg", "mass"), Quantity(2, "", "rings")))[0] == "changed"
    outcome, (difference,) = compare(then, one(Quantity(1, "g", "mass")))
    assert (outcome, difference.what, difference.now) == ("changed", "rings", "")


def test_a_reworded_remark_is_shown_and_changes_nothing() -> None:
    then, now = (
        one(Quantity(1, "", "rings", reason="as drawn")),
        one(Quantity(1, "", "rings", reason="as given")),
    )
    outcome, (difference,) = compare(then, now)
    assert (outcome, difference.then, difference.now) == ("same", "as drawn", "as given")


def test_replay_tells_every_outcome_apart() -> None:
    same = recorded("logp", {"molecule": "CCO"})
    changed = recorded("tpsa", {"molecule": "CCO"}, result=run_here("tpsa", {"molecule": "CC"}))
    fails = recorded("logp", {"molecule": "C1CC"}, result=one(Quantity(1.0, "", "logP")))
    answers = recorded("logp", {"molecule": "CCO"}, state="error", result=failure("error", "no"))
    gone = recorded("flux_capacitor", {"molecule": "CCO"}, result=one(Quantity(78.0, "°C", "boiling point")))
    cancelled = recorded("logp", {"molecule": "CCO"}, state="cancelled")
    calls = [same, changed, fails, answers, gone, cancelled]
    found = list(replay(calls, run_here, discover()))
    outcomes = ["same", "changed", "now fails", "now answers", "gone", "left out"]
    assert [each.outcome for each in found] == outcomes
    assert sum_up_replay(found).startswith("6 calls: 1 same, 1 changed, 1 fails now")
    assert reproduced(found[:1] + found[5:])
    assert not reproduced(found)
    assert "never closed" in found[2].differences[0].now


def test_replay_names_versions_and_signatures_that_changed() -> None:
    call = recorded("logp", {"molecule": "CCO"}, environment={"rdkit": "2020.03.1", "signature": "0" * 12})
    (found,) = replay([call], run_here, discover())
    assert isinstance(found, ReplayedCall)
    assert found.outcome == "same"
    assert "RDKit 2020.03.1 then" in found.note
    assert "other arguments" in found.note


def test_replay_stops_when_told_to() -> None:
    calls = [recorded("logp", {"molecule": "CCO"})] * 5
    asked = iter([False, False, True])
    assert len(list(replay(calls, run_here, discover(), lambda: next(asked)))) == 2
