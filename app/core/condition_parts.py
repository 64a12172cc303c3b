"""The parts of recommended conditions, for an answer that asks for one of them: "which solvent?"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from sandbox.exchange import Step
from sandbox.names.lookup import lookup_name

PARTS = ("reagent", "catalyst", "ligand", "base", "solvent", "temperature", "time")
_OR = re.compile(r"\s+or\s+|;|,?\s+then\s+")
_AMOUNT = re.compile(
    r"\s+(?:\(|[\d.,]+\s*(?:[–-]\s*[\d.,]+)?\s*(?:equiv|mol|%|M\b|:|$)|equiv|cat\.|aq\.|excess).*$"
)


def condition_parts(steps: Iterable[Step]) -> dict[str, str]:
    """Name of a part → what the conditions of a turn's calls say of it, the first that say it."""
    parts: dict[str, str] = {}
    for step in steps:
        stated = step.result.data.get("conditions", {}) if step.result.ok else {}
        for name in PARTS:
            if isinstance(stated, dict) and stated.get(name):
                parts.setdefault(name, stated[name])
    return parts


def part_asked(words: Collection[str], parts: Mapping[str, str]) -> str:
    """The one part of conditions that a question names; empty where it names none or several.

    Where the reagent is only told as a class ("RX 1.1 equiv") it is one of the reactants, and the base is
    wanted.

    Args:
        words: Those of the question.
        parts: Name of a part → what the conditions say of it.
    """
    named = [name for name in PARTS if name in words]
    if len(named) != 1:
        return ""
    if named != ["reagent"]:
        return named[0] if named[0] in parts else ""
    told = (name for name in ("reagent", "base", "catalyst") if name in parts)
    return next((name for name in told if as_smiles(name, parts[name])), "")


def as_smiles(part: str, stated: str) -> str | None:
    """The first choice among stated compounds as SMILES; None where one of its names is in no table.

    Args:
        part: Name of the part.
        stated: For example ``"K2CO3 or Cs2CO3 2–3 equiv"``.
    """
    first = _OR.split(stated)[0]
    between = r",\s+|\s\+\s|/" if part == "solvent" else r",\s+|\s\+\s"  # the catalyst Pd/C is one
    names = [_AMOUNT.sub("", f"{piece.strip()}") for piece in re.split(between, first)]
    found = [lookup_name(name) for name in names]
    smiles = [each for each in found if each is not None]
    return ".".join(smiles) if names and len(smiles) == len(names) else None
