"""What species speak for: substructures that decide between mechanisms, and the reasons in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rdkit import Chem


@dataclass(frozen=True)
class Evidence:
    """What speaks for or against a kind of mechanism.

    Attributes:
        concept: Name of the kind of mechanism.
        weight: Positive speaks for it.
        reason: Why, in words.
    """

    concept: str
    weight: float
    reason: str


@dataclass(frozen=True)
class Species:
    """What the molecules bring, by substructure."""

    molecules: Sequence[Chem.Mol]

    def has(self, *smarts: str) -> bool:
        """Whether a molecule has one of the substructures."""
        return any(m.HasSubstructMatch(Chem.MolFromSmarts(each)) for each in smarts for m in self.molecules)


BULKY = (
    "[O-]C(C)(C)C",
    "[N-](C(C)C)C(C)C",
    "[Li]N(C(C)C)C(C)C",
    "[N-]([Si])[Si]",
    "[Li,Na,K]N([Si])[Si]",
    "N12CCCCCC1=NCCC2",
    "C1CCC2=NCCCN2CC1",
)
STRONG = (
    "[OH-]",
    "[O-][CH3,CH2]",
    "[O;!$(OC=O)]-[Na,K,Li]",
    "[Na,K,Li][OX1,OX2H]",
    "[H-]",
    "[NH2-]",
    "[Na,K][H]",
    "[C-;!$([C-]#[N,O])]",
    "[Li][#6]",
)
NUCLEOPHILES = (
    "[I-]",
    "[Br-]",
    "[S-]",
    "[N-]=[N+]=[N-]",
    "[C-]#N",
    "[PX3;!$(P=*)]",
    "[SX2H]",
    "[NX3;H2,H1;!$(NC=O);!$(N~[!#6])]",
    "[O-]C=O",
    "[O-]c",
    "[Na,K,Li][I,Br,S]",
)
PROTIC = ("[OX2H2]", "[CX4][OX2H]", "[CX3](=O)[OX2H]")
ACIDS = (
    "OS(=O)(=O)[O,C,c]",
    "[F,Cl,Br,I;H1]",
    "[H+]",
    "OP(=O)(O)O",
    "F[B-](F)(F)F",
    "O[Cl](=O)(=O)=O",
    "FC(F)(F)C(=O)[OH]",
)
LEWIS = (
    "[Al]([Cl,Br])([Cl,Br])[Cl,Br]",
    "[Fe]([Cl,Br])([Cl,Br])[Cl,Br]",
    "B(F)(F)F",
    "[Ti](Cl)(Cl)(Cl)Cl",
    "[Sn](Cl)(Cl)(Cl)Cl",
    "[Zn](Cl)Cl",
)
RADICAL = (
    "CN=NC",
    "C(=O)OOC(=O)",
    "[CX4]OO[CX4]",
    "O=C1CCC(=O)N1[Br,Cl]",
    "[SnH]",
    "[SiH]([Si])[Si]",
    "[*;v0;+0;$([Br,Cl])]",
)
HALOGENS = ("[Br,Cl;v1]-[Br,Cl;v1]",)
METALS = ("[Pd,Ni,Pt,Rh,Ir,Cu]",)
HYDRIDES = ("[BH4-]", "[AlH4-]", "[BH3-]C#N", "[AlH]", "[BH-]")
ORGANOMETALLICS = ("[#6][Mg,Li,Zn]",)
LEAVING = "[Cl,Br,I,$(OS(=O)=O),$([OH2+])]"


def gather(species: Species) -> list[Evidence]:
    """What the species speak for and against."""
    found = _substitution(species) if species.has(f"[CX4]-{LEAVING}") else []
    polarised = species.has(*LEWIS)  # a Lewis acid takes a halogen apart into ions
    radicals = species.has(*RADICAL) or (species.has(*HALOGENS) and not polarised)
    tests = (
        (radicals, "radical", 3.0, "there is a source of radicals"),
        (not radicals, "radical", -1.5, "nothing starts a radical chain"),
        (species.has(*METALS), "cross-coupling", 3.0, "a transition metal is there"),
        (not species.has(*METALS), "cross-coupling", -3.0, "there is no transition metal"),
        (
            species.has(*LEWIS) and species.has("c"),
            "electrophilic aromatic substitution",
            3.0,
            "a Lewis acid makes an electrophile, and there is an arene",
        ),
        (
            species.has(*ACIDS) and species.has("c") and species.has("[NX3+](=O)[O-]", "O[N+](=O)[O-]"),
            "electrophilic aromatic substitution",
            3.0,
            "mixed acid makes nitronium",
        ),
        (
            species.has("[CX3;!$(C-C=[O,N])]=[CX3]", "C#C") and species.has(*HALOGENS, *ACIDS),
            "electrophilic addition",
            3.5,
            "an electrophile meets a carbon-carbon multiple bond",
        ),
        (
            not species.has("[CX3]=[CX3]", "C#C"),
            "electrophilic addition",
            -3.0,
            "there is no carbon-carbon multiple bond",
        ),
        (species.has(*HYDRIDES), "hydride transfer", 3.0, "there is a hydride donor"),
        (not species.has(*HYDRIDES), "hydride transfer", -1.0, "there is no hydride donor"),
        (
            species.has(*ORGANOMETALLICS) and species.has("C=O"),
            "nucleophilic addition",
            3.0,
            "an organometallic meets a carbonyl group",
        ),
        (
            species.has("[CX3](=O)[Cl,Br,$(O[#6]),$(OC=O)]") and species.has(*NUCLEOPHILES, *STRONG, *PROTIC),
            "acyl substitution",
            3.0,
            "an acyl group with a leaving group meets a nucleophile",
        ),
        (
            species.has("[CX3](=O)[#6,#1]", "[CX3H]=O") and species.has(*NUCLEOPHILES),
            "nucleophilic addition",
            1.5,
            "a carbonyl group meets a nucleophile",
        ),
        (
            species.has("C=CC=O", "C=CC#N") and species.has(*NUCLEOPHILES),
            "conjugate addition",
            2.0,
            "a soft nucleophile meets an acceptor alkene",
        ),
        (
            species.has(*BULKY, *STRONG) and species.has("[CX4;!H0]C=O"),
            "enolate",
            2.5,
            "a strong base meets an acidic alpha C–H",
        ),
        (
            species.has("C=CC=C") and species.has("C=CC=O", "C=CC#N", "C#CC=O", "C1=CC(=O)OC1=O"),
            "concerted",
            3.0,
            "a diene meets a dienophile",
        ),
        (
            species.has("C=CCOC=C", "C=CCOc", "C=CCCC=C"),
            "concerted",
            2.0,
            "the skeleton is set for a [3,3] shift",
        ),
        (species.has("OOC(=O)") and species.has("C=C"), "concerted", 2.0, "a peracid meets an alkene"),
        (
            _activated_halide(species),
            "SNAr",
            3.0,
            "an acceptor ortho or para to the halide holds the Meisenheimer charge",
        ),
        (
            species.has("c[F,Cl,Br,I]") and not _activated_halide(species),
            "SNAr",
            -2.0,
            "no acceptor activates the halide",
        ),
        (
            species.has("c[F,Cl,Br,I]")
            and species.has("[NH2-]", "[Na,K][NH2]", "[Li]CCCC")
            and not _activated_halide(species),
            "benzyne",
            3.0,
            "a very strong base meets an unactivated aryl halide",
        ),
        (
            species.has("[CX4]-[OX2H]") and species.has(*ACIDS),
            "carbocation",
            1.5,
            "acid makes the OH leave as water",
        ),
        (species.has("C=C") and species.has(*ACIDS), "carbocation", 2.0, "acid protonates the alkene"),
        (species.has(*BULKY, *STRONG), "carbocation", -2.0, "cations do not last in strong base"),
    )
    return found + [Evidence(concept, weight, reason) for holds, concept, weight, reason in tests if holds]


def _activated_halide(species: Species) -> bool:
    acceptor = "$([N+](=O)[O-]),$(C#N),$(C(F)(F)F),$(S(=O)=O),$(C=O)"
    return species.has(
        f"[F,Cl,Br]c1aaa([{acceptor}])aa1",
        f"[F,Cl,Br]c:c-[{acceptor}]",
        "[F,Cl,Br]c:[n;X2]",
        "[F,Cl,Br]c:a:a:[n;X2]",
    )


def _substitution(species: Species) -> list[Evidence]:
    """SN1, SN2, E1, E2 and E1cB at a carbon with a leaving group."""
    bulky, strong = species.has(*BULKY), species.has(*STRONG)
    nucleophile = species.has(*NUCLEOPHILES)
    weak = species.has(*PROTIC) and not (bulky or strong or nucleophile)
    tests: list[tuple[bool, str, float, str]] = []
    if species.has(f"[CX4;H3]-{LEAVING}", f"[CX4;H2;!$(C[c,$(C=C)])]-{LEAVING}"):
        tests += [
            (True, "SN2", 2.0, "the carbon is methyl or primary"),
            (True, "SN1", -3.0, "a primary cation is too high in energy"),
            (True, "E1", -3.0, "a primary cation is too high in energy"),
            (bulky, "E2", 2.5, "a bulky base takes a beta hydrogen rather than attack carbon"),
            (not bulky, "E2", -1.0, "an unhindered carbon is attacked rather than its beta hydrogen"),
        ]
    if species.has(f"[CX4;H2;$(C[c,$(C=C)])]-{LEAVING}"):
        tests += [
            (True, "SN2", 1.5, "the carbon is benzylic or allylic and unhindered"),
            (weak, "SN1", 2.0, "the cation is stabilised by the pi system"),
        ]
    if species.has(f"[CX4;H1]-{LEAVING}"):
        tests += [
            (bulky or strong, "E2", 2.5, "a strong base meets a secondary carbon"),
            (
                nucleophile and not (bulky or strong),
                "SN2",
                2.0,
                "a good nucleophile that is a weak base meets a secondary carbon",
            ),
            (weak, "SN1", 1.5, "a weak nucleophile leaves the secondary centre time to ionise"),
            (weak, "E1", 1.0, "the secondary cation may lose a proton"),
        ]
    if species.has(f"[CX4;H0;!$(C(F)(F)F)]([#6])([#6])([#6])-{LEAVING}"):
        tests += [
            (True, "SN2", -3.0, "three groups shield the tertiary carbon from behind"),
            (bulky or strong, "E2", 3.0, "a strong base takes a beta hydrogen of a tertiary halide"),
            (not (bulky or strong), "SN1", 2.5, "the tertiary cation is stable and no strong base is there"),
            (not (bulky or strong), "E1", 1.5, "the tertiary cation loses a proton, more so on heating"),
            (bulky or strong, "SN1", -1.5, "elimination is faster than ionisation in strong base"),
            (bulky or strong, "E1", -1.5, "a strong base takes the proton before the halide leaves"),
        ]
    acidic = species.has(
        f"[CX4;!H0;$(C[CX3]=O),$(CC#N),$(C[N+](=O)[O-])]-[CX4]-{LEAVING}", "[CX4;!H0;$(CC=O)]-[CX4]-[OX2H]"
    )
    tests.append(
        (
            acidic and (bulky or strong),
            "E1cB",
            3.0,
            "the beta hydrogen is acidic, and its anion is stabilised",
        )
    )
    tests.append((not acidic, "E1cB", -2.0, "nothing stabilises a carbanion at the beta position"))
    return [Evidence(concept, weight, reason) for holds, concept, weight, reason in tests if holds]
