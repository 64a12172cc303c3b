"""The rules of elementary steps: what each step does to structures, and how acidic and basic sites are."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.vocabulary import VOCABULARIES, Vocabulary

_METAL = "Pd,Ni,Pt,Rh,Ir,Cu"
_X = "Cl,Br,I,$(O-S(=O)=O)"
_NU = "$([O-]),$([S-]),$([N-]),$([C-]),$([I-]),$([Br-]),$([Cl-]),$([F-])"

_ELECTROPHILES = (
    "[C+:2]>>[c:1]-[C+0:2].[H+]",
    "[C:2]#[O+:3]>>[c:1]-[C:2]=[O+0:3].[H+]",
    "[O:2]=[N+:3]=[O:4]>>[c:1]-[N+:3](=[O:2])[O-:4].[H+]",
    "[Br,Cl,I;+:2]>>[c:1]-[*+0:2].[H+]",
)


@dataclass(frozen=True)
class Rule:
    """One way in which a step happens.

    Attributes:
        kind: The step.
        smarts: Reaction SMARTS.
        radicals: Maps of the atoms that are radicals afterwards.
    """

    kind: str
    smarts: str
    radicals: tuple[int, ...] = ()


RULES = (
    Rule("oxidative addition", f"[{_METAL};+0:1].[#6;!$([CX4;H0]):2]-[I,Br,Cl:3]>>[#6:2]-[*:1]-[*:3]"),
    Rule(
        "oxidative addition",
        f"[{_METAL};+0:1].[#6:2]-[O:3]S(=O)(=O)C(F)(F)F>>[#6:2]-[*:1]-[O:3]S(=O)(=O)C(F)(F)F",
    ),
    Rule("oxidative addition", "[Mg,Zn;+0:1].[#6:2]-[I,Br,Cl:3]>>[#6:2]-[*:1]-[*:3]"),
    Rule("oxidative addition", f"[{_METAL};+0:1].[H:2][H:3]>>[H:2]-[*:1]-[H:3]"),
    Rule(
        "transmetalation",
        f"[{_METAL}:1]-[I,Br,Cl,O:2].[#6:3]-[B,Sn,Zn,Mg,Si,Cu,Li,Al:4]>>[*:1]-[#6:3].[*:2]-[*:4]",
    ),
    Rule("ligand exchange", f"[{_METAL}:1]-[I,Br,Cl:2].[O-,N-,C-,S-:3]>>[*:1]-[*+0:3].[*-:2]"),
    Rule("reductive elimination", f"[#6:1]-[{_METAL}:2]-[#6,#7,#8,#5,#16:3]>>[*:1]-[*:3].[*:2]"),
    Rule("reductive elimination", f"[H:1]-[{_METAL}:2]-[#6,Cl,Br,I:3]>>[*:1]-[*:3].[*:2]"),
    Rule("migratory insertion", f"[#6:1]-[{_METAL}:2].[CH2:3]=[C:4]>>[*:1]-[C:3]-[C:4]-[*:2]"),
    Rule("migratory insertion", f"[#6:1]-[{_METAL}:2].[C-:3]#[O+:4]>>[*:1]-[C+0:3](=[O+0:4])-[*:2]"),
    Rule("migratory insertion", f"[#6:1]-[{_METAL}:2].[C:3]=[C:4]>>[*:1]-[C:3]-[C:4]-[*:2]"),
    Rule("beta-hydride elimination", f"[CX4;!H0:1]-[CX4:2]-[{_METAL}:3]>>[C:1]=[C:2].[*:3]-[H]"),
    Rule("nucleophilic addition", f"[{_NU}:1].[CX3;H1,H2;!$(C[O,N]):2]=[O:3]>>[*+0:1]-[C:2]-[O-:3]"),
    Rule("nucleophilic addition", f"[{_NU}:1].[CX3:2]=[O:3]>>[*+0:1]-[C:2]-[O-:3]"),
    Rule("nucleophilic addition", f"[{_NU}:1].[C:2]=[C:3]-[C:4]=[O:5]>>[*+0:1]-[C:2]-[C:3]=[C:4]-[O-:5]"),
    Rule("nucleophilic addition", f"[{_NU}:1].[CX2:2]#[N:3]>>[*+0:1]-[C:2]=[N-:3]"),
    Rule("nucleophilic addition", f"[{_NU}:1].[C:2]=[N+:3]>>[*+0:1]-[C:2]-[N+0:3]"),
    Rule("nucleophilic addition", f"[{_NU}:1].[C+:2]>>[*+0:1]-[C+0:2]"),
    Rule("nucleophilic addition", "[NX3;!$(NC=[O,S]);+0:1].[CX3:2]=[O:3]>>[N+:1]-[C:2]-[O-:3]"),
    Rule("nucleophilic addition", "[NX3;+0;!$(NC=[O,S]):1].[C:2](=[N:3])=[O:4]>>[N+:1]-[C:2](=[O:4])-[N-:3]"),
    Rule("nucleophilic addition", "[PX3:1].[N:2]=[N:3]>>[P+:1]-[N:2]-[N-:3]"),
    Rule("nucleophilic addition", "[OX2;H1,H2;+0:1].[C+:2]>>[O+:1]-[C+0:2]"),
    Rule("nucleophilic addition", "[OX2;H1,H2;+0:1].[C:2]=[O+:3]>>[O+:1]-[C:2]-[O+0:3]"),
    Rule("nucleophilic addition", "[#6:1]-[Mg,Li,Zn:2].[CX3:3]=[O:4]>>[*:1]-[C:3]-[O:4]-[*:2]"),
    Rule("nucleophilic substitution", f"[{_NU}:1].[CX4;H3,H2,H1:2]-[I,Br,Cl:3]>>[*+0:1]-[C:2].[*-:3]"),
    Rule("nucleophilic substitution", f"[{_NU}:1].[CX4;H3,H2,H1:2]-[O:3]-[S:4]>>[*+0:1]-[C:2].[O-:3]-[S:4]"),
    Rule("nucleophilic substitution", f"[{_NU}:1].[CX4:2]1-[O:3]-[CX4:4]1>>[*+0:1]-[C:2]-[C:4]-[O-:3]"),
    Rule("nucleophilic substitution", f"[{_NU}:1].[CX4:2]-[O+:3]>>[*+0:1]-[C:2].[O+0:3]"),
    Rule(
        "nucleophilic substitution",
        "[NX3;+0;!$(NC=[O,S]):1].[CX4;H3,H2,H1:2]-[I,Br,Cl:3]>>[N+:1]-[C:2].[*-:3]",
    ),
    Rule("nucleophilic substitution", "[PX3;+0:1].[CX4;H3,H2,H1:2]-[I,Br,Cl:3]>>[P+:1]-[C:2].[*-:3]"),
    Rule("nucleophilic substitution", "[SX2;+0:1].[CX4;H3,H2:2]-[I,Br,Cl:3]>>[S+:1]-[C:2].[*-:3]"),
    Rule("loss of leaving group", "[C:1]-[OH2+:2]>>[C+:1].[OH2+0:2]"),
    Rule("loss of leaving group", f"[CX4:1]-[{_X}:2]>>[C+:1].[*-:2]"),
    Rule("loss of leaving group", "[c,C:1]-[N+:2]#[N:3]>>[*+:1].[N+0:2]#[N:3]"),
    Rule("elimination", f"[O-:1]-[C:2]-[{_X},$(O[#6]),$([N+]):3]>>[O+0:1]=[C:2].[*-:3]"),
    Rule("elimination", f"[C-:1]-[C:2]-[{_X},$([OH]),$(O[#6]):3]>>[C+0:1]=[C:2].[*-:3]"),
    Rule("elimination", "[CX4;!H0:1]-[C+:2]>>[C:1]=[C+0:2].[H+]"),
    Rule("elimination", f"[O-,N-,C-:4].[CX4;!H0:1]-[CX4:2]-[{_X}:3]>>[C:1]=[C:2].[*-:3].[*+0:4]"),
    Rule("elimination", f"[NX3;+0;!$(N-C=[O,S]):4].[CX4;!H0:1]-[CX4:2]-[{_X}:3]>>[C:1]=[C:2].[*-:3].[N+:4]"),
    Rule("elimination", f"[CX4;!H0:1]-[CX4:2]-[{_X}:3]>>[C:1]=[C:2].[*-:3].[H+]"),
    Rule("elimination", "[NX3:1]-[CX4:2]-[OH2+:3]>>[N+:1]=[C:2].[OH2+0:3]"),
    Rule("electrophilic addition", "[CX3:1]=[CX3:2].[H+:3]>>[C+:1]-[C:2]-[H]"),
    Rule("electrophilic addition", "[CX3:1]=[CX3:2].[Cl,Br,I;H1:3]>>[C+:1]-[C:2].[*-:3]"),
    Rule("electrophilic addition", "[CX3:1]=[CX3:2].[OX2H1;$(O-S(=O)=O):3]>>[C+:1]-[C:2].[O-:3]"),
    Rule("electrophilic addition", "[CX3:1]=[CX3:2].[O+;!H0:3]>>[C+:1]-[C:2].[O+0:3]"),
    Rule("electrophilic addition", "[CX3:1]=[CX3:2].[Br:3]-[Br:4]>>[C:1]1-[C:2]-[Br+:3]1.[Br-:4]"),
    Rule("electrophilic addition", "[CX3:1]=[CX3:2].[B;!H0:3]>>[C:1]-[C:2]-[B:3]"),
    *(
        Rule("electrophilic aromatic substitution", f"{arene}.{electrophile}")
        for electrophile in _ELECTROPHILES
        for arene in ("[cH;$(c1aaa([OX2,NX3,CX4])aa1):1]", "[cH:1]")
    ),
    Rule("hydride transfer", "[BH4-:1].[CX3:2]=[O:3]>>[BH3+0:1].[C:2](-[H])-[O-:3]"),
    Rule("hydride transfer", "[AlH4-:1].[CX3:2]=[O:3]>>[AlH3+0:1].[C:2](-[H])-[O-:3]"),
    Rule("hydride transfer", "[B-;!H0:1].[C:2]=[N+:3]>>[B+0:1].[C:2](-[H])-[N+0:3]"),
    Rule("homolysis", "[O:1]-[O:2]>>[O:1].[O:2]", (1, 2)),
    Rule("homolysis", "[Cl,Br,I:1]-[Cl,Br,I:2]>>[*:1].[*:2]", (1, 2)),
    Rule("homolysis", "[C:1]-[N:2]=[N:3]-[C:4]>>[C:1].[N:2]#[N:3].[C:4]", (1, 4)),
    Rule("homolysis", "[N:1]-[Br:2]>>[N:1].[Br:2]", (1, 2)),
    Rule(
        "hydrogen abstraction",
        "[*;v0,v1,v2,v3;$([#6,O,N,Cl,Br,I,Sn]):1].[Sn,Si;!H0:2]>>[*:1]-[H].[*:2]",
        (2,),
    ),
    Rule(
        "hydrogen abstraction",
        "[*;$([#6,O,N,Cl,Br,I,Sn]):1].[CX4;!H0;$(C[c,$(C=C)]):2]>>[*:1]-[H].[C:2]",
        (2,),
    ),
    Rule("hydrogen abstraction", "[*;$([#6,O,N,Cl,Br,I,Sn]):1].[CX4;!H0:2]>>[*:1]-[H].[C:2]", (2,)),
    Rule("radical addition", "[*:1].[CH2:2]=[C:3]>>[*:1]-[C:2]-[C:3]", (3,)),
    Rule("radical addition", "[*:1].[C:2]=[C:3]>>[*:1]-[C:2]-[C:3]", (3,)),
    Rule("halogen abstraction", "[*:1].[C:2]-[I,Br:3]>>[*:1]-[*:3].[C:2]", (2,)),
    Rule("halogen abstraction", "[*:1].[Br:2]-[Br:3]>>[*:1]-[Br:2].[Br:3]", (3,)),
    Rule("radical coupling", "[*:1].[*:2]>>[*:1]-[*:2]"),
    Rule("fragmentation", "[C,O:1]-[C:2]>>[*:1].[C:2]", (1,)),
    Rule("cycloaddition", "[C:1]=[C:2]-[C:3]=[C:4].[C:5]=[C:6]>>[C:1]1-[C:2]=[C:3]-[C:4]-[C:5]-[C:6]1"),
    Rule("cycloaddition", "[C:1]=[C:2]-[C:3]=[C:4].[C:5]#[C:6]>>[C:1]1-[C:2]=[C:3]-[C:4]-[C:5]=[C:6]1"),
    Rule(
        "cycloaddition", "[#6:1]-[N:2]=[N+:3]=[N-:4].[C:5]#[CH:6]>>[#6:1]-[n:2]1:[n+0:3]:[n+0:4]:[c:5]:[c:6]1"
    ),
    Rule(
        "cycloaddition", "[#6:1]-[N:2]=[N+:3]=[N-:4].[C:5]#[C:6]>>[#6:1]-[n:2]1:[n+0:3]:[n+0:4]:[c:5]:[c:6]1"
    ),
    Rule("cycloaddition", "[C:1]=[PX4:2].[C:3]=[O:4]>>[C:1]1-[P:2]-[O:4]-[C:3]1"),
    Rule("cycloreversion", "[C:1]1-[P:2]-[O:4]-[C:3]1>>[C:1]=[C:3].[P:2]=[O:4]"),
    Rule(
        "sigmatropic rearrangement",
        "[C:1]=[C:2]-[O:3]-[C:4]-[C:5]=[C:6]>>[C:1](-[C:6]-[C:5]=[C:4])-[C:2]=[O:3]",
    ),
    Rule(
        "sigmatropic rearrangement",
        "[C:1]=[C:2]-[C:3]-[C:4]-[C:5]=[C:6]>>[C:3]=[C:2]-[C:1]-[C:6]-[C:5]=[C:4]",
    ),
    Rule("decarboxylation", "[C:1]-[C:2](=[O:3])-[O-:4]>>[C-:1].[C:2](=[O:3])=[O+0:4]"),
    Rule(
        "decarboxylation", "[C:5](=[O:6])-[C:1]-[C:2](=[O:3])-[OH:4]>>[C:5](=[O:6])-[C:1].[C:2](=[O:3])=[O:4]"
    ),
    Rule("tautomerisation", "[CX4;!H0:1]-[C:2]=[O:3]>>[C:1]=[C:2]-[OH:3]"),
    Rule("tautomerisation", "[C:1]=[C:2]-[OH:3]>>[C:1]-[C:2]=[O:3]"),
    Rule("tautomerisation", "[CX4;!H0:1]-[C:2]=[N;H1,$(N[#6]):3]>>[C:1]=[C:2]-[N:3]"),
    Rule("hydride shift", "[C;!H0:1]-[C+:2]>>[C+:1]-[C+0:2]"),
    Rule("alkyl shift", "[C:3]-[C;H0:1]-[C+:2]>>[C+:1]-[C+0:2]-[C:3]"),
)
RADICAL_KINDS = frozenset(
    ["hydrogen abstraction", "radical addition", "halogen abstraction", "radical coupling"]
)
# Acidic and basic sites with the approximate pKa (of the conjugate acid), in water or DMSO (Evans, Bordwell).
ACIDS = (
    ("[H+]", -10),
    ("[F,Cl,Br,I;H1]", -7),
    ("[OX2H1]S(=O)=O", -3),
    ("[O+;!H0]", -2),
    ("[CX3](=O)[OX2H1:1]", 4.5),
    ("[nH+:1]", 5),
    ("[c][NX4+;!H0:1]", 4.6),
    ("[NX4+;!H0:1]", 10),
    ("c[SX2H1:1]", 6.5),
    ("c[OX2H1:1]", 10),
    ("[SX2H1:1]", 10.5),
    ("[N;!H0;$(N(C=O)C=O):1]", 9),
    ("[CX4;!H0;$(C(C=O)C=O):1]", 11),
    ("[OX2H2]", 15.7),
    ("[CX4][OX2H1:1]", 16),
    ("[nX3;H1:1]", 17),
    ("[CX4;!H0;$(CC(=O)[#6]):1]", 20),
    ("[CX2H1:1]#C", 25),
    ("[CX4;!H0;$(CC(=O)[O,N]):1]", 25),
    ("[NX3;!H0;$(N-C=O):1]", 18),
    ("[CX4;!H0;$(C[P+]):1]", 22),
    ("[NX3;!H0;+0:1]", 36),
    ("[cH:1]", 43),
    ("[CX4;!H0:1]", 50),
)
BASES = (
    ("[C-;!$([C-]#[O+]):1]", 50),
    ("[NX2-,NX1-:1]", 36),
    ("[H-:1]", 36),
    ("[O-;$(O[CX4]):1]", 17),
    ("[OH-:1]", 15.7),
    ("[O-;$(Oc):1]", 10),
    ("[S-:1]", 10),
    ("[NX3;+0;!$(N[#6]=[O,S,N]);!$(Nc);!$(N~[!#6]):1]", 10.5),
    ("[N;+0;$(N=C(N)):1]", 12.5),
    ("[nX2;+0:1]", 5.2),
    ("[NX3;+0;$(Nc):1]", 4.6),
    ("[O-;$(OC=O):1]", 4.5),
    ("[OX2;+0;$(O[#6,#1]);!$(OC=O);!$(O-S):1]", -2),
    ("[OX2H2:1]", -1.7),
    ("[O;$(O=C):1]", -6),
)
KINDS = {
    "proton transfer": ("protonation", "deprotonation", "proton transfers"),
    "nucleophilic addition": ("nucleophilic attack on the carbonyl", "addition of the nucleophile"),
    "nucleophilic substitution": ("SN2 step", "nucleophilic displacement", "SN2 displacement", "SN2 attack"),
    "elimination": ("elimination step", "E1cB step", "E2 step"),
    "loss of leaving group": (
        "ionisation step",
        "ionization step",
        "heterolysis",
        "loss of the leaving group",
    ),
    "oxidative addition": (
        "oxidative insertion",
        "ox. addition",
        "ox addition",
        "ox. add.",
        "oxidatively adds",
    ),
    "transmetalation": ("transmetallation",),
    "ligand exchange": ("ligand substitution",),
    "migratory insertion": ("carbopalladation",),
    "beta-hydride elimination": ("beta hydride elimination", "β-hydride elimination"),
    "reductive elimination": (
        "reductive coupling step",
        "red. elimination",
        "red. elim.",
        "reductively eliminates",
    ),
    "electrophilic addition": ("addition of the electrophile",),
    "electrophilic aromatic substitution": ("SEAr step", "aromatic substitution step"),
    "hydride transfer": ("hydride addition", "hydride attack"),
    "homolysis": (
        "radical initiation",
        "homolytic cleavage",
        "bond homolysis",
        "homolyses",
        "homolyzes",
        "homolytically",
    ),
    "hydrogen abstraction": ("H abstraction", "hydrogen atom abstraction", "hydrogen atom transfer"),
    "halogen abstraction": ("halogen atom abstraction", "halogen atom transfer"),
    "radical addition": ("addition of the radical",),
    "radical coupling": ("radical recombination", "radical-radical coupling"),
    "fragmentation": ("beta-scission", "beta scission"),
    "cycloaddition": ("pericyclic addition",),
    "cycloreversion": ("retro-cycloaddition",),
    "sigmatropic rearrangement": ("sigmatropic shift", "[3,3] shift"),
    "decarboxylation": ("loss of CO2", "loss of carbon dioxide"),
    "tautomerisation": ("tautomerization", "enolisation", "enolization"),
    "hydride shift": ("1,2-hydride shift",),
    "alkyl shift": ("1,2-alkyl shift", "methyl shift", "Wagner-Meerwein shift"),
}
VOCABULARIES.add("elementary step", lambda: Vocabulary("elementary step", KINDS))
