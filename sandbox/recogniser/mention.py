"""What the recogniser reports: a piece of chemistry and where it stands in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MentionKind = Literal["molecule", "reaction", "pattern", "file"]
Notation = Literal["SMILES", "InChI", "MOL block", "name", "CAS number", "reaction SMILES", "SMARTS", "file"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A piece of chemistry that a text mentions.

    Attributes:
        start: Index of its first character in the text.
        end: Index after its last character; ``text[start:end]`` is what was written.
        kind: What it is.
        text: As written, without the quotes, brackets and punctuation around it.
        smiles: What to work with: the SMILES as written (canonical SMILES where an InChI or a MOL block was
            given, the table's SMILES where a name was), a reaction SMILES, a SMARTS, or the path of a file.
        name: The compound's preferred name where it was found by name.
        notation: How it was written.
        problem: Why it cannot be read, in the chemist's words, where it was clearly meant as chemistry;
            ``smiles`` is then the text as written.
    """

    start: int
    end: int
    kind: MentionKind
    text: str
    smiles: str
    name: str | None
    notation: Notation
    problem: str | None = None
