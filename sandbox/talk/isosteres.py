"""Questions for isosteres that name a group and no molecule, or a molecule and none of its groups.

"Bioisosteres of a tetrazole" is about the group itself, whatever hangs on it; "isosteres of benzoic acid"
about that group of the molecule which is exchanged most.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rdkit import Chem

from sandbox.design.bioisosteres import FRAGMENT_OF
from sandbox.errors import ChemError
from sandbox.exchange import Exchange
from sandbox.structures import chem
from sandbox.structures.groups import find_group
from sandbox.structures.substituents import SUBSTITUENTS
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import Workspace

TOOL = "bioisosteres"


def complete(exchange: Exchange, workspace: Workspace) -> None:
    """Bring in what a question for isosteres leaves unsaid: a structure for the group, or the group.

    Args:
        exchange: The open turn; its terms and what it mentions are completed.
        workspace: Takes the structure in.
    """
    groups = _groups(exchange.terms.get("group", ()), exchange.terms.get("substituent", ()))
    named = _molecules(workspace, exchange.mentioned)
    if named and not groups:
        groups = tuple(group for group in FRAGMENT_OF if _has(named, group))[:1]
        if not groups and (groups := _typed(exchange)):  # "its tetrazole" means no compound
            exchange.policy_text, exchange.mentioned, named = exchange.user_text, (), []
    if not groups:
        return
    if not named and not _has(_molecules(workspace), groups[0]):
        handle = workspace.add("molecule", FRAGMENT_OF[groups[0]], name=f"the {groups[0]}")
        exchange.mentioned = (*exchange.mentioned, handle)
    exchange.terms["group"] = groups


def _groups(named: Iterable[str], hanging: Iterable[str]) -> tuple[str, ...]:
    """Those of some groups and substituents of which isosteres are listed."""
    meant = (*named, *(SUBSTITUENTS[each].group for each in hanging))
    return tuple(dict.fromkeys(group for group in meant if group in FRAGMENT_OF))


def _typed(exchange: Exchange) -> tuple[str, ...]:
    """The groups that the only compound of a message is, by what was typed for it."""
    said = " ".join(exchange.quotes.values()) if len(exchange.quotes) == 1 else ""
    return _groups(*(VOCABULARIES.get(key).mentions(said) for key in ("group", "substituent")))


def _molecules(workspace: Workspace, handles: Sequence[str] | None = None) -> list[Chem.Mol]:
    things = (thing for thing in workspace.of_kind("molecule") if handles is None or thing.handle in handles)
    found = []
    for thing in things:
        try:
            found.append(chem.parse_smiles(thing.text))
        except ChemError:
            continue
    return found


def _has(mols: Sequence[Chem.Mol], group: str) -> bool:
    return any(find_group(mol, group) for mol in mols)
