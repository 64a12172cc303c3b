"""The endpoints of what the body does with a substance: absorption, distribution, metabolism, excretion."""

from __future__ import annotations

from collections.abc import Iterator

from sandbox.predictors.endpoint import Endpoint
from sandbox.vocabulary import phrases


def absorption() -> Iterator[Endpoint]:
    """What decides how much gets into the blood."""
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


def distribution() -> Iterator[Endpoint]:
    """Where it goes from the blood."""
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


def cyps() -> Iterator[Endpoint]:
    """Inhibition of the cytochromes P450, and being changed by them."""
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


def excretion() -> Iterator[Endpoint]:
    """How fast it is changed and leaves."""
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
