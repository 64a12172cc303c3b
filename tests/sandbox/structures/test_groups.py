"""Counts are those that a chemist makes by hand on the drawn structure, or that RDKit's own counters give."""

from functools import cache
from pathlib import Path

import pytest
from rdkit import Chem, RDConfig
from rdkit.Chem import Fragments

from sandbox.structures.groups import GROUPS, count_group, find_group, list_groups
from sandbox.vocabulary import VOCABULARIES

ASPIRIN = "CC(=O)Oc1ccccc1C(=O)O"
PARACETAMOL = "CC(=O)Nc1ccc(O)cc1"
PROCAINE = "CCN(CC)CCOC(=O)c1ccc(N)cc1"
PENICILLIN_G = "CC1(C)S[C@@H]2[C@H](NC(=O)Cc3ccccc3)C(=O)N2[C@H]1C(=O)O"
GLUCOSE = "OC[C@H]1OC(O)[C@H](O)[C@@H](O)[C@@H]1O"
CELECOXIB = "Cc1ccc(-c2cc(C(F)(F)F)nn2-c2ccc(S(N)(=O)=O)cc2)cc1"
METFORMIN = "CN(C)C(=N)NC(N)=N"
COUMARIN = "O=c1ccc2ccccc2o1"
CHLORAMPHENICOL = "O=C(N[C@H](CO)[C@H](O)c1ccc([N+](=O)[O-])cc1)C(Cl)Cl"
PIPERONAL = "O=Cc1ccc2c(c1)OCO2"
MORPHINE = "CN1CC[C@]23c4c5ccc(O)c4O[C@H]2[C@@H](O)C=C[C@H]3[C@H]1C5"
THALIDOMIDE = "O=C1CCC(N2C(=O)c3ccccc3C2=O)C(=O)N1"


@cache
def nci_sample() -> tuple[Chem.Mol, ...]:
    return tuple(Chem.SDMolSupplier(f"{RDConfig.RDDataDir}/NCI/first_200.props.sdf"))


def count(smiles: str, group: str) -> int:
    return count_group(Chem.MolFromSmiles(smiles), group)


@pytest.mark.parametrize(
    ("smiles", "group", "expected"),
    [
        (ASPIRIN, "ester", 1),
        (ASPIRIN, "carboxylic acid", 1),
        (ASPIRIN, "alcohol", 0),
        (ASPIRIN, "hydroxyl", 0),
        (ASPIRIN, "ether", 0),
        (ASPIRIN, "ketone", 0),
        (ASPIRIN, "carbonyl", 2),
        (ASPIRIN, "benzene ring", 1),
        (PARACETAMOL, "phenol", 1),
        (PARACETAMOL, "amide", 1),
        (PARACETAMOL, "alcohol", 0),
        (PARACETAMOL, "amine", 0),
        (PROCAINE, "tertiary amine", 1),
        (PROCAINE, "primary amine", 1),
        (PROCAINE, "aniline", 1),
        (PROCAINE, "ester", 1),
        (PENICILLIN_G, "amide", 2),
        (PENICILLIN_G, "beta-lactam", 1),
        (PENICILLIN_G, "sulfide", 1),
        (PENICILLIN_G, "amine", 0),
        (GLUCOSE, "hydroxyl", 5),
        (GLUCOSE, "primary alcohol", 1),
        (GLUCOSE, "hemiacetal", 1),
        (CELECOXIB, "trifluoromethyl", 1),
        (CELECOXIB, "fluoro", 3),
        (CELECOXIB, "primary sulfonamide", 1),
        (CELECOXIB, "amine", 0),
        (METFORMIN, "guanidine", 2),
        (METFORMIN, "amine", 0),
        (COUMARIN, "lactone", 1),
        (COUMARIN, "ester", 1),
        (CHLORAMPHENICOL, "nitro", 1),
        (CHLORAMPHENICOL, "alcohol", 2),
        (CHLORAMPHENICOL, "alkyl halide", 2),
        (PIPERONAL, "acetal", 1),
        (PIPERONAL, "aldehyde", 1),
        (MORPHINE, "phenol", 1),
        (MORPHINE, "alcohol", 1),
        (MORPHINE, "ether", 1),
        (MORPHINE, "alkene", 1),
        (MORPHINE, "tertiary amine", 1),
        (THALIDOMIDE, "imide", 2),
        (THALIDOMIDE, "amide", 0),
        ("NCC(=O)NCC(=O)NCC(=O)O", "amide", 2),  # triglycine
        ("[NH3+]CC(=O)[O-]", "primary amine", 1),
        ("[NH3+]CC(=O)[O-]", "carboxylic acid", 1),
        ("Cc1c([N+](=O)[O-])cc([N+](=O)[O-])cc1[N+](=O)[O-]", "nitro", 3),  # TNT
        ("Cc1c([N+](=O)[O-])cc([N+](=O)[O-])cc1[N+](=O)[O-]", "N-oxide", 0),
        ("O=[N+]([O-])[O-].[Na+]", "nitro", 0),
        ("O=C(O)C(=O)O", "carboxylic acid", 2),
        ("O=CO", "aldehyde", 0),
        ("O=CO", "carboxylic acid", 1),
        ("C=O", "aldehyde", 1),
        ("NC(=O)N1CCCC1", "amide", 0),
        ("c1cc[nH]c1", "amine", 0),
        ("c1ccoc1", "ether", 0),
        ("c1ccsc1", "sulfide", 0),
        ("c1ccccc1", "alkene", 0),
        ("COC(=O)c1ccccc1", "ether", 0),
        ("CCN.Cl", "halogen", 0),
        ("CC[NH3+].[Cl-]", "chloro", 0),
        ("N#CSC", "nitrile", 0),
        ("N#CSC", "sulfide", 0),
        ("CC(=O)SCC", "sulfide", 0),
        ("CSSC", "sulfide", 0),
        ("C1CO1", "ether", 0),
        ("CC(=O)OC(C)=O", "ester", 0),
        ("CC(=O)C(C)=O", "ketone", 2),
        ("[2H]C([2H])([2H])O", "methyl", 1),
        ("[2H]C([2H])([2H])O", "primary alcohol", 1),
    ],
)  # fmt: skip
def test_counts_by_hand(smiles: str, group: str, expected: int) -> None:
    assert count(smiles, group) == expected


@pytest.mark.parametrize(
    ("smiles", "listed"),
    [
        (ASPIRIN, {"carboxylic acid": 1, "ester": 1}),
        (PARACETAMOL, {"phenol": 1, "amide": 1}),
        (PROCAINE, {"ester": 1, "tertiary amine": 1, "aniline": 1}),
        (PENICILLIN_G, {"carboxylic acid": 1, "amide": 1, "beta-lactam": 1, "sulfide": 1}),
        (GLUCOSE, {"alcohol": 4, "hemiacetal": 1}),
        (CELECOXIB, {"sulfonamide": 1, "trifluoromethyl": 1}),
        (MORPHINE, {"phenol": 1, "alcohol": 1, "ether": 1, "tertiary amine": 1, "alkene": 1}),
        ("CCCCNC(=O)NS(=O)(=O)c1ccc(C)cc1", {"sulfonylurea": 1}),
        ("O=C1C=CC(=O)C=C1", {"quinone": 1, "alkene": 2}),
        ("c1ccccc1C", {}),
    ],
)
def test_each_group_is_listed_once_by_its_most_specific_name(smiles: str, listed: dict[str, int]) -> None:
    found = list_groups(Chem.MolFromSmiles(smiles))
    assert {name: len(matches) for name, matches in found.items()} == listed


@pytest.mark.parametrize(
    ("group", "counter"),
    [
        ("phenol", "fr_phenol"),
        ("imide", "fr_imide"),
        ("sulfonamide", "fr_sulfonamd"),
        ("sulfone", "fr_sulfone"),
        ("epoxide", "fr_epoxide"),
        ("guanidine", "fr_guanido"),
        ("nitroso", "fr_nitroso"),
        ("hydrazone", "fr_hdrzone"),
        ("alkyl halide", "fr_alkyl_halide"),
        ("terminal alkyne", "fr_term_acetylene"),
        ("benzene ring", "fr_benzene"),
    ],
)
def test_counts_agree_with_rdkits_counters_where_the_definitions_do(group: str, counter: str) -> None:
    for mol in nci_sample():
        assert count_group(mol, group) == getattr(Fragments, counter)(mol), Chem.MolToSmiles(mol)


@pytest.mark.parametrize(
    ("written", "smarts"),
    [
        ("-C(=O)N", "*-C(=O)-[N;D1]"),
        ("-N", "*-[N;D1]"),
        ("=O", "*=[O;D1]"),
        ("-NHSO2CH3", "*-[N;D2]-[S;D4](=[O;D1])(=[O;D1])-[C;D1;H3]"),
        ("AcidChloride", "C(=O)Cl"),
        ("CarboxylicAcid.Aromatic", "[$(C-!@[a])](=O)([O;H,-])"),
        ("Amine.Primary.Aromatic", "[N;H2;D1;$(N-!@c);!$(N-C=[O,N,S])]"),
        ("Halogen.Bromine.BromoKetone", "[Br;$(Br-[CH2]-C(=O)-[#6])]"),
        ("TerminalAlkyne", "[C;$(C#[CH])]"),
    ],
)
def test_rdkits_names_have_rdkits_definitions(written: str, smarts: str) -> None:
    assert GROUPS[VOCABULARIES.get("group").resolve(written)].smarts == smarts


@pytest.mark.parametrize(
    "label", ["-NO2", "-CF3", "-tBu", "-SO3H", "-SO2CH3", "-X", "-C#N", "-OEt", "-N=C=S"]
)
def test_labels_without_an_entry_of_their_own_count_what_rdkits_pattern_counts(label: str) -> None:
    lines = (Path(RDConfig.RDDataDir) / "FunctionalGroups.txt").read_text(encoding="utf-8").splitlines()
    smarts = next(line.split()[1] for line in lines if line.split()[:1] == [label])
    name = VOCABULARIES.get("group").resolve(label)
    for mol in nci_sample():
        matches = mol.GetSubstructMatches(Chem.MolFromSmarts(smarts))
        assert count_group(mol, name) == len(matches), Chem.MolToSmiles(mol)


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("COOH", "carboxylic acid"),
        ("CO2H", "carboxylic acid"),
        ("OH", "hydroxyl"),
        ("amines", "amine"),
        ("Alcohol", "alcohol"),
        ("CN group", "nitrile"),
        ("cyano", "nitrile"),
        ("OMe", "methoxy"),
        ("t-butyl", "tert-butyl"),
        ("acid chloride", "acyl chloride"),
        ("thioether", "sulfide"),
        ("olefin", "alkene"),
        ("NHAc", "acetamido"),
        ("CF₃", "trifluoromethyl"),
        ("halide", "halogen"),
        ("-C(=O)H", "aldehyde"),
    ],
)
def test_abbreviations_and_other_names(written: str, group: str) -> None:
    assert VOCABULARIES.get("group").resolve(written) == group


def test_our_words_and_rdkits_differ_where_chemists_do() -> None:
    assert (count("FC(F)(F)c1ccc(Cl)cc1", "halogen"), count("FC(F)(F)c1ccc(Cl)cc1", "RDKit halogen")) == (
        4,
        1,
    )
    assert (count("Oc1ccccc1", "alcohol"), count("Oc1ccccc1", "RDKit alcohol")) == (0, 1)
    assert (count("CN=Cc1ccccc1", "amine"), count("CN=Cc1ccccc1", "RDKit amine")) == (0, 1)


def test_single_letters_of_ordinary_text_are_no_groups() -> None:
    mentions = VOCABULARIES.get("group").mentions
    assert mentions("How many N and O atoms are there?") == ()
    assert mentions("How many -N groups are there?") == ("RDKit -N",)


def test_the_atoms_of_a_match_are_the_group_itself() -> None:
    (match,) = find_group(Chem.MolFromSmiles("c1ccccc1C(=O)O"), "carboxylic acid")
    assert sorted(match.atoms) == [6, 7, 8]
