"""Rules of drug-likeness and lead-likeness by name, those that have no tool of their own among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rdkit import Chem
from rdkit.Chem import Crippen, Descriptors, rdMolDescriptors

from sandbox.results import YesNo, format_number
from sandbox.structures.completeness import components_remark, missing_atoms
from sandbox.types import Molecule

Range = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class DrugRule:
    """A rule made of ranges, all of which have to be kept.

    Attributes:
        property: What the answer is called.
        words: How messages name it.
        ranges: Measure → least and most.
    """

    property: str
    words: str
    ranges: Mapping[str, Range]


_Measure = tuple[Callable[[Chem.Mol], float], str, int]
_MEASURES: Mapping[str, _Measure] = {
    "MW": (Descriptors.MolWt, "g/mol", 1),  # type: ignore[attr-defined]
    "logP": (Crippen.MolLogP, "", 2),  # type: ignore[attr-defined]
    "molar refractivity": (Crippen.MolMR, "", 1),  # type: ignore[attr-defined]
    "atoms with hydrogens": (lambda mol: Chem.AddHs(mol).GetNumAtoms(), "", 0),
    "TPSA": (rdMolDescriptors.CalcTPSA, "Å²", 1),
    "rings": (rdMolDescriptors.CalcNumRings, "", 0),
    "carbons": (lambda mol: sum(atom.GetAtomicNum() == 6 for atom in mol.GetAtoms()), "", 0),
    "hetero atoms": (rdMolDescriptors.CalcNumHeteroatoms, "", 0),
    "rotatable bonds": (rdMolDescriptors.CalcNumRotatableBonds, "", 0),
    "acceptors": (rdMolDescriptors.CalcNumHBA, "", 0),
    "donors": (rdMolDescriptors.CalcNumHBD, "", 0),
}
# Ghose et al., J. Comb. Chem. 1999, 1, 55; Muegge et al., J. Med. Chem. 2001, 44, 1841; Teague et al., Angew.
# Chem. Int. Ed. 1999, 38, 3743, with the limits of SwissADME; Congreve et al., Drug Discov. Today 2003, 8,
# 876.
RULES: Mapping[str, DrugRule] = {
    "Ghose": DrugRule(
        "passes Ghose's filter",
        r"\bGhose\b",
        {
            "MW": (160, 480),
            "logP": (-0.4, 5.6),
            "molar refractivity": (40, 130),
            "atoms with hydrogens": (20, 70),
        },
    ),
    "Muegge": DrugRule(
        "passes Muegge's filter",
        r"\bM(?:ue|ü|u)gge\b",
        {
            "MW": (200, 600),
            "logP": (-2, 5),
            "TPSA": (None, 150),
            "rings": (None, 7),
            "carbons": (5, None),
            "hetero atoms": (2, None),
            "rotatable bonds": (None, 15),
            "acceptors": (None, 10),
            "donors": (None, 5),
        },
    ),
    "lead-likeness": DrugRule(
        "is lead-like",
        r"\blead[- ]?like(?:ness)?\b",
        {"MW": (250, 350), "logP": (None, 3.5), "rotatable bonds": (None, 7)},
    ),
    "rule of three": DrugRule(
        "passes the rule of three",
        r"\b(?:rule[- ]of[- ](?:three|3)|Ro3|fragment[- ]?like(?:ness)?)\b",
        {
            "MW": (None, 300),
            "logP": (None, 3),
            "donors": (None, 3),
            "acceptors": (None, 3),
            "rotatable bonds": (None, 3),
        },
    ),
}


def rules_in(text: str) -> tuple[str, ...]:
    """The rules that a message names, of those that have no tool of their own."""
    return tuple(name for name, rule in RULES.items() if re.search(rule.words, text, re.IGNORECASE))


def keeps(molecule: Molecule, name: str) -> YesNo:
    """Whether a molecule keeps a rule, with each value beside its limits.

    Args:
        molecule: Molecule to check.
        name: A key of ``RULES``.
    """
    rule = RULES[name]
    if reason := missing_atoms(molecule):
        return YesNo(None, rule.property, reason)
    kept: list[str] = []
    broken: list[str] = []
    for measure, (low, high) in rule.ranges.items():
        function, unit, decimals = _MEASURES[measure]
        value = float(function(molecule.mol))
        inside = (low is None or value >= low) and (high is None or value <= high)
        limits = f"≤ {high:g}" if low is None else f"≥ {low:g}" if high is None else f"{low:g} to {high:g}"
        shown = f"{measure} {format_number(value, decimals)} {unit}".rstrip()
        (kept if inside else broken).append(f"{shown} ({'' if inside else 'not '}{limits})")
    count = {0: "no violation", 1: "1 violation"}.get(len(broken), f"{len(broken)} violations")
    remark = components_remark(molecule)
    listing = f"{count}: {', '.join((*broken, *kept))}" + (f"; {remark}" if remark else "")
    return YesNo(not broken, rule.property, listing)
