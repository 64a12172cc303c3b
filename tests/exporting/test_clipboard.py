"""What goes to the clipboard and comes from it, checked by reading it with RDKit's ChemDraw library."""

import pytest
from rdkit import Chem

from app.exporting.cdxml import to_cdx, to_cdxml
from app.exporting.clipboard import (
    CDX,
    CDXML,
    MOLFILE,
    PNG,
    TEXT,
    WINDOWS_CDX,
    WINDOWS_MDLCT,
    clipboard_formats,
    find_drawing,
    find_structure,
    from_mdlct,
    to_mdlct,
)
from sandbox.errors import ChemError

STRUCTURES = [
    "CC(=O)Oc1ccccc1C(=O)O",
    "OC[C@H]1O[C@@H](O)[C@H](O)[C@@H](O)[C@@H]1O",
    "F/C=C\\Cl",
    "[NH3+][C@@H](C)C(=O)[O-]",
    "[NH4+].[O-][N+](=O)c1ccccc1",
    "[13CH3]O[2H]",
    "C",
    "[CH3]",
    "Cn1c(=O)c2c(ncn2C)n(C)c1=O",
]


@pytest.mark.parametrize("smiles", STRUCTURES)
def test_chemdraw_files_hold_the_structure(smiles: str) -> None:
    mol = Chem.MolFromSmiles(smiles)
    for written in (to_cdxml(mol), to_cdx(mol)):
        back = ".".join(Chem.MolToSmiles(each) for each in Chem.MolsFromCDXML(written))
        assert Chem.CanonSmiles(back) == Chem.CanonSmiles(smiles)


def test_r_groups_and_racemic_centres_survive_cdxml() -> None:
    (mol,) = Chem.MolsFromCDXML(to_cdxml(Chem.MolFromSmiles("*c1ccccc1 |$R1;;;;;;$|")))
    assert "R1" in Chem.MolToCXSmiles(mol)
    (mol,) = Chem.MolsFromCDXML(to_cdxml(Chem.MolFromSmiles("C[C@@H](O)CF |&1:1|")))
    (group,) = mol.GetStereoGroups()
    assert group.GetGroupType() == Chem.StereoGroupType.STEREO_AND


def test_cdxml_has_labels_and_the_usual_bond_length() -> None:
    text = to_cdxml(Chem.MolFromSmiles("CCN"))
    assert "NH2</s>" in text
    assert 'BondLength="14.4"' in text


def test_all_formats_name_the_same_molecule() -> None:
    formats = clipboard_formats("C[C@H](N)C(=O)O", "L-alanine", windows=True)
    wanted = Chem.CanonSmiles("C[C@H](N)C(=O)O")
    assert formats[TEXT].decode() == wanted
    assert Chem.MolToSmiles(Chem.MolFromMolBlock(formats[MOLFILE].decode())) == wanted
    assert Chem.MolToSmiles(Chem.MolFromMolBlock(from_mdlct(formats[WINDOWS_MDLCT]))) == wanted
    for name in (CDXML, CDX, WINDOWS_CDX):
        (mol,) = Chem.MolsFromCDXML(formats[name])
        assert Chem.MolToSmiles(mol) == wanted
    assert formats[PNG].startswith(b"\x89PNG")


def test_windows_formats_are_left_out_elsewhere() -> None:
    assert not {WINDOWS_CDX, WINDOWS_MDLCT} & set(clipboard_formats("CCO", windows=False))


def test_a_hostile_name_is_escaped_in_html() -> None:
    page = clipboard_formats("CCO", '"><script>alert(1)</script>')["text/html"].decode()
    assert "<script" not in page


def test_a_structure_too_large_to_draw_is_copied_without_picture() -> None:
    formats = clipboard_formats("C" * 300)
    assert PNG not in formats
    assert formats[TEXT] == b"C" * 300


def test_mdlct_lines_carry_their_length() -> None:
    content = to_mdlct("a\n\nM  END\n")
    assert content == b"\x01a\x00\x06M  END"
    assert from_mdlct(content) == "a\n\nM  END\n"
    with pytest.raises(ChemError, match="damaged"):
        from_mdlct(b"\x20abc")


def test_the_richest_format_is_found() -> None:
    formats = clipboard_formats("CCO", windows=True)
    assert find_drawing(formats) == formats[WINDOWS_CDX]
    assert find_drawing({TEXT: b"CCO"}) is None
    assert find_drawing({TEXT: formats[CDXML]}) == formats[CDXML]
    del formats[WINDOWS_MDLCT]
    assert find_structure(formats) == formats[MOLFILE].decode()
    assert find_structure({MOLFILE: b"broken", TEXT: b"CCO"}) is None
