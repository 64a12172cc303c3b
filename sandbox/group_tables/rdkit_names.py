"""The group names of RDKit's own files, with RDKit's definitions.

``FunctionalGroups.txt`` labels groups by formula ("-C(=O)N"), ``Functional_Group_Hierarchy.txt`` by dotted
names ("Amine.Primary.Aromatic"). Both resolve to RDKit's patterns, or to ours where they mean the same.
The plain English words in those files keep the chemist's meaning, which differs: RDKit's Alcohol includes
phenols, its Amine imines and quaternary ammonium; its Halogen leaves out CF3 and geminal dihalides, its amide
is CONH2 only; its nitroso and oxime find nitro groups as well, and its "-C(=O)H" finds acetyl groups in place
of aldehydes, so that this label means aldehyde here ("-N=O" nitroso, "-N=N" azo). "RDKit amine", "RDKit
alcohol", "RDKit -N=O" and so on ask for RDKit's.
"""

from __future__ import annotations

from pathlib import Path

from rdkit import Chem, RDConfig
from rdkit.Chem import FunctionalGroups

from sandbox.group_tables.definition import Group

# Single English words of the hierarchy: the first four mean the same to a chemist, the others do not.
_SAME_AS_OURS = frozenset({"Azide", "Nitro", "Aldehyde", "Isocyanate"})
_ENGLISH = frozenset({"Amine", "Alcohol", "Halogen"})

# Labels that ordinary text is full of: "-N group" is found in it, the label alone only as an argument.
SILENT_LABELS = ("N", "O", "S", "X")


def label_groups() -> tuple[Group, ...]:
    """Groups of RDKit's ``FunctionalGroups.txt``, under "RDKit <label>" with the label as a synonym."""
    path = Path(RDConfig.RDDataDir) / "FunctionalGroups.txt"
    groups = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if len(fields) >= 2 and not line.startswith("//"):
            label, smarts, note = fields[0], fields[1], " ".join(fields[2:]).strip("?")
            sentence = f"As RDKit's FunctionalGroups.txt has it{f' ({note})' if note else ''}."
            groups.append(_group(f"RDKit {label}", smarts, sentence, (label, f"{label} group")))
    return tuple(groups)


def hierarchy_groups() -> tuple[Group, ...]:
    """Groups of RDKit's functional group hierarchy, under their dotted names."""
    groups: list[Group] = []
    pending = list(FunctionalGroups.BuildFuncGroupHierarchy())
    while pending:
        node = pending.pop(0)
        pending = list(node.children) + pending
        if node.label not in _SAME_AS_OURS:
            name = f"RDKit {node.label.lower()}" if node.label in _ENGLISH else node.label
            sentence = f"As RDKit's functional group hierarchy has it ({node.label})."
            groups.append(_group(name, node.smarts, sentence, ()))
    return tuple(groups)


def _group(name: str, smarts: str, sentence: str, synonyms: tuple[str, ...]) -> Group:
    atoms = Chem.MolFromSmarts(smarts).GetNumAtoms()
    return Group(name, smarts, sentence, synonyms, core=atoms, listed=False)
