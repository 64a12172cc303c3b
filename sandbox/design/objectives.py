"""What a molecule can be optimised for: a quantity, a direction, and what counts as a step forward."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Objective:
    """One direction of one quantity.

    Attributes:
        name: Canonical term: "higher solubility".
        quantity: Key of ``sandbox.design.measures.MEASURES``.
        sign: 1 where more is better, -1 where less is.
        step: A change that a chemist would notice; gains are counted in steps.
        enough: Steps after which a further gain hardly counts, so that a molecule is not overdone.
        names: What the quantity is called.
        traits: How a molecule is called that has it: "more soluble".
        heard: What else the quantity is called in messages, near enough to be meant.
        heard_traits: What else is said of a molecule that has it.
    """

    name: str
    quantity: str
    sign: int
    step: float
    enough: float
    names: tuple[str, ...]
    traits: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    heard_traits: tuple[str, ...] = ()

    def gain(self, before: float, after: float) -> float:
        """Steps forward from one value to another; negative for steps back."""
        return self.sign * (after - before) / self.step


_SOLUBILITY = ("solubility", "aqueous solubility", "water solubility", "logS", "solubilities")
_LOGP = ("logP", "clogP", "lipophilicity", "log P", "hydrophobicity", "greasiness", "partition coefficient")
# Penalised logP is logP less SA score and large rings, which the search keeps down anyway. Whether ions form,
# which tells logD from logP, is not looked at.
_LOGP_HEARD = ("penalised logP", "penalized logP", "plogP", "logD", "logD7.4", "logD 7.4", "log D",
               "distribution coefficient", "lipophilic character", "octanol-water partition")  # fmt: skip
_SOLUBILITY_HEARD = ("ESOL", "log S", "solubility in water", "water-solubility", "dissolution", "ESOL logS")
_DRD2_HEARD = ("D2 receptor", "D2 binder", "D2 ligand", "D2 binding", "D2R", "dopamine D2", "D2 potency",
               "dopamine receptor 2", "DRD2 binding", "DRD2 score")  # fmt: skip
_JNK3_HEARD = ("JNK-3", "MAPK10", "c-Jun N-terminal kinases-3", "c-Jun N-terminal kinases 3", "JNK3 score")
_GSK3B_HEARD = ("GSK3-beta", "GSK3b", "glycogen synthase kinase-3β", "glycogen synthase kinase 3β",
                "GSK3β score", "GSK-3B")  # fmt: skip
_TPSA = ("TPSA", "polar surface area", "PSA", "polarity")
_MW = ("molecular weight", "MW", "mol weight", "molecular mass", "size")
_QED = ("QED", "drug-likeness", "drug likeness", "druglikeness", "QED score")
_SA = ("SA score", "synthetic accessibility score", "synthetic complexity", "difficulty of synthesis")
_BBB = ("BBB penetration", "brain penetration", "blood-brain barrier penetration", "CNS penetration",
        "brain exposure", "BBB permeability", "CNS exposure")  # fmt: skip
_HERG = ("hERG inhibition", "hERG", "hERG liability", "hERG risk", "cardiotoxicity", "hERG blockade")
_AMES = ("mutagenicity", "Ames mutagenicity", "genotoxicity", "Ames liability", "mutagenic potential")
_CACO = ("permeability", "Caco-2 permeability", "cell permeability", "membrane permeability")
_CYP = ("CYP3A4 inhibition", "CYP inhibition", "3A4 inhibition", "CYP3A4 liability")
_CLEARANCE = ("metabolic stability", "microsomal stability", "metabolic half-life")

OBJECTIVES = {
    each.name: each
    for each in (
        Objective("higher solubility", "logS", 1, 0.5, 3, _SOLUBILITY,
                  ("more soluble", "more water-soluble", "more water soluble", "better soluble"),
                  _SOLUBILITY_HEARD,
                  ("dissolve better", "dissolves better", "dissolve more easily", "easier to dissolve")),
        Objective("lower solubility", "logS", -1, 0.5, 3, _SOLUBILITY,
                  ("less soluble", "less water-soluble"), _SOLUBILITY_HEARD),
        Objective("lower logP", "logP", -1, 0.5, 4, _LOGP,
                  ("less lipophilic", "less greasy", "more hydrophilic", "less hydrophobic", "less fatty"),
                  _LOGP_HEARD, ("less oily", "less fat-soluble")),
        Objective("higher logP", "logP", 1, 0.5, 4, _LOGP,
                  ("more lipophilic", "greasier", "more hydrophobic", "less hydrophilic"), _LOGP_HEARD),
        Objective("lower TPSA", "TPSA", -1, 10.0, 4, _TPSA, ("less polar",)),
        Objective("higher TPSA", "TPSA", 1, 10.0, 4, _TPSA, ("more polar",)),
        Objective("lower molecular weight", "molecular weight", -1, 20.0, 5, _MW, ("smaller", "lighter")),
        Objective("higher QED", "QED", 1, 0.05, 10, _QED, ("more drug-like", "more druglike", "drug-like"),
                  ("QED value", "drug-like quality", "drug-like character")),
        Objective("easier synthesis", "SA score", -1, 0.25, 6, _SA,
                  ("easier to make", "easier to synthesise", "easier to synthesize",
                   "synthetically more accessible", "simpler to make")),
        Objective("more sp3 carbons", "fraction of sp3 carbons", 1, 0.08, 4,
                  ("Fsp3", "sp3 fraction", "fraction of sp3 carbons", "sp3 content", "sp3 character"),
                  ("less flat", "more three-dimensional")),
        Objective("fewer rotatable bonds", "number of rotatable bonds", -1, 1.0, 4,
                  ("rotatable bonds", "flexibility", "rotors"), ("more rigid", "less flexible")),
        Objective("fewer H-bond donors", "number of H-bond donors", -1, 1.0, 3,
                  ("H-bond donors", "hydrogen bond donors", "HBD", "donors")),
        Objective("higher DRD2 activity", "DRD2 activity", 1, 0.05, 20,
                  ("DRD2 activity", "DRD2 affinity", "DRD2 potency", "dopamine D2 activity", "D2 activity",
                   "DRD2", "dopamine D2 affinity", "D2 affinity",
                   "dopamine D2 receptor", "dopamine receptor D2", "dopamine type 2 receptor"),
                  ("more active on DRD2", "more potent at DRD2", "more active against DRD2"),
                  _DRD2_HEARD, ("more potent on DRD2", "more active at DRD2")),
        Objective("higher JNK3 activity", "JNK3 activity", 1, 0.05, 20,
                  ("JNK3 activity", "JNK3 inhibition", "JNK3 potency", "JNK3 affinity", "JNK3",
                  "c-Jun N-terminal kinase 3", "c-Jun N-terminal kinase-3"),
                  ("more active on JNK3", "more potent at JNK3", "more active against JNK3"),
                  _JNK3_HEARD, ("more potent on JNK3", "more active at JNK3")),
        Objective("higher GSK3B activity", "GSK3B activity", 1, 0.05, 20,
                  ("GSK3B activity", "GSK3β activity", "GSK-3β activity", "GSK3 beta activity", "GSK3B",
                   "GSK3β inhibition", "GSK3B inhibition", "GSK3B potency", "GSK-3 beta activity", "GSK3β",
                   "GSK-3β inhibition", "GSK3B affinity", "GSK-3β", "GSK3-β", "GSK3", "GSK-3",
                   "glycogen synthase kinase 3 beta", "glycogen synthase kinase-3 beta"),
                  ("more active on GSK3B", "more potent at GSK3B", "more active against GSK3B"),
                  _GSK3B_HEARD, ("more potent on GSK3B", "more active at GSK3B")),
        Objective("higher BBB penetration", "BBB penetration", 1, 0.05, 10, _BBB,
                  ("more brain penetrant", "more brain-penetrant", "more CNS penetrant")),
        Objective("lower BBB penetration", "BBB penetration", -1, 0.05, 10, _BBB,
                  ("less brain penetrant", "less brain-penetrant", "peripherally restricted")),
        Objective("lower hERG inhibition", "hERG inhibition", -1, 0.05, 10, _HERG,
                  ("less cardiotoxic", "safer on hERG"), (),
                  ("less hERG-like", "less hERG active", "hERG-free")),
        Objective("lower mutagenicity", "mutagenicity", -1, 0.05, 10, _AMES,
                  ("less mutagenic", "Ames negative")),
        Objective("higher permeability", "Caco-2 permeability", 1, 0.2, 5, _CACO,
                  ("more permeable", "more cell-permeable")),
        Objective("lower CYP3A4 inhibition", "CYP3A4 inhibition", -1, 0.05, 10, _CYP),
        Objective("higher metabolic stability", "microsomal clearance", -1, 5.0, 6, _CLEARANCE,
                  ("metabolically more stable", "more metabolically stable", "more stable in microsomes")),
    )
}  # fmt: skip
