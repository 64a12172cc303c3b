"""``retort tools`` and ``retort tool``: the catalogue, and one call by hand."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from sandbox.errors import ArgumentError
from sandbox.pool import WorkerPool
from sandbox.registry import Argument, ToolSpec, discover
from sandbox.results import format_item


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add ``tools`` and ``tool`` to the command line."""
    catalogue = commands.add_parser("tools", help="list the tools")
    catalogue.add_argument("name", nargs="?", help="show one tool in full")
    catalogue.add_argument("--json", action="store_true", help="print the JSON schemas")
    catalogue.set_defaults(run=show_catalogue)
    one = commands.add_parser("tool", help="call one tool: retort tool NAME --argument value")
    one.add_argument("name", help="name of the tool (see: retort tools)")
    one.add_argument("--json", action="store_true", help="print the whole result as JSON")
    one.add_argument(
        "arguments", nargs=argparse.REMAINDER, help="--argument value …; lists take several values"
    )
    one.set_defaults(run=call)


def show_catalogue(arguments: argparse.Namespace) -> int:
    """Print the tools, one line each, or one in full."""
    registry = discover()
    specs = [registry.get(arguments.name)] if arguments.name else list(registry)
    if arguments.json:
        sys.stdout.write(json.dumps([spec.schema() for spec in specs], ensure_ascii=False, indent=2) + "\n")
    elif arguments.name:
        sys.stdout.write(_in_full(specs[0]))
    else:
        width = max(len(spec.name) for spec in specs)
        for spec in specs:
            sys.stdout.write(f"{spec.name:{width}}  {spec.summary}\n")
    return 0


def call(arguments: argparse.Namespace) -> int:
    """Call a tool and print its result; 1 where it gave none."""
    spec = discover().get(arguments.name)
    rest = list(arguments.arguments)
    as_json = arguments.json or "--json" in rest
    rest = [word for word in rest if word != "--json"]
    values = read_arguments(spec, rest)
    with WorkerPool(1) as pool:
        result = pool(spec.name, values)
    if as_json:
        sys.stdout.write(json.dumps(result.to_json(), ensure_ascii=False, indent=2) + "\n")
    else:
        for item in result.values:
            name = getattr(item, "property", getattr(item, "label", ""))
            reason = getattr(item, "reason", None) or getattr(item, "note", "")
            shown = format_item(item)
            beside = f" ({reason})" if reason and reason not in shown else ""
            sys.stdout.write(f"{name}: {shown}{beside}\n")
    if not result.ok:
        sys.stderr.write(f"retort: {result.error}\n")
    return 0 if result.ok else 1


def read_arguments(spec: ToolSpec, words: list[str]) -> dict[str, Any]:
    """Read ``--name value …`` pairs as the tool's arguments.

    Raises:
        ArgumentError: A name is unknown or a value does not fit.
    """
    values: dict[str, list[str]] = {}
    current: str | None = None
    for word in words:
        if word.startswith("--") and not word.startswith("--="):
            current, _, attached = word[2:].replace("-", "_").partition("=")
            current = spec.argument(current).name
            values[current] = [word.partition("=")[2]] if attached else []
        elif current is None:
            raise ArgumentError(f"'{word}' stands before any --argument")
        else:
            values[current].append(word)
    return {name: _value(spec.argument(name), given) for name, given in values.items()}


def _value(argument: Argument, given: list[str]) -> Any:
    if argument.kind == "molecules":
        return given
    if len(given) != 1:
        raise ArgumentError(f"--{argument.name} takes one value, got {len(given)}")
    text = given[0]
    try:
        if argument.kind == "integer":
            return int(text)
        if argument.kind == "number":
            return float(text)
    except ValueError as error:
        raise ArgumentError(f"--{argument.name} takes a number, got '{text}'") from error
    if argument.kind == "boolean":
        return text.lower() in ("true", "yes", "1")
    return text


def _in_full(spec: ToolSpec) -> str:
    lines = [f"{spec.name}: {spec.summary}", ""]
    if spec.details:
        lines += [spec.details, ""]
    for argument in spec.arguments:
        default = "" if argument.required else f" (default {argument.default})"
        lines.append(f"  --{argument.name}  {argument.description}{default}")
        if argument.options():
            lines.append(f"      one of: {', '.join(argument.options())}")
    return "\n".join([*lines, "", f"Returns: {spec.returns}", f"Source: {spec.source}", ""])
