"""ChemDraw's XML (CDXML), written with what RDKit's own writer leaves out.

That is the drawing style (bond length 14.4 pt, Arial 10 as in the ACS settings), the labels of heteroatoms, R
groups under their names, and the marks of racemic and relative centres.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from rdkit import Chem
from rdkit.Chem import rdDepictor

from sandbox.errors import ChemError

BOND_PT = 14.4
MARGIN_PT = 30.0
_HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<!DOCTYPE CDXML SYSTEM "http://www.cambridgesoft.com/xml/cdxml.dtd" >
<CDXML CreationProgram="Retort" BondLength="14.4" LineWidth="0.6" BoldWidth="2" HashSpacing="2.5"
 BondSpacing="18" MarginWidth="1.6" ChainAngle="120" LabelFont="3" LabelSize="10" LabelFace="96"
 CaptionFont="3" CaptionSize="10">
<fonttable><font id="3" charset="utf-8" name="Arial"/></fonttable>
"""
_ORDERS = {
    Chem.BondType.SINGLE: "1",
    Chem.BondType.DOUBLE: "2",
    Chem.BondType.TRIPLE: "3",
    Chem.BondType.QUADRUPLE: "4",
    Chem.BondType.DATIVE: "dative",
    Chem.BondType.ZERO: "hydrogen",
}
_WEDGES = {Chem.BondDir.BEGINWEDGE: "WedgeBegin", Chem.BondDir.BEGINDASH: "WedgedHashBegin"}
_WEDGES[Chem.BondDir.UNKNOWN] = "Wavy"
_GROUPS = {
    Chem.StereoGroupType.STEREO_ABSOLUTE: "Absolute",
    Chem.StereoGroupType.STEREO_AND: "And",
    Chem.StereoGroupType.STEREO_OR: "Or",
}


def to_cdxml(mol: Chem.Mol) -> str:
    """Write a molecule as CDXML; 2D coordinates are calculated where it has none.

    Raises:
        ChemError: It has a kind of bond that ChemDraw's format lacks.
    """
    drawn = Chem.Mol(mol)
    if drawn.GetNumConformers() == 0 or drawn.GetConformer().Is3D():
        rdDepictor.Compute2DCoords(drawn)
    Chem.Kekulize(drawn, clearAromaticFlags=True)
    Chem.WedgeMolBonds(drawn, drawn.GetConformer())
    places = _places(drawn)
    ids = iter(range(1, 10 + 4 * (drawn.GetNumAtoms() + drawn.GetNumBonds())))
    page, fragment = next(ids), next(ids)
    atom_ids = [next(ids) for _ in drawn.GetAtoms()]
    nodes = "".join(_nodes(drawn, places, atom_ids))
    bonds = "".join(_bonds(drawn, atom_ids, ids))
    return f'{_HEAD}<page id="{page}"><fragment id="{fragment}">\n{nodes}{bonds}</fragment></page></CDXML>\n'


def to_cdx(mol: Chem.Mol) -> bytes:
    """Write a molecule as ChemDraw's binary format, by RDKit."""
    drawn = Chem.Mol(mol)
    if drawn.GetNumConformers() == 0 or drawn.GetConformer().Is3D():
        rdDepictor.Compute2DCoords(drawn)
    return bytes(Chem.MolToCDXMLBlock(drawn, Chem.CDXMLFormat.CDX))


def _places(mol: Chem.Mol) -> list[tuple[float, float]]:
    """Where the atoms are on the page in points, y down, with bonds of the usual length."""
    positions = mol.GetConformer().GetPositions()
    lengths = sorted(
        float(((positions[bond.GetBeginAtomIdx()] - positions[bond.GetEndAtomIdx()]) ** 2).sum() ** 0.5)
        for bond in mol.GetBonds()
    )
    usual = lengths[len(lengths) // 2] if lengths and lengths[len(lengths) // 2] > 0.01 else 1.5
    scale = BOND_PT / usual
    left, top = float(positions[:, 0].min()), float(positions[:, 1].max())
    return [
        (MARGIN_PT + (float(x) - left) * scale, MARGIN_PT + (top - float(y)) * scale) for x, y, _ in positions
    ]


def _nodes(mol: Chem.Mol, places: list[tuple[float, float]], ids: list[int]) -> Iterator[str]:
    groups = {
        atom.GetIdx(): (_GROUPS[group.GetGroupType()], number)
        for number, group in enumerate(mol.GetStereoGroups(), start=1)
        for atom in group.GetAtoms()
    }
    for atom, (x, y), node in zip(mol.GetAtoms(), places, ids, strict=True):
        attributes = [f'id="{node}" p="{x:.2f} {y:.2f}"']
        label = ""
        if atom.GetAtomicNum() == 0:
            label = _group_name(atom)
            attributes.append(f'NodeType="GenericNickname" GenericNickname={quoteattr(label)}')
        else:
            attributes.append(f'Element="{atom.GetAtomicNum()}"')
            if (
                atom.GetAtomicNum() != 6
                or atom.GetFormalCharge()
                or atom.GetIsotope()
                or not atom.GetDegree()
            ):
                label = _label(atom)
                attributes.append(f'NumHydrogens="{atom.GetTotalNumHs()}"')
        if atom.GetFormalCharge():
            attributes.append(f'Charge="{atom.GetFormalCharge()}"')
        if atom.GetIsotope() and atom.GetAtomicNum():
            attributes.append(f'Isotope="{atom.GetIsotope()}"')
        if atom.GetNumRadicalElectrons():
            radical = {1: "Doublet", 2: "Triplet"}.get(atom.GetNumRadicalElectrons(), "None")
            attributes.append(f'Radical="{radical}"')
        if atom.GetIdx() in groups:
            kind, number = groups[atom.GetIdx()]
            attributes.append(f'EnhancedStereoType="{kind}"')
            attributes += [f'EnhancedStereoGroupNum="{number}"'] if kind != "Absolute" else []
        text = (
            f'<t p="{x - 3.5:.2f} {y + 3.5:.2f}" LabelJustification="Auto">{_styled(label)}</t>'
            if label
            else ""
        )
        yield f"<n {' '.join(attributes)}>{text}</n>\n" if text else f"<n {' '.join(attributes)}/>\n"


def _styled(label: str) -> str:
    return f'<s font="3" size="10" color="0" face="96">{label}</s>'


def _label(atom: Chem.Atom) -> str:
    """Symbol with its hydrogens and charge, as it is typed in ChemDraw: ``NH3+``."""
    count = atom.GetTotalNumHs()
    hydrogens = "" if not count else "H" if count == 1 else f"H{count}"
    charge = atom.GetFormalCharge()
    size = "" if abs(charge) == 1 else str(abs(charge))
    sign = "" if not charge else f"{size}+" if charge > 0 else f"{size}-"
    return f"{atom.GetIsotope() or ''}{atom.GetSymbol()}{hydrogens}{sign}"


def _group_name(atom: Chem.Atom) -> str:
    if atom.HasProp("atomLabel"):
        return str(atom.GetProp("atomLabel")).replace("_", "")
    number = atom.GetIsotope() or atom.GetAtomMapNum()
    return f"R{number}" if number else "R"


def _bonds(mol: Chem.Mol, atom_ids: list[int], ids: Iterator[int]) -> Iterator[str]:
    for bond in mol.GetBonds():
        order = _ORDERS.get(bond.GetBondType())
        if order is None:
            raise ChemError(f"ChemDraw's format has no bond of the kind {bond.GetBondType().name.lower()}")
        ends = f'B="{atom_ids[bond.GetBeginAtomIdx()]}" E="{atom_ids[bond.GetEndAtomIdx()]}"'
        extra = f' Order="{order}"' if order != "1" else ""
        wedge = _WEDGES.get(bond.GetBondDir()) if order == "1" else None
        extra += f' Display="{wedge}"' if wedge else ""
        yield f'<b id="{next(ids)}" {ends}{extra}/>\n'
