"""How the exchanges of a branch read for a policy: handles at hand, terms, likely tools, what is left."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sandbox.design.objectives import OBJECTIVES
from sandbox.exchange import RECENT_EXCHANGES, Exchange
from sandbox.profiles import Profile
from sandbox.properties import tool_of
from sandbox.protocol import Role, ToolCall, write_call, write_response
from sandbox.registry import Registry
from sandbox.retrieval.retriever import PLANNER
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import HANDLE, Thing, Workspace

UNLISTED = (
    "topic",
    "order",
    "solvent kind",
    "drying agent",
    "compound class",
)  # they narrow an argument but say nothing about the message
MAX_AT_HAND = 10
MAX_MADE = 5  # of one call: as many as its statement names


class PolicyView:
    """Writes exchanges as a policy reads them.

    Args:
        registry: The tools.
        profile: How the policy is talked to.
        workspace: What the handles stand for.
    """

    def __init__(self, registry: Registry, profile: Profile, workspace: Workspace) -> None:
        self._registry = registry
        self._native = profile.name == "native"
        self._workspace = workspace
        offered = profile.offered(registry)
        self._listed = {a.vocabulary for spec in offered for a in spec.arguments}.difference(UNLISTED)

    def messages(self, exchanges: Sequence[Exchange]) -> list[tuple[Role, str]]:
        """The last exchange with its calls, after the recent ones without theirs."""
        messages: list[tuple[Role, str]] = []
        before, turn = exchanges[-1 - RECENT_EXCHANGES : -1], exchanges[-1]
        for past in before:
            if past.answer is not None:
                messages += [("user", self._message(past, past.mentioned)), ("assistant", past.answer)]
        hints = turn.reading.hints
        likely = f" ({', '.join(hints)})" if hints else ""
        messages.append(("user", self._message(turn, _at_hand(before, turn), likely)))
        for number, step in enumerate(turn.steps, 1):
            messages += [
                ("assistant", write_call(step.call.tool, self._arguments(turn, step.call))),
                ("user", write_response(step.statement + self._reminder(turn, number))),
            ]
        return messages

    def _message(self, exchange: Exchange, handles: Sequence[str], likely: str = "") -> str:
        """A line with what is at hand, then the words."""
        things = [self._workspace.thing(handle) for handle in handles]
        parts = [self._describe(thing) for thing in things if thing]
        parts += [term for key, terms in exchange.terms.items() if key in self._listed for term in terms]
        return f"[{', '.join(dict.fromkeys(parts))}]{likely}\n{exchange.policy_text}"

    def _arguments(self, turn: Exchange, call: ToolCall) -> dict[str, Any]:
        """The arguments as the policy wrote them: what it quotes has handles, as its message has."""
        if not self._native or call.tool not in self._registry:
            return dict(call.arguments)
        quoting = self._registry.get(call.tool).text_arguments
        return {
            name: turn.in_handles(value) if name in quoting and isinstance(value, str) else value
            for name, value in call.arguments.items()
        }

    def _describe(self, thing: Thing) -> str:
        if self._native:
            return f"new {thing.handle}" if thing.origin == "tool" else thing.handle
        shown = f"{thing.handle} = {thing.text}" + (f" ({thing.name})" if thing.name else "")
        return f"{shown} (cannot be read: {thing.problem})" if thing.problem else shown

    def _reminder(self, turn: Exchange, done: int) -> str:
        """A line on what is left after the first calls of the turn."""
        return f"\nLeft: {', '.join(self.left(turn, done)) or 'nothing'}." if self._native else ""

    def left(self, turn: Exchange, done: int) -> list[str]:
        """Handles and tools that the message asks for and the first ``done`` calls have not touched."""
        calls = [step.call for step in turn.steps[:done]]
        used = {handle for call in calls for handle in HANDLE.findall(str(self._arguments(turn, call)))}
        properties = VOCABULARIES.get("property").terms
        measured = [str(call.arguments.get("property")) for call in calls]
        answered = {call.tool for call in calls} | {tool_of(term) for term in measured if term in properties}
        answered |= {tool for call in calls for tool in _aimed_at(call.arguments)}
        terms = {key for tool in answered for key in self._term_keys(tool)}
        if exact := turn.exact_left(done):
            return list(dict.fromkeys(call.tool for call in exact))
        if turn.reading.exact and not self._wanted(turn, answered, terms):
            return []  # what else it names is no matter of these calls: "in M2"
        if turn.reading.pairs:
            molecule, tools = next(iter(turn.due(done).items()), ("", []))
            named = [molecule] if tools and molecule not in used else []
            return [*named, *tools, *self._wanted(turn, answered, terms)]
        left = [handle for handle in turn.mentioned if handle not in used and handle[0] in "MQ"]
        return left + self._wanted(turn, answered, terms)

    def _wanted(self, turn: Exchange, answered: Collection[str], terms: Collection[str]) -> list[str]:
        """Tools that the message asks for and that neither were called nor have a rival that was."""
        single = [tool for tool in turn.reading.wanted if tool not in turn.reading.pairs]
        return [tool for tool in single if tool not in answered and self._term_keys(tool).isdisjoint(terms)]

    def _term_keys(self, tool: str) -> set[str]:
        """What a call of the tool is about: vocabularies, plans; tools that share one are rivals."""
        if tool not in self._registry:
            return set()
        arguments = self._registry.get(tool).arguments
        about = {a.vocabulary for a in arguments if a.kind == "term" and a.required} - {"property"}
        plans = tool == PLANNER or any(argument.kind == "plan" for argument in arguments)
        return about | {"plan"} if plans else about


def _aimed_at(arguments: Mapping[str, Any]) -> set[str]:
    """Tools that measure what a design objective is about: "lower the logP" asks for no logP."""
    aims = [OBJECTIVES.get(str(arguments.get(name))) for name in ("objective", "also")]
    quantities = {aim.quantity for aim in aims if aim is not None}
    return {tool_of(name) for name in VOCABULARIES.get("property").terms if name in quantities}


def _at_hand(before: Sequence[Exchange], turn: Exchange) -> tuple[str, ...]:
    """Handles that the message, or what it may refer back to, brought in."""
    recent = [handle for past in before for handle in past.mentioned]
    made = [
        handle
        for past in before
        for step in past.steps
        for handle in [each for each in step.result.handles if each[0] in "MTP"][:MAX_MADE]
    ]
    return tuple(dict.fromkeys([*recent, *made, *turn.mentioned]))[-MAX_AT_HAND:]
