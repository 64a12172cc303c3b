"""The test question of a model."""

import pytest

from app.core.trial import QUESTION, try_model
from sandbox.profiles import Profile
from sandbox.registry import discover
from sandbox.workers.pool import WorkerPool
from tests.core.scripted import ScriptedPolicy, call


@pytest.fixture(scope="module")
def pool():
    with WorkerPool(1) as workers:
        yield workers


def test_a_trial_gives_an_answer_and_speeds(pool):
    registry = discover()
    policy = ScriptedPolicy(["words " * 20, call("logp", molecule="M1"), "The logP of M1 is V1."])
    trial = try_model(policy, pool, registry, Profile("native", registry.toolset()))
    assert trial.answer == "The logP of aspirin is 1.31."  # Crippen logP of aspirin, as RDKit documents it
    assert trial.question == QUESTION
    assert trial.prompt_tokens_per_s == pytest.approx(100 / 0.01)
    assert trial.written_tokens_per_s == pytest.approx(1 / 0.02)


def test_a_model_that_fails_at_the_question_says_why(pool):
    registry = discover()
    trial = try_model(ScriptedPolicy(["words"]), pool, registry, Profile("native", registry.toolset()))
    assert trial.answer == ""
    assert "script of the test has ended" in trial.error


def test_a_trial_can_be_stopped(pool):
    registry = discover()
    policy = ScriptedPolicy(["words", "An answer."])
    trial = try_model(policy, pool, registry, Profile("native"), lambda: True)
    assert trial.answer == ""
    assert len(policy.prompts) == 1
