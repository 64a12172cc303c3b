"""Hazard rules for energetic groups, by the tables of explosive and self-reactive groups in the UN manual."""

from __future__ import annotations

from sandbox.safety.hazard import Hazard

_AZIDE = "N=[N+]=[N-]"
_NITRO = "[$([NX3+](=O)[O-]),$([NX3](=O)=O)]"

ENERGETIC = (
    Hazard(
        "acyl azide",
        "explosive",
        f"C(=O){_AZIDE}",
        "loses nitrogen on warming (Curtius rearrangement to the isocyanate) and can explode",
        covers=("organic azide",),
    ),
    Hazard(
        "sulfonyl azide",
        "explosive",
        f"S(=O)(=O){_AZIDE}",
        "can explode on heating or impact; gives hydrazoic acid with acid",
        covers=("organic azide",),
    ),
    Hazard(
        "organic azide",
        "explosive",
        f"[#6,Si,P]{_AZIDE}",
        "sensitive to heat, impact and friction; loses nitrogen with much heat",
    ),
    Hazard(
        "heavy metal azide",
        "explosive",
        "[Pb,Ag,Cu,Hg,Tl,Cd].[$([N+](=[N-])=[N-]),$([N+](=[N-])=N[Pb,Ag,Cu,Hg,Cd])]",
        "primary explosive",
    ),
    Hazard(
        "azide ion",
        "acutely toxic",
        "[N-]=[N+]=[N-]",
        "as toxic as cyanide; gives volatile, explosive hydrazoic acid with acid, explosive azides with "
        "heavy metals, and explosive di- or triazidomethane with dichloromethane or chloroform",
    ),
    Hazard("hydrazoic acid", "explosive", "[NH]=[N+]=[N-]", "very toxic gas that explodes when concentrated"),
    Hazard(
        "diazo compound",
        "explosive",
        "[#6]=[N+]=[N-]",
        "loses nitrogen; small ones explode on heating, on rough surfaces or in strong light, and are toxic",
    ),
    Hazard("diazonium salt", "explosive", "[#6][N+]#N", "explodes when dry, on heating, impact or friction"),
    Hazard(
        "aliphatic azo compound",
        "explosive",
        "[CX4]N=N[CX4]",
        "self-reactive: loses nitrogen on warming and gives radicals",
    ),
    Hazard(
        "azodicarboxylate",
        "explosive",
        "C(=O)N=NC(=O)",
        "decomposes violently when heated; sold as a solution or on a polymer",
    ),
    Hazard("triazene", "explosive", "[NX3]-N=N-[#6]", "self-reactive; gives a diazonium ion with acid"),
    Hazard(
        "chain or ring of four or more nitrogens",
        "explosive",
        "[#7;!$([#7]~[#8])]~[#7]~[#7]~[#7]",
        "tetrazoles, tetrazenes and the like: small ones can explode on heating or impact",
    ),
    Hazard(
        "1-hydroxybenzotriazole",
        "explosive",
        "[OX2,O-]n1nnc2[c,n]cccc12",
        "explosive when dry; sold with water",
    ),
    Hazard(
        "hydrazine",
        "explosive",
        "[NX3;!$(N[C,S]=[O,S,N]);!$(N=*);!a][NX3;!$(N[C,S]=[O,S,N]);!$(N=*);!a;!$(N~O)]",
        "strong reducing agent, can decompose violently on metals or oxidisers; toxic, suspected carcinogen",
    ),
    Hazard(
        "organic hydroperoxide",
        "explosive",
        "[#6;!$(C=O)][OX2][OX2H]",
        "can explode on heating or with metals; strong oxidiser",
        covers=("peroxide",),
    ),
    Hazard(
        "peroxyacid",
        "explosive",
        "C(=O)[OX2][OX2H]",
        "strong oxidiser; explodes on heating or when concentrated",
        covers=("peroxide",),
    ),
    Hazard(
        "diacyl peroxide or perester",
        "explosive",
        "C(=O)[OX2][OX2][#6]",
        "shock-sensitive when dry; gives radicals on warming",
        covers=("peroxide",),
    ),
    Hazard(
        "cyclic peroxide or ozonide",
        "explosive",
        "[OX2;R][OX2;R]",
        "can explode on heating, impact or friction",
        covers=("peroxide",),
    ),
    Hazard(
        "hydrogen peroxide",
        "oxidiser",
        "[OX2H][OX2H]",
        "decomposes violently with metals and their salts; explosive with organic matter when concentrated",
        covers=("peroxide",),
    ),
    Hazard("peroxide", "explosive", "[OX2,O-][OX2,O-]", "can explode on heating, impact or with metals"),
    Hazard("nitrate ester", "explosive", "[#6][OX2][N+](=O)[O-]", "explosive; sensitive to impact and heat"),
    Hazard("nitramine", "explosive", f"[#7;X3;$([#7][#6])]{_NITRO}", "explosive group of RDX and HMX"),
    Hazard(
        "polynitro aromatic",
        "explosive",
        f"a{_NITRO}",
        "two or more nitro groups on aromatic rings; salts of metals or bases are more sensitive",
        least=2,
        covers=("aromatic nitro compound",),
    ),
    Hazard(
        "polynitro alkane",
        "explosive",
        f"[CX4]({_NITRO}){_NITRO}",
        "several nitro groups on one carbon: explosive",
        covers=("nitroalkane",),
    ),
    Hazard(
        "nitroalkane",
        "explosive",
        f"[CX4]{_NITRO}",
        "small ones explode when heated or shocked; salts and mixtures with amines are sensitive",
    ),
    Hazard(
        "aromatic nitro compound",
        "explosive",
        f"a{_NITRO}",
        "decomposes with much heat above 200–300 °C, sooner with strong base or metals",
    ),
    Hazard(
        "fulminate",
        "explosive",
        "[$([C-]#[N+][O-]),$([C]#[N+][O-]),$([C-]=[N+]=O)]",
        "primary explosive with heavy metals",
    ),
    Hazard("N-halogen compound", "explosive", "[#7;!$([#7][C,S]=[O,N])][F,Cl,Br,I]", "can explode; oxidises"),
    Hazard(
        "N-halogen amide or imide",
        "oxidiser",
        "[#7;$([#7][C,S]=[O,N])][F,Cl,Br,I]",
        "oxidiser; runs away with some solvents (DMF, THF) and amines",
    ),
    Hazard("hypohalite ester", "explosive", "[#6][OX2][Cl,Br,I;X1]", "explodes on heating or in light"),
    Hazard(
        "organic perchlorate",
        "explosive",
        "[#6]O[Cl](~O)(~O)~O",
        "explodes on heating, impact or friction",
        covers=("perchlorate",),
    ),
    Hazard(
        "metal acetylide",
        "explosive",
        "[$([C-]#C),$([Cu,Ag,Hg,Au]C#C)]",
        "acetylides of copper, silver and mercury explode when dry; those of alkali metals react with water",
    ),
    Hazard(
        "haloacetylene",
        "explosive",
        "[C;!$(C[#6])]([Cl,Br,I])#C",
        "can explode on heating or distillation, spontaneously in air",
    ),
    Hazard("conjugated diyne", "explosive", "C#C-C#C", "unstable; can polymerise explosively"),
    Hazard(
        "terminal alkyne",
        "explosive",
        "[CX2H]#C",
        "gives explosive acetylides with copper, silver and mercury",
    ),
    Hazard(
        "free hydroxylamine",
        "explosive",
        "[NX3;H2][OX2H]",
        "the free base explodes when concentrated or warmed with iron ions",
    ),
    Hazard(
        "hypervalent iodine",
        "explosive",
        "[$([I;X2,X3,X4,X5]~[#8]),$([I+]~[#8])]",
        "oxidiser; IBX and iodosyl compounds explode on impact or strong heating",
    ),
)
