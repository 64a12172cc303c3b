"""The grammar of one assistant turn, compiled for llguidance (its Lark dialect).

It is made anew before every generation from the tools on offer and the handles that exist at that moment:
a call can name only these tools and handles, and an answer can contain digits only inside handles that
exist or words that the user or a tool's own statement used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sandbox.grammar_arguments import call_of
from sandbox.grammar_rules import Rules, literal
from sandbox.protocol import CALL_OPEN, write_call
from sandbox.turn_scope import TurnScope
from sandbox.workspace import HANDLE

DIGIT_WORD = re.compile(r"[^\s<>\"“”]*\d[^\s<>\"“”]*")
MAX_WORDS = 60
MAX_WORD = 60  # characters
# What is repeated stands by itself: no letter, digit, sign or decimal point joins it, so that "2"
# and "5" of the question do not become 25, 2.5 or -2.
_ANSWER = r"""ANSWER: TEXT+ | (TEXT* EDGE)? CHAIN (/[.,]/ | AFTER TEXT*)?
CHAIN: WORD (LINK WORD)*
LINK: EDGE | /[.,]/ EDGE | AFTER TEXT* EDGE
TEXT: /[^0-9<]/
EDGE: /[^0-9<A-Za-z_.,+−-]/
AFTER: /[^0-9<A-Za-z_.,]|[.,][^0-9<]/"""


def digit_words(*texts: str) -> tuple[str, ...]:
    """Return the words with digits in some texts, each once, at most sixty."""
    found = (match.group().strip(".,;:!?()[]'`*") for text in texts for match in DIGIT_WORD.finditer(text))
    words = (word for word in found if len(word) <= MAX_WORD and not HANDLE.search(word))
    return tuple(dict.fromkeys(words))[:MAX_WORDS]


@dataclass(frozen=True)
class CompiledTurn:
    """What an assistant turn may be.

    Attributes:
        scope: What it may refer to.
        grammar: The Lark grammar of the whole turn (the end token not included).
        tools: Names of the tools that can be called: what they take is there.
    """

    scope: TurnScope
    grammar: str
    tools: tuple[str, ...]


def compile_turn(scope: TurnScope) -> CompiledTurn:
    """Compile the grammar of an assistant turn."""
    if scope.exact and scope.calls_left:
        written = " | ".join(literal(write_call(call.tool, call.arguments)) for call in scope.exact)
        return CompiledTurn(scope, f"start: {written}\n", tuple({call.tool: None for call in scope.exact}))
    rules = Rules()
    calls = {spec.name: call_of(rules, spec, scope) for spec in scope.tools} if scope.calls_left else {}
    offered = {tool: call for tool, call in calls.items() if call}
    lines = _answer(scope)
    if offered:
        opening = literal(CALL_OPEN + '{"name": "')
        lines.insert(0, f"start: {opening} call" + ("" if offered.keys() & scope.due else " | ANSWER"))
        lines.append("call: " + "\n    | ".join(offered.values()))
    else:
        lines.insert(0, "start: ANSWER")
    return CompiledTurn(scope, "\n".join([*lines, *rules.lines()]) + "\n", tuple(offered))


def _answer(scope: TurnScope) -> list[str]:
    """The rules of an answer: plain text, in which handles and words with digits stand by themselves."""
    if scope.free_answer:
        return [r"ANSWER: /[^<](.|\n)*/"]
    exact = sorted({*scope.citable, *scope.words}, key=lambda word: (-len(word), word))
    if not exact:
        return ["ANSWER: /[^0-9<]+/"]
    return [_ANSWER, f"WORD: {' | '.join(literal(word) for word in exact)}"]
