"""Enumeration: all the forms of a molecule, and all the molecules of a kind."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal

from rdkit import Chem
from rdkit.Chem import EnumerateStereoisomers as stereo

from sandbox.design.enumerations import HYDROGEN, SETS, RGroupSet, cut_up, decorate, protonated, recombine
from sandbox.errors import ToolError
from sandbox.registry import tool
from sandbox.results import Item, Quantity, Report, Structure
from sandbox.structures.chem import canonical_smiles
from sandbox.structures.standard_forms import tautomers
from sandbox.structures.stereo import cip_labels
from sandbox.structures.substituents import SUBSTITUENTS
from sandbox.tables.outcome import made
from sandbox.tables.table import Column, Table
from sandbox.types import AtLeast, Between, Expert, Means, Molecule
from sandbox.vocabulary import VOCABULARIES

SHOWN = 20
MAX_ISOMERS = 512
MAX_ROWS = 5000
MAX_ATOMS = 100
LONG_S = 60.0


@tool(kind="report", verb="Enumerated tautomers", examples=[{"molecule": "Oc1ccccn1"}])
def enumerate_tautomers(molecule: Molecule) -> Report:
    """All tautomers of a molecule.

    Args:
        molecule: Molecule whose mobile hydrogens are moved.

    Returns:
        The tautomers, the canonical one first (at most 20 shown), and their number (a count). Canonical
        does not mean most stable; ring-chain tautomers of sugars are not among them.

    Source: RDKit's TautomerEnumerator (Sitzmann et al., J. Comput.-Aided Mol. Des. 2010, 24, 521).
    """
    from rdkit.Chem.MolStandardize import rdMolStandardize

    found = tautomers(molecule.mol)
    own = Chem.MolToSmiles(molecule.mol)
    ordered = sorted(found.smiles)
    if len(ordered) > 1:
        best = Chem.MolToSmiles(rdMolStandardize.TautomerEnumerator().PickCanonical([
            Chem.MolFromSmiles(smiles) for smiles in ordered
        ]))  # fmt: skip
        ordered = [best, *(smiles for smiles in ordered if smiles != best)]
    notes = ["canonical"] + [""] * (len(ordered) - 1)
    notes = [
        " ".join(filter(None, (n, "as drawn" if s == own else "")))
        for s, n in zip(ordered, notes, strict=True)
    ]
    remark = None if found.complete else "the search was ended early; there may be more"
    label = f"a tautomer of {molecule.label}"
    return _listed(ordered, label, "number of tautomers", remark, notes)


@tool(kind="report", verb="Enumerated stereoisomers", examples=[{"molecule": "CC(O)C(N)C=CC"}])
def enumerate_stereoisomers(molecule: Molecule) -> Report:
    """All stereoisomers that the undefined stereocentres of a molecule leave open.

    Args:
        molecule: Molecule; what is defined in it stays as it is. Where nothing is left open, all its
            stereocentres are varied.

    Returns:
        The isomers with their R/S and E/Z labels (at most 20 shown), and their number (a count); of a
        molecule that leaves nothing open its enantiomer comes first. Meso forms count once; isomers that no
        ring can hold are left out.

    Source: RDKit's EnumerateStereoisomers.
    """
    if molecule.mol.GetNumHeavyAtoms() > MAX_ATOMS:
        raise ToolError(f"stereoisomers are enumerated for up to {MAX_ATOMS} heavy atoms")
    open_centres = [i for i, label in Chem.FindMolChiralCenters(molecule.mol, includeUnassigned=True,
                    useLegacyImplementation=False) if label == "?"]  # fmt: skip
    open_bonds = [
        i for i in Chem.FindPotentialStereo(molecule.mol) if i.specified == Chem.StereoSpecified.Unspecified
    ]
    defined = not open_centres and not open_bonds
    options = stereo.StereoEnumerationOptions(
        unique=True, onlyUnassigned=not defined, tryEmbedding=False, maxIsomers=MAX_ISOMERS
    )
    count = stereo.GetStereoisomerCount(molecule.mol, options=options)
    isomers = sorted(
        {canonical_smiles(m) for m in stereo.EnumerateStereoisomers(molecule.mol, options=options)}
    )
    mirrored = _mirror_image(molecule.mol) if defined else ""
    isomers.sort(key=lambda smiles: smiles != mirrored)
    notes = [f"{_labels(each)}" for each in isomers]
    remark = f"the first {MAX_ISOMERS} of up to {count:,}" if count > MAX_ISOMERS else None
    report = _listed(isomers, f"a stereoisomer of {molecule.label}", "number of stereoisomers", remark, notes)
    first = report.items[0]
    if mirrored and isinstance(first, Structure):
        enantiomer = replace(first, label=f"the enantiomer of {molecule.label}")
        return replace(report, items=(enantiomer, *report.items[1:]))
    return report


def _mirror_image(mol: Chem.Mol) -> str:
    """The enantiomer of a molecule; empty for one that is its own mirror image."""
    turned = Chem.Mol(mol)
    for atom in turned.GetAtoms():
        atom.InvertChirality()
    smiles = canonical_smiles(turned)
    return "" if smiles == canonical_smiles(mol) else smiles


def _labels(smiles: str) -> str:
    mol = Chem.MolFromSmiles(smiles)
    names = [f"{atom.GetSymbol()}{atom.GetIdx() + 1}" for atom in mol.GetAtoms()]
    labels = sorted(cip_labels(mol).items())
    return ", ".join(f"{'='.join(names[i] for i in place)} {label}" for place, label in labels)


@tool(
    kind="report",
    verb="Enumerated protonation states",
    examples=[{"molecule": "NCCc1ccc(O)cc1"}, {"molecule": "OC(=O)CN", "ph": 2}],
)
def protonation_states(
    molecule: Molecule,
    ph: Annotated[float, Between(0, 14)] = 7.4,
    range: Annotated[float, Between(0, 7), Expert()] = 0.0,
) -> Report:
    """The protonation states that a molecule has at a pH.

    Args:
        molecule: Molecule, neutral or charged.
        ph: pH of the water; 7.4 where not given.
        range: States within so many pH units on either side are listed too.

    Returns:
        The states (at most 20), and their number (a count). They follow from rules for each group with its
        usual pKa, not from a calculation for this molecule; where a pKa lies close to the pH two states can
        come.

    Source: Dimorphite-DL 2.1 (Ropp et al., J. Cheminform. 2019, 11, 14).
    """
    if molecule.mol.GetNumHeavyAtoms() > MAX_ATOMS:
        raise ToolError(f"protonation states are enumerated for up to {MAX_ATOMS} heavy atoms")
    if any(atom.GetAtomicNum() == 0 for atom in molecule.mol.GetAtoms()):
        raise ToolError("the structure has open positions (*): fill them first")
    states = protonated(molecule.mol, max(0.0, ph - range), min(14.0, ph + range))
    charges = [Chem.GetFormalCharge(Chem.MolFromSmiles(state)) for state in states]
    notes = [f"net charge {charge}".replace("-", "−") for charge in charges]
    label = f"a protonation state of {molecule.label} at this pH"
    return _listed(states, label, "number of protonation states", None, notes)


@tool(
    kind="report",
    verb="Cut the molecule into fragments",
    examples=[{"molecule": "CC(=O)Nc1ccc(OCC)cc1"}, {"molecule": "CC(=O)Nc1ccc(OCC)cc1", "method": "RECAP"}],
)
def fragment_molecule(molecule: Molecule, method: Literal["BRICS", "RECAP"] = "BRICS") -> Report:
    """Cut a molecule into building-block fragments at bonds that are easy to make.

    Args:
        molecule: Molecule to cut.
        method: Rules to cut by, BRICS where not given.

    Returns:
        The distinct fragments with * where a bond was cut, the largest first (at most 20 shown), and their
        number (a count); a molecule without such a bond is a single fragment.

    Source: BRICS, Degen et al., ChemMedChem 2008, 3, 1503; RECAP, Lewell et al., J. Chem. Inf. Comput. Sci.
        1998, 38, 511.
    """
    if molecule.mol.GetNumHeavyAtoms() > MAX_ATOMS:
        raise ToolError(f"molecules of up to {MAX_ATOMS} heavy atoms are cut")
    fragments = cut_up(molecule.mol, method) or [Chem.MolToSmiles(molecule.mol)]
    remark = "it has no bond that these rules cut" if len(fragments) == 1 else None
    label = f"a {method} fragment of {molecule.label}"
    return _listed(fragments, label, f"number of {method} fragments", remark, [""] * len(fragments))


@tool(
    kind="report",
    verb="Recombined fragments",
    examples=[{"molecules": ["CC(=O)Nc1ccc(OCC)cc1", "COc1ccccc1C(=O)NCC"]}],
    deadline_s=LONG_S,
)
def recombine_fragments(molecules: Annotated[list[Molecule], AtLeast(2)]) -> Report:
    """Build new molecules from the fragments of several ones.

    Args:
        molecules: Molecules that give the fragments.

    Returns:
        New molecules (at most 20 shown, up to 60 in the details), and their number (a count); the parents
        are not among them, and none is much larger or smaller than they are.

    Source: BRICS, Degen et al., ChemMedChem 2008, 3, 1503.
    """
    if any(each.mol.GetNumHeavyAtoms() > MAX_ATOMS for each in molecules):
        raise ToolError(f"molecules of up to {MAX_ATOMS} heavy atoms are recombined")
    built = recombine([each.mol for each in molecules], 60)
    if not built:
        raise ToolError("no new molecule can be built: the molecules have no fragments that fit together")
    names = " and ".join(each.label for each in molecules[:4])
    return _listed(built, f"a recombination of {names}", "number of recombinations", None, [""] * len(built))


@tool(
    kind="report",
    verb="Enumerated R groups",
    examples=[{"molecule": "*c1ccc(C(N)=O)cc1"}, {"molecule": "c1ccc2[nH]ccc2c1", "groups": "polar"}],
    deadline_s=LONG_S,
)
def decorate_molecule(
    molecule: Molecule,
    groups: RGroupSet = "common",
    named: Annotated[str, Expert(), Means("R groups")] = "",
) -> Report:
    """Enumerate R groups on a molecule, as a table.

    Args:
        molecule: Core; open positions written as * are filled, and where there are none each hydrogen is
        replaced.
        groups: Which set of R groups: common ones where not given, polar, lipophilic or rings.
        named: R groups by name with commas between them, in the place of a set: "H, fluoro, methoxy".

    Returns:
        A new table with the R group and its place beside each structure, and its number of rows (a count).

    Source: enumeration on the molecular graph; sets of R groups of this program.
    """
    if molecule.mol.GetNumHeavyAtoms() > MAX_ATOMS:
        raise ToolError(f"molecules of up to {MAX_ATOMS} heavy atoms are decorated")
    chosen = _by_name(named) if named else SETS[groups]
    rows = decorate(molecule.mol, chosen, MAX_ROWS)
    if not rows:
        raise ToolError(f"{molecule.label} has no place where an R group can reasonably go")
    columns = (Column("R group", [row.group for row in rows]), Column("place", [row.place for row in rows]))
    smiles = Chem.MolToSmiles(molecule.mol)
    step = {"tool": "decorate_molecule", "molecule": smiles, "groups": groups, "named": named}
    table = Table([row.smiles for row in rows], columns, (step,))
    what = f"the R groups {named}" if named else f"{groups} R groups"
    return made(table, f"{molecule.label} with {what}")


def _by_name(named: str) -> tuple[str, ...]:
    """SMILES of substituents by name; a hydrogen leaves an open position as it is without one."""
    names = [name.strip() for name in named.split(",") if name.strip()]
    vocabulary = VOCABULARIES.get("substituent")
    return tuple(
        HYDROGEN if name in ("H", "hydrogen") else SUBSTITUENTS[vocabulary.resolve(name)].smiles
        for name in names
    )


def _listed(smiles: list[str], label: str, count_name: str, remark: str | None, notes: list[str]) -> Report:
    items: list[Item] = [
        Structure(text, label, note) for text, note in zip(smiles[:SHOWN], notes[:SHOWN], strict=True)
    ]
    items.append(Quantity(len(smiles), "", count_name, 0, remark))
    return Report(tuple(items), {"smiles": smiles})
