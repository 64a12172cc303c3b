"""Molecules in space: measuring, files, and the pictures."""

import numpy as np
import pytest
from rdkit import Chem

from app.core.shape import Shape, measured, to_sdf, to_xyz
from app.exporting.shape_rendering import STYLES, Look, Viewpoint, project, render
from sandbox.calling import call_tool
from sandbox.views import discover_views


@pytest.fixture(scope="module")
def ethanol() -> Shape:
    return Shape.from_details(call_tool(discover_views().get("conformer"), {"molecule": "CCO"}).data)


def water() -> Shape:
    # r(O–H) 0.9578 Å, angle 104.48° (Csaszar et al., J. Chem. Phys. 2005, 122, 214305)
    half = np.radians(104.48 / 2)
    places = 0.9578 * np.array([[0, 0, 0], [np.sin(half), np.cos(half), 0], [-np.sin(half), np.cos(half), 0]])
    return Shape(("O", "H", "H"), (8, 1, 1), places, ((0, 1, 1), (0, 2, 1)), "")


def test_distances_and_angles() -> None:
    assert measured(water(), [0, 1]) == "O1–H2: 0.958 Å"
    assert measured(water(), [1, 0, 2]) == "H2–O1–H3: 104.5°"
    assert measured(water(), [1]) == "H2"


@pytest.mark.parametrize(("last", "angle"), [((0, 1, 1), 90.0), ((0, -1, 1), -90.0), ((1, 0, 1), 0.0)])
def test_torsion_angles_have_a_sign(last: tuple[int, int, int], angle: float) -> None:
    # looking from the second to the third atom (along z), the angle counts clockwise from front to rear
    places = np.array([[1, 0, 0], [0, 0, 0], [0, 0, 1], last], dtype=float)
    shape = Shape(("C",) * 4, (6,) * 4, places, (), "")
    assert measured(shape, [0, 1, 2, 3]).endswith(f"{angle:.1f}°")


def test_files_can_be_read_by_others(ethanol: Shape) -> None:
    lines = to_xyz(ethanol, "grain\nalcohol").splitlines()
    assert lines[:2] == ["9", "grain alcohol"]
    assert [line.split()[0] for line in lines[2:]] == list(ethanol.symbols)
    supplier = Chem.SDMolSupplier()
    supplier.SetData(to_sdf(ethanol, "grain alcohol"), removeHs=False)
    (mol,) = supplier
    assert mol.GetProp("_Name") == "grain alcohol"
    assert mol.GetConformer().Is3D()
    assert np.allclose(mol.GetConformer().GetPositions(), ethanol.positions, atol=1e-3)


@pytest.mark.parametrize("style", STYLES)
def test_a_picture_shows_every_atom_in_its_place(ethanol: Shape, style: str) -> None:
    look = Look(style)  # type: ignore[arg-type]
    pixels = render(ethanol, Viewpoint(np.eye(3)), look, 300, 240)
    seen = project(ethanol, Viewpoint(np.eye(3)), look, 300, 240)
    for x, y, _ in seen.places:
        assert pixels[round(y), round(x)] >> 24 == 255
    assert not pixels[0].any()


def test_what_is_in_front_hides_what_is_behind() -> None:
    places = np.array([[0, 0, 1.0], [0, 0, -1.0], [4, 0, 0]])
    shape = Shape(("O", "N", "C"), (8, 7, 6), places, (), "")
    look = Look("space-filling")
    picture = render(shape, Viewpoint(np.eye(3)), look, 200, 200)
    x, y, _ = project(shape, Viewpoint(np.eye(3)), look, 200, 200).places[0]
    red, blue = picture[round(y), round(x)] >> 16 & 255, picture[round(y), round(x)] & 255
    assert red > blue
    behind = np.diag([1.0, -1.0, -1.0])
    picture = render(shape, Viewpoint(behind), look, 200, 200)
    x, y, _ = project(shape, Viewpoint(behind), look, 200, 200).places[1]
    red, blue = picture[round(y), round(x)] >> 16 & 255, picture[round(y), round(x)] & 255
    assert blue > red


def test_hydrogens_can_be_left_out(ethanol: Shape) -> None:
    assert len(ethanol.hidden_hydrogens()) == 6
    seen = project(ethanol, Viewpoint(np.eye(3)), Look(hydrogens=False), 200, 200)
    assert (seen.radii > 0).sum() == 3


def test_hydrogen_itself_is_not_hidden() -> None:
    places = np.array([[0, 0, 0], [0.741, 0, 0]])
    assert not Shape(("H", "H"), (1, 1), places, ((0, 1, 1),), "").hidden_hydrogens()


def test_an_atom_is_found_where_it_is_seen(ethanol: Shape) -> None:
    seen = project(ethanol, Viewpoint(np.eye(3)), Look(), 300, 300)
    for index, (x, y, _) in enumerate(seen.places):
        hit = seen.atom_at(x, y)
        assert hit is not None
        assert seen.places[hit, 2] >= seen.places[index, 2]
    assert seen.atom_at(-50, -50) is None
