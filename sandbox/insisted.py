"""Optional arguments that a message asks for in so many words, or forbids: a small policy mixes them up."""

from __future__ import annotations

import re

from sandbox.ion_talk import ions_in
from sandbox.kinds_of_rings import kind_in
from sandbox.product_talk import reacting
from sandbox.registry import Argument, ToolSpec
from sandbox.route_talk import ends_of
from sandbox.types import Part
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import by_number, molecules_in

_LEAST = re.compile(
    r"\b(?:at least|above|over|(?:more|greater|higher|larger|bigger|heavier) than|beyond|from|"
    r"min(?:imum|imal)?|exceed\w*|(?:or|and) (?:more|higher|above|over|larger)|upwards?)\b|[>≥]",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:up to|at most|below|under|(?:less|lower|smaller|lighter|fewer) than|max(?:imum|imal)?|"
    r"(?:or|and) (?:less|lower|below|under|fewer|smaller)|not exceed\w*|within)\b|[<≤]",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    r"\b(?:no|not) (?:more|greater|higher|larger|heavier)(?: than)?|\bnot (?:above|over|exceed\w*)\b",
    re.IGNORECASE,
)
_NO_LESS = re.compile(
    r"\b(?:no|not) (?:less|lower|smaller|lighter|fewer)(?: than)?|\bnot (?:below|under)\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"\b(?:between|range|window)\b|\d\s*(?:-|–|to|\.\.)\s*\d", re.IGNORECASE)
_KEEP = re.compile(
    r"\b(?:keep\w*|kept|stays?|retain\w*|remain\w*|preserv\w*|maintain\w*|intact|untouched|unchanged|"
    r"without (?:losing|touching|changing)|leav\w+|must not (?:go|change|be))\b",
    re.IGNORECASE,
)
_AVOID = re.compile(
    r"\b(?:avoid\w*|without|no|not|never|free of|exclud\w+|except|skip\w*|ban\w*|"
    r"(?:other|rather) than|instead of)\b",
    re.IGNORECASE,
)
_START = re.compile(
    r"\b(?:from|out of|start\w*|beg[ai]n\w*|have|turn|convert|based on|using|with)\b", re.IGNORECASE
)
# That the scaffold of a design may go: "the core can be replaced", "nothing has to stay".
_FREE = re.compile(
    r"\b(?:scaffold|core|skeleton|framework|rings?|nothing|anything|whatever|freely|from scratch|no matter|"
    r"hop\w*|redesign\w*|completely (?:new|different))\b",
    re.IGNORECASE,
)
_IN_WORDS: dict[Part | None, re.Pattern[str]] = {"kept": _KEEP, "avoided": _AVOID, "start": _START}
_SUM = re.compile(r"\bM\d+(?:\s*\+\s*M\d+)+")
_ALL_ATOMS = re.compile(
    r"(?<!not )\b(?:includ\w+|with|counting|plus)\s+(?:all\s+|the\s+|implicit\s+|explicit\s+)*"
    r"(?:hydrogens?|Hs?)\b|\bhydrogens?(?:\s+atoms?)?\s+(?:(?:are|be)\s+)?included"
    r"|\btotal\s+(?:number|count)\s+of\s+(?:all\s+)?atoms\b"
    r"|\btotal\s+atoms?\b",
    re.IGNORECASE,
)
_HEAVY = re.compile(
    r"\b(?:heavy|non-?\s?hydrogen|without|excluding|except\w*|ignoring|other\s+than)\b", re.IGNORECASE
)
# Before what a molecule has already: "the indole of M1".
_OWN = re.compile(r"\b(?:the|its|their|this|that)\s+(?:(?:central|fused|core)\s+)?$", re.IGNORECASE)
_CONJUGATE = re.compile(
    r"(?<!strength of the )(?<!pka of the )(?<!pka of its )(?<!pka of )\bconjugated? (acid|base)\b",
    re.IGNORECASE,
)
_ELEMENT = r"(?:Cl|Br|[CHNOPSF])"
_ELEMENTS_SAID = re.compile(
    rf"(?<![A-Za-z0-9]){_ELEMENT}(?:(?:\s*[,/]\s*|\s+(?:and|or)\s+|,\s+(?:and|or)\s+){_ELEMENT})+(?![A-Za-z0-9])"
    rf"|\b(?:only|just|elements?:?|contains?|limited to|nothing but)\s+(?:CHN?O?[A-Za-z]*)(?![a-z0-9])"
)
_MIXES: frozenset[Part] = frozenset({"reactants", "mixture"})  # all that is in the flask
MIN_TYPED = 3  # characters of a choice that says something when it stands in a message


def added_up(text: str) -> tuple[str, ...]:
    """The molecules of a message's only sum, "M1 + M2", by number; none of them is left out of a list."""
    sums = {match.group() for match in _SUM.finditer(text)}
    if len(sums) != 1:
        return ()
    return by_number(molecules_in(sums.pop()))


def all_together(spec: ToolSpec, text: str) -> tuple[str, ...]:
    """The molecules of a message of which a list leaves none out: all that react, or that are added up."""
    return (reacting(text) if spec.parts & _MIXES else ()) or added_up(text)


def is_excluded(argument: Argument, text: str) -> bool:
    """Whether a message cannot mean an optional argument: "up to 1.5" is no least value."""
    if argument.part in _IN_WORDS:
        return not _IN_WORDS[argument.part].search(text)
    if argument.name == "keep" and argument.kind == "choice":
        return not _FREE.search(text)
    if argument.name not in ("low", "high") or _BETWEEN.search(text):
        return False
    most = bool(_NO_MORE.search(text))
    least = bool(_NO_LESS.search(text))
    rest = _NO_LESS.sub(" ", _NO_MORE.sub(" ", text))
    most, least = most or bool(_MOST.search(rest)), least or bool(_LEAST.search(rest))
    return (most and not least) if argument.name == "low" else (least and not most)


def in_role(spec: ToolSpec, argument: Argument, text: str) -> str | None:
    """The one molecule that a message means by an argument of a synthesis: its target, or its start."""
    ends = ends_of(text) if "start" in spec.parts else None
    if ends is None or argument.kind != "molecule":
        return None
    return ends[argument.part == "start"]


def is_insisted(argument: Argument, text: str, with_handles: str = "") -> bool:
    """Whether a message that has words for an optional argument cannot mean that it is left out.

    Args:
        argument: An optional argument.
        text: The message as it was typed.
        with_handles: The message with handles in place of structures.
    """
    if argument.kind == "choice":
        return bool(typed_options(argument, text))
    if argument.part == "start":
        return bool(ends_of(with_handles))
    return argument.name == "keep_group" and bool(_KEEP.search(text))


def typed_options(argument: Argument, text: str) -> list[str]:
    """Those options of a choice that stand in the message: "HEPES, pH 7.5" leaves no other buffer."""
    least = 1 if argument.required else MIN_TYPED
    return [
        each
        for each in argument.options()
        if len(each) >= least and re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text, re.IGNORECASE)
    ]


def worded(spec: ToolSpec, text: str) -> dict[str, str | bool]:
    """What a message says of arguments that no policy is offered: "saturated rings", "with hydrogens".

    Args:
        spec: The tool that is called.
        text: The message with handles.
    """
    found: dict[str, str | bool] = {}
    for argument in spec.arguments:
        if argument.part == "ring kind":
            kind = kind_in(text, among=argument.choices)
            found |= {} if kind in ("all", argument.default) else {argument.name: kind}
        elif argument.part == "hydrogens":
            counted = _ALL_ATOMS.search(text) and not _HEAVY.search(text)
            found |= {argument.name: True} if counted else {}
        elif argument.part == "own ring":
            spans = VOCABULARIES.get(argument.vocabulary).spans(text)
            own = {term for start, _, term in spans if _OWN.search(text[:start])}
            found |= {argument.name: own.pop()} if len(own) == 1 else {}
        elif argument.part == "ion":
            ions = ions_in(text)
            found |= {argument.name: ions[0]} if len(ions) == 1 else {}
        elif argument.part == "elements":
            found |= _elements_said(argument, text)
        elif argument.part == "conjugate":
            found |= _conjugate_said(argument, text)
    return found


def _conjugate_said(argument: Argument, text: str) -> dict[str, str | bool]:
    """Which conjugate of a molecule a message asks for, not how strong one is."""
    said = {f"conjugate {match.lower()}" for match in _CONJUGATE.findall(text)}
    return {argument.name: said.pop()} if len(said) == 1 else {}


def _elements_said(argument: Argument, text: str) -> dict[str, str | bool]:
    """The narrowest choice with all elements that a message lists: "just C, H, N and O"."""
    said = _ELEMENTS_SAID.search(text)
    if said is None:
        return {}
    symbols = set(re.findall(_ELEMENT, re.sub(r"\b[a-z]+\b", " ", said.group())))
    if symbols & {"F", "Cl", "Br"}:
        return {argument.name: argument.options()[-1]}
    fitting = (each for each in argument.options() if symbols <= set(each.split()[0]))
    return {argument.name: choice} if (choice := next(fitting, None)) else {}
