"""A route as a picture: the target at the left, what it is made from to the right of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from rdkit import Chem
from rdkit.Chem.Draw import rdMolDraw2D

from sandbox.reactions.trees import Node

WIDTH, HEIGHT, GAP = 170, 120, 110
_STOCK, _MADE, _MISSING = "#2f8f83", "#888888", "#c0392b"


def draw_route(root: Node) -> str:
    """Draw a tree of compounds as SVG; a coloured frame says what is to be had and what is missing."""
    parts: list[str] = []
    made = [node for node in reversed(list(root.walk())) if node.proposal is not None]
    rows = _place(root, 0, 0, parts, {id(node): number for number, node in enumerate(made, 1)})
    width, height = (root.depth + 1) * (WIDTH + GAP) - GAP + 20, rows * (HEIGHT + 14) + 10
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
    ground = '<rect width="100%" height="100%" fill="#ffffff"/>'
    body = "".join(parts)
    view = f'viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11"'
    return f"{opening}{view}>{ground}{body}</svg>"


def _place(node: Node, column: int, row: int, parts: list[str], numbers: Mapping[int, int]) -> int:
    """Draw a node and what it is made from; returns the number of rows that they take.

    A step has its number in the order of work above its name.
    """
    left, top = 10 + column * (WIDTH + GAP), 10 + row * (HEIGHT + 14)
    parts.append(_compound(node, left, top))
    taken = 0
    for reactant in node.reactants:
        below = 10 + (row + taken) * (HEIGHT + 14)
        start, end = left + WIDTH, left + WIDTH + GAP
        middle, bend = top + HEIGHT / 2, below + HEIGHT / 2
        parts.append(
            f'<path d="M{end} {bend}H{start + GAP / 2}V{middle}H{start}" fill="none" stroke="#555"/>'
        )
        taken += _place(reactant, column + 1, row + taken, parts, numbers)
    if node.proposal is not None:
        for line, text in enumerate(_caption(f"{numbers[id(node)]}. {node.called}")):
            parts.append(
                f'<text x="{left + WIDTH + GAP / 2}" y="{top + HEIGHT / 2 - 30 + 12 * line}" '
                f'text-anchor="middle" font-size="10">{escape(text)}</text>'
            )
    return max(1, taken)


def _caption(kind: str) -> list[str]:
    words, lines = kind.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 18 and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _compound(node: Node, left: int, top: int) -> str:
    colour = _STOCK if node.sources else _MADE if node.proposal is not None else _MISSING
    place = f'x="{left}" y="{top}" width="{WIDTH}" height="{HEIGHT}"'
    frame = f'<rect {place} rx="6" fill="#ffffff" stroke="{colour}" stroke-width="1.5"/>'
    return f'{frame}<g transform="translate({left},{top})">{_structure(node.smiles)}</g>'


def _structure(smiles: str) -> str:
    drawer = rdMolDraw2D.MolDraw2DSVG(WIDTH, HEIGHT)
    options: Any = drawer.drawOptions()
    options.clearBackground = False
    options.padding = 0.08
    options.fixedBondLength = 24  # small compounds as large as the others; shrinks where it does not fit
    mol = rdMolDraw2D.PrepareMolForDrawing(Chem.MolFromSmiles(smiles))
    drawer.DrawMolecule(mol)
    drawer.FinishDrawing()
    inner = re.sub(r"^.*?<svg[^>]*>|</svg>\s*$", "", drawer.GetDrawingText(), flags=re.DOTALL)
    return re.sub(r"<!--.*?-->", "", inner, flags=re.DOTALL)
