"""Tool calls as JSON, and as Python that repeats them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from app.core.recorded import RecordedCall
from sandbox.results import ToolResult, format_item

_ATOMS = re.compile(r"\[\n\s*((?:\d+,\n\s*)*\d+)\n\s*\]")  # lists of atoms would take a line each
_IMPORTS = """\
from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import format_item
"""
_ONE = """
result = call_tool(discover().get({tool!r}), {arguments!r})
print(result.error or "; ".join(format_item(item) for item in result.values))
"""
_ALL = '''
TOOLS = discover()


def run(question, tool, arguments, then):
    """Make one call, and print what comes of it now beside what came of it then."""
    if tool not in TOOLS:
        print(f"{tool}: no longer exists")
        return
    result = call_tool(TOOLS.get(tool), arguments)
    now = result.error or "; ".join(format_item(item) for item in result.values)
    print(f"{tool}: {now}" + ("" if now == then else f"    (then: {then})"))

'''


def call_as_json(
    tool: str,
    arguments: Mapping[str, Any],
    result: ToolResult | None,
    environment: Mapping[str, Any] | None = None,
) -> str:
    """Write a call with its result, and what it ran with, as indented JSON."""
    record = {
        "tool": tool,
        "arguments": dict(arguments),
        "result": result.to_json() if result is not None else None,
        "environment": dict(environment) if environment else None,
    }
    return _ATOMS.sub(_on_one_line, json.dumps(record, ensure_ascii=False, indent=2))


def _on_one_line(numbers: re.Match[str]) -> str:
    return "[" + " ".join(numbers.group(1).split()) + "]"


def call_as_python(tool: str, resolved: Mapping[str, Any]) -> str:
    """Write a script that makes a call.

    Args:
        tool: Name of the tool.
        resolved: Its arguments, with structures in place of handles.
    """
    return _IMPORTS + _ONE.format(tool=tool, arguments=dict(resolved))


def calls_as_python(title: str, calls: Sequence[RecordedCall], made_with: str) -> str:
    """Write a script that makes the calls of a conversation again, in order.

    Args:
        title: What the conversation is called.
        calls: The calls; what the model wrote instead of a call is left out and counted in a comment.
        made_with: Versions that the conversation was exported with.
    """
    parts = [f"# {_comment(title)}\n# {_comment(made_with)}\n", _IMPORTS, _ALL]
    runnable = [call for call in calls if call.state != "unparsed"]
    if len(runnable) < len(calls):
        parts.append(f"# Left out: {len(calls) - len(runnable)} that could not be read as a call.\n")
    question = None
    for call in runnable:
        if call.question != question:
            question = call.question
            parts.append(f"\n# {_comment(question)}\n")
        parts.append(f"run({_literals(call)})\n")
    return "".join(parts)


def _literals(call: RecordedCall) -> str:
    """Everything that comes from outside goes in as a literal, so that nothing of it can be code."""
    then = call.result
    words = "" if then is None else then.error or "; ".join(format_item(item) for item in then.values)
    return ", ".join(repr(each) for each in (call.question, call.tool, dict(call.resolved), words))


def _comment(text: str) -> str:
    """Text on one line, without anything that could end it or turn it around."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())[:200]
