"""Words the questions of a family, each line in its turn, half of them with a form for the answer."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from rdkit import Chem

from training.deck import Deck
from training.phrasing import fill

_FILE = Path(__file__).with_name("wordings.toml")


class Wording:
    """The wordings of one kind of question.

    Args:
        section: Section of ``wordings.toml``.
        form: Kind of answer, for which forms can be asked.
        rng: Source of chance.
    """

    def __init__(self, section: str, form: str, rng: random.Random) -> None:
        content = _content()
        self._lines = Deck.of(content[section]["lines"], rng)
        self._forms = Deck.of(content["forms"][form], rng)
        self._rng = rng
        self._count = 0

    def word(self, values: Mapping[str, str]) -> str:
        """Put values into the next line; every second question asks for a form."""
        text = fill(self._lines.draw(), values)
        self._count += 1
        if self._count % 2:
            return text
        return f"{text}{self._rng.choice([chr(10), ' '])}{self._forms.draw()}"


def written(smiles: str, rng: random.Random) -> str:
    """A SMILES as a question has it: in canonical order, or starting from another atom."""
    if rng.random() < 0.6:
        return smiles
    return str(
        Chem.MolToRandomSmilesVect(Chem.MolFromSmiles(smiles), 1, randomSeed=rng.randrange(1, 2**31))[0]
    )


def listed(parts: Sequence[str], rng: random.Random) -> str:
    """Several structures in a row."""
    joined = ", ".join(parts[:-1])
    link = rng.choice([" and ", " + "])
    return (
        f"{joined.replace(', ', link) if link == ' + ' else joined}{link}{parts[-1]}" if joined else parts[-1]
    )


@lru_cache(maxsize=1)
def _content() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
