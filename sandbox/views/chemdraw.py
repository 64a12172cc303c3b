"""Structures of ChemDraw's formats, CDX and CDXML, read where a crash of the parser does no harm."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from rdkit import Chem
from rdkit.Chem import rdDepictor

from sandbox.errors import ToolError
from sandbox.registry import tool
from sandbox.results import Report, Structure
from sandbox.structures import chem
from sandbox.views import VIEWS

MAX_BYTES = 4_000_000
MAX_STRUCTURES = 50
_EXAMPLE = (
    '<CDXML BondLength="14.4"><page id="1"><fragment id="2"><n id="3" p="0 0"/><n id="4" p="14 0"/>'
    '<n id="5" p="21 12" Element="8" NumHydrogens="1"/><b id="6" B="3" E="4"/><b id="7" B="4" E="5"/>'
    "</fragment></page></CDXML>"
)


@tool(
    kind="report",
    verb="Read a ChemDraw drawing",
    examples=[{"content": base64.b64encode(_EXAMPLE.encode()).decode()}],
    registry=VIEWS,
)
def chemdraw_structures(content: str) -> Report:
    """The molecules of a ChemDraw drawing.

    Args:
        content: CDXML or CDX in Base64.

    Returns:
        One structure for each molecule of the drawing; MOL blocks with the coordinates stand in the details.

    Source: RDKit with Revvity's ChemDraw library.
    """
    try:
        raw = base64.b64decode(content, validate=True)
    except binascii.Error as error:
        raise ToolError("the drawing is damaged") from error
    if len(raw) > MAX_BYTES:
        raise ToolError(f"the drawing has more than {MAX_BYTES // 1_000_000} MB")
    mols = [mol for mol in _read(raw) if mol is not None and mol.GetNumAtoms()]
    if not mols:
        raise ToolError("there is no structure in the drawing that can be read")
    if len(mols) > MAX_STRUCTURES:
        raise ToolError(f"the drawing has {len(mols)} structures; {MAX_STRUCTURES} are read at most")
    items = tuple(
        Structure(chem.extended_smiles(mol), f"structure {number} of the drawing")
        for number, mol in enumerate(mols, start=1)
    )
    return Report(items, {"molblocks": [_block(mol) for mol in mols]})


def _read(raw: bytes) -> list[Chem.Mol]:
    parameters: Any = Chem.CDXMLParserParams()  # its stubs misstate the types
    parameters.format = Chem.CDXMLFormat.CDX if raw.startswith(b"VjCD") else Chem.CDXMLFormat.CDXML
    try:
        return list(Chem.MolsFromCDXML(raw, parameters))
    except (RuntimeError, ValueError) as error:
        raise ToolError("the drawing is damaged, or is no ChemDraw drawing") from error


def _block(mol: Chem.Mol) -> str:
    """A MOL block at RDKit's bond length, so that other programs show it at a usual size."""
    if mol.GetNumConformers():
        rdDepictor.NormalizeDepiction(mol, canonicalize=0)
    return chem.to_molblock(mol)
