"""Structures out of the clipboard or of something dropped: ChemDraw drawings, MOL blocks, MDLCT, SMILES."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QMimeData, QObject

from app.bridge.clipboard import from_mime
from app.bridge.lanes import Lanes
from app.exporting.clipboard import SMILES, find_drawing, find_structure, smiles_of
from sandbox.results import Structure, ToolResult

READER = "chemdraw_structures"
LANE = "drawing"
RunTool = Callable[[str, Mapping[str, Any], Callable[[ToolResult], None]], bool]


@dataclass(frozen=True)
class Pasted:
    """A structure that was pasted.

    Attributes:
        smiles: What it is.
        block: MOL block with its coordinates; the SMILES where it had none.
    """

    smiles: str
    block: str


def is_chemistry(mime: QMimeData) -> bool:
    """Whether something holds a structure that would be lost if it were pasted as text."""
    formats = from_mime(mime)
    if SMILES in formats and mime.hasText():
        return False
    return find_drawing(formats) is not None or (not mime.hasText() and find_structure(formats) is not None)


class Pasting(QObject):
    """Reads what was pasted, off the thread of the window; drawings in a process of their own.

    Args:
        lanes: Where the work is done.
        run_tool: Runs the reader of drawings; False if there are no tools yet.
    """

    def __init__(self, lanes: Lanes, run_tool: RunTool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._run_tool = run_tool

    def read(
        self, mime: QMimeData | None, done: Callable[[list[Pasted]], None], failed: Callable[[str], None]
    ) -> None:
        """Read the structures.

        Args:
            mime: What was pasted or dropped; None where the clipboard is empty.
            done: Called with at least one structure.
            failed: Called with the reason in the user's words.
        """
        if mime is None or not mime.formats():
            failed(self.tr("the clipboard is empty"))
            return
        formats = from_mime(mime)
        drawing = find_drawing(formats)
        if drawing is not None:
            self._read_drawing(drawing, done, failed)
            return
        text = mime.text().strip()

        def work() -> list[Pasted]:
            found = find_structure(formats) or text
            return [Pasted(smiles_of(found), found)]

        self._lanes.run(LANE, work, done, failed, self)

    def _read_drawing(
        self, drawing: bytes, done: Callable[[list[Pasted]], None], failed: Callable[[str], None]
    ) -> None:
        def take(result: ToolResult) -> None:
            if not result.ok:
                failed(result.error or "")
                return
            smiles = [item.smiles for item in result.values if isinstance(item, Structure)]
            done([Pasted(*pair) for pair in zip(smiles, result.data["molblocks"], strict=True)])

        content = {"content": base64.b64encode(drawing).decode()}
        if not self._run_tool(READER, content, take):
            failed(self.tr("the tools are still being loaded"))
