"""Chats without end into a database: DATABASE scripted|engine. Prints each message once it is committed.

Everything is real, only the policy of "scripted" says what it is told to, slowly.
"""

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

from app.core import turn
from app.core.assistant import Assistant
from app.core.events import AnswerGrew, Event, TurnFinished, TurnStarted
from app.core.session import Session
from app.store.store import Store
from sandbox.profiles import Profile
from sandbox.registry import discover
from sandbox.workers.pool import WorkerPool
from tests.core.scripted import Said, ScriptedPolicy, call

QUESTION = "How many benzene rings are in COc1ccc(-c2ccccc2)cc1, and what is its logP?"
ANSWER = (
    "The number of benzene rings of M1 is V1. The logP of M1 is V2." + " That is all there is to say." * 3
)


class EndlessPolicy(ScriptedPolicy):
    """Makes two calls, then streams a long answer, again and again."""

    def generate(self, *arguments, **options):
        """Say the next line, and keep the script from ending."""
        if not self._script:
            self.say(
                call("count_ring_system", molecule="M1", ring="benzene"),
                call("logp", molecule="M1"),
                Said(ANSWER, piece=3, pause_s=0.01),
            )
        return super().generate(*arguments, **options)


def sessions(store: Store, kind: str) -> Iterator[Session]:
    """One conversation after another, each of five turns."""
    if kind == "engine":
        assistant = Assistant(store)
        assistant.start()
        for _ in itertools.count():
            yield assistant.session()
    registry = discover()
    pool = WorkerPool(1)
    pool.start()
    policy = EndlessPolicy([])
    profile = Profile("native", registry.toolset())
    for _ in itertools.count():
        yield Session(store, policy, pool, registry, profile, model_name="scripted")


def say(*words: object) -> None:
    """Print a line at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def listen(event: Event) -> None:
    """Announce what is committed."""
    if isinstance(event, TurnStarted):
        say(event.message_id, "complete")
        say(event.answer_id, "partial")
        listen.answer_id = event.answer_id  # type: ignore[attr-defined]
    elif isinstance(event, AnswerGrew):
        say("streaming")
    elif isinstance(event, TurnFinished):
        say(listen.answer_id, "complete")  # type: ignore[attr-defined]


def main() -> None:
    """Chat until killed."""
    turn.CHECKPOINT_S = 0.02
    store = Store.open(Path(sys.argv[1]))
    for session in sessions(store, sys.argv[2]):
        for _ in range(5):
            session.ask(QUESTION, listen)


if __name__ == "__main__":  # workers import this file
    main()
