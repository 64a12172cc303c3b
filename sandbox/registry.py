"""The tool registry: a tool is a typed function with a Google docstring.

Registration refuses a tool with a missing type, argument description, unit or source. One registry yields
the schema, the grammar, the retriever's index, the command line's help and the test matrix.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from sandbox.docstring import Docstring
from sandbox.errors import ArgumentError, RegistrationError
from sandbox.reactions.plan_files import Plan
from sandbox.results import Choice, Quantity, Report, Returned, Structure, Text, YesNo
from sandbox.tables.table import Table
from sandbox.tool_spec import Argument, ArgumentKind, ToolKind, ToolSpec
from sandbox.types import AtLeast, Between, Expert, Means, Molecule, Pattern, Reaction, Term, Written

__all__ = [
    "REGISTRY",
    "Argument",
    "ArgumentKind",
    "Registry",
    "ToolKind",
    "ToolSpec",
    "discover",
    "tool",
]

_STRUCTURED: dict[Any, ArgumentKind] = {
    Molecule: "molecule",
    Written: "written",
    Pattern: "pattern",
    Reaction: "reaction",
    Table: "table",
    Plan: "plan",
}
_PLAIN: dict[Any, ArgumentKind] = {bool: "boolean", int: "integer", float: "number", str: "text"}
_RETURNS: dict[Any, ToolKind] = {
    Quantity: "quantity",
    YesNo: "yesno",
    Choice: "choice",
    Text: "text",
    Structure: "structure",
    Report: "report",
}


class Registry:
    """The tools by name, in the order of registration."""

    def __init__(self) -> None:
        self._tools: dict[str, ToolSpec] = {}

    def add(self, spec: ToolSpec) -> None:
        """Register a tool.

        Raises:
            RegistrationError: The name is taken.
        """
        if spec.name in self._tools:
            raise RegistrationError(f"two tools are called {spec.name}")
        self._tools[spec.name] = spec

    def get(self, name: str) -> ToolSpec:
        """Return the tool of that name.

        Raises:
            ArgumentError: There is none; the message suggests the closest names.
        """
        if name not in self._tools:
            from difflib import get_close_matches

            close = get_close_matches(name, list(self._tools), n=3)
            hint = f"; did you mean {' or '.join(close)}?" if close else ""
            raise ArgumentError(f"there is no tool '{name[:60]}'{hint}")
        return self._tools[name]

    def __contains__(self, name: object) -> bool:
        return name in self._tools

    def __iter__(self) -> Iterator[ToolSpec]:
        return iter(self._tools.values())

    def __len__(self) -> int:
        return len(self._tools)

    def names(self) -> tuple[str, ...]:
        """Names of all tools, in order."""
        return tuple(self._tools)

    def toolset(self) -> dict[str, str]:
        """Tool name → signature hash, as a checkpoint carries it."""
        return {spec.name: spec.signature_hash for spec in self}


REGISTRY = Registry()
_discovered: list[bool] = []


def tool(
    *,
    kind: ToolKind,
    verb: str,
    examples: Sequence[Mapping[str, Any]],
    registry: Registry = REGISTRY,
    deadline_s: float | None = None,
    writes: bool = False,
) -> Callable[[Callable[..., Returned]], Callable[..., Returned]]:
    """Register a function as a tool.

    Args:
        kind: What it returns; must agree with the return annotation.
        verb: What the trace says when it ran, in the past tense: "Counted rings".
        examples: At least one set of arguments that works, as plain JSON, with SMILES for molecules.
        registry: Where to register.
        deadline_s: Seconds that a call may take, for a tool that is slow by nature.
        writes: Whether it writes a file where the user asks for it.

    Returns:
        The decorator; the function itself stays as it is.

    Raises:
        RegistrationError: Something that the catalogue needs is missing; the message names it.
    """

    def register(function: Callable[..., Returned]) -> Callable[..., Returned]:
        spec = _specify(function, kind, verb, tuple(examples))
        registry.add(replace(spec, deadline_s=deadline_s, writes=writes))
        return function

    return register


def discover() -> Registry:
    """Import every module of ``sandbox.tools`` and return the registry; a broken module raises."""
    if _discovered:
        return REGISTRY
    package = importlib.import_module("sandbox.tools")
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda info: info.name):
        importlib.import_module(f"sandbox.tools.{module.name}")
    if not len(REGISTRY):
        raise RegistrationError("no tools were found: the installation is incomplete")
    _discovered.append(True)
    return REGISTRY


def _specify(
    function: Callable[..., Returned], kind: ToolKind, verb: str, examples: tuple[Mapping[str, Any], ...]
) -> ToolSpec:
    name = function.__name__
    doc = Docstring(name, inspect.getdoc(function) or "")
    hints = get_type_hints(function, include_extras=True)
    returned = hints.get("return")
    if _RETURNS.get(returned) != kind:
        raise RegistrationError(f"{name}: kind '{kind}' does not fit the return annotation {returned}")
    if not examples or not verb:
        raise RegistrationError(f"{name}: needs a verb and at least one example")
    arguments = []
    for parameter in inspect.signature(function).parameters.values():
        if parameter.name not in hints:
            raise RegistrationError(f"{name}: argument '{parameter.name}' has no type")
        description = doc.arguments.get(parameter.name)
        if not description:
            raise RegistrationError(f"{name}: argument '{parameter.name}' is not described")
        arguments.append(_argument(name, parameter, hints[parameter.name], description))
    return ToolSpec(
        name=name,
        family=function.__module__.rsplit(".", 1)[-1],
        kind=kind,
        function=function,
        arguments=tuple(arguments),
        summary=doc.summary,
        details=doc.details,
        returns=doc.returns,
        source=doc.source,
        examples=examples,
        verb=verb,
    )


def _argument(tool_name: str, parameter: inspect.Parameter, hint: Any, description: str) -> Argument:
    required = parameter.default is inspect.Parameter.empty
    default = None if required else parameter.default
    marks: tuple[Any, ...] = ()
    if get_origin(hint) is Annotated:
        hint, *rest = get_args(hint)
        marks = tuple(rest)
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(option for option in get_args(hint) if option is not type(None))
    term = next((mark for mark in marks if isinstance(mark, Term)), None)
    between = next((mark for mark in marks if isinstance(mark, Between)), None)
    at_least = next((mark.count for mark in marks if isinstance(mark, AtLeast)), 1)
    part = next((mark.part for mark in marks if isinstance(mark, Means)), None)
    choices: tuple[str, ...] = ()
    kind: ArgumentKind
    if get_origin(hint) is Literal:
        kind, choices = "choice", get_args(hint)
    elif term:
        kind = "term"
    elif hint in _STRUCTURED:
        kind = _STRUCTURED[hint]
    elif get_origin(hint) is list and get_args(hint) == (Molecule,):
        kind = "molecules"
    elif hint in _PLAIN:
        kind = _PLAIN[hint]
    else:
        raise RegistrationError(f"{tool_name}: argument '{parameter.name}' has an unknown type {hint}")
    expert = any(isinstance(mark, Expert) for mark in marks)
    if expert and required:
        raise RegistrationError(f"{tool_name}: argument '{parameter.name}' is for experts and has no default")
    return Argument(
        name=parameter.name,
        kind=kind,
        description=description,
        required=required,
        default=default,
        choices=choices,
        vocabulary=term.vocabulary if term else "",
        at_least=at_least,
        low=between.low if between else None,
        high=between.high if between else None,
        expert=expert,
        part=part,
    )
