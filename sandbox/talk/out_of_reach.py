"""What no tool does, by kinds that a message names plainly, and what can be offered in its place."""

from __future__ import annotations

import re

from sandbox.retrieval.amounts import amounts_in
from sandbox.talk.limits import LIMITS, Limit
from sandbox.vocabulary import VOCABULARIES

_SENTENCE_END = re.compile(
    r"[?;\n]+|[.!:](?=\s|$)|,?\s+\b(?:and|then|also|plus|but)\b(?=\s+(?:also\s+)?"
    r"(?:what|how|which|who|where|when|is|are|does|do|can|could|give|show|find|tell|any)\b)",
    re.IGNORECASE,
)


def within_reach(message: str) -> tuple[str, tuple[Limit, ...]]:
    """Part a message from what it asks for that no tool does.

    Args:
        message: The message with handles.

    Returns:
        What remains, empty where nothing is asked for beside it; the kinds that were taken out.
    """
    found: list[Limit] = []
    kept: list[str] = []
    start = 0
    for end in [*_SENTENCE_END.finditer(message), None]:
        clause = message[start : end.start() if end else len(message)]
        start = end.end() if end else start
        if limit := _asked(clause):
            found.append(limit)
            if limit.subject and (subject := limit.subject.search(clause)):
                kept.append(f"what is the {subject.group().strip()}")
        elif clause.strip():
            kept.append(
                clause.strip() + (end.group().rstrip() if end and end.group().strip() in "?.!;:" else "")
            )
    if not found:
        return message, ()
    return (" ".join(kept) if any(map(_asks, kept)) else ""), tuple(dict.fromkeys(found))


def named(message: str) -> Limit | None:
    """The kind of request that a message is which no tool was found for, where its words tell."""
    return next(
        (each for each in LIMITS if each.asked.search(message)),
        next((each for each in LIMITS if each.named and each.named.search(message)), None),
    )


def _asked(clause: str) -> Limit | None:
    measures = bool(VOCABULARIES.get("property").mentions(clause))
    amounts = amounts_in(clause)["any"]
    return next(
        (
            each
            for each in LIMITS
            if (each.whatever or not measures)
            and each.asked.search(clause)
            and not (each.measured and amounts)
        ),
        None,
    )


def _asks(clause: str) -> bool:
    """Whether a clause may ask for something: a question, an order, or a property of a molecule."""
    return bool(
        re.match(
            r"(?:also |please |so |and )*(?:wh?at|which|how|where|when|is|are|does|do|can|could|give|show|"
            r"list|tell|find|calculate|compute|predict|name|suggest|plan|make|convert)\b",
            clause.strip(),
            re.IGNORECASE,
        )
        or clause.endswith("?")
        or VOCABULARIES.get("property").mentions(clause)
    )
