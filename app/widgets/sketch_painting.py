"""How a drawing looks on the canvas: bonds, labels, what the pointer is on, what is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from app.core.sketch.drawing import Sketch, SketchBond
from app.widgets.theme import Theme

GAP, INSET, WEDGE = 0.085, 0.14, 0.1
HASHES = 6
_LIGHT = {"N": "#2f56d8", "O": "#c8231a", "S": "#8a6d00", "F": "#1c7d43", "Cl": "#1c7d43", "Br": "#8c3a22"}
_DARK = {"N": "#8cacff", "O": "#ff7870", "S": "#ecc94a", "F": "#5ccf8e", "Cl": "#5ccf8e", "Br": "#e5905f"}


@dataclass(frozen=True)
class Scene:
    """What is painted.

    Attributes:
        sketch: The drawing.
        labels: What is written at each atom; empty for none.
        origin: Where the drawing's zero is, in pixels.
        scale: Pixels per bond length.
        theme: Colours.
        wrong: Atoms that are to blame for an impossible structure.
    """

    sketch: Sketch
    labels: Mapping[int, str]
    origin: QPointF
    scale: float
    theme: Theme
    wrong: frozenset[int]

    def place(self, atom: int) -> QPointF:
        """Where an atom is, in pixels."""
        drawn = self.sketch.atoms[atom]
        return self.origin + QPointF(drawn.x, drawn.y) * self.scale

    def font(self) -> QFont:
        """Of the labels."""
        font = QFont()
        font.setPixelSize(max(9, round(self.scale * 0.36)))
        return font


def paint_scene(painter: QPainter, scene: Scene) -> None:
    """Paint bonds, then labels over them."""
    painter.setFont(scene.font())
    for atom in scene.wrong & scene.sketch.atoms.keys():
        pen = QPen(QColor(scene.theme.bad), 1.6, Qt.PenStyle.DashLine)
        mark_atom(painter, scene, atom, QColor(scene.theme.bad_soft), pen)
    for bond in scene.sketch.bonds.values():
        _paint_bond(painter, scene, bond)
    for atom, label in scene.labels.items():
        if label and atom in scene.sketch.atoms:
            _paint_label(painter, scene, atom, label)


def mark_atom(
    painter: QPainter, scene: Scene, atom: int, fill: QColor, pen: QPen | Qt.PenStyle = Qt.PenStyle.NoPen
) -> None:
    """Put a spot behind an atom."""
    painter.setPen(pen)
    painter.setBrush(fill)
    radius = scene.scale * 0.3
    painter.drawEllipse(scene.place(atom), radius, radius)


def mark_bond(painter: QPainter, scene: Scene, number: int, fill: QColor) -> None:
    """Put a band behind a bond."""
    bond = scene.sketch.bonds[number]
    painter.setPen(QPen(fill, scene.scale * 0.34, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(scene.place(bond.first), scene.place(bond.second))


def mark_atoms(painter: QPainter, scene: Scene, atoms: Iterable[int], fill: QColor) -> None:
    """Mark what is chosen."""
    for atom in atoms:
        if atom in scene.sketch.atoms:
            mark_atom(painter, scene, atom, fill)


def _paint_bond(painter: QPainter, scene: Scene, bond: SketchBond) -> None:
    start, end = _trimmed(scene, bond)
    x, y = end.x() - start.x(), end.y() - start.y()
    length = hypot(x, y)
    if length < 1.0:
        return
    colour = QColor(scene.theme.text)
    thick = max(1.2, scene.scale / 24)
    painter.setPen(QPen(colour, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    aside = QPointF(-y / length, x / length) * scene.scale
    if bond.stereo and bond.order == 1:
        _paint_wedge(painter, start, end, aside * WEDGE, bond.stereo == "wedge", colour)
    elif bond.order == 2:
        _paint_double(painter, scene, bond, (start, end), aside)
    else:
        for shift in (-GAP * 1.3, 0.0, GAP * 1.3) if bond.order == 3 else (0.0,):
            painter.drawLine(start + aside * shift, end + aside * shift)


def _paint_double(
    painter: QPainter, scene: Scene, bond: SketchBond, ends: tuple[QPointF, QPointF], aside: QPointF
) -> None:
    """Beside each other where nothing tells a side apart, else one line within the ring or chain."""
    start, end = ends
    side = _side(scene.sketch, bond)
    if side == 0:
        for shift in (-GAP, GAP):
            painter.drawLine(start + aside * shift, end + aside * shift)
        return
    painter.drawLine(start, end)
    beside, short = aside * side * GAP * 2, (end - start) * INSET
    painter.drawLine(start + beside + short, end + beside - short)


def _side(sketch: Sketch, bond: SketchBond) -> int:
    """Side of a double bond where more neighbours are: 1, −1, or 0 for neither."""
    one, two = sketch.atoms[bond.first], sketch.atoms[bond.second]
    balance = 0
    for atom in (bond.first, bond.second):
        for other in sketch.neighbours(atom):
            if other not in (bond.first, bond.second):
                each = sketch.atoms[other]
                across = (two.x - one.x) * (each.y - one.y) - (two.y - one.y) * (each.x - one.x)
                balance += 1 if across > 0.05 else -1 if across < -0.05 else 0
    ends_free = len(sketch.neighbours(bond.first)) == 1 or len(sketch.neighbours(bond.second)) == 1
    return 0 if ends_free and abs(balance) != 1 else (balance > 0) - (balance < 0)


def _paint_wedge(
    painter: QPainter, start: QPointF, end: QPointF, aside: QPointF, solid: bool, colour: QColor
) -> None:
    if solid:
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([start, end + aside, end - aside]))
        return
    for step in range(1, HASHES + 1):
        share = step / HASHES
        place = start + (end - start) * share
        painter.drawLine(place + aside * share, place - aside * share)


def _trimmed(scene: Scene, bond: SketchBond) -> tuple[QPointF, QPointF]:
    """The ends of a bond, cut where labels are."""
    start, end = scene.place(bond.first), scene.place(bond.second)
    way = end - start
    cut = scene.scale * 0.26 / max(1.0, hypot(way.x(), way.y()))
    return (
        start + way * cut if scene.labels.get(bond.first) else start,
        end - way * cut if scene.labels.get(bond.second) else end,
    )


def _paint_label(painter: QPainter, scene: Scene, atom: int, label: str) -> None:
    """Write a label with its own symbol at the atom; hydrogens go where there is room for them."""
    drawn = scene.sketch.atoms[atom]
    colours = _DARK if scene.theme.dark else _LIGHT
    painter.setPen(QColor(colours.get(drawn.element, scene.theme.text)))
    near = [scene.sketch.atoms[other] for other in scene.sketch.neighbours(atom)]
    right = any(each.x > drawn.x + 0.1 for each in near)
    left = any(each.x < drawn.x - 0.1 for each in near)
    if right and not left:
        _write(painter, scene, atom, _turned(label, drawn.element))
        return
    head, hydrogens, rest = _parts(label, drawn.element)
    if right and hydrogens:
        below = sum(each.y - drawn.y for each in near) <= 0
        _write(painter, scene, atom, head + rest)
        _write(
            painter, scene, atom, hydrogens, QFontMetricsF(scene.font()).height() * (0.8 if below else -0.8)
        )
    else:
        _write(painter, scene, atom, label)


def _write(painter: QPainter, scene: Scene, atom: int, text: str, down: float = 0.0) -> None:
    """Write a text so that the atom's own symbol is in its place; a text without it is centred."""
    metrics, place = QFontMetricsF(scene.font()), scene.place(atom)
    symbol = scene.sketch.atoms[atom].element
    at = text.rfind(symbol) if symbol in text else 0
    middle = metrics.horizontalAdvance(symbol if symbol in text else text) / 2
    left = place.x() - metrics.horizontalAdvance(text[:at]) - middle
    width, height = metrics.horizontalAdvance(text), metrics.height()
    box = QRectF(left, place.y() - height / 2 + down, width, height)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), text)


def _parts(label: str, element: str) -> tuple[str, str, str]:
    """Isotope and symbol, hydrogens, and charge of a label."""
    head, _, tail = label.partition(element)
    cut = len(tail)
    while cut and tail[cut - 1] in "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻•":
        cut -= 1
    return head + element, tail[:cut], tail[cut:]


def _turned(label: str, element: str) -> str:
    """``NH₂`` as ``H₂N``, for an atom whose bonds go to the right; charges stay at the end."""
    head, hydrogens, rest = _parts(label, element)
    return hydrogens + head + rest
