"""Names, brands, abbreviations and CAS numbers in the tables, and what is known about a structure."""

import pytest
from rdkit import Chem
from rdkit.Chem.Descriptors import MolWt  # type: ignore[attr-defined]
from rdkit.Chem.rdMolDescriptors import CalcMolFormula

from sandbox.names import ambiguous, cas, lookup
from sandbox.names.keys import folded

# InChIKeys as published by PubChem.
PUBLISHED = {
    "aspirin": "BSYNRYMUTXBXSQ-UHFFFAOYSA-N",
    "Tylenol": "RZVAJINKPMORJF-UHFFFAOYSA-N",
    "paracetamol": "RZVAJINKPMORJF-UHFFFAOYSA-N",
    "imatinib": "KTUFNOKKBVMGRW-UHFFFAOYSA-N",
    "Gleevec": "KTUFNOKKBVMGRW-UHFFFAOYSA-N",
    "Eliquis": "QNZCBYKSOIHPEH-UHFFFAOYSA-N",
    "rosuvastatin": "BPRHUIZQVSMCRT-VEUZHWNKSA-N",
    "DMF": "ZMXDDKWLCZADIW-UHFFFAOYSA-N",
    "XPhos": "UGOMMVLRQDMAQQ-UHFFFAOYSA-N",
    "dppf": "KZPYGQFFRCFCPP-UHFFFAOYSA-N",
    "caffeine": "RYYVLZVUVIJVGH-UHFFFAOYSA-N",
    "4-(4-hydroxyphenyl)butan-2-one": "NJGBTKGETPDVIK-UHFFFAOYSA-N",
    "64-17-5": "LFQSCWFLJHTTHZ-UHFFFAOYSA-N",
    "7732-18-5": "XLYOFNOQVPJJNP-UHFFFAOYSA-N",
    "58-08-2": "RYYVLZVUVIJVGH-UHFFFAOYSA-N",
    "cis-stilbene": "PJANXHGTPQOBST-QXMHVHEDSA-N",
    "vanillin": "MWOOGOJBHIARFG-UHFFFAOYSA-N",
    "hexanes": "VLKZOEOYAKHREP-UHFFFAOYSA-N",
    "bleach": "SUKJFIGYRHOWBL-UHFFFAOYSA-N",
}


# Molar masses in g/mol as suppliers print them; salts and solvates as they are sold.
MOLAR_MASSES = {
    "alum": 474.39,
    "Schwartz's reagent": 257.87,
    "titanocene dichloride": 248.96,
    "Tebbe reagent": 284.58,
    "Jacobsen's catalyst": 635.20,
    "[Rh(cod)Cl]2": 493.08,
    "potassium osmate dihydrate": 368.43,
    "ceric ammonium nitrate": 548.22,
    "Martin sulfurane": 672.53,
    "Weinreb amine": 61.08,
    "Davis oxaziridine": 261.30,
    "Hoveyda-Grubbs I": 600.61,
    "Collins reagent": 258.19,
    "(S)-CBS catalyst": 277.17,
    "Pearlman's catalyst": 140.43,
    "Zeise's salt": 386.60,
    "Mohr's salt": 392.14,
    "Ir(ppy)3": 654.78,
    "Ru(bpy)3Cl2": 640.53,
    "Ru3(CO)12": 639.33,
    "Fe(CO)5": 195.90,
    "Co2(CO)8": 341.95,
}


@pytest.mark.parametrize(("name", "molar_mass"), MOLAR_MASSES.items(), ids=list(MOLAR_MASSES))
def test_reagents_weigh_what_the_label_says(name: str, molar_mass: float) -> None:
    found = lookup.one(name)
    assert found is not None
    assert MolWt(Chem.MolFromSmiles(found.smiles)) == pytest.approx(molar_mass, abs=0.03)


def key_of(name: str) -> str:
    found = lookup.one(name)
    assert found is not None, name
    return str(Chem.MolToInchiKey(Chem.MolFromSmiles(found.smiles)))


@pytest.mark.parametrize(("name", "key"), PUBLISHED.items(), ids=list(PUBLISHED))
def test_a_name_gives_the_published_structure(name: str, key: str) -> None:
    assert key_of(name) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acetyl-salicylic acid", "acetylsalicylic acid"),
        ("4-NITROPHENOL", "4‑nitrophenol"),
        ("N,N′-dicyclohexylcarbodiimide", "N,N'-dicyclohexylcarbodiimide"),
        ("α-pinene", "alpha-pinene"),
        ("  ethyl   3-oxobutanoate ", "ethyl 3-oxobutanoate"),
    ],
)
def test_spelling_habits_do_not_matter(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_locants_and_descriptors_matter() -> None:
    assert folded("2,3-dimethylbutane") != folded("2,2-dimethylbutane")
    assert folded("1-2-x") != folded("12-x")
    assert key_of("(R)-limonene") != key_of("(S)-limonene")


def test_the_answer_says_where_it_comes_from() -> None:
    sources = {name: lookup.look_up(name)[0].source for name in ("aspirin", "remdesivir", "64-17-5")}
    assert sources["aspirin"] == lookup.OWN_SOURCE
    assert "DrugBank" in sources["remdesivir"]
    assert "chemicals" in sources["64-17-5"]


def test_a_brand_of_a_salt_says_that_the_structure_is_the_base() -> None:
    found = lookup.one("Januvia")
    assert found is not None
    assert found.name == "sitagliptin"
    assert "sitagliptin phosphate" in found.remark
    assert "." not in found.smiles


@pytest.mark.parametrize("name", ["xylene", "nitrophenol", "dinitrotoluene", "naphthol", "pinene"])
def test_an_ambiguous_name_has_candidates_of_one_formula_and_no_single_answer(name: str) -> None:
    found = lookup.look_up(name)
    assert len(found) >= 2
    formulas = {CalcMolFormula(Chem.MolFromSmiles(each.smiles)) for each in found}
    assert len(formulas) == 1
    assert lookup.one(name) is None
    assert lookup.lookup_name(name) is None


def test_what_an_ambiguous_name_may_mean_is_known_itself() -> None:
    for name in ambiguous._table():
        known = [meaning for meaning in ambiguous.meanings(name) if lookup.one(meaning)]
        assert len(known) >= 2 or name.isupper(), name
        assert known, name


@pytest.mark.parametrize("name", ["", " ", "unobtainium", "x" * 10_000, "12345", "\x00", "C" * 200])
def test_what_is_no_name_is_not_found(name: str) -> None:
    assert lookup.look_up(name) == []


@pytest.mark.parametrize(
    "smiles", ["CCO", "CN", "CO", "NO", "C1CC1", "c1ccccc1", "ClCCl", "[Na+].[Cl-]", "OCC"]
)
def test_a_smiles_is_not_looked_up_as_a_name(smiles: str) -> None:
    assert lookup.lookup_name(smiles) is None


# Check digits: CAS, https://www.cas.org/support/documentation/chemical-substances/checkdig
@pytest.mark.parametrize("number", ["107-07-3", "7732-18-5", "58-08-2", "64-17-5", "152459-95-5"])
def test_check_digits(number: str) -> None:
    assert cas.is_cas(number)
    assert cas.as_text(cas.as_number(number)) == number
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert not cas.is_cas(wrong)
    assert f"would have to be {number[-1]}" in cas.problem(wrong)


@pytest.mark.parametrize(
    ("smiles", "name", "number"),
    [
        ("CC(=O)Oc1ccccc1C(=O)O", "aspirin", "50-78-2"),
        ("CCO", "ethanol", "64-17-5"),
        ("O", "water", "7732-18-5"),
        ("Cn1cnc2c1c(=O)n(C)c(=O)n2C", "caffeine", "58-08-2"),
        ("CC(C)=O", "acetone", "67-64-1"),
        ("Cc1ccccc1", "toluene", "108-88-3"),
        ("CC(C)[C@@H]1CC[C@@H](C)C[C@H]1O", "menthol", "2216-51-5"),
        ("C[C@@H](O)C(=O)O", "D-lactic acid", "10326-41-7"),
        ("C[C@H](O)C(=O)O", "L-lactic acid", "79-33-4"),
    ],
)
def test_a_structure_has_its_name_and_cas_number(smiles: str, name: str, number: str) -> None:
    known = lookup.known_as(Chem.MolFromSmiles(smiles))
    assert known is not None
    assert known.exact
    assert number in known.cas
    assert name in [each for names in known.names.values() for each in names]


@pytest.mark.parametrize(
    ("smiles", "number", "racemate"),
    [
        ("COc1ccc2cc([C@H](C)C(=O)O)ccc2c1", "22204-53-1", "23981-80-8"),
        ("CSCC[C@@H](N)C(=O)O", "348-67-4", "59-51-8"),
        ("CC(C)[C@H](N)C(=O)O", "72-18-4", "516-06-3"),
    ],
)
def test_the_racemate_comes_after_the_stereoisomer(smiles: str, number: str, racemate: str) -> None:
    known = lookup.known_as(Chem.MolFromSmiles(smiles))
    assert known is not None
    assert known.cas[0] == number
    assert racemate in known.cas[1:]
    assert not any(name.startswith("DL-") for names in known.names.values() for name in names)


def test_another_stereoisomer_is_not_passed_off_as_the_same() -> None:
    known = lookup.known_as(Chem.MolFromSmiles("C[C@H]1CC[C@@H](C(C)C)[C@@H](O)C1"))
    assert known is not None
    assert "2216-51-5" not in known.cas or not known.exact


def test_an_unknown_structure_is_unknown() -> None:
    assert lookup.known_as(Chem.MolFromSmiles("FC(Cl)(Br)c1cnoc1CCCCCI")) is None
    assert lookup.known_as(Chem.MolFromSmiles("*CCO")) is None
