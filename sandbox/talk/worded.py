"""Arguments that no policy is offered, read off a message: "saturated rings", "with hydrogens"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sandbox.bench.stated import stated_in
from sandbox.registry import Argument, ToolSpec
from sandbox.structures.drug_rules import rules_in
from sandbox.structures.kinds_of_rings import kind_in
from sandbox.talk.ions import ions_in
from sandbox.talk.places_said import place_in
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
    rf"|(?<![A-Za-z0-9]){_ELEMENT}(?:\s+{_ELEMENT}){{2,}}(?![A-Za-z0-9])"
    rf"|\b(?:only|just|elements?:?|contains?|limited to|nothing but)\s+(?:CHN?O?[A-Za-z]*)(?![a-z0-9])"
)
_HETERO = {"chlor": "Cl", "brom": "Br", "fluor": "F", "sul": "S", "phosphor": "P", "nitrogen": "N"}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "single": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_HAS_ELEMENT = re.compile(
    r"\b(?i:with|has|have|having|contain\w*|includ\w*|bear\w*|there (?:is|are)|shows?|and|it'?s|must be)\s+"
    r"(?i:exactly |at least |only |the )?(?:(?P<count>(?i:an?|one|two|three|four|five|single)|[1-6])\s+)?"
    r"(?P<element>Cl|Br|F|(?i:chlorine|bromine|fluorine|sul(?:f|ph)ur|phosphorus|nitrogen)s?)\b(?!\s*(?:,\s*[A-Z]\b|[/-]))"
)
# Intensities of M and M+2.
_ISOTOPE_PATTERNS = (
    (re.compile(r"\b9\s?:\s?6\s?:\s?1\b"), "Cl", "2"),
    (re.compile(r"\b1\s?:\s?2\s?:\s?1\b"), "Br", "2"),
    (re.compile(r"\b3\s?:\s?1\b|\bM\+2\b[^.?!]{0,20}(?:a third|1/3|one third|3[0-5] ?%)"), "Cl", "1"),
    (re.compile(r"(?:isotop\w*|pattern|doublet|M\+2)[^.?!]{0,25}(?<![\d:])1\s?:\s?1(?![\d:])"), "Br", "1"),
)
# "Most similar to M1", "which is closest to M1".
_NEAREST = re.compile(
    r"\b(?:similar(?:ity)?|close(?:r|st)?|near(?:er|est)?|alike|like|resembles?)\b[^.?!;]{0,30}?\b(M\d+)\b"
    r"|\b(M\d+) as (?:the |a |my )?reference\b|\breference(?: compound| molecule)?(?: is|:)? (M\d+)\b",
    re.IGNORECASE,
)

_NORMAL_PRESSURE = re.compile(
    r"1(?:\.0+)?\s?(?:atm\w*|bar)|(?:101\d|1000)\s?(?:hPa|mbar)|760\s?(?:[tT]orr|mm\s?Hg)|101[.\d]*\s?kPa"
)
_CORE = r"(?:scaffold|core|skeleton|framework|ring systems?|rings|parent structure)"
_SCAFFOLD_STAYS = re.compile(
    rf"\b(?:keep\w*|retain\w*|preserv\w*|maintain\w*|leav\w+|sam\w+|without (?:losing|touching|changing)|"
    rf"(?:don'?t|do not|not|never) (?:change|touch|alter|modify))\b[^.?!;]{{0,30}}?\b{_CORE}\b"
    rf"|\b{_CORE}\b[^.?!;]{{0,20}}?\b(?:kept|stays?|remains?|retained|preserved|intact|untouched|unchanged|"
    rf"constant|fixed|the same|not (?:be )?(?:changed?|touched))\b",
    re.IGNORECASE,
)

SCAN = re.compile(r"\bscan(?:s|ning)?\b", re.IGNORECASE)
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
    if len(named) < (1 if SCAN.search(text) else 2):  # "on the phenyl ring" says where
        return {}
    return {argument.name: ", ".join([*(["H"] if _HYDROGEN.search(text) else []), *named])}


def _compared(argument: Argument, text: str) -> Said:
    """The molecule that others are compared with, and those, where a message names more than two."""
    named = molecules_in(text)
    nearest = [next(filter(None, match.groups())) for match in _NEAREST.finditer(text)]
    if len(named) < 3 or not nearest:
        return {}
    others = [handle for handle in named if handle != nearest[0]]
    return {"first": nearest[0], "second": others[0], argument.name: others[1:]}


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


def _contained(argument: Argument, text: str) -> Said:
    """Elements that a formula has to have: "with one chlorine", "contains bromine", "isotope pattern 3:1"."""
    found: dict[str, str] = {}
    for match in _HAS_ELEMENT.finditer(text):
        said = match["element"].lower()
        symbol = next((each for key, each in _HETERO.items() if said.startswith(key)), match["element"])
        number = (match["count"] or "").lower()
        found.setdefault(symbol, str(_NUMBERS.get(number, number)))
    for pattern, symbol, number in _ISOTOPE_PATTERNS:
        if pattern.search(text):
            found.setdefault(symbol, number)
    return {argument.name: " ".join(f"{symbol}{count}" for symbol, count in found.items())} if found else {}


def _pressure(argument: Argument, text: str) -> Said:
    given = [each.text.strip() for each in stated_in(text) if each.kind == "pressure"]
    return {argument.name: given[0]} if len(given) == 1 and not _NORMAL_PRESSURE.fullmatch(given[0]) else {}


def _other_scaffolds(argument: Argument, text: str) -> Said:
    return {argument.name: False} if _SCAFFOLD_STAYS.search(text) else {}


_READERS: Mapping[Part | None, Callable[[Argument, str], Said]] = {
    "ring kind": _ring_kind,
    "hydrogens": _hydrogens,
    "own ring": _own_ring,
    "ion": _ion,
    "elements": _elements,
    "contained": _contained,
    "conjugate": _conjugate,
    "place": _place,
    "compared": _compared,
    "drug rules": _drug_rules,
    "R groups": _r_groups,
    "pressure": _pressure,
    "other scaffolds": _other_scaffolds,
}
