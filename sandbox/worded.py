"""Arguments that no policy is offered, read off a message: "saturated rings", "with hydrogens"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sandbox.drug_rules import rules_in
from sandbox.ion_talk import ions_in
from sandbox.kinds_of_rings import kind_in
from sandbox.places_said import place_in
from sandbox.registry import Argument, ToolSpec
from sandbox.types import Part
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import molecules_in

Said = dict[str, str | bool | list[str]]

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
# "Most similar to M1", "which is closest to M1".
_NEAREST = re.compile(
    r"\b(?:similar(?:ity)?|close(?:r|st)?|near(?:er|est)?|alike|like|resembles?)\b[^.?!;]{0,30}?\b(M\d+)\b",
    re.IGNORECASE,
)

_SCAN = re.compile(r"\bscan(?:s|ning)?\b", re.IGNORECASE)
_HYDROGEN = re.compile(r"(?<![\w-])H(?=\s*(?:,|/|\bor\b|\band\b))|(?:,|/|\bor|\band)\s*H(?![\w-])")


def worded(spec: ToolSpec, text: str) -> Said:
    """What a message says of arguments that no policy is offered.

    Args:
        spec: The tool that is called.
        text: The message with handles.
    """
    found: Said = {}
    for argument in spec.arguments:
        if argument.part in _READERS:
            found |= _READERS[argument.part](argument, text)
    return found


def _ring_kind(argument: Argument, text: str) -> Said:
    kind = kind_in(text, among=argument.choices)
    return {} if kind in ("all", argument.default) else {argument.name: kind}


def _hydrogens(argument: Argument, text: str) -> Said:
    counted = _ALL_ATOMS.search(text) and not _HEAVY.search(text)
    return {argument.name: True} if counted else {}


def _own_ring(argument: Argument, text: str) -> Said:
    spans = VOCABULARIES.get(argument.vocabulary).spans(text)
    own = {term for start, _, term in spans if _OWN.search(text[:start])}
    return {argument.name: own.pop()} if len(own) == 1 else {}


def _ion(argument: Argument, text: str) -> Said:
    ions = ions_in(text)
    return {argument.name: ions[0]} if len(ions) == 1 else {}


def _conjugate(argument: Argument, text: str) -> Said:
    """Which conjugate of a molecule a message asks for, not how strong one is."""
    said = {f"conjugate {match.lower()}" for match in _CONJUGATE.findall(text)}
    return {argument.name: said.pop()} if len(said) == 1 else {}


def _place(argument: Argument, text: str) -> Said:
    place = place_in(text)
    return {argument.name: place} if place else {}


def _drug_rules(argument: Argument, text: str) -> Said:
    rules = rules_in(text)
    return {argument.name: ", ".join(rules)} if rules else {}


def _r_groups(argument: Argument, text: str) -> Said:
    """The R groups that a message lists, hydrogen among them."""
    named = list(VOCABULARIES.get("substituent").mentions(text))
    if len(named) < (1 if _SCAN.search(text) else 2):  # "on the phenyl ring" says where
        return {}
    return {argument.name: ", ".join([*(["H"] if _HYDROGEN.search(text) else []), *named])}


def _compared(argument: Argument, text: str) -> Said:
    """The molecule that others are compared with, and those, where a message names more than two."""
    named, nearest = molecules_in(text), _NEAREST.search(text)
    if len(named) < 3 or nearest is None:
        return {}
    others = [handle for handle in named if handle != nearest.group(1)]
    return {"first": nearest.group(1), "second": others[0], argument.name: others[1:]}


def _elements(argument: Argument, text: str) -> Said:
    """The narrowest choice with all elements that a message lists: "just C, H, N and O"."""
    said = _ELEMENTS_SAID.search(text)
    if said is None:
        return {}
    symbols = set(re.findall(_ELEMENT, re.sub(r"\b[a-z]+\b", " ", said.group())))
    if symbols & {"F", "Cl", "Br"}:
        return {argument.name: argument.options()[-1]}
    fitting = (each for each in argument.options() if symbols <= set(each.split()[0]))
    return {argument.name: choice} if (choice := next(fitting, None)) else {}


_READERS: Mapping[Part | None, Callable[[Argument, str], Said]] = {
    "ring kind": _ring_kind,
    "hydrogens": _hydrogens,
    "own ring": _own_ring,
    "ion": _ion,
    "elements": _elements,
    "conjugate": _conjugate,
    "place": _place,
    "compared": _compared,
    "drug rules": _drug_rules,
    "R groups": _r_groups,
}
