"""Reads what a person wrote as the arguments of a tool: ``--argument value …``, or one value after another.

Not with argparse: a SMILES may begin with ``-`` or hold ``=``, and which arguments there are is the tool's
matter.
"""

from __future__ import annotations

import math
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from sandbox.errors import ArgumentError, ChemError

if TYPE_CHECKING:
    from sandbox.registry import Argument, ToolSpec

YES, NO = ("true", "yes", "1", "on"), ("false", "no", "0", "off")


def read_arguments(spec: ToolSpec, words: list[str]) -> dict[str, Any]:
    """Read ``--name value …`` or ``--name=value`` pairs.

    Args:
        spec: The tool.
        words: What stood after its name on the command line. A word that begins with ``--`` is a name, every
            other one a value.

    Raises:
        ArgumentError: A name is unknown, missing or given twice, or a value does not fit.
    """
    values: dict[str, list[str]] = {}
    current: str | None = None
    for word in words:
        if word.startswith("--"):
            name, attached, value = word[2:].partition("=")
            argument = spec.argument(name.replace("-", "_"))
            current = argument.name
            if current in values and argument.kind != "molecules":
                raise ArgumentError(f"--{current} is given twice")
            values.setdefault(current, []).extend([value] if attached else [])
        elif current is None:
            raise ArgumentError(f"'{word[:60]}' stands before any --argument (see: retort tools {spec.name})")
        else:
            values[current].append(word)
    missing = [each for each in spec.arguments if each.required and each.name not in values]
    if missing:
        names = ", ".join(f"--{each.name}" for each in missing)
        raise ArgumentError(f"{spec.name} needs {names} (see: retort tools {spec.name})")
    return {name: read_value(spec.argument(name), given, f"--{name}") for name, given in values.items()}


def read_value(argument: Argument, given: list[str], called: str = "") -> Any:
    """Read the value of one argument.

    Args:
        argument: What it is for.
        given: As it was written; several texts for a list of molecules, one for anything else.
        called: How a message calls the argument; its name where left out.

    Returns:
        The value as a worker takes it.

    Raises:
        ArgumentError: It does not fit.
    """
    called = called or argument.name
    if argument.kind == "molecules":
        return [read_structure(text) for text in given]
    if argument.kind == "boolean" and not given:
        return True
    if len(given) != 1:
        raise ArgumentError(f"{called} takes one value, got {len(given)}")
    text = given[0]
    if argument.kind in ("molecule", "pattern"):
        return read_structure(text)
    if argument.kind in ("table", "plan"):
        return {"path": text, "label": PurePath(text).name or text}
    if argument.kind in ("integer", "number"):
        return _number(argument, text, called)
    if argument.kind == "boolean":
        return _truth(text, called)
    return text


def _number(argument: Argument, text: str, called: str) -> int | float:
    try:
        number = int(text) if argument.kind == "integer" else float(text)
        if not math.isfinite(number):
            raise ValueError
        return number
    except ValueError:
        kind = "a whole number" if argument.kind == "integer" else "a number with a decimal point"
        raise ArgumentError(f"{called} takes {kind}, got '{text[:60]}'") from None


def _truth(text: str, called: str) -> bool:
    if text.lower() in (*YES, *NO):
        return text.lower() in YES
    raise ArgumentError(f"{called} takes yes or no, got '{text[:60]}'")


def read_structure(text: str) -> str | dict[str, str]:
    """Read a structure as written; a compound name becomes its SMILES, with the name as label."""
    from sandbox.calling import read_molecule
    from sandbox.recogniser import lookup_name

    try:
        read_molecule(text)
    except ChemError:
        smiles = lookup_name(text)
        return {"smiles": smiles, "label": text} if smiles else text
    return text
