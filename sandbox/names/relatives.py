"""Compounds that are named by how they differ from another: its hydrochloride, methyl ester, meta isomer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from rdkit import Chem
from rdkit.Chem import rdChemReactions, rdMolDescriptors
from rdkit.Chem.EnumerateStereoisomers import EnumerateStereoisomers, StereoEnumerationOptions

from sandbox.errors import SandboxError
from sandbox.names import ambiguous
from sandbox.names.lookup import known_as
from sandbox.names.salt_names import PARTNERS, salt_of
from sandbox.names.wording import TAILS
from sandbox.structures import chem
from sandbox.structures.standard_forms import components, normalised
from sandbox.structures.stereo import cip_labels, flat

Reader = Callable[[str], str | None]
MAX_ISOMERS = 32
_METALS = ("sodium", "potassium", "lithium", "caesium", "cesium", "rubidium", "magnesium", "calcium")
_ALKYLS: Mapping[str, str] = {
    "methyl": "C",
    "ethyl": "CC",
    "propyl": "CCC",
    "isopropyl": "C(C)C",
    "butyl": "CCCC",
    "isobutyl": "CC(C)C",
    "tert-butyl": "C(C)(C)C",
    "t-butyl": "C(C)(C)C",
    "benzyl": "Cc1ccccc1",
    "phenyl": "c1ccccc1",
    "allyl": "CC=C",
}
# What the carbon of a functional class at the end of a chain carries, in the order in which it is looked for.
_CLASSES = (
    "[#6:5][CX3:1](=[OX1])[OX2H1]",
    "[#6:5][CX3:1](=[OX1])[OX2;!R][#6;!$(C=O)]",
    "[#6:5][CX3:1](=[OX1])Cl",
    "[#6:5][CX3:1](=[OX1])[NX3;!R]",
    "[#6:5][CX3H1:1]=[OX1]",
    "[#6:5][CX2:1]#[NX1]",
    "[#6:5][CH2:1][OX2H1]",
)
_MADE: Mapping[str, str] = {
    "acid": "[C:1](=O)O",
    "amide": "[C:1](=O)N",
    "acid chloride": "[C:1](=O)Cl",
    "aldehyde": "[CH:1]=O",
    "nitrile": "[C:1]#N",
    "alcohol": "[CH2:1]O",
}
_AMINE = "$(N([#6;!$(C=[O,S,N])])([#6;!$(C=[O,S,N])])[#6;!$(C=[O,S,N])])"
_OXIDATIONS: Mapping[str, tuple[str, ...]] = {
    "oxide": (
        "[PX3;$(P([#6])([#6])[#6]):1]>>[P:1]=O",
        f"[NX3;H0;+0;{_AMINE}:1]>>[N+:1][O-]",
        "[n;X2;H0;+0:1]>>[n+:1][O-]",
    ),
    "n-oxide": (f"[NX3;H0;+0;{_AMINE}:1]>>[N+:1][O-]", "[n;X2;H0;+0:1]>>[n+:1][O-]"),
    "sulfoxide": ("[#6:2][SX2:1][#6:3]>>[#6:2][S:1](=O)[#6:3]",),
    "sulfone": (
        "[#6:2][SX2:1][#6:3]>>[#6:2][S:1](=O)(=O)[#6:3]",
        "[#6:2][SX3:1](=[O:4])[#6:3]>>[#6:2][S:1](=[O:4])(=O)[#6:3]",
    ),
}
_PLACES: Mapping[str, str] = {"ortho": "o", "meta": "m", "para": "p"}
_PLACE_BEFORE = re.compile(r"^(?:ortho|meta|para|[omp]|\d(?:,\d)?)-", re.IGNORECASE)
_GEOMETRY_BEFORE = re.compile(r"^(?:cis|trans|\(?[EZ]\)?|D|L|DL)-", re.IGNORECASE)
_HALO = re.compile(r"fluoro|chloro|bromo|iodo")
_WATER = re.compile(r" (?:\w+hydrate|hydrate|x \d+ H2O)$")


@dataclass(frozen=True, slots=True)
class Base:
    """The compound that another is told from.

    Attributes:
        smiles: Its structure; empty where its name stands for several.
        name: What it was called; empty where it was drawn.
    """

    smiles: str
    name: str = ""


def parent_of(base: Base) -> str | None:
    """The uncharged main component of a salt or solvate; None where it is no salt."""
    mol = _mol(base.smiles)
    if mol is None:
        return None
    parts = components(normalised(mol))
    organic = [part for part in parts if part.organic]
    if not organic:
        dry = [Chem.MolToSmiles(part.drawn) for part in parts if part.neutral != "O"]
        return _other(".".join(dry), mol) if dry else None
    return _other(organic[0].neutral, mol)


def salt(base: Base, partner: str, read: Reader) -> str | None:
    """The salt or hydrate of a compound, or of the parent of one that is a salt.

    Args:
        base: The compound.
        partner: "hydrochloride", "sodium", "pentahydrate".
        read: Gives the structure of a name.
    """
    first, _, rest = base.name.partition(" ")
    if first.lower() in _METALS and partner in _METALS:
        return read(f"{partner} {rest}")
    if partner not in PARTNERS:
        return read(f"{base.name} {partner}") if base.name else None
    for smiles in (parent_of(base), base.smiles):
        if smiles and (made := salt_of(smiles, partner)):
            return made
    return None


def isomer(base: Base, labels: str) -> str | None:
    """The stereoisomer with these CIP labels, "R" or "RS"; None where no single one has them.

    Args:
        base: The compound, with or without a configuration.
        labels: In the order of its stereocentres; where one label is all, any single element has it.
    """
    mol = _mol(base.smiles)
    if mol is None:
        return None
    options = StereoEnumerationOptions(onlyUnassigned=False, unique=True, maxIsomers=MAX_ISOMERS)
    found = set()
    for each in EnumerateStereoisomers(flat(mol), options=options):
        said = cip_labels(each)
        if "".join(said[key] for key in sorted(said)) == labels:
            found.add(chem.canonical_smiles(each))
    return found.pop() if len(found) == 1 else None


def racemate(base: Base) -> str | None:
    """The compound without a configuration; None where it has none."""
    mol = _mol(base.smiles)
    return _other(chem.canonical_smiles(flat(mol)), mol) if mol is not None else None


def in_class(base: Base, wanted: str) -> str | None:
    """The acid, amide, alcohol or ester that has the carbons of a compound: benzoic acid's methyl ester.

    Args:
        base: The compound; of the groups that can be exchanged the first kind counts, if there is one of it.
        wanted: "acid", "amide", "methyl ester".
    """
    alkyl = _ALKYLS.get(wanted.removesuffix(" ester"), "")
    made = f"[C:1](=O)O{alkyl}" if alkyl else _MADE.get(wanted, "")
    mol = _mol(parent_of(base) or base.smiles)
    if mol is None or not made:
        return None
    for group in _CLASSES:
        pattern = Chem.MolFromSmarts(group)
        places = {match[1] for match in mol.GetSubstructMatches(pattern)}
        if len(places) > 1:
            return None
        if places:
            reaction = rdChemReactions.ReactionFromSmarts(f"{group}>>[#6:5]{made}")
            products = {Chem.MolToSmiles(each) for (each,) in reaction.RunReactants((mol,))}
            return _other(products.pop(), mol) if len(products) == 1 else None
    return None


def oxidised(base: Base, wanted: str) -> str | None:
    """The oxide of a phosphine or an amine, the sulfoxide or sulfone of a sulfide; None where several may be.

    Args:
        base: The compound.
        wanted: "oxide", "N-oxide", "sulfoxide", "sulfone".
    """
    mol = _mol(base.smiles)
    for smarts in _OXIDATIONS[wanted.lower().replace("sulph", "sulf")] if mol is not None else ():
        made = {
            Chem.MolToSmiles(each)
            for (each,) in rdChemReactions.ReactionFromSmarts(smarts).RunReactants((mol,))
        }
        if made:
            return _other(made.pop(), mol) if len(made) == 1 and mol is not None else None
    return None


def placed(base: Base, place: str, read: Reader) -> str | None:
    """The isomer with another place in its name: "m-xylene" for xylene or o-xylene, 2-bromobutane's 1-.

    Args:
        base: The compound.
        place: "meta", "o", "3".
        read: Gives the structure of a name.
    """
    letter = _PLACES.get(place, place)
    stem = _PLACE_BEFORE.sub("", base.name)
    if not stem:
        return None
    number = {"o": "2", "m": "3", "p": "4"}.get(letter, letter)
    both = {"o": "1,2", "m": "1,3", "p": "1,4"}.get(letter, letter)
    meanings = ambiguous.meanings(stem)
    for start in dict.fromkeys((letter, number, both)):
        if f"{start}-{stem}" in meanings or not meanings:
            found = read(f"{start}-{stem}")
        else:
            found = next((read(each) for each in meanings if each.startswith(f"{start}-")), None)
        if found and _same_formula(found, base.smiles):
            return found
    return None


def with_substituent(base: Base, substituent: str, read: Reader) -> str | None:
    """The compound whose name begins with a substituent: "2,4-dinitro" for phenol or 4-nitrophenol.

    Args:
        base: The compound; the same substituent at another place is exchanged, no other one is.
        substituent: With its places.
        read: Gives the structure of a name.
    """
    places, _, group = substituent.partition("-")
    single = re.sub("^(?:di|tri|bis)", "", group)
    stem = re.sub(rf"\d(?:,\d)*-(?:di|tri|bis)?{re.escape(single)}-?", "", base.name)
    taken = {each for found in re.findall(r"(?:\d,)*\d(?=-)", stem) for each in found.split(",")}
    if not stem or taken & set(places.split(",")):
        return None
    return read(f"{substituent}{stem}") or read(f"{substituent}-{stem}")


def geometric(base: Base, kind: str, read: Reader) -> str | None:
    """The cis, trans, D or L isomer, by its name."""
    stem = _GEOMETRY_BEFORE.sub("", base.name)
    found = read(f"{kind}-{stem}") if stem else None
    return found if found and _same_formula(found, base.smiles) else None


def with_anion(base: Base, anion: str, read: Reader) -> str | None:
    """The compound with another last word, or halogen, in its name: benzyl chloride's bromide.

    Args:
        base: The compound.
        anion: "bromide", "nitrate".
        read: Gives the structure of a name.
    """
    *first, last = base.name.split() or [""]
    if first and last.lower() in TAILS:
        return read(" ".join([*first, anion]))
    halogen = f"{anion.removesuffix('ide')}o"
    if _HALO.fullmatch(halogen) and len(_HALO.findall(base.name)) == 1:
        return read(_HALO.sub(halogen, base.name))
    return None


def called(smiles: str, base: Base, words: str) -> str:
    """What a relative is called: by a name of its own, else by its words and the name of the other."""
    mol = _mol(smiles)
    known = known_as(mol) if mol is not None else None
    stem = re.sub(r"^\((?:\d*[RSEZ],?)+\)-", "", base.name)
    if stem and (configured := re.fullmatch(r"\(?((?:\d*[RSEZ],? ?)+)\)?(?:[- ]\w+)?", words)):
        return f"({configured[1].strip()})-{stem}"
    if stem and (kind := re.fullmatch(r"(cis|trans|D|L)[- ]\w+", words)):
        return f"{kind[1]}-{_GEOMETRY_BEFORE.sub('', stem)}"
    names: Iterator[str] = (name for each in known.names.values() for name in each) if known else iter(())
    if known and known.exact and (name := next(names, "")):
        return name
    return f"{words} of {base.name}" if base.name else ""


def _same_formula(one: str, other: str) -> bool:
    """Whether two structures are isomers; true where one of them is open."""
    mols = [_mol(one), _mol(other)]
    if mols[0] is None or mols[1] is None:
        return True
    return len({rdMolDescriptors.CalcMolFormula(mol) for mol in mols}) == 1


def _other(smiles: str, mol: Chem.Mol) -> str | None:
    """A structure in canonical form; None where it is the same as the one it comes from."""
    made = _mol(smiles)
    if made is None or chem.canonical_smiles(made) == chem.canonical_smiles(mol):
        return None
    return chem.canonical_smiles(made)


def _mol(smiles: str) -> Chem.Mol | None:
    try:
        return chem.parse_smiles(smiles) if smiles else None
    except SandboxError:
        return None


ALKYLS, CLASSES, METALS = tuple(_ALKYLS), tuple(_MADE), _METALS
