"""Plays a conversation as a good policy would, every call run for real, and writes it as rows to learn from.

A turn that does not go as the plan expects, or that the grammar would not let the policy write, is rejected.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from sandbox.calling import call_tool
from sandbox.design.optimise import limited_to
from sandbox.episode import Episode
from sandbox.errors import SandboxError
from sandbox.profiles import Profile
from sandbox.prompt import Prompt, Segment
from sandbox.protocol import (
    FinalAnswer,
    ToolCall,
    open_turn,
    read_turn,
    turn,
    write_call,
)
from sandbox.recogniser import recognise
from sandbox.registry import Registry
from sandbox.results import Quantity, ToolResult
from sandbox.retrieval.retriever import Retriever
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import HANDLE, Workspace
from training.plan_words import on_example
from training.questions import PlannedCall, Question, UnresolvedError, resolve, structures_of
from training.replies import UNCLEAR
from training.table_files import redirected

SEARCHED = 30  # molecules that a design measures here: what the policy reads does not depend on more
MAX_ROW_CHARACTERS = 3200  # eight calls with their results


class Rejected(Exception):
    """A trajectory that is not fit to learn from; the text is the reason that is counted."""


def play(episode: Episode, question: Question) -> None:
    """Play one turn as a good policy would.

    Raises:
        Rejected: Something did not go as the plan expects.
    """
    try:
        episode.observe(question.text)
    except SandboxError as error:
        raise Rejected(f"refused: {error}") from error
    expected = {slot for call in question.calls for slot in structures_of(call)}
    quoted = sum(len(recognise(text)) for call in question.calls for text in _quoted(episode, call))
    if question.calls and len(episode.exchanges[-1].mentioned) > max(len(expected), 1) + quoted:
        raise Rejected("something else was taken for a structure")
    for planned in question.calls:
        try:
            arguments = resolve(planned, episode)
        except UnresolvedError as error:
            raise Rejected("a structure was not recognised") from error
        _check_terms(episode, planned.tool, arguments)
        call = read_turn(write_call(planned.tool, arguments))
        if not isinstance(call, ToolCall):
            raise Rejected("the call cannot be read back")
        _check_quotes(episode, call)
        result = episode.run(call)
        if not result.ok and planned is not question.calls[-1]:
            raise Rejected("an earlier call failed")
        if result.ok and question.expect_failure:
            raise Rejected("a call that should fail did not")
    answer = write_answer(episode, question)
    if not isinstance(episode.act(answer), FinalAnswer):
        raise Rejected("the answer cannot be read back")
    existing = set(episode.workspace.handles())
    if any(match.group() not in existing for match in HANDLE.finditer(answer)):
        raise Rejected("the answer cites a handle that does not exist")


def _quoted(episode: Episode, call: PlannedCall) -> list[str]:
    """The words of the user that a call quotes or names: they are no structures to work with."""
    quoted = {
        argument.name
        for argument in episode.registry.get(call.tool).arguments
        if argument.kind == "text" or VOCABULARIES.found_as_typed(argument.vocabulary)
    }
    return [str(slot) for name, slot in call.arguments.items() if name in quoted]


def write_answer(episode: Episode, question: Question) -> str:
    """Write the answer: the statements of the calls, each once, or the reply where there are no calls."""
    if question.reply is not None:
        return question.reply
    statements = [step.statement for step in episode.exchanges[-1].steps]
    return " ".join(dict.fromkeys(statements))


def row_segments(episode: Episode) -> Prompt:
    """Render the last exchange for training: loss on the policy's calls and answer only."""
    exchange = episode.exchanges[-1]
    messages = episode.messages()
    own = 2 * len(exchange.steps)
    prompt: Prompt = ()
    for index, (role, content) in enumerate(messages):
        recent = index >= len(messages) - own
        prompt += turn(role, content, trained=recent and role == "assistant")
    end = Segment("<|im_end|>", special=True, trained=True)
    return (*prompt, *open_turn(), Segment(exchange.answer or "", trained=True), end)


def play_conversation(
    registry: Registry, turns: list[Question], rng: random.Random, retriever: Retriever | None = None
) -> Iterator[tuple[Episode, Question]]:
    """Play a conversation and yield the episode after each turn.

    Args:
        registry: The tools.
        turns: What is asked.
        rng: Source of chance.
        retriever: Finds the tools that the policy reads of.

    Raises:
        Rejected: A turn is not fit to learn from.
    """
    profile = Profile("native")
    runner = partial(_run_here, registry)
    workspace = Workspace() if turns[0].family in UNCLEAR else _earlier(rng)
    episode = Episode(registry, runner, profile, workspace, retriever)
    for question in turns:
        play(episode, question)
        if sum(len(segment.text) for segment in row_segments(episode)) > MAX_ROW_CHARACTERS:
            raise Rejected("too long")
        yield episode, question


def _run_here(registry: Registry, tool: str, arguments: Mapping[str, Any]) -> ToolResult:
    spec = registry.get(tool)
    if spec.writes:
        arguments = {**arguments, "path": redirected(str(arguments["path"]))}
    if tool == "plan_synthesis":  # what is learnt is the call; a second finds a route often enough
        arguments = {**arguments, "seconds": 1}
    if any(argument.kind == "plan" for argument in spec.arguments):
        return on_example(spec, arguments)
    with limited_to(SEARCHED):
        return call_tool(spec, arguments)


def _check_quotes(episode: Episode, call: ToolCall) -> None:
    """The grammar lets words be quoted only as they stand in this message or the last, with its handles."""
    turn = episode.exchanges[-1]
    quotable = [exchange.policy_text for exchange in episode.exchanges[-2:]]
    for name in episode.registry.get(call.tool).text_arguments & call.arguments.keys():
        if not any(turn.in_handles(str(call.arguments[name])) in text for text in quotable):
            raise Rejected(f"{call.tool}: '{name}' is not quoted as it stands")


def _check_terms(episode: Episode, tool: str, arguments: Mapping[str, Any]) -> None:
    """The grammar narrows an enumeration to the terms mentioned; the plan must agree with it."""
    mentioned = episode.exchanges[-1].terms
    for argument in episode.registry.get(tool).arguments:
        if argument.kind != "term" or (argument.name not in arguments and not argument.required):
            continue
        offered = mentioned.get(argument.vocabulary)
        if offered and arguments[argument.name] not in offered:
            raise Rejected(f"term '{arguments[argument.name]}' is not among those found {offered}")
        if arguments[argument.name] not in VOCABULARIES.get(argument.vocabulary).terms:
            raise Rejected(f"'{arguments[argument.name]}' is no term")


def _earlier(rng: random.Random) -> Workspace:
    """A workspace in which handles already exist, as late in a conversation; usually an empty one."""
    workspace = Workspace()
    if rng.random() < 0.2:
        for number in range(rng.randint(1, 12)):
            workspace.add("molecule", "C" * (number + 30))
        items = tuple(Quantity(float(n), "", "logP") for n in range(rng.randint(1, 25)))
        workspace.take_in(ToolResult(True, "", items, (), {}, "quantity", "ok", 0.0), ())
    return workspace
