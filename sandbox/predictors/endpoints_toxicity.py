"""The endpoints of what a substance does to the body: toxicity, and the assays of Tox21."""

from __future__ import annotations

from collections.abc import Iterator

from sandbox.predictors.endpoint import Endpoint
from sandbox.vocabulary import phrases


def toxicity() -> Iterator[Endpoint]:
    """What harm it may do to animals and cells."""
    yield Endpoint(
        "hERG",
        "hERG inhibition",
        "toxicity",
        "it blocks the hERG channel",
        phrases(
            "hERG, herg, hERG blocking, hERG blocker, hERG liability, cardiotoxicity, QT "
            "prolongation, hERG risk"
        ),
    )
    yield Endpoint(
        "AMES",
        "mutagenicity",
        "toxicity",
        "the Ames test finds it mutagenic",
        phrases(
            "Ames, Ames test, AMES, mutagenic, Ames mutagenicity, Ames positive, genotoxic, genotoxicity"
        ),
    )
    yield Endpoint(
        "DILI",
        "liver injury",
        "toxicity",
        "it injures the liver",
        phrases("DILI, drug-induced liver injury, hepatotoxicity, hepatotoxic, liver toxicity, liver tox"),
    )
    yield Endpoint(
        "ClinTox",
        "clinical toxicity",
        "toxicity",
        "it would fail in trials for toxicity",
        phrases("ClinTox, clintox, trial toxicity, toxicity in clinical trials"),
    )
    yield Endpoint(
        "Carcinogens_Lagunin",
        "predicted carcinogenicity",
        "toxicity",
        "it is carcinogenic to rodents",
        phrases("carcinogenicity prediction, carcinogenic risk prediction, rodent carcinogenicity"),
    )
    yield Endpoint(
        "LD50_Zhu",
        "acute toxicity",
        "toxicity",
        "",
        phrases("LD50, rat LD50, acute oral toxicity, lethal dose, oral LD50"),
        "log(kg/mol)",
    )
    yield Endpoint(
        "Skin_Reaction",
        "skin sensitisation",
        "toxicity",
        "it sensitises the skin",
        phrases("skin sensitization, skin reaction, skin sensitizer, skin sensitiser, contact allergy, LLNA"),
    )


def tox21() -> Iterator[Endpoint]:
    """The assays of Tox21: nuclear receptors and stress responses."""
    for key, name, meaning, synonyms in (
        (
            "NR-AR",
            "androgen receptor activation",
            "it acts on the androgen receptor",
            "NR-AR, androgenic activity",
        ),
        (
            "NR-AR-LBD",
            "androgen receptor binding domain",
            "it acts on the androgen receptor's binding domain",
            "NR-AR-LBD, AR-LBD",
        ),
        (
            "NR-AhR",
            "aryl hydrocarbon receptor activation",
            "it activates the aryl hydrocarbon receptor",
            "AhR, NR-AhR, aryl hydrocarbon receptor, dioxin receptor",
        ),
        ("NR-Aromatase", "aromatase inhibition", "it inhibits aromatase", "aromatase, NR-Aromatase, CYP19A1"),
        (
            "NR-ER",
            "estrogen receptor activation",
            "it acts on the estrogen receptor",
            "NR-ER, estrogenic activity, oestrogen receptor, estrogen receptor",
        ),
        (
            "NR-ER-LBD",
            "estrogen receptor binding domain",
            "it acts on the estrogen receptor's binding domain",
            "NR-ER-LBD, ER-LBD",
        ),
        (
            "NR-PPAR-gamma",
            "PPAR gamma activation",
            "it activates PPAR gamma",
            "NR-PPAR-gamma, PPAR gamma activity in Tox21",
        ),
        (
            "SR-ARE",
            "oxidative stress response",
            "it triggers the Nrf2 response",
            "SR-ARE, Nrf2 activation, antioxidant response element",
        ),
        (
            "SR-ATAD5",
            "DNA damage response",
            "it triggers the ATAD5 response to DNA damage",
            "SR-ATAD5, ATAD5",
        ),
        (
            "SR-HSE",
            "heat shock response",
            "it triggers the heat shock response",
            "SR-HSE, heat shock factor response element",
        ),
        (
            "SR-MMP",
            "mitochondrial toxicity",
            "it disturbs the membrane potential of mitochondria",
            "SR-MMP, mitochondrial membrane potential, mitotoxicity",
        ),
        ("SR-p53", "p53 response", "it activates p53", "SR-p53, p53 activation, p53"),
    ):
        yield Endpoint(key, name, "toxicity", meaning, phrases(synonyms))
