"""Functional groups: definitions by name, where they occur in a molecule, and the "group" vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rdkit import Chem

from sandbox.group_tables.amides import AMIDE_GROUPS
from sandbox.group_tables.carbon import CARBON_GROUPS
from sandbox.group_tables.carbonyl import CARBONYL_GROUPS
from sandbox.group_tables.definition import Group
from sandbox.group_tables.halogens import HALOGEN_GROUPS
from sandbox.group_tables.heteroatoms import HETERO_GROUPS
from sandbox.group_tables.nitrogen import NITROGEN_GROUPS
from sandbox.group_tables.oxygen import OXYGEN_GROUPS
from sandbox.group_tables.rdkit_names import SILENT_LABELS, hierarchy_groups, label_groups
from sandbox.structures.chem import parse_smarts
from sandbox.vocabulary import VOCABULARIES, Vocabulary

MAX_MATCHES = 100_000


@dataclass(frozen=True, slots=True)
class GroupMatch:
    """One occurrence of a group.

    Attributes:
        core: The atoms that identify it.
        atoms: All atoms of the group, in the order of the pattern.
    """

    core: frozenset[int]
    atoms: tuple[int, ...]


_TABLES = (
    *OXYGEN_GROUPS,
    *CARBONYL_GROUPS,
    *NITROGEN_GROUPS,
    *AMIDE_GROUPS,
    *HETERO_GROUPS,
    *HALOGEN_GROUPS,
    *CARBON_GROUPS,
)


def _collect() -> dict[str, Group]:
    groups: dict[str, Group] = {}
    known: set[str] = set()
    for group in _TABLES:
        groups[group.name] = group
        known.update((group.name, *group.synonyms))
    for group in label_groups():
        if known.isdisjoint(group.synonyms):
            groups[group.name] = group
    for group in hierarchy_groups():
        groups[group.name] = group
    return groups


GROUPS = _collect()

# Group → other groups that some would count under its name, and what to say when there are any.
_NEAR_MISSES = {
    "amide": (
        ("imide", "{} imide not included"),
        ("urea", "{} urea not included"),
        ("carbamate", "{} carbamate not included"),
    ),
    "alcohol": (("phenol", "{} phenol not included"),),
    "phenyl": (("benzene ring", "{} benzene ring with more substituents not included"),),
    "ester": (("carbamate", "{} carbamate not included"), ("carbonate", "{} carbonate not included")),
    "ether": (("epoxide", "{} epoxide not included"),),
}


def _vocabulary() -> Vocabulary:
    return Vocabulary(
        "functional group", {name: group.synonyms for name, group in GROUPS.items()}, SILENT_LABELS
    )


VOCABULARIES.add("group", _vocabulary)


@cache
def _query(smarts: str) -> Chem.Mol:
    return parse_smarts(smarts)


def find_group(mol: Chem.Mol, name: str) -> tuple[GroupMatch, ...]:
    """Find every occurrence of a group; two matches with the same core atoms are one.

    Args:
        mol: Molecule to search.
        name: Canonical name, a key of ``GROUPS``.

    Raises:
        KeyError: There is no such group.
    """
    group = GROUPS[name]
    query = _query(group.smarts)
    found: dict[frozenset[int], GroupMatch] = {}
    for match in mol.GetSubstructMatches(query, uniquify=True, maxMatches=MAX_MATCHES):
        core = frozenset(match[: group.core])
        atoms = tuple(at for at, node in zip(match, query.GetAtoms(), strict=True) if node.GetSmarts() != "*")
        found.setdefault(core, GroupMatch(core, atoms))
    return tuple(found.values())


def count_group(mol: Chem.Mol, name: str) -> int:
    """Count a group by its canonical name.

    Raises:
        KeyError: There is no such group.
    """
    return len(find_group(mol, name))


def list_groups(mol: Chem.Mol) -> dict[str, tuple[GroupMatch, ...]]:
    """Find the functional groups that a chemist would list, the most specific name for each.

    Returns:
        Name → occurrences, in the order of the tables; a phenol is not listed again as a
        hydroxyl, nor a lactone as an ester.
    """
    found = {name: find_group(mol, name) for name, group in GROUPS.items() if group.listed}
    covered: dict[str, list[frozenset[int]]] = {}
    for name, matches in found.items():
        for broader in GROUPS[name].kinds_of:
            covered.setdefault(broader, []).extend(frozenset(match.atoms) for match in matches)
    shown = {}
    for name, matches in found.items():
        hidden = covered.get(name, [])
        kept = tuple(match for match in matches if not any(match.core <= other for other in hidden))
        if kept:
            shown[name] = kept
    return shown


def count_remark(mol: Chem.Mol, name: str) -> str | None:
    """Return what a chemist may have meant beside what was counted, where the molecule holds any of it."""
    for other, words in _NEAR_MISSES.get(name, ()):
        number = count_group(mol, other) - (count_group(mol, name) if other == "benzene ring" else 0)
        if number > 0:
            return words.format(number)
    return None
