import json

import pytest

from app.cli.records import Recorder
from app.core.session import Session
from app.engine.errors import EngineError
from app.store.store import Store
from sandbox.calling import call_tool
from sandbox.profiles import Profile
from sandbox.registry import discover
from tests.core.scripted import Said, ScriptedPolicy, call

REGISTRY = discover()
FIELDS = ["answer", "final", "calls", "molecules", "unsupported", "seconds", "tokens"]


def asked(*questions: str, script: list[Said | str]) -> tuple[Recorder, Session]:
    session = Session(
        Store.memory(),
        ScriptedPolicy(script),
        lambda name, given: call_tool(REGISTRY.get(name), given),
        REGISTRY,
        Profile("native", REGISTRY.toolset()),
    )
    recorder = Recorder()
    for question in questions:
        session.ask(question, recorder)
    return recorder, session


@pytest.mark.parametrize(
    ("question", "script", "final"),
    [
        (
            "TPSA of CCO?",
            [call("tpsa", molecule="M1"), "V1."],
            [{"kind": "number", "value": 20.23, "unit": "Å²"}],
        ),
        (
            "Is there a hydroxyl in CCO?",
            [call("has_functional_group", molecule="M1", group="hydroxyl"), "V1."],
            [{"kind": "boolean", "value": True}],
        ),
        (
            "Formula of CCO?",
            [call("molecular_formula", molecule="M1"), "V1."],
            [{"kind": "text", "value": "C2H6O"}],
        ),
        (
            "Scaffold of Oc1ccccc1?",
            [call("murcko_scaffold", molecule="M1"), "M2 is the scaffold."],
            [{"kind": "molecule", "smiles": "c1ccccc1"}],
        ),
        (
            "Greasier, CCO or CCCCO?",
            [
                call("rank_molecules", molecules=["M1", "M2"], property="logP", order="highest first"),
                "V1.",
            ],
            [{"kind": "molecule", "smiles": "CCCCO"}],
        ),
        ("Is it toxic?", ["Which molecule do you mean?"], [{"kind": "clarify"}]),
        ("Hello", ["Hello!"], [{"kind": "none"}]),
    ],
)
def test_the_bare_answer_is_derived_from_what_the_answer_cites(
    question: str, script: list[Said | str], final: list[dict[str, object]]
):
    recorder, session = asked(question, script=script)
    record = json.loads(json.dumps(recorder.record(session.workspace())))
    assert list(record) == FIELDS
    assert record["final"] == final
    assert record["tokens"] > 0


def test_calls_have_what_a_program_needs_and_the_answer_prints_the_value():
    recorder, session = asked(
        "logP of aspirin?", script=[call("logp", molecule="M1"), "The logP of M1 is V1."]
    )
    record = recorder.record(session.workspace())
    (made,) = record["calls"]
    assert list(made) == ["tool", "arguments", "ok", "text", "data", "ms"]
    assert (made["tool"], made["arguments"], made["ok"]) == ("logp", {"molecule": "M1"}, True)
    assert made["data"]["values"][0]["value"] == pytest.approx(1.3101, abs=1e-3)
    assert record["answer"] == "The logP of aspirin is 1.31."
    assert record["molecules"] == {"M1": "CC(=O)Oc1ccccc1C(=O)O"}
    assert record["unsupported"] == []


def test_what_no_result_supports_is_listed():
    recorder, session = asked("logP of CCO?", script=["The logP of M1 is 5."])
    (claim,) = recorder.record(session.workspace())["unsupported"]
    assert claim["text"] == "5"


def test_a_conversation_counts_all_calls_and_answers_the_last_turn():
    turns: list[Said | str] = [call("logp", molecule="M1"), "V1.", call("tpsa", molecule="M1"), "V2."]
    recorder, session = asked("logP of CCO?", "and its TPSA?", script=turns)
    record = recorder.record(session.workspace())
    assert [made["tool"] for made in record["calls"]] == ["logp", "tpsa"]
    assert record["answer"] == "20.23 Å²."
    assert [made["turn"] for made in recorder.detailed_record(session.workspace())["calls"]] == [1, 2]


def test_a_turn_that_failed_says_why_in_its_bare_answer():
    recorder, session = asked("logP of CCO?", script=[])
    record = recorder.record(session.workspace())
    assert record["answer"] == ""
    assert record["final"] == [{"kind": "none", "reason": recorder.error}]
    assert list(record) == FIELDS
    assert recorder.detailed_record(session.workspace())["error"] == recorder.error


def test_a_failed_turn_does_not_spoil_the_next():
    recorder, session = asked("logP of CCO?", script=[Said("The", error=EngineError("it stopped"))])
    assert recorder.error == "it stopped"
    session.ask("Hello", recorder)
    assert recorder.error == "the script of the test has ended"
    recorder.fail("the question is empty")
    assert recorder.record(session.workspace())["final"] == [
        {"kind": "none", "reason": "the question is empty"}
    ]
