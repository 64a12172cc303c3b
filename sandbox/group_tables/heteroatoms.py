"""Groups of sulfur, phosphorus, boron and silicon."""

from __future__ import annotations

from sandbox.group_tables.definition import Group

_SO2 = "(=[OX1])(=[OX1])"

HETERO_GROUPS = (
    Group(
        "thiol",
        "[SX2H;$(S-[#6])]",
        "SH on carbon.",
        ("SH", "mercaptan", "sulfhydryl", "thiol group", "mercapto", "sulfanyl", "-SH", "fr_SH"),
    ),
    Group(
        "sulfide",
        "[SX2;$(S(-[#6;!$([#6]=[OX1,SX1]);!$(C#N)])-[#6;!$([#6]=[OX1,SX1]);!$(C#N)])]",
        "Sulfur between two carbons; thioesters and aromatic ring sulfurs do not count.",
        ("thioether", "sulphide", "thioether linkage", "organosulfide"),
    ),
    Group(
        "methylthio",
        "[SX2](-[CH3X4])",
        "SCH3.",
        ("SMe", "SCH3", "thiomethyl", "methylsulfanyl", "methylmercapto", "-SCH3"),
        listed=False,
    ),
    Group(
        "disulfide",
        "[SX2]-[SX2]",
        "Two sulfurs joined.",
        ("disulphide", "disulfide bridge", "S-S bond"),
        core=2,
    ),
    Group(
        "sulfoxide",
        "[$([SX3](=[OX1])(-[#6])-[#6]),$([SX3+](-[OX1-])(-[#6])-[#6])]~[OX1]",
        "S=O between two carbons.",
        ("sulphoxide", "sulfinyl"),
    ),
    Group(
        "sulfone",
        f"[SX4;$(S(-[#6])-[#6])]{_SO2}",
        "SO2 between two carbons.",
        ("sulphone", "sulfone group", "fr_sulfone"),
    ),
    Group("sulfonyl", f"[SX4]{_SO2}", "Any SO2 group.", ("SO2", "sulfonyl group", "sulphonyl"), listed=False),
    Group(
        "methylsulfonyl",
        f"[SX4]{_SO2}-[CH3X4]",
        "SO2CH3.",
        ("mesyl", "Ms", "SO2Me", "SO2CH3", "methanesulfonyl", "methyl sulfone", "methyl sulfonyl", "-SO2CH3"),
        listed=False,
    ),
    Group(
        "tosyl",
        f"[SX4]{_SO2}-c1[cH][cH]c(-[CH3X4])[cH][cH]1",
        "para-Toluenesulfonyl.",
        ("Ts", "p-toluenesulfonyl", "toluenesulfonyl"),
        listed=False,
    ),
    Group(
        "sulfonamide",
        f"[SX4;$(S-[#6])]{_SO2}-[NX3,NX2-]",
        "SO2N on carbon.",
        ("sulphonamide", "sulfonamido", "sulfonamide group", "sulfa group", "fr_sulfonamd"),
    ),
    Group(
        "primary sulfonamide",
        f"[SX4;$(S-[#6])]{_SO2}-[NX3H2]",
        "SO2NH2 on carbon.",
        ("SO2NH2", "sulfamoyl", "aminosulfonyl", "-SO2NH2", "fr_prisulfonamd"),
        kinds_of=("sulfonamide",),
        listed=False,
    ),
    Group(
        "sulfonylurea",
        f"[SX4]{_SO2}-[NX3]-[CX3](=[OX1])-[NX3]",
        "SO2-N-C(=O)-N.",
        ("sulphonylurea",),
        kinds_of=("sulfonamide", "urea"),
    ),
    Group("sulfamide", f"[SX4]{_SO2}(-[NX3])-[NX3]", "SO2 between two nitrogens."),
    Group(
        "sulfonic acid",
        f"[SX4;$(S-[#6])]{_SO2}-[OX2H,OX1-]",
        "SO3H on carbon, or its anion.",
        ("SO3H", "sulfonate", "sulpho", "sulfo", "-SO3H", "sulfonic acid group"),
    ),
    Group(
        "sulfonate ester",
        f"[SX4;$(S-[#6])]{_SO2}-[OX2;$(O-[#6])]",
        "SO2O-C on carbon (mesylates, tosylates, triflates).",
        ("sulfonic ester", "mesylate", "tosylate", "triflate"),
    ),
    Group(
        "sulfonyl chloride",
        f"[SX4;$(S-[#6])]{_SO2}-[Cl]",
        "SO2Cl on carbon.",
        ("SO2Cl", "sulphonyl chloride", "chlorosulfonyl", "-SO2Cl"),
        kinds_of=("chloro", "halogen"),
    ),
    Group(
        "sulfonyl fluoride",
        f"[SX4;$(S-[#6])]{_SO2}-[F]",
        "SO2F on carbon.",
        ("SO2F", "fluorosulfonyl"),
        kinds_of=("fluoro", "halogen"),
    ),
    Group(
        "sulfate ester", f"[SX4]{_SO2}(-[OX2,OX1-])-[OX2;$(O-[#6])]", "OSO3 on carbon.", ("organic sulfate",)
    ),
    Group(
        "thioester",
        "[CX3;$(C-[#6]),$([CH1])](=[OX1])-[SX2;$(S-[#6])]",
        "C(=O)S-C.",
        ("thiolester", "thioester group"),
    ),
    Group(
        "thioamide",
        "[CX3;!$(C(-[NX3])-[NX3])](=[SX1])-[NX3]",
        "C(=S)N; thioureas do not count.",
        ("thioamido",),
    ),
    Group("thioketone", "[#6X3;$([#6](~[#6])~[#6])]=[SX1]", "C=S between two carbons.", ("thione",)),
    Group(
        "thiocarbonyl",
        "[#6X3]=[SX1]",
        "Any C=S on a trigonal carbon.",
        ("C=S", "thiocarbonyl group"),
        listed=False,
    ),
    Group(
        "thiocyanate",
        "[SX2;$(S-[#6])]-[CX2]#[NX1]",
        "S-C≡N on carbon.",
        ("thiocyanato", "SCN", "fr_thiocyan"),
    ),
    Group(
        "phosphate",
        "[PX4](=[OX1])(-[OX2,OX1-])(-[OX2,OX1-])-[OX2,OX1-]",
        "PO4, acid, anion or ester.",
        ("phosphate ester", "phosphate group", "phosphoric acid", "phosphoric ester", "OPO3H2"),
    ),
    Group(
        "phosphonate",
        "[PX4;$(P-[#6])](=[OX1])(-[OX2,OX1-])-[OX2,OX1-]",
        "PO3 on carbon, acid, anion or ester.",
        ("phosphonic acid", "phosphonate ester", "phosphonate group", "PO3H2"),
    ),
    Group("phosphine", "[PX3;$(P(-[#6])(-[#6])-[#6])]", "Phosphorus with three carbons.", ("phosphane",)),
    Group("phosphine oxide", "[PX4;$(P(-[#6])(-[#6])-[#6])]=[OX1]", "P=O with three carbons."),
    Group(
        "phosphonium", "[PX4+]", "Phosphorus with four bonds and a positive charge.", ("phosphonium salt",)
    ),
    Group(
        "boronic acid",
        "[BX3;$(B-[#6])](-[OX2H])-[OX2H]",
        "B(OH)2 on carbon.",
        ("B(OH)2", "borono", "boronic acid group", "dihydroxyboryl"),
    ),
    Group(
        "boronic ester",
        "[BX3;$(B-[#6])](-[OX2H0])-[OX2H0]",
        "B(OC)2 on carbon (pinacol boronates included).",
        ("boronate ester", "boronate", "Bpin", "pinacol boronate"),
    ),
    Group(
        "trimethylsilyl",
        "[SiX4](-[CH3X4])(-[CH3X4])-[CH3X4]",
        "Si(CH3)3.",
        ("TMS", "SiMe3", "trimethylsilyl group"),
    ),
    Group("silyl ether", "[OX2;$(O-[#6])]-[SiX4]", "Oxygen between carbon and silicon.", ("siloxy",)),
)
