"""The group names of RDKit's own files, with RDKit's definitions.

``FunctionalGroups.txt`` labels groups by formula ("-C(=O)N"), ``Functional_Group_Hierarchy.txt`` by dotted
names ("Amine.Primary.Aromatic"). Both resolve to RDKit's patterns. The plain English words in those files
(amine, alcohol, amide, halogen …) keep the chemist's meaning, which differs: RDKit's Alcohol includes phenols,
its Amine includes imines, its Halogen leaves out CF3 and geminal dihalides, its amide is CONH2 only, and its
"-C(=O)H" finds acetyl groups, so that label means aldehyde here.
"""

from __future__ import annotations

from pathlib import Path

from rdkit import Chem, RDConfig
from rdkit.Chem import FunctionalGroups

from sandbox.group_tables.definition import Group

# Single English words of the hierarchy whose definition is the chemist's too.
_SAME_AS_OURS = frozenset({"Azide", "Nitro", "Aldehyde", "Isocyanate"})
_ENGLISH = frozenset({"Amine", "Alcohol", "Halogen"})


def label_groups() -> tuple[Group, ...]:
    """Groups of RDKit's ``FunctionalGroups.txt`` under their labels."""
    path = Path(RDConfig.RDDataDir) / "FunctionalGroups.txt"
    groups = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if len(fields) >= 2 and not line.startswith("//"):
            label, smarts, note = fields[0], fields[1], " ".join(fields[2:])
            groups.append(_group(label, smarts, f"RDKit's FunctionalGroups.txt: {label} ({note})."))
    return tuple(groups)


def hierarchy_groups() -> tuple[Group, ...]:
    """Groups of RDKit's functional group hierarchy under their dotted names."""
    groups: list[Group] = []
    pending = list(FunctionalGroups.BuildFuncGroupHierarchy())
    while pending:
        node = pending.pop(0)
        pending = list(node.children) + pending
        if node.label not in _SAME_AS_OURS:
            name = f"RDKit {node.label.lower()}" if node.label in _ENGLISH else node.label
            synonyms = (f"{node.label} (RDKit)",)
            sentence = f"RDKit's functional group hierarchy: {node.label}."
            groups.append(_group(name, node.smarts, sentence, synonyms))
    return tuple(groups)


def _group(name: str, smarts: str, sentence: str, synonyms: tuple[str, ...] = ()) -> Group:
    atoms = Chem.MolFromSmarts(smarts).GetNumAtoms()
    return Group(name, smarts, sentence, synonyms, core=atoms, listed=False)
