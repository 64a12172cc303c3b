"""The 41 endpoints of ADMET-AI: names, units, what a value means, and what is possible at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.vocabulary import VOCABULARIES, Vocabulary, phrases

GROUPS = ("absorption", "distribution", "metabolism", "excretion", "toxicity")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One endpoint.

    Attributes:
        key: ADMET-AI's name for it.
        name: As it reads in "the <name> of M1".
        group: One of :data:`GROUPS`.
        meaning: What a probability is the probability of; empty for a value with a unit.
        synonyms: What else chemists call it.
        unit: Unit of a value.
        decimals: Digits after the point.
        low: Least value that is possible.
        high: Greatest value that is possible.
    """

    key: str
    name: str
    group: str
    meaning: str
    synonyms: tuple[str, ...]
    unit: str = ""
    decimals: int = 2
    low: float | None = None
    high: float | None = None

    @property
    def is_probability(self) -> bool:
        """Whether the number is the probability of a yes."""
        return bool(self.meaning)

    def clipped(self, value: float) -> float:
        """The nearest value that is possible."""
        raised = value if self.low is None else max(value, self.low)
        return raised if self.high is None else min(raised, self.high)


def _cyps() -> Iterator[Endpoint]:
    for enzyme in ("1A2", "2C19", "2C9", "2D6", "3A4"):
        synonyms = phrases(
            f"CYP{enzyme} inhibitor, CYP{enzyme} inhibitor risk, inhibition of CYP{enzyme}, "
            f"inhibits CYP{enzyme}, inhibit CYP{enzyme}, CYP {enzyme} inhibition"
        )
        yield Endpoint(
            f"CYP{enzyme}_Veith",
            f"CYP{enzyme} inhibition",
            "metabolism",
            f"it inhibits CYP{enzyme}",
            synonyms,
        )
    for enzyme in ("2C9", "2D6", "3A4"):
        synonyms = phrases(
            f"substrate of CYP{enzyme}, metabolised by CYP{enzyme}, metabolized by "
            f"CYP{enzyme}, CYP{enzyme} metabolism"
        )
        yield Endpoint(
            f"CYP{enzyme}_Substrate_CarbonMangels",
            f"CYP{enzyme} substrate",
            "metabolism",
            f"CYP{enzyme} metabolises it",
            synonyms,
        )


def _absorption() -> Iterator[Endpoint]:
    yield Endpoint(
        "HIA_Hou",
        "intestinal absorption",
        "absorption",
        "the human gut absorbs it",
        phrases("human intestinal absorption, HIA, gut absorption, absorbed in the gut"),
    )
    yield Endpoint(
        "Bioavailability_Ma",
        "oral bioavailability",
        "absorption",
        "its oral bioavailability is at least 20 %",
        phrases("bioavailability, orally bioavailable, bioavailable"),
    )
    yield Endpoint(
        "Solubility_AqSolDB",
        "ADMET-AI solubility",
        "absorption",
        "",
        phrases("ADMET solubility, ADMET-AI logS"),
        "log(mol/L)",
    )
    yield Endpoint(
        "Lipophilicity_AstraZeneca",
        "measured-like logD",
        "absorption",
        "",
        phrases("ADMET lipophilicity, ADMET-AI logD, AstraZeneca logD, ADMET-AI lipophilicity"),
    )
    yield Endpoint(
        "HydrationFreeEnergy_FreeSolv",
        "hydration free energy",
        "absorption",
        "",
        phrases("free energy of hydration, solvation free energy, hydration energy, FreeSolv"),
        "kcal/mol",
    )
    yield Endpoint(
        "Caco2_Wang",
        "Caco-2 permeability",
        "absorption",
        "",
        phrases("Caco2, Caco2 permeability, cell permeability, Papp, Caco-2"),
        "log(cm/s)",
    )
    yield Endpoint(
        "PAMPA_NCATS",
        "PAMPA permeability",
        "absorption",
        "it permeates an artificial membrane well",
        phrases("PAMPA, passive permeability, artificial membrane permeability"),
    )
    yield Endpoint(
        "Pgp_Broccatelli",
        "P-glycoprotein inhibition",
        "absorption",
        "it inhibits P-glycoprotein",
        phrases(
            "P-gp inhibition, Pgp inhibition, Pgp, P-gp, P-gp inhibitor, MDR1 inhibition, P-glycoprotein"
        ),
    )


def _distribution() -> Iterator[Endpoint]:
    yield Endpoint(
        "BBB_Martins",
        "BBB penetration",
        "distribution",
        "it passes the blood-brain barrier",
        phrases(
            "blood-brain barrier penetration, BBB permeability, brain penetration probability, "
            "BBB probability, CNS penetration, brain penetration"
        ),
    )
    yield Endpoint(
        "PPBR_AZ",
        "plasma protein binding",
        "distribution",
        "",
        phrases("PPB, PPBR, protein binding, plasma binding, bound in plasma, fraction bound"),
        "%",
        0,
        0.0,
        100.0,
    )
    yield Endpoint(
        "VDss_Lombardo",
        "volume of distribution",
        "distribution",
        "",
        phrases("VDss, Vd, distribution volume, steady-state volume"),
        "L/kg",
        1,
        0.0,
    )


def _excretion() -> Iterator[Endpoint]:
    yield Endpoint(
        "Half_Life_Obach",
        "half-life",
        "excretion",
        "",
        phrases("plasma half-life, elimination half-life, biological half-life, terminal half-life"),
        "h",
        1,
        0.0,
    )
    yield Endpoint(
        "Clearance_Hepatocyte_AZ",
        "hepatocyte clearance",
        "excretion",
        "",
        phrases("hepatic clearance, clearance in hepatocytes, intrinsic clearance in hepatocytes"),
        "µL/min per 10⁶ cells",
        0,
        0.0,
    )
    yield Endpoint(
        "Clearance_Microsome_AZ",
        "microsomal clearance",
        "excretion",
        "",
        phrases(
            "microsome clearance, clearance in microsomes, microsomal stability, metabolic "
            "stability, intrinsic clearance"
        ),
        "µL/min per mg",
        0,
        0.0,
    )


def _toxicity() -> Iterator[Endpoint]:
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


def _tox21() -> Iterator[Endpoint]:
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


ENDPOINTS = (*_absorption(), *_distribution(), *_cyps(), *_excretion(), *_toxicity(), *_tox21())
BY_NAME = {endpoint.name: endpoint for endpoint in ENDPOINTS}
# What a profile shows: the endpoints that decide most often.
MAIN = (
    "intestinal absorption",
    "oral bioavailability",
    "Caco-2 permeability",
    "P-glycoprotein inhibition",
    "BBB penetration",
    "plasma protein binding",
    "CYP3A4 inhibition",
    "CYP2D6 inhibition",
    "half-life",
    "hERG inhibition",
    "mutagenicity",
    "liver injury",
)


def _vocabulary() -> Vocabulary:
    return Vocabulary("ADMET endpoint", {endpoint.name: endpoint.synonyms for endpoint in ENDPOINTS})


VOCABULARIES.add("ADMET endpoint", _vocabulary)
