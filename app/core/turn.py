"""One turn of a conversation: policy and tools take turns until there is an answer."""

from __future__ import annotations

import contextlib
import time

from app.core.answer import Answer, finish_answer, to_pieces
from app.core.environment import environment_of
from app.core.events import (
    AnswerGrew,
    CallFinished,
    CallStarted,
    PromptRead,
    TurnFailed,
    TurnFinished,
    TurnStarted,
    TurnStopped,
)
from app.core.structures_kept import record_designed, record_mentioned
from app.core.timeline import Stopwatch
from app.core.turn_parts import Listener, Parts
from app.engine.client import EngineError, Generation
from app.store.errors import StoreError
from sandbox.episode import Episode
from sandbox.errors import SandboxError
from sandbox.protocol import CALL_OPEN, FinalAnswer, ParseFailure, ToolCall
from sandbox.results import failure

MAX_ANSWER_TOKENS = 400
CUT_OFF = " … [cut off: the answer was too long]"
MAX_UNPARSED = 2
CHECKPOINT_S = 1.0


class Turn:
    """One message being answered.

    Args:
        parts: What it works with.
        conversation_id: The conversation in the store.
        episode: The branch, with the message already observed.
        listener: Told what happens.
    """

    def __init__(self, parts: Parts, conversation_id: int, episode: Episode, listener: Listener) -> None:
        self._parts = parts
        self._store = parts.store
        self._conversation_id = conversation_id
        self._episode = episode
        self._tell = listener
        self._watch = Stopwatch()
        self._tokens = 0
        self._decode_s = 0.0
        self._context_tokens = 0
        self._read_tokens = 0
        self._read_s = 0.0
        self._answer_id = 0
        self._partial = ""
        self._shown = 0
        self._checkpointed = 0.0
        self._unparsed = 0

    def store_question(self, parent_id: int | None) -> None:
        """Commit the user's words before anything else happens; ``parent_id`` is the message before."""
        exchange = self._episode.exchanges[-1]
        message = self._store.messages.add_user(
            self._conversation_id,
            parent_id,
            exchange.user_text,
            workspace_json=self._episode.workspace.to_json(),
            raw_text=exchange.policy_text,
        )
        self.begin_answer(message.id)

    def begin_answer(self, message_id: int) -> None:
        """Open the answer in the store and record the structures of the message."""
        exchange = self._episode.exchanges[-1]
        answer = self._store.messages.begin_answer(self._conversation_id, message_id, self._parts.model_name)
        self._answer_id = answer.id
        things = [self._episode.workspace.thing(handle) for handle in exchange.mentioned]
        found = tuple(thing for thing in things if thing)
        record_mentioned(self._store, message_id, found)
        self._tell(TurnStarted(message_id, answer.id, found))

    def play(self, command: ToolCall | None = None) -> Answer | None:
        """Let policy and tools take turns until there is an answer.

        Args:
            command: A call that the user asked for by name; its result is the answer, and no policy is asked.
        """
        try:
            self._show_refusal()
            if self._episode.refusal():
                return self._end_answered(self._episode.refuse())
            return self._take_turns() if command is None else self._obey(command)
        except (EngineError, SandboxError, StoreError) as error:
            self._end_failed(str(error))
            return None
        except BaseException:
            self._close("failed", error="the program was interrupted")
            raise

    def _take_turns(self) -> Answer | None:
        while True:
            if self._episode.refusal():
                return self._end_answered(self._episode.refuse())
            generation = self._generate()
            if generation.finish == "cancelled":
                self._end_stopped()
                return None
            cut = CUT_OFF if generation.finish == "length" else ""
            action = self._episode.act(generation.text + cut)
            if isinstance(action, FinalAnswer):
                return self._end_answered(action)
            self._partial, self._shown = "", 0
            if isinstance(action, ParseFailure):
                if not self._take_unparsed(action):
                    self._end_failed(f"the model's output could not be read: {action.problem}")
                    return None
            else:
                self._run(action)
            if self._parts.stop.is_set():
                self._end_stopped()
                return None

    def _obey(self, command: ToolCall) -> Answer | None:
        self._run(command)
        if self._parts.stop.is_set():
            self._end_stopped()
            return None
        exchange = self._episode.exchanges[-1]
        exchange.answer = exchange.steps[-1].statement
        return self._end_answered(FinalAnswer(exchange.answer))

    def _show_refusal(self) -> None:
        """Put a message that the sandbox itself declined into the trace."""
        for index, step in enumerate(self._episode.exchanges[-1].steps):
            call_id = self._store.tool_calls.begin(self._answer_id, index, step.call.tool, {}, raw_text="")
            result = step.result
            self._store.tool_calls.finish(call_id, result.state, result.text, result.to_json(), result.ms)
            self._tell(CallStarted(index, step.call.tool, "Declined", {}, ""))
            self._tell(CallFinished(index, result))

    def _generate(self) -> Generation:
        policy = self._parts.policy
        assert policy is not None, "the session refuses questions without a model"
        begun = self._watch.seconds()
        generation = policy.generate(
            self._episode.prompt(),
            grammar=self._episode.grammar(),
            max_tokens=MAX_ANSWER_TOKENS,
            leaning=self._episode.leaning(),
            on_prefill=lambda done, total: self._tell(PromptRead(done, total)),
            on_text=self._grow,
            should_stop=self._parts.stop.is_set,
        )
        self._watch.note_generation(begun, generation.prefill_s)
        self._tokens += len(generation.token_ids)
        self._decode_s += generation.decode_s
        self._read_tokens += generation.prompt_tokens - generation.cached_tokens
        self._read_s += generation.prefill_s
        self._context_tokens = generation.prompt_tokens + len(generation.token_ids)
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
        registry = self._parts.registry
        verb = registry.get(call.tool).verb if call.tool in registry else "Unknown tool"
        environment = environment_of(call.tool, registry, self._parts.runner)
        call_id = self._store.tool_calls.begin(
            self._answer_id,
            index,
            call.tool,
            dict(call.arguments),
            raw_text=call.raw,
            environment_json=environment,
        )
        self._tell(CallStarted(index, call.tool, verb, call.arguments, call.raw, call_id, environment))
        begun = self._watch.seconds()
        result = self._episode.run(call)
        self._watch.note_call(begun, index)
        self._store.tool_calls.finish(call_id, result.state, result.text, result.to_json(), result.ms)
        record_designed(self._store, self._answer_id, self._episode.workspace, call, result)
        self._tell(CallFinished(index, result))
        if index > self._episode.exchanges[-1].most_calls() + MAX_UNPARSED:
            raise SandboxError("the model keeps calling tools beyond the limit")

    def _take_unparsed(self, failed: ParseFailure) -> bool:
        self._unparsed += 1
        index = len(self._episode.exchanges[-1].steps)
        call_id = self._store.tool_calls.begin(
            self._answer_id, index, "could not be parsed", None, raw_text=failed.raw
        )
        result = failure("unparsed", failed.problem)
        self._store.tool_calls.finish(call_id, "unparsed", result.text, result.to_json(), 0.0)
        verb = "Could not be parsed"
        self._tell(CallStarted(index, "could not be parsed", verb, {}, failed.raw, call_id))
        self._tell(CallFinished(index, result))
        if self._unparsed > MAX_UNPARSED:
            return False
        self._episode.record(ToolCall("could not be parsed", {}, failed.raw), result, ())
        return True

    def _end_answered(self, final: FinalAnswer) -> Answer:
        answer = finish_answer(final.raw, self._episode.workspace, self._episode.exchanges[-1])
        seconds = self._watch.seconds()
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
            timeline_json=self._watch.to_json(),
        )
        self._tell(
            TurnFinished(
                answer,
                seconds,
                self._tokens,
                self._decode_s,
                self._context_tokens,
                self._read_tokens,
                self._read_s,
                tuple(self._watch.phases),
            )
        )
        return answer

    def _end_stopped(self) -> None:
        self._close("stopped")
        self._tell(TurnStopped(self._printed(self._visible()), tuple(self._watch.phases)))

    def _end_failed(self, error: str) -> None:
        with contextlib.suppress(StoreError):  # on a full disk the last checkpoint stands
            self._close("failed", error=error)
        self._tell(TurnFailed(error, self._printed(self._visible()), tuple(self._watch.phases)))

    def _close(self, status: str, error: str | None = None) -> None:
        visible = self._visible()
        self._store.messages.finish(
            self._answer_id,
            visible,
            self._printed(visible),
            "stopped" if status == "stopped" else "failed",
            workspace_json=self._episode.workspace.to_json(),
            tokens=self._tokens,
            seconds=self._watch.seconds(),
            error=error,
            timeline_json=self._watch.to_json(),
        )

    def _visible(self) -> str:
        return "" if self._partial.startswith("<") else self._partial

    def _printed(self, raw: str) -> str:
        return "".join(piece.text for piece in to_pieces(raw, self._episode.workspace))
