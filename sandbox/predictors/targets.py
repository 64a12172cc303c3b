"""The thirty protein targets of MoleculeACE, and what chemists call them."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.vocabulary import VOCABULARIES, Vocabulary, phrases


@dataclass(frozen=True, slots=True)
class Target:
    """A protein whose affinity or potency is predicted.

    Attributes:
        key: ChEMBL's identifier and what was measured.
        name: Plain name.
        synonyms: Other names and gene symbols.
        organism: Where the protein is from.
    """

    key: str
    name: str
    synonyms: tuple[str, ...]
    organism: str = "human"

    @property
    def quantity(self) -> str:
        """What the number is: pKi or pEC50."""
        return "pKi" if self.key.endswith("Ki") else "pEC50"


TARGETS = (
    Target("CHEMBL1862_Ki", "tyrosine kinase ABL1", phrases("ABL1, Abl, Abl kinase, c-Abl, BCR-ABL")),
    Target("CHEMBL1871_Ki", "androgen receptor", phrases("AR affinity, androgen receptor affinity, NR3C4")),
    Target("CHEMBL2034_Ki", "glucocorticoid receptor", phrases("GR affinity, NR3C1, cortisol receptor")),
    Target(
        "CHEMBL2047_EC50",
        "farnesoid X receptor",
        phrases("FXR, NR1H4, bile acid receptor, farnesoid-X receptor"),
    ),
    Target("CHEMBL204_Ki", "thrombin", phrases("coagulation factor II, factor IIa, F2 protease")),
    Target("CHEMBL2147_Ki", "PIM1 kinase", phrases("PIM1, Pim-1, serine/threonine kinase PIM1")),
    Target(
        "CHEMBL214_Ki",
        "serotonin 5-HT1A receptor",
        phrases("5-HT1A, 5HT1A, HTR1A, serotonin 1A receptor, 5-HT1A receptor"),
    ),
    Target(
        "CHEMBL218_EC50",
        "cannabinoid CB1 receptor",
        phrases("CB1, CNR1, CB1 receptor, cannabinoid receptor 1"),
    ),
    Target("CHEMBL219_Ki", "dopamine D4 receptor", phrases("D4, DRD4, D4 receptor, dopamine D4")),
    Target(
        "CHEMBL228_Ki",
        "serotonin transporter",
        phrases("SERT, 5-HTT, SLC6A4, serotonin reuptake transporter"),
    ),
    Target("CHEMBL231_Ki", "histamine H1 receptor", phrases("H1 receptor, HRH1, histamine H1")),
    Target(
        "CHEMBL233_Ki",
        "mu opioid receptor",
        phrases("MOR, OPRM1, mu-opioid receptor, µ opioid receptor, mu receptor"),
    ),
    Target("CHEMBL234_Ki", "dopamine D3 receptor", phrases("D3, DRD3, D3 receptor, dopamine D3")),
    Target(
        "CHEMBL235_EC50",
        "PPAR gamma",
        phrases("PPARγ, PPARG, peroxisome proliferator-activated receptor gamma, PPAR-gamma agonist"),
    ),
    Target(
        "CHEMBL236_Ki",
        "delta opioid receptor",
        phrases("DOR, OPRD1, delta-opioid receptor, δ opioid receptor"),
    ),
    Target(
        "CHEMBL237_EC50",
        "kappa opioid receptor (agonism)",
        phrases("kappa opioid agonism, KOR agonism, KOR EC50, kappa agonist potency"),
    ),
    Target(
        "CHEMBL237_Ki",
        "kappa opioid receptor",
        phrases("KOR, OPRK1, kappa-opioid receptor, κ opioid receptor"),
    ),
    Target("CHEMBL238_Ki", "dopamine transporter", phrases("DAT, SLC6A3, dopamine reuptake transporter")),
    Target(
        "CHEMBL239_EC50",
        "PPAR alpha",
        phrases("PPARα, PPARA, peroxisome proliferator-activated receptor alpha, PPAR-alpha agonist"),
    ),
    Target("CHEMBL244_Ki", "coagulation factor Xa", phrases("factor Xa, FXa, fXa, factor 10a, F10")),
    Target(
        "CHEMBL262_Ki",
        "GSK-3 beta affinity",
        phrases("GSK3 beta Ki, GSK-3β affinity, GSK3B Ki, glycogen synthase kinase Ki"),
    ),
    Target("CHEMBL264_Ki", "histamine H3 receptor", phrases("H3 receptor, HRH3, histamine H3")),
    Target("CHEMBL2835_Ki", "JAK1 kinase", phrases("JAK1, Janus kinase 1")),
    Target(
        "CHEMBL287_Ki",
        "sigma-1 receptor",
        phrases("sigma 1, σ1, SIGMAR1, sigma non-opioid receptor, sigma receptor"),
    ),
    Target("CHEMBL2971_Ki", "JAK2 kinase", phrases("JAK2, Janus kinase 2")),
    Target(
        "CHEMBL3979_EC50",
        "PPAR delta",
        phrases("PPARδ, PPARD, peroxisome proliferator-activated receptor delta, PPAR-delta agonist"),
    ),
    Target(
        "CHEMBL4005_Ki",
        "PI3K alpha",
        phrases("PI3Kα, PIK3CA, p110 alpha, phosphoinositide 3-kinase alpha, PI3-kinase alpha"),
    ),
    Target(
        "CHEMBL4203_Ki",
        "CLK4 kinase",
        phrases("CLK4, dual specificity protein kinase CLK4, CDC-like kinase 4"),
    ),
    Target(
        "CHEMBL4616_EC50",
        "ghrelin receptor",
        phrases("GHSR, growth hormone secretagogue receptor, GHS-R1a, ghrelin receptor 1a"),
    ),
    Target(
        "CHEMBL4792_Ki",
        "orexin 2 receptor",
        phrases("OX2R, OX2, HCRTR2, orexin receptor 2, orexin-2 receptor"),
    ),
)
BY_NAME = {target.name: target for target in TARGETS}


def _vocabulary() -> Vocabulary:
    return Vocabulary("protein target", {target.name: target.synonyms for target in TARGETS})


VOCABULARIES.add("protein target", _vocabulary)
