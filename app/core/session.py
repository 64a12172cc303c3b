"""A conversation as it runs: takes messages and answers them. No Qt."""

from __future__ import annotations

import re
from collections.abc import Collection

from app.core.answer import Answer
from app.core.commands import command_name, observe_command
from app.core.history import restore_episode
from app.core.turn import Turn
from app.core.turn_parts import Listener, Parts, Policy
from app.store.rows import MessageRow
from app.store.store import Store
from sandbox.episode import Episode, Runner
from sandbox.errors import SandboxError
from sandbox.profiles import Profile
from sandbox.protocol import ToolCall
from sandbox.recogniser import recognise
from sandbox.registry import Registry
from sandbox.workspace import Workspace

__all__ = ["Listener", "Policy", "Session"]


class Session:
    """One conversation: takes messages and commands, drives policy and tools, keeps everything in the store.

    Args:
        store: Where everything is kept as it happens.
        policy: The model; None where only commands are asked.
        runner: Runs tools, normally the worker pool.
        registry: The tools.
        profile: How the model is talked to.
        conversation_id: An existing conversation to go on with; None begins a new one at the first message.
        model_name: Kept with each answer.
    """

    def __init__(
        self,
        store: Store,
        policy: Policy | None,
        runner: Runner,
        registry: Registry,
        profile: Profile,
        *,
        conversation_id: int | None = None,
        model_name: str = "",
    ) -> None:
        self.store = store
        self.conversation_id = conversation_id
        self._parts = Parts(store, policy, runner, registry, profile, model_name)
        self._workspace = Workspace()

    def workspace(self) -> Workspace:
        """The workspace after the last turn; empty before the first."""
        return self._workspace

    def stop(self) -> None:
        """Stop the turn in progress, from any thread; what has come of the answer is kept."""
        self._parts.stop.set()

    def ask(
        self,
        text: str,
        listener: Listener = lambda event: None,
        *,
        parent_id: int | None = None,
        left_out: Collection[str] = (),
    ) -> Answer | None:
        """Answer a message.

        Args:
            text: The user's message, or a command such as ``/logp CCO``.
            listener: Called with each event, on this thread.
            parent_id: Message to follow; None follows the end of the branch that is shown.
            left_out: Parts of the text that look like structures but are only words.

        Returns:
            The answer; None if the turn was stopped or failed (the listener was told why).

        Raises:
            SandboxError: The message is empty or too long, or a command does not fit; nothing was stored.
            StoreError: The message could not be stored; the policy was not asked.
        """
        self._parts.stop.clear()
        episode = self._episode(parent_id)
        command = self._observe(episode, text, left_out)
        if self.conversation_id is None:
            self.conversation_id = self.store.conversations.create(_title(text)).id
        elif parent_id is None:
            parent_id = self.store.conversations.get(self.conversation_id).head_message_id
        turn = Turn(self._parts, self.conversation_id, episode, listener)
        turn.store_question(parent_id)
        return turn.play(command)

    def regenerate(self, user_message_id: int, listener: Listener = lambda event: None) -> Answer | None:
        """Answer a stored message once more, as a new branch."""
        self._parts.stop.clear()
        message = self.store.messages.get(user_message_id)
        self.conversation_id = message.conversation_id
        episode = self._restored(message.parent_id)
        command = self._observe(episode, message.text, left_out_of(message))
        turn = Turn(self._parts, message.conversation_id, episode, listener)
        turn.begin_answer(user_message_id)
        return turn.play(command)

    def edit(
        self,
        user_message_id: int,
        text: str,
        listener: Listener = lambda event: None,
        *,
        left_out: Collection[str] = (),
    ) -> Answer | None:
        """Ask an edited version of a stored message, as a new branch beside it."""
        self._parts.stop.clear()
        message = self.store.messages.get(user_message_id)
        self.conversation_id = message.conversation_id
        episode = self._restored(message.parent_id)
        command = self._observe(episode, text, left_out)
        turn = Turn(self._parts, message.conversation_id, episode, listener)
        turn.store_question(message.parent_id)
        return turn.play(command)

    def _observe(self, episode: Episode, text: str, left_out: Collection[str]) -> ToolCall | None:
        """Take a message in; where it is a command, return the call that it asks for."""
        if command_name(text) is not None:
            return observe_command(episode, text)
        if self._parts.policy is None:
            raise SandboxError("without a model only commands can be asked, such as /logp CCO")
        episode.observe(text, left_out)
        return None

    def _episode(self, parent_id: int | None) -> Episode:
        if parent_id is not None:
            return self._restored(parent_id)
        if self.conversation_id is None:
            return self._restored(None)
        return self._restored(self.store.conversations.get(self.conversation_id).head_message_id)

    def _restored(self, head_id: int | None) -> Episode:
        parts = self._parts
        episode = restore_episode(self.store, head_id, parts.registry, parts.runner, parts.profile)
        self._workspace = episode.workspace
        return episode


def left_out_of(message: MessageRow) -> tuple[str, ...]:
    """Parts of a stored message that were words to its sender although they look like structures.

    A structure is a handle in the text that the policy reads; a word stands there as written.
    """
    whole = f" {message.raw_text} "
    found = dict.fromkeys(" ".join(mention.text.split()) for mention in recognise(message.text))
    return tuple(text for text in found if re.search(rf"(?<!\w){re.escape(text)}(?!\w)", whole))


def _title(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:57] + "…"
