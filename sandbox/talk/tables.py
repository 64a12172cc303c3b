"""Messages that go on with a table: "sort it by logP", "drop everything above 500 Da", "and the TPSA too"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sandbox.bench.stated import stated_in
from sandbox.exchange import RECENT_EXCHANGES, Exchange
from sandbox.protocol import ToolCall
from sandbox.registry import Registry
from sandbox.results import TableMade
from sandbox.retrieval.situation import own_words
from sandbox.talk.taken_back import takes_back
from sandbox.talk.telling_apart import asks_which, lowest_meant
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import HANDLE

FILTER, SORT = "filter_table", "sort_table"
_TABLE = re.compile(r"\bT[1-9]\d*\b")
_ITSELF = re.compile(
    r"\b(?:it|this|that|them|the (?:(?:new|whole|resulting|filtered|sorted|last|same) )?"
    r"(?:table|list|file|library|set|spreadsheet|dataset|result))\b(?! (?:is|was|one)\b)",
    re.IGNORECASE,
)
_ROWS = re.compile(
    r"\b(?:everything|anything|all|those|these|(?:the )?(?:ones|rest|rows|entries|compounds|molecules|others|"
    r"structures|hits))\b",
    re.IGNORECASE,
)
_DONE_WITH_IT = re.compile(
    r"\W*(?:(?:please|now|then|and|ok|so|also|next|finally|could you|can you|i want|let['’]?s|just) )*"
    r"(?:sort|rank|order|filter|keep|drop|remove|delete|exclude|discard|throw|get rid|only|without|add|"
    r"append|calculate|compute|plot|histogram|scatter|cluster|group|pick|choose|select|take|dedup\w*|deduplicate|"
    r"merge|export|save|write|strip|desalt|standardi[sz]e|neutrali[sz]e|clean|which|how many|what)\b",
    re.IGNORECASE,
)
_CORRECTS = re.compile(r"\b(?:no|not|sorry|oops|meant|mean|instead|rather|wrong|undo|back)\b", re.IGNORECASE)
_DROPS = re.compile(
    r"\b(?:drop|remov\w+|delet\w+|exclud\w+|discard\w*|throw (?:out|away)|get rid of|kick out|without|cut)\b",
    re.IGNORECASE,
)
_KEEPS = re.compile(
    r"\b(?:keep|only|filter|select|take|show|leave|restrict|limit|give|want|just)\b", re.IGNORECASE
)
_ABOVE = re.compile(
    r"\b(?:above|over|(?:more|greater|higher|larger|bigger|heavier) than|at least|beyond|exceeding|"
    r"from)\b|[>≥]=?",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\b(?:below|under|(?:less|lower|smaller|lighter|fewer) than|at most|up to)\b|[<≤]=?", re.IGNORECASE
)
_DALTON = re.compile(r"(?<=\d)\s?(?:k?Da|daltons?|g/mol|amu)\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,])[-−]?\d+(?:\.\d+)?(?![\w.,]*\d)")
_AROUND = frozenset(
    "a all any anything by down everything filter has have in me of out rows those to value".split()  # noqa: SIM905
)


def with_table(text: str, before: Sequence[Exchange]) -> tuple[str, dict[str, str]]:
    """Write the handle of the table that the exchanges before were about into a message that goes on with it.

    Args:
        text: The message with handles.
        before: The exchanges before it.

    Returns:
        The message, and handle → the words for which it stands now.
    """
    table = table_spoken_of(before)
    if not table or HANDLE.search(text) or not own_words(text) or takes_back(text):
        return text, {}
    if found := _ITSELF.search(text):
        return f"{text[: found.start()]}{table}{text[found.end() :]}", {table: found.group()}
    if found := _ROWS.search(text):
        return f"{text[: found.end()]} in {table}{text[found.end() :]}", {table: table}
    if _DONE_WITH_IT.match(text) or VOCABULARIES.get("property").mentions(text):
        end = re.search(r"[\s?.!]*$", text)
        at = end.start() if end else len(text)
        return f"{text[:at]} in {table}{text[at:]}", {table: table}
    return text, {}


def table_spoken_of(before: Sequence[Exchange]) -> str:
    """The table that the last calls made, else took; empty where they were about none."""
    for past in reversed(before[-RECENT_EXCHANGES:]):
        for step in reversed(past.steps):
            if not step.result.ok:
                continue
            pairs = zip(step.result.values, step.result.handles, strict=False)
            made = [handle for item, handle in pairs if isinstance(item, TableMade)]
            return made[-1] if made else str(step.call.arguments.get("table", ""))
    return ""


def gone_on_with(call: ToolCall, message: str, before: Sequence[Exchange]) -> ToolCall:
    """A call with the table that the exchange before made in the place of the one that it took.

    "And the QED too" goes on with the longer table, "no, the QED" with the table of before.
    """
    made = table_spoken_of(before)
    if "table" not in call.arguments or not made or _CORRECTS.search(message):
        return call
    return ToolCall(call.tool, {**call.arguments, "table": made}, "")


def filtered(message: str, registry: Registry) -> tuple[ToolCall, ...]:
    """The call that keeps or drops rows by one property and one number; none where a message asks for more.

    "Drop everything above 500 Da" keeps what is below, as "only those under 500 Da" does.
    """
    tables = _TABLE.findall(message)
    handles = HANDLE.findall(message)
    if FILTER not in registry or len(set(handles)) != 1 or not tables:
        return ()
    properties = VOCABULARIES.get("property").spans(message)
    terms = list(dict.fromkeys(term for _, _, term in properties))
    weight = _DALTON.search(message)
    if not terms and weight:
        terms = ["molecular weight"]
    said = HANDLE.sub(" ", message)
    above, below, drops = _ABOVE.findall(said), _BELOW.findall(said), bool(_DROPS.search(said))
    numbers = _NUMBER.findall(_DALTON.sub(" ", said))
    if len(terms) != 1 or len(numbers) != 1 or len(above) + len(below) != 1:
        return ()
    if not (drops or _KEEPS.search(said)) or _words_left(message, properties):
        return ()
    end = "low" if bool(above) != drops else "high"
    value = float(numbers[0].replace("−", "-"))
    return (ToolCall(FILTER, {"table": tables[0], "property": terms[0], end: value}, ""),)


def sorted_to(message: str, registry: Registry) -> tuple[ToolCall, ...]:
    """The call that puts a table into an order, where a message asks for its most or least row."""
    tables = _TABLE.findall(message)
    terms = list(dict.fromkeys(VOCABULARIES.get("property").mentions(message)))
    if SORT not in registry or len(set(HANDLE.findall(message))) != 1 or not tables or len(terms) != 1:
        return ()
    if not asks_which(message) or _NUMBER.search(HANDLE.sub(" ", message)):
        return ()
    order = "lowest first" if lowest_meant(message) else "highest first"
    return (ToolCall(SORT, {"table": tables[0], "property": terms[0], "order": order}, ""),)


def _words_left(message: str, properties: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a message says more than what to keep or drop, and by which property."""
    rest = message
    for start, end, _ in reversed(properties):
        rest = f"{rest[:start]} {rest[end:]}"
    for pattern in (_DALTON, _DROPS, _KEEPS, _ABOVE, _BELOW, _ROWS, _NUMBER):
        rest = pattern.sub(" ", rest)
    return bool(stated_in(rest)) or not {*own_words(rest)} <= _AROUND
