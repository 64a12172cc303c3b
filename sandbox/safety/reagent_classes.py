"""Classes of reagents, as far as they matter for what must not be mixed."""

from __future__ import annotations

from functools import cache

from rdkit import Chem

from sandbox.structures.chem import parse_smarts

CLASSES: dict[str, str] = {
    "strong acid": "[$([ClH1]),$([BrH1]),$([IH1]),$([OX2H]S(=O)(=O)[!#8]),$([OX2H]S(=O)(=O)[OX2H]),"
    "$([OX2H][Cl](~O)(~O)~O),$([OX2H][N+](=O)[O-]),$([OX2H]P(=O)([OX2H])[OX2H]),$([OX2H]C(=O)C(F)(F)F),"
    "$([FH1]),"
    "$([OX2H]S(=O)(=O)[O-]),$([BH0]([F])([F])F)]",
    "carboxylic acid": "[CX3](=O)[OX2H]",
    "cyanide": "[$([C-]#N),$([CX2]([Na,K,Cu,Zn,Ag])#N),$(C(#N)[Si])]",
    "azide salt": "[$([N-]=[N+]=[N-]),$(N(=[N+]=[N-])[Si,Na])]",
    "halogenated C1 solvent": "[$([CX4;H2]([Cl,Br,I])[Cl,Br,I]),$([CX4;H1]([Cl,Br,I])([Cl,Br,I])[Cl,Br,I])]",
    "polyhalogenated alkane": "[CX4]([Cl,Br])([Cl,Br])",
    "chloroform or bromoform": "[CX4;H1]([Cl,Br])([Cl,Br])[Cl,Br]",
    "hypochlorite": "[$([O-][Cl;X1]),$([OH][Cl;X1])]",
    "ammonia or ammonium salt": "[$([NX3;H3]),$([NX4;H4+])]",
    "amine": "[NX3;!$(N[C,S,P]=[O,S,N]);!$(N~[O,N]);!$(N#*);$(N[#6]);!H0]",
    "secondary amine": "[NX3;H1;!$(N[C,S,P]=[O,S,N]);!$(N~[O,N])]([#6])[#6]",
    "tertiary amine": "[NX3;H0;!$(N[C,S,P]=[O,S,N]);!$(N~[O,N]);!$(N=*);!$(N#*)]([CX4])([CX4])[CX4]",
    "water": "[OX2;H2]",
    "alcohol": "[CX4][OX2H]",
    "ethanol or methanol": "[$([CH3][OX2H]),$([CH2]([CH3])[OX2H])]",
    "hydride": "[$([H-]),$([#13;!H0]),$([#5-;!H0]),$([#5;X3;!H0])]",
    "ionic hydride": "[H-]",
    "organometallic reagent": "[$([#6][Li]),$([#6][Mg]),$([#6X4][Zn]),$([#6X4][Al]),"
    "$([#6-;!$([#6-]#[#7,#8,#6,#7+])])]",
    "alkali or alkaline earth metal": "[Li,Na,K,Rb,Cs,Ca,Mg,Ba;+0;X0]",
    "light metal powder": "[Mg,Al,Zn,Ti,Zr,Fe;+0;X0]",
    "transition or heavy metal": "[Fe,Co,Ni,Cu,Mn,Cr,V,Ag,Pd,Pt,Pb,Hg,Ru,Rh,Os,Ir,Ti,Mo,W,Zn;!$(*=O)]",
    "heavy metal that forms azides, acetylides or fulminates": "[Cu,Ag,Hg,Pb,Au,Cd]",
    "silver or mercury": "[Ag,Hg]",
    "noble metal catalyst": "[Pd,Pt,Rh,Ru,Ir;+0;X0]",
    "peroxide": "[OX2,O-][OX2,O-]",
    "hydrogen peroxide": "[OX2H][OX2H]",
    "strong oxidiser": "[$([Mn](~O)(~O)(~O)~O),$([Cr](=O)=O),$([Cl,Br](~O)(~O)~O),"
    "$([I;!$(I[#6])](~O)(~O)(~O)~O),"
    "$([OX2H][N+](=O)[O-]),$(S(=O)(=O)O[O;X2,X1]),$([Os](=O)(=O)=O),$([Ru](=O)(=O)=O)]",
    "chlorate or perchlorate": "[Cl,Br;$(*(~O)(~O)~O)]",
    "perchloric acid": "[OX2H][Cl](~O)(~O)~O",
    "nitric acid": "[OX2H][N+](=O)[O-]",
    "nitrite": "[$([O-]N=O),$([#6]ON=O)]",
    "sulfide salt": "[$([SH-]),$([S-2]),$([S;X2]([Na,K])[Na,K])]",
    "sulfite or dithionite": "[$([S;X3](=O)([O-])[O-,OH]),$([O-]S(=O)S(=O)[O-])]",
    "ketone": "[CX3](=O)([#6])[#6]",
    "acetone": "[CH3]C(=O)[CH3]",
    "DMSO": "[CH3]S(=O)[CH3]",
    "DMF or DMAc": "[CX3;H1,$(C[CH3])](=O)N([CH3])[CH3]",
    "acid chloride": "[$(C(=O)[Cl,Br]),$(S(=O)(=O)[Cl,Br]),$(S(=O)(Cl)Cl),$(P(=O)(Cl)Cl),$(P(Cl)(Cl)Cl),"
    "$([Si]Cl)]",
    "thionyl, oxalyl or phosphoryl chloride": "[$(S(=O)(Cl)Cl),$(C(=O)(Cl)C(=O)Cl),$(P(=O)(Cl)(Cl)Cl)]",
    "strong base": "[$([OH-]),$([NH2-]),$([O-][CX4]),$([H-]),$([N-]([Si])[Si])]",
    "nitroalkane": "[CX4][N+](=O)[O-]",
    "terminal alkyne": "[CX2H]#C",
    "iodine or bromine": "[Br,I;X1][Br,I;X1]",
    "halogen": "[F,Cl,Br,I;X1][F,Cl,Br,I;X1]",
    "hydrazine": "[NX3;!$(NC=O);!a][NX3;!$(NC=O);!a;!$(N~O)]",
    "thiol": "[#6][SX2H]",
    "isocyanate": "N=C=O",
    "carbon disulfide": "S=C=S",
    "dimethyl sulfate": "[CX4]OS(=O)(=O)OC",
    "organic solvent or fuel": "[$([CX4;H3,H2,H1]),$([cH]);!$(C~[N+](=O)[O-])]",
    "acid anhydride": "[CX3](=O)[OX2][CX3](=O)",
    "vinyl monomer": "[$([CH2]=[CH]C(=O)),$([CH2]=C(C)C(=O)),$([CH2]=[CH]C#N),$([CH2]=[CH]c)]",
    "fluoride": "[$([F-]),$([FH1])]",
}


def atoms_of_class(mol: Chem.Mol, name: str) -> tuple[tuple[int, ...], ...]:
    """Return where a structure shows that it belongs to a class; empty where it does not.

    Args:
        mol: The reagent.
        name: A key of ``CLASSES``.
    """
    return tuple(tuple(match) for match in mol.GetSubstructMatches(_query(name), maxMatches=100))


@cache
def _query(name: str) -> Chem.Mol:
    return parse_smarts(CLASSES[name])
