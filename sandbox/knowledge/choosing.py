"""Which of several described mechanisms fits the species: rules, each with its reason in words.

The rules are those of the textbooks. They weigh what the species bring (bases, acids, radical sources, metals,
leaving groups) against what a description speaks of; they do not calculate barriers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rdkit import Chem

from sandbox.errors import ToolError


class Concept(NamedTuple):
    """A kind of mechanism: how descriptions speak of it."""

    name: str
    words: str


CONCEPTS = (
    Concept("SN1", r"\bsn1\b|unimolecular substitution|solvolysis"),
    Concept("SN2", r"\bsn2\b|bimolecular substitution|backside|back-side|inversion|direct displacement"),
    Concept("E1cB", r"\be1cb\b|carbanion.{0,30}eliminat|conjugate base elimination"),
    Concept("E1", r"\be1\b|unimolecular elimination"),
    Concept("E2", r"\be2\b|bimolecular elimination|anti-?periplanar|concerted elimination"),
    Concept("SNAr", r"\bsnar\b|meisenheimer|addition.elimination at the (?:ring|arene|aryl)|aromatic nucleophilic"),
    Concept("radical", r"radical|homoly|chain mechanism|hydrogen abstraction|single.electron|\bset\b"),
    Concept("carbocation", r"carbocation|carbenium|oxocarbenium|cationic"),
    Concept("cross-coupling", r"oxidative addition|reductive elimination|transmetal|catalytic cycle|palladi|cross.coupl"),
    Concept("electrophilic aromatic substitution", r"electrophilic aromatic|wheland|arenium|sigma complex|acylium|\bseAr\b"),
    Concept("acyl substitution", r"tetrahedral intermediate|acyl substitution|addition.elimination|baac2|aac2"),
    Concept("nucleophilic addition", r"nucleophilic addition|adds to the carbonyl|attack(?:s)? (?:on |at )?the carbonyl|1,2-addition"),
    Concept("conjugate addition", r"conjugate|michael|1,4-addition"),
    Concept("enolate", r"enolate|alpha.deprotonation|aldol"),
    Concept("concerted", r"concerted|pericyclic|cycloaddition|diels.alder|\[4\s?\+\s?2\]|sigmatropic"),
    Concept("hydride transfer", r"hydride (?:transfer|addition|attack)|delivers? (?:a )?hydride"),
    Concept("benzyne", r"benzyne|aryne"),
    Concept("carbene", r"carbene"),
)  # fmt: skip
LIST_WORDS = 4  # a mechanism in a list of names has no more
_SPLIT = re.compile(r"\n+|;|\s(?=\(?[A-E1-6][).:]\s)|\bor\b|\bvs\.?\b|\bversus\b", re.IGNORECASE)


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
class Ranked:
    """A described mechanism with what is said for it.

    Attributes:
        text: The description.
        score: Sum of the weights.
        reasons: Why, the weightiest first.
    """

    text: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Species:
    """What the molecules bring, by substructure."""

    molecules: Sequence[Chem.Mol]

    def has(self, *smarts: str) -> bool:
        """Whether a molecule has one of the substructures."""
        return any(m.HasSubstructMatch(Chem.MolFromSmarts(each)) for each in smarts for m in self.molecules)


BULKY = ("[O-]C(C)(C)C", "[N-](C(C)C)C(C)C", "[Li]N(C(C)C)C(C)C", "[N-]([Si])[Si]", "[Li,Na,K]N([Si])[Si]", "N12CCCCCC1=NCCC2",
         "C1CCC2=NCCCN2CC1")  # fmt: skip
STRONG = ("[OH-]", "[O-][CH3,CH2]", "[O;!$(OC=O)]-[Na,K,Li]", "[Na,K,Li][OX1,OX2H]", "[H-]", "[NH2-]", "[Na,K][H]", "[C-;!$([C-]#[N,O])]", "[Li][#6]")
NUCLEOPHILES = ("[I-]", "[Br-]", "[S-]", "[N-]=[N+]=[N-]", "[C-]#N", "[PX3;!$(P=*)]", "[SX2H]", "[NX3;H2,H1;!$(NC=O);!$(N~[!#6])]", "[O-]C=O",
                "[O-]c", "[Na,K,Li][I,Br,S]")  # fmt: skip
PROTIC = ("[OX2H2]", "[CX4][OX2H]", "[CX3](=O)[OX2H]")
ACIDS = ("OS(=O)(=O)[O,C,c]", "[F,Cl,Br,I;H1]", "[H+]", "OP(=O)(O)O", "F[B-](F)(F)F", "O[Cl](=O)(=O)=O", "FC(F)(F)C(=O)[OH]")
LEWIS = ("[Al]([Cl,Br])([Cl,Br])[Cl,Br]", "[Fe]([Cl,Br])([Cl,Br])[Cl,Br]", "B(F)(F)F", "[Ti](Cl)(Cl)(Cl)Cl", "[Sn](Cl)(Cl)(Cl)Cl", "[Zn](Cl)Cl")
RADICAL = ("CN=NC", "C(=O)OOC(=O)", "[CX4]OO[CX4]", "O=C1CCC(=O)N1[Br,Cl]", "[SnH]", "[SiH]([Si])[Si]", "[Br,Cl;v1]-[Br,Cl;v1]", "[*;v0;+0;$([Br,Cl])]")
METALS = ("[Pd,Ni,Pt,Rh,Ir,Cu]",)
HYDRIDES = ("[BH4-]", "[AlH4-]", "[BH3-]C#N", "[AlH]", "[BH-]")
ORGANOMETALLICS = ("[#6][Mg,Li,Zn]",)
LEAVING = "[Cl,Br,I,$(OS(=O)=O),$([OH2+])]"


def choose(molecules: Sequence[Chem.Mol], described: str) -> list[Ranked]:
    """Rank described mechanisms, the one that fits best first.

    Args:
        molecules: Substrate and reagents, in any order.
        described: The mechanisms, one after the other.

    Raises:
        ToolError: Fewer than two descriptions are found, or none speaks of a known kind of mechanism.
    """
    options = _options(described)
    if len(options) < 2:
        raise ToolError("at least two mechanisms must be described, e.g. \"SN1 or SN2\"")
    evidence = gather(Species(molecules))
    ranked = []
    for option in options:
        concepts = concepts_of(option)
        mine = [each for each in evidence if each.concept in concepts]
        mine.sort(key=lambda each: -abs(each.weight))
        mean = sum(each.weight for each in mine) / max(1, len(concepts))
        ranked.append(Ranked(option, mean, tuple(each.reason for each in mine)))
    if not any(each.reasons for each in ranked):
        raise ToolError("none of the mechanisms is of a kind for which there is a rule, or the reagents say nothing")
    return sorted(ranked, key=lambda each: -each.score)


def concepts_of(text: str) -> tuple[str, ...]:
    """The kinds of mechanism that a description speaks of."""
    return tuple(concept.name for concept in CONCEPTS if re.search(concept.words, text, re.IGNORECASE))


def _options(described: str) -> list[str]:
    parts = [part.strip(" ,.\t") for part in _SPLIT.split(described) if part and part.strip(" ,.\t()")]
    options = [part for part in parts if concepts_of(part)]
    pieces = [piece.strip(" .") for part in options for piece in re.split(r",(?:\s*and\b)?|\band\b", part)]
    pieces = [piece for piece in pieces if piece]
    listed = all(concepts_of(piece) and len(piece.split()) <= LIST_WORDS for piece in pieces)
    return pieces if listed else options


def gather(species: Species) -> list[Evidence]:
    """What the species speak for and against."""
    found = _substitution(species) if species.has(f"[CX4]-{LEAVING}") else []
    tests = (
        (species.has(*RADICAL), "radical", 3.0, "there is a source of radicals"),
        (not species.has(*RADICAL), "radical", -1.5, "nothing starts a radical chain"),
        (species.has(*METALS), "cross-coupling", 3.0, "a transition metal is there"),
        (not species.has(*METALS), "cross-coupling", -3.0, "there is no transition metal"),
        (species.has(*LEWIS) and species.has("c"), "electrophilic aromatic substitution", 3.0,
         "a Lewis acid makes an electrophile, and there is an arene"),
        (species.has(*ACIDS) and species.has("c") and species.has("[NX3+](=O)[O-]", "O[N+](=O)[O-]"),
         "electrophilic aromatic substitution", 3.0, "mixed acid makes nitronium"),
        (species.has(*HYDRIDES), "hydride transfer", 3.0, "there is a hydride donor"),
        (not species.has(*HYDRIDES), "hydride transfer", -1.0, "there is no hydride donor"),
        (species.has(*ORGANOMETALLICS) and species.has("C=O"), "nucleophilic addition", 3.0,
         "an organometallic meets a carbonyl group"),
        (species.has("[CX3](=O)[Cl,Br,$(O[#6]),$(OC=O)]") and species.has(*NUCLEOPHILES, *STRONG, *PROTIC),
         "acyl substitution", 3.0, "an acyl group with a leaving group meets a nucleophile"),
        (species.has("[CX3](=O)[#6,#1]", "[CX3H]=O") and species.has(*NUCLEOPHILES), "nucleophilic addition", 1.5,
         "a carbonyl group meets a nucleophile"),
        (species.has("C=CC=O", "C=CC#N") and species.has(*NUCLEOPHILES), "conjugate addition", 2.0,
         "a soft nucleophile meets an acceptor alkene"),
        (species.has(*BULKY, *STRONG) and species.has("[CX4;!H0]C=O"), "enolate", 2.5,
         "a strong base meets an acidic alpha C–H"),
        (species.has("C=CC=C") and species.has("C=CC=O", "C=CC#N", "C#CC=O", "C1=CC(=O)OC1=O"), "concerted", 3.0,
         "a diene meets a dienophile"),
        (species.has("C=CCOC=C", "C=CCOc", "C=CCCC=C"), "concerted", 2.0, "the skeleton is set for a [3,3] shift"),
        (species.has("OOC(=O)") and species.has("C=C"), "concerted", 2.0, "a peracid meets an alkene"),
        (_activated_halide(species), "SNAr", 3.0, "an acceptor ortho or para to the halide holds the Meisenheimer charge"),
        (species.has("c[F,Cl,Br,I]") and not _activated_halide(species), "SNAr", -2.0, "no acceptor activates the halide"),
        (species.has("c[F,Cl,Br,I]") and species.has("[NH2-]", "[Na,K][NH2]", "[Li]CCCC") and not _activated_halide(species),
         "benzyne", 3.0, "a very strong base meets an unactivated aryl halide"),
        (species.has("[CX4]-[OX2H]") and species.has(*ACIDS), "carbocation", 1.5, "acid makes the OH leave as water"),
        (species.has("C=C") and species.has(*ACIDS), "carbocation", 2.0, "acid protonates the alkene"),
        (species.has(*BULKY, *STRONG), "carbocation", -2.0, "cations do not last in strong base"),
    )  # fmt: skip
    return found + [Evidence(concept, weight, reason) for holds, concept, weight, reason in tests if holds]


def _activated_halide(species: Species) -> bool:
    acceptor = "$([N+](=O)[O-]),$(C#N),$(C(F)(F)F),$(S(=O)=O),$(C=O)"
    return species.has(f"[F,Cl,Br]c1aaa([{acceptor}])aa1", f"[F,Cl,Br]c:c-[{acceptor}]", "[F,Cl,Br]c:[n;X2]",
                       "[F,Cl,Br]c:a:a:[n;X2]")  # fmt: skip


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
        tests += [(True, "SN2", 1.5, "the carbon is benzylic or allylic and unhindered"), (weak, "SN1", 2.0, "the cation is stabilised by the pi system")]
    if species.has(f"[CX4;H1]-{LEAVING}"):
        tests += [
            (bulky or strong, "E2", 2.5, "a strong base meets a secondary carbon"),
            (nucleophile and not (bulky or strong), "SN2", 2.0, "a good nucleophile that is a weak base meets a secondary carbon"),
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
    acidic = species.has(f"[CX4;!H0;$(C[CX3]=O),$(CC#N),$(C[N+](=O)[O-])]-[CX4]-{LEAVING}", "[CX4;!H0;$(CC=O)]-[CX4]-[OX2H]")
    tests.append((acidic and (bulky or strong), "E1cB", 3.0, "the beta hydrogen is acidic, and its anion is stabilised"))
    tests.append((not acidic, "E1cB", -2.0, "nothing stabilises a carbanion at the beta position"))
    return [Evidence(concept, weight, reason) for holds, concept, weight, reason in tests if holds]
