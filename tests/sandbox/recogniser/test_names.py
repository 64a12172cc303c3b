"""Compound names in text: which are compounds, which are rings, groups and media; and the table itself."""

import pytest
from rdkit import Chem
from rdkit.Chem.rdMolDescriptors import CalcMolFormula

from sandbox.names.common import compounds, name_index
from sandbox.recogniser import lookup_name, recognise

# sentence → the names in it, as written
FOUND = {
    "aspirin": "aspirin",
    "What is the logP of aspirin?": "aspirin",
    "Aspirin or Ibuprofen, IBUPROFEN?": "Aspirin Ibuprofen IBUPROFEN",
    "aspirin's TPSA": "aspirin",
    "aspirin’s TPSA": "aspirin",
    "(caffeine), 'menthol', \"vanillin\"": "caffeine menthol vanillin",
    "caffeine/theophylline": "caffeine theophylline",
    "caffeine,theobromine;nicotine": "caffeine theobromine nicotine",
    "Compare acetic acid, trifluoroacetic acid and p-toluenesulfonic acid": (
        "acetic acid trifluoroacetic acid p-toluenesulfonic acid"
    ),
    "the N,N-dimethylformamide I used": "N,N-dimethylformamide",
    "N,N,N',N'-tetramethylethylenediamine": "N,N,N',N'-tetramethylethylenediamine",
    "2,2'-bipyridine as a ligand": "2,2'-bipyridine",
    "1,4-dioxane, 1,2-dichloroethane": "1,4-dioxane 1,2-dichloroethane",
    "DMF, dmf, DMSO, THF, DCM, EtOAc, MeOH and TFA": "DMF dmf DMSO THF DCM EtOAc MeOH TFA",
    "TEA, Et3N and DIPEA are bases": "TEA Et3N DIPEA",
    "NaBH4 or LiAlH4?": "NaBH4 LiAlH4",
    "(COCl)2 and Pd(OAc)2 and (Boc)2O": "(COCl)2 Pd(OAc)2 (Boc)2O",
    "(S)-ibuprofen vs ibuprofen": "(S)-ibuprofen ibuprofen",
    "MW of H2O, NaCl and CO2": "H2O NaCl CO2",
    "nitrobenzene, H2 and 10% Pd/C": "nitrobenzene H2 Pd/C",
    "zinc dust and acetic acid": "zinc dust acetic acid",
    "how many zinc atoms has Et2Zn": "Et2Zn",
    "3.5 mmol of Boc2O in grams": "Boc2O",
    "I spilled 200 mL of bromine": "bromine",
    "cyclohexene reacts with bromine": "cyclohexene bromine",
    "replace the bromine of bromobenzene with chlorine": "bromobenzene",
    "logP of benzene": "benzene",
    "Is benzene more lipophilic than pyridine?": "benzene pyridine",
    "How many carbons are in toluene?": "toluene",
    "How many rings are in naphthalene": "naphthalene",
    "Add a hydroxyl group to benzene": "benzene",
    "Remove the OH group of phenol": "phenol",
    "Replace the NH2 of aniline by Cl": "aniline",
    "Is there a ring in acetone?": "acetone",
    "the solubility of ethanol": "ethanol",
    "Is aspirin soluble in water?": "aspirin",
    "solubility of caffeine in ethanol": "caffeine",
    "Is glucose miscible with water or ethanol?": "glucose",
    "acetyl salicylic acid": "acetyl salicylic acid",
    "Meldrum's acid and Lawesson's reagent": "Meldrum's acid Lawesson's reagent",
    "Hünig's base": "Hünig's base",
    "vitamin C and Vitamin A": "vitamin C Vitamin A",
    "ethyl acetate not ethyl alcohol": "ethyl acetate ethyl alcohol",
    "tert-butanol; tert‑butanol": "tert-butanol tert‑butanol",
    "paracetamol, acetaminophen, Tylenol": "paracetamol acetaminophen Tylenol",
    "**aspirin** and _caffeine_": "aspirin caffeine",
    "aspirin\nibuprofen\nparacetamol\n": "aspirin ibuprofen paracetamol",
    "What is more polar, water or methanol?": "water methanol",
    "Draw aspirin bearing an additional hydroxyl.": "aspirin",
    "What is aspirin like, property-wise?": "aspirin",
    "aspirin ring count only": "aspirin",
    "formula aspirin": "aspirin",
    "CAS number of pyridine": "pyridine",
    "HB donor count of pyridine please": "pyridine",
    "AROM count pyridine": "pyridine",
    "How many acceptors has pyridine?": "pyridine",
    "introduce a hydroxyl into phenol": "phenol",
    "mono-substitute indole with a methyl": "indole",
    "Is pyridine soluble in DMSO?": "pyridine",
    "which is more soluble in water, ethanol or hexane?": "ethanol hexane",
    "Is aspirin stable to NaOH?": "aspirin NaOH",
}

NOTHING = [
    "how many benzene rings are there",
    "contains a pyridine ring",
    "contains a pyridine",
    "contain pyridine?",
    "Is there an indole in M1?",
    "phenol groups",
    "the number of furan rings",
    "count benzene rings",
    "an imidazole moiety, the thiophene unit, a quinoline core, the purine scaffold",
    "Does it have a piperazine substituent?",
    "a urea linkage and a thiourea group",
    "three benzenes, two pyridines and the phenols",
    "replace benzene with pyridine in M1",
    "swap the phenyl for pyridine",
    "change the phenyl into pyridine",
    "does it contain pyridine or have a furan",
    "a pyridine-containing drug, benzene-like",
    "the indole nitrogen, the pyridine N",
    "any piperidine fused system",
    "soluble in water",
    "dissolved in DMSO",
    "dissolve it in hot ethanol",
    "stirred in THF at reflux",
    "washed with water and dried",
    "recrystallised from ethyl acetate",
    "miscible with water or ethanol",
    "water solubility",
    "does it go into plain water at all",
    "the water-soluble salt",
    "the octanol/water partition coefficient",
    "octanol-water logP",
    "the water phase, the water layer, a water bath",
    "pyridine N-oxides",
    "morphine sulfate",
    "phenol hydrochloride",
    "acetone cyanohydrin",
    "sodium benzoic",
    "methyl phenol",
    "2-methylbenzene-d5",
    "chlorobenzenes",
    "I had tea and a dip; the stab was dead, the tempo nice",
    "The dopamine receptor and the TCA cycle",
    "activity at the dopamine D2 receptor, histamine H1, adenosine A2A",
    "GABA receptors and glucose uptake",
    "the formula is H2O",
    "Hi there, can you help me?",
    "Lead and tin and iron; oxygen, nitrogen, chlorine, bromine",
    "ether, alcohol, amine, ketone, ester",
    "It is acetic, I think",
    "waterfall, ethanolic, benzenes, phenolic, pyridinium",
]


@pytest.mark.parametrize(("sentence", "expected"), FOUND.items(), ids=list(FOUND))
def test_names_of_compounds_are_found(sentence: str, expected: str) -> None:
    mentions = recognise(sentence)
    assert " ".join(mention.text for mention in mentions) == expected
    for mention in mentions:
        assert (mention.kind, mention.notation, mention.problem) == ("molecule", "name", None)
        assert sentence[mention.start : mention.end] == mention.text
        assert mention.name is not None
        assert lookup_name(mention.name) == lookup_name(mention.text) == mention.smiles


@pytest.mark.parametrize("sentence", NOTHING)
def test_names_of_rings_groups_media_and_parts_of_names_are_not_compounds(sentence: str) -> None:
    assert recognise(sentence) == []


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("aspirin (CC(=O)Oc1ccccc1C(=O)O)", ["CC(=O)Oc1ccccc1C(=O)O"]),
        ("CCO (ethanol)", ["CCO"]),
        ("ethanol: CCO", ["CCO"]),
        ("L-alanine = CC(N)C(=O)O", ["CC(N)C(=O)O"]),
        ("ethanol (CCN)", ["ethanol", "CCN"]),
        ("ethanol, not CCO", ["ethanol", "CCO"]),
        ("Is CCO ethanol?", ["CCO"]),
        ("Compare CCO with ethanol", ["CCO", "ethanol"]),
    ],
)
def test_a_name_beside_its_own_structure_is_one_compound(text: str, texts: list[str]) -> None:
    assert [mention.text for mention in recognise(text)] == texts


def test_abbreviations_that_are_also_smiles_are_read_as_names() -> None:
    mentions = recognise("MW of NBS and PCC")
    assert [(mention.notation, mention.name) for mention in mentions] == [
        ("name", "NBS"),
        ("name", "pyridinium chlorochromate"),
    ]
    assert [mention.notation for mention in recognise("SMILES: NBS")] == ["SMILES"]


def test_look_up() -> None:
    assert lookup_name("Aspirin") == "CC(=O)Oc1ccccc1C(=O)O"
    assert lookup_name("  ethyl   acetate ") == "CCOC(C)=O"
    assert lookup_name("unobtainium") is None
    assert lookup_name("") is None


def test_table_is_large_and_unambiguous() -> None:
    assert len(compounds()) >= 300
    seen: dict[str, str] = {}
    for compound in compounds():
        for name in (compound.name, *compound.synonyms):
            assert seen.setdefault(name, compound.name) == compound.name
            found = name_index().get(name)
            assert found is None or found == compound or "'s" in name
        assert compound.also <= {"part", "solvent", "element", "coolant"}


@pytest.mark.parametrize("compound", compounds(), ids=lambda compound: compound.name)
def test_every_structure_is_valid_and_has_its_stereocentres_assigned_or_none(compound) -> None:
    mol = Chem.MolFromSmiles(compound.smiles)
    assert mol is not None
    centres = Chem.FindMolChiralCenters(mol, includeUnassigned=True, useLegacyImplementation=False)
    centres = [(index, label) for index, label in centres if mol.GetAtomWithIdx(index).GetSymbol() == "C"]
    unassigned = [index for index, label in centres if label == "?"]
    anomeric = Chem.MolFromSmarts("[CX4;R;$(C([OX2H])[OX2;R])]")
    anomers = {match[0] for match in mol.GetSubstructMatches(anomeric)}
    partial = len(unassigned) not in (0, len(centres)) and not set(unassigned) <= anomers
    assert not partial or compound.name in ("atropine",)


# InChIKeys and formulas as published (PubChem), not derived from the table.
PUBLISHED = {
    "aspirin": ("BSYNRYMUTXBXSQ-UHFFFAOYSA-N", "C9H8O4"),
    "caffeine": ("RYYVLZVUVIJVGH-UHFFFAOYSA-N", "C8H10N4O2"),
    "ibuprofen": ("HEFNNWSXXWATRW-UHFFFAOYSA-N", "C13H18O2"),
    "paracetamol": ("RZVAJINKPMORJF-UHFFFAOYSA-N", "C8H9NO2"),
    "water": ("XLYOFNOQVPJJNP-UHFFFAOYSA-N", "H2O"),
    "ethanol": ("LFQSCWFLJHTTHZ-UHFFFAOYSA-N", "C2H6O"),
    "DMSO": ("IAZDPXIOMUYVGZ-UHFFFAOYSA-N", "C2H6OS"),
    "DMF": ("ZMXDDKWLCZADIW-UHFFFAOYSA-N", "C3H7NO"),
    "benzene": ("UHOVQNZJYSORNB-UHFFFAOYSA-N", "C6H6"),
    "acetone": ("CSCPPACGZOOCGX-UHFFFAOYSA-N", "C3H6O"),
    "alanine": ("QNAYBMKLOCPYGJ-REOHCLBHSA-N", "C3H7NO2"),
    "menthol": ("NOOLISFMXDJSKH-KXUCPTDWSA-N", "C10H20O"),
    "limonene": ("XMGQYMWWDOXHJM-JTQLQIEISA-N", "C10H16"),
    "morphine": ("BQJCRHHNABKAKU-KBQPJGBKSA-N", "C17H19NO3"),
    "cholesterol": ("HVYWMOMLDIMFJA-DPAQBDIFSA-N", "C27H46O"),
    "artemisinin": ("BLUAFEHZUWYNDE-NNWCWBAJSA-N", "C15H22O5"),
    "testosterone": ("MUMGGOZAMZWBJJ-DYKIIFRCSA-N", "C19H28O2"),
    "penicillin G": ("JGSARLDLIJGVTE-MBNYWOFBSA-N", "C16H18N2O4S"),
    "catechin": ("PFTAWBLQPZVEMU-DZGCQCFKSA-N", "C15H14O6"),
    "nicotine": ("SNICXCGAKADSCV-JTQLQIEISA-N", "C10H14N2"),
}


@pytest.mark.parametrize(("name", "published"), PUBLISHED.items(), ids=list(PUBLISHED))
def test_structures_agree_with_published_keys(name: str, published: tuple[str, str]) -> None:
    mol = Chem.MolFromSmiles(lookup_name(name))
    assert (Chem.MolToInchiKey(mol), CalcMolFormula(mol)) == published


# Formulas as manufacturers, pesticide registers and the literature give them, not derived from the table.
EVERYDAY = {
    "fipronil": "C12H4Cl2F6N4OS",
    "chlorantraniliprole": "C18H14BrCl2N5O2",
    "spirotetramat": "C21H27NO5",
    "Irganox 1010": "C73H108O12",
    "Irgafos 168": "C42H63O3P",
    "DEHP": "C24H38O4",
    "rhodamine 6G": "C28H31ClN2O3",
    "RockPhos": "C31H49OP",
    "Fmoc-Arg(Pbf)-OH": "C34H40N4O7S",
    "Kryptofix 222": "C18H36N2O6",
    "dodecyl maltoside": "C24H46O11",
}


@pytest.mark.parametrize(("name", "formula"), EVERYDAY.items(), ids=list(EVERYDAY))
def test_everyday_names_are_found_whole_and_have_the_published_formula(name: str, formula: str) -> None:
    (mention,) = recognise(f"What is the molecular weight of {name}?")
    assert mention.text == name
    assert CalcMolFormula(Chem.MolFromSmiles(mention.smiles)) == formula


@pytest.mark.parametrize("sentence", ["The pipes leak.", "It draws 16 amps.", "Use a ramp of 5 K/min."])
def test_words_that_are_abbreviations_in_capitals_are_no_compounds(sentence: str) -> None:
    assert not recognise(sentence)


def test_a_capital_after_a_name_belongs_to_it() -> None:
    assert [found.text for found in recognise("lay huperzine A over galantamine")] == [
        "huperzine A",
        "galantamine",
    ]
    assert [found.text for found in recognise("Is toluene A or B better?")] == ["toluene"]


def test_a_ring_of_a_compound_that_is_named_is_no_compound() -> None:
    assert [found.text for found in recognise("Scaffold hops for the indole in indomethacin")] == [
        "indomethacin"
    ]
    assert [found.text for found in recognise("the phenol in toluene")] == ["phenol", "toluene"]


@pytest.mark.parametrize("text", ["I bet it's water.", "in river water", "and in acidic water, pH 5"])
def test_water_that_something_is_in_is_no_compound(text: str) -> None:
    assert recognise(text) == []
    assert [found.text for found in recognise("density of water")] == ["water"]


def test_liquid_nitrogen_is_a_coolant() -> None:
    assert recognise("how to go down to -95 °C with liquid nitrogen") == []
    assert recognise("a slush of toluene in liquid N2")[1:] == []


@pytest.mark.parametrize(
    ("text", "smiles"),
    [
        ("THF over sodium, quenched with methanol", "[Na]"),
        ("what happens with sodium and water", "[Na]"),
        ("GHS of mercury", "[Hg]"),
        ("2 g of zinc", "[Zn]"),
        ("how much magnesium for 20 mmol", "[Mg]"),
        ("SMILES of sodium salicylate", "O=C([O-])c1ccccc1O.[Na+]"),
        ("5 g sodium dichromate", "[Na+].[Na+].[O-][Cr](=O)(=O)O[Cr]([O-])(=O)=O"),
    ],
)
def test_a_metal_is_a_substance_where_it_is_handled(text: str, smiles: str) -> None:
    assert smiles in [found.smiles for found in recognise(text)]


@pytest.mark.parametrize(
    "text",
    [
        "a sodium channel",
        "how many sodium atoms",
        "a mercury lamp",
        "10 g of sodium xyzolate",
        "potassium ion",
    ],
)
def test_a_metal_in_a_longer_name_is_no_substance(text: str) -> None:
    assert recognise(text) == []
