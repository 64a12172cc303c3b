"""Molecules that a message means by how they differ from the one before: "no, the hydrochloride".

They stand for handles, so they are written as these before anybody reads the message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sandbox.exchange import RECENT_EXCHANGES, Exchange
from sandbox.names import ambiguous, relatives
from sandbox.names.relatives import ALKYLS, CLASSES, METALS, Base, Reader
from sandbox.names.salt_names import PARTNERS
from sandbox.names.wording import TAILS
from sandbox.results import Structure
from sandbox.retrieval.situation import own_words
from sandbox.workspace import Workspace, molecules_in

_Make = Callable[[Base, re.Match[str], Reader], str | None]
_ONE = r"(?:isomer|enantiomer|analogue|analog|derivative|compound|congener|form|version|variant|one)"
_END = r"(?=['’]s\b|\s*(?:[?.!,;)]|$)|\s+(?:and|in|at|instead|please|too|as well|then|i|has|have|is|does)\b)"
_THE = r"(?:the |its |a |an )(?:corresponding |respective |free |parent )*"
_SALTS = "|".join(sorted((each for each in PARTNERS if each not in METALS), key=len, reverse=True))
_ANIONS = "|".join(sorted(TAILS - PARTNERS - {"acid", "ester", "alcohol", "ketone", "ether"}))
_GROUP = r"(?:di|tri|bis)?(?:[a-z]+(?:o|yl|oxy)|tert-butyl|tert-butoxy)"
_EDITS = re.compile(
    r"\b(?:add|attach|introduc|install|put|replac|swap|exchang|chang|convert|turn|remov|delet|strip|mak|react|"
    r"treat|protect|hydroly[sz]|reduc|oxidi[sz]|esterif|synthesi|prepar|plan|rout|ring|group)\w*",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b[A-Za-z][\w'-]{2,40}(?: acid\b)?")


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a relative is spoken of, and how it is made.

    Attributes:
        said: The words.
        make: Gives its structure.
        alone: Whether its words mean it only where the message says nothing else.
    """

    said: re.Pattern[str]
    make: _Make
    alone: bool = False


def _kind(text: str, make: _Make, *, alone: bool = False, case: bool = False) -> _Kind:
    return _Kind(re.compile(text, 0 if case else re.IGNORECASE), make, alone)


def _salt(base: Base, match: re.Match[str], read: Reader) -> str | None:
    return relatives.salt(base, match["partner"].lower().removesuffix(" salt"), read)


_KINDS = (
    _kind(rf"\b{_THE}(?P<partner>{_SALTS})(?: salt| form)?\b(?! of\b)", _salt),
    _kind(rf"\b{_THE}(?P<partner>{'|'.join(METALS)})(?: salt| one)\b(?! of\b)", _salt),
    _kind(
        r"\b(?:the |its |an |a )?(?P<oxide>(?:N-)?oxide|sul(?:f|ph)oxide|sul(?:f|ph)one)\b(?! of\b)",
        lambda base, match, _: relatives.oxidised(base, match["oxide"]),
    ),
    _kind(
        r"\b(?:the|its) (?:free (?:base|acid|form)|parent(?: (?:compound|acid|base|drug|form))?"
        r"(?: of (?:the|this|that) salt)?|neutral (?:form|compound)|anhydrous(?: (?:form|salt|one))?"
        r"|unsalted form)\b(?! of\b)",
        lambda base, _, read: relatives.parent_of(base),
    ),
    _kind(
        rf"\b(?:the |its |an |a )?\(?(?P<labels>(?:\d*[RSEZ],? ?){{1,4}})\)?[- ]{_ONE}\b(?! of\b)"
        rf"|\b(?:the |its )\(?(?P<bare>[RSEZ])\)?{_END}",
        lambda base, match, read: relatives.isomer(base, re.sub(r"[^RSEZ]", "", match.group())),
        case=True,
    ),
    _kind(
        r"\b(?:the |its |a )?(?:racemate|racemic (?:form|mixture|compound|one))\b(?! of\b)",
        lambda base, _, read: relatives.racemate(base),
    ),
    _kind(
        rf"\b(?:the |its )(?P<place>ortho|meta|para)(?:[- ]{_ONE}\b(?! of\b)|{_END})"
        rf"|\b(?:the |its )(?P<locant>[omp]|\d)-{_ONE}\b(?! of\b)",
        lambda base, match, read: relatives.placed(base, match["place"] or match["locant"], read),
    ),
    _kind(
        rf"\b(?:the |its )(?P<kind>cis|trans|D|L)[- ]{_ONE}\b(?! of\b)",
        lambda base, match, read: relatives.geometric(base, match["kind"], read),
    ),
    _kind(
        rf"\b{_THE}(?P<alkyl>{'|'.join(ALKYLS)}) ester\b(?! of\b)",
        lambda base, match, read: relatives.in_class(base, f"{match['alkyl'].lower()} ester"),
    ),
    _kind(
        rf"(?<![\w-])(?:{_THE})?(?P<group>(?:\d(?:,\d)*|[omp])-{_GROUP})(?: {_ONE})?{_END}",
        lambda base, match, read: relatives.with_substituent(base, match["group"], read),
    ),
    _kind(
        rf"\b{_THE}(?P<class>{'|'.join(sorted(CLASSES, key=len, reverse=True))})\b(?! of\b)",
        lambda base, match, read: relatives.in_class(base, match["class"].lower()),
        alone=True,
    ),
    _kind(
        rf"\b{_THE}(?P<anion>{_ANIONS})\b(?: one)?(?! of\b)",
        lambda base, match, read: relatives.with_anion(base, match["anion"].lower(), read),
        alone=True,
    ),
)


def with_relatives(
    text: str, before: Sequence[Exchange], workspace: Workspace, read: Reader
) -> tuple[str, dict[str, str]]:
    """Write handles in the place of words that mean a relative of a molecule of the exchanges before.

    Args:
        text: The message with handles.
        before: The exchanges before it.
        workspace: What the handles stand for; takes the relatives in.
        read: Gives the structure of a name, or None.

    Returns:
        The message, and handle → the words for which it stands now.
    """
    if molecules_in(text) or _EDITS.search(text):
        return text, {}
    quotes: dict[str, str] = {}

    def written(match: re.Match[str], make: _Make) -> str:
        for base in _bases(text, match, before, workspace):
            if smiles := make(base, match, read):
                words = match.group().strip()
                name = relatives.called(smiles, base, re.sub(r"^(?:the|its|an?) ", "", words))
                handle = workspace.add("molecule", smiles, name=name or None)
                quotes[handle] = words
                return handle
        return match.group()

    for kind in _KINDS:
        alone = not own_words(kind.said.sub(" ", text))
        if kind.said.search(text) and (alone or not kind.alone):
            text = kind.said.sub(lambda match, make=kind.make: written(match, make), text)  # type: ignore[misc]
    return (_without_open_name(text, [*quotes]), quotes) if quotes else (text, {})


def _bases(
    text: str, match: re.Match[str], before: Sequence[Exchange], workspace: Workspace
) -> Iterator[Base]:
    """What a relative may be told from: an open name of the message, else what was spoken of last."""
    yield from (Base("", name) for name in _open_names(text[: match.start()]))
    seen: dict[str, None] = {}
    for past in reversed(before[-1 - RECENT_EXCHANGES :]):
        seen |= dict.fromkeys([*_about(past), *molecules_in(past.policy_text)])
        if not _about(past):
            yield from (Base("", name) for name in _open_names(past.policy_text))
    for handle in seen:
        thing = workspace.thing(handle)
        if thing and thing.kind == "molecule" and not thing.problem:
            yield Base(thing.text, thing.name or "")


def _about(past: Exchange) -> list[str]:
    """The molecules that an exchange was about, what it made first."""
    steps = [step for step in reversed(past.steps) if step.result.ok]
    made = [
        handle
        for step in steps
        for item, handle in zip(step.result.values, step.result.handles, strict=False)
        if isinstance(item, Structure)
    ]
    called = [str(step.call.arguments.get("molecule", "")) for step in steps]
    return [*made[:1], *(handle for handle in called if handle)]


def _open_names(text: str) -> list[str]:
    """Names in a text that stand for several compounds: "xylene"."""
    return [word for word in reversed(_SAID.findall(text)) if ambiguous.meanings(word)]


def _without_open_name(text: str, handles: Sequence[str]) -> str:
    """A message without the open name that its handle has settled: "xylene, M2" → "M2"."""
    for name in _open_names(text):
        settled = rf"\b(?:the )?{re.escape(name)}\b[,:(\s-]*(?=(?:{'|'.join(handles)})\b)"
        text = re.sub(settled, "", text).replace(f"{handles[0]})", handles[0])
    return text
