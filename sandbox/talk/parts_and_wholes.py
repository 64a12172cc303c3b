"""Which of two structures a message takes for a part of the other: "is M1 in M2?", "M2 contains M1"."""

from __future__ import annotations

import re

from sandbox.workspace import molecules_in

_PART_FIRST = re.compile(
    r"\bM(\d+)(?:[\s.,]+(?:is|are|be|can|does|do|it|this|that|which|also|occurs?|appears?|exists?|found|present|"
    r"contained|embedded|as|an?|the|rings?|systems?|units?|fragments?|substructures?|motifs?|times|anywhere|"
    r"part|there))*[\s.,]+(?:in|within|inside|of)\s+(?:(?:the|molecule|compound|structure)\s+)*M(\d+)\b",
    re.IGNORECASE,
)
_WHOLE_FIRST = re.compile(
    r"\bM(\d+)\b[^.?!;]{0,30}\b(?:contains?|contained|has|have|having|includes?|possess(?:es)?|features?|bears?|"
    r"carr(?:y|ies)|matche?s?|made of|compris\w+)\b[^.?!;]{0,40}\bM(\d+)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\b(?:number|count|how (?:many|often)|times|occurrences|copies)\b", re.IGNORECASE)
_PIECE = re.compile(
    r"\b(?:rings?|ring systems?|systems?|substructures?|fragments?|motifs?|units?|pieces?|parts?|times|"
    r"copies|occurrences|occurs?|contain\w*)\b",
    re.IGNORECASE,
)
_SHARES = re.compile(r"\b(?:common|both|similar\w*|share[sd]?|differ\w*|than|versus|vs)\b", re.IGNORECASE)
COUNTED, FOUND = "count_substructure", "has_substructure"


def part_and_whole(text: str) -> tuple[str, str] | None:
    """The part and the whole of a message that names two structures; None where it does not say.

    Args:
        text: The message with handles.
    """
    if len(molecules_in(text)) != 2 or _SHARES.search(text):
        return None
    if match := _WHOLE_FIRST.search(text):
        return f"M{match[2]}", f"M{match[1]}"
    if match := _PART_FIRST.search(text):
        return f"M{match[1]}", f"M{match[2]}"
    return None


def counts_parts(text: str) -> bool:
    """Whether a message wants to know how often one structure is in another."""
    return bool(part_and_whole(text) and _PIECE.search(text) and _COUNTS.search(text))


def finds_part(text: str) -> bool:
    """Whether a message wants to know whether one structure is in another."""
    return bool(part_and_whole(text) and _PIECE.search(text) and not _COUNTS.search(text))
