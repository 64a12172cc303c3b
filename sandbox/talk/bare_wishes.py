"""Wishes for an answer without words around it: "give only the number", "the letter only", "yes or no"."""

from __future__ import annotations

import re

_SAY = (
    r"(?:please\s+)?(?:(?:answer|reply|respond|output|return|give|provide|print|report|write|state|submit)\s+"
    r"(?:(?:me|back|it|your\s+(?:final\s+)?answer)\s+)?)"
)
_ONLY = r"(?:only|just|solely|simply|exactly|strictly|nothing\s+but)"
_THINGS = {
    "number": r"(?:final\s+|numeric(?:al)?\s+|bare\s+|single\s+)*"
    r"(?:numbers?|integers?|values?|digits?|numerals?|figures?|count)(?:\s+\(?without\s+units?\)?)?",
    "structure": r"(?:final\s+|resulting\s+|canonical\s+|valid\s+)*SMILES(?:\s+strings?)?",
    "boolean": r"(?:simple\s+|(?:single|one)\s+word[\s,:(]{1,3})*['\"“‘]?(?:yes|true)['\"”’]?\s*(?:or|/|,)"
    r"\s*['\"“‘]?(?:no|false)['\"”’]?",
    "letter": r"(?:single\s+|option\s+|correct\s+)*(?:letter|option\s+letter)"
    r"(?:\s+of\s+(?:the|your)\s+(?:\w+\s+)?(?:option|answer|choice|mechanism))?",
}
_ONE_NUMBER = r"(?:(?:single|bare|plain)\s+(?:integer|number|value)|integer|whole\s+number)"
_THE = r"(?:(?:with|by|in|as|the|a|an|one|your|either)\s+)*"
_REST = (
    r"(?:[\s,;:(]{0,3}\b(?:and|with|no|nothing|without|do\s+not|don't|not)\b[\w\s,'’/]{0,60}?"
    r"(?:explanations?|else|words?|text|explain|units?|comments?|reasoning|sentences?)\)?)?"
)
_END = r"[\"'”’)]{0,2}[ \t]{0,3}(?:[.!?:](?=\s|$)|\n|$)"
_START = r"(?:(?<=[.?!;:,\n)])|^|(?<=\s)(?=\(|(?-i:[A-Z])))[ \t]{0,3}[(\"'“]?"


def _wish(thing: str) -> re.Pattern[str]:
    words = rf"{_THE}{_THINGS[thing]}"
    sayings = (
        rf"{_SAY}{_THE}{_ONLY}\s+{words}",
        rf"{_ONLY}\s+{_SAY}{words}",
        rf"(?:{_SAY})?{words}[\s,]+{_ONLY}",
        rf"{_ONLY}\s+{words}",
        *([rf"{_SAY}{_THE}{_ONE_NUMBER}"] if thing == "number" else []),
    )
    return re.compile(
        rf"{_START}(?:{'|'.join(sayings)}){_REST}(?:\s+please)?{_END}",
        re.IGNORECASE,
    )


def _asked_at_once(thing: str) -> re.Pattern[str]:
    """The wish where its sentence is the question too: "give only the number of rings of CCO"."""
    said = rf"{_SAY}(?:me\s+)?{_THE}{_ONLY}\s+{_THE}|{_ONLY}\s+{_SAY}{_THE}"
    return re.compile(rf"{_START}(?:{said}){_THINGS[thing]}\s+(?:of|for|in)\b", re.IGNORECASE)


_ALONE = {thing: _wish(thing) for thing in _THINGS}
_LETTER = re.compile(
    rf"{_START}(?:{_SAY}{_THE}(?:corresponding\s+)?{_THINGS['letter']}{_REST}{_END}"
    rf"|(?:which|what)\s+(?:is\s+the\s+)?(?:correct\s+|right\s+)?letter(?:\s+is\s+(?:it|right|correct))?\s*\?)",
    re.IGNORECASE,
)
_AT_ONCE = {thing: _asked_at_once(thing) for thing in ("number", "structure")}
_VERDICT = re.compile(
    rf"{_START}(?:{_SAY})?{_THE}{_THINGS['boolean']}{_REST}{_END}|\bTrue\s+or\s+false:", re.IGNORECASE
)


def split_bare_wish(message: str) -> tuple[str, str, bool]:
    """Part a message into what is asked and the wish for a bare answer.

    Args:
        message: The message as typed.

    Returns:
        The message without the wish; the kind of value that is wanted ("number", "structure", "boolean" or
        "letter", empty where it wishes nothing); whether nothing may stand beside it.
    """
    for kind, wish in (*_ALONE.items(), ("boolean", _VERDICT), ("letter", _LETTER)):
        if match := wish.search(message):
            rest = f"{message[: match.start()].rstrip()} {message[match.end() :].lstrip()}".strip(" ,;:")
            if re.search(r"\w", rest):
                return rest, kind, wish not in (_VERDICT, _LETTER)
    kind = next((kind for kind, wish in _AT_ONCE.items() if wish.search(message)), "")
    return message, kind, bool(kind)
