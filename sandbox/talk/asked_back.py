"""Replies to what was asked back: "the boiling point?" – "Which molecule do you mean?" – "toluene"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sandbox.exchange import Exchange
from sandbox.names import ambiguous
from sandbox.talk.going_on import named_anew
from sandbox.talk.unknown_names import misspelt, unheard_of
from sandbox.wording import listed
from sandbox.workspace import MOLECULE, molecules_in

_YES = re.compile(
    r"\W*(?:yes|yep|yeah|yup|y|ja|oui|si|right|correct|exactly|sure|ok(?:ay)?|"
    r"that(?:['’]?s| is)? (?:right|it|the one)|that one|i (?:do|did|meant that|mean that))"
    r"(?:,? (?:please|sorry|thanks|that one|exactly))*\W*",
    re.IGNORECASE,
)


def confirmed(typed: str, before: Sequence[Exchange]) -> str:
    """The message before with its misspelt names put right, where a message does no more than confirm these.

    Args:
        typed: The message as typed.
        before: The exchanges before it.

    Returns:
        The message before, put right; the message itself where there is nothing to confirm.
    """
    if not before or not _asked_back(before[-1]) or not _YES.fullmatch(typed):
        return typed
    slips = misspelt(before[-1].policy_text)
    text = before[-1].user_text
    for word, close in slips.items():
        text = text.replace(word, close)
    return text if slips else typed


def with_question_before(text: str, before: Sequence[Exchange]) -> str:
    """The question before with other molecules, where it led to no call and a message names only these.

    The molecule for which it was asked back, or another one of which no tool tells it either: "and of M2?".

    Args:
        text: The message with handles.
        before: The exchanges before it.
    """
    named = named_anew(text)
    if not named or not before or before[-1].answer is None:
        return text
    asked, old = before[-1].policy_text, molecules_in(before[-1].policy_text)
    if any(step.result.ok for step in before[-1].steps) or {*named} & {*old}:
        return text
    if old and not before[-1].steps and len(old) == len(named):
        instead = dict(zip(old, named, strict=True))
        return MOLECULE.sub(lambda match: instead[match.group()], asked)
    if old or not _asked_back(before[-1]):
        return text
    open_name = next((word for word in _open_names(asked) if word in asked), "")
    if open_name:
        return re.sub(rf"(?<!\w){re.escape(open_name)}(?!\w)", listed(named), asked, count=1)
    return f"{asked.rstrip(' ?.!')} of {listed(named)}?"


def _open_names(text: str) -> list[str]:
    """Names in a text that stand for several compounds or for none."""
    words = re.findall(r"[A-Za-z][\w'-]{2,40}(?: acid\b)?", text)
    return [*(word for word in words if ambiguous.meanings(word)), *misspelt(text), *unheard_of(text)]


def _asked_back(past: Exchange) -> bool:
    """Whether an exchange ended with a question to the user, or a name that no call could read."""
    if past.answer is None or any(step.result.ok for step in past.steps):
        return False
    return "?" in past.answer or bool(past.steps)
