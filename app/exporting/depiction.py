"""Drawings of molecules by RDKit, as PNG and SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rdkit import Chem
from rdkit.Chem import rdCIPLabeler, rdDepictor
from rdkit.Chem.Draw import rdMolDraw2D

from app.exporting.families import lay_like
from sandbox.calling import read_molecule
from sandbox.errors import ChemError
from sandbox.results import AtomSets

MAX_DRAWN_ATOMS = 250
BOND_PX = 25.0
CIP_ITERATIONS = 1_000_000
HIGHLIGHT_LIGHT, HIGHLIGHT_DARK = (0.62, 0.89, 0.84), (0.09, 0.40, 0.37)
DARK_ATOMS = {7: (0.55, 0.68, 1.0), 8: (1.0, 0.47, 0.44), 16: (0.93, 0.79, 0.29), 35: (0.9, 0.56, 0.38)}
WHITE, TRANSPARENT = (1.0, 1.0, 1.0, 1.0), (1.0, 1.0, 1.0, 0.0)


@dataclass(frozen=True)
class Drawing:
    """What a drawing should look like.

    Attributes:
        width: Pixels, before scaling.
        height: Pixels, before scaling.
        atoms: Atom indices to highlight, in the order of the text that the molecule is read from.
        dark: Light lines for a dark background.
        transparent: No background; white otherwise.
        scale: Physical pixels per pixel, for sharp pictures on dense screens.
        numbers: Whether atoms carry their numbers, counted from 1.
        stereo: Whether R, S, E and Z are written.
        like: Structure whose orientation it takes over, as far as both agree; empty for none.
    """

    width: int
    height: int
    atoms: AtomSets = ()
    dark: bool = False
    transparent: bool = True
    scale: float = 1.0
    numbers: bool = False
    stereo: bool = False
    like: str = ""


def draw_png(text: str, drawing: Drawing) -> bytes:
    """Draw a molecule as PNG.

    Args:
        text: SMILES, InChI or MOL block.
        drawing: Size and looks.

    Raises:
        ChemError: It cannot be read, or is too large to be drawn legibly.
    """
    size = round(drawing.width * drawing.scale), round(drawing.height * drawing.scale)
    return bytes(
        _draw(rdMolDraw2D.MolDraw2DCairo(*size), prepared(text, drawing.like), drawing).GetDrawingText()
    )


def draw_svg(text: str, drawing: Drawing) -> str:
    """Draw a molecule as SVG; arguments and errors as for :func:`draw_png`."""
    canvas = rdMolDraw2D.MolDraw2DSVG(drawing.width, drawing.height)
    return str(_draw(canvas, prepared(text, drawing.like), drawing).GetDrawingText())


def prepared(text: str, like: str = "") -> Chem.Mol:
    """Read a molecule and give it coordinates for drawing; a MOL block keeps its own.

    Args:
        text: SMILES, InChI or MOL block.
        like: Structure whose orientation it takes over, as far as both agree; empty for none.

    Raises:
        ChemError: It cannot be read, or is too large to be drawn legibly.
    """
    mol = read_molecule(text)
    if mol.GetNumAtoms() > MAX_DRAWN_ATOMS:
        raise ChemError(f"{mol.GetNumAtoms():,} atoms: too many to be drawn legibly")
    if mol.GetNumConformers() == 0 or mol.GetConformer().Is3D():
        rdDepictor.SetPreferCoordGen(False)
        if not (like and like != text and lay_like(mol, like)):
            rdDepictor.Compute2DCoords(mol)
            rdDepictor.StraightenDepiction(mol)
    return mol


def style(canvas: rdMolDraw2D.MolDraw2D, drawing: Drawing) -> None:
    """Set lines, colours and background of a canvas."""
    options: Any = canvas.drawOptions()  # its stubs misstate the types
    if drawing.dark:
        rdMolDraw2D.SetDarkMode(options)
        options.updateAtomPalette(DARK_ATOMS)
    options.setBackgroundColour(TRANSPARENT if drawing.transparent else WHITE)
    options.fixedBondLength = BOND_PX * drawing.scale
    options.bondLineWidth = 1.6 * drawing.scale
    options.scaleBondWidth = False
    options.minFontSize = round(10 * drawing.scale)
    options.maxFontSize = round(17 * drawing.scale)
    options.padding = 0.06
    options.addStereoAnnotation = drawing.stereo
    options.annotationFontScale = 0.62
    options.continuousHighlight = True
    options.fillHighlights = True
    options.highlightBondWidthMultiplier = 14
    options.highlightRadius = 0.34
    options.setHighlightColour(HIGHLIGHT_DARK if drawing.dark else HIGHLIGHT_LIGHT)


def _draw(canvas: rdMolDraw2D.MolDraw2D, mol: Chem.Mol, drawing: Drawing) -> rdMolDraw2D.MolDraw2D:
    style(canvas, drawing)
    atoms, bonds = highlighted(mol, drawing.atoms)
    if drawing.stereo:
        rdCIPLabeler.AssignCIPLabels(mol, maxRecursiveIterations=CIP_ITERATIONS)
    if drawing.numbers:
        for atom in mol.GetAtoms():
            atom.SetProp("atomNote", str(atom.GetIdx() + 1))
    try:
        rdMolDraw2D.PrepareAndDrawMolecule(canvas, mol, highlightAtoms=atoms, highlightBonds=bonds)
    except (RuntimeError, ValueError) as error:
        raise ChemError(f"the structure cannot be drawn ({str(error).splitlines()[0][:80]})") from error
    canvas.FinishDrawing()
    return canvas


def highlighted(mol: Chem.Mol, atoms: AtomSets) -> tuple[list[int], list[int]]:
    """Atoms to highlight and the bonds within each set; indices that the molecule lacks are left out."""
    count = mol.GetNumAtoms()
    sets: Sequence[set[int]] = [{atom for atom in group if 0 <= atom < count} for group in atoms]
    bonds = {
        bond.GetIdx()
        for group in sets
        for bond in mol.GetBonds()
        if bond.GetBeginAtomIdx() in group and bond.GetEndAtomIdx() in group
    }
    return sorted(set().union(*sets)), sorted(bonds)
