"""Conversations played without a model: what is asked, and the calls that answer it."""

from __future__ import annotations

from typing import Any

from sandbox.calling import call_tool
from sandbox.episode import Episode
from sandbox.profiles import Profile
from sandbox.protocol import ToolCall, write_call
from sandbox.registry import discover
from tests.sandbox.grammars import takes

REGISTRY = discover()


def begun(message: str, *calls: tuple[str, dict[str, Any]]) -> Episode:
    """A conversation whose first message is answered by some calls."""
    episode = Episode(REGISTRY, lambda name, given: call_tool(REGISTRY.get(name), given), Profile("native"))
    episode.observe(message)
    for tool, arguments in calls:
        called = episode.act(write_call(tool, arguments))
        assert isinstance(called, ToolCall)
        assert episode.run(called).ok
    if calls:
        episode.act("Done.")
    return episode


def leaves_no_choice(episode: Episode, *calls: tuple[str, dict[str, Any]]) -> None:
    """Assert that these calls, and no answer before them, are all that can be written next."""
    for tool, arguments in calls:
        written = write_call(tool, arguments)
        assert takes(episode.grammar(), written), written
        assert not takes(episode.grammar(), "That is so.")
        called = episode.act(written)
        assert isinstance(called, ToolCall)
        episode.run(called)
