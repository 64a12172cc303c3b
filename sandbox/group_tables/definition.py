"""What a functional group is made of: a pattern, a sentence, and its place among the others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """A functional group with its definition.

    Attributes:
        name: Canonical name, as it reads in "<name> groups".
        smarts: The pattern. Its first ``core`` atoms make one group: two matches that share them are one.
        definition: One sentence that says what counts and what does not.
        synonyms: Other names; one with an upper-case letter is matched case-sensitively.
        core: How many leading atoms of the pattern identify a group.
        kinds_of: Broader groups that every match also belongs to; where both are listed,
            the broader is left out.
        listed: Whether it appears in the list of a molecule's functional groups.
    """

    name: str
    smarts: str
    definition: str
    synonyms: tuple[str, ...] = ()
    core: int = 1
    kinds_of: tuple[str, ...] = ()
    listed: bool = True
