"""What a route is to do without, in a chemist's words: "boronic acids", "palladium", "phosgene", "Swern".

Groups and elements must not occur in a reactant. A compound must not be a reactant. The model does not name
catalysts and reagents that leave no atom in the product, so for these, and for metals, the knowledge cards
decide: a step counts as using palladium where all the conditions of the card that fits it do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from rdkit import Chem

from sandbox.elements import NAMES, symbol_of
from sandbox.errors import ChemError, ToolError
from sandbox.knowledge.cards import Card, cards
from sandbox.knowledge.naming import find_card
from sandbox.knowledge.templates import Template, assignments, flat, run, templates
from sandbox.names.lookup import lookup_name
from sandbox.structures import chem
from sandbox.structures.groups import GROUPS
from sandbox.vocabulary import VOCABULARIES

KINDS = ("protection", "deprotection", "reduction", "oxidation")
NON_METALS = frozenset(["H", "B", "C", "N", "O", "F", "Si", "P", "S", "Cl", "Se", "Br", "I"])
# Groups that chemists name by their metal or element → SMARTS.
FAMILIES = {
    "grignard reagent": "[#6][Mg]",
    "organomagnesium": "[#6][Mg]",
    "organolithium": "[#6][Li]",
    "organozinc": "[#6][Zn]",
    "organotin": "[#6][Sn]",
    "stannane": "[#6][Sn]",
    "boronic acid": "[#6]B([OX2])[OX2]",  # their esters are used in their place
    "boronate": "[#6]B([OX2])[OX2]",
    "organoboron": "[#6]B",
    "protecting group": "",
    "halide": "[F,Cl,Br,I;X1][#6]",
    "halogen": "[F,Cl,Br,I]",
}
_AROUND = re.compile(
    r"^(?:please|but|so|and|or|with|without|avoid(?:ing)?|not?|using|use of|any|the|all|a|an|more)\s+|"
    r"\s+(?:chemistry|please|at all|anywhere|reagents?|catalysts?|catalysis|compounds?|steps?|reactions?|"
    r"in it|this time)$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|;|/|\band\b|\bor\b|\bnor\b)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Ban:
    """One thing that a route does without.

    Attributes:
        words: As the user said it.
        smarts: What no reactant may contain; empty for none.
        compound: Canonical SMILES of what may not be a reactant; empty for none.
        kind: Class of steps that are not taken; empty for none.
        cards: Cards whose transformations are not taken.
    """

    words: str
    smarts: str = ""
    compound: str = ""
    kind: str = ""
    cards: tuple[str, ...] = ()

    def hits(self, reactants: Sequence[Chem.Mol], product: str, kind: str) -> bool:
        """Whether a step uses it.

        Args:
            reactants: What the step starts from.
            product: SMILES of what it makes.
            kind: Its class.
        """
        if self.kind and self.kind == kind:
            return True
        if self.smarts and any(mol.HasSubstructMatch(_query(self.smarts)) for mol in reactants):
            return True
        if self.compound and self.compound in map(Chem.MolToSmiles, reactants):
            return True
        return bool(self.cards) and _fits(self.cards, reactants, product)

    def to_json(self) -> dict[str, Any]:
        """Encode for the file of a plan."""
        return asdict(self)

    @classmethod
    def from_json(cls, encoded: Mapping[str, Any]) -> Ban:
        """Decode what :meth:`to_json` made."""
        return cls(**{**encoded, "cards": tuple(encoded["cards"])})


def read_bans(words: str) -> tuple[Ban, ...]:
    """Read what a route is to do without.

    Args:
        words: As written: one thing, or several joined by "and", "or" or commas.

    Raises:
        ToolError: Something in it is neither a group, element, compound, reagent nor reaction that is known.
    """
    pieces = [piece for piece in _AND.split(words) if _bare(piece)]
    whole = _bare(words)
    if not pieces:
        raise ToolError("nothing is named that the route should do without")
    try:
        return (_ban(whole),)
    except ToolError:
        if len(pieces) == 1:
            raise
    return tuple(_ban(_bare(piece)) for piece in pieces)


def _bare(words: str) -> str:
    """The words without "using any", "chemistry" and the like around them."""
    text, before = " ".join(words.split()).strip(" .?!"), ""
    while text != before:
        before, text = text, _AROUND.sub("", text).strip()
    return text


def _ban(words: str) -> Ban:
    for read in (_kind, _family, _element, _group, _compound, _reaction, _pattern):
        if found := read(words):
            return found
    raise ToolError(
        f"'{words[:60]}' is not known as a functional group, element, compound, reagent or reaction; "
        "a SMARTS pattern is understood as well"
    )


def _singular(words: str) -> str:
    return re.sub(r"(?<=[a-z]{3})s\b", "", words.lower())


def _kind(words: str) -> Ban | None:
    text = _singular(words)
    if text in ("protecting group", "protective group"):
        return Ban(words, kind="protection")
    return Ban(words, kind=text) if text in KINDS else None


def _family(words: str) -> Ban | None:
    smarts = FAMILIES.get(_singular(words))
    return Ban(words, smarts=smarts) if smarts else None


def _element(words: str) -> Ban | None:
    named = VOCABULARIES.get("element").terms
    text = words.lower()
    number = next(
        (n for n, name in enumerate(NAMES, 1) if text in (name, *map(str.lower, named[name]))), None
    )
    if number is None:
        return None
    symbol = symbol_of(number)
    if symbol in NON_METALS:
        return Ban(words, smarts=f"[#{number}]")
    return Ban(words, smarts=f"[#{number}]", cards=_using(re.compile(rf"(?<![A-Z]){symbol}(?![a-z])")))


def _group(words: str) -> Ban | None:
    found = VOCABULARIES.get("group").mentions(words)
    shown = VOCABULARIES.get("group").spans(words)
    if len(found) != 1 or not shown or shown[0][1] - shown[0][0] < len(words) - 2:
        return None
    return Ban(words, smarts=GROUPS[found[0]].smarts)


def _compound(words: str) -> Ban | None:
    smiles = lookup_name(words)
    if smiles is None:
        try:
            smiles = chem.canonical_smiles(chem.parse_smiles(words)) if re.search(r"[A-Z]", words) else None
        except ChemError:
            return None
    if smiles is None:
        return None
    mol = chem.parse_smiles(smiles)
    names = {words, *(name for card in cards() if _describes(card, mol) for name in card.names)}
    named = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return Ban(
        words,
        compound=chem.canonical_smiles(mol),
        cards=_using(re.compile(rf"(?<![A-Za-z0-9])(?:{named})(?![A-Za-z0-9])", re.IGNORECASE)),
    )


def _describes(card: Card, mol: Chem.Mol) -> bool:
    return any(flat(Chem.MolFromSmiles(smiles)) == flat(mol) for smiles in card.smiles)


def _reaction(words: str) -> Ban | None:
    try:
        card = find_card(words)
    except ToolError:
        return None
    if card.kind in ("reaction", "protecting group"):
        return Ban(words, cards=(card.id,))
    named = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in card.names), re.IGNORECASE)
    using = _using(named)
    return Ban(words, cards=using) if using else None


def _pattern(words: str) -> Ban | None:
    query = Chem.MolFromSmarts(words) if re.search(r"[\[\]#=]", words) else None
    return Ban(words, smarts=words) if query is not None else None


def _using(named: re.Pattern[str]) -> tuple[str, ...]:
    """Cards of reactions of which the title, or every set of conditions, names something."""
    return tuple(
        card.id
        for card in cards()
        if (card.smarts or card.off_smarts)
        and (ways := card.conditions or card.removal)
        and (named.search(card.title) or all(named.search(str(way)) for way in ways))
    )


@lru_cache(maxsize=256)
def _query(smarts: str) -> Chem.Mol:
    return Chem.MolFromSmarts(smarts)


@lru_cache(maxsize=64)
def _templates_of(ids: tuple[str, ...]) -> tuple[Template, ...]:
    return tuple(each for each in templates() if each.card.id in ids)


def _fits(ids: tuple[str, ...], reactants: Sequence[Chem.Mol], product: str) -> bool:
    """Whether a transformation of these cards gives the product."""
    wanted = flat(Chem.MolFromSmiles(product))
    return any(
        wanted in map(flat, outcome.products)
        for template in _templates_of(ids)
        for chosen in assignments(template, reactants)
        for outcome in run(template, chosen)
    )
