"""The unit in which prompts travel from the episode to a tokenizer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of prompt text that is tokenised on its own.

    Attributes:
        text: The characters.
        special: Whether control tokens such as ``<|im_start|>`` are recognised in it. Text that comes from
            the user, a file or a tool is never special, so it cannot forge a turn.
        trained: Whether a trainer puts loss on it (the policy's own words).
    """

    text: str
    special: bool = False
    trained: bool = False


Prompt = tuple[Segment, ...]


def prompt_text(prompt: Prompt) -> str:
    """Join the segments into one string, for logs and tests (not for tokenising)."""
    return "".join(segment.text for segment in prompt)
