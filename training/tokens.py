"""From segments of text to token ids, exactly as llama.cpp makes them when the program runs.

Each segment is tokenised on its own. Control tokens such as ``<|im_start|>`` are recognised only in segments
that say so; everywhere else their characters are ordinary text, so that a user or a tool cannot forge a turn.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tokenizers import Regex, Tokenizer
from tokenizers.decoders import ByteLevel as ByteLevelDecoder
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel, Sequence, Split

from sandbox.prompt import Segment
from training.base_model import BaseModelError, field, open_gguf

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast

_CONTROL = 3  # token type of llama.cpp: matched only where special tokens are parsed


class RowError(ValueError):
    """A line of a training file is not a row of segments."""


@dataclass(frozen=True, slots=True)
class TokenRow:
    """One training example.

    Attributes:
        ids: Token ids, in order.
        trained: For each token, whether the policy is taught to write it.
    """

    ids: list[int]
    trained: list[bool]

    @property
    def first_trained(self) -> int:
        """Index of the first trained token; the row's length where there is none."""
        return self.trained.index(True) if True in self.trained else len(self.ids)


def build_bpe(path: Path, byte_ids: bool) -> Tokenizer:
    """Build the byte-level BPE of a GGUF file, without control tokens.

    The splitting is llama.cpp's ``smollm``: every digit alone, then GPT-2's pattern.

    Args:
        path: The GGUF file.
        byte_ids: Give the few bytes that the vocabulary lacks (such as 0x06) ids beyond its end, to be
            dropped afterwards. llama.cpp drops them after merging, so nothing may merge across them.

    Raises:
        BaseModelError: The file's vocabulary is of another kind.
    """
    reader = open_gguf(path)
    kind = (field(reader, "tokenizer.ggml.model"), field(reader, "tokenizer.ggml.pre"))
    if kind != ("gpt2", "smollm"):
        raise BaseModelError(f"expected the gpt2/smollm vocabulary, found {'/'.join(kind)}")
    vocabulary = {token: i for i, token in enumerate(field(reader, "tokenizer.ggml.tokens"))}
    merges = [tuple(merge.split(" ", 1)) for merge in field(reader, "tokenizer.ggml.merges")]
    if byte_ids:
        for byte in sorted(ByteLevel.alphabet()):
            vocabulary.setdefault(byte, len(vocabulary))
    tokenizer = Tokenizer(BPE(vocabulary, merges))
    tokenizer.pre_tokenizer = Sequence(
        [Split(Regex(r"\p{N}"), "isolated"), ByteLevel(add_prefix_space=False, use_regex=True)]
    )
    tokenizer.decoder = ByteLevelDecoder()
    return tokenizer


class PolicyTokenizer:
    """Tokenizer of the policy: segments to ids, with control tokens only where they are allowed."""

    def __init__(self, path: Path) -> None:
        """Read the vocabulary of the GGUF file at `path` (about 3 s)."""
        reader = open_gguf(path)
        tokens = field(reader, "tokenizer.ggml.tokens")
        types = field(reader, "tokenizer.ggml.token_type")
        self.control = {tokens[i]: i for i, kind in enumerate(types) if kind == _CONTROL}
        self.end_of_turn = self.control["<|im_end|>"]
        self._size = len(tokens)
        self._bpe = build_bpe(path, byte_ids=True)
        longest_first = sorted(self.control, key=len, reverse=True)
        self._control_pattern = re.compile("(" + "|".join(map(re.escape, longest_first)) + ")")

    def encode(self, text: str, special: bool = False) -> list[int]:
        """Tokenise one stretch of text; `special` recognises control tokens in it."""
        if not special:
            return [token for token in self._bpe.encode(text).ids if token < self._size]
        ids: list[int] = []
        for piece in self._control_pattern.split(text):
            if piece in self.control:
                ids.append(self.control[piece])
            elif piece:
                ids.extend(self.encode(piece))
        return ids

    def encode_row(self, segments: Iterable[Segment]) -> TokenRow:
        """Tokenise segments one by one and mark which tokens are trained."""
        ids: list[int] = []
        trained: list[bool] = []
        for segment in segments:
            piece = self.encode(segment.text, segment.special)
            ids += piece
            trained += [segment.trained] * len(piece)
        return TokenRow(ids, trained)

    def decode(self, ids: Iterable[int]) -> str:
        """Turn ids back into text, control tokens included."""
        return str(self._bpe.decode(list(ids), skip_special_tokens=False))


def hf_tokenizer(path: Path) -> PreTrainedTokenizerFast:
    """Build the transformers tokenizer of the same vocabulary, for libraries that want one.

    It always parses control tokens, so it is for our own text only; segments go through `PolicyTokenizer`.
    """
    from transformers import AddedToken, PreTrainedTokenizerFast

    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=build_bpe(path, byte_ids=False),
        bos_token="<|im_start|>",
        eos_token="<|im_end|>",
        pad_token="<|im_end|>",
        unk_token="<|endoftext|>",
    )
    names = [AddedToken(name, special=True, normalized=False) for name in PolicyTokenizer(path).control]
    tokenizer.add_tokens(names, special_tokens=True)
    return tokenizer


def row_segments(row: Mapping[str, Any]) -> list[Segment]:
    """Read the segments of one decoded line, ``{"segments": [{"text", "special", "trained"}], ...}``.

    Raises:
        RowError: A segment is missing its text, or is of the wrong type.
    """
    try:
        return [
            Segment(str(item["text"]), bool(item.get("special", False)), bool(item.get("trained", False)))
            for item in row["segments"]
        ]
    except (KeyError, TypeError, AttributeError) as error:
        raise RowError(f"not a row of segments: {error!r}") from error


def read_rows(path: Path) -> Iterator[list[Segment]]:
    """Yield the segments of each line of a JSONL file.

    Raises:
        RowError: A line is not JSON or not a row; the message names the line.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield row_segments(json.loads(line))
            except ValueError as error:
                raise RowError(f"{path.name}, line {number}: {error}") from error
