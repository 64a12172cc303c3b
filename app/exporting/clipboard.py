"""A molecule in all the formats of a clipboard at once, and structures out of what others put there. No Qt.

Names are MIME types. On Windows a native format is called ``application/x-qt-windows-mime;value="…"``;
ChemDraw registers "ChemDraw Interchange Format" (CDX), and it and the successors of ISIS/Draw "MDLCT" (a MOL
file whose lines carry their length).
"""

from __future__ import annotations

import base64
import html
import sys
from collections.abc import Mapping

from app.exporting.cdxml import to_cdx, to_cdxml
from app.exporting.copying import formula_of
from app.exporting.depiction import Drawing, draw_png, draw_svg
from sandbox.calling import read_molecule
from sandbox.errors import ChemError
from sandbox.structures import chem

TEXT, HTML, PNG, SVG = "text/plain", "text/html", "image/png", "image/svg+xml"
MOLFILE, CDXML, CDX = "chemical/x-mdl-molfile", "chemical/x-cdxml", "chemical/x-cdx"
SMILES, INCHI = "chemical/x-daylight-smiles", "chemical/x-inchi"
WINDOWS_CDX = 'application/x-qt-windows-mime;value="ChemDraw Interchange Format"'
WINDOWS_MDLCT = 'application/x-qt-windows-mime;value="MDLCT"'
PICTURE = Drawing(600, 450, transparent=False)
PNG_SCALE = 2.0


def clipboard_formats(
    text: str, name: str = "", *, windows: bool = sys.platform == "win32"
) -> dict[str, bytes]:
    """Write a molecule in every format, the richest first.

    Args:
        text: SMILES, InChI or MOL block; the plain text on the clipboard is its SMILES.
        name: What it is called in HTML.
        windows: Whether to add the native formats of Windows programs.

    Raises:
        ChemError: It cannot be read.
    """
    mol = read_molecule(text)
    smiles = chem.extended_smiles(mol)
    block = chem.to_molblock(mol)
    formats = {MOLFILE: block.encode(), SMILES: smiles.encode(), TEXT: smiles.encode()}
    inchi, _ = chem.to_inchi(mol)
    if inchi:
        formats[INCHI] = inchi.encode()
    try:
        formats |= {CDXML: to_cdxml(mol).encode(), CDX: to_cdx(mol)}
        if windows:
            formats[WINDOWS_CDX] = formats[CDX]
    except (ChemError, RuntimeError):
        pass  # a bond that ChemDraw lacks: the other formats carry it
    if windows:
        formats[WINDOWS_MDLCT] = to_mdlct(block)
    return formats | _pictures(text, smiles, name)


def _pictures(text: str, smiles: str, name: str) -> dict[str, bytes]:
    try:
        png = draw_png(text, Drawing(PICTURE.width, PICTURE.height, transparent=False, scale=PNG_SCALE))
        svg = draw_svg(text, PICTURE).encode()
    except ChemError:  # too large to be drawn
        return {}
    said = html.escape(", ".join(part for part in (name, formula_of(text), smiles) if part))
    image = base64.b64encode(png).decode()
    page = f'<img src="data:image/png;base64,{image}" width="300" height="225" alt="{said}"><p>{said}</p>'
    return {PNG: png, SVG: svg, HTML: page.encode()}


def to_mdlct(block: str) -> bytes:
    """A MOL block as the clipboard format MDLCT: each line after a byte with its length, no line ends."""
    lines = [line.encode("latin-1", "replace")[:255] for line in block.rstrip("\n").split("\n")]
    return b"".join(bytes([len(line)]) + line for line in lines)


def from_mdlct(content: bytes) -> str:
    """The MOL block in MDLCT data.

    Raises:
        ChemError: The lengths do not fit.
    """
    lines, at = [], 0
    while at < len(content):
        end = at + 1 + content[at]
        if end > len(content):
            raise ChemError("the structure on the clipboard is damaged")
        lines.append(content[at + 1 : end].decode("latin-1"))
        at = end
        if lines[-1].startswith("M  END"):
            break
    return "\n".join(lines) + "\n"


def find_drawing(formats: Mapping[str, bytes]) -> bytes | None:
    """A ChemDraw drawing among the formats of a clipboard, or as its plain text; None where there is none."""
    for name in (WINDOWS_CDX, CDX, CDXML, "text/xml", "application/xml", TEXT):
        content = formats.get(name, b"")
        if content.startswith(b"VjCD") or b"<CDXML" in content[:2000]:
            return content
    return None


def find_structure(formats: Mapping[str, bytes]) -> str | None:
    """A structure among the formats that need no ChemDraw reader: a MOL block, or SMILES; None for none.

    Plain text is left alone: it is pasted as it stands, and what is in it is recognised later.
    """
    for name in (WINDOWS_MDLCT, MOLFILE, "chemical/x-mdl-mol", SMILES, INCHI):
        content = formats.get(name)
        if content:
            try:
                text = from_mdlct(content) if name == WINDOWS_MDLCT else content.decode("utf-8", "replace")
                read_molecule(text.strip("\0"))
            except ChemError:
                continue
            return text.strip("\0")
    return None


def smiles_of(text: str) -> str:
    """SMILES of a structure in any notation, stereo marks and R labels included.

    Raises:
        ChemError: It cannot be read.
    """
    return chem.extended_smiles(read_molecule(text))
