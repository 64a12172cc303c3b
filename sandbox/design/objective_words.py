"""How chemists say what a molecule is to become: the "objective" vocabulary.

An objective is a quantity with a direction. "Increase the solubility", "solubility should go up" and
"more soluble" are the same one: a mention is a name of the quantity and a word for the direction close to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sandbox.design.objectives import OBJECTIVES, Objective
from sandbox.vocabulary import VOCABULARIES, Vocabulary

_UP = (
    "increase|increasing|increased|increases|raise|raising|raised|improve|improving|improved|improves|enhance|"
    "enhancing|enhanced|boost|boosting|boosted|higher|high|better|greater|more|maximise|maximize|maximising|"
    "maximizing|maximal|up|rise|rising|erhöhe|erhöhen|verbessere|verbessern|höhere|bessere|mehr|increse|imporve|"
    "improv|good|strong|stronger|gain|optimise|optimize|optimising|optimizing|push"
)
_DOWN = (
    "decrease|decreasing|decreased|decreases|reduce|reducing|reduced|reduces|lower|lowering|lowered|lowers|less|"
    "fewer|smaller|minimise|minimize|minimising|minimizing|minimal|down|drop|cut|cutting|diminish|low|fix|"
    "avoid|remove|without|weaker|senke|senken|verringere|verringern|niedrigere|niedrigerer|geringere|weniger|"
    "redcue|decrese|mitigate|mitigating|kill|away|shrink|no"
)
_DIRECTION = re.compile(rf"(?<![\w-])(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?![\w-])", re.IGNORECASE)
# What is said to be so is to become otherwise: "the logP is too high", "poor solubility".
_FLAW = re.compile(
    r"(?<!not )(?<!not be )(?<![\w-])(?:(?:is|are|was|looks|seems|too|far|rather|quite|very)\s+)+"
    r"(?:(?P<much>high|large|strong)|(?P<little>low|poor|weak|bad|small))(?![\w-])|(?<![\w-])(?P<poor>poor|insufficient)(?![\w-])",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:fix|make|improve|help|change|modify|tweak|want|need|suggest|propose|optimi[sz]e|redesign|better|"
    r"analogues?|analogs?|derivatives?|candidates?)\b",
    re.IGNORECASE,
)
_NEAR = 52  # characters between the name and the word for the direction
_BREAK = re.compile(r"[.;:!?\n]|\b(?:and|but|while|without|with|yet)\b", re.IGNORECASE)
_UNWANTED = re.compile(r"(?:\bwithout|\bnot|n't|\bnever)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_JOINED = re.compile(
    r"\s*(?:,|and|&|/|\+|\(|as well as|plus)+\s*(?:(?:the|its|also|both)\s+)*", re.IGNORECASE
)
_OWN = re.compile(r"\s+(?:should\s+)?(?:go\s+|goes\s+)?(?:up|down)\b", re.IGNORECASE)
_RAISE = ("increase", "raise", "improve", "enhance", "boost")
_LOWER = ("lower", "reduce", "decrease", "cut", "bring down")


@dataclass(frozen=True)
class ObjectiveVocabulary(Vocabulary):
    """The objectives, found by quantity and direction."""

    def spans(self, text: str) -> list[tuple[int, int, str]]:
        """Return (start, end, objective) of each mention, in order; where two overlap the first counts."""
        found = sorted([*super().spans(text), *self._directed(text)], key=lambda span: (span[0], -span[1]))
        taken: list[tuple[int, int, str]] = []
        for span in found:
            if not taken or span[0] >= taken[-1][1]:
                taken.append(span)
        return taken

    def _directed(self, text: str) -> Iterator[tuple[int, int, str]]:
        last: tuple[int, int] | None = None  # where the quantity before ends, and its direction
        for start, end, quantity in self._quantities.spans(text):
            direction = self._direction(text, start, end)
            joined = last is not None and _JOINED.fullmatch(text[last[0] : start])
            if last is not None and joined and not _OWN.match(text, end):
                direction = (start, end, last[1])  # "increase the QED and the solubility"
            if direction is None:
                continue
            begins, ends, sign = direction
            last = end, sign
            term = self._by_direction.get((quantity, sign))
            if term is not None:
                yield begins, ends, term

    def _direction(self, text: str, start: int, end: int) -> tuple[int, int, int] | None:
        """Where the word for the direction and the quantity begin and end, and 1 for up or -1 for down."""
        before = _BREAK.split(text[max(0, start - _NEAR) : start])[-1]
        after = _BREAK.split(text[end : end + _NEAR])[0]
        begins = start - len(before)
        if flaw := _FLAW.search(before) or _FLAW.search(after):
            wished = _WISH.search(text) or ("too" in flaw.group().lower() and "?" not in text)
            if not wished:
                return None
            return (begins, end + len(after), -1 if flaw.group("much") else 1)
        if words := list(_DIRECTION.finditer(before)):
            word = words[-1]
            if _UNWANTED.search(text[: begins + word.start()]):
                return None
            return begins + word.start(), end, 1 if word.group("up") else -1
        following = _DIRECTION.search(after)
        if following is None:
            return None
        return start, end + following.end(), 1 if following.group("up") else -1

    @cached_property
    def _quantities(self) -> Vocabulary:
        names: dict[str, tuple[str, ...]] = {}
        for objective in OBJECTIVES.values():
            first, *others = (_in_any_case(name) for name in (*objective.names, *objective.heard))
            names.setdefault(first, tuple(others))
        return Vocabulary("quantity", names)

    @cached_property
    def _by_direction(self) -> dict[tuple[str, int], str]:
        """Name of a quantity and 1 or -1, as it is spoken: stability goes up as clearance goes down."""
        directed = {}
        for objective in OBJECTIVES.values():
            directed[_in_any_case(objective.names[0]), _spoken_sign(objective)] = objective.name
        return directed


def nouns(objective: Objective) -> tuple[str, ...]:
    """Ways to name the aim as a noun: "higher aqueous solubility"."""
    words = ("higher", "better", "improved", "increased") if _spoken_sign(objective) > 0 else (
        "lower", "reduced", "decreased")  # fmt: skip
    named = (f"{word} {name}" for name in objective.names for word in words)
    return tuple(phrase for phrase in named if phrase != objective.name)


def imperatives(objective: Objective) -> tuple[str, ...]:
    """Ways to ask for the aim: "increase the solubility"; what it is of can follow."""
    verbs = _RAISE if _spoken_sign(objective) > 0 else _LOWER
    return tuple(f"{verb} the {name}" for name in objective.names for verb in verbs)


def _in_any_case(name: str) -> str:
    """A name as it is found however it is capitalised; logS stays, as logs are something else."""
    return name if name in ("logS", "log S", "ESOL") else name.lower()


def _spoken_sign(objective: Objective) -> int:
    return 1 if objective.quantity == "microsomal clearance" else objective.sign


def _vocabulary() -> Vocabulary:
    terms = {
        name: (*objective.traits, *objective.heard_traits, *_plain_nouns(objective))
        for name, objective in OBJECTIVES.items()
    }
    return ObjectiveVocabulary("design objective", terms)


def _plain_nouns(objective: Objective) -> tuple[str, ...]:
    word = "higher" if _spoken_sign(objective) > 0 else "lower"
    named = dict.fromkeys(f"{word} {name}" for name in objective.names)
    return tuple(phrase for phrase in named if phrase.lower() != objective.name.lower())


VOCABULARIES.add("objective", _vocabulary)
