"""The hand-written phrasings, by tool and by kind of talk."""

from __future__ import annotations

import random
import re
import tomllib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.replies import REPLIES

VOWELS = tuple("aeioAEIO")
# words that open a question and lose their capital after a comma
OPENING = re.compile(
    r"^(?:Add|Are|Calculate|Can|Check|Compare|Compute|Could|Count|Determine|Do|Does|Find|Give|Has|Have|How|Is|"
    r"List|Please|Remove|Replace|Report|Show|Tell|The|What|Which|Will|Would|Write)\b"
)
TRAINING = Path(__file__).parent / "phrasings"


@dataclass(frozen=True)
class Phrasings:
    """Everything under one folder of TOML files, merged.

    Attributes:
        tools: Tool → section (``questions``, ``nouns``, ``followups``, …).
        chat: Section → lines that belong to no tool.
        composing: Section → lines that combine a property with several molecules, or with a product.
    """

    tools: Mapping[str, Mapping[str, Any]]
    chat: Mapping[str, Any]
    composing: Mapping[str, Any]

    @classmethod
    def load(cls, folder: Path) -> Phrasings:
        """Read every file of a folder.

        Raises:
            FileNotFoundError: The folder holds no phrasings.
        """
        tools: dict[str, Mapping[str, Any]] = {}
        apart: dict[str, dict[str, Any]] = {"chat": {}, "composing": {}}
        for path in sorted(folder.glob("*.toml")):
            content = tomllib.loads(path.read_text(encoding="utf-8"))
            apart.get(path.stem, tools).update(content)
        if not tools:
            raise FileNotFoundError(f"no phrasings in {folder}")
        return cls(tools, apart["chat"], apart["composing"])

    def fold(self, number: int, of: int, *, others: bool = False) -> Phrasings:
        """One part of the ways to ask, so that a ranker can meet wordings that it has not learned.

        Args:
            number: Which part.
            of: How many there are.
            others: All parts but this one.
        """

        def kept(line: object) -> bool:
            text = str(line["text"] if isinstance(line, Mapping) else line)
            return (zlib.crc32(text.encode()) % of == number) != others

        def thinned(sections: Mapping[str, Any], prefix: str) -> dict[str, Any]:
            return {
                name: [line for line in lines if kept(line)] or lines if name.startswith(prefix) else lines
                for name, lines in sections.items()
            }

        tools = {tool: thinned(sections, "questions") for tool, sections in self.tools.items()}
        talk = {name: lines for name, lines in self.chat.items() if name in REPLIES}
        return Phrasings(tools, {**self.chat, **thinned(talk, "")}, self.composing)

    def knows(self, tool: str) -> bool:
        """Whether there are phrasings for a tool; a tool without any is not trained."""
        return tool in self.tools

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


def join_questions(joiner: str, first: str, second: str) -> str:
    """Put two questions into a joiner, e.g. "{q1} Also, {q2}".

    The first gets a stop where it has none; the second loses its capital within a sentence.
    """
    if first[-1] not in ".?!:;" and joiner.startswith("{q1} "):
        first += "."
    if re.search(r"(?:\w|,) \{q2\}", joiner):
        second = OPENING.sub(lambda match: match.group().lower(), second)
    return fill(joiner, {"q1": first, "q2": second})


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
