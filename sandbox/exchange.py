"""A user's message and the calls that answer it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sandbox.protocol import ToolCall
from sandbox.results import ToolResult
from sandbox.retrieval.reading import Reading, Said
from sandbox.talk.answer_format import AnswerFormat
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import HANDLE

MAX_CALLS = 8  # of a turn
MAX_PAIRS = 12  # of a turn that asks several things of several molecules
RECENT_EXCHANGES = 2  # that a policy is shown, and that a message may refer back to


@dataclass
class Step:
    """One call of a turn.

    Attributes:
        call: What was asked for.
        result: How it ended, handles included.
        statement: What the policy read.
    """

    call: ToolCall
    result: ToolResult
    statement: str


@dataclass
class Exchange:
    """A user's message and what came of it.

    Attributes:
        user_text: The message as typed.
        policy_text: The message with handles in place of structures.
        mentioned: Handles of the things that the message brought in or named again.
        terms: Vocabulary key → terms that the message mentions.
        steps: The calls, in order.
        reading: What the retriever makes of it; empty for models that are given the tools' schemas.
        form: The form in which it wants its answer; None for plain words.
        answer: The final answer with handles; None while the turn is open.
        partner_unsaid: Whether it wants one thing exchanged and does not say for what.
        quotes: Handle → the words of the message for which it stands, for arguments that quote the message.
    """

    user_text: str
    policy_text: str
    mentioned: tuple[str, ...]
    terms: dict[str, tuple[str, ...]]
    reading: Reading = field(default_factory=Reading)
    steps: list[Step] = field(default_factory=list)
    partner_unsaid: bool = False
    form: AnswerFormat | None = None
    answer: str | None = None
    quotes: dict[str, str] = field(default_factory=dict)

    def in_words(self, quoted: str) -> str:
        """Put the user's own words in the place of handles: "M1 + M2 -> M3" as it was typed."""
        return HANDLE.sub(lambda match: self.quotes.get(match.group(), match.group()), quoted)

    def in_handles(self, words: str) -> str:
        """Write the user's words as they stand in the message that the policy reads."""
        for handle, typed in sorted(self.quotes.items(), key=lambda quote: -len(quote[1])):
            words = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", handle, words)
        return words

    def made(self) -> dict[str, list[str]]:
        """Tool → molecules that it was called with, where it was called with nothing else."""
        made: dict[str, list[str]] = {}
        for step in self.steps:
            if list(step.call.arguments) == ["molecule"]:
                made.setdefault(step.call.tool, []).append(str(step.call.arguments["molecule"]))
        return made

    def most_calls(self) -> int:
        """How many calls the turn may have."""
        reading = self.reading
        asked = max(len(reading.one_by_one), len(reading.exact), sum(map(len, reading.pairs.values())))
        return max(MAX_CALLS, min(MAX_PAIRS, asked))

    def said(self) -> Said:
        """What the message says to the next call: all of it, or one item of what it lists."""
        one_by_one = self.reading.one_by_one
        return (
            one_by_one[len(self.steps)]
            if len(self.steps) < len(one_by_one)
            else Said(self.policy_text, self.user_text)
        )

    def exact_left(self, done: int | None = None) -> list[ToolCall]:
        """The calls that the message leaves no choice of and that are still to be made.

        Args:
            done: How many of the calls made count; all where not given.
        """
        made = {step.call.key() for step in self.steps[:done]}
        return [call for call in self.reading.exact if call.key() not in made]

    def due(self, done: int | None = None) -> dict[str, list[str]]:
        """Molecule → the tools still to be called with it, where the message asks several things of several.

        Args:
            done: How many of the calls count; all where not given.
        """
        called = {(step.call.tool, str(step.call.arguments.get("molecule"))) for step in self.steps[:done]}
        pairs = [(molecule, tool) for tool, molecules in self.reading.pairs.items() for molecule in molecules]
        left: dict[str, list[str]] = {}
        for molecule, tool in sorted(pairs, key=lambda pair: int(pair[0][1:])):
            if (tool, molecule) not in called:
                left.setdefault(molecule, []).append(tool)
        return left

    def pairs_due(self) -> dict[str, tuple[str, ...]]:
        """Tool → the molecules with which it is still to be called."""
        due = self.due()
        return {
            tool: left
            for tool in self.reading.pairs
            if (left := tuple(molecule for molecule, tools in due.items() if tool in tools))
        }


def mentioned_terms(question: str, policy_text: str) -> dict[str, tuple[str, ...]]:
    """Vocabulary key → its terms in a message; compounds that are terms stand there as handles.

    Args:
        question: The message as it was typed.
        policy_text: The message with handles.
    """
    found = {
        key: VOCABULARIES.get(key).mentions(question if VOCABULARIES.found_as_typed(key) else policy_text)
        for key in VOCABULARIES.keys()  # noqa: SIM118
    }
    return {key: mentions for key, mentions in found.items() if mentions}


def names_handle(text: str, handle: str) -> bool:
    """Whether a handle stands in a text as a word of its own."""
    return handle in text.replace(",", " ").replace(".", " ").replace("?", " ").split()
