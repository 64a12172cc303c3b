"""Calls as the tools get them: quoted words as they were typed, with what the message says beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from sandbox.bench.completing import completed
from sandbox.exchange import Exchange
from sandbox.grammar_arguments import NAME
from sandbox.knowledge.naming import card_meant, names_card, names_reaction
from sandbox.protocol import ToolCall
from sandbox.registry import Registry
from sandbox.retrieval.reading import NAME_READER
from sandbox.talk.protection import group_put_on
from sandbox.talk.worded import worded
from sandbox.workspace import HANDLE

FAR = 2  # exchanges that are looked back at for the reaction that is spoken of
_OF_IT = re.compile(r"\b(?:it|its|they|them|that|this)\b", re.IGNORECASE)


def as_typed(
    call: ToolCall, exchanges: Sequence[Exchange], registry: Registry, smiles: Callable[[str], str | None]
) -> ToolCall:
    """A call with the words that the user typed in place of those that the policy quoted, with handles.

    Args:
        call: As the policy wrote it.
        exchanges: All exchanges of the branch, the open one last.
        registry: The tools.
        smiles: Gives the structure of a handle.
    """
    turn = exchanges[-1]
    if call.tool not in registry or any(exact.key() == call.key() for exact in turn.reading.exact):
        return call
    spec, said = registry.get(call.tool), turn.said()
    earlier = exchanges[-2].policy_text if len(exchanges) > 1 else ""
    arguments = completed(call.tool, call.arguments, said.text, earlier, smiles)
    arguments |= worded(spec, said.text)
    about_plan = any(argument.kind == "plan" for argument in spec.arguments)
    for name in spec.text_arguments:
        if isinstance(words := arguments.get(name), str):
            arguments[name] = turn.in_words(words)
            if name == NAME and call.tool != NAME_READER:
                arguments[name] = card_meant(arguments[name], said.typed)
                for past in exchanges[-2 : -2 - FAR : -1]:
                    arguments[name] = card_meant(str(arguments[name]), past.user_text)
            if about_plan:  # a worker does not know the handles of its compounds
                arguments[name] = HANDLE.sub(lambda match: _structure(match, smiles), arguments[name])
    return replace(call, arguments=arguments)


def _structure(match: re.Match[str], smiles: Callable[[str], str | None]) -> str:
    return smiles(match.group()) or match.group()


def name_gone_on_with(exchanges: Sequence[Exchange]) -> str:
    """The reaction that the open turn goes on about: the one before named it, and this message names none.

    Or the protecting group that the message puts on a molecule.

    Args:
        exchanges: All exchanges of the branch, the open one last.
    """
    turn = exchanges[-1]
    if name := group_put_on(turn.policy_text):
        return name
    before = exchanges[-2].steps if len(exchanges) > 1 else []
    told = (step.call for step in reversed(before) if step.result.ok and step.call.tool != NAME_READER)
    name = next((str(call.arguments[NAME]) for call in told if NAME in call.arguments), "")
    of_it = _OF_IT.search(turn.user_text)  # "is it stable to TFA?"
    anew = names_card(turn.user_text, name) if of_it else names_reaction(turn.user_text)
    return "" if not name or anew else name
