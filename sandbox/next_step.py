"""What a policy may write next in the open turn, and what it is likely to."""

from __future__ import annotations

from collections.abc import Sequence

from sandbox.exchange import Exchange
from sandbox.grammar import CompiledTurn, compile_turn, digit_words
from sandbox.leaning import after_a_call, before_the_first_call, without_waiting
from sandbox.on_offer import Offer
from sandbox.policy_view import PolicyView
from sandbox.profiles import Profile
from sandbox.registry import Registry
from sandbox.retrieval.reading import CERTAIN
from sandbox.talk.subjects import subjects_of
from sandbox.turn_scope import TurnScope
from sandbox.typed_calls import name_gone_on_with
from sandbox.workspace import ThingKind, Workspace, molecules_in


class NextStep:
    """The next step of a conversation's open turn.

    Args:
        exchanges: All exchanges of the branch, the open one last; the list that the episode goes on with.
        workspace: What there is to refer to.
        registry: The tools.
        profile: How the policy is talked to.
        offer: Which tools it is offered.
    """

    def __init__(
        self,
        exchanges: Sequence[Exchange],
        workspace: Workspace,
        registry: Registry,
        profile: Profile,
        offer: Offer,
    ) -> None:
        self._exchanges = exchanges
        self._workspace = workspace
        self._registry = registry
        self._native = profile.name == "native"
        self._view = PolicyView(registry, profile, workspace)
        self._offer = offer
        self._compiled: CompiledTurn | None = None

    def compiled(self) -> CompiledTurn:
        """The grammar of what may be written, which stays as long as what it may refer to does."""
        scope = self.scope()
        if self._compiled is None or self._compiled.scope != scope:
            self._compiled = compile_turn(scope)
        return self._compiled

    def scope(self) -> TurnScope:
        """What may be referred to."""
        turn = self._exchanges[-1]
        said, reading = turn.said(), turn.reading
        molecules = self._handles("molecule")
        if reading.one_by_one and (named := set(molecules_in(said.text))):
            molecules = [handle for handle in molecules if handle in named]
        return TurnScope(
            tools=self._offer.callable_tools(),
            molecules=molecules,
            patterns=self._handles("pattern"),
            reactions=self._handles("reaction"),
            tables=self._handles("file"),
            plans=self._handles("plan"),
            citable=self._workspace.handles(),
            terms=self._offer.open_terms() | dict(said.terms),
            words=digit_words(turn.policy_text, *(step.statement for step in turn.steps)),
            made=turn.made(),
            calls_left=self.may_call(),
            free_answer=not self._native,
            user_text=said.text if self._native else turn.user_text,
            typed_text=said.typed,
            earlier_text=self._earlier_text(),
            same_name=name_gone_on_with(self._exchanges),
            subjects=subjects_of(self._exchanges, self._registry),
            due=reading.wanted if reading.one_by_one else next(iter(turn.due().values()), ()),
            number=said.number,
            exact=turn.exact_left()[:1],
        )

    def _handles(self, kind: ThingKind) -> list[str]:
        return [thing.handle for thing in self._workspace.of_kind(kind)]

    def _earlier_text(self) -> str:
        """The message before, as far as it may be quoted."""
        if len(self._exchanges) < 2:
            return ""
        before = self._exchanges[-2]
        return before.policy_text if self._native else before.user_text

    def may_call(self) -> bool:
        """Whether a call is possible now.

        Where no tool stands out for a first message, the native policy can only answer: it had better say
        that it has no tool than run one that nobody asked for. Neither does it call when nothing is left, or
        when it begins to repeat itself.
        """
        turn, reading = self._exchanges[-1], self._exchanges[-1].reading
        keys = [step.call.key() for step in turn.steps]
        if reading.one_by_one:
            return len(keys) < len(reading.one_by_one)
        if reading.nothing >= CERTAIN or len(keys) >= turn.most_calls():
            return False
        if not self._native:
            return True
        if not turn.steps:
            return bool(reading.hints) or len(self._exchanges) > 1
        repeats = len(set(keys)) < len(keys)
        return not repeats and (not turn.steps[-1].result.ok or bool(self._view.left(turn, len(keys))))

    def leaning(self) -> dict[str, float] | None:
        """Weights on how the policy's text begins, see `sandbox.leaning`; None where there are none."""
        turn, reading = self._exchanges[-1], self._exchanges[-1].reading
        if not self._native or not reading.hints or turn.exact_left():
            return None
        now, goes_on = self.compiled().tools, len(self._exchanges) > 1
        subjects = subjects_of(self._exchanges, self._registry)
        waiting = {tool for tool, made in subjects.items() if not made}
        makers = reading.makers()
        if turn.steps:
            left = self._view.left(turn, len(turn.steps))
            called = {step.call.tool for step in turn.steps}
            insisted = {*reading.sure, *subjects, *(makers if waiting else ())}
            return after_a_call(left, called, now, goes_on=goes_on, insisted=insisted) if left else None
        scores = without_waiting(reading.scores, waiting, makers)
        return before_the_first_call(scores, reading.nothing, reading.wanted, now, goes_on=goes_on)
