"""Groups that are put on an atom as a whole: carboxyl, nitro, phenyl, protecting groups."""

from __future__ import annotations

from functools import cache
from math import atan2, cos, pi, radians, sin

from app.core.sketch.chemistry import sketch_of
from app.core.sketch.drawing import Sketch
from app.core.sketch.edits import connect, free_direction

# Name as chemists abbreviate it → SMILES; its first atom is the one that is bonded.
GROUPS = {
    "CO₂H": "C(=O)O",
    "CO₂Me": "C(=O)OC",
    "CONH₂": "C(=O)N",
    "CHO": "C=O",
    "CN": "C#N",
    "NO₂": "[N+](=O)[O-]",
    "CF₃": "C(F)(F)F",
    "OMe": "OC",
    "OAc": "OC(C)=O",
    "NMe₂": "N(C)C",
    "SO₂Me": "S(C)(=O)=O",
    "SO₂NH₂": "S(N)(=O)=O",
    "iPr": "C(C)C",
    "tBu": "C(C)(C)C",
    "Ph": "c1ccccc1",
    "Bn": "Cc1ccccc1",
    "Boc": "C(=O)OC(C)(C)C",
    "Cbz": "C(=O)OCc1ccccc1",
    "Ts": "S(=O)(=O)c1ccc(C)cc1",
    "TBS": "[Si](C)(C)C(C)(C)C",
}


@cache
def group_sketch(name: str) -> Sketch:
    """The drawing of a group of :data:`GROUPS`, with ``*`` as its first atom for what it hangs on."""
    return sketch_of(f"*{GROUPS[name]}")


def attach_group(sketch: Sketch, atom: int, group: Sketch) -> Sketch:
    """Bond a group to an atom, where there is the most room.

    Args:
        sketch: The drawing.
        atom: The atom.
        group: The group as :func:`group_sketch` gives it.
    """
    here, rest, first = sketch.atoms[atom], *_ends(group)
    direction = radians(free_direction(sketch, atom))
    away = atan2(group.atoms[rest].y - group.atoms[first].y, group.atoms[rest].x - group.atoms[first].x)
    turned = _turned(group, first, direction + pi - away).without([rest])
    joined, _ = sketch.joined_with(turned, here.x + cos(direction), here.y + sin(direction))
    return connect(joined, atom, first + sketch.following)


def group_at(sketch: Sketch, group: Sketch, x: float, y: float) -> Sketch:
    """Put a group on a free place, as a molecule of its own."""
    rest, first = _ends(group)
    middle = group.atoms[first]
    return sketch.joined_with(group.without([rest]), x - middle.x, y - middle.y)[0]


def _ends(group: Sketch) -> tuple[int, int]:
    """The ``*`` of a group, and the atom of the group beside it."""
    rest = min(group.atoms)
    return rest, group.neighbours(rest)[0]


def _turned(group: Sketch, first: int, angle: float) -> Sketch:
    """A group turned about an atom, which comes to lie at zero."""
    middle = group.atoms[first]
    turned = group
    for number, atom in group.atoms.items():
        x, y = atom.x - middle.x, atom.y - middle.y
        placed = x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)
        turned = turned.moved([number], placed[0] - atom.x, placed[1] - atom.y)
    return turned
