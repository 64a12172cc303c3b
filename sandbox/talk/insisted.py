"""Optional arguments that a message asks for in so many words, or forbids: a small policy mixes them up."""

from __future__ import annotations

import re

from sandbox.registry import Argument, ToolSpec
from sandbox.talk.lettered import options_in
from sandbox.talk.parts_and_wholes import part_and_whole
from sandbox.talk.products import reacting, two_giving
from sandbox.talk.routes import ends_of
from sandbox.types import Part
from sandbox.workspace import by_number, molecules_in

_LEAST = re.compile(
    r"\b(?:at least|above|over|(?:more|greater|higher|larger|bigger|heavier) than|beyond|from|"
    r"min(?:imum|imal)?|exceed\w*|(?:or|and) (?:more|higher|above|over|larger)|upwards?)\b|[>≥]",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:up to|at most|below|under|(?:less|lower|smaller|lighter|fewer) than|max(?:imum|imal)?|"
    r"(?:or|and) (?:less|lower|below|under|fewer|smaller)|not exceed\w*|within)\b|[<≤]",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    r"\b(?:no|not) (?:more|greater|higher|larger|heavier)(?: than)?|\bnot (?:above|over|exceed\w*)\b",
    re.IGNORECASE,
)
_NO_LESS = re.compile(
    r"\b(?:no|not) (?:less|lower|smaller|lighter|fewer)(?: than)?|\bnot (?:below|under)\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"\b(?:between|range|window)\b|\d\s*(?:-|–|to|\.\.)\s*\d", re.IGNORECASE)
_KEEP = re.compile(
    r"\b(?:keep\w*|kept|stays?|retain\w*|remain\w*|preserv\w*|maintain\w*|intact|untouched|unchanged|"
    r"without (?:losing|touching|changing)|leav\w+|must not (?:go|change|be))\b",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\b(?:keep\w*|retain\w*|preserv\w*|maintain\w*|leav\w+|without (?:losing|touching|changing))"
    r" (?:(?:the|its|that|a|an|my|our) )?([MQ]\d+)\b"
    r"|\b([MQ]\d+)(?: (?:ring|unit|part|group|moiety|core))?"
    r" (?:(?:must|should|has to|needs to|is to|may) )?"
    r"(?:stays?|remains?|be kept|intact|untouched|unchanged)\b",
    re.IGNORECASE,
)
_AVOID = re.compile(
    r"\b(?:avoid\w*|without|no|not|never|free of|exclud\w+|except|skip\w*|ban\w*|"
    r"(?:other|rather) than|instead of)\b",
    re.IGNORECASE,
)
_START = re.compile(
    r"\b(?:from|out of|start\w*|beg[ai]n\w*|have|turn|convert|based on|using|with)\b", re.IGNORECASE
)
# That the scaffold of a design may go: "the core can be replaced", "nothing has to stay".
_FREE = re.compile(
    r"\b(?:scaffold|core|skeleton|framework|rings?|nothing|anything|whatever|freely|from scratch|no matter|"
    r"hop\w*|redesign\w*|completely (?:new|different))\b",
    re.IGNORECASE,
)
_IN_WORDS: dict[Part | None, re.Pattern[str]] = {"kept": _KEEP, "avoided": _AVOID, "start": _START}
_SUM = re.compile(r"\bM\d+(?:\s*\+\s*M\d+)+")
_MIXES: frozenset[Part] = frozenset({"reactants", "mixture"})  # all that is in the flask
PRODUCT = "product"
# What a call is made at, where a message says it once: "logD at pH 4", "vapour pressure at 20 °C", "3 ppm".
_CONDITIONS = {
    "ph": re.compile(r"\bpH(?: ?(?:of|=|is))? ?(\d+(?:\.\d+)?)(?!\d| ?(?:to|and|or|[-–,/]) ?\d)"),
    "temperature": re.compile(r"(?<![\w.])[-−]?\d+(?:\.\d+)? ?°? ?C\b"),
    "tolerance": re.compile(r"\d+(?:\.\d+)? ?ppm\b"),
}
_MEDIUM = re.compile(r"\b(?:in|into|with) (?:(?:the|dry|pure|neat|absolute|anhydrous|fresh) )?(M\d+)\b")
MIN_TYPED = 3  # characters of a choice that says something when it stands in a message


def added_up(text: str) -> tuple[str, ...]:
    """The molecules of a message's only sum, "M1 + M2", by number; none of them is left out of a list."""
    sums = {match.group() for match in _SUM.finditer(text)}
    if len(sums) != 1:
        return ()
    return by_number(molecules_in(sums.pop()))


def all_together(spec: ToolSpec, text: str) -> tuple[str, ...]:
    """The molecules of a message of which a list leaves none out: all that react, or that are added up."""
    if "options" in spec.parts:  # a mechanism is that of all that is named before its options
        return by_number(molecules_in(text.partition(options_in(text))[0] if options_in(text) else text))
    if any(argument.name == PRODUCT for argument in spec.arguments):
        if both := two_giving(text):
            return both
        if ends := ends_of(text):
            return (ends[1],)
    return (reacting(text) if spec.parts & _MIXES else ()) or added_up(text)


def is_excluded(argument: Argument, text: str) -> bool:
    """Whether a message cannot mean an optional argument: "up to 1.5" is no least value."""
    if argument.part in _IN_WORDS:
        return not _IN_WORDS[argument.part].search(text)
    if argument.name == "keep" and argument.kind == "choice":
        return not _FREE.search(text)
    if argument.name not in ("low", "high") or _BETWEEN.search(text):
        return False
    most = bool(_NO_MORE.search(text))
    least = bool(_NO_LESS.search(text))
    rest = _NO_LESS.sub(" ", _NO_MORE.sub(" ", text))
    most, least = most or bool(_MOST.search(rest)), least or bool(_LEAST.search(rest))
    return (most and not least) if argument.name == "low" else (least and not most)


def kept_in(text: str) -> str | None:
    """The structure that a message wants left as it is: "keep the M2", "the M2 has to stay"."""
    found = {match[1] or match[2] for match in _KEPT.finditer(text)}
    return found.pop() if len(found) == 1 else None


def in_role(spec: ToolSpec, argument: Argument, text: str) -> str | None:
    """The structure that a message means by an argument: what is kept, a synthesis's target or start."""
    if argument.name == PRODUCT and (made := ends_of(text)):
        return made[0]
    searched = [each.kind for each in spec.arguments if each.required] == ["molecule", "pattern"]
    if searched and (roles := part_and_whole(text)):
        return roles[argument.kind == "molecule"]
    if "dissolved" in spec.parts and argument.kind == "molecule":
        media = set(_MEDIUM.findall(text))
        held = [handle for handle in molecules_in(text) if handle not in media]
        return held[0] if media and len(held) == 1 else None
    kept = kept_in(text) if "kept" in spec.parts else None
    others = [handle for handle in molecules_in(text) if handle != kept]
    if kept and argument.part == "kept":
        return kept
    if kept and argument.kind == "molecule" and argument.required and len(others) == 1:
        return others[0]
    ends = ends_of(text) if "start" in spec.parts else None
    if ends is None or argument.kind != "molecule":
        return None
    return ends[argument.part == "start"]


def is_insisted(argument: Argument, text: str, with_handles: str = "") -> bool:
    """Whether a message that has words for an optional argument cannot mean that it is left out.

    Args:
        argument: An optional argument.
        text: The message as it was typed.
        with_handles: The message with handles in place of structures.
    """
    if argument.kind == "choice":
        return bool(typed_options(argument, text))
    if argument.name in _CONDITIONS:
        return len(set(_CONDITIONS[argument.name].findall(with_handles))) == 1
    if argument.part == "start":
        return bool(ends_of(with_handles))
    if argument.part == "kept":
        return kept_in(with_handles) is not None
    return argument.name == "keep_group" and bool(_KEEP.search(text))


def typed_options(argument: Argument, text: str) -> list[str]:
    """Those options of a choice that stand in the message: "HEPES, pH 7.5" leaves no other buffer."""
    least = 1 if argument.required else MIN_TYPED
    return [
        each
        for each in argument.options()
        if len(each) >= least and re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text, re.IGNORECASE)
    ]
