"""A conversation with branches, failed and repeated calls, designed molecules: made by the real parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.events import Event, TurnStarted
from app.core.session import Session
from app.store.store import Store
from sandbox.calling import call_tool
from sandbox.profiles import Profile
from sandbox.registry import discover
from sandbox.results import ToolResult
from tests.core.scripted import ScriptedPolicy, call

BIPHENYL = "COc1ccc(-c2ccccc2)cc1"


def run_here(tool: str, arguments: Mapping[str, Any]) -> ToolResult:
    """Runs a tool in this process: quicker than a worker, and the same tool."""
    return call_tool(discover().get(tool), arguments)


def rich_conversation(store: Store, runner=run_here) -> int:
    """Plays two turns, edits the second question, answers it anew, runs one call again."""
    policy = ScriptedPolicy(
        [
            call("count_ring_system", molecule="M1", ring="benzene"),
            call("logp", molecule="M1"),
            "M1 has V1 benzene rings, and its logP is V2, not 7.7.",
            call("remove_group", molecule="M1", group="nitro"),
            "That is not possible: V3.",
            "<tool_call>{not json",
            call("remove_group", molecule="M1", group="ether"),
            "Without it: M2.",
            call("remove_group", molecule="M1", group="ether"),
            "That gives M2.",
        ]
    )
    registry = discover()
    profile = Profile("native", registry.toolset())
    session = Session(store, policy, runner, registry, profile, model_name="scripted")
    session.ask(f"How many benzene rings are in {BIPHENYL}, and its logP?")
    events: list[Event] = []
    session.ask("Remove its nitro group", events.append)
    second = next(event for event in events if isinstance(event, TurnStarted))
    session.edit(second.message_id, "Remove its ether", events.append)
    edited = [event for event in events if isinstance(event, TurnStarted)][-1]
    session.regenerate(edited.message_id)
    assert session.conversation_id is not None
    first = store.messages.branch(second.answer_id)[1]
    (repeated, *_) = store.tool_calls.for_message(first.id)
    again = runner("count_ring_system", {"molecule": BIPHENYL, "ring": "benzene"})
    store.reruns.add(repeated.id, {"molecule": "M1"}, "ok", again.to_json(), again.ms, {"rdkit": "1"})
    return session.conversation_id
