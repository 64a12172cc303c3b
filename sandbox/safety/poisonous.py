"""Hazard rules for groups that poison, alkylate or cause cancer."""

from __future__ import annotations

from sandbox.safety.hazard import Hazard

POISONOUS = (
    Hazard(
        "cyanide",
        "acutely toxic",
        "[$([C-]#N),$([CH]#N),$(C(#N)[Na,K,Cu,Zn,Ag]),$(C(#N)[Cl,Br,I]),$([CX4]([OH])C#N),$(C(#N)[Si])]",
        "sets hydrogen cyanide free, salts with acid, cyanohydrins and silyl cyanides with water or base",
    ),
    Hazard(
        "phosgene or its equivalent",
        "acutely toxic",
        "[$(C(=O)(Cl)Cl),$(C(=O)(*)OC(Cl)(Cl)Cl)]",
        "very toxic by inhalation (or gives phosgene): lung oedema hours after exposure",
    ),
    Hazard(
        "chloroformate",
        "acutely toxic",
        "[#6]OC(=O)[Cl,F]",
        "toxic by inhalation; causes burns",
        covers=("acid halide",),
    ),
    Hazard(
        "dialkyl sulfate or alkyl fluoro- or trifluoromethanesulfonate",
        "carcinogenic",
        "[$([CX4]OS(=O)(=O)OC),$([CX4]OS(=O)(=O)F),$([CX4]OS(=O)(=O)C(F)(F)F)]",
        "very strong alkylating agent: toxic through skin and lungs, mutagenic",
    ),
    Hazard(
        "alkyl sulfonate ester",
        "carcinogenic",
        "[CX4;H3,H2]OS(=O)(=O)[#6;!$(C(F)(F)F)]",
        "alkylating agent, mutagenic",
    ),
    Hazard(
        "reactive alkyl halide",
        "acutely toxic",
        "[$([CH3][I,Br]),$([CH2]([Cl,Br,I])[c,$(C=C),$(C#C),$(C=O),$(C#N)]),$([CH]([Cl,Br,I])C=O)]",
        "alkylating agent; many of them irritate eyes strongly (tear gases)",
    ),
    Hazard(
        "α-halo ether",
        "carcinogenic",
        "[Cl,Br,I][CX4;H1,H2][OX2][#6]",
        "strong alkylating agent; chloromethyl ethers cause cancer in humans",
    ),
    Hazard(
        "2-haloethyl amine or sulfide",
        "carcinogenic",
        "[Cl,Br,I][CX4;H2][CX4;H2][NX3,SX2;!$(NC=O);!$(NS=O)]",
        "cross-linking alkylating agent (mustard): blisters, mutagenic",
    ),
    Hazard("epoxide", "carcinogenic", "C1OC1", "alkylating agent; small ones are mutagenic and sensitise"),
    Hazard("aziridine", "carcinogenic", "C1[NX3]C1", "alkylating agent; toxic, mutagenic"),
    Hazard("β-lactone", "carcinogenic", "C1(=O)OCC1", "alkylating and acylating agent, mutagenic"),
    Hazard(
        "N-nitroso compound",
        "carcinogenic",
        "[NX3;!$(N=*)][NX2]=O",
        "most N-nitrosamines are potent carcinogens",
    ),
    Hazard(
        "benzidine or related aromatic amine",
        "carcinogenic",
        "[NX3;H2]c1ccc(cc1)-c1ccc([NX3;H2])cc1",
        "causes bladder cancer",
    ),
    Hazard(
        "polycyclic aromatic amine",
        "carcinogenic",
        "[NX3;H2]c1ccc2ccccc2c1",
        "2-naphthylamine causes bladder cancer",
    ),
    Hazard(
        "acrolein-type aldehyde or enone",
        "acutely toxic",
        "[CH2]=[CX3][$([CX3](=O)[#6]),$([CX3H]=O)]",
        "strong electrophile: lachrymator, toxic by inhalation",
    ),
    Hazard(
        "organomercury compound",
        "acutely toxic",
        "[Hg][#6]",
        "goes through skin and gloves; poisons the brain",
    ),
    Hazard("mercury compound", "acutely toxic", "[Hg]", "cumulative poison"),
    Hazard("thallium compound", "acutely toxic", "[Tl]", "cumulative poison, through skin too"),
    Hazard("arsenic compound", "acutely toxic", "[As]", "toxic; inorganic arsenic causes cancer in humans"),
    Hazard("cadmium compound", "carcinogenic", "[Cd]", "toxic to kidneys, causes cancer by inhalation"),
    Hazard(
        "beryllium compound", "carcinogenic", "[Be]", "causes chronic lung disease and cancer by inhalation"
    ),
    Hazard("lead compound", "acutely toxic", "[Pb]", "cumulative poison; tetraalkyl lead goes through skin"),
    Hazard("trialkyltin compound", "acutely toxic", "[Sn]([#6])([#6])[#6]", "toxic, through skin too"),
    Hazard(
        "metal carbonyl",
        "acutely toxic",
        "[Ni,Fe,Co]~[C;$(C~O)]",
        "gives carbon monoxide; nickel carbonyl is among the most toxic gases",
    ),
    Hazard(
        "organophosphorus ester with a leaving group",
        "acutely toxic",
        "P(=[O,S])([OX2,N,#6])([OX2,SX2,N])[$([OX2]c),$([OX2][CX3]=[CX3]),$([SX2]C),F]",
        "inhibits acetylcholinesterase (insecticides, nerve agents)",
    ),
    Hazard(
        "selenium or tellurium compound",
        "acutely toxic",
        "[Se,Te;!$(*1cccc1)]",
        "toxic; hydrogen selenide and its like are very toxic gases",
    ),
    Hazard(
        "thiol or hydrogen sulfide",
        "acutely toxic",
        "[$([SX2H][CX4;!$(C(N)C(=O)O)]),$([SX2H2])]",
        "stench; hydrogen sulfide and small thiols are toxic by inhalation",
    ),
)
