"""Writes docs/tools.md, the catalogue page, from the registry.

python -m tools_dev.catalogue           write the page (or: make docs)
python -m tools_dev.catalogue --check   only say whether it is up to date
"""

import argparse
import importlib
import json
import shlex
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from sandbox.registry import Argument, ToolSpec, discover

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "tools.md"
MAX_OPTIONS = 12
ADVICE = "docs/tools.md is out of date; run `make docs` (python -m tools_dev.catalogue) and commit it"
KINDS = {
    "molecule": "molecule",
    "molecules": "molecules, {at_least} or more",
    "written": "structure as written, valid or not",
    "pattern": "SMARTS or fragment",
    "reaction": "reaction SMILES",
    "table": "table or path of a file",
    "plan": "plan of synthesis or path of its file",
    "integer": "whole number",
    "number": "number",
    "boolean": "yes or no",
    "text": "text",
}


def main() -> int:
    """Writes or checks the page.

    Returns:
        0 when the page is up to date or was written, else 1.
    """
    parser = argparse.ArgumentParser(prog="python -m tools_dev.catalogue", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 where outdated")
    page = render(discover())
    if parser.parse_args().check:
        current = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
        print("docs/tools.md is up to date" if current == page else ADVICE)
        return int(current != page)
    PAGE.write_text(page, encoding="utf-8", newline="\n")
    print(f"wrote {PAGE.relative_to(ROOT)}")
    return 0


def render(tools: Iterable[ToolSpec]) -> str:
    """Writes the page.

    Args:
        tools: The catalogue, in the order of registration.

    Returns:
        Markdown, the families in alphabetical order.
    """
    ordered = sorted(tools, key=lambda spec: spec.family)  # stable: within a family as registered
    families = [(family, list(specs)) for family, specs in groupby(ordered, key=lambda spec: spec.family)]
    parts = [
        "# The tools",
        "Made from the tools' own documentation by `make docs`; edit the docstrings, not this page.",
        f"There are {len(ordered)} tools. Each can be called by the assistant (as far as its model knows "
        "it), in the window by a slash command (`/logp CCO`), on the command line (`retort tool logp "
        "--molecule CCO`) and over MCP ([mcp.md](mcp.md)).",
        "\n".join(_overview(specs) for _, specs in families),
    ]
    for family, specs in families:
        parts.append(f"## {_title(family)}")
        parts += [part for spec in specs for part in _tool(spec)]
    return "\n\n".join(parts) + "\n"


def _overview(specs: Sequence[ToolSpec]) -> str:
    listed = ", ".join(f"[{spec.name}](#{spec.name})" for spec in specs)
    return f"- {_title(specs[0].family)}: {listed}"


def _title(family: str) -> str:
    """The module's own first line, up to its colon."""
    doc = importlib.import_module(f"sandbox.tools.{family}").__doc__ or family
    return doc.strip().splitlines()[0].partition(":")[0].rstrip(".")


def _tool(spec: ToolSpec) -> Iterator[str]:
    yield f"### {spec.name}"
    yield _plain(" ".join(filter(None, [spec.summary, spec.details])))
    if spec.arguments:
        rows = ["| argument | takes | |", "|---|---|---|", *(_row(argument) for argument in spec.arguments)]
        yield "\n".join(rows)
    yield f"Returns: {_plain(spec.returns)}"
    yield f"Source: {_plain(spec.source)}"
    yield f"    {_command(spec, spec.examples[0])}"


def _row(argument: Argument) -> str:
    default = "" if argument.required else f" Default: {_default(argument.default)}."
    cells = (f"`{argument.name}`", _takes(argument), _plain(argument.description) + default)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _takes(argument: Argument) -> str:
    options = argument.options()
    if options:
        listed = ", ".join(options[:MAX_OPTIONS])
        more = f" … ({len(options)} in all: `retort tools NAME`)" if len(options) > MAX_OPTIONS else ""
        return f"one of: {listed}{more}"
    takes = KINDS[argument.kind].format(at_least=argument.at_least)
    if argument.low is not None and argument.high is not None:
        takes += f", {argument.low:g} to {argument.high:g}"
    return takes


def _default(value: Any) -> str:
    if value is None:
        return "left open"
    return json.dumps(value) if isinstance(value, bool) else str(value) or "empty"


def _command(spec: ToolSpec, example: Mapping[str, Any]) -> str:
    words = ["retort", "tool", spec.name]
    for name, value in example.items():
        values = value if isinstance(value, list) else [value]
        words += [f"--{name}", *(_word(each) for each in values)]
    return " ".join(words)


def _word(value: Any) -> str:
    text = value["smiles"] if isinstance(value, Mapping) else value
    return shlex.quote(json.dumps(text) if isinstance(text, bool) else str(text))


def _plain(text: str) -> str:
    """Text of a docstring as Markdown shows it unchanged."""
    return text.replace("<", "&lt;").replace("*", "\\*").replace("``", "`")


if __name__ == "__main__":
    sys.exit(main())
