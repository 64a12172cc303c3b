"""What a record answers: a number, structures, yes or no, a letter, in whatever form it was given.

Every policy is read alike: what stands between tags or in a JSON object first, then the bare answer of the
record, then the words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sandbox.errors import ChemError
from sandbox.recogniser import lookup_name, recognise
from sandbox.results import format_number
from sandbox.structures import chem

_TAGGED = re.compile(
    r"<(answer|final_answer|final|result|output|smiles|molecule)>(.*?)</\1>", re.I | re.DOTALL
)
_OBJECT = re.compile(r"\{[^{}]*\}", re.DOTALL)
_NUMBER = re.compile(r"(?<![\w.])[-+−]?\d+(?:\.\d+)?(?![\w])")
_LETTER = re.compile(r"(?<![\w-])([A-H])(?![\w'-])")
_PROSE = frozenset(("reason", "reasoning", "explanation", "rationale", "analysis", "thought", "note"))
_YES = frozenset(("yes", "true", "same", "identical", "equivalent"))
_NO = frozenset(("no", "false", "different", "distinct", "nonequivalent"))


@dataclass(frozen=True)
class Reply:
    """An answer as it is scored.

    Attributes:
        text: The answer as shown.
        final: The bare answer of the record.
    """

    text: str
    final: Sequence[Mapping[str, Any]] = ()

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Reply:
        """Read the record of ``retort ask --json``."""
        return cls(record.get("answer", ""), record.get("final", ()))

    def stated(self) -> list[Any]:
        """Values between tags or in JSON objects, the last object of the answer first."""
        tagged = [match.group(2).strip() for match in _TAGGED.finditer(self.text)]
        inner = [value for text in tagged for value in _values(text)]
        return inner or tagged or list(_values(self.text))

    def number(self) -> float | None:
        """The number that was answered."""
        for value in self.stated():
            if isinstance(value, int | float) and not isinstance(value, bool):
                return float(value)
            if found := _NUMBER.search(str(value)):
                return float(found.group().replace("−", "-"))
        for value in self.final:
            if value["kind"] == "number":
                return float(value["value"])
        found = _NUMBER.search(_without_structures(self.text))
        return float(found.group().replace("−", "-")) if found else None

    def yes_no(self) -> bool | None:
        """Whether the answer is yes."""
        for value in self.stated():
            said = _as_yes_no(value)
            if said is not None:
                return said
        for value in self.final:
            if value["kind"] == "boolean":
                return bool(value["value"])
        words = re.findall(r"[a-z]+", self.text.lower())
        return next((word in _YES for word in words[:12] if word in _YES | _NO), None)

    def structures(self, besides: Sequence[str] = ()) -> list[str]:
        """Canonical SMILES of the structures that were answered.

        Args:
            besides: Structures of the question, which words repeat without answering.
        """
        found = [smiles for value in self.stated() for smiles in _read(value)]
        found = found or [
            s for each in self.final if each["kind"] == "molecule" for s in _read(each["smiles"])
        ]
        if not found:
            asked = {canonical(each) for each in besides}
            mentions = [mention.smiles for mention in recognise(self.text) if mention.kind == "molecule"]
            found = [s for each in mentions if (s := canonical(each)) and s not in asked]
        return list(dict.fromkeys(found))

    def letter(self) -> str | None:
        """The option that was chosen."""
        texts = [str(value) for value in self.stated()]
        texts += [str(value["value"]) for value in self.final if value["kind"] in ("text", "choice")]
        for text in (*texts, self.text):
            if found := _LETTER.search(text):
                return found.group(1)
        return None

    def compounds(self) -> list[str]:
        """Canonical SMILES of the first value or text that names compounds, by name, formula or SMILES."""
        for text in self.names()[:-1]:
            pieces = re.split(r"\s*(?:,|;|\band\b|\s\+\s)\s*", text.split(" (")[0])
            if found := [smiles for piece in pieces if (smiles := canonical(piece.strip()))]:
                return found
        return []

    def names(self) -> list[str]:
        """Everything that may name a compound: stated values, texts of the bare answer, the words."""
        texts = [str(value) for value in self.stated()]
        texts += [str(value["value"]) for value in self.final if value["kind"] in ("text", "choice")]
        texts += [str(value["smiles"]) for value in self.final if value["kind"] == "molecule"]
        return [*texts, self.text]


def write_reply(value: Any) -> Reply:
    """An answer that says one value, as a trivial answer does."""
    shown = format_number(value, 2) if isinstance(value, int | float) else str(value)
    return Reply(f"<answer>{shown}</answer>")


def canonical(text: str) -> str:
    """Canonical SMILES of a SMILES or a name; empty where it is none."""
    try:
        return chem.canonical_smiles(chem.parse_smiles(lookup_name(text) or text))
    except ChemError:
        return ""


def _values(text: str) -> Iterator[Any]:
    """Values of the JSON objects in a text, the last object first, prose left out."""
    for match in reversed(list(_OBJECT.finditer(text))):
        try:
            content = json.loads(match.group())
        except ValueError:
            continue
        for key, value in content.items():
            if key.casefold() not in _PROSE and value is not None:
                yield from value if isinstance(value, list) else [value]


def _read(value: Any) -> list[str]:
    """Structures in a stated value: one, several after commas, or components after points."""
    if not isinstance(value, str):
        return []
    pieces = [piece.strip("'\"`") for piece in re.split(r"\s*[,;\s]\s*", value.strip()) if piece]
    whole = canonical(value.strip("'\"` \n"))
    read = [whole] if whole else [canonical(piece.split(">")[-1]) for piece in pieces]
    return [part for smiles in read if smiles for part in smiles.split(".")]


def _as_yes_no(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    words = re.findall(r"[a-z]+", str(value).lower())
    return next((word in _YES for word in words[:3] if word in _YES | _NO), None)


def _without_structures(text: str) -> str:
    for mention in reversed(recognise(text)):
        text = text[: mention.start] + " " + text[mention.end :]
    return text
