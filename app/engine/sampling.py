"""Choosing the next token from the logits, with numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.engine.errors import EngineError

TOP_P = 0.95


def choose_token(
    logits: NDArray[np.float32],
    allowed: NDArray[np.bool_],
    temperature: float,
    random: np.random.Generator,
) -> int:
    """Choose one token among the allowed ones.

    Args:
        logits: Logits, shape (vocabulary,).
        allowed: Which tokens may follow, shape (vocabulary,).
        temperature: 0 takes the most likely token; above 0, nucleus sampling with p = 0.95.
        random: Source of randomness, unused at temperature 0.

    Returns:
        The token id.

    Raises:
        EngineError: If no token is allowed, or the model's numbers are not numbers.
    """
    candidates = np.flatnonzero(allowed)
    if candidates.size == 0:
        raise EngineError("The grammar allows no continuation of the model's text.")
    scores = logits[candidates].astype(np.float64)
    best = int(scores.argmax())
    if not np.isfinite(scores[best]):
        raise EngineError("The model returned numbers that are not numbers; its file may be damaged.")
    if temperature <= 0 or candidates.size == 1:
        return int(candidates[best])
    weights = np.exp((scores - scores[best]) / temperature)
    order = np.argsort(-weights)
    cumulative = np.cumsum(weights[order])
    kept = order[: int(np.searchsorted(cumulative, TOP_P * cumulative[-1])) + 1]
    probabilities = weights[kept] / weights[kept].sum()
    return int(candidates[random.choice(kept, p=probabilities)])
