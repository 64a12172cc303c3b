"""Fuzzy matching for the palette: typed letters occur in order, those at beginnings of words count most."""

from __future__ import annotations

from functools import lru_cache

_START, _RUN, _PLAIN, _GAP = 12.0, 8.0, 2.0, 0.15
_PREFIX, _WHOLE_WORD = 15.0, 6.0


@lru_cache(maxsize=20_000)
def match_score(typed: str, text: str) -> float | None:
    """Say how well a text fits what was typed.

    Every word that was typed has to occur, its letters in order but not always side by side; the words may
    come in any order.

    Args:
        typed: What was typed.
        text: The text.

    Returns:
        Higher is better; None where it does not fit. Nothing typed fits everything alike.
    """
    low = text.lower()
    total = 0.0
    for word in typed.lower().split():
        found = _score_word(word, low)
        if found is None:
            return None
        total += found
    return total - 0.02 * len(text)


def _score_word(word: str, text: str) -> float | None:
    """The best of matching in one piece at any place, and letter by letter from any beginning."""
    best: float | None = None
    at = text.find(word)
    while at >= 0:
        score: float = _RUN * len(word) + (_PREFIX if at == 0 else _START if _begins(text, at) else 0.0)
        end = at + len(word)
        if _begins(text, at) and (end == len(text) or not text[end].isalnum()):
            score += _WHOLE_WORD
        best = score if best is None else max(best, score)
        at = text.find(word, at + 1)
    if best is not None:
        return best
    starts = [at for at, letter in enumerate(text) if letter == word[0]]
    scores = [_score_letters(word, text, at) for at in starts]
    return max((each for each in scores if each is not None), default=None)


def _score_letters(word: str, text: str, start: int) -> float | None:
    score, before = 0.0, start - 1
    for letter in word:
        at = _next(letter, text, before + 1)
        if at is None:
            return None
        if _begins(text, at):
            score += _START
        elif at == before + 1:
            score += _RUN
        else:
            score += _PLAIN
        score -= _GAP * (at - before - 1)
        before = at
    return score if score > 0 else None


def _next(letter: str, text: str, start: int) -> int | None:
    """Where a letter comes next: at the beginning of a word if it can, else anywhere."""
    here = text.find(letter, start)
    if here < 0:
        return None
    if here == start:
        return here
    at = here
    while at >= 0:
        if _begins(text, at):
            return at
        at = text.find(letter, at + 1)
    return here


def _begins(text: str, at: int) -> bool:
    return at == 0 or (not text[at - 1].isalnum() and text[at].isalnum())
