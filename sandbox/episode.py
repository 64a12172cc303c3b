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
from sandbox.exchange import RECENT_EXCHANGES, Exchange, Step, mentioned_terms, names_handle
from sandbox.grammar import CompiledTurn, compile_turn, digit_words
from sandbox.handles import resolve, with_handles
from sandbox.laid_out import answer_in_lines
from sandbox.leaning import after_a_call, before_the_first_call, without_waiting
from sandbox.messages import check_message
from sandbox.misquoted import put_right
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
from sandbox.registry import Registry, ToolSpec
from sandbox.results import Structure, ToolResult, failure
from sandbox.retrieval.offered import unsaid_partner, with_terms_named
from sandbox.retrieval.reading import NAME_READER, Reading
from sandbox.retrieval.retriever import Retriever
from sandbox.retrieval.turn_reading import TurnReader
from sandbox.safety import gate
from sandbox.safety.requests import REASON
from sandbox.schema_prompt import schema_system
from sandbox.speaking import CERTAIN, spoken
from sandbox.statements import state_result
from sandbox.talk import isosteres
from sandbox.talk.answer_format import split_format
from sandbox.talk.asked_back import confirmed, with_question_before
from sandbox.talk.calls_said import with_calls_said
from sandbox.talk.labels import with_labels_resolved
from sandbox.talk.out_of_reach import within_reach
from sandbox.talk.places_said import without_place
from sandbox.talk.protection import group_put_on
from sandbox.talk.references import with_references_resolved
from sandbox.talk.relatives import with_relatives
from sandbox.talk.subjects import subjects_of
from sandbox.talk.tables import with_table
from sandbox.talk.values_meant import with_value_named
from sandbox.talk.wished_units import in_wished_units
from sandbox.turn_scope import TurnScope
from sandbox.typed_calls import as_typed, name_gone_on_with
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import Workspace, molecules_in

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
        self._runner = runner
        self._given_retriever = retriever
        self._compiled: CompiledTurn | None = None

    def observe(self, user_text: str, left_out: Collection[str] = ()) -> Prompt:
        """Take a user's message in: find the chemistry, give it handles, open a turn.

        Args:
            user_text: The message.
            left_out: Parts of it that look like structures but are only words.

        Raises:
            SandboxError: The message is empty or too long.
        """
        user_text = check_message(user_text)
        question, form = user_text, None
        if self.profile.name == "native":  # other models see the wish themselves
            question, form = split_format(user_text)
            question = confirmed(question, self.exchanges)
        policy_text, quotes = with_handles(question, self.workspace, self._read_name, left_out)
        policy_text, places = with_references_resolved(policy_text, self.exchanges)
        policy_text, relatives = with_relatives(policy_text, self.exchanges, self.workspace, self._read_name)
        policy_text, tables = with_table(policy_text, self.exchanges)
        policy_text = with_value_named(with_question_before(policy_text, self.exchanges), self.exchanges)
        quotes |= places | relatives | tables
        known = [handle for handle in self.workspace.handles() if names_handle(policy_text, handle)]
        mentioned = tuple(dict.fromkeys([*quotes, *known]))
        found = mentioned_terms(without_place(question), without_place(policy_text))
        exchange = Exchange(user_text, policy_text, mentioned, found, form=form, quotes=quotes)
        self.exchanges.append(exchange)
        if self.profile.name == "native":
            exchange.reading = self._read(exchange)
            if isosteres.TOOL in exchange.reading.wanted:
                isosteres.complete(exchange, self.workspace)
        earlier = [(past.user_text, past.mentioned) for past in self.exchanges[-1 - RECENT_EXCHANGES : -1]]
        if gate.asks(policy_text, mentioned, earlier, self._smiles):
            self.record(ToolCall(DECLINED, {}, ""), failure("denied", REASON), mentioned)
        return self.prompt()

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
        turn = self.exchanges[-1]
        view = PolicyView(self.registry, self.profile, self.workspace)
        return [("system", self._system(turn)), *view.messages(self.exchanges)]

    def grammar(self) -> str:
        """The grammar of what the policy may write next."""
        if only := self.refusal() or self._table_of_answers():
            return f"start: {json.dumps(only)}\n"
        return self._compile().grammar

    def _table_of_answers(self) -> str:
        """The answer that code writes, a line for each molecule or item, once nothing is left to call."""
        turn = self.exchanges[-1]
        return answer_in_lines(turn) if turn.steps and not self._may_call(turn) else ""

    def _compile(self) -> CompiledTurn:
        """The grammar of what may be written next, which stays as long as what it may refer to does."""
        scope = self._scope()
        if self._compiled is None or self._compiled.scope != scope:
            self._compiled = compile_turn(scope)
        return self._compiled

    def _scope(self) -> TurnScope:
        turn = self.exchanges[-1]
        said = turn.said()
        molecules = [thing.handle for thing in self.workspace.of_kind("molecule")]
        if turn.reading.one_by_one and (named := set(molecules_in(said.text))):
            molecules = [handle for handle in molecules if handle in named]
        return TurnScope(
            tools=self._callable_tools(turn),
            molecules=molecules,
            patterns=[thing.handle for thing in self.workspace.of_kind("pattern")],
            reactions=[thing.handle for thing in self.workspace.of_kind("reaction")],
            tables=[thing.handle for thing in self.workspace.of_kind("file")],
            plans=[thing.handle for thing in self.workspace.of_kind("plan")],
            citable=self.workspace.handles(),
            terms=self._open_terms() | dict(said.terms),
            words=digit_words(turn.policy_text, *(step.statement for step in turn.steps)),
            made=turn.made(),
            calls_left=self._may_call(turn),
            free_answer=self.profile.name == "schema",
            user_text=said.text if self.profile.name == "native" else turn.user_text,
            typed_text=said.typed,
            earlier_text=self._quotable(self.exchanges[-2]) if len(self.exchanges) > 1 else "",
            same_name=name_gone_on_with(self.exchanges),
            subjects=subjects_of(self.exchanges, self.registry),
            due=turn.reading.wanted if turn.reading.one_by_one else next(iter(turn.due().values()), ()),
            number=said.number,
            exact=turn.exact_left()[:1],
        )

    def leaning(self) -> dict[str, float] | None:
        """Weights on how the policy's next text begins, see `sandbox.leaning`; None where there are none."""
        turn, reading = self.exchanges[-1], self.exchanges[-1].reading
        if self.profile.name != "native" or not reading.hints or self.refusal() or turn.exact_left():
            return None
        now, goes_on = self._compile().tools, len(self.exchanges) > 1
        subjects = subjects_of(self.exchanges, self.registry)
        waiting = {tool for tool, made in subjects.items() if not made}
        if turn.steps:
            view = PolicyView(self.registry, self.profile, self.workspace)
            left = view.left(turn, len(turn.steps))
            called = {step.call.tool for step in turn.steps}
            insisted = {*reading.sure, *subjects, *(reading.makers() if waiting else ())}
            return after_a_call(left, called, now, goes_on=goes_on, insisted=insisted) if left else None
        scores = without_waiting(reading.scores, waiting, reading.makers())
        return before_the_first_call(scores, reading.nothing, reading.wanted, now, goes_on=goes_on)

    def _quotable(self, exchange: Exchange) -> str:
        return exchange.policy_text if self.profile.name == "native" else exchange.user_text

    def _may_call(self, turn: Exchange) -> bool:
        """Whether a call is possible now.

        Where no tool stands out for a first message, the native policy can only answer: it had better say
        that it has no tool than run one that nobody asked for. Neither does it call when nothing is left, or
        when it begins to repeat itself.
        """
        keys = [step.call.key() for step in turn.steps]
        if one_by_one := turn.reading.one_by_one:
            return len(keys) < len(one_by_one)
        if (
            turn.reading.nothing >= CERTAIN
            or len(keys) >= turn.most_calls()
            or (self.profile.name == "native" and len(set(keys)) < len(keys))
        ):
            return False
        if self.profile.name == "native" and turn.steps and turn.steps[-1].result.ok:
            view = PolicyView(self.registry, self.profile, self.workspace)
            if not view.left(turn, len(turn.steps)):
                return False
        fitting = self.profile.name != "native" or bool(turn.reading.hints)
        return fitting or bool(turn.steps) or len(self.exchanges) > 1

    def act(self, model_text: str) -> ToolCall | FinalAnswer | ParseFailure:
        """Read what the policy wrote; a final answer closes the turn."""
        if self.refusal():
            return self.refuse()
        action = read_turn(model_text)
        if isinstance(action, ToolCall):
            native = self.profile.name == "native"
            return as_typed(action, self.exchanges, self.registry, self._smiles) if native else action
        if not isinstance(action, FinalAnswer):
            return action
        if self.profile.name == "native":
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
        statement = state_result(result, handles, subject, with_values=self.profile.name == "schema")
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

    def _open_terms(self) -> dict[str, tuple[str, ...]]:
        """Terms that this message mentions, else those of the exchanges that it may refer back to."""
        terms: dict[str, tuple[str, ...]] = {}
        for exchange in reversed(self.exchanges[-1 - RECENT_EXCHANGES :]):
            for key, mentions in exchange.terms.items():
                terms.setdefault(key, mentions)
        return terms

    def _system(self, turn: Exchange) -> str:
        if self.profile.name == "native":
            return NATIVE_SYSTEM
        return schema_system(self._tools(turn))

    def _tools(self, turn: Exchange) -> list[ToolSpec]:
        offered = self.profile.offered(self.registry)
        if self.profile.name == "native":
            return (
                [spec for spec in offered if spec.name in turn.reading.wanted]
                if turn.reading.one_by_one
                else offered
            )
        return self._retriever().find(turn.policy_text, recent=self._recent_tools())

    def _callable_tools(self, turn: Exchange) -> list[ToolSpec]:
        native, terms = self.profile.name == "native", self._open_terms()
        turn.partner_unsaid = any(
            unsaid_partner(self.registry.get(name), terms, turn.policy_text)
            for name in turn.reading.wanted[:1]
        )
        return [] if turn.partner_unsaid else with_terms_named(self._tools(turn), terms, native=native)

    def _recent_tools(self) -> list[str]:
        before = self.exchanges[-1 - RECENT_EXCHANGES : -1]
        return [step.call.tool for past in before for step in past.steps]

    def _read(self, exchange: Exchange) -> Reading:
        text, limits = within_reach(without_place(with_labels_resolved(exchange.policy_text)))
        if limits and not text:
            return Reading(nothing=CERTAIN)
        offered = frozenset(spec.name for spec in self._tools(exchange))
        if said := with_calls_said(exchange, self.workspace, offered):
            return said
        if group := group_put_on(exchange.policy_text):
            exchange.terms["substituent"] = VOCABULARIES.get("substituent").mentions(group)
        reader = TurnReader(self.exchanges, self.registry, self.workspace, self._tools(exchange))
        return reader.read(text, self._retriever(), self._recent_tools())

    def _retriever(self) -> Retriever:
        if self._given_retriever is not None:
            return self._given_retriever
        offered = self.profile.offered(self.registry)
        key = tuple(spec.name for spec in offered)
        if key not in _RETRIEVERS:
            _RETRIEVERS[key] = Retriever(offered)
        return _RETRIEVERS[key]


_RETRIEVERS: dict[tuple[str, ...], Retriever] = {}  # an index takes longer to make than a turn to begin
