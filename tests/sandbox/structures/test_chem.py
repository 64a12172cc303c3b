import pytest

from sandbox.errors import ChemError
from sandbox.structures import chem


def complaint(smiles: str) -> tuple[str, int | None]:
    with pytest.raises(ChemError) as caught:
        chem.parse_smiles(smiles)
    return str(caught.value), caught.value.position


@pytest.mark.parametrize(
    ("smiles", "words", "position"),
    [
        ("c1ccccc", "ring bond 1 opened at position 2 is never closed", 1),
        ("C%12CC", "ring bond 12 opened at position 2 is never closed", 1),
        ("CC[", "the bracket opened at position 3 is not closed", 2),
        ("OH]", "the bracket closed at position 3 was never opened", 2),
        ("C(C", "the parenthesis opened at position 2 is not closed", 1),
        ("CC(=O))O", "the parenthesis closed at position 7 was never opened", 6),
        ("C()C", "the parentheses at position 2 are empty", 1),
        ("CCX", "'X' at position 3 is no atom", 2),
        ("CCR", "an R group is written * or [*:1]", 2),
        ("[R1]CC", "an R group is written * or [*:1]", 0),
        ("[Xx]", "does not begin with an element", 0),
        ("CL", "'CL' at position 1 should be written Cl", 1),
        ("CCBR", "'BR' at position 3 should be written Br", 3),
        ("CC==C", "two bonds follow each other at position 3", 2),
        ("=CC", "it begins with a bond", 0),
        ("CC#", "it ends with a bond", 2),
        ("CC(=)O", "leads nowhere", 3),
        ("C..C", "a component is missing at the dot at position 2", 1),
        ("CCO.", "a component is missing at the dot at position 4", 3),
        ("C11", "ties an atom to itself", 2),
        ("C1C1", "ring bond 1 joins atoms 1 and 2, which are bonded already", None),
        ("[C@@@H]", "there is a mistake at position 5 ('@')", 4),
        ("CC(=O)[O−]", "the '−' at position 9 should be a plain '-'", 8),
        ("CC\u200bO", "an invisible character at position 3 (zero width space)", 2),
        ("CC(=O)…", "the character '…' at position 7 has no meaning", 6),
        ("aspirin", "it looks like a name", 0),
        ("50-78-2", "it looks like a CAS number", 0),
        ("BSYNRYMUTXBXSQ-UHFFFAOYSA-N", "it is an InChIKey", 0),
        ("CCO |$x", "the extension between the bars", 4),
    ],
)
def test_a_bad_smiles_is_explained_with_its_place(smiles: str, words: str, position: int | None) -> None:
    message, at = complaint(smiles)
    assert words in message
    assert message.startswith(f"'{smiles}' is not a valid SMILES: ")
    assert at == position


@pytest.mark.parametrize(
    ("smiles", "words"),
    [
        ("CC(C)(C)(C)C", "atom 2 (C) has 5 bonds, which is too many"),
        (
            "CN(C)(C)C",
            "atom 2 (N) has 4 bonds, which is too many; a positive charge, as in [N+], may be missing",
        ),
        ("CO(C)C", "as in [O+]"),
        ("FB(F)(F)F", "as in [B-]"),
        ("F(C)C", "atom 1 (F) has 2 bonds"),
        ("c1cccc1", "the aromatic ring of atoms 1, 2, 3, 4, 5 cannot be drawn with alternating double bonds"),
        ("CCcc", "atom 3 (C) is written aromatic but is in no ring"),
    ],
)
def test_an_impossible_structure_is_explained_by_its_atom(smiles: str, words: str) -> None:
    message, _ = complaint(smiles)
    assert "is not a valid structure" in message
    assert words in message


@pytest.mark.parametrize(
    "smiles",
    ["CC(=O)…", "CCO ethanol", "CCO CCN", "CCO\nCCN"],
    ids=["cut off", "name after it", "two of them", "two lines"],
)
def test_nothing_is_dropped_in_silence(smiles: str) -> None:
    """RDKit reads each of these as its first part."""
    complaint(smiles)


@pytest.mark.parametrize("smiles", ["", "  \n"])
def test_empty_text_is_said_to_be_empty(smiles: str) -> None:
    assert complaint(smiles)[0] == "the SMILES is empty"


def test_sizes_are_limited() -> None:
    assert complaint("C" * 20_001)[0] == "the SMILES has 20,001 characters; the limit is 20,000"
    assert complaint("C" * 2_001)[0] == "the structure has 2,001 atoms; the limit is 2,000"


def test_a_long_smiles_is_shortened_in_the_message() -> None:
    assert len(complaint("C" * 500 + "(")[0]) < 200


@pytest.mark.parametrize(
    "smiles",
    [
        " CCO ",
        "C[C@H](F)Cl |&1:1|",
        "*CC |$R1;;$|",
        "[Na+].[Cl-]",
        "F/C=C/F",
        "[13CH4]",
        "C[Fe]C",
        "[nH]1cccc1",
        "C%10CC%10",
        "[se]1cccc1",
        "[CH3:7]O",
        "O=[N+]([O-])c1ccccc1",
        "C1CC1C1CC1",
        "[2H]O[2H]",
        "CC~CC",
        "[#6]O",
    ],
)
def test_unusual_but_valid_smiles_are_read(smiles: str) -> None:
    assert chem.parse_smiles(smiles).GetNumAtoms() > 1 or "13C" in smiles


def test_inchi_there_and_back() -> None:
    text, reason = chem.to_inchi(chem.parse_smiles("CC(=O)Oc1ccccc1C(=O)O"))
    assert reason is None
    assert text == "InChI=1S/C9H8O4/c1-6(10)13-8-5-3-2-4-7(8)9(11)12/h2-5H,1H3,(H,11,12)"
    assert chem.canonical_smiles(chem.parse_inchi(text)) == "CC(=O)Oc1ccccc1C(=O)O"


def test_inchi_errors() -> None:
    with pytest.raises(ChemError, match="is not a valid InChI"):
        chem.parse_inchi("InChI=1S/nonsense")
    assert chem.to_inchi(chem.parse_smiles("*C")) == (
        None,
        "InChI has no notation for unspecified atoms (* or R)",
    )


def test_molblocks_survive_lost_and_added_blank_lines() -> None:
    block = chem.to_molblock(chem.parse_smiles("C[C@H](N)C(=O)O"))
    for damaged in (block, block.lstrip("\n"), block.replace("\n", "\r\n"), block + "\n\n\n"):
        assert chem.canonical_smiles(chem.parse_molblock(damaged)) == "C[C@H](N)C(=O)O"


def test_molblock_errors() -> None:
    with pytest.raises(ChemError, match="no counts line"):
        chem.parse_molblock("hello\nworld")
    block = chem.to_molblock(chem.parse_smiles("CCO"))
    with pytest.raises(ChemError, match="cannot be read"):
        chem.parse_molblock(block[: len(block) // 2])


def test_smarts() -> None:
    assert chem.parse_smarts("[#6]-[OX2H]").GetNumAtoms() == 2
    with pytest.raises(ChemError, match="is not a valid SMARTS pattern"):
        chem.parse_smarts("[#6")
    with pytest.raises(ChemError, match="the SMARTS is empty"):
        chem.parse_smarts(" ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("CCO", "reactants>>products"),
        (">>CCO", "reactants>>products"),
        ("CCO>>", "reactants>>products"),
        ("CC(O>>CC=O", "in the reactants"),
        ("CCO>[Xx]>CC=O", "in the agents"),
        ("CCO>>CC(=O", "in the products"),
    ],
)
def test_bad_reactions_are_explained(text: str, words: str) -> None:
    with pytest.raises(ChemError, match=words):
        chem.parse_reaction(text)


def test_a_reaction_is_read() -> None:
    reaction = chem.parse_reaction("CCO.CC(=O)O>[H+]>CCOC(C)=O.O")
    counts = (
        reaction.GetNumReactantTemplates(),
        reaction.GetNumAgentTemplates(),
        reaction.GetNumProductTemplates(),
    )
    assert counts == (2, 1, 2)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    complaint("CC(C)(C)(C)C")
    complaint("c1cccc")
    assert capfd.readouterr() == ("", "")
