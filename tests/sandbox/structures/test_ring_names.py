"""Formulas of the named rings are those of the compounds in any handbook."""

import pytest
from rdkit import Chem
from rdkit.Chem.rdMolDescriptors import CalcMolFormula

from sandbox.structures.ring_names import RARE_RINGS, RING_NAMES
from sandbox.structures.ring_search import find_ring, name_systems, ring_noun
from sandbox.vocabulary import VOCABULARIES

FORMULAS = {
    "C3H6": ["cyclopropane"],
    "C4H8": ["cyclobutane"],
    "C5H10": ["cyclopentane"],
    "C6H12": ["cyclohexane"],
    "C7H14": ["cycloheptane"],
    "C8H16": ["cyclooctane"],
    "C5H8": ["cyclopentene", "bicyclo[1.1.1]pentane"],
    "C6H10": ["cyclohexene"],
    "C5H6": ["cyclopentadiene"],
    "C6H6": ["benzene"],
    "C5H5N": ["pyridine"],
    "C4H4N2": ["pyrimidine", "pyrazine", "pyridazine"],
    "C3H3N3": ["1,3,5-triazine", "1,2,4-triazine"],
    "C2H2N4": ["1,2,4,5-tetrazine"],
    "C4H5N": ["pyrrole"],
    "C4H4O": ["furan"],
    "C4H4S": ["thiophene"],
    "C3H4N2": ["imidazole", "pyrazole"],
    "C3H3NO": ["oxazole", "isoxazole"],
    "C3H3NS": ["thiazole", "isothiazole"],
    "C2H3N3": ["1,2,3-triazole", "1,2,4-triazole"],
    "CH2N4": ["tetrazole"],
    "C2H2N2O": ["1,2,4-oxadiazole", "1,3,4-oxadiazole", "1,2,5-oxadiazole"],
    "C2H2N2S": ["1,3,4-thiadiazole", "1,2,4-thiadiazole", "1,2,3-thiadiazole", "1,2,5-thiadiazole"],
    "C10H8": ["naphthalene", "azulene"],
    "C14H10": ["anthracene", "phenanthrene"],
    "C16H10": ["pyrene"],
    "C9H8": ["indene"],
    "C9H10": ["indane"],
    "C10H12": ["tetralin"],
    "C13H10": ["fluorene"],
    "C8H7N": ["indole", "isoindole"],
    "C8H9N": ["indoline", "isoindoline"],
    "C7H6N2": ["indazole", "benzimidazole", "7-azaindole", "imidazo[1,2-a]pyridine"],
    "C6H5N3": [
        "benzotriazole",
        "pyrrolo[2,3-d]pyrimidine",
        "pyrazolo[1,5-a]pyrimidine",
        "imidazo[1,2-b]pyridazine",
    ],
    "C8H6O": ["benzofuran"],
    "C8H6S": ["benzothiophene"],
    "C7H5NO": ["benzoxazole", "benzisoxazole"],
    "C7H5NS": ["benzothiazole", "benzisothiazole"],
    "C7H6O2": ["benzodioxole"],
    "C8H8O2": ["benzodioxane"],
    "C9H10O": ["chroman"],
    "C9H6O2": ["coumarin", "chromone"],
    "C9H7N": ["quinoline", "isoquinoline"],
    "C8H6N2": ["quinazoline", "quinoxaline", "phthalazine", "cinnoline", "1,8-naphthyridine"],
    "C9H11N": ["tetrahydroquinoline", "tetrahydroisoquinoline"],
    "C9H7NO": ["4-quinolone"],
    "C13H9N": ["acridine"],
    "C12H9N": ["carbazole"],
    "C12H8O": ["dibenzofuran"],
    "C12H8S": ["dibenzothiophene"],
    "C12H9NS": ["phenothiazine"],
    "C12H9NO": ["phenoxazine"],
    "C13H10O": ["xanthene"],
    "C5H4N4": ["purine", "pyrazolo[3,4-d]pyrimidine"],
    "C5H4N4O2": ["xanthine"],
    "C6H4N4": ["pteridine"],
    "C6H4N2S": ["thieno[2,3-d]pyrimidine"],
    "C8H5NO2": ["phthalimide"],
    "C8H7NO": ["oxindole"],
    "C9H10N2": ["1,4-benzodiazepine"],
    "C14H11N": ["dibenzazepine"],
    "C14H8O2": ["anthraquinone"],
    "C20H14N4": ["porphyrin"],
    "C5H7N": ["1,4-dihydropyridine"],
    "C2H5N": ["aziridine"],
    "C2H4O": ["oxirane"],
    "C3H7N": ["azetidine"],
    "C3H6O": ["oxetane"],
    "C4H9N": ["pyrrolidine"],
    "C4H8O": ["tetrahydrofuran"],
    "C4H8S": ["tetrahydrothiophene"],
    "C3H8N2": ["imidazolidine"],
    "C3H7NO": ["oxazolidine"],
    "C3H7NS": ["thiazolidine"],
    "C3H6O2": ["1,3-dioxolane"],
    "C5H11N": ["piperidine"],
    "C4H10N2": ["piperazine"],
    "C4H9NO": ["morpholine"],
    "C4H9NS": ["thiomorpholine"],
    "C5H10O": ["tetrahydropyran"],
    "C4H8O2": ["1,4-dioxane", "1,3-dioxane"],
    "C6H13N": ["azepane"],
    "C5H12N2": ["1,4-diazepane"],
    "C6H10O": ["cyclohexanone"],
    "C5H8O": ["cyclopentanone"],
    "C6H8O": ["cyclohexenone"],
    "C4H7NO": ["2-pyrrolidone"],
    "C5H9NO": ["2-piperidone"],
    "C3H5NO": ["azetidin-2-one"],
    "C4H5NO2": ["succinimide"],
    "C3H4N2O2": ["hydantoin"],
    "C3H5NO2": ["oxazolidinone"],
    "C3H3NO2S": ["thiazolidinedione"],
    "C4H4N2O3": ["barbiturate"],
    "C5H5NO": ["2-pyridone"],
    "C4H4N2O2": ["uracil"],
    "C6H4O2": ["1,4-benzoquinone"],
    "C10H18": ["decalin"],
    "C9H16": ["hydrindane"],
    "C17H28": ["steroid"],
    "C10H16": ["adamantane"],
    "C7H12": ["norbornane"],
    "C8H14": ["bicyclo[2.2.2]octane"],
    "C8H8": ["cubane"],
    "C7H13N": ["quinuclidine", "tropane"],
    "C5H7NOS": ["penam"],
    "C6H7NOS": ["cephem"],
    "C16H21N": ["morphinan"],
    "C11H20": ["spiro[5.5]undecane"],
}

CAFFEINE = "Cn1cnc2c1c(=O)n(C)c(=O)n2C"
TESTOSTERONE = "C[C@]12CC[C@H]3[C@H]([C@@H]1CC[C@@H]2O)CCC4=CC(=O)CC[C@]34C"
ESTRADIOL = "C[C@]12CC[C@H]3[C@@H](CCc4cc(O)ccc34)[C@@H]1CC[C@@H]2O"
CIPROFLOXACIN = "OC(=O)c1cn(C2CC2)c2cc(N3CCNCC3)c(F)cc2c1=O"
DIAZEPAM = "CN1C(=O)CN=C(c2ccccc2)c2cc(Cl)ccc21"
LINEZOLID = "CC(=O)NC[C@H]1CN(c2ccc(N3CCOCC3)c(F)c2)C(=O)O1"
PENICILLIN_G = "CC1(C)S[C@@H]2[C@H](NC(=O)Cc3ccccc3)C(=O)N2[C@H]1C(=O)O"
AMANTADINE = "NC12CC3CC(CC(C3)C1)C2"
TRYPTOPHAN = "N[C@@H](Cc1c[nH]c2ccccc12)C(=O)O"
COCAINE = "COC(=O)[C@H]1[C@@H](OC(=O)c2ccccc2)C[C@@H]2CC[C@H]1N2C"
CAMPHOR = "CC1(C)C2CCC1(C)C(=O)C2"


def count(smiles: str, ring: str) -> int:
    return len(find_ring(Chem.MolFromSmiles(smiles), ring).atoms)


def systems(smiles: str) -> list[str]:
    return sorted(system.name for system in name_systems(Chem.MolFromSmiles(smiles)))


@pytest.mark.parametrize(("formula", "names"), FORMULAS.items(), ids=FORMULAS)
def test_formula(formula: str, names: list[str]) -> None:
    for name in names:
        assert CalcMolFormula(Chem.MolFromSmiles(RING_NAMES[name].smiles.split()[0])) == formula


def test_every_ring_is_checked_by_its_formula() -> None:
    assert {name for names in FORMULAS.values() for name in names} == set(RING_NAMES)


@pytest.mark.parametrize(
    ("formula", "names"),
    {
        "C7H6N2": ["2H-indazole", "4-azaindole", "5-azaindole", "6-azaindole", "imidazo[1,5-a]pyridine",
                   "pyrazolo[1,5-a]pyridine"],
        "C8H7N": ["indolizine"],
        "C6H5N3": ["imidazo[4,5-b]pyridine", "pyrazolo[3,4-b]pyridine"],
        "C7H5NS": ["thieno[2,3-b]pyridine", "thieno[3,2-c]pyridine"],
        "C8H6N2": ["1,5-naphthyridine", "1,6-naphthyridine", "1,7-naphthyridine"],
        "C7H5N3": ["pyrido[2,3-d]pyrimidine"],
    }.items(),
)  # fmt: skip
def test_rings_that_only_designs_bring_about(formula: str, names: list[str]) -> None:
    for name in names:
        assert CalcMolFormula(Chem.MolFromSmiles(RARE_RINGS[name])) == formula
        assert name not in RING_NAMES


@pytest.mark.parametrize("name", [name for name in RING_NAMES if name != "spiro[5.5]undecane"])
def test_each_ring_is_found_in_itself_and_named(name: str) -> None:
    for smiles in RING_NAMES[name].smiles.split():
        assert count(smiles, name) == 1
        assert systems(smiles) == [name]


@pytest.mark.parametrize(
    ("smiles", "ring", "expected"),
    [
        ("COc1ccc(-c2ccccc2)cc1", "benzene", 2),
        ("c1ccc2ccccc2c1", "benzene", 2),
        ("c1ccc2ccccc2c1", "naphthalene", 1),
        ("C1CCCCC1", "benzene", 0),
        ("c1ccncc1", "benzene", 0),
        (TRYPTOPHAN, "indole", 1),
        (TRYPTOPHAN, "benzene", 1),
        ("c1ccc2ncccc2c1", "pyridine", 1),
        (CIPROFLOXACIN, "piperazine", 1),
        (CIPROFLOXACIN, "cyclopropane", 1),
        (CIPROFLOXACIN, "4-quinolone", 1),
        (CAFFEINE, "imidazole", 1),
        (CAFFEINE, "purine", 1),
        (TESTOSTERONE, "steroid", 1),
        (ESTRADIOL, "steroid", 1),
        ("C[C@H](CCCC(C)C)[C@H]1CC[C@H]2[C@@H]3CC=C4C[C@@H](O)CC[C@]4(C)[C@H]3CC[C@]12C", "steroid", 1),
        ("c1ccc2ccccc2c1", "decalin", 0),
        (AMANTADINE, "adamantane", 1),
        (CAMPHOR, "norbornane", 1),
        (DIAZEPAM, "1,4-benzodiazepine", 1),
        (LINEZOLID, "morpholine", 1),
        (LINEZOLID, "oxazolidinone", 1),
        (PENICILLIN_G, "azetidin-2-one", 1),
        (COCAINE, "tropane", 1),
        ("C1CCC2(CC1)CCCCC2", "spiro[5.5]undecane", 1),
        ("C1CCC2(CC1)CCCCC2", "cyclohexane", 2),
        ("C12C3C4C1C5C4C3C25", "cubane", 1),
        ("C1CC2CCCC2C1", "cyclooctane", 0),
        ("C1CC2CCCC2C1", "cyclopentane", 2),
    ],
)
def test_counts_by_hand(smiles: str, ring: str, expected: int) -> None:
    assert count(smiles, ring) == expected


@pytest.mark.parametrize(
    ("smiles", "named"),
    [
        (CAFFEINE, ["xanthine"]),
        (TESTOSTERONE, ["steroid"]),
        (CIPROFLOXACIN, ["4-quinolone", "cyclopropane", "piperazine"]),
        (LINEZOLID, ["benzene", "morpholine", "oxazolidinone"]),
        (PENICILLIN_G, ["benzene", "penam"]),
        (COCAINE, ["benzene", "tropane"]),
        ("C1CCC2(CC1)CCCCC2", ["cyclohexane", "cyclohexane"]),
        ("O=C1CCCCCC1", ["O=C1CCCCCC1"]),
        ("CCO", []),
    ],
)
def test_ring_systems_of_known_compounds(smiles: str, named: list[str]) -> None:
    assert systems(smiles) == named


def test_what_is_said_about_rings_in_fused_systems() -> None:
    naphthalene, biphenyl, both = "c1ccc2ccccc2c1", "c1ccc(-c2ccccc2)cc1", "c1ccc(-c2ccc3ccccc3c2)cc1"
    assert find_ring(Chem.MolFromSmiles(naphthalene), "benzene").remark == "all in larger fused ring systems"
    assert find_ring(Chem.MolFromSmiles(biphenyl), "benzene").remark is None
    remark = find_ring(Chem.MolFromSmiles(both), "benzene").remark
    assert remark == "2 of them in larger fused ring systems"


@pytest.mark.parametrize(
    ("written", "ring"),
    [
        ("phenyl rings", "benzene"),
        ("THF", "tetrahydrofuran"),
        ("steroid core", "steroid"),
        ("beta-lactam", "azetidin-2-one"),
        ("pyridyl", "pyridine"),
        ("Indoles", "indole"),
    ],
)
def test_other_names(written: str, ring: str) -> None:
    assert VOCABULARIES.get("ring").resolve(written) == ring


def test_nouns() -> None:
    assert ring_noun("benzene") == "benzene ring"
    assert ring_noun("steroid") == "steroid ring system"
