"""Trying a model out: one question answered with the real tools, and how fast the model reads and writes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from app.core.events import Event, TurnFailed
from app.core.session import Policy, Session
from app.store.store import Store
from sandbox.episode import Runner
from sandbox.profiles import Profile
from sandbox.prompt import Prompt
from sandbox.protocol import render
from sandbox.registry import Registry

QUESTION = "What is the logP of aspirin?"
EXPECTED = "1.31"  # Crippen's, as the tool calculates it
_WORDS = "The sample was weighed, dissolved, washed with brine, dried over sodium sulfate and concentrated. "
_PROMPT_REPEATS = 12  # about 250 tokens
_WRITTEN_TOKENS = 48
_FREE_LETTERS = "start: /[a-z ]{2000}/\n"  # any words, so that nothing is dictated and nothing ends early


@dataclass(frozen=True)
class Trial:
    """How a model did.

    Attributes:
        question: What it was asked.
        answer: What it answered; empty where it could not.
        error: Why it could not, in the user's words.
        seconds: Seconds from question to answer, tools included.
        prompt_tokens_per_s: Tokens of a prompt that it reads in a second; None where it read none.
        written_tokens_per_s: Tokens that it writes in a second, without dictated ones; None where it wrote
            none.
    """

    question: str
    answer: str
    error: str
    seconds: float
    prompt_tokens_per_s: float | None
    written_tokens_per_s: float | None


def try_model(
    policy: Policy,
    runner: Runner,
    registry: Registry,
    profile: Profile,
    should_stop: Callable[[], bool] = lambda: False,
) -> Trial:
    """Ask a model the test question in a conversation that is not kept, and time it.

    Args:
        policy: The model.
        runner: Runs the tools.
        registry: The tools.
        profile: How the model is talked to.
        should_stop: Asked while it reads and writes; True ends the trial.

    Raises:
        EngineError: If the model does not run at all.
    """
    generation = policy.generate(
        _unseen_prompt(), grammar=_FREE_LETTERS, max_tokens=_WRITTEN_TOKENS, should_stop=should_stop
    )
    errors: list[str] = []
    with Store.memory() as store:
        session = Session(store, policy, runner, registry, profile)

        def listen(event: Event) -> None:
            if isinstance(event, TurnFailed):
                errors.append(event.error)
            if should_stop():
                session.stop()

        started = time.perf_counter()
        answer = None if should_stop() else session.ask(QUESTION, listen)
        seconds = time.perf_counter() - started
    return Trial(
        QUESTION,
        answer.text if answer is not None else "",
        "" if answer is not None else "; ".join(errors) or "the question was not answered",
        seconds,
        _rate(generation.prompt_tokens - generation.cached_tokens, generation.prefill_s),
        _rate(len(generation.token_ids) - generation.forced_tokens, generation.decode_s),
    )


def _unseen_prompt() -> Prompt:
    """A prompt that no cache holds: it begins with the time."""
    return render([("user", f"{time.time_ns()} {_WORDS * _PROMPT_REPEATS}")])


def _rate(tokens: int, seconds: float) -> float | None:
    return tokens / seconds if tokens > 0 and seconds > 0 else None
