"""What a message brings along for the arguments of tools: structures, terms, amounts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sandbox.knowledge.choosing import concepts_of
from sandbox.properties import tool_of
from sandbox.retrieval.amounts import amounts_in
from sandbox.retrieval.ranker import HANDLE
from sandbox.talk.lettered import lettered, mechanisms_in
from sandbox.vocabulary import VOCABULARIES

_COMPARES = re.compile(r"\b(?:which|than|has|compare|rank)\b", re.IGNORECASE)
_INSIDE = re.compile(
    r"\b[MQ]\d+\W{0,3}\s*(?:(?:is|are|be|occurs?|appears?|present|found|contained|rings?|units?|groups?)\s+)*"
    r"(?:with)?in(?:side)?\s+(?:molecule\s+|the\s+)*\W{0,2}M\d"
    r"|\b(?:ha(?:s|ve)|does|do)\s+M\d+\s+(?:got|contain|have|hold)\s+(?:an?\s+|any\s+|the\s+)?[MQ]\d",
    re.IGNORECASE,
)
_ASKS_VALUE = re.compile(r"\W*(?:how|what|is|are|does)\b", re.IGNORECASE)
_VERDICT = re.compile(r"\W*(?:is|are|does|do|has|have)\b", re.IGNORECASE)
_REFERS = re.compile(
    r"\b(?:it|that|this|these|them|those|the (?:same|stuff|compound|solvent))\b", re.IGNORECASE
)
_MOLAR = re.compile(
    r"\b(?:molar|molecular|exact|accurate|monoisotopic|formula) (?:mass|weight)|\bMW\b|m/z", re.IGNORECASE
)
_MASSES = frozenset({"molecular_weight", "exact_mass"})
_BONDS = re.compile(r"\[[^\]\s]+\]|\w[=#]\w")  # SMARTS that the recogniser left in the text


_FILLERS = """
a about actually again ah also and another apologies as back be better bigger but case check compound
correction could d did do does doing ehm else fine first for gets give got higher hm hmm how i if in instead
is it just k less like lower m make mean meant mind mistake molecule more my nah no nope not now of oh ok
okay on one oops or other others please pls q question rather redo repeat return run s same say second should
smaller so sorry swap switch t take thank thanks that the their them then there these thing this those time
to too try typo uh use wait was well what whats with worse would wrong yes you your
"""
_SAYING_NOTHING = frozenset(_FILLERS.split())


def says_nothing(message: str) -> bool:
    """Whether a message has no word of its own beside handles: "and M3?", "of the other one?"."""
    return not own_words(message)


def own_words(message: str) -> list[str]:
    """The words of a message that say something, handles aside."""
    words = re.findall(r"[^\W_]+", HANDLE.sub(" ", message).lower())
    return [word for word in words if word not in _SAYING_NOTHING]


_ATOMS = r"(?:[A-Z][a-z]?\d{0,3}){1,12}"
_SPECIES = rf"(?:\d{{1,3}}\s?)?(?:M\d{{1,4}}|(?:{_ATOMS}|\({_ATOMS}\)\d{{0,2}}){{1,4}})"
_ARROW = r"\s{0,3}(?:->|-->|=>|→|⟶|⇌|=)\s{0,3}"
_PLUS = r"\s{0,3}\+\s{0,3}"
_EQUATION = re.compile(
    rf"(?<![\w.+])(?:{_SPECIES}(?:{_PLUS}{_SPECIES}){{1,5}}{_ARROW}{_SPECIES}\b|"
    rf"{_SPECIES}{_ARROW}{_SPECIES}{_PLUS}{_SPECIES}\b)"
)
_UNFINISHED = re.compile(
    rf"(?<![\w.+])M\d{{1,4}}(?:{_PLUS}M\d{{1,4}}){{1,5}}{_ARROW}(?:\?|(?:what|which)\b|$)", re.IGNORECASE
)
_ANEW = re.compile(r"\b(?:new|resulting|its final) ([^.,;?!]{1,40})", re.IGNORECASE)


def measured_anew(message: str) -> tuple[str, ...]:
    """Tools that measure what a message wants to know of a molecule to be designed: "the new logP"."""
    terms = (term for said in _ANEW.findall(message) for term in VOCABULARIES.get("property").mentions(said))
    return tuple(dict.fromkeys(tool_of(term) for term in terms))


def _chooses_mechanism(message: str) -> bool:
    """Whether a message gives mechanisms to choose from, by their codes or as its lettered options."""
    options = lettered(message)
    spoken_of = sum(bool(concepts_of(option)) for option in options.values())
    mechanisms = spoken_of > 1 and 2 * spoken_of > len(options)
    return mechanisms or bool(mechanisms_in(message) or (options and "mechanism" in message.lower()))


@dataclass(frozen=True, slots=True)
class Situation:
    """What a message brings along for the arguments of tools.

    Attributes:
        molecules: Number of different molecules named in it.
        patterns: Number of different patterns, and of words that look like one.
        reactions: Number of different reactions.
        tables: Number of different tables.
        plans: Number of different plans of synthesis.
        terms: Vocabulary key → terms that it mentions.
        amounts: Number of amounts of each kind.
        compares: Whether it asks which of several is more of something.
        asks_value: Whether it begins as questions for a value do.
        chooses: Whether it gives mechanisms to choose from.
        looks_inside: Whether it asks for one structure within another: "rings M1 within M2".
        goes_on: Whether it follows others, whose molecules it may mean.
        refers: Whether it says so: "25 g of it".
        weighs: Whether "mass" in it is that of a portion: "the mass of 0.25 mol".
        repeats: Whether it has no word of its own, and so asks for what was asked before.
        equation: Whether it writes an equation whose products are given: "M1 + M2 -> M3 + NO".
        unfinished: Whether it leaves the products of one open: "M1 + M2 -> ?".
        verdict: Whether it begins as questions for yes or no do.
        of_table: Whether a table is all that it names of structures, so that nothing is asked of a molecule.
    """

    molecules: int
    patterns: int
    reactions: int
    tables: int
    terms: dict[str, tuple[str, ...]]
    amounts: Mapping[str, int]
    compares: bool
    goes_on: bool = False
    plans: int = 0
    looks_inside: bool = False
    asks_value: bool = False
    chooses: bool = False
    refers: bool = False
    weighs: bool = False
    repeats: bool = False
    equation: bool = False
    unfinished: bool = False
    verdict: bool = False
    of_table: bool = False

    @classmethod
    def of(cls, message: str, *, goes_on: bool = False) -> Situation:
        """That of a message with handles in place of structures."""
        handles = Counter(handle[0] for handle in {match.group() for match in HANDLE.finditer(message)})
        terms = {key: VOCABULARIES.get(key).mentions(message) for key in VOCABULARIES.keys()}  # noqa: SIM118
        amounts = amounts_in(message)
        return cls(
            handles["M"],
            handles["Q"] + len(_BONDS.findall(message)),
            handles["R"],
            handles["T"],
            terms,
            amounts,
            bool(_COMPARES.search(message)),
            goes_on,
            handles["P"],
            bool(_INSIDE.search(message)),
            bool(_ASKS_VALUE.match(message)),
            _chooses_mechanism(message),
            goes_on and not handles["M"] and bool(_REFERS.search(message)),
            bool(amounts["substance"]) and not _MOLAR.search(message),
            goes_on and says_nothing(message),
            bool(_EQUATION.search(message)),
            bool(_UNFINISHED.search(message)),
            bool(_VERDICT.match(message)),
            bool(handles["T"]) and not handles["M"],
        )

    def named(self) -> frozenset[str]:
        """Tools that measure a property which the message names; none where it is one to be improved."""
        unmeasured = self.improves() or self.looks_inside or self.of_table
        return frozenset() if unmeasured else self._measuring()

    def not_measured(self) -> frozenset[str]:
        """Tools that measure what the message wants improved, looked for inside, or weighed."""
        wished = self.improves() and not self.asks_value
        measured = self._measuring() if wished or self.looks_inside else frozenset()
        return measured | _MASSES if self.weighs else measured

    def _measuring(self) -> frozenset[str]:
        measuring = frozenset(tool_of(term) for term in self.terms.get("property", ()))
        return measuring - _MASSES if self.weighs else measuring

    def improves(self) -> bool:
        """Whether the message says what is to become of a molecule, as "lower its logP" does."""
        single = self.molecules <= 1 and not self.tables and not self.compares
        return single and bool(self.terms.get("objective"))

    def within(self, message: Situation, text: str) -> Situation:
        """The situation of a clause.

        "And its logP?" is about a molecule that another clause names, "which is heavier, M1 or M2" about all.
        """
        named = 1 if self.molecules or not _COMPARES.search(text) else message.molecules
        return replace(
            self,
            molecules=max(self.molecules, min(named, message.molecules)),
            goes_on=message.goes_on,
            of_table=message.of_table,
            plans=max(self.plans, message.plans),
        )
