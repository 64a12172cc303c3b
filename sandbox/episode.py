"""The episode: one branch of a conversation as a policy lives it.

``observe`` takes the user's message in and gives the prompt; ``act`` reads what the policy wrote; ``run``
runs a call and takes its result into the workspace. The program and the trainer drive this same class. A turn
in which something was denied is closed: whatever the policy writes then, its answer is the refusal.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

from sandbox.errors import ArgumentError, SandboxError
from sandbox.exchange import RECENT_EXCHANGES, Exchange, Step
from sandbox.handles import resolve
from sandbox.laid_out import answer_in_lines
from sandbox.messages import check_message
from sandbox.misquoted import put_right
from sandbox.next_step import NextStep
from sandbox.on_offer import Offer
from sandbox.policy_view import PolicyView
from sandbox.profiles import Profile
from sandbox.prompt import Prompt
from sandbox.protocol import (
    NATIVE_SYSTEM,
    FinalAnswer,
    ParseFailure,
    Role,
    ToolCall,
    read_turn,
    render,
)
from sandbox.registry import Registry
from sandbox.results import Structure, ToolResult, failure
from sandbox.retrieval.open_turn import OpenTurn
from sandbox.retrieval.reading import NAME_READER, Reading
from sandbox.retrieval.retriever import Retriever
from sandbox.retrieval.turn_reading import what_is_asked
from sandbox.safety import gate
from sandbox.safety.requests import REASON
from sandbox.schema_prompt import schema_system
from sandbox.speaking import spoken
from sandbox.statements import state_result
from sandbox.taking_in import take_in
from sandbox.talk import isosteres
from sandbox.talk.wished_units import in_wished_units
from sandbox.turn_scope import TurnScope
from sandbox.typed_calls import as_typed
from sandbox.workspace import Workspace

DECLINED = "request declined"  # stands in the trace where the sandbox refused the message itself

Runner = Callable[[str, Mapping[str, Any]], ToolResult]


class Episode:
    """A conversation branch: messages, workspace and calls.

    Args:
        registry: The tools.
        runner: Makes a call.
        profile: How the policy is talked to.
        workspace: What is there already.
        retriever: Finds tools; that of the offered ones where none is given.
    """

    def __init__(
        self,
        registry: Registry,
        runner: Runner,
        profile: Profile,
        workspace: Workspace | None = None,
        retriever: Retriever | None = None,
    ) -> None:
        self.registry = registry
        self.profile = profile
        self.workspace = workspace or Workspace()
        self.exchanges: list[Exchange] = []
        self._native = profile.name == "native"
        self._runner = runner
        self._offer = Offer(self.exchanges, registry, profile, retriever)
        self._next = NextStep(self.exchanges, self.workspace, registry, profile, self._offer)

    def observe(self, user_text: str, left_out: Collection[str] = ()) -> Prompt:
        """Take a user's message in: find the chemistry, give it handles, open a turn.

        Args:
            user_text: The message.
            left_out: Parts of it that look like structures but are only words.

        Raises:
            SandboxError: The message is empty or too long.
        """
        exchange = take_in(
            check_message(user_text),
            self.exchanges,
            self.workspace,
            self._read_name,
            native=self._native,
            left_out=left_out,
        )
        self.exchanges.append(exchange)
        if self._native:
            exchange.reading = self._read()
            if isosteres.TOOL in exchange.reading.wanted:
                isosteres.complete(exchange, self.workspace)
        if self._is_declined(exchange):
            self.record(ToolCall(DECLINED, {}, ""), failure("denied", REASON), exchange.mentioned)
        return self.prompt()

    def _read(self) -> Reading:
        """What the open turn asks for."""
        tools, recent = self._offer.tools(), self._offer.recent()
        retriever = self._offer.retriever
        turn = OpenTurn(self.exchanges, self.registry, self.workspace, tools, retriever, recent)
        return what_is_asked(turn)

    def _is_declined(self, exchange: Exchange) -> bool:
        """Whether the message asks for what is refused, by itself or with those before."""
        earlier = [(past.user_text, past.mentioned) for past in self.exchanges[-1 - RECENT_EXCHANGES : -1]]
        return gate.asks(exchange.policy_text, exchange.mentioned, earlier, self._smiles)

    def refusal(self) -> str | None:
        """The answer to a turn in which something was denied; None where nothing was."""
        denied = (step for step in self.exchanges[-1].steps if step.result.state == "denied")
        step = next(denied, None)
        return f"No answer: {step.result.handles[0]}." if step else None

    def refuse(self) -> FinalAnswer:
        """Close a turn in which something was denied."""
        return self._close(FinalAnswer(self.refusal() or ""))

    def _close(self, answer: FinalAnswer) -> FinalAnswer:
        self.exchanges[-1].answer = answer.raw
        return answer

    def prompt(self) -> Prompt:
        """The prompt at this moment of the open turn."""
        return render(self.messages())

    def messages(self) -> list[tuple[Role, str]]:
        """The messages that the policy sees at this moment, system line first."""
        view = PolicyView(self.registry, self.profile, self.workspace)
        system = NATIVE_SYSTEM if self._native else schema_system(self._offer.tools())
        return [("system", system), *view.messages(self.exchanges)]

    def grammar(self) -> str:
        """The grammar of what the policy may write next."""
        if only := self.refusal() or self._table_of_answers():
            return f"start: {json.dumps(only)}\n"
        return self._next.compiled().grammar

    def _table_of_answers(self) -> str:
        """The answer that code writes, a line for each molecule or item, once nothing is left to call."""
        turn = self.exchanges[-1]
        return answer_in_lines(turn) if turn.steps and not self._next.may_call() else ""

    def scope(self) -> TurnScope:
        """What the policy may refer to at this moment."""
        return self._next.scope()

    def callable_tools(self) -> tuple[str, ...]:
        """Names of the tools that can be called at this moment: what they take is there."""
        return self._next.compiled().tools

    def leaning(self) -> dict[str, float] | None:
        """Weights on how the policy's next text begins, see `sandbox.leaning`; None where there are none."""
        return None if self.refusal() else self._next.leaning()

    def act(self, model_text: str) -> ToolCall | FinalAnswer | ParseFailure:
        """Read what the policy wrote; a final answer closes the turn."""
        if self.refusal():
            return self.refuse()
        action = read_turn(model_text)
        if isinstance(action, ToolCall):
            return as_typed(action, self.exchanges, self.registry, self._smiles) if self._native else action
        if not isinstance(action, FinalAnswer):
            return action
        if self._native:
            turn = self.exchanges[-1]
            corrected = put_right(action.raw, turn.steps, self.workspace)
            action = FinalAnswer(spoken(corrected, turn, self.registry))
        return self._close(action)

    def run(self, call: ToolCall) -> ToolResult:
        """Run a call and take its result into the workspace; an identical call is answered from the trace."""
        turn = self.exchanges[-1]
        for step in turn.steps:
            if step.result.state == "denied":
                return step.result
            if step.call.key() == call.key():
                turn.steps.append(Step(call, step.result, step.statement))
                return step.result
        subject: tuple[str, ...] = ()
        try:
            if len(turn.steps) >= (most := turn.most_calls()):
                raise ArgumentError(f"the limit of {most} calls a turn is reached")
            spec = self.registry.get(call.tool)
            arguments, subject = resolve(spec, call.arguments, self.workspace)
            result = self._runner(spec.name, arguments)
        except SandboxError as error:
            result = failure("error", str(error))
        return self.record(call, result, subject)

    def record(self, call: ToolCall, result: ToolResult, subject: tuple[str, ...]) -> ToolResult:
        """Take in the result of a call of the open turn and return it with its handles."""
        result = in_wished_units(result, self.exchanges[-1].user_text)
        handles = self.workspace.take_in(result, subject)
        statement = state_result(result, handles, subject, with_values=not self._native)
        taken = replace(result, text=statement, handles=handles)
        self.exchanges[-1].steps.append(Step(call, taken, statement))
        return taken

    def _smiles(self, handle: str) -> str | None:
        thing = self.workspace.thing(handle)
        return thing.text if thing and thing.kind == "molecule" and not thing.problem else None

    def _read_name(self, name: str) -> str | None:
        """The structure of a systematic name that no table has, read by the tool that reads names."""
        if NAME_READER not in self.registry:
            return None
        result = self._runner(NAME_READER, {"name": name})
        made = next((item for item in result.values if isinstance(item, Structure)), None)
        return made.smiles if result.ok and made else None
