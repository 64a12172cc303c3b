"""Files and clipboard contents that become part of a message."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from rdkit import Chem
from rdkit.Chem import rdChemReactions, rdDepictor

from app.core.pasted import MAX_INLINE, paste_file, paste_files, paste_text
from sandbox.recogniser import recognise

ASPIRIN = "CC(=O)Oc1ccccc1C(=O)O"
ESTER = "CCO.CC(=O)O>>CC(=O)OCC.O"


def block(smiles: str) -> str:
    mol = Chem.MolFromSmiles(smiles)
    rdDepictor.Compute2DCoords(mol)
    return str(Chem.MolToMolBlock(mol))


def same(text: str, *smiles: str) -> bool:
    """Whether the lines of a text are these structures, however they are written."""
    found = [Chem.MolToSmiles(Chem.MolFromSmiles(line)) for line in text.splitlines()]
    return found == [Chem.MolToSmiles(Chem.MolFromSmiles(each)) for each in smiles]


@pytest.mark.parametrize("ending", ["", "\n\n\n", "\r\n \r\n"], ids=["none", "blank lines", "Windows"])
def test_a_mol_file_becomes_its_smiles_whatever_follows_it(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "aspirin from ELN.mol"
    path.write_text(block(ASPIRIN) + ending, newline="")
    pasted = paste_file(path)
    assert same(pasted.text, ASPIRIN)
    assert pasted.notes == ()


def test_stereo_survives(tmp_path: Path) -> None:
    path = tmp_path / "alanine.mol"
    path.write_text(block("C[C@H](N)C(=O)O"))
    assert same(paste_file(path).text, "C[C@H](N)C(=O)O")


def test_a_short_sd_file_is_written_out_and_its_bad_record_is_named(tmp_path: Path) -> None:
    path = tmp_path / "three.sdf"
    data = "> <ID>\n1\n\n$$$$\n"
    path.write_text(f"{block('CCO')}{data}{block('CCC').replace('V2000', 'V9000')}{data}{block('CCN')}{data}")
    pasted = paste_file(path)
    assert same(pasted.text, "CCO", "CCN")
    (note,) = pasted.notes
    assert note.startswith("three.sdf, structure 2: ")


def test_a_long_list_stays_a_file_that_the_message_names(tmp_path: Path) -> None:
    path = tmp_path / "my library.smi"
    path.write_text("\n".join(f"{'C' * n} alkane-{n}" for n in range(1, MAX_INLINE + 2)))
    pasted = paste_file(path)
    assert f"{MAX_INLINE + 1} structures and stays a file" in pasted.notes[0]
    (mention,) = recognise(f"Rank {pasted.text} by logP")
    assert (mention.kind, mention.smiles) == ("file", str(path))


def test_smiles_files_have_names_headings_and_extensions(tmp_path: Path) -> None:
    path = tmp_path / "list.smi"
    path.write_text(
        "smiles name\nCCO ethanol\nC[C@H](O)F |&1:1| racemate\n# a remark\nnonsense(\n", "utf-8-sig"
    )
    pasted = paste_file(path)
    assert pasted.text.splitlines()[0] == "CCO"
    assert "|&1:1|" in pasted.text.splitlines()[1]
    assert len(pasted.notes) == 1


@pytest.mark.parametrize("name", ["table.csv", "table.tsv", "table.xlsx"])
def test_tables_stay_files(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.endswith("xlsx"):
        Workbook().save(path)
    else:
        path.write_text("SMILES;logP\nCCO;-0,0\n")
    (mention,) = recognise(paste_file(path).text)
    assert mention.smiles == str(path)


def test_a_reaction_file_becomes_a_reaction(tmp_path: Path) -> None:
    reaction = rdChemReactions.ReactionFromSmarts(ESTER, useSmiles=True)
    text = rdChemReactions.ReactionToRxnBlock(reaction)
    path = tmp_path / "ester.rxn"
    path.write_text(text)
    for pasted in (paste_file(path), paste_text(text)):
        assert pasted is not None
        (mention,) = recognise(pasted.text)
        assert mention.kind == "reaction"
        assert mention.problem is None


def test_a_chemdraw_document_is_read_as_file_and_as_text(tmp_path: Path) -> None:
    text = Chem.MolToCDXMLBlock(Chem.MolFromSmiles(ASPIRIN))
    path = tmp_path / "drawing.cdxml"
    path.write_text(text)
    for pasted in (paste_file(path), paste_text(text)):
        assert pasted is not None
        assert same(pasted.text, ASPIRIN)


def test_an_impossible_drawing_is_counted_not_dropped() -> None:
    text = Chem.MolToCDXMLBlock(Chem.MolFromSmiles("CC(C)(C)C"))
    hexavalent = text.replace(
        "</fragment", '<n id="90" p="0 0"/><b id="91" B="5" E="90" Order="3"/></fragment'
    )
    pasted = paste_text(hexavalent)
    assert pasted is not None
    assert pasted.text == ""
    assert "1 of 1 drawn structures" in pasted.notes[0]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("broken.cdxml", b"<CDXML><page", "broken.cdxml cannot be read"),
        ("empty.cdxml", b"<CDXML></CDXML>", "empty.cdxml holds no structure"),
        ("broken.mol", b"not a structure", "broken.mol: the MOL block has no counts line"),
        ("empty.sdf", b"", "empty.sdf holds no structure"),
        ("broken.rxn", b"$RXN\n\n\n", "broken.rxn cannot be read"),
        ("broken.cdx", b"VjCD0100 cut off", "broken.cdx"),
        ("letter.pdf", b"%PDF", "letter.pdf: files of the kind .pdf are not read"),
        ("huge.mol", b"x" * 2_000_001, "huge.mol is larger than 2 MB"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    pasted = paste_file(path)
    assert pasted.text == ""
    assert said in pasted.notes[0]


def test_several_files_come_together_and_a_missing_one_is_said(tmp_path: Path) -> None:
    for name, smiles in (("a.smi", "CCO"), ("b.smi", "CCN")):
        (tmp_path / name).write_text(smiles)
    pasted = paste_files([tmp_path / "a.smi", tmp_path / "gone.smi", tmp_path / "b.smi"])
    assert pasted.text == "CCO\nCCN"
    assert pasted.notes == ("gone.smi is not a file that can be opened",)


@pytest.mark.parametrize("text", ["logP of aspirin", ASPIRIN, block("CCO"), "<html><body>CCO</body></html>"])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert paste_text(text) is None
