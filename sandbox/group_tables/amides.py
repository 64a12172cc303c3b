"""Groups of nitrogen on C=O, C=S or C=N: amides, ureas, carbamates, amidines, guanidines."""

from __future__ import annotations

from sandbox.group_tables.definition import Group

_ACYL_C = "$(C-[#6]),$([CH1])"
_AMIDE_N = "!$(N(-[#6]=[OX1])-[#6]=[OX1]);!$(N-[OX2H,OX1-]);!$(N-[#7])"

AMIDE_GROUPS = (
    Group(
        "amide",
        f"[CX3;{_ACYL_C}](=[OX1])-[NX3;{_AMIDE_N}]",
        "C(=O)N with carbon or hydrogen on the carbonyl (lactams included); imides, ureas, carbamates, "
        "hydrazides, hydroxamic acids and aromatic rings such as pyridone do not count.",
        (
            "amide group",
            "carboxamide",
            "amide bond",
            "amide linkage",
            "CONH",
            "peptide bond",
            "amido",
            "CONHR",
        ),
    ),
    Group(
        "primary amide",
        f"[CX3;{_ACYL_C}](=[OX1])-[NX3H2]",
        "C(=O)NH2.",
        ("CONH2", "C(=O)NH2", "primary carboxamide", "carbamoyl", "-CONH2", "fr_priamide"),
        kinds_of=("amide",),
        listed=False,
    ),
    Group(
        "secondary amide",
        f"[CX3;{_ACYL_C}](=[OX1])-[NX3H1;{_AMIDE_N}]",
        "C(=O)NH with one carbon on nitrogen.",
        ("monosubstituted amide",),
        kinds_of=("amide",),
        listed=False,
    ),
    Group(
        "tertiary amide",
        f"[CX3;{_ACYL_C}](=[OX1])-[NX3H0;{_AMIDE_N}]",
        "C(=O)N with two carbons on nitrogen.",
        ("disubstituted amide",),
        kinds_of=("amide",),
        listed=False,
    ),
    Group(
        "acetamido",
        "[NX3H1]-[CX3](=[OX1])-[CH3X4]",
        "NHC(=O)CH3.",
        ("NHAc", "acetamide", "acetylamino", "methyl amide", "NHCOCH3", "-NC(=O)CH3"),
        kinds_of=("amide",),
        listed=False,
    ),
    Group(
        "lactam",
        f"[CX3;R;{_ACYL_C}](=[OX1])@[NX3;{_AMIDE_N}]",
        "Amide inside a ring.",
        ("cyclic amide", "lactam ring"),
        kinds_of=("amide",),
    ),
    Group(
        "beta-lactam",
        "[CX3;r4](=[OX1])@[NX3;r4]",
        "Four-membered lactam.",
        ("β-lactam", "azetidinone"),
        kinds_of=("lactam", "amide"),
    ),
    Group(
        "imide", "[NX3](-[CX3]=[OX1])-[CX3]=[OX1]", "Nitrogen between two C=O.", ("imide group", "fr_imide")
    ),
    Group(
        "urea",
        "[CX3](=[OX1])(-[NX3])-[NX3]",
        "C=O between two nitrogens.",
        ("ureido", "urea group", "carbamide"),
    ),
    Group("thiourea", "[CX3](=[SX1])(-[NX3])-[NX3]", "C=S between two nitrogens.", ("thiocarbamide",)),
    Group(
        "carbamate",
        "[CX3](=[OX1])(-[NX3])-[OX2;$(O-[#6])]",
        "C=O between a nitrogen and an ester oxygen.",
        ("urethane", "carbamate ester", "carbamate group"),
    ),
    Group(
        "Boc",
        "[CX3](=[OX1])-[OX2]-[CX4](-[CH3])(-[CH3])-[CH3]",
        "tert-Butoxycarbonyl, C(=O)OC(CH3)3 on anything heavier than hydrogen.",
        (
            "tert-butoxycarbonyl",
            "BOC",
            "N-Boc",
            "t-Boc",
            "Boc group",
            "NHBoc",
            "tert-butyl carbamate",
            "Boc-amino",
        ),
        listed=False,
    ),
    Group(
        "Cbz",
        "[CX3](=[OX1])-[OX2]-[CH2X4]-c1[cH][cH][cH][cH][cH]1",
        "Benzyloxycarbonyl, C(=O)OCH2C6H5.",
        ("benzyloxycarbonyl", "carboxybenzyl", "CBz", "Z group", "N-Cbz"),
        listed=False,
    ),
    Group(
        "amidine",
        f"[CX3;{_ACYL_C}](=[NX2,NX3+])-[NX3]",
        "C(=N)N with carbon or hydrogen as third neighbour; guanidines do not count.",
        ("carboximidamide", "carbamimidoyl", "amidino", "amidine group"),
    ),
    Group(
        "guanidine",
        "[CX3](=[NX2,NX3+])(-[NX3])-[NX3]",
        "Carbon with three nitrogens, one by a double bond.",
        ("guanidino", "guanidinium", "guanidine group", "guanidyl"),
    ),
)
