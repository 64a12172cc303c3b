"""``retort tools`` and ``retort tool``: the catalogue, and one call by hand."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from app.core.tool_arguments import read_arguments
from sandbox.results import PlanMade, TableMade, ToolResult, format_item
from sandbox.workers.pool import WorkerPool

if TYPE_CHECKING:
    from sandbox.registry import ToolSpec

_HELP = {"--help", "-h"}
_OPTIONS = {"--json", *_HELP}


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add ``tools`` and ``tool`` to the command line."""
    catalogue = commands.add_parser("tools", help="list the tools, or show one in full")
    catalogue.add_argument("name", nargs="?", help="show one tool in full")
    catalogue.add_argument("--json", action="store_true", help="print the JSON schemas")
    catalogue.set_defaults(run=show_catalogue)
    one = commands.add_parser(
        "tool",
        help="call one tool: retort tool NAME --argument value",
        usage="retort tool NAME [--argument value …] [--json]",
        description="Call one tool. Structures are SMILES, InChI or names; lists take several values.",
        epilog="Example: retort tool rank_molecules --molecules CCO CCCO aspirin --property logP "
        '--order "highest first"',
    )
    one.add_argument("--json", action="store_true", help="print the whole result as JSON")
    one.add_argument("words", nargs=argparse.REMAINDER, metavar="NAME", help="the tool (see: retort tools)")
    one.set_defaults(run=call, parser=one)


def show_catalogue(arguments: argparse.Namespace) -> int:
    """Print the tools, one line each, or one in full."""
    from sandbox.registry import discover

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
    words = [word for word in arguments.words if word not in _OPTIONS]
    if not words:
        arguments.parser.error("the name of a tool comes first: retort tool NAME --argument value …")
    from sandbox.registry import discover

    spec = discover().get(words[0])
    if _HELP & set(arguments.words):
        sys.stdout.write(_in_full(spec))
        return 0
    with WorkerPool(1) as pool:
        result = pool(spec.name, read_arguments(spec, words[1:]))
    if arguments.json or "--json" in arguments.words:
        sys.stdout.write(json.dumps(result.to_json(), ensure_ascii=False, indent=2) + "\n")
    else:
        _print(result)
    if not result.ok:
        sys.stderr.write(f"retort: {result.error}\n")
    return 0 if result.ok else 1


def _print(result: ToolResult) -> None:
    for item in result.values:
        name = getattr(item, "property", getattr(item, "label", ""))
        reason = getattr(item, "reason", None) or getattr(item, "note", "")
        shown = format_item(item)
        beside = f" ({reason})" if reason and reason not in shown else ""
        where = f", kept in {item.path}" if isinstance(item, TableMade | PlanMade) else ""
        sys.stdout.write(f"{name}: {shown}{beside}{where}\n")


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
