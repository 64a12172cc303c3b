"""What is known of a tool and of its arguments, as the registry keeps it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from sandbox.errors import ArgumentError
from sandbox.results import Returned
from sandbox.types import Part
from sandbox.vocabulary import VOCABULARIES

ArgumentKind = Literal[
    "molecule",
    "molecules",
    "written",
    "pattern",
    "reaction",
    "table",
    "plan",
    "term",
    "choice",
    "integer",
    "number",
    "boolean",
    "text",
]
ToolKind = Literal["quantity", "yesno", "choice", "text", "structure", "report"]


@dataclass(frozen=True)
class Argument:
    """One argument of a tool.

    Attributes:
        name: As in the signature.
        kind: What it takes; decides its schema, its grammar and how the command line reads it.
        description: From the docstring.
        required: False where the signature has a default.
        default: The default, where there is one.
        choices: The allowed values of a ``choice``; empty otherwise.
        vocabulary: Key of the vocabulary of a ``term``, or of the wordings of a ``choice``.
        at_least: Least number of molecules in a list.
        low: Least number allowed, inclusive.
        high: Greatest number allowed, inclusive.
        expert: Whether our own policy is not offered it.
        part: What it is of a message, where rules read it there.
    """

    name: str
    kind: ArgumentKind
    description: str
    required: bool = True
    default: Any = None
    choices: tuple[str, ...] = ()
    vocabulary: str = ""
    at_least: int = 1
    low: float | None = None
    high: float | None = None
    expert: bool = False
    part: Part | None = None

    def options(self) -> tuple[str, ...]:
        """The enumeration of a ``choice`` or ``term`` argument; empty for others."""
        if self.kind == "term":
            return VOCABULARIES.get(self.vocabulary).canonical
        return self.choices

    def schema(self) -> dict[str, Any]:
        """JSON schema of the argument, as other programs and other models see it."""
        schema: dict[str, Any] = {"description": self.description}
        if self.kind == "molecules":
            schema |= {"type": "array", "items": {"type": "string"}, "minItems": self.at_least}
        elif self.kind in ("integer", "number", "boolean"):
            schema["type"] = self.kind
        else:
            schema["type"] = "string"
        if self.kind in ("choice", "term"):
            schema["enum"] = list(self.options())
        for key, bound in (("minimum", self.low), ("maximum", self.high)):
            if bound is not None:
                schema[key] = bound
        if not self.required:
            schema["default"] = self.default
        return schema


@dataclass(frozen=True)
class ToolSpec:
    """A registered tool.

    Attributes:
        name: The function's name, which is the tool's name everywhere.
        family: Module in ``sandbox/tools`` that holds it.
        kind: What it returns.
        function: The function itself.
        arguments: In the order of the signature.
        summary: First line of the docstring.
        details: The docstring's further paragraphs before the sections.
        returns: What comes back, with unit and definition.
        source: Where the method or the data come from.
        examples: Arguments that work, with SMILES for molecules; they feed the contract test.
        verb: What the trace says when it ran, e.g. "Counted rings".
        deadline_s: Seconds that a call may take, for a tool that is slow by nature; None for the pool's own.
        writes: Whether it writes a file where the user asks for it.
    """

    name: str
    family: str
    kind: ToolKind
    function: Callable[..., Returned]
    arguments: tuple[Argument, ...]
    summary: str
    details: str
    returns: str
    source: str
    examples: tuple[Mapping[str, Any], ...]
    verb: str
    deadline_s: float | None = None
    writes: bool = False

    @cached_property
    def signature_hash(self) -> str:
        """Twelve hex digits over name, arguments and enumerations: what a trained policy depends on."""
        parts = [(a.name, a.kind, a.required, list(a.options())) for a in self.arguments if not a.expert]
        return hashlib.sha256(json.dumps([self.name, parts]).encode()).hexdigest()[:12]

    @cached_property
    def parts(self) -> frozenset[Part]:
        """What its arguments are of a message."""
        return frozenset(argument.part for argument in self.arguments if argument.part)

    @cached_property
    def text_arguments(self) -> frozenset[str]:
        """Names of the arguments that quote words of the message."""
        return frozenset(argument.name for argument in self.arguments if argument.kind == "text")

    def argument(self, name: str) -> Argument:
        """Return the argument of that name.

        Raises:
            ArgumentError: The tool has none.
        """
        for argument in self.arguments:
            if argument.name == name:
                return argument
        known = ", ".join(argument.name for argument in self.arguments) or "none"
        raise ArgumentError(f"{self.name} has no argument '{name}' (it has: {known})")

    def schema(self) -> dict[str, Any]:
        """JSON schema of the tool in the function-calling convention."""
        return {
            "name": self.name,
            "description": f"{self.summary} Returns: {self.returns}",
            "parameters": {
                "type": "object",
                "properties": {argument.name: argument.schema() for argument in self.arguments},
                "required": [argument.name for argument in self.arguments if argument.required],
                "additionalProperties": False,
            },
        }
