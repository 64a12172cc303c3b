"""A plan of synthesis, and the file that keeps one: its routes and what they had to respect.

The file is JSON beside the tables that calls made. A plan never changes: another route, a part made in
another way, a reagent left out give a new plan that says which one it came from.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.errors import ToolError
from sandbox.paths import EXAMPLE, assets_dir
from sandbox.tables import scratch

SUFFIX = ".rplan"
FORMAT = 1
MAX_BYTES = 5_000_000
MAX_NODES = 400

Tree = Mapping[str, Any]


@dataclass(frozen=True)
class Plan:
    """Routes to a compound.

    Attributes:
        product: Canonical SMILES of the compound.
        routes: Each a tree of compounds, as :meth:`sandbox.reactions.trees.Node.to_json` writes it; the
            one in question first.
        wishes: What the search had to respect, as :meth:`sandbox.reactions.wishes.Wishes.to_json` writes it.
        history: What was asked for, one entry a plan that led to this one.
        label: How the user knows it, e.g. ``"P1"``.
        path: Where it is kept; empty for one that is not.
    """

    product: str
    routes: Sequence[Tree]
    wishes: Mapping[str, Any]
    history: Sequence[str] = ()
    label: str = "the plan"
    path: str = ""

    @property
    def best(self) -> Tree:
        """The route in question."""
        return self.routes[0]


def walk(tree: Tree) -> Iterator[Tree]:
    """Yield a compound of a route and all below it."""
    yield tree
    for below in tree.get("reactants", ()):
        yield from walk(below)


def steps_of(tree: Tree) -> list[Tree]:
    """The compounds that are made, in the order of work: the target last."""
    return [node for node in reversed(list(walk(tree))) if node.get("step")]


def save(plan: Plan) -> Path:
    """Keep a plan in the folder of made tables; the same plan is kept once."""
    content = {
        "format": FORMAT,
        "product": plan.product,
        "routes": list(plan.routes),
        "wishes": dict(plan.wishes),
        "history": list(plan.history),
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    key = hashlib.sha256(text.encode()).hexdigest()[:20]
    folder = scratch.folder()
    path = folder / f"{key}{SUFFIX}"
    if not path.exists():
        handle, part = tempfile.mkstemp(prefix=f"{key}.", suffix=".partial", dir=folder)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(part).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(part).unlink()
            raise
    return path


def open_plan(text: str, label: str) -> Plan:
    """Read a plan that was kept.

    Args:
        text: Its path.
        label: How the user knows it.

    Raises:
        ToolError: There is none, or it is damaged.
    """
    path = Path(text)
    if text.startswith(EXAMPLE):
        path = assets_dir() / "examples" / Path(text.removeprefix(EXAMPLE)).name
    if path.suffix != SUFFIX:
        raise ToolError(f"{label} is no plan of synthesis: plan_synthesis makes one, in a file {SUFFIX}")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ToolError(f"{label} is larger than a plan may be")
        content = json.loads(path.read_text(encoding="utf-8"))
        return _checked(content, label, path)
    except FileNotFoundError:
        raise ToolError(f"{label} is not kept any more ({path}); plan the synthesis again") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ToolError(f"{label} is damaged: {path}") from error


def _checked(content: Mapping[str, Any], label: str, path: Path) -> Plan:
    if content["format"] != FORMAT:
        raise ToolError(f"{label} was made by a newer version of Retort")
    routes = content["routes"]
    if not routes or any(not steps_of(tree) for tree in routes):
        raise ValueError("no route")
    for tree in routes:
        for number, node in enumerate(walk(tree)):
            if number == MAX_NODES or not isinstance(node["smiles"], str):
                raise ValueError("no tree of compounds")
    history = tuple(map(str, content["history"]))
    return Plan(str(content["product"]), tuple(routes), dict(content["wishes"]), history, label, str(path))
