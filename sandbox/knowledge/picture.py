"""Draws a mapped reaction with the atoms whose bonds change in colour."""

from __future__ import annotations

from rdkit import Chem
from rdkit.Chem import rdChemReactions
from rdkit.Chem.Draw import rdMolDraw2D

from sandbox.knowledge.mapping import MappedReaction

WIDTH, HEIGHT = 760, 220


def draw(mapped: MappedReaction) -> str:
    """Draw the reaction as SVG; atom numbers are left out, the reaction centre is marked."""
    reaction = rdChemReactions.ChemicalReaction()
    for mol in mapped.reactants:
        reaction.AddReactantTemplate(_marked(mol, mapped))
    reaction.AddProductTemplate(_marked(mapped.product, mapped))
    drawer = rdMolDraw2D.MolDraw2DSVG(WIDTH, HEIGHT)
    drawer.drawOptions().clearBackground = False  # type: ignore[assignment]  # the stub is wrong
    drawer.DrawReaction(reaction, highlightByReactant=False)
    drawer.FinishDrawing()
    return str(drawer.GetDrawingText())


def _marked(mol: Chem.Mol, mapped: MappedReaction) -> Chem.Mol:
    copy = Chem.Mol(mol)
    for atom in copy.GetAtoms():
        if atom.GetAtomMapNum() in mapped.centre:
            atom.SetProp("atomNote", "•")
        atom.SetAtomMapNum(0)
    return copy
