"""Groups of nitrogen: amines, nitriles, nitro and other nitrogen compounds without C=O."""

from __future__ import annotations

from sandbox.group_tables.definition import Group

# An amine's nitrogen carries carbon and hydrogen only, and none of the carbons is acyl-like.
_AMINE = "!$(N~[!#6;!#1]);!$(N-[#6]=[#7,#8,#16]);!$(N-C#N);!$(N=*);$(N-[#6])"

NITROGEN_GROUPS = (
    Group(
        "amine",
        f"[N;$([NX3]),$([NX4+;!H0]);{_AMINE}]",
        "Nitrogen with single bonds to carbon and hydrogen only, neutral or protonated, anilines included; "
        "amides, amidines, sulfonamides, hydrazines, imines and aromatic ring nitrogens do not count.",
        ("amine group", "amine nitrogen", "basic amine"),
    ),
    Group(
        "primary amine",
        f"[N;$([NX3;H2]),$([NX4+;H3]);{_AMINE}]",
        "NH2 (or NH3+) on one carbon, anilines included; amides do not count.",
        ("primary amino", "1° amine", "NH2", "amino", "amino group", "-NH2", "NH2 group", "NH3+"),
        kinds_of=("amine",),
    ),
    Group(
        "secondary amine",
        f"[N;$([NX3;H1]),$([NX4+;H2]);{_AMINE}]",
        "NH (or NH2+) between two carbons; amides do not count.",
        ("secondary amino", "2° amine"),
        kinds_of=("amine",),
    ),
    Group(
        "tertiary amine",
        f"[N;$([NX3;H0]),$([NX4+;H1]);{_AMINE}]",
        "Nitrogen with three carbons (or its NH+); amides do not count.",
        ("tertiary amino", "3° amine"),
        kinds_of=("amine",),
    ),
    Group(
        "quaternary ammonium",
        "[NX4+;H0;$(N(-[#6])(-[#6])(-[#6])-[#6])]",
        "Nitrogen with four carbons and a positive charge.",
        ("quaternary amine", "quaternary ammonium salt", "quaternary nitrogen", "tetraalkylammonium"),
    ),
    Group(
        "aniline",
        f"[N;$([NX3]),$([NX4+;!H0]);{_AMINE};$(N-c1ccccc1)]",
        "Amine nitrogen on a benzene ring, alkylated ones included.",
        ("aniline nitrogen", "aniline group", "arylamine", "aryl amine", "anilines", "ArNH2"),
        kinds_of=("amine", "primary amine", "secondary amine", "tertiary amine", "aromatic amine"),
    ),
    Group(
        "aromatic amine",
        f"[N;$([NX3]),$([NX4+;!H0]);{_AMINE};$(N-[c])]",
        "Amine nitrogen on an aromatic carbon, heteroaromatic rings included.",
        ("heteroaryl amine",),
        kinds_of=("amine",),
        listed=False,
    ),
    Group(
        "aliphatic amine",
        f"[N;$([NX3]),$([NX4+;!H0]);{_AMINE};!$(N-[c]);!$(N-[CX3]=[CX3])]",
        "Amine nitrogen with saturated carbons only.",
        ("alkyl amine", "alkylamine"),
        kinds_of=("amine",),
        listed=False,
    ),
    Group(
        "cyclic amine",
        f"[N;R;$([NX3]),$([NX4+;!H0]);{_AMINE}]",
        "Amine nitrogen in a ring.",
        ("ring amine",),
        kinds_of=("amine",),
        listed=False,
    ),
    Group(
        "enamine",
        f"[N;$([NX3]);{_AMINE}]-[CX3]=[CX3]",
        "Amine nitrogen on a carbon-carbon double bond.",
        kinds_of=("amine", "primary amine", "secondary amine", "tertiary amine"),
    ),
    Group(
        "methylamino",
        f"[NX3;H1;{_AMINE}]-[CH3X4]",
        "NHCH3 on carbon.",
        ("NHMe", "NHCH3", "N-methylamino", "monomethylamino"),
        kinds_of=("secondary amine", "amine"),
        listed=False,
    ),
    Group(
        "dimethylamino",
        f"[N;$([NX3;H0]),$([NX4+;H1]);{_AMINE}](-[CH3X4])-[CH3X4]",
        "N(CH3)2 on carbon.",
        ("NMe2", "N(CH3)2", "N,N-dimethylamino"),
        kinds_of=("tertiary amine", "amine"),
        listed=False,
    ),
    Group(
        "diethylamino",
        f"[N;$([NX3;H0]),$([NX4+;H1]);{_AMINE}](-[CH2X4]-[CH3X4])-[CH2X4]-[CH3X4]",
        "N(CH2CH3)2 on carbon.",
        ("NEt2", "N,N-diethylamino"),
        kinds_of=("tertiary amine", "amine"),
        listed=False,
    ),
    Group(
        "nitrile",
        "[CX2;!$(C-[SX2])]#[NX1]",
        "Carbon triply bonded to nitrogen; thiocyanates do not count.",
        ("cyano", "cyano group", "CN group", "C#N", "nitrile group", "C≡N", "carbonitrile", "-C#N"),
    ),
    Group("isonitrile", "[NX2+]#[CX1-]", "N≡C bonded through nitrogen.", ("isocyanide", "NC group")),
    Group(
        "nitro",
        "[N;D3;$(N-[!#8])](=[OX1])~[OX1]",
        "NO2 on carbon or nitrogen, counted once; nitrates do not count.",
        ("nitro group", "NO2", "-NO2", "NO2 group", "Nitro"),
    ),
    Group(
        "nitrate ester",
        "[N;D3;$(N-[OX2]-[#6])](=[OX1])~[OX1]",
        "O-NO2 on carbon.",
        ("organic nitrate", "ONO2"),
    ),
    Group(
        "nitroso",
        "[NX2;!$(N-[OX2,OX1-])]=[OX1]",
        "N=O on carbon or nitrogen; nitro does not count.",
        ("nitroso group", "N=O"),
    ),
    Group(
        "nitrosamine",
        "[NX3]-[NX2]=[OX1]",
        "N=O on an amine nitrogen.",
        ("N-nitroso", "N-nitrosamine"),
        kinds_of=("nitroso",),
        core=2,
    ),
    Group(
        "N-oxide",
        "[#7+;!$([#7]=[OX1]);!$([NX3+]=[#6])]-[OX1-]",
        "Amine or pyridine nitrogen with O-; nitro and nitrones do not count.",
        ("amine oxide", "pyridine N-oxide"),
    ),
    Group("nitrone", "[CX3]=[NX3+]-[OX1-]", "C=N+ with O-.", core=2),
    Group(
        "imine",
        "[CX3;!$(C-[#7,#8,#16])]=[NX2;$(N-[#6]),H1]",
        "C=N with carbon or hydrogen on nitrogen; oximes, hydrazones and amidines do not count.",
        ("Schiff base", "imine group", "imino", "aldimine", "ketimine"),
        core=2,
    ),
    Group("oxime", "[CX3]=[NX2]-[OX2H]", "C=N-OH.", ("oxime group", "C=NOH"), core=2),
    Group("oxime ether", "[CX3]=[NX2]-[OX2;$(O-[#6])]", "C=N-O-C.", ("alkoxyimine",), core=2),
    Group("hydrazone", "[CX3]=[NX2]-[NX3]", "C=N-N.", ("hydrazone group", "fr_hdrzone"), core=2),
    Group(
        "hydrazine",
        "[NX3;!$(N-[#6]=[OX1,SX1]);!$(N-[SX4])]-[NX3;!$(N-[#6]=[OX1,SX1]);!$(N-[SX4])]",
        "Two saturated nitrogens joined; hydrazides do not count.",
        ("hydrazino", "hydrazinyl"),
        core=2,
    ),
    Group(
        "hydrazide",
        "[CX3;!$(C(-[NX3])-[NX3])](=[OX1])-[NX3]-[NX3]",
        "C(=O)N-N.",
        ("acyl hydrazide", "carbohydrazide"),
    ),
    Group(
        "hydroxamic acid",
        "[CX3](=[OX1])-[NX3]-[OX2H,OX1-]",
        "C(=O)N-OH.",
        ("hydroxamate", "N-hydroxyamide"),
    ),
    Group(
        "hydroxylamine",
        "[NX3;!$(N-[#6]=[OX1])]-[OX2]",
        "Saturated nitrogen with OH or O-C; hydroxamic acids do not count.",
        ("alkoxyamine",),
    ),
    Group(
        "azo",
        "[NX2;$(N-[#6])]=[NX2;$(N-[#6])]",
        "N=N between two carbons.",
        ("azo group", "azo compound", "N=N", "fr_azo"),
        core=2,
    ),
    Group("azide", "[NX2;!$(N=[#6])]~[NX2+]~[NX1]", "N3 chain.", ("azido", "N3", "azide group", "-N3")),
    Group("diazo", "[#6]=[NX2+]=[NX1-]", "C=N2.", ("diazo group",)),
    Group("diazonium", "[NX2+;$(N-[#6])]#[NX1]", "N2+ on carbon.", ("diazonium salt",)),
    Group("isocyanate", "[NX2]=[CX2]=[OX1]", "N=C=O.", ("NCO", "isocyanato", "-N=C=O", "fr_isocyan")),
    Group(
        "isothiocyanate", "[NX2]=[CX2]=[SX1]", "N=C=S.", ("NCS", "isothiocyanato", "-N=C=S", "fr_isothiocyan")
    ),
    Group("carbodiimide", "[CX2](=[NX2])=[NX2]", "N=C=N."),
)
