"""The hand-written phrasings, by tool and by kind of talk."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

VOWELS = tuple("aeioAEIO")
TRAINING = Path(__file__).parent / "phrasings"
EVALUATION = Path(__file__).parent / "evaluation" / "phrasings"


@dataclass(frozen=True)
class Phrasings:
    """Everything under one folder of TOML files, merged.

    Attributes:
        tools: Tool → section (``questions``, ``nouns``, ``followups``, …).
        chat: Section → lines that belong to no tool.
    """

    tools: Mapping[str, Mapping[str, Any]]
    chat: Mapping[str, Any]

    @classmethod
    def load(cls, folder: Path) -> Phrasings:
        """Read every file of a folder.

        Raises:
            FileNotFoundError: The folder holds no phrasings.
        """
        tools: dict[str, Mapping[str, Any]] = {}
        chat: dict[str, Any] = {}
        for path in sorted(folder.glob("*.toml")):
            content = tomllib.loads(path.read_text(encoding="utf-8"))
            (chat if path.stem == "chat" else tools).update(content)
        if not tools:
            raise FileNotFoundError(f"no phrasings in {folder}")
        return cls(tools, chat)

    def questions(self, tool: str) -> Sequence[str]:
        """Question templates of a tool; empty for a tool with variants (see :meth:`variants`)."""
        lines: Sequence[str] = self.tools.get(tool, {}).get("questions", [])
        return lines

    def section(self, tool: str, name: str) -> Sequence[str]:
        """Another section of a tool, e.g. ``followups``; empty where there is none."""
        lines: Sequence[str] = self.tools.get(tool, {}).get(name, [])
        return lines

    def with_nouns(self) -> dict[str, Sequence[str]]:
        """Tools that can be asked for by a noun phrase ("the logP and the TPSA of …")."""
        return {tool: section["nouns"] for tool, section in self.tools.items() if section.get("nouns")}


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put values into the slots of a template; "a" becomes "an" before a vowel.

    Raises:
        KeyError: A slot has no value.
    """
    template = re.sub(
        r"\b([Aa]) \{(\w+)\}",
        lambda match: (
            f"{match.group(1)}{'n' * values[match.group(2)].startswith(VOWELS)} {{{match.group(2)}}}"
        ),
        template,
    )
    return re.sub(r"\{(\w+)\}", lambda match: values[match.group(1)], template)


def misspell(template: str, rng: random.Random) -> str:
    """Swap, drop or double one letter of one word outside the slots."""
    words = [m for m in re.finditer(r"(?<![{\w])[A-Za-z]{5,}(?![}\w])", template)]
    if not words:
        return template
    word = rng.choice(words)
    at = rng.randrange(word.start() + 1, word.end() - 2)
    edit = rng.choice(["swap", "drop", "double"])
    if edit == "swap":
        return template[:at] + template[at + 1] + template[at] + template[at + 2 :]
    if edit == "drop":
        return template[:at] + template[at + 1 :]
    return template[: at + 1] + template[at] + template[at + 1 :]


def roughen(template: str, rng: random.Random) -> str:
    """Make a template look typed in a hurry, some of the time."""
    if rng.random() < 0.12:
        template = misspell(template, rng)
    roll = rng.random()
    if roll < 0.08:
        template = re.sub(r"(\{\w+\})|([^{}]+)", lambda m: m.group(1) or m.group(2).lower(), template)
    elif roll < 0.12:
        template = template.rstrip("?.!")
    return template
