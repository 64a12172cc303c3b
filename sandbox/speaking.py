"""What is said where no tool answers, in the place of the policy's set phrases.

Which name is unknown, what is missing, what cannot be done and what can.
"""

from __future__ import annotations

import re

from sandbox.bench.stated import stated_in
from sandbox.exchange import Exchange
from sandbox.laid_out import answer_in_lines, statement_by_statement
from sandbox.names.ambiguous import several_meanings
from sandbox.names.common import name_index
from sandbox.names.open_labels import open_labels_in
from sandbox.names.polymers import mixture, without_structure_in
from sandbox.registry import Argument, Registry
from sandbox.replies import CLARIFY, UNSUPPORTED
from sandbox.retrieval.amounts import TAKEN, amounts_in
from sandbox.retrieval.clauses import HINT_FLOOR
from sandbox.talk import out_of_reach
from sandbox.talk.exchanged import IN_WATER, asks_why
from sandbox.talk.in_order import told_apart
from sandbox.talk.unknown_names import misspelt, unheard_of, unheard_of_in_list
from sandbox.workspace import molecules_in

_TO = re.compile(r"\bto\s+\d")
_CALLED = {
    "stock": "concentration of the stock",
    "target": "concentration wanted",
    "concentration": "concentration",
    "volume": "volume",
    "quantity": "quantity",
    "amount": "amount dissolved",
    "measured": "measured mass",
    "ph": "pH wanted",
}
_MEDIUM = re.compile(r"\bin\s+(?:dry\s+|pure\s+|neat\s+|hot\s+|cold\s+)?((?:[\w,'-]+)(?:\s+[a-z]+)?)")
_INSTEAD = "The SMILES of a monomer, a repeat unit or a fragment would do."
_WHAT_INSTEAD = "What is to take its place? Name the group that I should put in."
_SUM_FORMULA = re.compile(r"(?<![\w.(])C\d*H\d+(?:[A-Z][a-z]?\d*)*(?![\w(])")
# Compounds that a message speaks of without a name: "two of my compounds".
_UNNAMED = re.compile(
    r"\b(?:my|our|these|those|this|that|the (?:two|three|following)) (?:(?:two|three|\w+) )?"
    r"(?:compounds?|chemicals?|solvents?|reagents?|substances?|molecules?|bottles?|materials?)\b",
    re.IGNORECASE,
)
_PH = re.compile(r"\bpH\s*(?:of\s+|is\s+|=\s*)?\d", re.IGNORECASE)


def spoken(raw: str, turn: Exchange, registry: Registry) -> str:
    """The answer as it is given to the user.

    Args:
        raw: As the policy wrote it.
        turn: The exchange that it ends.
        registry: The tools.
    """
    rest, limits = out_of_reach.within_reach(turn.policy_text)
    if limits and (turn.steps or not rest or raw == UNSUPPORTED):
        told = " ".join(limit.says for limit in limits)
        return f"{raw} {told}" if turn.steps else told
    if not turn.steps and turn.partner_unsaid:
        return _WHAT_INSTEAD
    if raw == UNSUPPORTED:
        kind = out_of_reach.named(turn.policy_text)
        asked = _halfway_asked(turn, registry) or ("" if kind else _which_compounds(turn, registry))
        return asked or (kind.says if kind else raw)
    if turn.steps:
        told = answer_in_lines(turn) or statement_by_statement(raw, turn)
        told = "\n".join(filter(None, (told, told_apart(turn))))
        beside = (_only_in_water(turn), _at_temperature(turn))
        parts = (_with_misspelt(told, turn), *beside, _explained(turn, registry))
        return " ".join(filter(None, parts)) + _not_reached(turn)
    return _asking_back(turn, registry) if raw == CLARIFY else raw


def _only_in_water(turn: Exchange) -> str:
    """What has to stand beside values for water where the message asks for another solvent."""
    if not any(step.call.tool in IN_WATER and step.result.ok for step in turn.steps):
        return ""
    index = name_index()
    for said in _MEDIUM.findall(turn.user_text):
        compound = index.get(said) or index.get(said.split()[0])
        if compound is not None and "solvent" in compound.also and compound.name != "water":
            return f"This holds for water, not for {compound.name}."
    return ""


def _is_named(argument: Argument, turn: Exchange) -> bool:
    """Whether a message names a term or a choice that an argument takes."""
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", turn.user_text.lower())
    return bool(turn.terms.get(argument.vocabulary)) or any(
        each.lower() in words for each in argument.choices
    )


def _at_temperature(turn: Exchange) -> str:
    """What has to stand beside values that are told again because no tool has them at a temperature."""
    given = next((each for each in stated_in(turn.policy_text) if each.kind == "temperature"), None)
    number = re.match(r"[-−]?\d+(?:[.,]\d+)?", given.text) if given else None
    if given is None or number is None or not turn.reading.exact:
        return ""
    value = float(number.group().replace("−", "-").replace(",", "."))
    taken = [each for step in turn.steps for each in step.call.arguments.values()]
    if any(each == value or given.text in str(each) or number.group() == str(each) for each in taken):
        return ""
    return f"I have no value at {given.text.strip()}."


def _explained(turn: Exchange, registry: Registry) -> str:
    """How what was told again came about, where the message asks for nothing but the reason."""
    if not asks_why(turn.policy_text) or not turn.reading.exact:
        return ""
    tools = dict.fromkeys(step.call.tool for step in turn.steps if step.call.tool in registry)
    specs = [registry.get(tool) for tool in tools]
    return "\n".join(["", *(f"{spec.summary} {spec.returns} Source: {spec.source}" for spec in specs)])


def _halfway_asked(turn: Exchange, registry: Registry) -> str:
    """Ask back where the likeliest tool finds its terms in the message and lacks its amounts."""
    scores = {tool: score for tool, score in turn.reading.scores.items() if tool in registry}
    if not scores:
        return ""
    spec = registry.get(max(scores, key=lambda tool: scores[tool]))
    named = [each for each in spec.arguments if each.required and each.kind in ("term", "choice")]
    takes = any(each.required and each.name in _CALLED for each in spec.arguments)
    if not takes or not named or not all(_is_named(each, turn) for each in named):
        return ""
    asked = _what_is_missing(turn, registry)
    return "" if asked == CLARIFY else asked


def _which_compounds(turn: Exchange, registry: Registry) -> str:
    """Ask which ones, where a message speaks of compounds without a name and a tool would take them."""
    if not _UNNAMED.search(turn.policy_text) or any(handle[0] in "MRTP" for handle in turn.mentioned):
        return ""
    scores = {tool: score for tool, score in turn.reading.scores.items() if tool in registry}
    tool = max(scores, key=lambda each: scores[each], default="")
    if not tool or scores[tool] < HINT_FLOOR:
        return ""
    kinds = [argument.kind for argument in registry.get(tool).arguments if argument.required]
    if "molecules" in kinds:
        return "Which compounds do you mean? Please give me their SMILES, InChI or names."
    return CLARIFY if "molecule" in kinds else ""


def _not_reached(turn: Exchange) -> str:
    """What a turn has no calls left for, of several things that are asked of several molecules."""
    due = turn.due()
    if not due or len(turn.steps) < turn.most_calls():
        return ""
    listed = ", ".join(due)
    return f"\nThat is as much as I look up for one message; say “go on” for {listed}."


def _with_misspelt(raw: str, turn: Exchange) -> str:
    """The answer, with the names that it says nothing of because they are misspelt."""
    if not all(step.result.ok for step in turn.steps):
        return raw
    asked = {str(value) for step in turn.steps for value in step.call.arguments.values()}
    words = {word: close for word, close in misspelt(turn.policy_text).items() if word not in asked}
    called = {part for step in turn.steps for part in step.call.tool.split("_")}  # "PAINS of M1 and Brenk"
    unknown = [
        word
        for word in unheard_of_in_list(turn.policy_text)
        if word not in {*asked, *words} and word.lower() not in called
    ]
    said = [f"I know no {word}; did you mean {close}?" for word, close in words.items()]
    return " ".join([raw, *said, *(f"I know no compound called {word}." for word in unknown)])


def _asking_back(turn: Exchange, registry: Registry) -> str:
    if named := without_structure_in(turn.policy_text):
        more = "Which of its compounds do you mean?" if mixture(named[0]) else _INSTEAD
        return f"{named[0]} {named[1]}. {more}"
    if labels := open_labels_in(turn.policy_text):
        return f"{labels}."
    if several := several_meanings(turn.policy_text):
        return f"{several[0]} can mean {' or '.join(several[1])}. Which do you mean?"
    if slips := misspelt(turn.policy_text):
        return " ".join(f"I know no compound called {word}; did you mean {slips[word]}?" for word in slips)
    if formula := _SUM_FORMULA.search(turn.policy_text):
        return f"{formula.group()} is a sum formula, which many compounds share. Which compound do you mean?"
    if unknown := unheard_of(turn.policy_text):
        return (
            f"I know no compound called {' or '.join(unknown)}. "
            "Can you give me its SMILES, InChI or systematic name?"
        )
    return _what_is_missing(turn, registry)


def _what_is_missing(turn: Exchange, registry: Registry) -> str:
    """Ask for what the likeliest tool takes and the message lacks: a molecule, amounts."""
    scores = {tool: score for tool, score in turn.reading.scores.items() if tool in registry}
    if not scores:
        return CLARIFY
    spec = registry.get(max(scores, key=lambda tool: scores[tool]))
    there = {**amounts_in(turn.policy_text), "ph": len(_PH.findall(turn.policy_text))}
    lacking = []
    taken = [each for each in spec.arguments if each.required and each.name in _CALLED]
    if _TO.search(turn.policy_text):  # "dilute my stock to 10 mM" says what is wanted
        taken.sort(key=lambda argument: argument.name != "target")
    for argument in taken:
        kind = TAKEN.get(argument.name, argument.name)
        if there.get(kind, 0) > 0:
            there[kind] -= 1
        else:
            lacking.append(f"the {_CALLED[argument.name]}")
    listed = " and ".join(filter(None, (", ".join(lacking[:-1]), *lacking[-1:])))
    asked = f"What {'is' if len(lacking) == 1 else 'are'} {listed}?" if lacking else ""
    takes = any(argument.kind in ("molecule", "molecules") for argument in spec.arguments)
    takes = takes and not molecules_in(turn.policy_text)
    return " ".join(filter(None, (CLARIFY if takes or not asked else "", asked)))
