"""What the details of a result hold beside its values: pictures, candidates, tables, shapes. No Qt.

Details come from a tool, or from a file that somebody imported: what is not as it should be is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.core.loose import indices, is_number, mapping, mappings, words
from app.core.shape import Shape
from sandbox.results import AtomSets

MAX_SVG = 4_000_000
MAX_CELLS = 40_000
_UNITS = (
    ("_kcal_per_mol", "kcal/mol"),
    ("_kj_per_mol", "kJ/mol"),
    ("_g_per_mol", "g/mol"),
    ("_percent", "%"),
    ("_to_lowest_a", "Å"),
    ("_da", "Da"),
)


@dataclass(frozen=True)
class Candidate:
    """A structure with what is known of it.

    Attributes:
        smiles: The structure; several components for the reactants of one proposal.
        facts: Name and value in words, as they stand one below the other.
        words: What was done to make it, or another remark; a line for each.
        atoms: Atoms that are new or changed.
    """

    smiles: str
    facts: tuple[tuple[str, str], ...] = ()
    words: str = ""
    atoms: AtomSets = ()


@dataclass(frozen=True)
class Rows:
    """A table of details.

    Attributes:
        titles: One for each column.
        cells: Rows of numbers and words; None where there is no value.
    """

    titles: tuple[str, ...]
    cells: tuple[tuple[str | float | None, ...], ...]


def pictures(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The SVG drawings of a result, in order."""
    several = data.get("svgs")
    found = several if isinstance(several, list) and several else [data.get("svg")]
    return tuple(each for each in found if isinstance(each, str) and "<svg" in each and len(each) < MAX_SVG)


def designs(data: Mapping[str, Any]) -> dict[str, Candidate]:
    """SMILES → candidate of a search for better molecules, the best first."""
    before = mapping(data.get("before"))
    found = {}
    for each in mappings(data.get("candidates")):
        smiles, properties = each.get("smiles"), mapping(each.get("properties"))
        if isinstance(smiles, str):
            found[smiles] = Candidate(
                smiles,
                tuple(_design_facts(each, properties, before)),
                "\n".join(words(each.get("changes")) or words(each.get("edits"))),
                (indices(each.get("changed")),) if indices(each.get("changed")) else (),
            )
    return found


def _design_facts(
    candidate: Mapping[str, Any], properties: Mapping[str, Any], before: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    for name, value in properties.items():
        if name in before and is_number(value):
            was = f"  (from {_plain(before[name])})" if is_number(before[name]) else ""
            yield name, _plain(value) + was
    similarity = candidate.get("similarity")
    if is_number(similarity):
        yield "similarity", f"{similarity:.2f}"
    if candidate.get("scaffold_kept") is False:
        yield "scaffold", "another one"


def proposals(data: Mapping[str, Any]) -> tuple[Candidate, ...]:
    """Ways to make a compound in one step, the most probable first."""
    found = []
    for each in mappings(data.get("proposals")):
        smiles, kind, score = each.get("smiles"), each.get("class"), each.get("score")
        if not isinstance(smiles, str):
            continue
        facts = [("score", f"{score:.2f}")] if is_number(score) else []
        listed = each.get("buyable")
        if isinstance(listed, list) and listed:
            facts.append(("in the stock", f"{sum(map(bool, listed))} of {len(listed)}"))
        found.append(Candidate(smiles, tuple(facts), kind if isinstance(kind, str) else ""))
    return tuple(found)


def table(data: Mapping[str, Any]) -> Rows | None:
    """A table in the details, or the beginning of one that lies in a file."""
    preview = mapping(data.get("table"))
    if preview:
        return _previewed(preview)
    for key in ("rows", "peaks", "bins"):
        records = mappings(data.get(key))
        if records:
            names = list(dict.fromkeys(name for record in records for name in record))
            cells = [tuple(_cell(record.get(name)) for name in names) for record in records]
            if len(names) * len(cells) <= MAX_CELLS:
                return Rows(tuple(map(_title, names)), tuple(cells))
    return None


def _previewed(preview: Mapping[str, Any]) -> Rows | None:
    names = [str(each.get("name", "")) for each in mappings(preview.get("columns"))]
    cells = []
    for each in mappings(preview.get("first")):
        values = each.get("cells")
        values = list(values) if isinstance(values, list) else []
        padded = [*values, *[None] * len(names)][: len(names)]
        cells.append((_cell(each.get("smiles")), *(_cell(value) for value in padded)))
    return Rows(("SMILES", *names), tuple(cells)) if cells else None


def shape(data: Mapping[str, Any]) -> Shape | None:
    """The three-dimensional shape that was calculated."""
    if not {"symbols", "numbers", "positions", "bonds", "molblock"} <= data.keys():
        return None
    try:
        found = Shape.from_details(data)
    except (TypeError, ValueError):
        return None
    count = len(found.symbols)
    sound = count == len(found.numbers) == len(found.positions) and all(
        0 <= one < count and 0 <= other < count for one, other, _ in found.bonds
    )
    return found if sound and count else None


def _title(name: str) -> str:
    for ending, unit in _UNITS:
        if name.endswith(ending):
            cut = "_a" if ending == "_to_lowest_a" else ending
            return f"{name.removesuffix(cut).replace('_', ' ')} ({unit})"
    return name.replace("_", " ")


def _cell(value: Any) -> str | float | None:
    if value is None or is_number(value) or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(words(value)) or str(value)


def _plain(value: float) -> str:
    """A number for reading: with a minus sign, and no more digits than matter."""
    shown = f"{value:.2f}" if abs(value) < 1000 else f"{value:.0f}"
    return ("0.00" if float(shown) == 0 else shown).replace("-", "−")
