"""Checks that the program could answer each evaluation question: that it finds the structures and terms.

    python -m training.evaluation.check [--questions FILE] [--seed 1]

A natural wording that fails here is a fault of the recogniser or of a vocabulary, not of the question.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from sandbox.calling import call_tool
from sandbox.design.optimise import limited_to
from sandbox.episode import Episode
from sandbox.errors import SandboxError
from sandbox.exchange import RECENT_EXCHANGES
from sandbox.profiles import Profile
from sandbox.protocol import ToolCall, read_turn, write_call
from sandbox.recogniser import recognise
from sandbox.registry import Argument, Registry, discover
from sandbox.results import ToolResult
from sandbox.workspace import Thing
from training.evaluation.load import PRODUCT, QUESTIONS, Call, FilledItem, fill_all, load_items, read_key

SEARCHED = 20  # molecules that a design measures here
SEARCH_S = 2  # that a search of routes takes here


class UnseenError(Exception):
    """The program does not see what the question names."""


class Player:
    """Plays the expected calls of a conversation through the program's own episode.

    Args:
        registry: The tools.
        filled: The question.
    """

    def __init__(self, registry: Registry, filled: FilledItem) -> None:
        self.episode = Episode(registry, partial(_run_here, registry), Profile("native"))
        self._registry = registry
        self._filled = filled
        self._product = ""

    def problems(self) -> Iterator[str]:
        """What keeps the program from answering as expected, one line each."""
        item = self._filled.item
        earlier = item.before or ((),) * (len(self._filled.turns) - 1)
        for text, calls in zip(self._filled.turns, (*earlier, item.calls), strict=True):
            try:
                self.episode.observe(text)
            except SandboxError as error:
                yield f"refused: {error}"
                return
            for call in calls:
                yield from self._play(call, may_fail=item.family == "broken")
            self.episode.act("Done.")
        yield from self._surplus()

    def _play(self, call: Call, *, may_fail: bool) -> Iterator[str]:
        try:
            arguments = arguments_for(call, self._filled, self.episode, self._product)
        except UnseenError as error:
            yield str(error)
            return
        planned = read_turn(write_call(call.tool, arguments))
        if not isinstance(planned, ToolCall):
            yield "the call cannot be read back"
            return
        result = self.episode.run(planned)
        # That a drawn molecule has no scaffold, say, is an answer; with one of the question it is a mistake.
        if result.ok == may_fail and (may_fail or not self._filled.keys):
            yield f"{call.tool} {'worked' if result.ok else 'failed: ' + str(result.error)}"
        self._product = next((handle for handle in result.handles if handle.startswith("M")), self._product)

    def _surplus(self) -> Iterator[str]:
        """Structures that the text does not name: a word or a group taken for a molecule."""
        item = self._filled.item
        wanted = set(self._filled.keys.values())
        for call in (*(call for turn in item.before for call in turn), *item.calls):
            for value in call.arguments.values():
                named = value if isinstance(value, list) else [value]
                for each in (each for each in named if isinstance(each, str)):
                    wanted |= {each, self._filled.structure(each)}
                    wanted |= _quoted(each)  # an equation names compounds that no call works with
        for thing in self.episode.workspace.things:
            if thing.origin == "user" and not _is_one_of(thing, wanted) and item.family != "unsupported":
                yield f"'{thing.display}' was taken for a {thing.kind}"


def arguments_for(call: Call, filled: FilledItem, episode: Episode, product: str) -> dict[str, Any]:
    """The arguments of a call as the policy would write them, with handles.

    Raises:
        UnseenError: The program has no handle for a structure, or would not offer a term.
    """
    ready: dict[str, Any] = {}
    spec = episode.registry.get(call.tool)
    for name, value in call.arguments.items():
        argument = spec.argument(name)
        if argument.kind == "molecules":
            ready[name] = [_handle(each, argument, filled, episode, product) for each in value]
        elif argument.kind in ("molecule", "written", "pattern", "table", "reaction", "plan"):
            ready[name] = _handle(value, argument, filled, episode, product)
        else:
            if argument.kind == "term":
                _check_offered(argument, value, episode)
            ready[name] = value
    return ready


def _handle(value: str, argument: Argument, filled: FilledItem, episode: Episode, product: str) -> str:
    if value == PRODUCT:
        if not product:
            raise UnseenError("no product was made")
        return product
    if argument.kind == "plan":
        plans = episode.workspace.of_kind("plan")
        if not plans:
            raise UnseenError("no plan was made")
        return plans[-1].handle
    other = {"pattern": ("pattern", "molecule"), "table": ("file",), "reaction": ("reaction",)}
    kinds = other.get(argument.kind, ("molecule",))
    for thing in reversed(episode.workspace.things):
        if thing.kind in kinds and _is_one_of(thing, {value, filled.structure(value)}):
            return thing.handle
    found = ", ".join(thing.text for thing in episode.workspace.things) or "nothing"
    raise UnseenError(f"{argument.kind} {filled.keys.get(value, value)} was not found (found: {found})")


def _check_offered(argument: Argument, term: str, episode: Episode) -> None:
    """The grammar offers only the terms that were mentioned, where any was."""
    if term not in argument.options():
        raise UnseenError(f"'{term}' is no term of {argument.vocabulary}")
    for exchange in reversed(episode.exchanges[-1 - RECENT_EXCHANGES :]):
        offered = exchange.terms.get(argument.vocabulary)
        if offered:
            if term not in offered:
                raise UnseenError(f"'{term}' is not offered, only {', '.join(offered)}")
            return


def _is_one_of(thing: Thing, texts: set[str]) -> bool:
    return thing.text in texts or (thing.kind == "molecule" and read_key(thing.text) in texts)


def _quoted(value: object) -> set[str]:
    return {mention.smiles for mention in recognise(value)} if isinstance(value, str) else set()


def _run_here(registry: Registry, tool: str, arguments: Mapping[str, Any]) -> ToolResult:
    spec = registry.get(tool)
    if any(argument.name == "seconds" for argument in spec.arguments):
        arguments = {**arguments, "seconds": SEARCH_S}
    with limited_to(SEARCHED):
        return call_tool(spec, arguments)


def main(argv: list[str] | None = None) -> int:
    """Print the questions that the program could not answer as expected; 1 where there are any."""
    parser = argparse.ArgumentParser(description="Check that the evaluation questions can be answered.")
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    parser.add_argument("--seed", type=int, default=1, help="chooses the molecules")
    options = parser.parse_args(argv)
    registry = discover()
    bad = 0
    for filled in fill_all(load_items(options.questions), options.seed):
        found = list(Player(registry, filled).problems())
        if found:
            bad += 1
            sys.stdout.write(f"{filled.item.id}: {' // '.join(filled.turns)}\n")
            sys.stdout.writelines(f"    {problem}\n" for problem in found)
    sys.stdout.write(f"{bad} questions with problems\n")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
