"""The form in which a message wants its answer: a JSON object, text between tags, or only a number.

Programs and careful people ask for it ("Reply in JSON: {"logP": ...}", "put it in <answer></answer>"). It
says nothing about chemistry: the policy does not read it, and code puts the answer into that form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sandbox.recogniser import recognise
from sandbox.talk.bare_wishes import split_bare_wish

_TAG = re.compile(
    r"<(answer|final_answer|final|result|output|response|solution|smiles|molecule)>(?:([^<>]{0,120})</\1>)?",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:in|into|inside|within|between|by)\s+$", re.IGNORECASE)  # "the SMILES in <answer>"
_OBJECT = re.compile(r"\{{1,2}\s*(?:[\"'“][^{}]{0,600})?\}{1,2}", re.DOTALL)
_FIELD = re.compile(r"[\"'“]([^\"'“”{}:]{1,60})[\"'”]\s*:\s*([^,{}]*)")
_JSON = re.compile(r"\bJSON\b", re.IGNORECASE)
_PLAIN_JSON = re.compile(
    r"\b(?:as|in|into|with|give|only|output|print|provide|return|use|write)\s+(?:(?:a|pure|the|valid)\s+){0,2}JSON\b"
    r"|\bJSON\b(?=[\s,:;(]{1,3}(?:with\s+)?(?:the\s+)?keys?\W)",
    re.IGNORECASE,
)
_KEY = r"(?:[\"'“‘`][^\"'“”‘’`{}\n]{1,40}[\"'”’`]|\w+)"
_KEYS = re.compile(
    rf"[^.?!{{}}\n]{{0,20}}?\bkeys?\b:?\s*({_KEY}(?:\s*(?:,|and|,\s*and)\s+{_KEY})*)", re.IGNORECASE
)
_ASKED = re.compile(
    r"\b(?:answer|reply|respond|response|output|return|give|provide|report|format|write|as|in)\b",
    re.IGNORECASE,
)
# What leads straight to the object: "JSON: {", "Output {", "Return your answer as {", "Final answer as {".
_LEADS = re.compile(
    r"\b(?:JSON|(?:answer|reply|respond|output|return|give|provide|report|print|write|format)\b"
    r"(?:\s+(?:it|me|this|that|your|the|final|answer|result|results|only|as|in|like|with|to|be|should|must|is|"
    r"exactly|strictly|just))*)\s*[:=]?\s*(?:```\w*\s*)?$",
    re.IGNORECASE,
)
# What stands in an object that only shows the form: '{"answer": "yes/no", "count": int}'.
_PLACEHOLDER = re.compile(
    r"<.*>|\.{3}|…|(?:float|int(?:eger)?|number|str(?:ing)?|bool(?:ean)?|SMILES|yes|true|your|the|value)\b.*|",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = re.compile(r"[-+\d.,eE]+")
_NEAR = 120  # characters in front of the object within which the wish for it stands
_INSTRUCTION_WORDS = """
a again an and answer answers as be between brackets by code comma commas directly do dot dots else
enclose enclosed exact exactly example final following follows form format formatted give in inside into
is it json just key keys like markdown must no not nothing object of one only or other output parsable
parseable please print provide put reply required respond response result results return separated shall
should so strictly string such surround surrounded tag tags text that the them these this up use using valid
way
with within without wrap wrapped write yes your
"""
_INSTRUCTION = frozenset(_INSTRUCTION_WORDS.split())
# "Put the SMILES between <answer> and </answer>": what is to be put there was asked for before.
_PUT = re.compile(
    r"\b(?:put|write|place|enclose|wrap)\s+(?:only\s+|just\s+)?(?:the|your)\s+(?:final\s+)?"
    r"(?:SMILES|reactants?|products?|result|answer|letter|number|value|molecule|structure|name|choice|option)"
    r"(?:\s+of\s+(?:the|your)\s+(?:new\s+)?(?:result|product|molecule|answer|scaffold|reactants?))?\s*$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(\w+|[,:`\"'(\-])\s*$")
_AFTER = re.compile(r"\s*(\w+|[,:`\"')])")
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class AnswerFormat:
    """What the answer is to look like.

    Attributes:
        tag: Name of the tag that encloses it; empty for JSON.
        fields: Key and what the message wrote as its value, for each field of the JSON object; none where
            the message only said "JSON".
        kind: What kind of value is wanted: "number", "structure", "boolean" or "letter"; empty where the
            message does not say.
        alone: Whether nothing may stand beside that value.
    """

    tag: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    alone: bool = False

    @property
    def is_json(self) -> bool:
        """Whether it is to be JSON."""
        return not self.tag and (bool(self.fields) or not self.kind)


def split_format(message: str) -> tuple[str, AnswerFormat | None]:
    """Part a message into what is asked and the form wanted for the answer.

    Args:
        message: The message as typed.

    Returns:
        The message without the wish for a form, and the form; the message as it is, and None, where it
        wants none or says nothing else.
    """
    question, form = _split_enclosed(message)
    rest, kind, alone = split_bare_wish(question)
    return (rest, replace(form or AnswerFormat(), kind=kind, alone=alone)) if kind else (question, form)


def _split_enclosed(message: str) -> tuple[str, AnswerFormat | None]:
    """Part off the wish for JSON or tags."""
    found = _tag(message) or _json(message)
    if found is None:
        return message, None
    start, end, wanted = found
    before = message[: _instruction_start(message, start)].rstrip()
    after = message[_instruction_end(message, end) :].lstrip()
    rest = f"{before} {after.lstrip('.') if before.endswith(('.', '?', '!')) else after}".strip()
    if not re.search(r"\w", rest):
        return message, None
    return rest, wanted


def _tag(message: str) -> tuple[int, int, AnswerFormat] | None:
    matches = list(_TAG.finditer(message))
    closed = any(match.group(2) is not None for match in matches)
    named = re.search(r"\btags?\b", message, re.IGNORECASE)
    if not matches or not (closed or named or _WITHIN.search(message, 0, matches[0].start())):
        return None
    tag = matches[0].group(1)
    return matches[0].start(), matches[-1].end(), AnswerFormat(tag)


def _json(message: str) -> tuple[int, int, AnswerFormat] | None:
    for match in _OBJECT.finditer(message):
        before = message[max(0, match.start() - _NEAR) : match.start()]
        after = message[match.end() : match.end() + _NEAR]
        fields = tuple((key.strip(), value.strip(" \"'“”\n")) for key, value in _FIELD.findall(match.group()))
        said = before + after
        asked = _ASKED.search(said) and (_JSON.search(said) or "format" in said.lower())
        plain = not any(_NUMBER.fullmatch(example) for _, example in fields)  # else it may be data
        asked = asked or (plain and _LEADS.search(before))
        shown = all(_PLACEHOLDER.fullmatch(example.strip(" '\"")) for _, example in fields)
        asked = asked or (shown and not after.strip(" .`\n"))
        if fields and asked and not any(recognise(example) for _, example in fields):  # else it is data
            return match.start(), match.end(), AnswerFormat(fields=fields)
    word = _PLAIN_JSON.search(message)
    if word is None:
        return None
    named = _KEYS.match(message, word.end())  # with the keys "smiles" and "count"
    if named is None:
        return word.start(), word.end(), AnswerFormat()
    keys = [key.strip("\"'“”‘’`") for key in re.findall(_KEY, named.group(1)) if key != "and"]
    return word.start(), named.end(), AnswerFormat(fields=tuple((key, "") for key in keys))


def _instruction_start(message: str, start: int) -> int:
    """Where the words that only ask for the form begin."""
    while match := _BEFORE.search(message, max(0, start - _LONGEST_WORD), start):
        if match.group(1)[0].isalnum() and match.group(1).lower() not in _INSTRUCTION:
            break
        start = match.start()
    put = _PUT.search(message, 0, start)
    return put.start() if put else start


def _instruction_end(message: str, end: int) -> int:
    """Where the words that only ask for the form end."""
    while match := _AFTER.match(message, end):
        if match.group(1)[0].isalnum() and match.group(1).lower() not in _INSTRUCTION:
            break
        end = match.end()
    return end
