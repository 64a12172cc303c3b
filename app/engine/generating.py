"""The generation loop: read the prompt, then force, mask, choose and read, token by token."""

from __future__ import annotations

import codecs
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from app.engine.constraint import Constraint, GrammarCache
from app.engine.errors import ContextOverflow
from app.engine.leaning import Leaning
from app.engine.memory import BATCH_TOKENS
from app.engine.records import Finish, Generation
from app.engine.runtime import Runtime
from app.engine.sampling import choose_token

PREFILL_CHUNK_TOKENS = 64


@dataclass(frozen=True)
class Request:
    """What to generate from.

    Attributes:
        prompt: Token ids of the prompt.
        grammar: Lark grammar of the whole text, or None for free text.
        max_tokens: Most tokens to generate.
        temperature: 0 for greedy.
        seed: Seed of the sampling above temperature 0.
        leaning: Weights on the first words of the text, see `Leaning`; None leaves it to the model.
    """

    prompt: list[int]
    grammar: str | None
    max_tokens: int
    temperature: float
    seed: int
    leaning: Mapping[str, float] | None = None


class Generator:
    """Generates texts with one runtime.

    Args:
        runtime: The loaded model.
        stopped: Whether the user wants the current generation to end.
    """

    def __init__(self, runtime: Runtime, stopped: Callable[[], bool]) -> None:
        self._runtime = runtime
        self._stopped = stopped
        self._grammars = GrammarCache(runtime.vocabulary)

    def read_prompt(self, prompt: list[int], on_prefill: Callable[[int, int], None]) -> int | None:
        """Bring the KV cache to hold exactly this prompt, with logits after its last token.

        Args:
            prompt: Token ids, at least one.
            on_prefill: Told (tokens in place, total) after every chunk.

        Returns:
            How many tokens were in the cache already, or None if stopped.

        Raises:
            ContextOverflow: If the prompt leaves no room for an answer.
        """
        if len(prompt) >= self._runtime.n_ctx:
            raise ContextOverflow(
                f"The conversation has {len(prompt)} tokens; the model's context holds {self._runtime.n_ctx}."
            )
        # The last token is read again in any case, because logits come from reading.
        cached = self._runtime.align(prompt[:-1])
        done = cached
        while done < len(prompt):
            chunk = prompt[done : done + PREFILL_CHUNK_TOKENS]
            if self._stopped() or not self._runtime.read(chunk):
                return None
            done += len(chunk)
            on_prefill(done, len(prompt))
        return cached

    def run(
        self, request: Request, on_prefill: Callable[[int, int], None], on_text: Callable[[str], None]
    ) -> Generation:
        """Generate one text.

        Args:
            request: What to generate from.
            on_prefill: Told (tokens in place, total) while the prompt is read.
            on_text: Given the text piece by piece, whole characters only.

        Raises:
            EngineError: If the grammar is invalid or llama.cpp fails.
            ContextOverflow: If the prompt is too long.
        """
        constraint = self._grammars.begin(request.grammar) if request.grammar is not None else None
        started = time.perf_counter()
        cached = self.read_prompt(request.prompt, on_prefill)
        read = time.perf_counter()
        turn = _Turn(self._runtime, constraint, request, on_text)
        finish: Finish = "cancelled" if cached is None else turn.generate(self._stopped)
        return Generation(
            text=turn.text,
            token_ids=tuple(turn.ids),
            forced_tokens=turn.forced,
            prompt_tokens=len(request.prompt),
            cached_tokens=cached or 0,
            finish=finish,
            prefill_s=read - started,
            decode_s=time.perf_counter() - read,
        )


class _Turn:
    """The state of one generation after its prompt was read."""

    def __init__(
        self,
        runtime: Runtime,
        constraint: Constraint | None,
        request: Request,
        on_text: Callable[[str], None],
    ) -> None:
        self._runtime = runtime
        self._constraint = constraint
        self._request = request
        self._on_text = on_text
        self._limit = min(request.max_tokens, runtime.n_ctx - len(request.prompt))
        self._leaning = Leaning(request.leaning, runtime.vocabulary) if request.leaning else None
        self._random = np.random.default_rng(request.seed)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._sent_bytes = 0
        self.ids: list[int] = []
        self.forced = 0
        self.text = ""

    def generate(self, stopped: Callable[[], bool]) -> Finish:
        """Generate until the end token, the limit or a stop."""
        finish: Finish | None = None
        while finish is None:
            finish = self._step(stopped)
        self._emit(final=True)
        return finish

    def _step(self, stopped: Callable[[], bool]) -> Finish | None:
        if self._constraint is not None:
            self.forced += self._constraint.extend_forced(self.ids, self._limit)
        self._emit()
        if self._constraint is not None and self._constraint.finished:
            return "end"
        if len(self.ids) >= self._limit:
            return "length"
        if stopped() or not self._read_pending():
            return "cancelled"
        allowed = self._runtime.vocabulary.plain if self._constraint is None else self._constraint.allowed()
        logits = self._runtime.logits()
        if self._leaning is not None:
            logits = self._leaning.apply(logits, self._runtime.vocabulary.join(self.ids))
        token = choose_token(logits, allowed, self._request.temperature, self._random)
        if token in self._runtime.vocabulary.end_ids:
            return "end"
        if self._constraint is not None:
            self._constraint.accept(token)
        self.ids.append(token)
        return None

    def _read_pending(self) -> bool:
        """Read what was generated but is not in the KV cache yet, which is cut back where text was re-cut."""
        wanted = self._request.prompt + self.ids
        done = self._runtime.align(wanted)
        while done < len(wanted):
            if not self._runtime.read(wanted[done : done + BATCH_TOKENS]):
                return False
            done = len(self._runtime.cached)
        return True

    def _emit(self, final: bool = False) -> None:
        data = self._runtime.vocabulary.join(self.ids)
        piece = self._decoder.decode(data[self._sent_bytes :], final)
        self._sent_bytes = len(data)
        if piece:
            self.text += piece
            self._on_text(piece)
