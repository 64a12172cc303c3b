"""Several molecules on one picture, with a line of text below each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Literal

from rdkit.Chem.Draw import rdMolDraw2D

from app.exporting.depiction import Drawing, prepared, style
from sandbox.errors import ChemError

PANEL_WIDTH, PANEL_HEIGHT = 320, 260
PNG_SCALE = 2
MAX_PANELS = 200
MAX_CAPTION = 44


def draw_sheet(molecules: Sequence[tuple[str, str]], kind: Literal["png", "svg"]) -> bytes:
    """Draw molecules in rows on white.

    Args:
        molecules: Structure (SMILES, InChI or MOL block) and caption of each.
        kind: Format of the picture.

    Returns:
        The content of the file.

    Raises:
        ChemError: A structure cannot be drawn, or there are more than 200.
    """
    if not 1 <= len(molecules) <= MAX_PANELS:
        raise ChemError(f"a picture takes 1 to {MAX_PANELS} molecules, got {len(molecules)}")
    columns = min(len(molecules), max(1, math.ceil(math.sqrt(len(molecules)))))
    scale = PNG_SCALE if kind == "png" else 1
    panel = PANEL_WIDTH * scale, PANEL_HEIGHT * scale
    size = panel[0] * columns, panel[1] * math.ceil(len(molecules) / columns)
    make = rdMolDraw2D.MolDraw2DCairo if kind == "png" else rdMolDraw2D.MolDraw2DSVG
    canvas = make(*size, *panel)
    style(canvas, Drawing(PANEL_WIDTH, PANEL_HEIGHT, transparent=False, scale=scale))
    options: Any = canvas.drawOptions()  # its stubs misstate the types
    options.legendFontSize = 15 * scale
    options.prepareMolsBeforeDrawing = False
    mols = [rdMolDraw2D.PrepareMolForDrawing(prepared(text)) for text, _ in molecules]
    canvas.DrawMolecules(mols, legends=[_short(caption) for _, caption in molecules])
    canvas.FinishDrawing()
    drawn = canvas.GetDrawingText()
    return drawn.encode() if isinstance(drawn, str) else bytes(drawn)


def _short(caption: str) -> str:
    return caption if len(caption) <= MAX_CAPTION else caption[: MAX_CAPTION - 1] + "…"
