"""The baseline without a model: the retriever's first tool, arguments by rule, its statement as answer.

What a trained policy is worth is what it does better than this.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from app.engine.records import Generation
from sandbox.prompt import Prompt, prompt_text
from sandbox.protocol import RESPONSE_CLOSE, RESPONSE_OPEN, write_call
from sandbox.registry import Argument, Registry
from sandbox.retrieval.retriever import Retriever
from sandbox.vocabulary import VOCABULARIES
from training.replies import CLARIFY, UNSUPPORTED

_USER = "<|im_start|>user\n"
_HANDLES = {"molecule": "M", "written": "M", "pattern": "Q", "reaction": "R", "table": "T"}
_NUMBER = re.compile(r"(?<![\w.])[-−]?\d+(?:\.\d+)?(?![\w])")


class RulePolicy:
    """Stands in the place of a model.

    Args:
        registry: The tools.
    """

    def __init__(self, registry: Registry) -> None:
        self._retriever = Retriever(list(registry))
        self._registry = registry

    def generate(
        self,
        prompt: Prompt,
        *,
        grammar: str | None = None,
        max_tokens: int = 256,
        leaning: Mapping[str, float] | None = None,
        on_prefill: Callable[[int, int], None] | None = None,
        on_text: Callable[[str], None] | None = None,
        should_stop: Callable[[], bool] | None = None,
    ) -> Generation:
        """Call the first tool, then repeat what it stated."""
        turns = prompt_text(prompt).split(_USER)
        last = turns[-1].split("<|im_end|>")[0]
        if last.startswith(RESPONSE_OPEN):
            statement = last.removeprefix(RESPONSE_OPEN).split(RESPONSE_CLOSE)[0]
            return _said(statement.split("\nLeft: ")[0])
        head, _, message = last.partition("\n")
        return _said(self._first_call(message, head))

    def _first_call(self, message: str, at_hand: str) -> str:
        hints = self._retriever.read(message).hints
        if not hints:
            return UNSUPPORTED
        spec = self._registry.get(hints[0])
        rules = _Rules(message, at_hand)
        arguments = {}
        for argument in spec.arguments:
            value = rules.value(argument)
            if value is not None:
                arguments[argument.name] = value
            elif argument.required:
                return CLARIFY
        return write_call(spec.name, arguments)


class _Rules:
    """Takes arguments out of a message, each once, in the order of the signature."""

    def __init__(self, message: str, at_hand: str) -> None:
        self._message = message
        self._handles = {
            kind: list(dict.fromkeys(re.findall(rf"\b{kind}\d+\b", message)))
            or list(dict.fromkeys(re.findall(rf"\b{kind}\d+\b", at_hand)))
            for kind in "MQRT"
        }
        self._terms: dict[str, list[str]] = {}
        self._numbers = _NUMBER.findall(message)

    def value(self, argument: Argument) -> Any:
        """The value of an argument; None where the message has none."""
        kind = argument.kind
        if kind == "molecules":
            handles, self._handles["M"] = self._handles["M"], []
            return handles if len(handles) >= argument.at_least else None
        if kind in _HANDLES:
            return self._next(self._handles[_HANDLES[kind]]) if argument.required else None
        if kind == "term":
            mentioned = VOCABULARIES.get(argument.vocabulary).mentions(self._message)
            return self._next(self._terms.setdefault(argument.vocabulary, list(mentioned)))
        if not argument.required:
            return None
        if kind == "choice":
            named = (each for each in argument.choices if each.casefold() in self._message.casefold())
            return next(named, argument.choices[0])
        if kind in ("integer", "number"):
            number = self._next(self._numbers)
            return (
                None
                if number is None
                else (int if kind == "integer" else float)(float(number.replace("−", "-")))
            )
        return self._message if kind == "text" else None

    @staticmethod
    def _next(values: list[str]) -> str | None:
        return values.pop(0) if values else None


def _said(text: str) -> Generation:
    return Generation(text, tuple(range(len(text.split()))), 0, 0, 0, "end", 0.0, 0.0)
