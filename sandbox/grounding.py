"""The grounding check: which claims of an answer no tool result supports.

A number is supported only if a result of the conversation has that value (as rounded in the answer) with the
unit written after it, for a property and a subject that its sentence names; a yes or no only by a boolean
result of the same turn; a structure only if it is one of the workspace's. Words of the user are no claims.
What it does not cover: claims in prose without a number, a structure or a yes/no.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sandbox.errors import ChemError
from sandbox.exchange import Exchange
from sandbox.recogniser import recognise
from sandbox.results import Quantity, Structure, YesNo, format_item
from sandbox.structures import chem
from sandbox.workspace import HANDLE, CitedValue, Workspace

_NUMBER = re.compile(
    r"(?<![\w.])[-−+]?\d+(?:[.,]\d+)*(?:[eE][-+]?\d+)?(?![\w])\s*(%|Å²|Å\^2|g/mol|Da|kDa|°C|K\b)?"
)
_SENTENCE = re.compile(r"[^.!?\n]*(?:\.(?=\d)[^.!?\n]*)*[.!?\n]?")
_VERDICT = re.compile(
    r"(?:^|(?<=[.!?\n:])\s*)(yes|no)\b(?!\s+(?:answer|value|idea|problem|tool|offline))", re.IGNORECASE
)
_NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORD_NUMBERS = {word: number for number, word in enumerate((*_NUMBER_WORDS, "eleven", "twelve"))}
_WORDED = re.compile(
    r"\b(zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?!of\b)[a-z-]+", re.I
)
_COMMON = frozenset(re.findall(r"\w+", "the of a an is in to and or number value it its has have with for m"))


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that nothing supports.

    Attributes:
        start: Index of its first character in the answer with handles.
        end: Index after its last character.
        text: The claim.
        why: What is missing.
    """

    start: int
    end: int
    text: str
    why: str

    def to_json(self) -> dict[str, Any]:
        """Encode for the store and for programs."""
        return asdict(self)


def unsupported_claims(raw: str, workspace: Workspace, exchange: Exchange) -> list[Claim]:
    """Check an answer.

    Args:
        raw: The answer with handles.
        workspace: The workspace after the turn.
        exchange: The turn that it answers.

    Returns:
        Unsupported claims in the order of the text.
    """
    claims = [*_structures(raw, workspace, exchange)]
    taken = [(claim.start, claim.end) for claim in claims] + _structure_spans(raw) + _titles(raw, workspace)
    for sentence in _SENTENCE.finditer(raw):
        claims += _numbers(sentence, raw, taken, workspace, exchange)
    claims += _verdicts(raw, exchange)
    return sorted(claims, key=lambda claim: claim.start)


def _structure_spans(raw: str) -> list[tuple[int, int]]:
    return [(mention.start, mention.end) for mention in recognise(raw)]


def _titles(raw: str, workspace: Workspace) -> list[tuple[int, int]]:
    """Where the answer repeats what a result is called: "GHS classes (Korea, 2011)" claims no number."""
    titles = {value.item.property for value in workspace.values if not isinstance(value.item, Structure)}
    numbered = [title for title in titles if re.search(r"\d", title)]
    return [m.span() for title in numbered for m in re.finditer(re.escape(title), raw, re.IGNORECASE)]


def _structures(raw: str, workspace: Workspace, exchange: Exchange) -> Iterable[Claim]:
    known = {_key(thing.text) for thing in workspace.of_kind("molecule") if not thing.problem}
    printed = {format_item(value.item) for value in workspace.values}
    for mention in recognise(raw):
        if mention.kind != "molecule" or mention.text in exchange.user_text:
            continue
        if mention.notation == "CAS number":
            if not any(mention.text in text for text in printed):
                yield Claim(mention.start, mention.end, mention.text, "no result has this CAS number")
            continue
        if mention.name:
            continue
        if mention.problem or (_key(mention.smiles) not in known and mention.text not in printed):
            yield Claim(mention.start, mention.end, mention.text, "no tool made this structure")


def _numbers(
    sentence: re.Match[str], raw: str, taken: list[tuple[int, int]], workspace: Workspace, exchange: Exchange
) -> Iterable[Claim]:
    own_words = {match.group().strip() for match in _NUMBER.finditer(exchange.user_text)}
    found = [(m.start(), m.end(), m.group().strip(), m.group(1)) for m in _NUMBER.finditer(sentence.group())]
    found += [(m.start(), m.end(), m.group(1), None) for m in _WORDED.finditer(sentence.group())]
    for start, end, text, unit in found:
        start, end = start + sentence.start(), end + sentence.start()
        if any(first < end and start < last for first, last in taken) or text in own_words:
            continue
        if text.split()[0] in {word.split()[0] for word in own_words if word}:
            continue
        if not any(_supports(value, text, unit, sentence.group(), workspace) for value in workspace.values):
            yield Claim(
                start, end, raw[start:end].strip(), "no result has this number for this property and molecule"
            )


def _supports(value: CitedValue, text: str, unit: str | None, sentence: str, workspace: Workspace) -> bool:
    item = value.item
    if isinstance(item, Structure):
        return False
    if not isinstance(item, Quantity):
        return item.value is not None and text in str(item.value)
    if item.value is None or not _same_number(item.value, text):
        return False
    if unit and unit.replace("^2", "²") != item.unit:
        return False
    return _names_property(item, sentence) and _names_subject(value, sentence, workspace)


def _same_number(value: float | int, text: str) -> bool:
    word = text.split()[0].lower() if text else ""
    if word in _WORD_NUMBERS:
        return value == _WORD_NUMBERS[word]
    digits: str = re.sub(r"[^\d.eE+\-]", "", word.replace("−", "-").replace(",", ""))
    try:
        claimed = float(digits)
    except ValueError:
        return False
    decimals = len(digits.split(".")[1]) if "." in digits and "e" not in digits else 0
    return math.isclose(round(value, decimals), claimed, abs_tol=0.5 * 10.0 ** -(decimals + 3))


def _names_property(item: Quantity, sentence: str) -> bool:
    words = set(re.findall(r"[a-z][a-z0-9]*", item.property.lower())) - _COMMON
    present = re.findall(r"[a-z][a-z0-9]*", sentence.lower())
    return not words or any(word.rstrip("s") in {p.rstrip("s") for p in present} for word in words)


def _names_subject(value: CitedValue, sentence: str, workspace: Workspace) -> bool:
    """A sentence that names molecules must name the right one; one that names none speaks of the subject."""
    named = {match.group() for match in HANDLE.finditer(sentence) if match.group().startswith("M")}
    for thing in workspace.of_kind("molecule"):
        if thing.text in sentence or (thing.name and thing.name.lower() in sentence.lower()):
            named.add(thing.handle)
    return not named or not value.subject or bool(named & set(value.subject))


def _verdicts(raw: str, exchange: Exchange) -> Iterable[Claim]:
    verdicts = {
        item.value
        for step in exchange.steps
        for item in step.result.values
        if isinstance(item, YesNo) and item.value is not None
    }
    for match in _VERDICT.finditer(raw):
        said = match.group(1).lower() == "yes"
        if said not in verdicts:
            why = "no result says yes or no" if not verdicts else "the result says otherwise"
            yield Claim(match.start(1), match.end(1), match.group(1), why)


def _key(text: str) -> str:
    try:
        return chem.canonical_smiles(chem.parse_smiles(text))
    except ChemError:
        return text
