"""Asks a grammar whether it takes a text."""

import llguidance

from sandbox.grammar import compile_turn
from sandbox.registry import ToolSpec, discover
from sandbox.turn_scope import TurnScope

BYTES = llguidance.LLTokenizer("byte")
TOOLS = list(discover())
TWO = TurnScope(TOOLS, molecules=("M1", "M2"), citable=("M1", "M2", "V1"))


def accepts(scope: TurnScope, text: str) -> bool:
    return takes(compile_turn(scope).grammar, text)


def takes(grammar: str, text: str) -> bool:
    matcher = llguidance.LLMatcher(BYTES, llguidance.LLMatcher.grammar_from_lark(grammar))
    assert not matcher.is_error(), matcher.get_error()
    tokens = BYTES.tokenize_str(text)
    return matcher.try_consume_tokens(tokens) == len(tokens) and matcher.is_accepting()


def scope_of(*tools: ToolSpec, **fields: object) -> TurnScope:
    return TurnScope(tools or TOOLS, **{"molecules": ("M1",), "citable": ("M1",), **fields})  # type: ignore[arg-type]
