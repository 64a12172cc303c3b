"""What a molecule can be optimised for: a quantity, a direction, and what counts as a step forward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Basis = Literal["calculated", "predicted", "surrogate"]


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
    """

    name: str
    quantity: str
    sign: int
    step: float
    enough: float
    names: tuple[str, ...]
    traits: tuple[str, ...] = ()

    def gain(self, before: float, after: float) -> float:
        """Steps forward from one value to another; negative for steps back."""
        return self.sign * (after - before) / self.step


_SOLUBILITY = ("solubility", "aqueous solubility", "water solubility", "logS", "solubilities")
_LOGP = ("logP", "clogP", "lipophilicity", "log P", "hydrophobicity", "greasiness", "partition coefficient")
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
                  ("more soluble", "more water-soluble", "more water soluble", "better soluble")),
        Objective("lower solubility", "logS", -1, 0.5, 3, _SOLUBILITY,
                  ("less soluble", "less water-soluble")),
        Objective("lower logP", "logP", -1, 0.5, 4, _LOGP,
                  ("less lipophilic", "less greasy", "more hydrophilic", "less hydrophobic", "less fatty")),
        Objective("higher logP", "logP", 1, 0.5, 4, _LOGP,
                  ("more lipophilic", "greasier", "more hydrophobic", "less hydrophilic")),
        Objective("lower TPSA", "TPSA", -1, 10.0, 4, _TPSA, ("less polar",)),
        Objective("higher TPSA", "TPSA", 1, 10.0, 4, _TPSA, ("more polar",)),
        Objective("lower molecular weight", "molecular weight", -1, 20.0, 5, _MW, ("smaller", "lighter")),
        Objective("higher QED", "QED", 1, 0.05, 10, _QED, ("more drug-like", "more druglike", "drug-like")),
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
                  ("more active on DRD2", "more potent at DRD2", "more active against DRD2")),
        Objective("higher JNK3 activity", "JNK3 activity", 1, 0.05, 20,
                  ("JNK3 activity", "JNK3 inhibition", "JNK3 potency", "JNK3 affinity", "JNK3",
                  "c-Jun N-terminal kinase 3", "c-Jun N-terminal kinase-3"),
                  ("more active on JNK3", "more potent at JNK3", "more active against JNK3")),
        Objective("higher GSK3B activity", "GSK3B activity", 1, 0.05, 20,
                  ("GSK3B activity", "GSK3β activity", "GSK-3β activity", "GSK3 beta activity", "GSK3B",
                   "GSK3β inhibition", "GSK3B inhibition", "GSK3B potency", "GSK-3 beta activity", "GSK3β",
                   "GSK-3β inhibition", "GSK3B affinity", "GSK-3β", "GSK3-β", "GSK3", "GSK-3",
                   "glycogen synthase kinase 3 beta", "glycogen synthase kinase-3 beta"),
                  ("more active on GSK3B", "more potent at GSK3B", "more active against GSK3B")),
        Objective("higher BBB penetration", "BBB penetration", 1, 0.05, 10, _BBB,
                  ("more brain penetrant", "more brain-penetrant", "more CNS penetrant")),
        Objective("lower BBB penetration", "BBB penetration", -1, 0.05, 10, _BBB,
                  ("less brain penetrant", "less brain-penetrant", "peripherally restricted")),
        Objective("lower hERG inhibition", "hERG inhibition", -1, 0.05, 10, _HERG,
                  ("less cardiotoxic", "safer on hERG")),
        Objective("lower mutagenicity", "mutagenicity", -1, 0.05, 10, _AMES,
                  ("less mutagenic", "Ames negative")),
        Objective("higher permeability", "Caco-2 permeability", 1, 0.2, 5, _CACO,
                  ("more permeable", "more cell-permeable")),
        Objective("lower CYP3A4 inhibition", "CYP3A4 inhibition", -1, 0.05, 10, _CYP),
        Objective("higher metabolic stability", "microsomal clearance", -1, 5.0, 6, _CLEARANCE,
                  ("metabolically more stable", "more metabolically stable", "more stable in microsomes")),
    )
}  # fmt: skip
