"""Structures: what counts as the same, where they stand, and search by structure."""

import hashlib
import shutil

import pytest
from rdkit import Chem

from app.store import BadStructure, NotFound, Store
from app.store.structure_keys import fingerprint_bytes, parse, pattern_fingerprint, query_from, structure_keys

ASPIRIN = "CC(=O)Oc1ccccc1C(=O)O"
DRUGS = {
    "aspirin": ASPIRIN,
    "paracetamol": "CC(=O)Nc1ccc(O)cc1",
    "ibuprofen": "CC(C)Cc1ccc(cc1)C(C)C(=O)O",
    "caffeine": "Cn1cnc2c1c(=O)n(C)c(=O)n2C",
    "glucose": "OC[C@H]1OC(O)[C@H](O)[C@@H](O)[C@@H]1O",
    "nicotine": "CN1CCC[C@H]1c1cccnc1",
    "ferrocene-like salt": "[Na+].[Cl-]",
    "penicillin G": "CC1(C)S[C@@H]2[C@H](NC(=O)Cc3ccccc3)C(=O)N2[C@H]1C(=O)O",
    "imatinib": "Cc1ccc(NC(=O)c2ccc(CN3CCN(C)CC3)cc2)cc1Nc1nccc(-c2cccnc2)n1",
    "indole": "c1ccc2[nH]ccc2c1",
    "R-group": "*c1ccccc1 |$_R1;;;;;;$|",
}
QUERIES = [
    "c1ccccc1",
    "C1=CC=CC=C1",
    "C(=O)[OH]",
    "[#6]-[OX2H]",
    "[nH]",
    "N",
    "C(=O)N",
    "[$([NX3;H2,H1]);!$(NC=O)]",
    "a1aaaaa1",
    "[R2]",
    "*",
    "[!#6;!#1]",
    "C1CCNC1",
    "S1CC2C1NC2=O",
    "[Na+]",
    "C~N",
    "[CX4;H1]",
    "OC(=O)c1ccccc1",
]


@pytest.fixture(scope="module")
def drugs_file(fresh, tmp_path_factory):
    """Each drug mentioned in a conversation of its own."""
    file = tmp_path_factory.mktemp("drugs") / "retort.db"
    shutil.copy(fresh, file)
    with Store.open(file) as store:
        for name, smiles in DRUGS.items():
            conversation = store.conversations.create(name)
            asked = store.messages.add_user(conversation.id, None, name, None)
            store.molecules.record(asked.id, "M1", smiles, "mentioned", name=name)
    return file


@pytest.fixture
def library(drugs_file, tmp_path):
    shutil.copy(drugs_file, tmp_path / "retort.db")
    with Store.open(tmp_path / "retort.db") as store:
        yield store


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("OCC", "CCO"),
        ("C1=CC=CC=C1", "c1ccccc1"),
        ("C[C@@H](F)[C@H](C)O |o1:1,3|", "C[C@@H](O)[C@H](C)F |o1:1,3|"),
        ("C[C@H](N)C(=O)O |&1:1|", "C[C@@H](N)C(=O)O |&4:1|"),
        ("CC |(0,0,;1,0,)|", "CC"),
    ],
)
def test_one_structure_is_stored_once(store, say, one, other):
    asked = say("?")
    first = store.molecules.record(asked.id, "M1", one, "mentioned")
    second = store.molecules.record(asked.id, "M2", other, "result")
    assert first.molecule == second.molecule
    assert first.molecule.key == hashlib.sha256(first.molecule.smiles.encode()).hexdigest()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oc1ccccn1", "O=c1cccc[nH]1"),
        ("NCC(=O)O", "[NH3+]CC(=O)[O-]"),
        ("C[C@H](N)C(=O)O", "C[C@@H](N)C(=O)O"),
        ("C[C@H](N)C(=O)O", "C[C@H](N)C(=O)O |&1:1|"),
        ("*c1ccccc1 |$_R1;;;;;;$|", "*c1ccccc1 |$_R2;;;;;;$|"),
        ("CCO", "[2H]CCO"),
    ],
    ids=["tautomers", "zwitterion", "enantiomers", "racemate", "R-groups", "isotope"],
)
def test_different_structures_stay_apart(one, other):
    assert structure_keys(one).key != structure_keys(other).key


def test_inchikey_is_an_index_that_may_be_shared_or_missing(store, say):
    asked = say("?")
    record = store.molecules.record
    glycine = record(asked.id, "M1", "NCC(=O)O", "mentioned").molecule
    zwitterion = record(asked.id, "M2", "[NH3+]CC(=O)[O-]", "mentioned").molecule
    assert glycine.inchikey == "DHMQDGOQFOQNFH-UHFFFAOYSA-N"
    assert store.molecules.with_inchikey("dhmqdgoqfoqnfh-uhfffaoysa-n ") == [glycine, zwitterion]
    assert record(asked.id, "M3", "*c1ccccc1", "mentioned").molecule.inchikey is None
    assert record(asked.id, "M4", "C" * 400, "mentioned").molecule.inchikey is None


def test_the_key_does_not_depend_on_how_the_smiles_was_written():
    for smiles in DRUGS.values():
        mol = Chem.MolFromSmiles(smiles)
        if "|" in smiles:
            continue
        for seed in range(5):
            again = Chem.MolToRandomSmilesVect(mol, 1, randomSeed=seed + 1)[0]
            assert structure_keys(again).key == structure_keys(smiles).key


@pytest.mark.parametrize(
    "bad", ["", "  ", "C1CC", "c1cccc1", "hello", "C(C)(C)(C)(C)C", "C\x00C", "\ud800", "C" + "(" * 99]
)
def test_what_is_no_structure_is_refused_in_words(store, say, bad):
    asked = say("?")
    with pytest.raises(BadStructure, match="can't be read"):
        store.molecules.record(asked.id, "M1", bad, "mentioned")
    with pytest.raises(BadStructure):
        store.molecules.similarity_search(bad)
    assert store.molecules.for_conversation(asked.conversation_id) == []


def test_recording_twice_is_recording_once_and_keeps_the_first_name(store, say):
    asked = say("?")
    first = store.molecules.record(asked.id, "M1", ASPIRIN, "mentioned")
    named = store.molecules.record(asked.id, "M1", "OC(=O)c1ccccc1OC(C)=O", "mentioned", name="aspirin")
    again = store.molecules.record(asked.id, "M1", ASPIRIN, "mentioned", name="ASA")
    assert first.id == named.id == again.id
    assert again.molecule.name == "aspirin"
    assert store.molecules.get(first.molecule.id).name == "aspirin"
    with pytest.raises(NotFound):
        store.molecules.record(999, "M1", ASPIRIN, "mentioned")


def test_handles_belong_to_the_branch_in_which_they_arose(store, say):
    question = say("?")
    one = store.messages.begin_answer(question.conversation_id, question.id, "policy")
    two = store.messages.begin_answer(question.conversation_id, question.id, "policy")
    store.molecules.record(question.id, "M1", "CCO", "mentioned")
    store.molecules.record(one.id, "M2", "CC=O", "result")
    store.molecules.record(two.id, "M2", "CC(=O)O", "result")

    def handles(uses):
        return [(use.handle, use.molecule.smiles) for use in uses]

    assert handles(store.molecules.for_branch(one.id)) == [("M1", "CCO"), ("M2", "CC=O")]
    assert handles(store.molecules.for_branch(two.id)) == [("M1", "CCO"), ("M2", "CC(=O)O")]
    assert len(store.molecules.for_conversation(question.conversation_id)) == 3


def test_a_designed_molecule_knows_where_it_comes_from(store, say):
    asked = say("?")
    parent = store.molecules.record(asked.id, "M1", "c1ccccc1", "mentioned").molecule
    child = store.molecules.record(
        asked.id, "M2", "Oc1ccccc1", "designed", parent=parent.id, edit="added hydroxyl"
    )
    assert (child.parent_molecule_id, child.edit) == (parent.id, "added hydroxyl")
    again = store.molecules.record(asked.id, "M2", "Oc1ccccc1", "designed")
    assert (again.parent_molecule_id, again.edit) == (parent.id, "added hydroxyl")
    with pytest.raises(NotFound):
        store.molecules.record(asked.id, "M3", "CCO", "designed", parent=999)


def titles(hits):
    return {hit.title for hit in hits}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("C(=O)[OX2H1]", {"aspirin", "ibuprofen", "penicillin G"}),
        ("[OX2H]c1ccccc1", {"paracetamol"}),
        ("N1C(=O)CC1", {"penicillin G"}),
        ("OC(=O)C1=CC=CC=C1", {"aspirin"}),
        ("[nH]", {"indole"}),
        ("[Na+]", {"ferrocene-like salt"}),
        ("P", set()),
    ],
)
def test_conversations_that_contain_a_substructure(library, query, expected):
    assert titles(library.molecules.substructure_search(query)) == expected


def test_kekule_and_aromatic_drawings_find_the_same(library):
    search = library.molecules.substructure_search
    assert titles(search("C1=CC=CC=C1")) == titles(search("c1ccccc1")) != set()


@pytest.mark.parametrize("query", QUERIES)
def test_the_fingerprint_screen_loses_no_hit(query):
    pattern = query_from(query)
    bits = int.from_bytes(fingerprint_bytes(pattern_fingerprint(pattern)))
    for smiles in DRUGS.values():
        mol = parse(smiles)
        if mol.HasSubstructMatch(pattern):
            assert int.from_bytes(fingerprint_bytes(pattern_fingerprint(mol))) & bits == bits, smiles


@pytest.mark.parametrize("query", QUERIES)
def test_search_agrees_with_matching_each_molecule(library, query):
    pattern = Chem.MolFromSmarts("c1ccccc1" if query == "C1=CC=CC=C1" else query)
    expected = {
        name for name, smiles in DRUGS.items() if Chem.MolFromSmiles(smiles).HasSubstructMatch(pattern)
    }
    assert titles(library.molecules.substructure_search(query)) == expected


def test_fingerprints_of_another_rdkit_are_not_trusted(library):
    library._database.write(
        lambda session: session.connection().exec_driver_sql(
            "UPDATE molecule SET fingerprints_by = 'rdkit-1999', pattern = zeroblob(256), "
            "morgan = zeroblob(256)"
        )
    )
    assert titles(library.molecules.substructure_search("[nH]")) == {"indole"}
    assert library.molecules.similarity_search(ASPIRIN)[0].similarity == 1.0


@pytest.mark.parametrize("bad", ["", "[", "hello(", "C1CC(", "\x00", "\ud800"])
def test_a_query_that_is_no_structure_is_refused_at_once(store, bad):
    with pytest.raises(BadStructure):
        store.molecules.substructure_search(bad)


def test_search_in_one_conversation_and_writing_between_two_hits(library):
    conversation = library.conversations.create("here")
    here = library.messages.add_user(conversation.id, None, "here", None)
    for handle, smiles in (("M1", ASPIRIN), ("M2", "c1ccccc1")):
        library.molecules.record(here.id, handle, smiles, "mentioned")
    hits = library.molecules.substructure_search("c1ccccc1", here.conversation_id)
    first = next(hits)
    library.molecules.record(here.id, "M3", "Cc1ccccc1", "mentioned")
    assert [first.handle, *(hit.handle for hit in hits)] == ["M2", "M1"]


def test_hits_come_from_many_pages(store, say, monkeypatch):
    monkeypatch.setattr("app.store.structure_search._PAGE", 4)
    asked = say("many")
    for length in range(1, 20):
        store.molecules.record(asked.id, f"M{length}", "C" * length + "O", "mentioned")
    hits = list(store.molecules.substructure_search("[CX4][OX2H]"))
    assert len({hit.molecule.id for hit in hits}) == 19


def test_similar_molecules_most_alike_first(library):
    hits = library.molecules.similarity_search("CC(=O)Oc1ccccc1C(=O)OC", threshold=0.2)
    assert hits[0].title == "aspirin"
    values = [hit.similarity for hit in hits]
    assert values == sorted(values, reverse=True)
    assert min(values) >= 0.2
    assert library.molecules.similarity_search(ASPIRIN, threshold=0.99)[0].similarity == 1.0
    assert len(library.molecules.similarity_search(ASPIRIN, threshold=0.0, limit=3)) == 3
