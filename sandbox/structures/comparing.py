"""How two structures are related: the same, stereoisomers, tautomers, salt forms, isomers, or different.

The questions are asked from the narrowest to the widest, and the first that applies gives the answer.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from rdkit import Chem
from rdkit.Chem import rdMolDescriptors

from sandbox.results import AtomSets
from sandbox.structures import chem, salts, standard_forms, stereo_wording

Relationship = Literal[
    "the same", "stereoisomers", "tautomers", "different salt forms", "constitutional isomers", "different"
]
MAX_MAPPINGS = 2000
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The closest relationship of two structures, and why.

    Attributes:
        relationship: One of the six.
        reason: In words; atom numbers count from 1 in the first molecule.
        atoms: Indices in the first molecule of the atoms that decide it.
    """

    relationship: Relationship
    reason: str
    atoms: AtomSets = ()


@dataclass(frozen=True, slots=True)
class _Pair:
    first: Chem.Mol
    second: Chem.Mol
    labels: tuple[str, str]

    def both(self) -> tuple[Chem.Mol, Chem.Mol]:
        return self.first, self.second


def compare(first: Chem.Mol, second: Chem.Mol, first_label: str, second_label: str) -> Comparison:
    """Find the closest relationship of two structures.

    Args:
        first: One structure.
        second: The other.
        first_label: What the reason calls the first.
        second_label: What the reason calls the second.
    """
    pair = _Pair(
        standard_forms.without_maps(first), standard_forms.without_maps(second), (first_label, second_label)
    )
    for relation in (_same, _labelled, _stereo, _drawn_differently, _salts, _isomers):
        found = relation(pair)
        if found:
            return found
    one, two = (_formula(mol) for mol in pair.both())
    return Comparison("different", f"the formulas differ: {first_label} is {one}, {second_label} is {two}")


def _same(pair: _Pair) -> Comparison | None:
    plain = [str(Chem.MolToSmiles(mol)) for mol in pair.both()]
    full = [chem.extended_smiles(mol) for mol in pair.both()]
    if full[0] == full[1]:
        return Comparison("the same", f"both have the canonical SMILES {_shortened(plain[0])}")
    if not any(chem.has_stereo_groups(mol) for mol in pair.both()) and plain[0] == plain[1]:
        return Comparison("different", "the frames are the same, but the R groups carry different labels")
    return None


def _labelled(pair: _Pair) -> Comparison | None:
    """Isotopologues and isotopomers; the numbers of attachment points are written as isotopes, too."""
    if not any(_isotope_counts(mol) for mol in pair.both()):
        return None
    natural = [standard_forms.without_isotopes(mol) for mol in pair.both()]
    if _flat_smiles(natural[0]) != _flat_smiles(natural[1]) or _flat_smiles(pair.first) == _flat_smiles(
        pair.second
    ):
        return None  # more than the labels differs, or nothing but the stereochemistry
    listed = [", ".join(_isotopes(mol)) or "no label" for mol in pair.both()]
    where = " and ".join(f"{label} has {text}" for label, text in zip(pair.labels, listed, strict=True))
    if any("*" in text for text in listed):
        return Comparison("different", f"the frames are the same, but the attachment points differ: {where}")
    equal = _isotope_counts(pair.first) == _isotope_counts(pair.second)
    kind = "isotopomers (the same isotopes in other places)" if equal else "isotopologues"
    also = (
        ""
        if len({str(Chem.MolToSmiles(mol)) for mol in natural}) == 1
        else ", and the stereochemistry differs"
    )
    atoms = tuple((atom.GetIdx(),) for atom in pair.first.GetAtoms() if atom.GetIsotope())
    return Comparison("different", f"{kind}: {where}{also}", atoms)


def _stereo(pair: _Pair) -> Comparison | None:
    if _flat_smiles(pair.first) != _flat_smiles(pair.second):
        return None
    reason, atoms = stereo_wording.explain(pair.first, pair.second, pair.labels)
    return Comparison(
        "stereoisomers" if reason else "the same", reason or "the stereochemistry agrees", atoms
    )


def _drawn_differently(pair: _Pair) -> Comparison | None:
    """Metal salts drawn with a bond, charge-separated groups and resonance forms."""
    usual = _Pair(standard_forms.normalised(pair.first), standard_forms.normalised(pair.second), pair.labels)
    if Chem.MolToSmiles(usual.first) == Chem.MolToSmiles(usual.second):
        return Comparison(
            "the same", "they are drawn differently (ionic or charge-separated groups), nothing else"
        )
    stereo = _stereo(usual)
    if stereo or _charge(usual.first) != _charge(usual.second):
        return stereo
    if standard_forms.frame_key(usual.first, hydrogens=True) != standard_forms.frame_key(
        usual.second, hydrogens=True
    ):
        return None
    keys = {standard_forms.frame_key(mol, hydrogens=True, stereo=True) for mol in usual.both()}
    if len(keys) == 1:
        return Comparison("the same", "they are resonance forms: no atom and no hydrogen is in another place")
    return Comparison("stereoisomers", "drawn as different resonance forms, and their stereocentres differ")


def _salts(pair: _Pair) -> Comparison | None:
    found = salts.relate(pair.first, pair.second, pair.labels)
    return None if found is None else Comparison(found[0], found[1])


def _isomers(pair: _Pair) -> Comparison | None:
    formulas = [_formula(mol) for mol in pair.both()]
    if formulas[0] != formulas[1]:
        return None
    keys = [standard_forms.frame_key(mol, hydrogens=False) for mol in pair.both()]
    if keys[0] != keys[1]:
        return Comparison(
            "constitutional isomers", f"both are {formulas[0]}, but the atoms are linked differently"
        )
    gains = _hydrogen_gains(pair.first, pair.second)
    atoms = tuple((i,) for i in sorted(gains))
    reason = f"both are {formulas[0]} with the same frame, but {_placed_differently(pair, gains)}"
    if _carbon_to_carbon(pair.first, gains):
        return Comparison("constitutional isomers", reason, atoms)
    ours, theirs = (standard_forms.tautomers(mol) for mol in pair.both())
    incomplete = not (ours.complete and theirs.complete)
    if ours.smiles & theirs.smiles or (incomplete and _is_single_shift(pair.first, gains)):
        return Comparison("tautomers", _moves(pair, gains), atoms)
    flat = [{_flat_smiles(Chem.MolFromSmiles(smiles)) for smiles in each.smiles} for each in (ours, theirs)]
    if flat[0] & flat[1]:
        return Comparison(
            "different", f"tautomers whose stereochemistry differs as well: {_moves(pair, gains)}", atoms
        )
    doubt = "; the search for a tautomeric path was cut short" if incomplete else ""
    return Comparison("constitutional isomers", reason + doubt, atoms)


def _hydrogen_gains(first: Chem.Mol, second: Chem.Mol) -> dict[int, int]:
    """Index in the first molecule → hydrogens that the atom has more of in the second, by the best fit."""
    counts = [[atom.GetTotalNumHs() for atom in mol.GetAtoms()] for mol in (first, second)]
    query, target = (standard_forms.frame(mol, hydrogens=False) for mol in (first, second))
    matches = target.GetSubstructMatches(query, uniquify=False, maxMatches=MAX_MAPPINGS)
    overlays = [{i: counts[1][j] - counts[0][i] for i, j in enumerate(match)} for match in matches]
    best = min(overlays, key=lambda gains: sum(abs(gain) for gain in gains.values()), default={})
    return {i: gain for i, gain in best.items() if gain}


def _carbon_to_carbon(mol: Chem.Mol, gains: dict[int, int]) -> bool:
    """Whether one carbon gains what another loses (glucose, fructose): nobody calls these tautomers."""
    signs = {gain > 0 for i, gain in gains.items() if mol.GetAtomWithIdx(i).GetAtomicNum() == 6}
    return len(signs) == 2


def _is_single_shift(mol: Chem.Mol, gains: dict[int, int]) -> bool:
    """Whether one H moves to the next atom but one and a heteroatom takes part (keto-enol, amide-imidic "
    "acid)."""
    if sorted(gains.values()) != [-1, 1]:
        return False
    one, two = gains
    hetero = any(mol.GetAtomWithIdx(i).GetAtomicNum() != 6 for i in gains)
    return hetero and len(Chem.GetShortestPath(mol, one, two)) == 3


def _places(mol: Chem.Mol, gains: dict[int, int], *, gaining: bool) -> str:
    return ", ".join(_numbered(mol, i) for i, gain in sorted(gains.items()) if (gain > 0) == gaining)


def _moves(pair: _Pair, gains: dict[int, int]) -> str:
    count = sum(gain for gain in gains.values() if gain > 0)
    if not count:
        return "double bonds or charges are placed differently"
    moved = "one H moves" if count == 1 else f"{count} H move"
    from_, to = (_places(pair.first, gains, gaining=gaining) for gaining in (False, True))
    return f"{moved} from {from_} to {to} (atom numbers of {pair.labels[0]})"


def _placed_differently(pair: _Pair, gains: dict[int, int]) -> str:
    if not gains:
        return "double bonds or charges are placed differently"
    more, less = (_places(pair.first, gains, gaining=gaining) for gaining in (True, False))
    first, second = pair.labels
    return f"{second} has more H than {first} at {more} and less at {less} (atom numbers of {first})"


def _isotopes(mol: Chem.Mol) -> list[str]:
    """The labels with their places, as a chemist writes them: "¹³C at C2", "3 × ²H on C1"."""
    counts: dict[str, int] = {}
    for atom in mol.GetAtoms():
        if atom.GetIsotope():
            name = f"{atom.GetIsotope()}".translate(_SUPERSCRIPT) + atom.GetSymbol()
            hydrogen = atom.GetAtomicNum() == 1 and atom.GetDegree() == 1
            place = (
                f"on {_numbered(mol, atom.GetNeighbors()[0].GetIdx())}"
                if hydrogen
                else f"at {_numbered(mol, atom.GetIdx())}"
            )
            counts[f"{name} {place}"] = counts.get(f"{name} {place}", 0) + 1
    return [name if count == 1 else f"{count} × {name}" for name, count in counts.items()]


def _isotope_counts(mol: Chem.Mol) -> Counter[tuple[str, int]]:
    return Counter((atom.GetSymbol(), atom.GetIsotope()) for atom in mol.GetAtoms() if atom.GetIsotope())


def _flat_smiles(mol: Chem.Mol) -> str:
    copy = Chem.Mol(mol)
    Chem.RemoveStereochemistry(copy)
    return str(Chem.MolToSmiles(Chem.RemoveHs(copy)))


def _formula(mol: Chem.Mol) -> str:
    return str(rdMolDescriptors.CalcMolFormula(mol, separateIsotopes=True, abbreviateHIsotopes=True))


def _charge(mol: Chem.Mol) -> int:
    return int(Chem.GetFormalCharge(mol))


def _numbered(mol: Chem.Mol, index: int) -> str:
    return f"{mol.GetAtomWithIdx(index).GetSymbol()}{index + 1}"


def _shortened(smiles: str) -> str:
    return smiles if len(smiles) <= 80 else smiles[:77] + "…"
