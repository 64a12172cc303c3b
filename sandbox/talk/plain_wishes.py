"""What a message asks for so plainly that its words leave no choice of tools."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from sandbox.exchange import Exchange
from sandbox.knowledge.naming import names_card, names_reaction
from sandbox.properties import tool_of
from sandbox.registry import Registry, ToolSpec
from sandbox.retrieval.reading import FORWARD, Reading
from sandbox.structures.drug_rules import rules_in
from sandbox.talk.choosing_one import asked_of_each
from sandbox.talk.going_on import asked_again, asks_for_the_rest, named_anew, reading_of, takes_one
from sandbox.talk.ions import asks_for_ion_mass
from sandbox.talk.parts_and_wholes import COUNTED, FOUND, counts_parts, finds_part
from sandbox.talk.products import asks_for_what_two_make, reacting
from sandbox.talk.protection import PUT_ON, group_put_on
from sandbox.talk.worded import SCAN
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import molecules_in

_MIRRORED = re.compile(
    r"\b(?:enantiomer|mirror[- ]image|antipode|optical antipode) of (?:the )?M\d+\b"
    r"|\b(?:its|the|the other|the opposite|M\d+['’]s) (?:enantiomer|mirror[- ]image|antipode)\b",
    re.IGNORECASE,
)
_RELATED = re.compile(r"\b(?:separat\w+|resol\w+|excess|ratio|or|same as|differ\w*|is M\d+)\b", re.IGNORECASE)
MIRRORS = ("enumerate_stereoisomers",)
IONS = ("adduct_masses",)
# "How does a Suzuki coupling work?"; a retriever hears the work-up in it.
_HOW_IT_WORKS = re.compile(r"\bhow (?:does|do|did|would) [^.?!;]{1,60}?\bworks?[\s?.!]*$", re.IGNORECASE)
CARD = ("reaction_card",)
# "Draw M1": the window shows what an answer names.
_DRAWN = re.compile(
    r"\W*(?:(?:please|can you|could you|pls) )*"
    r"(?:(?:draw|sketch|depict|display|show|what does)"
    r"(?: (?:me|the|a|structure|structural|formula|picture|image|of|for))*"
    r"|(?:an? |the )?(?:picture|image|drawing|depiction) of)"
    r" M\d+(?: look like| for me| please)*\W*",
    re.IGNORECASE,
)
SHOWN = ("canonical_smiles",)
# What is read off a chair; "axial" hears the groups that it stands beside, and "axial chirality" is none.
_CHAIR = re.compile(
    r"\b(?:(?:di)?axial(?:ly)?(?! chiral)|(?:di)?equatorial(?:ly)?|chair (?:conform\w+|forms?)"
    r"|ring[- ]flip\w*)\b",
    re.IGNORECASE,
)
RULE_TOOLS, OVERVIEW = ("lipinski", "veber", "egan"), "property_profile"
UNHEARD = 5.0  # logarithm of the odds that nothing is asked for, above which a rule is only spoken of
LOOKED_UP, WORKED_OUT = "reaction_conditions", "recommend_conditions"
CHAIRS = ("conformer_ensemble",)
# "What is C6H12O6?" names no compound; the reader of names says so.
_WHAT_FORMULA = re.compile(
    r"\W*(?i:what(?: is|['’]?s)|which (?:compound|molecule) is|name)\s+C\d*H\d+(?:[A-Z][a-z]?\d*)*\W*"
)
NAMED = ("structure_of_name",)
# "What could replace the acid of M1?"; a retriever hears a replacement that is named.
_STANDS_IN = re.compile(
    r"\b(?:what|which \w+) (?:else )?(?:could|can|might|would|should)\b[^.?!;]{0,20}"
    r"\b(?:replace|stand in for|take the place of|use (?:instead of|in place of|for))\b",
    re.IGNORECASE,
)
ISOSTERES = ("bioisosteres",)
_BY_PRODUCT = re.compile(
    r"\b(?:name|what|which|give|predict|identify|tell|find)\b[^.?!;]{0,40}\bby-?\s?products?\b"
    r"(?![^.?!;]*\b(?:remov\w*|rid|separat\w*|purif\w*|hazard\w*|toxic\w*|danger\w*|avoid\w*)\b)",
    re.IGNORECASE,
)
# "What does M1 do to an ester?"; a retriever hears the group.
_DOES = re.compile(
    r"\bwhat (?:does|do|will|would|can|could|is) (?:\w+ )?M\d+ (?:do|used|good|useful)\b", re.IGNORECASE
)
USES = ("reagent_uses",)
# "Can I heat M1 with M2?"
_TOGETHER = re.compile(
    r"\b(?:can|may|could|ok(?:ay)? to|safe to|allowed to|fine to) (?:(?:I|we|you|one) )?(?:safely )?"
    r"(?:heat|warm|mix|store|combine|stir|reflux|leave|keep)\b[^.?!;]{0,12}\bM\d+\b[^.?!;]{0,12}"
    r"\b(?:with|in|and|over|next to|beside|together with)\b[^.?!;]{0,12}\bM\d+\b",
    re.IGNORECASE,
)
MIXED = ("incompatible_reagents",)
# "Hop the quinazoline of M1"; a retriever hears the ring that is counted.
_HOPS = re.compile(r"\b(?:hop|swap|exchange|replace)(?: out)? (?:the|its|their)\b", re.IGNORECASE)
HOPPED = ("scaffold_hops",)
# "A fluorine scan of M1" puts one at each place.
SCANNED = ("decorate_molecule",)


def read_plainly(
    reading: Reading, exchanges: Sequence[Exchange], registry: Registry, tools: Sequence[ToolSpec]
) -> Reading:
    """What the open turn asks for: what its words say plainly, else the retriever's reading.

    Args:
        reading: The retriever's.
        exchanges: All exchanges of the branch, the open one last.
        registry: All tools.
        tools: Those on offer.
    """
    measured = measured_of_made(exchanges[-1])
    plain = plainly_asked(exchanges, registry)
    if {*plain} < {*reading.pairs}:  # "[M+H]+ and isotope pattern of M1": one of several things
        plain = ()
    wanted = [*plain, *measured]
    said = exchanges[-1].policy_text
    if not wanted and not reading.pairs:
        wanted = conditions_of_two(reading, said) or rules_asked_for(reading, said)
    offered = [spec.name for spec in tools]
    pairs = {} if wanted else reading.pairs
    again = named_anew(exchanges[-1].policy_text) if len(exchanges) > 1 else ()
    if len(exchanges) > 1 and asks_for_the_rest(exchanges[-1].policy_text):
        pairs = exchanges[-2].pairs_due()
        wanted = list(pairs)
    elif len(again) > 1 and len(wanted) > 1:  # "same for M2 and M3"
        pairs = {tool: again for tool in wanted if takes_one(registry, tool)}
    elif not (wanted or pairs) and (each := asked_of_each(reading, exchanges, registry)):
        pairs, wanted = each, list(each)
    elif pairs:
        beside = [tool for tool in reading.wanted if tool in registry and not takes_one(registry, tool)]
        wanted = [*beside, *pairs]
    return reading_of(reading, wanted, offered, of_product=measured, pairs=pairs)


def conditions_of_two(reading: Reading, message: str) -> list[str]:
    """The tool that works out what two compounds give where a message wants conditions and names no card."""
    both = LOOKED_UP in reading.wanted and WORKED_OUT in reading.hints
    return [WORKED_OUT] if both and len(molecules_in(message)) > 1 and not names_card(message) else []


def rules_asked_for(reading: Reading, message: str) -> list[str]:
    """The tools for the rules that a message names, where it asks for nothing but rules.

    Those of Ghose and Muegge have no tool of their own, and no policy has learned of them.
    """
    others = [tool for tool in reading.wanted if tool not in RULE_TOOLS]
    if others or reading.nothing > UNHEARD or not rules_in(message):
        return []
    return [*(tool for tool in RULE_TOOLS if re.search(rf"\b{tool}", message, re.IGNORECASE)), OVERVIEW]


def plainly_asked(exchanges: Sequence[Exchange], registry: Registry) -> tuple[str, ...]:
    """The tools that the open turn asks for, in order; none where its words have to be weighed.

    Args:
        exchanges: All exchanges of the branch, the open one last.
        registry: The tools.
    """
    turn, said = exchanges[-1], exchanges[-1].policy_text
    if group_put_on(said):
        return PUT_ON if turn.terms.get("substituent") else PUT_ON[1:]
    for asks, tools in _PLAIN:
        if asks(said):
            return tools
    return asked_again(turn, exchanges[-2], registry) if len(exchanges) > 1 else ()


def _groups_named(message: str) -> tuple[str, ...]:
    return VOCABULARIES.get("substituent").mentions(message)


def _hops_ring(message: str) -> bool:
    """Whether a message wants one ring exchanged and names none for it."""
    rings = VOCABULARIES.get("ring").mentions(message)
    return bool(_HOPS.search(message)) and len(rings) == 1 and not _groups_named(message) and _of_one(message)


def _of_one(message: str) -> bool:
    return len(molecules_in(message)) < 2


def _how_it_works(message: str) -> bool:
    how = _HOW_IT_WORKS.search(message)
    return bool(how and names_reaction(how.group()))


def measured_of_made(turn: Exchange) -> tuple[str, ...]:
    """Tools that measure what a message wants to know of the compound that it makes of a named one."""
    if not group_put_on(turn.policy_text) or not turn.terms.get("substituent"):
        return ()
    return tuple(dict.fromkeys(tool_of(term) for term in turn.terms.get("property", ())))


def wants_mirror_image(message: str) -> bool:
    """Whether a message asks for the enantiomer of a molecule, not how two are related."""
    return bool(_MIRRORED.search(message)) and not _RELATED.search(message)


def _asks_for_by_product(message: str) -> bool:
    """Whether a message asks what forms beside a product, not how to be rid of it."""
    return bool(_BY_PRODUCT.search(message)) and len(reacting(message)) > 1


# What a message plainly asks for, and the tools; the first that applies.
_PLAIN: tuple[tuple[Callable[[str], object], tuple[str, ...]], ...] = (
    (asks_for_what_two_make, (FORWARD,)),
    (lambda said: wants_mirror_image(said) and _of_one(said), MIRRORS),
    (asks_for_ion_mass, IONS),
    (_DRAWN.fullmatch, SHOWN),
    (lambda said: _CHAIR.search(said) and _of_one(said), CHAIRS),
    (_WHAT_FORMULA.fullmatch, NAMED),
    (_how_it_works, CARD),
    (counts_parts, (COUNTED,)),
    (finds_part, (FOUND,)),
    (lambda said: _STANDS_IN.search(said) and _groups_named(said), ISOSTERES),
    (_asks_for_by_product, (FORWARD,)),
    (lambda said: _DOES.search(said) and _of_one(said), USES),
    (lambda said: _TOGETHER.search(said) and len(molecules_in(said)) == 2, MIXED),
    (_hops_ring, HOPPED),
    (lambda said: SCAN.search(said) and _groups_named(said) and _of_one(said), SCANNED),
)
