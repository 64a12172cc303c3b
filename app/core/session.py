"""A conversation as it runs: the loop between policy, sandbox and store. No Qt."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from typing import Protocol

from app.core.answer import Answer, finish_answer, to_pieces
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
from app.core.history import restore_episode
from app.engine.client import EngineError, Generation
from app.store.errors import BadStructure, StoreError
from app.store.store import Store
from sandbox.episode import MAX_CALLS, Episode, Runner
from sandbox.errors import SandboxError
from sandbox.profiles import Profile
from sandbox.prompt import Prompt
from sandbox.protocol import CALL_OPEN, FinalAnswer, ParseFailure, ToolCall
from sandbox.registry import Registry
from sandbox.results import Structure, ToolResult, failure
from sandbox.workspace import Workspace

MAX_ANSWER_TOKENS = 400
MAX_UNPARSED = 2
CHECKPOINT_S = 1.0

Listener = Callable[[Event], None]


class Policy(Protocol):
    """What the session needs of a model: the engine has it, and so does a scripted one in tests."""

    def generate(
        self,
        prompt: Prompt,
        *,
        grammar: str | None = None,
        max_tokens: int = 256,
        on_prefill: Callable[[int, int], None] | None = None,
        on_text: Callable[[str], None] | None = None,
        should_stop: Callable[[], bool] | None = None,
    ) -> Generation:
        """Continue the prompt with one assistant turn."""
        ...


class Session:
    """One conversation: takes messages, drives the policy and the tools, keeps everything in the store.

    Args:
        store: Where everything is kept as it happens.
        policy: The model.
        runner: Runs tools, normally the worker pool.
        registry: The tools.
        profile: How the model is talked to.
        conversation_id: An existing conversation to go on with; None begins a new one at the first message.
        model_name: Kept with each answer.
    """

    def __init__(
        self,
        store: Store,
        policy: Policy,
        runner: Runner,
        registry: Registry,
        profile: Profile,
        *,
        conversation_id: int | None = None,
        model_name: str = "",
    ) -> None:
        self.store = store
        self.conversation_id = conversation_id
        self._policy = policy
        self._runner = runner
        self._registry = registry
        self._profile = profile
        self._model_name = model_name
        self._stop = threading.Event()
        self._workspace = Workspace()

    def workspace(self) -> Workspace:
        """The workspace after the last turn; empty before the first."""
        return self._workspace

    def stop(self) -> None:
        """Stop the turn in progress, from any thread; what has come of the answer is kept."""
        self._stop.set()

    def ask(
        self, text: str, listener: Listener = lambda event: None, *, parent_id: int | None = None
    ) -> Answer | None:
        """Answer a message.

        Args:
            text: The user's message.
            listener: Called with each event, on this thread.
            parent_id: Message to follow; None follows the end of the branch that is shown.

        Returns:
            The answer; None if the turn was stopped or failed (the listener was told why).

        Raises:
            SandboxError: The message is empty or too long; nothing was stored.
            StoreError: The message could not be stored; the policy was not asked.
        """
        self._stop.clear()
        episode = self._episode(parent_id)
        episode.observe(text)
        turn = _Turn(self, episode, text, listener)
        turn.store_question(parent_id)
        return turn.play()

    def regenerate(self, user_message_id: int, listener: Listener = lambda event: None) -> Answer | None:
        """Answer a stored message once more, as a new branch."""
        self._stop.clear()
        message = self.store.messages.get(user_message_id)
        self.conversation_id = message.conversation_id
        episode = self._restored(message.parent_id)
        episode.observe(message.text)
        turn = _Turn(self, episode, message.text, listener)
        turn.begin_answer(user_message_id)
        return turn.play()

    def edit(self, user_message_id: int, text: str, listener: Listener = lambda event: None) -> Answer | None:
        """Ask an edited version of a stored message, as a new branch beside it."""
        self._stop.clear()
        message = self.store.messages.get(user_message_id)
        self.conversation_id = message.conversation_id
        episode = self._restored(message.parent_id)
        episode.observe(text)
        turn = _Turn(self, episode, text, listener)
        turn.store_question(message.parent_id, at_root=message.parent_id is None)
        return turn.play()

    def _episode(self, parent_id: int | None) -> Episode:
        if parent_id is not None:
            return self._restored(parent_id)
        if self.conversation_id is None:
            return self._restored(None)
        return self._restored(self.store.conversations.get(self.conversation_id).head_message_id)

    def _restored(self, head_id: int | None) -> Episode:
        episode = restore_episode(self.store, head_id, self._registry, self._runner, self._profile)
        self._workspace = episode.workspace
        return episode


class _Turn:
    """One message being answered."""

    def __init__(self, session: Session, episode: Episode, text: str, listener: Listener) -> None:
        self._session = session
        self._store = session.store
        self._episode = episode
        self._text = text
        self._tell = listener
        self._started = time.perf_counter()
        self._tokens = 0
        self._answer_id = 0
        self._partial = ""
        self._shown = 0
        self._checkpointed = 0.0
        self._unparsed = 0

    def store_question(self, parent_id: int | None, *, at_root: bool = False) -> None:
        """Commit the user's words before anything else happens."""
        session = self._session
        if session.conversation_id is None:
            session.conversation_id = self._store.conversations.create(_title(self._text)).id
        if parent_id is None and not at_root:
            parent_id = self._store.conversations.get(session.conversation_id).head_message_id
        exchange = self._episode.exchanges[-1]
        message = self._store.messages.add_user(
            session.conversation_id,
            parent_id,
            self._text,
            workspace_json=self._episode.workspace.to_json(),
            raw_text=exchange.policy_text,
        )
        self.begin_answer(message.id)

    def begin_answer(self, message_id: int) -> None:
        """Open the answer in the store and record the structures of the message."""
        session, exchange = self._session, self._episode.exchanges[-1]
        assert session.conversation_id is not None
        answer = self._store.messages.begin_answer(session.conversation_id, message_id, session._model_name)
        self._answer_id = answer.id
        things = [self._episode.workspace.thing(handle) for handle in exchange.mentioned]
        found = tuple(thing for thing in things if thing)
        for thing in found:
            if thing.kind == "molecule" and not thing.problem:
                with contextlib.suppress(BadStructure):  # kept in the message, only not found by structure
                    self._store.molecules.record(
                        message_id, thing.handle, thing.text, "mentioned", thing.name
                    )
        self._tell(TurnStarted(message_id, answer.id, found))

    def play(self) -> Answer | None:
        """Let policy and tools take turns until there is an answer."""
        try:
            while True:
                generation = self._generate()
                if generation.finish == "cancelled":
                    self._end_stopped()
                    return None
                action = self._episode.act(generation.text)
                if isinstance(action, FinalAnswer):
                    return self._end_answered(action)
                self._partial, self._shown = "", 0
                if isinstance(action, ParseFailure):
                    if not self._take_unparsed(action):
                        self._end_failed(f"the model's output could not be read: {action.problem}")
                        return None
                else:
                    self._run(action)
                if self._session._stop.is_set():
                    self._end_stopped()
                    return None
        except (EngineError, SandboxError, StoreError) as error:
            self._end_failed(str(error))
            return None
        except BaseException:
            self._close("failed", error="the program was interrupted")
            raise

    def _generate(self) -> Generation:
        generation = self._session._policy.generate(
            self._episode.prompt(),
            grammar=self._episode.grammar(),
            max_tokens=MAX_ANSWER_TOKENS,
            on_prefill=lambda done, total: self._tell(PromptRead(done, total)),
            on_text=self._grow,
            should_stop=self._session._stop.is_set,
        )
        self._tokens += len(generation.token_ids)
        return generation

    def _grow(self, text: str) -> None:
        self._partial += text
        if self._partial.startswith(CALL_OPEN) or CALL_OPEN.startswith(self._partial):
            return  # a call, or what may still become one
        self._tell(AnswerGrew(self._partial[self._shown :]))
        self._shown = len(self._partial)
        if time.perf_counter() - self._checkpointed > CHECKPOINT_S:
            self._checkpointed = time.perf_counter()
            self._store.messages.checkpoint(self._answer_id, self._partial, self._printed(self._partial))

    def _run(self, call: ToolCall) -> None:
        index = len(self._episode.exchanges[-1].steps)
        registry = self._session._registry
        verb = registry.get(call.tool).verb if call.tool in registry else "Unknown tool"
        call_id = self._store.tool_calls.begin(
            self._answer_id, index, call.tool, dict(call.arguments), raw_text=call.raw
        )
        self._tell(CallStarted(index, call.tool, verb, call.arguments, call.raw))
        result = self._episode.run(call)
        self._store.tool_calls.finish(call_id, result.state, result.text, result.to_json(), result.ms)
        self._record_structures(call, result)
        self._tell(CallFinished(index, result))
        if index > MAX_CALLS + MAX_UNPARSED:
            raise SandboxError("the model keeps calling tools beyond the limit")

    def _record_structures(self, call: ToolCall, result: ToolResult) -> None:
        for item, handle in zip(result.values, result.handles, strict=False):
            if isinstance(item, Structure):
                with contextlib.suppress(BadStructure):
                    self._store.molecules.record(
                        self._answer_id, handle, item.smiles, "designed", edit=item.note or None
                    )

    def _take_unparsed(self, failed: ParseFailure) -> bool:
        self._unparsed += 1
        index = len(self._episode.exchanges[-1].steps)
        call_id = self._store.tool_calls.begin(
            self._answer_id, index, "could not be parsed", None, raw_text=failed.raw
        )
        result = failure("unparsed", failed.problem)
        self._store.tool_calls.finish(call_id, "unparsed", result.text, result.to_json(), 0.0)
        self._tell(CallStarted(index, "could not be parsed", "Could not be parsed", {}, failed.raw))
        self._tell(CallFinished(index, result))
        if self._unparsed > MAX_UNPARSED:
            return False
        self._episode.record(ToolCall("could not be parsed", {}, failed.raw), result, ())
        return True

    def _end_answered(self, final: FinalAnswer) -> Answer:
        answer = finish_answer(final.raw, self._episode.workspace, self._episode.exchanges[-1])
        seconds = time.perf_counter() - self._started
        self._store.messages.finish(
            self._answer_id,
            answer.raw,
            answer.text,
            "complete",
            final_json=list(answer.final),
            unsupported_json=[claim.to_json() for claim in answer.unsupported],
            workspace_json=self._episode.workspace.to_json(),
            tokens=self._tokens,
            seconds=seconds,
        )
        self._tell(TurnFinished(answer, seconds, self._tokens))
        return answer

    def _end_stopped(self) -> None:
        self._close("stopped")
        self._tell(TurnStopped(self._printed(self._visible())))

    def _end_failed(self, error: str) -> None:
        with contextlib.suppress(StoreError):  # on a full disk the last checkpoint stands
            self._close("failed", error=error)
        self._tell(TurnFailed(error, self._printed(self._visible())))

    def _close(self, status: str, error: str | None = None) -> None:
        visible = self._visible()
        self._store.messages.finish(
            self._answer_id,
            visible,
            self._printed(visible),
            "stopped" if status == "stopped" else "failed",
            workspace_json=self._episode.workspace.to_json(),
            tokens=self._tokens,
            seconds=time.perf_counter() - self._started,
            error=error,
        )

    def _visible(self) -> str:
        return "" if self._partial.startswith("<") else self._partial

    def _printed(self, raw: str) -> str:
        return "".join(piece.text for piece in to_pieces(raw, self._episode.workspace))


def _title(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:57] + "…"
