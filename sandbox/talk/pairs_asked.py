"""Which properties of which molecules are asked for where both are several: "MW and logP of M1 and M2"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sandbox.retrieval.reading import Clause
from sandbox.retrieval.situation import own_words
from sandbox.workspace import MOLECULE

BRIEF = 3  # words of its own of a clause that can be nothing but the name of a property: "the mass of each"
COMPARING = frozenset({"compare_molecules", "property_difference", "compare_solvents"})
_NAMES_ONLY = re.compile(
    r"\b(?:vs|versus|between|these|those|following|compounds?|molecules?|substances?|drugs?|solvents?|each|both|"
    r"all|every|table|list|values?|here|compar(?:e|ing|ison))\b",
    re.IGNORECASE,
)
_UNDER = re.compile(  # what is asked for holds under it: "M2 at pH 2"
    r"\b(?:at )?(?:pH ?\d[\d.]*|\d[\d.]* ?(?:° ?[CFK]?|[KC]\b|(?:m?bar|atm|hPa|torr)\b))"
    r"|\bat \d[\d.]*\W*$",  # "M2 at 20 and 25 °C", cut at its "and"
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"\b(?:of|for|from|have|has) (?:each|both|all|these|every|either)\b|\b(?:each|their|them|both)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\b([A-Za-z]{3,}?)(ies|(?<=ss)es|(?<![suiSUI])s)\b")
_HANDLE_FIRST = re.compile(r"\W*(?:(?:for|of|and|in|with|the|compound) )*M\d+\b", re.IGNORECASE)


def only_names(text: str) -> bool:
    """Whether a clause names molecules, what they are or under what conditions, and nothing else."""
    said = _UNDER.sub(" ", text) if MOLECULE.search(text) else text
    return not own_words(_NAMES_ONLY.sub(" ", said))


def is_brief(text: str) -> bool:
    """Whether a clause has so few words of its own that these can only name a property."""
    return len(own_words(_NAMES_ONLY.sub(" ", text))) <= BRIEF


def names_first(text: str) -> bool:
    """Whether a clause begins with its molecules: "for M1 I need the flash point"."""
    return bool(_HANDLE_FIRST.match(text))


def of_its_own(clauses: Sequence[Clause], single: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """The only thing that a message asks for with the molecules of its clause, where others are spoken of.

    In "flash point of M1, and what gloves for M2?" nobody asks for the flash point of M2.

    Args:
        clauses: All clauses, those that only name molecules among them.
        single: Tools that take one molecule and nothing else of structures.
    """
    asking = [clause for clause in clauses if clause.tools and not clause.of_several]
    if len(asking) != 1 or asking[0].tools[0] not in single or not asking[0].molecules:
        return {}
    others = [clause for clause in clauses if clause is not asking[0] and clause.molecules]
    if not asking[0].asks or not others or not all(clause.says_more for clause in others):
        return {}
    return {asking[0].tools[0]: asking[0].molecules}


def in_singular(text: str) -> str:
    """A clause with its plurals made single, as the names of properties are known: "formulas"."""
    return _PLURAL.sub(lambda match: match[1] + ("y" if match[2] == "ies" else ""), text)


def means_all(text: str) -> bool:
    """Whether a clause is about every molecule named so far: "and the TPSA of each"."""
    return bool(_OF_ALL.search(text))


@dataclass
class _Groups:
    """Groups of tools with the molecules that each of the group's tools is about, as a message goes along."""

    found: list[tuple[list[str], list[str]]] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)  # tools whose molecules are named after them
    heads: list[str] = field(default_factory=list)  # molecules that are named before what is asked of them
    headed: bool = False  # whether the last group's molecules were named first
    closed: bool = True  # whether no group is open

    def add(self, clause: Clause, tool: str | None) -> None:
        molecules = list(clause.molecules)
        if tool is None:
            self._names(molecules)
        elif molecules and clause.leads:
            self._open([tool], [*self.heads, *molecules], headed=True)
        elif molecules:
            self._open([*self.waiting, tool], molecules, headed=False)
        elif self.heads:
            self._open([tool], self.heads, headed=True)
        elif self.headed and not self.closed:
            self.found[-1][0].append(tool)
        elif self.closed or tool not in self.found[-1][0]:  # "explosive or otherwise dangerous" asks once
            self.waiting.append(tool)

    def _names(self, molecules: list[str]) -> None:
        if self.waiting:
            self._open(self.waiting, molecules, headed=False)
        elif self.closed or self.headed:
            self.heads += molecules
        else:
            self.found[-1][1].extend(molecules)

    def _open(self, tools: list[str], molecules: list[str], *, headed: bool) -> None:
        self.found.append((list(tools), list(molecules)))
        self.waiting, self.heads, self.headed, self.closed = [], [], headed, False

    def interrupt(self, compared: Sequence[str] = ()) -> None:
        """Something else is asked for; what follows does not go on with the group before.

        Args:
            compared: Molecules to be compared, by what may follow: "compare M1 with M2: logP, TPSA".
        """
        self.waiting, self.heads, self.closed = [], list(compared), True

    def end(self, about: Sequence[str]) -> None:
        if self.waiting and not self.closed:
            self.found[-1][0].extend(self.waiting)
        elif self.waiting and about:
            self._open(self.waiting, list(about), headed=False)


def pairs_asked(
    clauses: Sequence[Clause], single: Collection[str], about: Sequence[str] = ()
) -> Mapping[str, tuple[str, ...]]:
    """Tool → the molecules of which a message asks what the tool measures; empty where that is plain anyway.

    Args:
        clauses: All clauses, those that only name molecules among them.
        single: Tools that take one molecule and nothing else of structures.
        about: The molecules of the exchange before, where the message is about all of these.
    """
    groups = _Groups()
    seen = list(about)
    more = False  # whether anything else is asked for, or the same of each
    plain = False  # whether any of it is asked for in so many words
    for clause in clauses:
        seen += clause.molecules
        asks = bool(clause.tools) and (clause.asks or clause.plain)
        more = more or clause.of_all
        if asks and clause.tools[0] in single:
            of_all = clause.of_all and not clause.molecules
            plain = plain or clause.asks or clause.of_all
            groups.add(clause.about(tuple(dict.fromkeys(seen))) if of_all else clause, clause.tools[0])
        elif asks:
            groups.interrupt(clause.molecules if clause.tools[0] in COMPARING else ())
            more = True
        elif clause.molecules:
            groups.add(clause, None)
    groups.end(about)
    pairs: dict[str, list[str]] = {}
    for tools, molecules in groups.found:
        for tool in tools:
            pairs.setdefault(tool, []).extend(molecules)
    several = len({each for molecules in pairs.values() for each in molecules}) > 1
    if not (several and plain) or (len(pairs) == 1 and not more):
        return {}
    return {tool: tuple(dict.fromkeys(molecules)) for tool, molecules in pairs.items()}
