"""A call that is run again: kept beside the first result, which stays."""

import pytest

from app.store import NotFound


@pytest.fixture
def called(store, say):
    asked = say("logP of ethanol?")
    answer = store.messages.begin_answer(asked.conversation_id, asked.id, "model")
    environment = {"rdkit": "2026.09.1", "deadline_s": 20.0}
    call = store.tool_calls.begin(answer.id, 0, "logp", {"molecule": "M1"}, environment_json=environment)
    store.tool_calls.finish(call, "ok", "The logP of M1 is V1.", {"value": -0.0014}, 2.0)
    return answer.id, call


def test_a_rerun_stands_beside_the_call_and_changes_nothing_of_it(store, called):
    answer, call = called
    before = store.tool_calls.for_message(answer)
    store.reruns.add(call, {"molecule": "CCCO"}, "ok", {"value": 0.39}, 1.5, {"rdkit": "2027.03.1"})
    store.reruns.add(call, {"molecule": "C1"}, "error", {"error": "never closed"})
    first, second = store.reruns.for_message(answer)[call]
    assert (first.arguments_json, first.result_json) == ({"molecule": "CCCO"}, {"value": 0.39})
    assert first.environment_json == {"rdkit": "2027.03.1"}
    assert (second.state, second.ms) == ("error", None)
    assert store.tool_calls.for_message(answer) == before
    assert before[0].environment_json == {"rdkit": "2026.09.1", "deadline_s": 20.0}


def test_a_rerun_of_a_call_that_is_gone_is_refused(store):
    with pytest.raises(NotFound, match="no call 77"):
        store.reruns.add(77, {}, "ok", {})


def test_reruns_go_with_their_conversation(store, called):
    answer, call = called
    store.reruns.add(call, {}, "ok", {})
    conversation = store.messages.get(answer).conversation_id
    store.conversations.delete(conversation)
    store.conversations.purge(conversation)
    assert store.reruns.for_message(answer) == {}
