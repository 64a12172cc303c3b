from typing import Any

import pytest

from app.cli.batch import _answer
from app.engine.errors import EngineDied
from app.store.store import Store
from sandbox.workers.pool import WorkerPool
from tests.core.scripted import Said, ScriptedBrain, ScriptedPolicy


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (EngineDied("The engine stopped unexpectedly."), "The engine stopped unexpectedly."),
        (RuntimeError("a mistake of ours"), "RuntimeError('a mistake of ours')"),
    ],
)
def test_what_goes_wrong_with_one_question_leaves_the_others_alone(error: Exception, reason: str):
    policy = ScriptedPolicy([Said("The", error=error), "Hello!"])
    brain: Any = ScriptedBrain(Store.memory(), policy, WorkerPool(1))
    record, said = _answer(brain, {"id": 1, "question": "logP of CCO?"})
    assert (record["answer"], said) == ("", reason)
    assert record["final"] == [{"kind": "none", "reason": reason}]
    record, said = _answer(brain, {"id": 2, "question": "Hello"})
    assert (record["answer"], said) == ("Hello!", None)


def test_a_conversation_goes_on_after_a_turn_that_failed_and_says_so():
    policy = ScriptedPolicy([Said("The", error=EngineDied("It stopped.")), "Hello!"])
    brain: Any = ScriptedBrain(Store.memory(), policy, WorkerPool(1))
    record, said = _answer(brain, {"id": 1, "turns": ["logP of CCO?", "Hello"]})
    assert said == "It stopped."
    assert record["answer"] == "Hello!"
    assert [turn["final"] for turn in record["turns"]] == [
        [{"kind": "none", "reason": "It stopped."}],
        [{"kind": "none"}],
    ]
