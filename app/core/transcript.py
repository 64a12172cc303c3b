"""The branch of a conversation that is shown: its turns, their calls, and how they change. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from app.core.answer import to_pieces
from app.core.call_entry import CallEntry, Rerun, first_molecule
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
from app.core.observable import Notices
from app.core.spans import Span, settled, spans_of
from app.core.timeline import Phase
from sandbox.grounding import Claim
from sandbox.results import AtomSets, Choice, Structure, Text
from sandbox.workspace import HANDLE, Thing, Workspace

AnswerState = Literal["waiting", "reading", "calling", "writing", "complete", "stopped", "failed", "partial"]
OPEN_STATES = frozenset({"waiting", "reading", "calling", "writing"})


@dataclass(eq=False)
class Turn:
    """A question and what came of it.

    Attributes:
        question: The user's message as typed.
        question_id: The message in the store; None until it is stored.
        things: What was recognised in it.
        versions: Messages that are versions of the question, itself included, oldest first.
        answer_id: The answer in the store; None until it is begun.
        answer_versions: Messages that are versions of the answer.
        raw: The answer with handles, as far as it has come.
        state: How far it came.
        progress: Share of the prompt that has been read, 0 to 1.
        calls: The calls, in order.
        claims: What no call supports.
        error: What went wrong, in the user's words.
        seconds: Wall-clock time of the turn.
        tokens: Tokens written.
        phases: How it spent its time, once it has ended.
    """

    question: str
    question_id: int | None = None
    things: tuple[Thing, ...] = ()
    versions: tuple[int, ...] = ()
    answer_id: int | None = None
    answer_versions: tuple[int, ...] = ()
    raw: str = ""
    state: AnswerState = "waiting"
    progress: float = 0.0
    calls: list[CallEntry] = field(default_factory=list)
    claims: tuple[Claim, ...] = ()
    error: str | None = None
    seconds: float | None = None
    tokens: int | None = None
    phases: tuple[Phase, ...] = ()

    @property
    def running(self) -> bool:
        """Whether the answer is still to come."""
        return self.state in OPEN_STATES

    @property
    def calls_ms(self) -> float:
        """Milliseconds that its calls took together."""
        return sum(call.result.ms for call in self.calls if call.result)


ChangeKind = Literal["added", "withdrawn", "started", "progress", "text", "calls", "ended", "versions"]


@dataclass(frozen=True)
class TranscriptChange:
    """What changed: the kind, and the turn that it concerns."""

    kind: ChangeKind
    turn: Turn


class Transcript:
    """Turns of one branch, oldest first, with the handles that they use.

    Attributes:
        conversation_id: The conversation; None until its first message is stored.
        turns: The turns.
        workspace: What the handles stand for; replaced, never changed in place.
        notices: Tells of every change.
    """

    def __init__(
        self,
        conversation_id: int | None = None,
        turns: list[Turn] | None = None,
        workspace: Workspace | None = None,
    ) -> None:
        self.conversation_id = conversation_id
        self.turns: list[Turn] = turns or []
        self.workspace = workspace or Workspace()
        self.notices: Notices[TranscriptChange] = Notices()

    @property
    def running(self) -> Turn | None:
        """The turn in progress."""
        return self.turns[-1] if self.turns and self.turns[-1].running else None

    def begin(self, question: str) -> Turn:
        """Show a message that was just sent."""
        turn = Turn(question)
        self.turns.append(turn)
        self._tell("added", turn)
        return turn

    def withdraw(self) -> None:
        """Take back the message that was sent last, because it could not be stored."""
        if self.running is not None:
            self._tell("withdrawn", self.turns.pop())

    def set_versions(self, turn: Turn, questions: tuple[int, ...], answers: tuple[int, ...]) -> None:
        """Say which versions of a finished turn's question and answer there are."""
        turn.versions, turn.answer_versions = questions, answers
        self._tell("versions", turn)

    def apply(self, event: Event, workspace: Workspace | None = None) -> None:
        """Take in what happened to the turn in progress.

        Args:
            event: What happened.
            workspace: What the handles stand for from now on; None leaves them.
        """
        turn = self.running
        if turn is None:
            return
        if workspace is not None:
            self.workspace = workspace
        if isinstance(event, TurnStarted):
            turn.question_id, turn.answer_id, turn.things = event.message_id, event.answer_id, event.things
            self._tell("started", turn)
        elif isinstance(event, PromptRead):
            turn.progress = event.done / event.total if event.total else 1.0
            turn.state = "reading" if event.done < event.total else "waiting"
            self._tell("progress", turn)
        elif isinstance(event, AnswerGrew):
            turn.raw, turn.state = turn.raw + event.text, "writing"
            self._tell("text", turn)
        elif isinstance(event, CallStarted | CallFinished):
            self._take_call(turn, event)
        else:
            self._end(turn, event)

    def _take_call(self, turn: Turn, event: CallStarted | CallFinished) -> None:
        turn.raw = ""
        if isinstance(event, CallStarted):
            turn.calls.append(
                CallEntry(
                    event.index,
                    event.tool,
                    event.verb,
                    event.arguments,
                    event.raw,
                    call_id=event.call_id,
                    environment=event.environment,
                )
            )
            turn.state = "calling"
        elif turn.calls:
            turn.calls[-1].state, turn.calls[-1].result = event.result.state, event.result
            turn.state, turn.progress = "waiting", 0.0
        self._tell("calls", turn)

    def add_rerun(self, call: CallEntry, rerun: Rerun) -> None:
        """Show what came of a call when it was run again, beside its first result."""
        call.reruns.append(rerun)
        for turn in self.turns:
            if call in turn.calls:
                self._tell("calls", turn)

    def _end(self, turn: Turn, event: TurnFinished | TurnStopped | TurnFailed) -> None:
        turn.phases = event.phases
        if isinstance(event, TurnFinished):
            turn.raw, turn.claims, turn.state = event.answer.raw, event.answer.unsupported, "complete"
            turn.seconds, turn.tokens = event.seconds, event.tokens
        elif isinstance(event, TurnStopped):
            turn.state = "stopped"
        else:
            turn.state, turn.error = "failed", event.error
        for call in turn.calls:
            if call.result is None:
                call.state = "cancelled"
        self._tell("ended", turn)

    def spans(self, turn: Turn) -> list[Span]:
        """The answer of a turn as it is shown, as far as it has come."""
        raw = settled(turn.raw) if turn.running else turn.raw
        return spans_of(raw, self.workspace, turn.claims)

    def plain_text(self, turn: Turn) -> str:
        """The answer of a turn for other programs: structures written out, no handles."""
        return "".join(piece.text for piece in to_pieces(turn.raw, self.workspace))

    def cited_molecules(self, turn: Turn) -> list[Thing]:
        """Molecules that the answer cites, itself or by a value, in order; valid ones only."""
        handles = dict.fromkeys(match.group() for match in HANDLE.finditer(turn.raw))
        for value in [self.workspace.value(handle) for handle in tuple(handles)]:
            if value is not None and isinstance(value.item, Choice | Text) and value.item.value:
                handles |= dict.fromkeys(match.group() for match in HANDLE.finditer(value.item.value))
        return [thing for handle in handles if (thing := self._molecule(handle)) is not None]

    def molecules(self) -> list[Thing]:
        """Every valid molecule of the branch, in the order in which they arose."""
        return [thing for thing in self.workspace.of_kind("molecule") if not thing.problem]

    def source_of(self, handle: str) -> tuple[Turn, CallEntry] | None:
        """The call whose result has a handle, the latest turn first."""
        for turn in reversed(self.turns):
            for call in turn.calls:
                if call.result and handle in call.result.handles:
                    return turn, call
        return None

    def parent_of(self, handle: str) -> str | None:
        """The molecule that a call made a molecule from; None for one that nobody made here."""
        found = self.source_of(handle)
        return first_molecule(found[1]) if found is not None else None

    def highlights(self, turn: Turn, handle: str) -> AtomSets:
        """Atoms of a molecule that the results of a turn are about; what was changed in it goes first."""
        thing = self._molecule(handle)
        if thing is None:
            return ()
        if thing.atoms and thing.origin == "tool":
            return thing.atoms
        return next((atoms for call in turn.calls if (atoms := self.call_highlights(call, handle))), ())

    def call_highlights(self, call: CallEntry, handle: str) -> AtomSets:
        """Atoms of a molecule that the result of one call is about."""
        if call.result is None or first_molecule(call) != handle:
            return ()
        measured = [item for item in call.result.values if not isinstance(item, Structure)]
        return next((atoms for item in measured if (atoms := getattr(item, "atoms", ()))), ())

    def _molecule(self, handle: str) -> Thing | None:
        thing = self.workspace.thing(handle)
        return thing if thing and thing.kind == "molecule" and not thing.problem else None

    def _tell(self, kind: ChangeKind, turn: Turn) -> None:
        self.notices.tell(TranscriptChange(kind, turn))
