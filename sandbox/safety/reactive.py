"""Hazard rules for what ignites in air, reacts with water, oxidises, burns the skin or polymerises."""

from __future__ import annotations

from sandbox.safety.hazard import Hazard

REACTIVE = (
    Hazard(
        "organolithium compound",
        "pyrophoric",
        "[$([Li][#6]),$([Li+]),$([Li])].[$([#6][Li]),$([#6-;!$([#6-]#[#7,#6,#8])])]",
        "ignites in air, tert-butyllithium at once; violent with water",
    ),
    Hazard(
        "Grignard reagent",
        "water-reactive",
        "[$([#6][Mg]),$([#6-].[Mg+2])]",
        "violent with water and protic solvents; the start of its formation can run away",
    ),
    Hazard(
        "alkylzinc or alkylaluminium",
        "pyrophoric",
        "[Zn,Al,Ga;!$(*=*)][#6X4]",
        "ignites in air; violent with water",
    ),
    Hazard("trialkylborane", "pyrophoric", "[BX3]([CX4])([CX4])[CX4]", "the lower ones ignite in air"),
    Hazard(
        "ionic metal hydride",
        "water-reactive",
        "[H-]",
        "gives hydrogen with water, alcohols and acids, hot enough to ignite; runs away in warm DMF and DMSO",
    ),
    Hazard(
        "aluminium hydride",
        "water-reactive",
        "[#13;!H0]",
        "gives hydrogen violently with water and alcohols; ignites when ground or in moist air",
    ),
    Hazard(
        "borohydride",
        "water-reactive",
        "[#5-;!H0]",
        "gives hydrogen with water, fast with acid; keep alkaline",
    ),
    Hazard(
        "borane", "water-reactive", "[#5;!-;!H0]", "gives hydrogen with water and alcohols; flammable, toxic"
    ),
    Hazard(
        "alkali metal",
        "water-reactive",
        "[Li,Na,K,Rb,Cs;+0;X0]",
        "gives hydrogen with water and ignites it; violent with halogenated solvents",
    ),
    Hazard(
        "alkali metal amide",
        "water-reactive",
        "[NH2-]",
        "violent with water; old samples can hold explosive peroxides",
    ),
    Hazard("primary phosphine", "pyrophoric", "[PX3;H2,H3]", "ignites in air; very toxic"),
    Hazard(
        "white phosphorus", "pyrophoric", "[#15;X3;r3](~[#15])(~[#15])~[#15]", "ignites in air; very toxic"
    ),
    Hazard("silane", "pyrophoric", "[SiX4;H3,H4]", "ignites in air"),
    Hazard(
        "acid halide",
        "corrosive",
        "C(=[O,S])[F,Cl,Br,I]",
        "gives hydrogen halide with water and moist air; causes burns, irritates eyes and lungs",
    ),
    Hazard(
        "sulfonyl or sulfinyl halide",
        "corrosive",
        "[S;!$(S[F])](=O)[Cl,Br,I]",
        "gives hydrogen halide with water, thionyl and sulfuryl chloride sulfur dioxide too; causes burns",
    ),
    Hazard("chlorosilane", "corrosive", "[Si][Cl,Br,I]", "gives hydrogen halide with water; causes burns"),
    Hazard(
        "phosphorus halide",
        "corrosive",
        "P[Cl,Br,I]",
        "violent with water; causes burns, toxic by inhalation",
    ),
    Hazard(
        "Lewis-acidic metal halide",
        "corrosive",
        "[$([B,Al,Ti,Sn,Sb,Zr,Ga;X3,X4,X5][F,Cl,Br,I]);!$([B-])]",
        "gives hydrogen halide with water, often violently; causes burns",
    ),
    Hazard(
        "carboxylic anhydride",
        "corrosive",
        "[CX3](=O)[OX2][CX3](=O)",
        "reacts with water, fast with acid; irritates or burns, cyclic ones sensitise the lungs",
    ),
    Hazard(
        "isocyanate",
        "acutely toxic",
        "[#6]N=C=O",
        "toxic by inhalation, sensitises the lungs; gives carbon dioxide with water",
    ),
    Hazard("ketene", "acutely toxic", "C=C=O", "very toxic gas or vapour; polymerises"),
    Hazard(
        "strong mineral acid",
        "corrosive",
        "[$([ClH1]),$([BrH1]),$([IH1]),$([OX2H]S(=O)(=O)[OX2H]),$([OX2H]S(=O)(=O)C(F)(F)F),"
        "$([OX2H]S(=O)(=O)[F,Cl]),"
        "$([OX2H][Cl](~O)(~O)~O),$([OX2H][N+](=O)[O-])]",
        "causes severe burns; hot with water and bases",
    ),
    Hazard(
        "hydrogen fluoride or acidic fluoride",
        "acutely toxic",
        "[FH1]",
        "penetrates skin, painless at first, and takes calcium from the blood: can be fatal; etches glass",
    ),
    Hazard(
        "alkali hydroxide or strong ionic base",
        "corrosive",
        "[$([OH-]),$([O-][CX4;!$(C=*)])]",
        "causes severe burns, above all of the eyes",
    ),
    Hazard(
        "perchlorate",
        "oxidiser",
        "[Cl;$(Cl(~O)(~O)(~O)~O)]",
        "explosive with organic matter and as organic or heavy metal salt",
    ),
    Hazard(
        "chlorate or bromate",
        "oxidiser",
        "[Cl,Br;$(*(~O)(~O)~O);!$(*(~O)(~O)(~O)~O)]",
        "explosive with organic matter, sulfur and phosphorus; explosive chlorine dioxide with acid",
    ),
    Hazard(
        "periodate",
        "oxidiser",
        "[I;!$(I[#6]);$(I(~O)(~O)(~O)~O)]",
        "oxidiser; can explode with organic matter",
    ),
    Hazard(
        "hypochlorite",
        "oxidiser",
        "[$([O-][Cl;X1]),$([OH][Cl;X1])]",
        "gives chlorine with acid and toxic chloramines with ammonia",
    ),
    Hazard(
        "permanganate", "oxidiser", "[Mn](~O)(~O)(~O)~O", "ignites many organic compounds; violent with acid"
    ),
    Hazard(
        "chromium(VI) compound",
        "oxidiser",
        "[Cr](=O)=O",
        "oxidiser that can ignite solvents; carcinogenic by inhalation",
    ),
    Hazard("persulfate", "oxidiser", "S(=O)(=O)O[O;!H0,-,$(OS)]", "oxidiser", covers=("peroxide",)),
    Hazard(
        "nitrate salt or nitric acid",
        "oxidiser",
        "[O-,OH][N+](=O)[O-]",
        "oxidiser; mixtures with fuel burn fiercely",
    ),
    Hazard("osmium tetroxide", "acutely toxic", "O=[Os](=O)(=O)=O", "vapour blinds and damages the lungs"),
    Hazard(
        "elemental halogen",
        "oxidiser",
        "[F,Cl,Br,I;X1][F,Cl,Br,I;X1]",
        "toxic by inhalation; strong oxidiser",
    ),
    Hazard(
        "acrylic or vinyl monomer",
        "polymerises",
        "[$([CH2]=[CH]C(=O)),$([CH2]=C(C)C(=O)),$([CH2]=[CH]C#N),$([CH2]=[CH]c),"
        "$([CH2]=[CH]OC),$([CH2]=[CH][CH]=[CH2])]",
        "polymerises with heat, light or initiators, violently in bulk; kept with an inhibitor",
    ),
)
