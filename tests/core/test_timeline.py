"""How a turn spent its time, and what its calls ran with, as they are read back from the store."""

from collections.abc import Iterator

import pytest
import rdkit

from app.core.call_entry import Rerun
from app.core.environment import environment_of, in_words
from app.core.events import Event, TurnFinished
from app.core.reading import read_transcript
from app.core.session import Session
from app.core.timeline import from_json, span_s, to_json
from app.store.store import Store
from sandbox.profiles import Profile
from sandbox.registry import discover
from sandbox.results import ToolResult
from sandbox.workers.pool import WorkerPool
from tests.core.scripted import ScriptedPolicy, call


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory() as opened:
        yield opened


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(1, deadline_s=15) as workers:
        yield workers


def play(store: Store, pool: WorkerPool) -> tuple[Session, list[Event]]:
    policy = ScriptedPolicy([call("logp", molecule="M1"), call("tpsa", molecule="M1"), "V1 and V2."])
    registry = discover()
    session = Session(store, policy, pool, registry, Profile("native", registry.toolset()))
    events: list[Event] = []
    session.ask("logP and TPSA of ethanol?", events.append)
    return session, events


def test_the_phases_of_a_turn_follow_each_other_within_its_time(store: Store, pool: WorkerPool) -> None:
    session, events = play(store, pool)
    finished = events[-1]
    assert isinstance(finished, TurnFinished)
    kinds = [(phase.kind, phase.call) for phase in finished.phases]
    generation = [("prompt", None), ("writing", None)]
    assert kinds == [*generation, ("call", 0), *generation, ("call", 1), *generation]
    ends = [phase.start + phase.seconds for phase in finished.phases]
    assert all(end <= after.start + 1e-9 for end, after in zip(ends, finished.phases[1:], strict=False))
    assert span_s(finished.phases) <= finished.seconds
    assert session.conversation_id is not None
    (turn,) = read_transcript(store, session.conversation_id, discover()).turns
    assert turn.phases == from_json(to_json(finished.phases))


def test_a_call_knows_versions_and_limits_after_a_restart(store: Store, pool: WorkerPool) -> None:
    session, _ = play(store, pool)
    assert session.conversation_id is not None
    logp, _ = read_transcript(store, session.conversation_id, discover()).turns[0].calls
    assert logp.environment is not None
    words = dict(in_words(logp.environment))
    assert [int(part) for part in words["RDKit"].split(".")] == [int(p) for p in rdkit.__version__.split(".")]
    assert words["Time limit"] == "15 s"
    assert words["Memory limit"] == "1500 MB"
    assert words["Signature of the tool"] == discover().get("logp").signature_hash


def test_a_slow_tool_is_shown_with_its_own_longer_time_limit(pool: WorkerPool) -> None:
    registry = discover()
    limits = [environment_of(tool, registry, pool)["deadline_s"] for tool in ("conformer_ensemble", "logp")]
    assert limits == [registry.get("conformer_ensemble").deadline_s, 15]


def test_a_rerun_is_read_back_beside_its_call(store: Store, pool: WorkerPool) -> None:
    session, _ = play(store, pool)
    assert session.conversation_id is not None
    logp, tpsa = read_transcript(store, session.conversation_id, discover()).turns[0].calls
    assert logp.call_id is not None
    again = pool("logp", {"molecule": "CCCO"})
    store.reruns.add(logp.call_id, {"molecule": "CCCO"}, "ok", again.to_json(), again.ms)
    read, other = read_transcript(store, session.conversation_id, discover()).turns[0].calls
    assert read.reruns == [Rerun({"molecule": "CCCO"}, ToolResult.from_json(again.to_json()))]
    assert (read.result, other.reruns) == (logp.result, [])
