"""What no medicinal chemist would make: structures that are refused, with the reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from rdkit import Chem
from rdkit.Chem import Descriptors
from rdkit.Chem.FilterCatalog import FilterCatalog, FilterCatalogEntry, FilterCatalogParams, SmartsMatcher

from sandbox.safety.gate import weapon_match
from sandbox.structures.chem import parse_smarts

# Reason → SMARTS. What the starting molecule has already may stay.
ODD = {
    "peroxide": "[#8X2]-[#8X2]",
    "chain of three nitrogens": "[#7;!a]~[#7;!a]~[#7;!a;!$([N-]);!$([ND1])]",
    "six-membered ring with three nitrogens in a row": "[r6;#7]:[#7]:[r6;#7]",
    "hydrazine or hydrazone": "[NX3;!a;!$(N-C=[O,S]);!$(N-S=O)]-[NX3,$([NX2]=C);!a;!$(N-C=[O,S]);!$(N-S=O)]",
    "hydrazide": "[NX3;!a]-;!@[NX3,$([NX2]=C);!a]",
    "amine on an aromatic nitrogen": "[nX3]-[NX3,OX2;!a]",
    "azo, diazo or azide": "[#6]-[N;!a]=[N;!a]-[#6,#7],[#6]=[N+]=[N-],[N-]=[N+]=N",
    "nitrogen–halogen bond": "[#7]-[F,Cl,Br,I]",
    "oxygen–halogen bond": "[#8]-[F,Cl,Br,I]",
    "sulfur(II) bonded to a hetero atom": "[#16X2;!a]~[#7,#8,#16,#9,#17,#35;!a]",
    "sulfinamide or sulfinate": "[SX3](=O)-[#7,#8]",
    "halogen on a Michael acceptor": (
        "[Cl,Br,I]-[CX3;!a]=[CX3;!a]-[CX3]=O,[Cl,Br,I]-[CX3;!a](-[CX3]=O)=[CX3;!a]"
    ),
    "nitrogen–oxygen single bond": "[NX3;!$(N(-C=O)-O);!$([N+](=O)[O-])]-[OX2]",
    "nitroso": "[#6,#7]-[N;X2]=O",
    "geminal diol or hemiacetal": "[CX4;!$(C(F)(F)F)]([OX2H])[OX2]",
    "hemiaminal": "[CX4]([OX2H])[NX3;!$(N-C=[O,N,S])]",
    "aminal": "[CX4]([NX3;!a;!$(N-C=[O,N,S]);!$(N-S=O)])[NX3;!a]",
    "N,O-acetal": "[CX4]([OX2])[NX3;!a;!$(N-C=[O,N,S]);!$(N-S=O)]",
    "α-aminonitrile": "[CX4](C#N)[NX3;!a;!$(N-C=[O,N,S]);!$(N-S=O)]",
    "cyanamide": "[NX3;!a;!$(N-C=[O,N])]-C#N",
    "adduct of a sulfinic acid": "[OX2H][CX4][SX4](=O)=O",
    "primary α-amino ketone": "[#6][CX3](=O)[CX4;H2,H1][NX3;H2]",
    "sulfone next to an amine": "[CX4]([SX4](=O)=O)[NX3;!a;!$(N-C=[O,N,S]);!$(N-S=O)]",
    "halogen next to a hetero atom": "[CX4]([Cl,Br,I])[#7,#8,#16]",
    "fluoride next to an amine or alcohol": (
        "[CX4;$(C[F]);!$(C(F)F)][NX3,OX2,SX2],[CX4](F)[OX2H,SX2H],[CX4](F)[NX3;!a;!$(N-C=O)]"
    ),
    "enol": "[OX2H]-[CX3;!a]=[CX3;!a;!$(C-C=O)]",
    "enamine with N–H": "[NX3;H1,H2;!$(N-C=O)]-[CX3;!a]=[CX3;!a;!$(C-C=[O,N]);!$(C-[C]#N)]",
    "N-unsubstituted imine": "[CX3;!$(C-[NX3]);!$(C=N-[N,O])](=[NX2H1])[#6,H]",
    "acyl halide": "[CX3](=[O,S])[F,Cl,Br,I]",
    "anhydride": "[CX3](=O)-[OX2]-[CX3]=O",
    "sulfonyl halide": "[SX4](=O)(=O)[F,Cl,Br,I]",
    "isocyanate or isothiocyanate": "N=C=[O,S]",
    "carbodiimide": "N=C=N",
    "allene or ketene": "[#6]=[#6]=[#6,#8]",
    "aldehyde": "[CX3H1](=O)[#6]",
    "thioketone or thioaldehyde": "[#6]-[CX3;!$(C-[#7,#8,#16])]=[SX1]",
    "thiol": "[SX2H]",
    "three-membered ring with a hetero atom": "[O,N,S;r3]1[#6]~[#6]1",
    "alkyl bromide, iodide or primary chloride": "[CX4][Br,I],[CX4H2][Cl]",
    "carbon with different halogens": "[CX4;$(C[F]);$(C[Cl,Br,I])]",
    "diacetylene": "C#C-C#C",
    "alkyne in a ring": "[C;R]#[C;R]",
    "cyclopropene or cyclobutene": "[C;r3,r4]=[C;r3,r4]",
    "four-membered ring fused to another small one": "[r3,r4;R2]@[r3,r4;R2]",
    "cumulated or charged carbon": "[#6;+,-;!$([#6-]#[N+,C,O+])]",
    "carbon with three hetero atoms": (
        "[CX4;!$(C(F)(F)F);!$(C([Cl])([Cl])[Cl])]([#7,#8,#16;!a])([#7,#8,#16;!a])[#7,#8,#16;!a]"
    ),
    "β-lactone or β-thiolactone": "[O,S;r4]1[#6][#6]C1=O",
    "ester or N–H carbamate of a phenol": "[c]-[OX2]-[CX3;!$(C-[NX3;H0])]=[O,S]",
    "quinone": "O=C1[C,c]~[C,c]C(=O)[C,c]~[C,c]1",
    "hydroxyl on nitrogen": "[NX3;!$(N-C=O);!$([N+])]-[OX2H]",
    "carbamic or carbonic acid": "[OX2H]C(=O)[#7,#8]",
    "β-keto acid": "[OX2H]C(=O)[CX4]C(=O)[#6]",
    "formate or formyl": "[CX3H1](=O)[#8,#7]",
    "acylated enol or hydroxylamine": "[CX3](=O)-[OX2]-[#7,$([CX3;!a]=[CX3;!a])]",
    "phosphorus–nitrogen or phosphorus–halogen bond": "[#15]-[#7,F,Cl,Br,I]",
}
MACROCYCLE = 9
_FUSED_DOUBLE = parse_smarts("[R2,R3,R4;!a]=;@[*]")
ELEMENTS = frozenset([1, 6, 7, 8, 9, 15, 16, 17, 35, 53])


@dataclass
class Filter:
    """Refuses odd structures and counts why.

    Args:
        start: The molecule that is changed; what it has already is no reason.
        alerts: Whether a new structural alert (Brenk, PAINS) is a reason.
    """

    start: Chem.Mol
    alerts: bool = True
    refused: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._own = set(_odd_features(self.start))
        elements = ELEMENTS | {atom.GetAtomicNum() for atom in self.start.GetAtoms()}
        self._unusual = parse_smarts("[" + ";".join(f"!#{number}" for number in sorted(elements)) + "]")
        self._own_alerts = set(_alerts(self.start)) if self.alerts else set()
        self._charge = Chem.GetFormalCharge(self.start)
        self._largest = max((len(ring) for ring in self.start.GetRingInfo().AtomRings()), default=0)

    def allows(self, mol: Chem.Mol) -> bool:
        """Whether a structure is no odd one; if it is, the reason is counted."""
        reason = self._reason(mol)
        if reason is not None:
            self.refused[reason] += 1
        return reason is None

    def _reason(self, mol: Chem.Mol) -> str | None:
        if mol.HasSubstructMatch(self._unusual):
            return "unusual element"
        if Chem.GetFormalCharge(mol) != self._charge:
            return "changed charge"
        if max((len(r) for r in mol.GetRingInfo().AtomRings()), default=0) > max(
            MACROCYCLE - 1, self._largest
        ):
            return "new macrocycle"
        if _odd_catalogue().HasMatch(mol):  # in one go: most proposals have none of them
            for name, query in _queries():
                if name not in self._own and mol.HasSubstructMatch(query):
                    return name
        if _strained(mol) and "strained ring system" not in self._own:
            return "strained ring system"
        return None

    def is_quiet(self, mol: Chem.Mol) -> bool:
        """Whether a structure has no open valence and no new alert; what has is counted."""
        reason = None
        if Descriptors.NumRadicalElectrons(mol):
            reason = "open valence"
        elif self.alerts:
            new = (name for name in _alerts(mol) if name not in self._own_alerts)
            reason = next((f"alert: {name}" for name in new), None)
        if reason is not None:
            self.refused[reason] += 1
        return reason is None


def is_safe(mol: Chem.Mol) -> bool:
    """Whether the safety gate lets a structure pass."""
    return weapon_match(mol) is None


def _odd_features(mol: Chem.Mol) -> list[str]:
    found = [name for name, query in _queries() if mol.HasSubstructMatch(query)]
    return found + (["strained ring system"] if _strained(mol) else [])


def _strained(mol: Chem.Mol) -> bool:
    """Small rings that share bonds with two others, double bonds at bridgeheads, crowded small rings."""
    rings = mol.GetRingInfo()
    small = [set(ring) for ring in rings.AtomRings() if len(ring) <= 4]
    if len(small) > 2 or any(len(one & two) > 1 for i, one in enumerate(small) for two in small[i + 1 :]):
        return True
    if any(mol.GetAtomWithIdx(index).GetIsAromatic() for ring in small for index in ring):
        return True
    fused = {index for index, _ in mol.GetSubstructMatches(_FUSED_DOUBLE, uniquify=False)}
    return any(_is_bridgehead(mol, index) for index in fused)


def _is_bridgehead(mol: Chem.Mol, index: int) -> bool:
    """Whether two rings of up to seven atoms share more than one bond at an atom (Bredt's rule)."""
    rings = [set(ring) for ring in mol.GetRingInfo().AtomRings() if index in ring and len(ring) <= 7]
    return any(len(one & two) > 2 for i, one in enumerate(rings) for two in rings[i + 1 :])


def _alerts(mol: Chem.Mol) -> list[str]:
    return [entry.GetDescription().replace("_", " ") for entry in _catalogue().GetMatches(mol)]


@cache
def _catalogue() -> FilterCatalog:
    parameters = FilterCatalogParams()
    for which in (FilterCatalogParams.FilterCatalogs.BRENK, FilterCatalogParams.FilterCatalogs.PAINS_A):
        parameters.AddCatalog(which)
    return FilterCatalog(parameters)


@cache
def _odd_catalogue() -> FilterCatalog:
    catalogue = FilterCatalog()
    for name, query in _queries():
        catalogue.AddEntry(FilterCatalogEntry(name, SmartsMatcher(query)))
    return catalogue


@cache
def _queries() -> tuple[tuple[str, Chem.Mol], ...]:
    pairs = []
    for name, smarts in ODD.items():
        for part in _split(smarts):
            pairs.append((name, parse_smarts(part)))
    return tuple(pairs)


def _split(smarts: str) -> list[str]:
    """The alternatives of a pattern: commas outside brackets part them."""
    parts, depth, start = [], 0, 0
    for place, character in enumerate(smarts):
        depth += character == "["
        depth -= character == "]"
        if character == "," and depth == 0:
            parts.append(smarts[start:place])
            start = place + 1
    return [*parts, smarts[start:]]
