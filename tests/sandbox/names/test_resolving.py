"""All sources together, OPSIN among them: names to structures and back."""

import pytest
from rdkit import Chem

from sandbox.errors import ToolError
from sandbox.names import resolving, suggestions
from sandbox.names.opsin import SOURCE, opsin
from sandbox.names.stereo_check import implies_stereo, open_stereo
from sandbox.names.wording import nested


def key_of(smiles: str) -> str:
    return str(Chem.MolToInchiKey(Chem.MolFromSmiles(smiles)))


@pytest.mark.parametrize(
    ("name", "smiles"),
    [
        ("2-chloro-6-fluoro-3-iodobenzonitrile", "N#Cc1c(F)ccc(I)c1Cl"),
        ("(2R,3S)-3-bromo-2-chlorohexane", "CCC[C@H](Br)[C@@H](C)Cl"),
        ("7-(cyclobutylmethyl)-3-methoxyquinoline-4-carboxamide", "NC(=O)c1c(OC)cnc2cc(CC3CCC3)ccc12"),
    ],
)
def test_a_systematic_name_that_no_table_has_is_read_by_opsin(name: str, smiles: str) -> None:
    found = resolving.resolve(name)
    assert found.source == SOURCE
    assert key_of(found.smiles)[:14] == key_of(smiles)[:14]
    assert open_stereo(Chem.MolFromSmiles(found.smiles)) == 0


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("asprin", "aspirin"),
        ("imatinb", "imatinib"),
        ("paracetmol", "paracetamol"),
        ("cafeine", "caffeine"),
        ("dichlorometane", "dichloromethane"),
        ("ibuprofin", "ibuprofen"),
        ("atorvastatine", "atorvastatin"),
    ],
)
def test_a_typing_error_gets_a_suggestion(slip: str, meant: str) -> None:
    assert meant in [name.lower() for name in suggestions.suggest(slip)]
    with pytest.raises(ToolError, match="did you mean") as caught:
        resolving.resolve(slip)
    assert meant in str(caught.value).lower()


def test_nonsense_gets_no_suggestion() -> None:
    assert suggestions.suggest("qqwwzzkjx") == []
    with pytest.raises(ToolError, match="in no table, and OPSIN cannot read it"):
        resolving.resolve("qqwwzzkjx")


def test_an_ambiguous_name_asks_which() -> None:
    with pytest.raises(ToolError, match="can mean o-xylene, m-xylene or p-xylene"):
        resolving.resolve("xylene")


@pytest.mark.parametrize("name", ["PEG", "PEG-400", "polyethylene glycol", "poly(vinyl alcohol)", "Tween 20"])
def test_a_polymer_has_no_structure(name: str) -> None:
    with pytest.raises(ToolError, match="is a polymer"):
        resolving.resolve(name)


@pytest.mark.parametrize("number", ["64-17-6", "99-99-9"])
def test_a_wrong_cas_number_says_what_is_wrong(number: str) -> None:
    with pytest.raises(ToolError, match="check digit would have to be"):
        resolving.resolve(number)


@pytest.mark.parametrize(
    ("name", "implied"),
    [
        ("(R)-limonene", True),
        ("L-alanine", True),
        ("cis-stilbene", True),
        ("β-carotene", True),
        ("2-butanol", False),
    ],
)
def test_names_that_imply_a_configuration(name: str, implied: bool) -> None:
    assert implies_stereo(name) == implied


def test_open_stereo_elements_are_counted() -> None:
    assert open_stereo(Chem.MolFromSmiles("CC(O)C(F)Cl")) == 2
    assert open_stereo(Chem.MolFromSmiles("C[C@H](O)CC")) == 0
    assert open_stereo(Chem.MolFromSmiles("CC=CC")) == 1


@pytest.mark.parametrize(
    "smiles",
    [
        "CC(=O)Oc1ccccc1C(=O)O",
        "Cn1cnc2c1c(=O)n(C)c(=O)n2C",
        "C[C@H](N)C(=O)O",
        "O=C[C@H](O)[C@@H](O)[C@H](O)[C@H](O)CO",
        "C/C=C/C(=O)OCC",
        "FC(F)(F)c1ccc(Oc2ccccn2)cc1",
        "CC(=O)[O-].[Na+]",
    ],
)
def test_a_systematic_name_is_verified_by_reading_it_back(smiles: str) -> None:
    naming = resolving.systematic_name(Chem.MolFromSmiles(smiles))
    assert naming.verified
    reading = opsin().read(naming.name or "")
    assert reading.smiles is not None
    assert key_of(reading.smiles) == key_of(smiles)


@pytest.mark.parametrize("smiles", ["*CC", "[Fe+2]", "C" * 200])
def test_what_cannot_be_named_says_why(smiles: str) -> None:
    naming = resolving.systematic_name(Chem.MolFromSmiles(smiles))
    assert naming.name is None
    assert naming.note


@pytest.mark.parametrize(
    "name", ["methyl" * 45, "1,1,1-" * 49, "(" * 290, "ethyl-" * 49 + "ol", "-" * 300, "cyclo" * 59]
)
def test_hostile_names_are_refused_in_words(name: str) -> None:
    assert opsin().read(name).smiles is None
    assert opsin().read("a" * 5000).problem == "the name is longer than 300 characters"


@pytest.mark.parametrize("name", ["2-😀propanol", "𝔠hloroethane"])
def test_a_character_that_java_holds_as_a_pair_is_named_and_not_sent(name: str) -> None:
    problem = opsin().read(name).problem
    assert problem == f"no chemical name is written with '{next(c for c in name if ord(c) > 0xFFFF)}'"


@pytest.mark.parametrize(
    ("plain", "name"),
    [
        # As PubChem, and P-16.5.4 of IUPAC's recommendations, write them.
        ("2-(4-(2-methylpropyl)phenyl)propanoic acid", "2-[4-(2-methylpropyl)phenyl]propanoic acid"),
        ("(2S)-2-(((4-(a)b)c)d)e", "(2S)-2-({[4-(a)b]c}d)e"),
        ("(bicyclo[2.2.1]heptan-2-yl)methanol", "(bicyclo[2.2.1]heptan-2-yl)methanol"),
        ("2-(4-oops", "2-(4-oops"),
    ],
)
def test_enclosing_marks_of_a_name_are_nested_as_iupac_does(plain: str, name: str) -> None:
    assert nested(plain) == name


@pytest.mark.parametrize(
    ("name", "made_of"),
    [
        ("aqua regia", "HNO3"),
        ("Jones reagent", "CrO3"),
        ("piranha solution", "H2O2"),
        ("Lugol’s solution", "iodine"),
    ],
)
def test_a_mixture_has_no_molar_mass(name: str, made_of: str) -> None:
    with pytest.raises(ToolError, match=f"is a mixture .*{made_of}"):
        resolving.resolve(name)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("PEG 400", "polymer"),
        ("povidone", "polymer"),
        ("Nylon 6,6", "polymer"),
        ("poloxamer 188", "polymer"),
        ("Triton X-100", "polymer"),
        ("Keytruda", "protein"),
        ("vinegar", "mixture"),
        ("benzalkonium chloride", "mixture"),
        ("AAAAAAAAAAAAAA-UHFFFAOYSA-N", "InChIKey"),
    ],
)
def test_what_is_no_one_structure_is_said_to_be_so(name: str, what: str) -> None:
    with pytest.raises(ToolError, match=what):
        resolving.resolve(name)


def test_an_inchikey_of_the_tables_is_its_compound() -> None:
    assert resolving.resolve("RYYVLZVUVIJVGH-UHFFFAOYSA-N").name == "caffeine"
