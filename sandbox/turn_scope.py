"""What an assistant turn may refer to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sandbox.protocol import ToolCall
from sandbox.registry import ToolSpec


@dataclass(frozen=True)
class TurnScope:
    """What a turn may refer to.

    Attributes:
        tools: Tools on offer.
        molecules: Handles of molecules.
        patterns: Handles that can stand for a substructure.
        reactions: Handles of reactions.
        tables: Handles of tables.
        plans: Handles of plans of synthesis.
        citable: Every handle that an answer may cite.
        terms: Vocabulary key → the terms that were mentioned; a vocabulary that is absent is open entirely.
        words: Words with digits that an answer may repeat.
        made: Tool → molecules that it was called with in this turn, for tools that take nothing else.
        calls_left: False once the turn has used up its calls; only an answer is possible then.
        free_answer: Whether the answer may contain any text (models that were not trained on handles).
        user_text: The user's message, for arguments that quote it.
        typed_text: The message as it was typed, with compounds in place of their handles.
        same_name: The reaction that was named before, where the message goes on about it.
        subjects: Tool → the only molecules that it may be about: "is the product explosive?"; empty where
            what it asks about is still to be made.
        exact: Calls of which one comes next, whatever else there is.
        earlier_text: The message before it, which "and at 750 mL?" leaves the rest to; may be quoted too.
        number: The only one that an argument for numbers may be, where the message leaves no choice.
        due: Tools of which one has to be called before an answer is possible, where any of them can be.
    """

    tools: Sequence[ToolSpec]
    molecules: Sequence[str] = ()
    patterns: Sequence[str] = ()
    reactions: Sequence[str] = ()
    tables: Sequence[str] = ()
    plans: Sequence[str] = ()
    citable: Sequence[str] = ()
    terms: Mapping[str, Sequence[str]] = field(default_factory=dict)
    words: Sequence[str] = ()
    made: Mapping[str, Collection[str]] = field(default_factory=dict)
    calls_left: bool = True
    free_answer: bool = False
    user_text: str = ""
    typed_text: str = ""
    earlier_text: str = ""
    same_name: str = ""
    subjects: Mapping[str, Sequence[str]] = field(default_factory=dict)
    due: Collection[str] = ()
    exact: Sequence[ToolCall] = ()
    number: str = ""
