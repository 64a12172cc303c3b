"""A route of a synthesis as a file: RDF for other programs, text for a notebook, SVG for a report. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rdkit.Chem import rdChemReactions

from app.core.loose import mapping, mappings
from app.exporting.writing import write_whole

FORMATS = ("rdf", "txt", "svg")
DEEPEST = 40
_FIELDS = ("name", "class", "conditions", "score", "precedents", "reaction_smiles")


def write_route(tree: Mapping[str, Any], text: str, svg: str, path: Path) -> Path:
    """Write a route.

    Args:
        tree: The route, as the details of a result hold it.
        text: The same in words.
        svg: The same as a drawing.
        path: Its ending, one of :data:`FORMATS`, says in which form; text for any other.

    Returns:
        The path.

    Raises:
        OSError: It cannot be written.
    """
    ending = path.suffix.lower().removeprefix(".")
    content = rdf(tree) if ending == "rdf" else svg if ending == "svg" else text + "\n"
    write_whole(path, content.encode())
    return path


def rdf(tree: Mapping[str, Any]) -> str:
    """The steps as an RDF of reactions, in the order of work."""
    steps = [mapping(node.get("step")) for node in reversed(list(_walk(tree, 0)))]
    blocks = ["$RDFILE 1\n$DATM\n"]
    for number, step in enumerate(filter(None, steps), start=1):
        reaction = rdChemReactions.ReactionFromSmarts(str(step["reaction_smiles"]), useSmiles=True)
        rdChemReactions.Compute2DCoordsForReaction(reaction)
        told = [("step", str(number))]
        told += [(field, _one_line(step[field])) for field in _FIELDS if step.get(field)]
        fields = "".join(f"$DTYPE {name}\n$DATUM {value}\n" for name, value in told)
        blocks.append(f"$RFMT\n{rdChemReactions.ReactionToRxnBlock(reaction).rstrip()}\n{fields}")
    return "".join(blocks)


def _one_line(value: Any) -> str:
    return re.sub(r"\s+", " ", str(value))


def _walk(node: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(node, Mapping) and depth < DEEPEST:
        yield node
        for each in mappings(node.get("reactants")):
            yield from _walk(each, depth + 1)
