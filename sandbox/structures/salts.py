"""Salt forms: structures that share a parent compound and differ in protons, counter-ions or solvent."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from rdkit import Chem

from sandbox.structures.standard_forms import Component, components, normalised

SaltRelationship = Literal["the same", "tautomers", "different salt forms", "different"]

# Uncharged component → what a reason calls it when it is drawn neutral, and as an ion.
_NAMES = {
    "[Li+]": ("lithium", "lithium"),
    "[Na+]": ("sodium", "sodium"),
    "[K+]": ("potassium", "potassium"),
    "[Mg+2]": ("magnesium", "magnesium"),
    "[Ca+2]": ("calcium", "calcium"),
    "[Zn+2]": ("zinc", "zinc"),
    "[Ag+]": ("silver", "silver"),
    "N": ("ammonia", "ammonium"),
    "O": ("water", "hydroxide or hydronium"),
    "Cl": ("HCl", "chloride"),
    "Br": ("HBr", "bromide"),
    "I": ("HI", "iodide"),
    "O=S(=O)(O)O": ("sulfuric acid", "sulfate"),
    "O=P(O)(O)O": ("phosphoric acid", "phosphate"),
    "O=[N+]([O-])O": ("nitric acid", "nitrate"),
    "CS(=O)(=O)O": ("methanesulfonic acid", "mesylate"),
    "Cc1ccc(S(=O)(=O)O)cc1": ("toluenesulfonic acid", "tosylate"),
    "O=S(=O)(O)c1ccccc1": ("benzenesulfonic acid", "besylate"),
    "O=C(O)C(F)(F)F": ("trifluoroacetic acid", "trifluoroacetate"),
    "O=CO": ("formic acid", "formate"),
    "CC(=O)O": ("acetic acid", "acetate"),
    "O=C(O)C(=O)O": ("oxalic acid", "oxalate"),
    "O=C(O)/C=C\\C(=O)O": ("maleic acid", "maleate"),
    "O=C(O)/C=C/C(=O)O": ("fumaric acid", "fumarate"),
    "O=C(O)CCC(=O)O": ("succinic acid", "succinate"),
    "O=C(O)CC(O)(CC(=O)O)C(=O)O": ("citric acid", "citrate"),
    "CO": ("methanol", "methanolate"),
    "CCO": ("ethanol", "ethanolate"),
    "CS(C)=O": ("DMSO", "DMSO"),
    "C[S+](C)[O-]": ("DMSO", "DMSO"),
    "ClCCl": ("dichloromethane", "dichloromethane"),
}
# With these the proton's place is a matter of drawing: R-NH2 · HCl is R-NH3+ Cl-.
_STRONG_ACIDS = frozenset(
    smiles
    for smiles, (name, _) in _NAMES.items()
    if name in ("HCl", "HBr", "HI", "nitric acid", "trifluoroacetic acid") or "sulf" in name
)


def relate(first: Chem.Mol, second: Chem.Mol, labels: tuple[str, str]) -> tuple[SaltRelationship, str] | None:
    """Say whether two structures are salt forms (or protonation states, solvates) of one compound.

    Args:
        first: One structure.
        second: The other; not the same structure, nor a stereoisomer of the first.
        labels: What the reason calls them.

    Returns:
        The relationship and the reason, or None where they share no parent compound.
    """
    parts = [components(normalised(mol)) for mol in (first, second)]
    parent = _shared_parent(parts[0], parts[1], exact=True)
    if parent is None:
        return _related_parents(parts, labels)
    said = " and ".join(
        f"{label} is {_form(each, parent)}" for label, each in zip(labels, parts, strict=True)
    )
    contents = [Counter(part.neutral for part in each) for each in parts]
    if set(contents[0]) == set(contents[1]) == {parent} and contents[0] != contents[1]:
        return (
            "different",
            f"the same compound, but present {_times(contents[0][parent])} in {labels[0]} "
            + (f"and {_times(contents[1][parent])} in {labels[1]}"),
        )
    if contents[0] != contents[1] or _charge(parts[0]) != _charge(parts[1]):
        return "different salt forms", f"forms of one compound: {said}"
    if len(parts[0]) == 1:
        return "tautomers", f"one compound with a proton in another place: {said}"
    if any(part.neutral in _STRONG_ACIDS for part in parts[0]):
        return (
            "the same",
            "the same salt; the proton is drawn on the acid in one of them and on the base in the other",
        )
    drawn = [("ions" if any(part.charge for part in each) else "neutral molecules") for each in parts]
    said = " and ".join(f"as {kind} in {label}" for label, kind in zip(labels, drawn, strict=True))
    return "different salt forms", f"the same components, but a proton sits in another place: drawn {said}"


def _shared_parent(first: list[Component], second: list[Component], *, exact: bool) -> str | None:
    """The organic component that both contain and that is the largest in at least one of them."""
    names = [[_name(part, exact) for part in each if part.organic] for each in (first, second)]
    for mine, theirs in (names, names[::-1]):
        if mine and mine[0] in theirs:
            return mine[0]
    return None


def _name(part: Component, exact: bool) -> str:
    if exact:
        return part.neutral
    flat = Chem.MolFromSmiles(part.neutral)
    return str(Chem.MolToSmiles(flat, isomericSmiles=False)) if flat else part.neutral


def _related_parents(
    parts: list[list[Component]], labels: tuple[str, str]
) -> tuple[SaltRelationship, str] | None:
    if _shared_parent(parts[0], parts[1], exact=False) is None:
        return None
    return "different", (
        f"{labels[0]} and {labels[1]} are different salt forms or protonation states, and the parent "
        "compounds are stereoisomers"
    )


def _form(parts: list[Component], parent: str) -> str:
    main = next(part for part in parts if part.neutral == parent)
    others = [part for part in parts if part is not main]
    state = _protonation(main)
    if not others:
        return state
    counted = Counter(_NAMES.get(part.neutral, (part.neutral,) * 2)[bool(part.charge)] for part in others)
    listed = [name if count == 1 else f"{count} {name}" for name, count in counted.items()]
    return f"{state} with {', '.join(listed)}"


def _protonation(part: Component) -> str:
    charged = {atom.GetFormalCharge() > 0 for atom in part.drawn.GetAtoms() if atom.GetFormalCharge()}
    if part.charge:
        kind = "a cation" if part.charge > 0 else "an anion"
        return f"{kind} (charge {part.charge:+d})".replace("-", "−")
    neutral = Chem.MolToSmiles(part.drawn) == part.neutral
    return "the neutral molecule" if neutral or len(charged) < 2 else "the zwitterion"


def _charge(parts: list[Component]) -> int:
    return sum(part.charge for part in parts)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
