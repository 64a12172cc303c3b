"""Drawings, notations and copied calls."""

import struct

import pytest
from rdkit import Chem

from app.exporting.copying import NOTATIONS, formula_of, notation_of
from app.exporting.depiction import Drawing, draw_png, draw_svg, highlighted
from sandbox.errors import ChemError

ASPIRIN = "CC(=O)Oc1ccccc1C(=O)O"


def test_a_png_has_the_physical_size() -> None:
    content = draw_png(ASPIRIN, Drawing(200, 150, scale=2.0))
    assert struct.unpack(">II", content[16:24]) == (400, 300)


def test_highlights_and_dark_lines_are_in_the_drawing() -> None:
    plain = draw_svg(ASPIRIN, Drawing(200, 150))
    marked = draw_svg(ASPIRIN, Drawing(200, 150, atoms=((4, 5, 6, 7, 8, 9),)))
    dark = draw_svg(ASPIRIN, Drawing(200, 150, dark=True))
    assert "#9EE2D6" in marked.upper()
    assert "#9EE2D6" not in plain.upper()
    assert "#000000" not in dark


def test_atoms_that_are_not_there_are_not_highlighted() -> None:
    mol = Chem.MolFromSmiles("CCO")
    assert highlighted(mol, ((0, 1), (7,))) == ([0, 1], [0])


@pytest.mark.parametrize("text", ["c1ccccc", "", "C" * 300], ids=["invalid", "empty", "300 atoms"])
def test_what_cannot_be_drawn_is_said(text: str) -> None:
    with pytest.raises(ChemError):
        draw_png(text, Drawing(200, 150))


def test_notations_agree_with_each_other() -> None:
    mol = Chem.MolFromSmiles(ASPIRIN)
    assert {name: notation_of(ASPIRIN, name) for name in NOTATIONS[:4]} == {
        "SMILES": ASPIRIN,
        "Canonical SMILES": Chem.MolToSmiles(mol),
        "InChI": "InChI=1S/C9H8O4/c1-6(10)13-8-5-3-2-4-7(8)9(11)12/h2-5H,1H3,(H,11,12)",
        "InChIKey": "BSYNRYMUTXBXSQ-UHFFFAOYSA-N",
    }
    back = Chem.MolFromMolBlock(notation_of(ASPIRIN, "MOL block"))
    assert Chem.MolToSmiles(back) == Chem.MolToSmiles(mol)


def test_what_inchi_cannot_express_is_said() -> None:
    with pytest.raises(ChemError, match="InChI"):
        notation_of("*c1ccccc1", "InChIKey")


@pytest.mark.parametrize(
    ("smiles", "formula"),
    [
        ("COc1ccc(-c2ccccc2)cc1", "C₁₃H₁₂O"),
        ("C[N+](C)(C)CC(=O)O", "C₅H₁₂NO₂⁺"),
        ("[Ca+2]", "Ca²⁺"),
        ("[O-]S(=O)(=O)[O-]", "O₄S²⁻"),
        ("[H][H]", "H₂"),
    ],
)
def test_formulas_have_small_figures(smiles: str, formula: str) -> None:
    assert formula_of(smiles) == formula
