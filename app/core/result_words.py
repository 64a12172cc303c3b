"""Long results as text that is read and pasted: steps one below the other, routes, whole cards. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from app.core.loose import mapping, mappings, words

LIST_FROM = 3
DEEPEST = 40
_NUMBERED = re.compile(r"(?:^|(?<=[\s;]))(\d{1,2})\. ")


def text_lines(text: str) -> tuple[str, ...]:
    """A long text as lines: numbered steps, or the parts of a list; a single line stays one.

    Args:
        text: "1. first. 2. second." or "header: one; two; three".
    """
    if steps := _numbered(text):
        return steps
    parts = [part.strip() for part in text.split("; ")]
    if len(parts) < LIST_FROM:
        return (text,)
    head, colon, rest = parts[0].partition(": ")
    lines = [f"{head}:", f"•  {rest}"] if colon else [f"•  {parts[0]}"]
    return (*lines, *(f"•  {part}" for part in parts[1:]))


def _numbered(text: str) -> tuple[str, ...]:
    """Steps that are counted from 1 without a gap; numbers within a step do not count."""
    starts: list[int] = []
    for found in _NUMBERED.finditer(text):
        if int(found[1]) == len(starts) + 1:
            starts.append(found.start())
    if len(starts) < 2 or starts[0] != 0:
        return ()
    ends = [*starts[1:], len(text)]
    return tuple(text[a:b].strip().removesuffix(";") for a, b in zip(starts, ends, strict=True))


def routes(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Routes as text that can be pasted into a notebook: steps in the order of work, then what is needed."""
    return tuple(_route_text(number, tree) for number, tree in enumerate(route_trees(data), start=1))


def route_trees(data: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """Routes as trees of compounds."""
    trees = (each.get("tree") for each in mappings(data.get("routes")))
    return tuple(tree for tree in trees if isinstance(tree, Mapping))


def _route_text(number: int, tree: Mapping[str, Any]) -> str:
    nodes = list(_walk(tree, 0))
    steps = [mapping(node["step"]) for node in reversed(nodes) if mapping(node.get("step"))]
    lines = [f"Route {number}, predicted"]
    for count, step in enumerate(steps, start=1):
        lines.append(
            f"{count}. {step.get('name') or step.get('class', '')}: {step.get('reaction_smiles', '')}"
        )
        if conditions := step.get("conditions"):
            lines.append(f"   {conditions}")
    starts = dict.fromkeys(str(node.get("smiles", "")) for node in nodes if not node.get("step"))
    return "\n".join([*lines, "Starting materials: " + ", ".join(starts)])


def _walk(node: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(node, Mapping) and depth < DEEPEST:
        yield node
        for each in mappings(node.get("reactants")):
            yield from _walk(each, depth + 1)


def card_markdown(data: Mapping[str, Any]) -> tuple[str, str] | None:
    """Title and text of a whole knowledge card; None where the result has none."""
    card = mapping(data.get("card"))
    title = card.get("title")
    if not isinstance(title, str):
        return None
    parts = [f"# {title}"]
    for key, heading in _SECTIONS:
        body = _section(card.get(key), numbered=key == "mechanism")
        if body:
            parts.append(f"## {heading}\n\n{body}")
    return title, "\n\n".join(parts)


_SECTIONS = (
    ("use", "Purpose"),
    ("scope", "Scope"),
    ("labile", "Cleaved by"),
    ("stable", "Stable to"),
    ("conditions", "Conditions"),
    ("removal", "Removal"),
    ("mechanism", "Mechanism"),
    ("selectivity", "Selectivity"),
    ("pitfalls", "Pitfalls"),
    ("workup", "Work-up"),
    ("byproducts", "By-products"),
    ("safety", "Safety"),
    ("synonyms", "Other names"),
)


def _section(value: Any, *, numbered: bool) -> str:
    if isinstance(value, str):
        return value
    if records := mappings(value):
        if numbered:
            return "\n".join(
                f"{count}. **{each.get('kind', '')}:** {each.get('text', '')}"
                for count, each in enumerate(records, start=1)
            )
        return "\n\n".join(_conditions(each) for each in records)
    return ", ".join(words(value))


def _conditions(way: Mapping[str, Any]) -> str:
    note = way.get("note")
    lines = [f"**{note}**\n"] if isinstance(note, str) and note else []
    lines += [f"- {name}: {value}" for name, value in way.items() if name != "note" and value]
    return "\n".join(lines)
