"""Constrained decoding: which tokens a grammar allows next, and which it dictates."""

from __future__ import annotations

from collections import OrderedDict

import llguidance
import numpy as np
from numpy.typing import NDArray

from app.engine.errors import EngineError
from app.engine.vocabulary import Vocabulary

_MAX_COMPILED = 32
_MAX_GRAMMAR_CHARS = 2_000_000


class Constraint:
    """A grammar's state along one generation.

    Args:
        matcher: A fresh matcher, owned by this object.
        vocabulary: The model's tokens.
    """

    def __init__(self, matcher: llguidance.LLMatcher, vocabulary: Vocabulary) -> None:
        self._matcher = matcher
        self._vocabulary = vocabulary

    @property
    def finished(self) -> bool:
        """Whether the grammar is satisfied and allows nothing more."""
        return self._matcher.is_stopped()

    def allowed(self) -> NDArray[np.bool_]:
        """Which tokens may follow, shape (vocabulary,); end tokens are among them where the text may end."""
        mask = np.frombuffer(self._matcher.compute_bitmask(), dtype=np.uint8)
        self._check()
        return np.unpackbits(mask, bitorder="little")[: self._vocabulary.size].astype(np.bool_)

    def accept(self, token: int) -> None:
        """Move on by one sampled token.

        Raises:
            EngineError: If the grammar forbids it.
        """
        self._matcher.consume_token(token)
        self._check()

    def extend_forced(self, generated: list[int], limit: int) -> int:
        """Append the tokens that the grammar dictates to what was generated so far.

        A sampled token may have been cut differently from how the tokenizer cuts the finished text (`"}` and
        `}` where training has `"` and `}}`). So the whole text is tokenised again after forcing, and where
        that differs, `generated` and the grammar's state take the tokenizer's version.

        Args:
            generated: Tokens of this turn; extended in place, and its tail may be re-cut.
            limit: Longest allowed length of `generated`.

        Returns:
            How many tokens were dictated.
        """
        forced = self._matcher.compute_ff_tokens()[: max(limit - len(generated), 0)]
        if not forced:
            return 0
        self._matcher.consume_tokens(forced)
        self._check()
        before = len(generated)
        generated.extend(forced)
        self._make_canonical(generated, limit)
        return max(len(generated) - before, 0)

    def _make_canonical(self, generated: list[int], limit: int) -> None:
        try:
            text = self._vocabulary.join(generated).decode("utf-8")
        except UnicodeDecodeError:
            return  # cut inside a character: the tokenizer has no opinion yet
        canonical = self._vocabulary.tokenize(text, special=False)
        if canonical == generated or len(canonical) > limit:
            return
        common = 0
        while common < min(len(canonical), len(generated)) and canonical[common] == generated[common]:
            common += 1
        self._matcher.rollback(len(generated) - common)
        self._matcher.consume_tokens(canonical[common:])
        self._check()
        generated[common:] = canonical[common:]

    def _check(self) -> None:
        if self._matcher.is_error():
            raise EngineError(f"The grammar stopped the model: {self._matcher.get_error()[:300]}")


class GrammarCache:
    """Compiled grammars, the 32 most recently used ones.

    Args:
        vocabulary: The model's tokens.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._compiled: OrderedDict[str, llguidance.LLMatcher] = OrderedDict()

    def begin(self, grammar: str) -> Constraint:
        """Start a generation under a Lark grammar (llguidance's dialect).

        Raises:
            EngineError: If the grammar does not compile; the message carries the compiler's own.
        """
        matcher = self._compiled.get(grammar)
        if matcher is None:
            matcher = self._compile(grammar)
            self._compiled[grammar] = matcher
            if len(self._compiled) > _MAX_COMPILED:
                self._compiled.popitem(last=False)
        self._compiled.move_to_end(grammar)
        # A copy, so that what one generation adds to the lexer's tables is freed with it.
        return Constraint(matcher.deep_copy(), self._vocabulary)

    def _compile(self, grammar: str) -> llguidance.LLMatcher:
        if len(grammar) > _MAX_GRAMMAR_CHARS:
            raise EngineError("The grammar is too large.")
        try:
            text = llguidance.LLMatcher.grammar_from_lark(grammar)
            matcher = llguidance.LLMatcher(self._vocabulary.matcher_tokens, text, log_level=0)
        except (ValueError, RuntimeError) as error:
            raise EngineError(f"The grammar is not valid: {str(error)[:300]}") from error
        if matcher.is_error():
            raise EngineError(f"The grammar is not valid: {matcher.get_error()[:300]}")
        return matcher
