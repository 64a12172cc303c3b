"""The conversation loop with a scripted policy, real tools and a real store."""

import sqlite3
import threading
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from app.core.events import (
    AnswerGrew,
    CallFinished,
    CallStarted,
    Event,
    PromptRead,
    TurnFailed,
    TurnFinished,
    TurnStarted,
    TurnStopped,
)
from app.core.session import Session
from app.engine.errors import EngineDied
from app.store.store import Store
from sandbox.calling import call_tool
from sandbox.errors import SandboxError
from sandbox.profiles import Profile
from sandbox.registry import discover
from sandbox.results import ToolResult
from tests.core.scripted import Said, ScriptedPolicy, call

BIPHENYL = "COc1ccc(-c2ccccc2)cc1"


def run_here(tool: str, arguments: Mapping[str, Any]) -> ToolResult:
    """Runs a tool in this process: quicker than a worker, and the same tool."""
    return call_tool(discover().get(tool), arguments)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory() as opened:
        yield opened


@pytest.fixture
def policy() -> ScriptedPolicy:
    return ScriptedPolicy([])


@pytest.fixture
def session(store: Store, policy: ScriptedPolicy) -> Session:
    return open_session(store, policy)


def open_session(store: Store, policy: ScriptedPolicy, conversation_id: int | None = None) -> Session:
    registry = discover()
    profile = Profile("native", registry.toolset())
    return Session(
        store, policy, run_here, registry, profile, conversation_id=conversation_id, model_name="scripted"
    )


def test_an_answer_prints_the_values_of_its_calls(
    session: Session, policy: ScriptedPolicy, store: Store
) -> None:
    policy.say(
        call("count_ring_system", molecule="M1", ring="benzene"),
        call("logp", molecule="M1"),
        "M1 has V1 benzene rings, and its logP is V2.",
    )
    events: list[Event] = []
    answer = session.ask(f"How many benzene rings are in {BIPHENYL}, and its logP?", events.append)
    assert answer is not None
    assert answer.text == f"{BIPHENYL} has 2 benzene rings, and its logP is 3.36."
    assert [(each["value"], each["unit"]) for each in answer.final] == [(2, ""), (pytest.approx(3.3622), "")]
    assert answer.unsupported == ()
    kinds = [type(event) for event in events if not isinstance(event, PromptRead | AnswerGrew)]
    assert kinds == [TurnStarted, CallStarted, CallFinished, CallStarted, CallFinished, TurnFinished]
    branch = store.messages.branch(store.conversations.list()[0].head_message_id)
    assert [(row.role, row.status) for row in branch] == [("user", "complete"), ("assistant", "complete")]
    assert branch[1].text == answer.text
    assert [row.state for row in store.tool_calls.for_message(branch[1].id)] == ["ok", "ok"]


def test_the_question_is_stored_before_the_model_is_asked(
    session: Session, policy: ScriptedPolicy, store: Store
) -> None:
    policy.say(Said("The", error=EngineDied("The model ended unexpectedly.")))
    events: list[Event] = []
    assert session.ask("What is the logP of aspirin?", events.append) is None
    assert isinstance(events[-1], TurnFailed)
    assert events[-1].error == "The model ended unexpectedly."
    asked, answer = store.messages.branch(store.conversations.list()[0].head_message_id)
    assert asked.text == "What is the logP of aspirin?"
    assert (answer.status, answer.text, answer.error) == ("failed", "The", "The model ended unexpectedly.")


def test_what_came_before_a_stop_is_kept(session: Session, policy: ScriptedPolicy, store: Store) -> None:
    policy.say(Said("Aspirin is a well known molecule, of which much could be said.", pause_s=0.005))
    events: list[Event] = []

    def stop_at_the_third_piece(event: Event) -> None:
        events.append(event)
        if sum(isinstance(each, AnswerGrew) for each in events) == 3:
            session.stop()

    assert session.ask("Tell me about aspirin", stop_at_the_third_piece) is None
    assert isinstance(events[-1], TurnStopped)
    assert events[-1].text == "Aspirin is a well kno"
    answer = store.messages.branch(store.conversations.list()[0].head_message_id)[1]
    assert (answer.status, answer.text) == ("stopped", "Aspirin is a well kno")
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    again = session.ask("And its logP?")
    assert again is not None
    assert again.text == "The logP of aspirin is 1.31."


def test_a_stop_from_another_thread_ends_the_turn(session: Session, policy: ScriptedPolicy) -> None:
    policy.say(Said("word " * 400, pause_s=0.01))
    timer = threading.Timer(0.1, session.stop)
    timer.start()
    assert session.ask("Talk") is None
    timer.join()


def test_a_failed_call_is_answered_with_its_reason(
    session: Session, policy: ScriptedPolicy, store: Store
) -> None:
    policy.say(call("remove_group", molecule="M1", group="nitro"), "That is not possible: V1.")
    answer = session.ask("Remove the nitro group of ethanol")
    assert answer is not None
    assert "nitro" in answer.text
    row = store.messages.branch(store.conversations.list()[0].head_message_id)[1]
    (stored,) = store.tool_calls.for_message(row.id)
    assert stored.state == "error"
    assert stored.result_json["error"]


def test_unreadable_output_is_shown_and_the_model_gets_another_try(
    session: Session, policy: ScriptedPolicy
) -> None:
    policy.say("<tool_call>{not json", call("logp", molecule="M1"), "The logP of M1 is V2.")
    events: list[Event] = []
    answer = session.ask("logP of ethanol?", events.append)
    assert answer is not None
    finished = [event.result.state for event in events if isinstance(event, CallFinished)]
    assert finished == ["unparsed", "ok"]


def test_a_model_that_writes_only_nonsense_fails_in_words(session: Session, policy: ScriptedPolicy) -> None:
    policy.say(*["<tool_call>{not json"] * 5)
    events: list[Event] = []
    assert session.ask("logP of ethanol?", events.append) is None
    assert isinstance(events[-1], TurnFailed)
    assert "could not be read" in events[-1].error


def test_a_model_that_repeats_a_call_for_ever_is_ended(session: Session, policy: ScriptedPolicy) -> None:
    policy.say(*[call("logp", molecule="M1")] * 30)
    events: list[Event] = []
    assert session.ask("logP of ethanol?", events.append) is None
    assert isinstance(events[-1], TurnFailed)
    assert "limit" in events[-1].error


def test_a_tool_that_does_not_exist_is_an_error_of_the_call(session: Session, policy: ScriptedPolicy) -> None:
    policy.say(call("flux_capacitor", molecule="M1"), "I cannot answer that offline.")
    events: list[Event] = []
    assert session.ask("Boiling point of ethanol?", events.append) is not None
    (result,) = [event.result for event in events if isinstance(event, CallFinished)]
    assert "there is no tool 'flux_capacitor'" in str(result.error)


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 200_001])
def test_a_message_that_cannot_be_asked_is_not_stored(session: Session, store: Store, text: str) -> None:
    with pytest.raises(SandboxError):
        session.ask(text)
    assert store.conversations.list() == []


def test_an_answer_can_be_made_again_beside_the_first(
    session: Session, policy: ScriptedPolicy, store: Store
) -> None:
    policy.say("First.", "Second.")
    events: list[Event] = []
    session.ask("Hello", events.append)
    started = next(event for event in events if isinstance(event, TurnStarted))
    session.regenerate(started.message_id)
    head = store.conversations.list()[0].head_message_id
    assert [row.text for row in store.messages.branch(head)] == ["Hello", "Second."]
    assert [row.text for row in store.messages.siblings(started.answer_id)] == ["First.", "Second."]


def test_an_edited_question_gets_handles_of_its_own(
    session: Session, policy: ScriptedPolicy, store: Store
) -> None:
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    events: list[Event] = []
    session.ask("logP of aspirin?", events.append)
    started = next(event for event in events if isinstance(event, TurnStarted))
    answer = session.edit(started.message_id, "logP of ibuprofen?")
    assert answer is not None
    assert answer.text == "The logP of ibuprofen is 3.07."
    assert session.workspace().thing("M1").name == "ibuprofen"  # type: ignore[union-attr]
    texts = [row.text for row in store.messages.siblings(started.message_id)]
    assert texts == ["logP of aspirin?", "logP of ibuprofen?"]


def test_a_conversation_goes_on_after_a_restart(store: Store, policy: ScriptedPolicy) -> None:
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    first = open_session(store, policy)
    first.ask("logP of aspirin?")
    policy.say(call("tpsa", molecule="M1"), "The TPSA of M1 is V2.")
    second = open_session(store, policy, first.conversation_id)
    answer = second.ask("and its TPSA?")
    assert answer is not None
    assert answer.text == "The TPSA of aspirin is 63.60 Å²."
    assert answer.unsupported == ()
    assert "logP of M1?" in policy.prompts[-1]


def test_a_full_disk_in_the_middle_of_a_turn_is_said(
    session: Session, policy: ScriptedPolicy, store: Store
) -> None:
    policy.say(Said("word " * 100_000, piece=500_000))
    events: list[Event] = []

    def fill_the_disk(event: Event) -> None:
        events.append(event)
        if isinstance(event, TurnStarted):
            store._database.on_connection(_take_all_space)

    assert session.ask("Tell me a story", fill_the_disk) is None
    assert isinstance(events[-1], TurnFailed)
    assert "no room left" in events[-1].error
    asked = store.messages.branch(store.conversations.list()[0].head_message_id)[0]
    assert asked.text == "Tell me a story"


def _take_all_space(connection: sqlite3.Connection) -> None:
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")


def test_a_claim_without_a_result_is_marked(session: Session, policy: ScriptedPolicy) -> None:
    policy.say("The logP of M1 is 4.2.")
    answer = session.ask("logP of aspirin?")
    assert answer is not None
    assert [claim.text for claim in answer.unsupported] == ["4.2"]


def test_an_answer_that_reached_the_limit_says_so(
    session: Session, policy: ScriptedPolicy, store: Store
) -> None:
    policy.say(Said("Benzene is aromatic, and so are", finish="length"))
    answer = session.ask("Tell me about benzene.")
    assert answer is not None
    assert answer.text.endswith("and so are … [cut off: the answer was too long]")
    head = store.conversations.get(session.conversation_id or 0).head_message_id
    assert store.messages.get(head or 0).text == answer.text
