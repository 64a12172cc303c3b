"""Pictures of molecules in space: shaded spheres and bonds in a depth buffer, by numpy alone.

Every atom and every bond is painted pixel by pixel with its depth, so what intersects looks right, also in
the space-filling style. Sixty atoms take a few milliseconds, without a graphics card.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from rdkit import Chem

from app.core.shape import Shape, Vector
from app.exporting.shape_painting import (
    FOG_STEPS,
    Canvas,
    Pixels,
    Rgb,
    Stick,
    ball,
    fogged,
    lit,
    normals_across,
    pack,
    rgb,
)

Style = Literal["ball and stick", "sticks", "space-filling"]
STYLES: tuple[Style, ...] = ("ball and stick", "sticks", "space-filling")

BALL, STICK_A, BOND_A, MULTIPLE_A = 0.27, 0.16, 0.11, 0.075
SPREAD_A = {2: (-0.11, 0.11), 3: (-0.17, 0.0, 0.17)}
MARGIN, LOOSEST = 0.88, 1.4  # a long molecule fills the width, and may leave the picture when it is turned
EYE = 4.5  # distance of the eye in radii of the molecule


@dataclass(frozen=True, eq=False)
class Viewpoint:
    """From where a molecule is seen.

    Attributes:
        rotation: 3 × 3, applied to the positions; x points right, y up, z to the eye.
        zoom: 1 fills the picture.
    """

    rotation: Vector
    zoom: float = 1.0


@dataclass(frozen=True)
class Look:
    """How a molecule is shown.

    Attributes:
        style: Ball and stick, sticks or space-filling.
        hydrogens: Whether hydrogens on heavier atoms are shown.
        ground: Colour of the background as ``#rrggbb``; distant atoms fade into it.
    """

    style: Style = "ball and stick"
    hydrogens: bool = True
    ground: str = "#ffffff"


@dataclass(frozen=True, eq=False)
class Projection:
    """Where the atoms are in a picture.

    Attributes:
        places: x, y (down) and depth (towards the eye) of each atom, in pixels.
        radii: Radius of each sphere in pixels; 0 for atoms that are not shown.
        scale: Pixels per Å at the middle.
    """

    places: Vector
    radii: Vector
    scale: float

    def atom_at(self, x: float, y: float) -> int | None:
        """The foremost atom at a place of the picture."""
        away = np.hypot(self.places[:, 0] - x, self.places[:, 1] - y)
        hit = np.flatnonzero((away <= np.maximum(self.radii, 7.0)) & (self.radii > 0))
        return int(hit[np.argmax(self.places[hit, 2])]) if len(hit) else None


def project(shape: Shape, view: Viewpoint, look: Look, width: int, height: int) -> Projection:
    """Find where the atoms are in a picture of a size in pixels."""
    centred = shape.positions - shape.positions.mean(axis=0)
    sizes = radii(shape, look)
    turned = centred @ view.rotation.T
    reach = float((np.linalg.norm(centred, axis=1) + sizes).max(initial=1.0))
    across, up, _ = (np.abs(centred) + sizes[:, None]).max(axis=0, initial=0.5)  # as it lies at first
    snug = min(width / across, height / up) / 2
    scale = MARGIN * view.zoom * min(snug, LOOSEST * min(width, height) / 2 / reach)
    eye = EYE * reach
    nearer = eye / (eye - turned[:, 2])
    places = np.empty_like(turned)
    places[:, 0] = width / 2 + scale * nearer * turned[:, 0]
    places[:, 1] = height / 2 - scale * nearer * turned[:, 1]
    places[:, 2] = scale * turned[:, 2]
    return Projection(places, sizes * scale * nearer, scale)


def radii(shape: Shape, look: Look) -> Vector:
    """Radius of each atom's sphere in Å; 0 where it is not shown."""
    table = Chem.GetPeriodicTable()
    hidden = frozenset() if look.hydrogens else shape.hidden_hydrogens()
    full = np.array([float(table.GetRvdw(number)) for number in shape.numbers])
    if look.style == "sticks":
        sizes = np.full(len(full), STICK_A)
    else:
        sizes = full * (1.0 if look.style == "space-filling" else BALL)
    sizes[list(hidden)] = 0.0
    return sizes


def render(shape: Shape, view: Viewpoint, look: Look, width: int, height: int) -> Pixels:
    """Paint a molecule.

    Args:
        shape: The molecule.
        view: From where.
        look: How.
        width: Pixels.
        height: Pixels.

    Returns:
        ``height`` by ``width`` pixels as 0xAARRGGBB; transparent where there is no molecule.
    """
    seen = project(shape, view, look, width, height)
    canvas = Canvas(width, height)
    depth = seen.places[:, 2]
    span = max(float(np.ptp(depth)), 1e-6) if len(depth) else 1.0
    fog = np.rint((depth.max(initial=0.0) - depth) / span * (FOG_STEPS - 1)).astype(int)
    ground = rgb(look.ground)
    for index in np.flatnonzero(seen.radii > 0.4):
        colour = fogged(shape.numbers[index], int(fog[index]), ground)
        canvas.paint_ball(ball(max(1, round(float(seen.radii[index]))), colour), seen.places[index])
    if look.style != "space-filling":
        _paint_sticks(canvas, seen, _sticks(shape, seen, look.style), shape.numbers, fog, ground)
    return canvas.pixels


def _sticks(shape: Shape, seen: Projection, style: Style) -> list[Stick]:
    """Bonds as one stick, or as two or three beside each other in the plane of the picture."""
    single = STICK_A if style == "sticks" else BOND_A
    multiple = MULTIPLE_A * (1.15 if style == "sticks" else 1.0)
    found = []
    for one, other, order in shape.bonds:
        start, end = seen.places[one], seen.places[other]
        x, y = float(end[0] - start[0]), float(end[1] - start[1])
        length = float(np.hypot(x, y))
        if length < 1.0 or not (seen.radii[one] > 0 and seen.radii[other] > 0):
            continue
        aside = np.array([-y / length, x / length, 0.0]) * seen.scale
        radius = (multiple if order in SPREAD_A else single) * seen.scale
        for shift in SPREAD_A.get(order, (0.0,)):
            found.append(Stick((one, other), start + aside * shift, end + aside * shift, radius))
    return found


def _paint_sticks(
    canvas: Canvas,
    seen: Projection,
    sticks: list[Stick],
    numbers: tuple[int, ...],
    fog: npt.NDArray[np.int_],
    ground: Rgb,
) -> None:
    """Paint sticks, each half in the colour of its atom; their colours are worked out all at once."""
    if not sticks:
        return
    directions = np.array([stick.end - stick.start for stick in sticks])
    light, shine = lit(normals_across(directions))
    ramps = []
    for side in (0, 1):
        colours = [
            fogged(numbers[stick.atoms[side]], int(fog[stick.atoms[side]]), ground) for stick in sticks
        ]
        ramps.append(pack(np.array(colours), light, shine))
    for at, stick in enumerate(sticks):
        canvas.paint_stick(stick, np.concatenate([ramps[0][at], ramps[1][at]]))
