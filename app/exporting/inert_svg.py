"""Drawings that may stand inside a page: only shapes and text, nothing that runs, links or loads."""

from __future__ import annotations

import html
from xml.etree import ElementTree

from app.exporting.depiction import Drawing, draw_svg
from sandbox.errors import ChemError

_SVG = "{http://www.w3.org/2000/svg}"
_TAGS = {"svg", "g", "rect", "path", "text", "tspan", "ellipse", "circle", "polygon", "polyline", "line"}
_ATTRIBUTES = {
    *("width", "height", "viewBox", "d", "style", "fill", "stroke", "stroke-width", "stroke-linecap"),
    *("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "points", "transform"),
    *("font-size", "font-family", "font-weight", "text-anchor", "dominant-baseline", "opacity"),
    *("fill-opacity", "stroke-opacity", "stroke-dasharray", "stroke-linejoin"),
}
_REFUSED = ("url(", "@", "expression", "javascript", "\\")


def structure_svg(text: str, drawing: Drawing, title: str) -> str:
    """Draw a molecule as an ``svg`` element, or say in words why not.

    Args:
        text: SMILES, InChI or MOL block.
        drawing: Size and looks.
        title: What a screen reader says.

    Returns:
        Markup that is safe within any page.
    """
    try:
        element = ElementTree.fromstring(draw_svg(text, drawing))
    except ChemError as error:
        return f'<span class="undrawn">{html.escape(str(error))}</span>'
    _clean(element)
    element.set("role", "img")
    element.set("aria-label", title)
    return _written(element)


def inert(svg: str) -> str:
    """A drawing without anything that is not known to be harmless.

    Args:
        svg: A whole SVG document; it may come from a file that somebody imported.

    Raises:
        ChemError: It is no drawing that can be read.
    """
    try:
        element = ElementTree.fromstring(svg)
    except (ElementTree.ParseError, ValueError) as error:
        raise ChemError("the picture of this result cannot be read") from error
    _clean(element)
    return _written(element)


def _written(element: ElementTree.Element) -> str:
    ElementTree.register_namespace("", _SVG[1:-1])
    return ElementTree.tostring(element, encoding="unicode", short_empty_elements=True)


def _clean(element: ElementTree.Element) -> None:
    """Drop what is not known to be harmless, here and in everything inside."""
    for name, value in list(element.attrib.items()):
        refused = any(part in value.lower() for part in _REFUSED)
        if name not in _ATTRIBUTES or refused:
            del element.attrib[name]
    element.tail = None
    for child in list(element):
        tag = child.tag.removeprefix(_SVG) if isinstance(child.tag, str) else ""
        empty = tag == "path" and not child.get("d", "").strip()  # RDKit's blanks, of which Qt complains
        if tag not in _TAGS or empty:
            element.remove(child)
        else:
            _clean(child)
