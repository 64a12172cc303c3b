"""Ring systems that chemists call by name, with their structures, and the "ring" vocabulary."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.vocabulary import VOCABULARIES, Vocabulary


@dataclass(frozen=True, slots=True)
class RingName:
    """A named ring system.

    Attributes:
        name: Canonical name, singular.
        smiles: The unsubstituted ring system; several, separated by a blank, where tautomers differ.
        synonyms: Other names.
        skeleton: Whether bond orders do not matter (steroids, adamantane): only the ring atoms are compared.
    """

    name: str
    smiles: str
    synonyms: tuple[str, ...] = ()
    skeleton: bool = False


_AROMATIC_MONOCYCLES = (
    (
        "benzene",
        "c1ccccc1",
        ("phenyl ring", "benzene ring", "phenyl", "benzenoid ring", "aromatic benzene ring"),
    ),
    ("pyridine", "c1ccncc1", ("pyridyl", "pyridinyl", "pyridine ring")),
    ("pyrimidine", "c1cncnc1", ("pyrimidinyl", "pyrimidyl")),
    ("pyrazine", "c1cnccn1", ("pyrazinyl",)),
    ("pyridazine", "c1ccnnc1", ("pyridazinyl",)),
    ("1,3,5-triazine", "c1ncncn1", ("s-triazine", "triazine", "1,3,5-triazinyl")),
    ("1,2,4-triazine", "c1cnncn1", ()),
    ("1,2,4,5-tetrazine", "c1nncnn1", ("tetrazine", "s-tetrazine")),
    ("pyrrole", "c1cc[nH]c1", ("pyrrolyl",)),
    ("furan", "c1ccoc1", ("furyl", "furanyl")),
    ("thiophene", "c1ccsc1", ("thienyl", "thiophenyl")),
    ("imidazole", "c1c[nH]cn1", ("imidazolyl",)),
    ("pyrazole", "c1cn[nH]c1", ("pyrazolyl",)),
    ("oxazole", "c1cocn1", ("oxazolyl", "1,3-oxazole")),
    ("isoxazole", "c1conc1", ("isoxazolyl", "1,2-oxazole")),
    ("thiazole", "c1cscn1", ("thiazolyl", "1,3-thiazole")),
    ("isothiazole", "c1csnc1", ("isothiazolyl", "1,2-thiazole")),
    ("1,2,3-triazole", "c1c[nH]nn1 c1cn[nH]n1", ("1,2,3-triazolyl",)),
    ("1,2,4-triazole", "c1nc[nH]n1 c1nnc[nH]1", ("1,2,4-triazolyl",)),
    ("tetrazole", "c1nn[nH]n1 c1nnn[nH]1", ("tetrazolyl",)),
    ("1,2,4-oxadiazole", "c1ncon1", ()),
    ("1,3,4-oxadiazole", "c1nnco1", ()),
    ("1,2,5-oxadiazole", "c1conn1 c1cnon1", ("furazan",)),
    ("1,3,4-thiadiazole", "c1nncs1", ()),
    ("1,2,4-thiadiazole", "c1ncsn1", ()),
    ("1,2,3-thiadiazole", "c1csnn1", ()),
    ("1,2,5-thiadiazole", "c1cnsn1", ()),
)

_FUSED = (
    ("naphthalene", "c1ccc2ccccc2c1", ("naphthyl", "naphthalenyl")),
    ("anthracene", "c1ccc2cc3ccccc3cc2c1", ("anthracenyl", "anthryl")),
    ("phenanthrene", "c1ccc2c(c1)ccc1ccccc12", ("phenanthrenyl",)),
    ("pyrene", "c1cc2ccc3cccc4ccc(c1)c2c34", ("pyrenyl",)),
    ("indene", "C1=Cc2ccccc2C1", ("indenyl",)),
    ("indane", "c1ccc2c(c1)CCC2", ("indan", "indanyl", "2,3-dihydroindene")),
    ("tetralin", "c1ccc2c(c1)CCCC2", ("tetrahydronaphthalene", "tetralinyl")),
    ("fluorene", "c1ccc2c(c1)Cc1ccccc1-2", ("fluorenyl",)),
    ("azulene", "c1ccc2cccc-2cc1", ("azulenyl",)),
    ("indole", "c1ccc2[nH]ccc2c1", ("indolyl", "1H-indole")),
    ("isoindole", "c1ccc2c[nH]cc2c1", ()),
    ("indoline", "c1ccc2c(c1)CCN2", ("2,3-dihydroindole", "indolinyl")),
    ("isoindoline", "c1ccc2c(c1)CNC2", ("isoindolinyl",)),
    ("indazole", "c1ccc2[nH]ncc2c1 c1ccc2n[nH]cc2c1", ("indazolyl", "1H-indazole")),
    ("benzimidazole", "c1ccc2[nH]cnc2c1", ("benzimidazolyl", "1H-benzimidazole", "benzo[d]imidazole")),
    ("benzotriazole", "c1ccc2[nH]nnc2c1 c1ccc2n[nH]nc2c1", ("benzotriazolyl",)),
    ("benzofuran", "c1ccc2occc2c1", ("benzofuranyl", "benzo[b]furan")),
    ("benzothiophene", "c1ccc2sccc2c1", ("benzothienyl", "benzo[b]thiophene", "thianaphthene")),
    ("benzoxazole", "c1ccc2ocnc2c1", ("benzoxazolyl",)),
    ("benzothiazole", "c1ccc2scnc2c1", ("benzothiazolyl",)),
    ("benzisoxazole", "c1ccc2oncc2c1", ("1,2-benzisoxazole",)),
    ("benzisothiazole", "c1ccc2sncc2c1", ("1,2-benzisothiazole",)),
    (
        "benzodioxole",
        "c1ccc2c(c1)OCO2",
        ("1,3-benzodioxole", "methylenedioxybenzene", "methylenedioxyphenyl"),
    ),
    ("benzodioxane", "c1ccc2c(c1)OCCO2", ("1,4-benzodioxane",)),
    ("chroman", "c1ccc2c(c1)CCCO2", ("chromane", "dihydrobenzopyran")),
    ("coumarin", "O=c1ccc2ccccc2o1", ("2H-chromen-2-one", "coumarinyl")),
    ("chromone", "O=c1ccoc2ccccc12", ("4H-chromen-4-one", "flavone core")),
    ("quinoline", "c1ccc2ncccc2c1", ("quinolinyl", "quinolyl")),
    ("isoquinoline", "c1ccc2cnccc2c1", ("isoquinolinyl", "isoquinolyl")),
    ("quinazoline", "c1ccc2ncncc2c1", ("quinazolinyl",)),
    ("quinoxaline", "c1ccc2nccnc2c1", ("quinoxalinyl",)),
    ("phthalazine", "c1ccc2cnncc2c1", ("phthalazinyl",)),
    ("cinnoline", "c1ccc2nnccc2c1", ("cinnolinyl",)),
    ("1,8-naphthyridine", "c1cnc2ncccc2c1", ("naphthyridine",)),
    ("tetrahydroquinoline", "c1ccc2c(c1)CCCN2", ("1,2,3,4-tetrahydroquinoline",)),
    ("tetrahydroisoquinoline", "c1ccc2c(c1)CCNC2", ("1,2,3,4-tetrahydroisoquinoline", "THIQ")),
    ("4-quinolone", "O=c1cc[nH]c2ccccc12", ("quinolone", "quinolin-4-one")),
    ("acridine", "c1ccc2nc3ccccc3cc2c1", ("acridinyl",)),
    ("carbazole", "c1ccc2c(c1)[nH]c1ccccc12", ("carbazolyl",)),
    ("dibenzofuran", "c1ccc2c(c1)oc1ccccc12", ()),
    ("dibenzothiophene", "c1ccc2c(c1)sc1ccccc12", ()),
    ("phenothiazine", "c1ccc2c(c1)Nc1ccccc1S2", ("phenothiazinyl",)),
    ("phenoxazine", "c1ccc2c(c1)Nc1ccccc1O2", ()),
    ("xanthene", "c1ccc2c(c1)Cc1ccccc1O2", ("xanthenyl",)),
    ("purine", "c1ncc2[nH]cnc2n1 c1ncc2nc[nH]c2n1", ("purinyl", "7H-purine", "9H-purine")),
    ("xanthine", "O=c1[nH]c(=O)c2[nH]cnc2[nH]1 O=c1[nH]c(=O)c2nc[nH]c2[nH]1", ("purine-2,6-dione",)),
    ("pteridine", "c1cnc2ncncc2n1", ("pteridinyl",)),
    ("7-azaindole", "c1cnc2[nH]ccc2c1", ("azaindole", "pyrrolo[2,3-b]pyridine")),
    ("pyrrolo[2,3-d]pyrimidine", "c1ncc2cc[nH]c2n1", ("7-deazapurine", "pyrrolopyrimidine")),
    ("pyrazolo[1,5-a]pyrimidine", "c1cnc2ccnn2c1", ()),
    ("pyrazolo[3,4-d]pyrimidine", "c1ncc2cn[nH]c2n1 c1ncc2c[nH]nc2n1", ("pyrazolopyrimidine",)),
    ("imidazo[1,2-a]pyridine", "c1ccn2ccnc2c1", ("imidazopyridine",)),
    ("imidazo[1,2-b]pyridazine", "c1cnn2ccnc2c1", ("imidazopyridazine",)),
    ("thieno[2,3-d]pyrimidine", "c1ncc2ccsc2n1", ("thienopyrimidine",)),
    ("phthalimide", "O=C1NC(=O)c2ccccc21", ("isoindoline-1,3-dione",)),
    ("oxindole", "O=C1Cc2ccccc2N1", ("indolin-2-one", "2-oxindole")),
    ("1,4-benzodiazepine", "C1=NCCNc2ccccc21 c1ccc2c(c1)CNCCN2", ("benzodiazepine",)),
    ("dibenzazepine", "C1=Cc2ccccc2Nc2ccccc21", ("iminostilbene", "dibenz[b,f]azepine")),
    ("anthraquinone", "O=C1c2ccccc2C(=O)c2ccccc21", ("9,10-anthraquinone",)),
    ("porphyrin", "C1=Cc2cc3ccc(cc4nc(cc5ccc(cc1n2)[nH]5)C=C4)[nH]3", ("porphine",)),
)

_SATURATED = (
    ("cyclopropane", "C1CC1", ("cyclopropyl",)),
    ("cyclobutane", "C1CCC1", ("cyclobutyl",)),
    ("cyclopentane", "C1CCCC1", ("cyclopentyl",)),
    ("cyclohexane", "C1CCCCC1", ("cyclohexyl",)),
    ("cycloheptane", "C1CCCCCC1", ("cycloheptyl",)),
    ("cyclooctane", "C1CCCCCCC1", ("cyclooctyl",)),
    ("cyclopentene", "C1=CCCC1", ("cyclopentenyl",)),
    ("cyclohexene", "C1=CCCCC1", ("cyclohexenyl",)),
    ("1,4-dihydropyridine", "C1=CNC=CC1", ("dihydropyridine",)),
    ("cyclopentadiene", "C1=CCC=C1", ()),
    ("aziridine", "C1CN1", ("aziridinyl",)),
    ("oxirane", "C1CO1", ("epoxide", "epoxide ring")),
    ("azetidine", "C1CNC1", ("azetidinyl",)),
    ("oxetane", "C1COC1", ("oxetanyl",)),
    ("pyrrolidine", "C1CCNC1", ("pyrrolidinyl", "pyrrolidino")),
    ("tetrahydrofuran", "C1CCOC1", ("THF", "oxolane", "tetrahydrofuranyl", "tetrahydrofuryl")),
    ("tetrahydrothiophene", "C1CCSC1", ("thiolane",)),
    ("imidazolidine", "C1CNCN1", ()),
    ("oxazolidine", "C1COCN1", ()),
    ("thiazolidine", "C1CSCN1", ()),
    ("1,3-dioxolane", "C1COCO1", ("dioxolane",)),
    ("piperidine", "C1CCNCC1", ("piperidinyl", "piperidyl", "piperidino")),
    ("piperazine", "C1CNCCN1", ("piperazinyl", "piperazino")),
    ("morpholine", "C1COCCN1", ("morpholinyl", "morpholino")),
    ("thiomorpholine", "C1CSCCN1", ("thiomorpholinyl",)),
    ("tetrahydropyran", "C1CCOCC1", ("THP", "oxane", "pyran ring", "pyranose", "tetrahydropyranyl")),
    ("1,4-dioxane", "C1COCCO1", ("dioxane",)),
    ("1,3-dioxane", "C1COCOC1", ()),
    ("azepane", "C1CCCNCC1", ("azepanyl", "homopiperidine")),
    ("1,4-diazepane", "C1CNCCNC1", ("homopiperazine", "diazepane")),
    ("cyclohexanone", "O=C1CCCCC1", ("cyclohexanonyl",)),
    ("cyclopentanone", "O=C1CCCC1", ()),
    ("cyclohexenone", "O=C1C=CCCC1", ("2-cyclohexenone",)),
    ("2-pyrrolidone", "O=C1CCCN1", ("pyrrolidinone", "pyrrolidone", "gamma-lactam ring")),
    ("2-piperidone", "O=C1CCCCN1", ("piperidinone", "delta-lactam ring")),
    ("azetidin-2-one", "O=C1CCN1", ("beta-lactam", "β-lactam", "beta-lactam ring")),
    ("succinimide", "O=C1CCC(=O)N1", ()),
    ("hydantoin", "O=C1CNC(=O)N1", ("imidazolidine-2,4-dione",)),
    ("oxazolidinone", "O=C1NCCO1", ("2-oxazolidinone",)),
    ("thiazolidinedione", "O=C1CSC(=O)N1", ("TZD", "thiazolidine-2,4-dione", "glitazone ring")),
    ("barbiturate", "O=C1CC(=O)NC(=O)N1", ("barbituric acid", "barbiturate ring")),
    ("2-pyridone", "O=c1cccc[nH]1", ("pyridone", "pyridin-2-one")),
    ("uracil", "O=c1cc[nH]c(=O)[nH]1", ("pyrimidine-2,4-dione",)),
    ("1,4-benzoquinone", "O=C1C=CC(=O)C=C1", ("quinone", "benzoquinone", "p-benzoquinone")),
)

_CAGES = (
    ("decalin", "C1CCC2CCCCC2C1", ("decahydronaphthalene",)),
    ("hydrindane", "C1CCC2CCCC2C1", ("perhydroindane",)),
    (
        "steroid",
        "C1CCC2C(C1)CCC1C3CCCC3CCC21",
        ("steroid core", "gonane", "steroid nucleus", "steroid skeleton", "sterane"),
        True,
    ),
    ("adamantane", "C1C2CC3CC1CC(C2)C3", ("adamantyl",)),
    ("norbornane", "C1CC2CCC1C2", ("norbornyl", "bicyclo[2.2.1]heptane")),
    ("bicyclo[2.2.2]octane", "C1CC2CCC1CC2", ()),
    ("bicyclo[1.1.1]pentane", "C1C2CC1C2", ("BCP",)),
    ("cubane", "C12C3C4C1C5C4C3C25", ("cubyl",)),
    ("quinuclidine", "C1CN2CCC1CC2", ("1-azabicyclo[2.2.2]octane",)),
    ("tropane", "C1CC2CCC(C1)N2", ("8-azabicyclo[3.2.1]octane",)),
    ("penam", "O=C1CC2SCCN12", ("penicillin core",)),
    ("cephem", "O=C1CC2SCC=CN12", ("cephalosporin core",)),
    ("morphinan", "C1CCC23CCNC(Cc4ccccc42)C3C1", ("morphinan core",)),
    ("spiro[5.5]undecane", "C1CCC2(CC1)CCCCC2", ()),
)

RING_NAMES: dict[str, RingName] = {
    row[0]: RingName(*row) for row in (*_AROMATIC_MONOCYCLES, *_FUSED, *_SATURATED, *_CAGES)
}

# Rings that come about in designs and are told by name; questions do not name them, and the vocabulary of
# which a policy has learned the terms stays as it is.
RARE_RINGS: dict[str, str] = {
    "2H-indazole": "c1ccc2n[nH]cc2c1",
    "4-azaindole": "c1cnc2cc[nH]c2c1",
    "5-azaindole": "c1cc2[nH]ccc2cn1",
    "6-azaindole": "c1cc2cc[nH]c2cn1",
    "indolizine": "c1ccn2cccc2c1",
    "imidazo[1,5-a]pyridine": "c1ccn2cncc2c1",
    "imidazo[4,5-b]pyridine": "c1cnc2[nH]cnc2c1",
    "pyrazolo[1,5-a]pyridine": "c1ccn2nccc2c1",
    "pyrazolo[3,4-b]pyridine": "c1cnc2[nH]ncc2c1",
    "thieno[2,3-b]pyridine": "c1cnc2sccc2c1",
    "thieno[3,2-c]pyridine": "c1cc2sccc2cn1",
    "1,5-naphthyridine": "c1cnc2cccnc2c1",
    "1,6-naphthyridine": "c1cnc2ccncc2c1",
    "1,7-naphthyridine": "c1cnc2cnccc2c1",
    "pyrido[2,3-d]pyrimidine": "c1cnc2ncncc2c1",
}


def _vocabulary() -> Vocabulary:
    return Vocabulary("ring system", {name: ring.synonyms for name, ring in RING_NAMES.items()})


VOCABULARIES.add("ring", _vocabulary)
