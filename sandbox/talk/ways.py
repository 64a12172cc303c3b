"""Questions for a way: from one class of compounds to another, and which of two reagents.

"How do I make an amide from an acid?" names no compound, so the cards are searched for it. "HATU or EDC?" is
answered by what each is used for.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rdkit import Chem

from sandbox.exchange import Exchange
from sandbox.knowledge.reagents import card_of_reagent
from sandbox.protocol import ToolCall
from sandbox.registry import Registry
from sandbox.solvents.table import solvent_of
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import molecules_in

SEARCH, USES = "search_cards", "reagent_uses"
_WAY = re.compile(
    r"\b(?:(?:make|making|prepare|preparing|synthesi[sz]\w+|form|get|obtain|turn|convert|transform|go|going)"
    r"|(?:reduc|oxidi[sz]|hydroly[sz]|dehydrat|hydrogenat|acylat|alkylat|halogenat|chlorinat|brominat|nitrat)\w*)\b"
    r"(?P<rest>(?:(?!\b(?:and|or)\b)[^.?!;,]){0,60}\b(?:from|into|to|out of)\b(?:(?!\band\b)[^.?!;,]){0,40})",
    re.IGNORECASE,
)
_PLAIN_VERB = re.compile(r"^(?:get|obtain|turn|convert|transform|go|going|form)\b\s*", re.IGNORECASE)
_ACID = re.compile(r"\bacid(?=s?\b)")  # any; the groups have only kinds of them
_EITHER = re.compile(r"\bM\d+,? (?:or|vs\.?|versus) (?:with )?M\d+\b", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:more|less|most|least|higher|lower|stronger|weaker|same|similar\w*|differ\w*|reacts?|from|mechanism|"
    r"wash|dry|drying|is M\d+)\b"
    r"|\b[a-z]{3,}er\b(?<!better)(?<!ester)(?<!ether)(?<!prefer)(?<!after)(?<!whether)",
    re.IGNORECASE,
)


def ways(turn: Exchange, registry: Registry, smiles: Callable[[str], str | None]) -> tuple[ToolCall, ...]:
    """The calls of a message that asks for a way, or which of two reagents; none where it does not.

    Args:
        turn: The open exchange.
        registry: The tools.
        smiles: Gives the structure of a handle.
    """
    text = turn.policy_text
    named = molecules_in(text)
    if not named and SEARCH in registry and (way := _WAY.search(text)):
        classes = {*VOCABULARIES.get("group").mentions(way["rest"]), *_ACID.findall(way["rest"].lower())}
        words = _PLAIN_VERB.sub("", way.group().strip())
        return (ToolCall(SEARCH, {"text": words}, ""),) if len(classes) > 1 else ()
    if len(named) != 2 or USES not in registry or not _EITHER.search(text) or _COMPARES.search(text):
        return ()
    if VOCABULARIES.get("property").mentions(text) or not all(_is_reagent(smiles(each)) for each in named):
        return ()
    return tuple(ToolCall(USES, {"molecule": each}, "") for each in named)


def _is_reagent(smiles: str | None) -> bool:
    """Whether a card describes a compound that is no solvent."""
    mol = Chem.MolFromSmiles(smiles) if smiles else None
    return mol is not None and solvent_of(mol) is None and card_of_reagent(mol) is not None
