"""Calls that the words of a message leave no choice of, arguments and all.

"Would M2 do for M1?" asks of a drying agent and a compound which is which; "M1, 10 mM from 5 mg, how much
solvent?" has its mass and its concentration.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sandbox.bench.stated import stated_in
from sandbox.errors import ArgumentError, ToolError
from sandbox.exchange import Exchange
from sandbox.knowledge.cards import Kind
from sandbox.knowledge.naming import BESIDE, card_called, find_card
from sandbox.names.common import compounds, name_index
from sandbox.protocol import ToolCall
from sandbox.retrieval.reading import FORWARD, Reading
from sandbox.talk.amounts_of_one import CONVERTER
from sandbox.talk.going_on import AHEAD, SURE
from sandbox.talk.reagents import reacted
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import Workspace, by_number, molecules_in

DRYER, CLASS_DRYER = "can_dry_compound", "can_dry_class"
OFF, WORKUP, COMPARER = "protection_conditions", "reaction_workup", "compare_solvents"
DILUTER, SOLVED, STRENGTH = "dilution", "solution_mass", "solution_concentration"
PURIFIES = frozenset({"w_normal_phase", "w_recrystallisation"})  # cards that tell how a solvent is chosen
_WORKUPS: tuple[Kind, ...] = ("work-up",)
_PROTECTING: tuple[Kind, ...] = ("protecting group",)
_VERDICT = re.compile(
    r"\W*(?:(?:hi|hello|please|so|and|ok|quick question)\b[\s,:]*)*"
    r"(?:is|are|does|do|can|could|would|will|should|may|might|shall)\b",
    re.IGNORECASE,
)
_DRIES = re.compile(r"\b(?:dry|dries|dried|drying|desiccant|dehydrat\w*)\b", re.IGNORECASE)
_SERVES = re.compile(
    r"\b(?:do|work|serve|be|ok(?:ay)?|fine|good|suitable|safe|all right|alright|allowed|used?|right)"
    r"(?: (?:ok|okay|fine|good|suitable|safe|all right|alright|allowed|used))? (?:for|with|on) "
    r"(?:(?:the|my|our|wet|an?) )?(?:M\d+|(?P<others>[a-z]+(?: [a-z]+)?))\W*$",
    re.IGNORECASE,
)
_MEDIUM = re.compile(
    r"\b(?:in|into|with|how much|how many [mµu]?[lL](?: of)?) "
    r"(?:(?:the|dry|pure|neat|absolute|anhydrous|fresh) )?(M\d+)",
    re.IGNORECASE,
)
_SOLVENT = re.compile(r"\b(?:solvents?|eluents?|mobile phase|systems?)\b", re.IGNORECASE)
_WHICH_ELUENT = re.compile(
    r"\b(?:what|which)\b[^.?!;]{0,20}\b(?:eluents?|mobile phase|solvent (?:system|mixture)s?)\b",
    re.IGNORECASE,
)
_QUENCHES = re.compile(
    r"\b(?:how (?:do|should|can|must|could|would|to)\b|(?:best|safe|right) way)[^.?!;]{0,30}"
    r"\b(?:quench|dispose|destroy|get rid|neutrali[sz]e|deactivate|inactivate|kill)",
    re.IGNORECASE,
)
_MIXES = re.compile(
    r"\b(?:im)?miscib\w+|\b(?:two|2|one|1|separate) (?:layers?|phases?)\b|\b(?:biphasic|monophasic)\b",
    re.IGNORECASE,
)
_TAKES_OFF = re.compile(r"\b(?:remov\w+|tak(?:e|ing) off|cleav\w+|deprotect\w*|get rid of)\b", re.IGNORECASE)
_SUM = re.compile(
    r"\W*M\d+(?:(?: ?\+ ?M\d+)+(?:,? (?:in|with) M\d+(?:/M\d+)?)?"
    r"| (?:on|(?:is )?treated with|hydrolysis with|and M\d+ then) M\d+)"
    r"(?:,? (?:at|in) [-−]?\d+\s?(?:°?\s?C)?)?"
    r"(?:[,:]? (?:(?:gives? )?wh?at|products?|what (?:do I get|forms|is formed)))?\W*",
    re.IGNORECASE,
)
_HOW_STRONG = re.compile(r"\b(?:molarity|how many M|what M|mol/L|molar concentration|how concentrated)\b")
_PER_VOLUME = re.compile(r"\bw/v\b|\bg/100 ?mL\b|\bweight[ /]volume\b", re.IGNORECASE)
_WHAT_CONCENTRATION = re.compile(r"\b(?:conc(?:entration)?|molarity)\b\.?\s*(?:\?|$)", re.IGNORECASE)
_HOW_MUCH = re.compile(
    r"\b(?:how (?:much|many (?:[mµu]?[lL]|(?:milli|micro)?lit(?:re|er)s?))|(?:what|which) (?:volume|vol)|"
    r"volume of)\b",
    re.IGNORECASE,
)


def with_calls_said(exchange: Exchange, workspace: Workspace, offered: frozenset[str]) -> Reading | None:
    """The reading of a message that leaves no choice of a call; None for any other.

    Args:
        exchange: The open turn.
        workspace: Takes in what the message names only by what is done with it.
        offered: Tools that can be called.
    """
    readers: tuple[Callable[[], ToolCall | None], ...] = (
        lambda: dried(exchange),
        lambda: dissolved(exchange),
        lambda: of_concentrated(exchange),
        lambda: of_multiple(exchange),
        lambda: technique(exchange),
        lambda: quenched(exchange, workspace),
        lambda: taken_off(exchange),
        lambda: put_together(exchange),
        lambda: mixed(exchange, workspace),
        lambda: reacted(exchange, workspace),
    )
    call = next((call for read in readers if (call := read())), None)
    if call is None or call.tool not in offered:
        return None
    tools = (call.tool,)
    return Reading(tools, tools, dict.fromkeys(tools, AHEAD), SURE, exact=(call,))


def dried(exchange: Exchange) -> ToolCall | None:
    """Whether a drying agent is right for a compound or a class: "may M2 be dried with M1?"."""
    text = exchange.policy_text
    if not _VERDICT.match(text) or not (_DRIES.search(text) or _SERVES.search(text)):
        return None
    agents = {handle: agent for handle in molecules_in(text) if (agent := _agent(exchange, handle))}
    elements = VOCABULARIES.get("drying agent").terms.keys() & {*exchange.terms.get("element", ())}
    named = {*exchange.terms.get("drying agent", ()), *agents.values()} or elements
    others = [handle for handle in molecules_in(text) if handle not in agents]
    serves = _SERVES.search(text)
    classes = VOCABULARIES.get("compound class").mentions(serves["others"] or "") if serves else ()
    if len(named) == 1 and not others and len(classes) == 1:
        return ToolCall(CLASS_DRYER, {"agent": named.pop(), "compound": classes[0]}, "")
    if len(named) != 1 or len(others) != 1 or (serves and serves["others"]):
        return None
    return ToolCall(DRYER, {"molecule": others[0], "agent": named.pop()}, "")


def _agent(exchange: Exchange, handle: str) -> str:
    """The drying agent that was typed for a handle; empty where it was none."""
    try:
        return VOCABULARIES.get("drying agent").resolve(exchange.quotes.get(handle, ""))
    except ArgumentError:
        return ""


def technique(exchange: Exchange) -> ToolCall | None:
    """The card of a purification whose solvent a message asks for: "eluent for an amine on TLC?".

    Nothing tells the right one for a compound that it names, or how one is made up that it gives; solvents
    that it names are those that were tried, where it asks which eluent to take.
    """
    named = [handle for handle in exchange.mentioned if not _is_solvent(exchange.quotes.get(handle, ""))]
    tried = bool(exchange.mentioned) and not named and bool(_WHICH_ELUENT.search(exchange.user_text))
    if not _SOLVENT.search(exchange.user_text) or stated_in(exchange.user_text):
        return None
    if exchange.mentioned and not tried:
        return None
    try:
        card = find_card(exchange.user_text, _WORKUPS)
    except ToolError:
        return None
    return ToolCall(WORKUP, {"name": card.title}, "") if card.id in PURIFIES else None


def _is_solvent(name: str) -> bool:
    compound = name_index().get(name)
    return compound is not None and "solvent" in compound.also


def quenched(exchange: Exchange, workspace: Workspace) -> ToolCall | None:
    """The card of the quench that a message asks for: "how do I get rid of leftover sodium azide?".

    Args:
        exchange: The open turn.
        workspace: What its handles stand for.
    """
    text = exchange.user_text
    if not _QUENCHES.search(text):
        return None
    things = [workspace.thing(handle) for handle in exchange.mentioned]
    structures = {thing.text for thing in things if thing}
    named = " ".join([text, *(each.name for each in compounds() if each.smiles in structures)]).lower()
    cards = [card_called(f"{word} quench") for word in dict.fromkeys(re.findall(r"[a-z]+", named))]
    found = {card.id: card for card in cards if card}
    if "alumin" not in named:  # that of aluminium hydrides is no way with sodium hydride
        found.pop("w_fieser", None)
    return ToolCall(WORKUP, {"name": next(iter(found.values())).title}, "") if len(found) == 1 else None


def taken_off(exchange: Exchange) -> ToolCall | None:
    """The protecting group that comes off where another has to stay: "remove Fmoc, not the Boc"."""
    text = exchange.user_text
    if not _TAKES_OFF.search(text) or not BESIDE.search(text):
        return None
    try:
        return ToolCall(OFF, {"name": find_card(text, _PROTECTING).title}, "")
    except ToolError:
        return None


def put_together(exchange: Exchange) -> ToolCall | None:
    """What forms of compounds that are added up in a medium: "M1 + M2 in M3"."""
    text = exchange.policy_text
    return (
        ToolCall(FORWARD, {"reactants": list(by_number(molecules_in(text)))}, "")
        if _SUM.fullmatch(text)
        else None
    )


def mixed(exchange: Exchange, workspace: Workspace) -> ToolCall | None:
    """Whether two solvents mix, neither of which is water: "is M1 miscible with M2?"."""
    named = molecules_in(exchange.policy_text)
    if len(named) != 2 or not _MIXES.search(exchange.policy_text):
        return None
    things = [workspace.thing(handle) for handle in named]
    water = any(thing is None or thing.text == "O" for thing in things)
    return None if water else ToolCall(COMPARER, {"molecules": list(named)}, "")


def dissolved(exchange: Exchange) -> ToolCall | None:
    """How much solvent an amount takes for a concentration: "10 mM of M1 from 5 mg, how much M2?"."""
    text = exchange.policy_text
    stated = stated_in(text)
    portion = [each for each in stated if each.kind in ("mass", "amount")]
    strength = [each for each in stated if each.kind == "concentration"]
    if len(stated) != 2 or len(portion) != 1 or len(strength) != 1 or not _HOW_MUCH.search(text):
        return None
    named = molecules_in(text)
    media = set(_MEDIUM.findall(text)) if len(named) > 1 else set()
    dissolves = [handle for handle in named if handle not in media]
    if len(dissolves) != 1:
        return None
    quantity = f"{portion[0].text}, {strength[0].text}"
    return ToolCall(CONVERTER, {"molecule": dissolves[0], "quantity": quantity, "unit": "volume"}, "")


def of_concentrated(exchange: Exchange) -> ToolCall | None:
    """What a concentrated acid is taken for, or how strong a solution is: "5 mmol in 20 mL, conc?"."""
    text = exchange.policy_text
    stated = {each.kind: each.text for each in stated_in(text)}
    named = molecules_in(text)
    if len(named) != 1 or len(stated_in(text)) != len(stated):
        return None
    if stated.keys() == {"strong", "concentration", "volume"}:
        strength = f"{stated['concentration']}, {stated['strong']}"
        return ToolCall(
            SOLVED, {"molecule": named[0], "concentration": strength, "volume": stated["volume"]}, ""
        )
    if stated.keys() == {"per cent", "volume"} and _PER_VOLUME.search(text):
        given = {"concentration": stated["per cent"], "volume": stated["volume"]}
        return ToolCall(SOLVED, {"molecule": named[0], **given}, "")
    if stated.keys() in ({"amount", "volume"}, {"mass", "volume"}) and _WHAT_CONCENTRATION.search(text):
        amount = stated.get("amount") or stated["mass"]
        return ToolCall(STRENGTH, {"molecule": named[0], "amount": amount, "volume": stated["volume"]}, "")
    if stated.keys() == {"strong"} and _HOW_STRONG.search(text):
        return ToolCall(STRENGTH, {"molecule": named[0], "amount": stated["strong"], "volume": ""}, "")
    return None


def of_multiple(exchange: Exchange) -> ToolCall | None:
    """How a stock is diluted to a working solution: "10x PBS to 1x, 500 mL"."""
    stated = stated_in(exchange.policy_text)
    times = {each.text for each in stated if each.kind == "multiple"}
    volumes = [each.text for each in stated if each.kind == "volume"]
    if len(times) != 2 or len(volumes) != 1 or len(stated) != 3:
        return None
    target, stock = sorted(times, key=lambda text: float(text[:-1].strip(" -").replace(",", ".")))
    return ToolCall(DILUTER, {"stock": stock, "target": target, "volume": volumes[0]}, "")
