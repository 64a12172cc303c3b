"""The signal word of GHS classes: "Danger" where one of them is among the more severe, else "Warning".

Source: United Nations, Globally Harmonized System of Classification and Labelling of Chemicals, annex 1
(allocation of label elements). The published tables leave the word out, or give that of one class only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_DANGER = (
    (r"acute toxicity", "123"),
    (r"skin corrosion", "1"),
    (r"serious eye damage", "1"),
    (r"respiratory sensiti", "1"),
    (r"germ cell mutagenicity|carcinogenicity|toxic to reproduction|reproductive toxicity", "1"),
    (r"specific target organ", "1"),
    (r"aspiration hazard", "1"),
    (r"flammable liquids", "12"),
    (r"flammable (?:gases|solids|aerosols)|aerosols|pyrophoric|self-heating|oxidi[sz]ing gases", "1"),
    (r"substances and mixtures,? which,? in contact with water", "12"),
    (r"oxidi[sz]ing (?:liquids|solids)", "12"),
)
_DANGER_TYPES = re.compile(
    r"(?:self-reactive|organic peroxides).*type [a-d]\b|explosives.*(?:unstable|1\.[1235])", re.IGNORECASE
)
_SILENT = re.compile(
    r"aquatic environment \((?:acute|chronic|long-term)\): category [2-4]|type g\b|explosives: division 1\.6",
    re.IGNORECASE,
)


def signal_word(classes: Iterable[str]) -> str:
    """Return "Danger", "Warning", or nothing for classes that have no signal word.

    Args:
        classes: Such as "Acute toxicity (oral): Category 3".
    """
    spoken = [entry for entry in classes if not _SILENT.search(entry)]
    if any(_is_danger(entry) for entry in spoken):
        return "Danger"
    return "Warning" if spoken else ""


def _is_danger(entry: str) -> bool:
    category = re.search(r"category (\d)", entry, re.IGNORECASE)
    severe = any(
        category and category.group(1) in numbers and re.match(kind, entry, re.IGNORECASE)
        for kind, numbers in _DANGER
    )
    return severe or bool(_DANGER_TYPES.search(entry))
