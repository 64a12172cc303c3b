"""InChI, MOL blocks, reactions, SMARTS and CXSMILES."""

import pytest
from rdkit import Chem

from sandbox.recogniser import recognise

ASPIRIN = "CC(=O)Oc1ccccc1C(=O)O"

# A file as ChemDraw and MarvinSketch write it, typed in: ethanol, three heavy atoms in a row.
ETHANOL_V2000 = """ethanol
  Retort          2D

  3  2  0  0  0  0            999 V2000
    0.0000    0.0000    0.0000 C   0  0
    1.2990    0.7500    0.0000 C   0  0
    2.5981   -0.0000    0.0000 O   0  0
  1  2  1  0
  2  3  1  0
M  END
"""

ACETONITRILE_V3000 = """
  Retort          2D

  0  0  0     0  0            999 V3000
M  V30 BEGIN CTAB
M  V30 COUNTS 3 2 0 0 0
M  V30 BEGIN ATOM
M  V30 1 C 0 0 0 0
M  V30 2 C 1.5 0 0 0
M  V30 3 N 3 0 0 0
M  V30 END ATOM
M  V30 BEGIN BOND
M  V30 1 1 1 2
M  V30 2 3 2 3
M  V30 END BOND
M  V30 END CTAB
M  END
"""


def _one(text: str):
    mentions = recognise(text)
    assert len(mentions) == 1, mentions
    return mentions[0]


@pytest.mark.parametrize(
    ("text", "smiles"),
    [
        ("InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3", "CCO"),
        ("What is InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3?", "CCO"),
        ("(InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3), you know", "CCO"),
        ("acid InChI=1S/C2H4O2/c1-2(3)4/h1H3,(H,3,4).", "CC(=O)O"),
        ("the acid (InChI=1S/C2H4O2/c1-2(3)4/h1H3,(H,3,4))", "CC(=O)O"),
        ('"InChI=1S/C3H7NO2/c1-2(4)3(5)6/h2H,4H2,1H3,(H,5,6)/t2-/m0/s1"', "C[C@H](N)C(=O)O"),
    ],
)
def test_inchis_become_smiles(text: str, smiles: str) -> None:
    mention = _one(text)
    assert (mention.kind, mention.notation, mention.problem) == ("molecule", "InChI", None)
    assert mention.smiles == smiles
    assert mention.text.startswith("InChI=")
    assert text[mention.start : mention.end] == mention.text


def test_broken_inchi_is_reported() -> None:
    mention = _one("logP of InChI=1S/C2H6O/c1-2-9/h3H?")
    assert mention.problem is not None
    assert "InChI" in mention.problem
    assert mention.smiles == mention.text


def test_an_inchikey_is_the_compound_that_has_it() -> None:
    known, unknown = recognise("BSYNRYMUTXBXSQ-UHFFFAOYSA-N or AAAAAAAAAAAAAA-UHFFFAOYSA-N")
    assert (known.name, known.problem) == ("aspirin", None)
    assert unknown.problem is not None
    assert "no structure in it" in unknown.problem


@pytest.mark.parametrize(
    "text",
    [
        ETHANOL_V2000,
        "What is the logP of this?\n" + ETHANOL_V2000 + "\n\nThank you!",
        "```\n" + ETHANOL_V2000 + "```",
        "Have a look:\n\n" + "\n".join(ETHANOL_V2000.split("\n")[3:]),
        ETHANOL_V2000.replace("\n", "\r\n"),
        ETHANOL_V2000 + "\n\n\n\n",
        ETHANOL_V2000.lstrip("ethanol"),
    ],
    ids=["alone", "question", "fence", "no title lines", "CRLF", "blank lines", "empty title"],
)
def test_pasted_mol_block(text: str) -> None:
    mention = _one(text)
    assert (mention.kind, mention.notation, mention.problem) == ("molecule", "MOL block", None)
    assert mention.smiles == "CCO"
    assert mention.text.rstrip().endswith("M  END")


def test_v3000_block_between_words() -> None:
    mention = _one("Is this polar?\n" + ACETONITRILE_V3000 + "It is a solvent.")
    assert (mention.notation, mention.smiles) == ("MOL block", "CC#N")


def test_pasted_sd_file_with_data_items() -> None:
    record = ETHANOL_V2000 + "> <SMILES>\nCCCCCC\n\n> <note>\nCCN\n\n$$$$\n"
    mentions = recognise("Rank these:\n" + record + ACETONITRILE_V3000 + "$$$$\n" + "by logP with c1ccccc1")
    assert [mention.smiles for mention in mentions] == ["CCO", "CC#N", "c1ccccc1"]


def test_mol_block_of_a_real_drug_keeps_its_stereochemistry() -> None:
    levodopa = Chem.MolFromSmiles("N[C@@H](Cc1ccc(O)c(O)c1)C(=O)O")
    mention = _one("Draw\n" + Chem.MolToMolBlock(levodopa))
    assert mention.smiles == Chem.MolToSmiles(levodopa)


def test_truncated_mol_block_is_reported() -> None:
    cut = ETHANOL_V2000[: ETHANOL_V2000.index("  2  3  1")]
    mention = _one("Weight of\n" + cut)
    assert mention.notation == "MOL block"
    assert mention.problem is not None
    assert "MOL block" in mention.problem


@pytest.mark.parametrize(
    ("text", "smiles"),
    [
        ("CCO>>CC=O", "CCO>>CC=O"),
        ("What happens in CCO>>CC=O?", "CCO>>CC=O"),
        ("(CC(=O)O.OCC>[H+].[Cl-]>CC(=O)OCC.O)", "CC(=O)O.OCC>[H+].[Cl-]>CC(=O)OCC.O"),
        ("Classify `BrC1CCCCC1.[OH-]>>OC1CCCCC1`.", "BrC1CCCCC1.[OH-]>>OC1CCCCC1"),
        ("CCO >> CC=O", "CCO>>CC=O"),
        ("reaction: CCO>O>CC=O.", "CCO>O>CC=O"),
        ("reaction=CCO>>CC=O", "CCO>>CC=O"),
        ("[CH3:1][OH:2]>>[CH2:1]=[O:2]", "[CH3:1][OH:2]>>[CH2:1]=[O:2]"),
        ("<rxn>C=C.Br>>CCBr</rxn>", "C=C.Br>>CCBr"),
    ],
)
def test_reactions(text: str, smiles: str) -> None:
    mention = _one(text)
    assert (mention.kind, mention.notation, mention.problem) == ("reaction", "reaction SMILES", None)
    assert mention.smiles == smiles


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("CC(=O)O.OCC>>CC(=O)OC(C", "products"),
        ("c1ccccc>>c1ccccc1", "reactants"),
        ("CCO>>", "reactants>>products"),
    ],
)
def test_broken_reactions_are_reported(text: str, word: str) -> None:
    mention = _one(text)
    assert mention.kind == "reaction"
    assert mention.problem is not None
    assert word in mention.problem


def test_reaction_and_molecule_in_one_message() -> None:
    mentions = recognise("Does CCO>>CC=O work on CC(C)O, too?")
    assert [(mention.kind, mention.smiles) for mention in mentions] == [
        ("reaction", "CCO>>CC=O"),
        ("molecule", "CC(C)O"),
    ]


@pytest.mark.parametrize(
    ("text", "patterns"),
    [
        ("Count [#6] in it", "[#6]"),
        ("How often does [CX3](=O)[OX2H1] match?", "[CX3](=O)[OX2H1]"),
        ("the SMARTS [NX3;H2,H1;!$(NC=O)]", "[NX3;H2,H1;!$(NC=O)]"),
        ("SMARTS: c1ccccc1", "c1ccccc1"),
        ("SMARTS pattern C=O", "C=O"),
        ("Is [!C;R] there?", "[!C;R]"),
        ("C~N and [C,N]=O", "C~N [C,N]=O"),
        ("$([OH]-c)", ""),
        ("[$([OH]-c)]", "[$([OH]-c)]"),
        ("[OX2H], [SX2H]", "[OX2H] [SX2H]"),
        ("substructure c1ccncc1", "c1ccncc1"),
        ("count the substructure C(=O)N please", "C(=O)N"),
        ("the C(=O)O group", "C(=O)O"),
        ("how many S(=O)(=O)N groups", "S(=O)(=O)N"),
        ("c1ccccc1[CH2;R0]", "c1ccccc1[CH2;R0]"),
    ],
)
def test_patterns(text: str, patterns: str) -> None:
    mentions = recognise(text)
    assert " ".join(mention.text for mention in mentions) == patterns
    assert all((mention.kind, mention.notation) == ("pattern", "SMARTS") for mention in mentions)
    assert all(mention.problem is None for mention in mentions)


def test_pattern_and_molecule_in_one_question() -> None:
    mentions = recognise(f"How many times does [CX3](=O)[OX2] occur in {ASPIRIN}?")
    assert [(mention.kind, mention.smiles) for mention in mentions] == [
        ("pattern", "[CX3](=O)[OX2]"),
        ("molecule", ASPIRIN),
    ]


def test_broken_pattern_is_reported() -> None:
    mention = _one("Match the SMARTS [#6](=O against it")
    assert mention.kind == "pattern"
    assert mention.problem is not None


@pytest.mark.parametrize(
    "cxsmiles",
    [
        "C[C@H](N)C(=O)O |&1:1|",
        "*c1ccccc1 |$R1;;;;;;$|",
        "CCO |(0,0,;1.5,0,;3,0,)|",
        "C[C@H](F)Cl |o1:1|",
        "*C(=O)O |$CCO;;;$|",
    ],
)
def test_cxsmiles_keeps_its_extension(cxsmiles: str) -> None:
    mention = _one(f"What is {cxsmiles}, then?")
    assert mention.smiles == mention.text == cxsmiles
    assert mention.problem is None


def test_table_cells_are_no_extension() -> None:
    assert [mention.text for mention in recognise("| CCO |(an alcohol)| and | CCN |(amine)|")] == [
        "CCO",
        "CCN",
    ]


def test_mentions_are_in_order_and_apart() -> None:
    text = (
        f"aspirin, CCO>>CC=O,\n{ETHANOL_V2000}\nInChI=1S/CH4/h1H4 [#6] {ASPIRIN} c1ccccc benzene-free toluene"
    )
    mentions = recognise(text)
    assert [mention.notation for mention in mentions] == [
        "name",
        "reaction SMILES",
        "MOL block",
        "InChI",
        "SMARTS",
        "SMILES",
        "SMILES",
        "name",
    ]
    for left, right in zip(mentions, mentions[1:], strict=False):
        assert left.end <= right.start
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)


@pytest.mark.parametrize("text", ["homolysis of BrBr", "light on ClCl", "does ClBr add to hexene"])
def test_halogens_are_read_though_they_have_two_atoms(text: str) -> None:
    assert recognise(text)[0].smiles in ("BrBr", "ClCl", "ClBr")


@pytest.mark.parametrize(
    ("text", "structures"),
    [
        ("Given the reactants OC(=O)C1CCCC1 + CO, what forms?", ["OC(=O)C1CCCC1", "CO"]),
        ("CBr + [C-]#N: which mechanism?", ["CBr", "[C-]#N"]),
        ("elimination with BrC1CCCCC1 + [OH-].", ["BrC1CCCCC1", "[OH-]"]),
        ("CCO + I think so", ["CCO"]),
    ],
)
def test_what_is_added_to_a_structure_is_one_as_well(text: str, structures: list[str]) -> None:
    assert [mention.smiles for mention in recognise(text)] == structures


@pytest.mark.parametrize(
    ("text", "smiles"),
    [
        ("What forms in CC(=O)Cl.NCc1ccccc1>>?", "CC(=O)Cl.NCc1ccccc1"),
        ("CC(=O)Cl.NCc1ccccc1 >> ?", "CC(=O)Cl.NCc1ccccc1"),
        ("Complete BrC1CCCCC1.[OH-]>CCO> please", "BrC1CCCCC1.[OH-].CCO"),
        ("From what is ?>>CCOC(=O)c1ccccc1 made", "CCOC(=O)c1ccccc1"),
    ],
)
def test_one_side_of_a_reaction_stands_for_its_species(text, smiles):
    assert [(each.kind, each.smiles, each.problem) for each in recognise(text)] == [
        ("molecule", smiles, None)
    ]


@pytest.mark.parametrize("ion", ["[OH-]", "[Na+]", "[NH4+]", "[Zn+2]"])
def test_a_bare_ion_behind_a_label_is_a_species(ion):
    mentions = recognise(f"Substrate: CC(C)(C)Br, reagent: {ion} in hot ethanol")
    assert [each.smiles for each in mentions] == ["CC(C)(C)Br", ion, "CCO"]
