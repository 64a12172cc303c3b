"""Compounds that share the end of their names: "o-, m- and p-xylene", "1,2- and 1,4-dichlorobenzene".

Each beginning is a mention of its own, also whole words before a last one that they share: "acetic and formic
acid", "sodium and potassium chloride".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sandbox.names.common import normalised
from sandbox.names.lookup import one
from sandbox.names.wording import TAILS
from sandbox.recogniser.limits import NAME, Budget
from sandbox.recogniser.mention import Mention

Resolver = Callable[[str], str | None]

_BEGINNING = (
    r"(?:ortho|meta|para|mono|hypo|cis|trans|endo|exo|syn|anti|meso|iso|tert|sec|alpha|beta|gamma|delta|tri|tetra|per|di|DL|"
    r"\d{1,2}[a-z]?(?:,\d{1,2}[a-z]?){0,4}|[NO](?:,[NO])?|[omp]|n|[tis]|[DLdl]|\([RSEZ+-]\)|[RSEZ]|[αβγδ])"
)
_AND = (
    r"\s*(?:(?:(?<!\d),|,(?=\s))\s*(?:and|or)?|/|&|\bvs\.?|\bversus|\band|\bor|\bund|\bthan|\bfrom|\bwith)\s*"
)
_LIST = re.compile(
    rf"(?<![\w,(-])(?P<list>(?:{_BEGINNING}-?(?:{_AND})){{1,5}})(?P<last>{_BEGINNING})(?P<joint>-|(?<=[a-zEZ])\s|(?=[a-z]))"
    r"(?P<stem>[A-Za-z\d][^\s,;?!]{3,40})(?P<second> [a-z]{4,20})?"
)
_ONE = re.compile(rf"(?P<said>{_BEGINNING})(?P<hyphen>-?)")
_MULTIPLE = frozenset({"mono", "di", "tri", "tetra", "hypo", "per"})
_OPEN = re.compile(
    r"(?:ortho|meta|para|[omp]|cis|trans|alpha|beta|gamma|[EZαβγ])"
)  # need no hyphen in a list
_HEADS = re.compile(
    rf"(?<![\w-])(?P<heads>[A-Za-z][\w()-]{{1,30}}[\w)](?:(?:\s*,\s*|{_AND})[A-Za-z][\w()-]{{1,30}}[\w)]){{1,4}})\s(?P<tail>[a-z]{{4,20}}?)s?\b"
)
_HEAD = re.compile(r"[A-Za-z][\w()-]{1,30}[\w)](?=[\s,/&]|$)")
_WORDS = frozenset({"and", "or", "und", "vs", "versus", "than", "from", "with"})


def find_shared(text: str, budget: Budget, resolve: Resolver | None = None) -> list[Mention]:
    """Find the compounds of lists in which only the last one is written in full.

    Args:
        text: The text.
        budget: What the message may hold.
        resolve: Gives the SMILES of a systematic name that is in no table, or None.
    """
    found: list[Mention] = []
    for match in _LIST.finditer(text):
        found += _of_beginnings(match, budget, resolve)
    for match in _HEADS.finditer(text):
        if match["tail"] in TAILS and not any(
            each.start < match.end() and match.start() < each.end for each in found
        ):
            found += _of_heads(match, budget)
    return sorted(found, key=lambda mention: mention.start)


def _of_beginnings(match: re.Match[str], budget: Budget, resolve: Resolver | None) -> list[Mention]:
    parts = list(_parts(match))
    if "/" not in match["list"] and any(
        not hyphen and not _OPEN.fullmatch(said) for *_, said, hyphen in parts
    ):
        return []
    stem = match["stem"].rstrip(".)'\"")
    for ending, after in (
        (f"{stem}{match['second'] or ''}", match.end()),
        (stem, match.start("stem") + len(stem)),
    ):
        names = [f"{said}{'' if said in _MULTIPLE else '-'}{ending}" for _, _, said, _ in parts]
        names.append(f"{match['last']}{'' if match['last'] in _MULTIPLE else '-'}{ending}")
        smiles = [_read(name, budget, resolve) for name in names]
        if all(smiles):
            spans = [(start, end) for start, end, *_ in parts] + [(match.start("last"), after)]
            return _mentions(match.string, spans, smiles, names)
    return []


def _parts(match: re.Match[str]) -> Iterator[tuple[int, int, str, str]]:
    """The beginnings of a list but the last: where they stand, what they are, their hyphen."""
    at, end = match.span("list")
    joint = re.compile(_AND)
    while at < end and (each := _ONE.match(match.string, at, end)):
        yield each.start(), each.end(), each["said"], each["hyphen"]
        between = joint.match(match.string, each.end(), end)
        at = between.end() if between else end


def _of_heads(match: re.Match[str], budget: Budget) -> list[Mention]:
    start = match.start("heads")
    heads = [each for each in _HEAD.finditer(match["heads"]) if each.group() not in _WORDS]
    names = [f"{each.group()} {match['tail']}" for each in heads]
    if len(names) < 2:
        return []
    smiles = [_read(name, budget, None) for name in names]
    while smiles and smiles[0] is None:  # words before the list
        names, smiles, heads = names[1:], smiles[1:], heads[1:]
    if len(names) < 2 or not all(smiles):
        return []
    spans = [(start + each.start(), start + each.end()) for each in heads]
    spans[-1] = (spans[-1][0], match.end("tail"))
    return _mentions(match.string, spans, smiles, names)


def _read(name: str, budget: Budget, resolve: Resolver | None) -> str | None:
    budget.spend(NAME)
    found = one(normalised(name))
    return found.smiles if found else resolve(name) if resolve else None


def _mentions(
    text: str, spans: list[tuple[int, int]], smiles: list[str | None], names: list[str]
) -> list[Mention]:
    return [
        Mention(start, end, "molecule", text[start:end], structure, name, "name")
        for (start, end), structure, name in zip(spans, smiles, names, strict=True)
        if structure
    ]
