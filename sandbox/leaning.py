"""What a policy's next step is likely to be beforehand, from the words of the message alone.

The retriever is right about the first tool more often than a small policy; the policy is better at what the
words leave open, and at arguments. So their opinions are multiplied: this module gives the retriever's as
weights on how the policy's text begins, which ``app.engine.leaning`` applies.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

from sandbox.protocol import CALL_OPEN
from sandbox.replies import CLARIFY, UNSUPPORTED

SHARPNESS = 0.5  # nats a point of the retriever's scores; at this the odds of its first tool are true ones
CARRIED_ON = 0.25  # the same where the message goes on from others, which say more than its own words
LIKELY = -0.3  # weight of a tool that a clause asks for
BEHIND = 25.0  # points by which it may be behind the best; its turn comes after that one's otherwise
ENOUGH = -0.5  # weight, after a call, of an answer while something is left
INSISTED = -6.0  # the same while something is left of which there is no doubt
NOT_LEFT = -3.0  # weight, after a call, of what neither the message asks for still nor was called
FARTHEST = -12.0
AHEAD = 2.0  # points by which what makes a molecule leads what waits for it
TRUST = 3.0  # a small policy is far surer than it is right: its logarithms count a third of these


def without_waiting(
    scores: Mapping[str, float], waiting: Collection[str], makers: Collection[str]
) -> dict[str, float]:
    """The scores where some tools wait for a molecule that others make, which come first then.

    Nothing has to be asked back about those that wait.
    """
    kept = {tool: score for tool, score in scores.items() if tool not in waiting}
    first = max(kept.values()) + AHEAD if waiting else -math.inf
    return {tool: max(score, first) if tool in makers else score for tool, score in kept.items()}


def before_the_first_call(
    scores: Mapping[str, float],
    nothing: float,
    wanted: Collection[str],
    callable_now: Collection[str],
    *,
    goes_on: bool,
) -> dict[str, float]:
    """Weights for the first step of a turn.

    Args:
        scores: Tool → score of the retriever.
        nothing: Logarithm of the odds that no tool answers the message.
        wanted: Tools that clauses ask for.
        callable_now: Tools for which everything that they take is there.
        goes_on: Whether the message may refer back to others.

    Returns:
        Beginning of a text → logarithm of its weight; ``""`` is an answer without a call.
    """
    best = max(scores.values())
    sharpness = CARRIED_ON if goes_on else SHARPNESS
    weights = {tool: max(sharpness * (score - best), FARTHEST) for tool, score in scores.items()}
    close = [tool for tool in wanted if scores.get(tool, -math.inf) >= best - BEHIND]
    weights |= {tool: max(weights[tool], LIKELY) for tool in close}
    # What would be asked for if only its molecule were there has to be asked back about.
    missing = [math.exp(weight) for tool, weight in weights.items() if tool not in callable_now]
    answers = {
        "": nothing,
        UNSUPPORTED: nothing,
        CLARIFY: math.log(sum(missing) or math.exp(FARTHEST)),
    }
    return _trusted(_starts({tool: weights[tool] for tool in weights if tool in callable_now}) | answers)


def after_a_call(
    left: Collection[str],
    called: Collection[str],
    callable_now: Collection[str],
    *,
    goes_on: bool,
    insisted: Collection[str] = (),
) -> dict[str, float]:
    """Weights for the next step of a turn, where something is left of what the message asks for.

    Args:
        left: Tools that it still asks for.
        called: Tools that were called for it.
        callable_now: Tools for which everything that they take is there.
        goes_on: Whether the message may refer back to others; what it asks for is less sure then.
        insisted: What it asks for without doubt; none of it is passed over.
    """
    due = {tool for tool in left if tool in insisted and tool in callable_now}
    once_more = ENOUGH if due else 0.0
    weights = {
        tool: 0.0 if tool in (due or left) else once_more if tool in called else NOT_LEFT
        for tool in callable_now
    }
    enough = INSISTED if due else 0.0 if goes_on else ENOUGH
    return _trusted({"": enough, **_starts(weights)})


def _trusted(weights: Mapping[str, float]) -> dict[str, float]:
    return {start: TRUST * weight for start, weight in weights.items()}


def _starts(weights: Mapping[str, float]) -> dict[str, float]:
    return {f'{CALL_OPEN}{{"name": "{tool}", "arguments": {{': weight for tool, weight in weights.items()}
