"""Groups of oxygen with single bonds: alcohols, ethers and peroxides."""

from __future__ import annotations

from sandbox.group_tables.definition import Group

# C6H5 and no further substituent.
PHENYL = "c1[cH][cH][cH][cH][cH]1"

OXYGEN_GROUPS = (
    Group(
        "hydroxyl",
        "[OX2H;$(O-[#6;!$([#6]=[O,S,N])])]",
        "OH on any carbon (alcohols, phenols, enols); the OH of a carboxylic acid does not count.",
        ("hydroxyl group", "hydroxy", "hydroxy group", "OH", "OH group", "-OH", "hydroxide group"),
    ),
    Group(
        "alcohol",
        "[OX2H;$(O-[CX4])]",
        "OH on a saturated carbon; phenols, enols and carboxylic acids do not count.",
        (
            "alcohol group",
            "aliphatic alcohol",
            "aliphatic hydroxyl",
            "alkyl alcohol",
            "alcoholic OH",
            "fr_Al_OH",
        ),
        kinds_of=("hydroxyl",),
    ),
    Group(
        "primary alcohol",
        "[OX2H;$(O-[CX4;H2,H3])]",
        "OH on a CH2 (methanol included).",
        ("primary hydroxyl", "1° alcohol"),
        kinds_of=("alcohol", "hydroxyl"),
        listed=False,
    ),
    Group(
        "secondary alcohol",
        "[OX2H;$(O-[CX4;H1])]",
        "OH on a saturated CH.",
        ("secondary hydroxyl", "2° alcohol"),
        kinds_of=("alcohol", "hydroxyl"),
        listed=False,
    ),
    Group(
        "tertiary alcohol",
        "[OX2H;$(O-[CX4;H0])]",
        "OH on a saturated carbon without hydrogen.",
        ("tertiary hydroxyl", "3° alcohol"),
        kinds_of=("alcohol", "hydroxyl"),
        listed=False,
    ),
    Group(
        "phenol",
        "[OX2H;$(O-c1ccccc1)]",
        "OH on a benzene ring.",
        (
            "phenolic hydroxyl",
            "phenolic OH",
            "phenol group",
            "aromatic hydroxyl",
            "aromatic alcohol",
            "ArOH",
            "fr_phenol",
        ),
        kinds_of=("hydroxyl",),
    ),
    Group("enol", "[OX2H;$(O-[CX3]=[CX3])]", "OH on a carbon-carbon double bond.", kinds_of=("hydroxyl",)),
    Group(
        "ether",
        "[OX2;!r3;$(O(-[#6;!$([#6]=[O,S,N])])-[#6;!$([#6]=[O,S,N])])]",
        "Oxygen between two carbons; esters, anhydrides, carbamates, epoxides and furans do not count.",
        ("ether group", "ether linkage", "ether oxygen", "alkoxy"),
    ),
    Group(
        "aryl ether",
        "[OX2;$(O(-c)-[#6;!$([#6]=[O,S,N])])]",
        "Ether oxygen with at least one aromatic carbon.",
        ("aromatic ether", "aryl alkyl ether", "diaryl ether", "aryloxy"),
        kinds_of=("ether",),
        listed=False,
    ),
    Group(
        "enol ether",
        "[OX2;$(O(-[CX3]=[CX3])-[#6;!$([#6]=[O,S,N])])]",
        "Ether oxygen on a carbon-carbon double bond.",
        ("vinyl ether",),
        kinds_of=("ether",),
    ),
    Group(
        "methoxy",
        "[OX2](-[CH3X4])",
        "OCH3 on anything heavier than hydrogen, that of a methyl ester included (as RDKit counts it).",
        ("methoxy group", "OMe", "OCH3", "MeO", "methoxyl", "-OMe", "-OCH3", "methyl ether", "fr_methoxy"),
        listed=False,
    ),
    Group(
        "ethoxy",
        "[OX2](-[CH2X4]-[CH3X4])",
        "OCH2CH3, that of an ethyl ester included (as RDKit counts it).",
        ("ethoxy group", "OEt", "EtO", "OCH2CH3", "-OEt", "ethyl ether"),
        listed=False,
    ),
    Group(
        "isopropoxy",
        "[OX2]-[CH1X4](-[CH3X4])-[CH3X4]",
        "OCH(CH3)2, that of an isopropyl ester included.",
        ("OiPr", "O-iPr", "isopropyl ether"),
        listed=False,
    ),
    Group(
        "phenoxy",
        f"[OX2]-{PHENYL}",
        "OC6H5, that of a phenyl ester included.",
        ("OPh", "phenyl ether"),
        listed=False,
    ),
    Group(
        "benzyloxy",
        f"[OX2]-[CH2X4]-{PHENYL}",
        "OCH2C6H5, that of a benzyl ester included.",
        ("OBn", "benzyl ether"),
        listed=False,
    ),
    Group(
        "epoxide",
        "[OX2]1[#6X4][#6X4]1",
        "Three-membered ring of one oxygen and two carbons.",
        ("oxirane", "epoxy", "epoxide ring", "fr_epoxide"),
    ),
    Group(
        "peroxide",
        "[OX2]-[OX2]",
        "Two oxygens joined by a single bond.",
        ("peroxy", "endoperoxide", "peroxide bridge"),
        core=2,
    ),
    Group(
        "hydroperoxide", "[OX2H]-[OX2;$(O-[#6])]", "OOH on carbon.", ("OOH",), core=2, kinds_of=("peroxide",)
    ),
    Group(
        "acetal",
        "[CX4](-[OX2;H0;$(O-[#6]);!$(O-C=O)])-[OX2;H0;$(O(-[#6])-[#6]);!$(O-C=O)]",
        "Saturated carbon with two ether oxygens (ketals and methylenedioxy included).",
        ("ketal", "methylenedioxy"),
        kinds_of=("ether",),
    ),
    Group(
        "hemiacetal",
        "[CX4](-[OX2H])-[OX2;H0;$(O(-[#6])-[#6]);!$(O-C=O)]",
        "Saturated carbon with one OH and one ether oxygen (hemiketals included).",
        ("hemiketal",),
        kinds_of=("ether", "alcohol", "hydroxyl"),
    ),
    Group(
        "hydroxymethyl",
        "[CH2X4]-[OX2H]",
        "CH2OH on anything heavier than hydrogen.",
        ("CH2OH", "methylol", "hydroxymethyl group"),
        listed=False,
    ),
)
