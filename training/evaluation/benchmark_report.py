"""The benchmark's measures per family, beside what is published and what a trivial answer scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from training.evaluation.benchmark_question import FAMILIES
from training.evaluation.intervals import mean_interval

# Of the papers: ChemCRAFT-7B (arXiv 2601.17687), the best system with tools, the best cloud model alone.
ANCHORS: dict[str, dict[str, str]] = {
    "functional_group_count": {"absolute error": "0.03 / 0 / –"},
    "ring_count": {"absolute error": "0.15 / 0 / –"},
    "murcko_scaffold": {"Tanimoto": "0.57 / 1.00 / –"},
    "ring_system": {"accuracy": "1.00 / 1.00 / –"},
    "smiles_equivalence": {"accuracy": "0.97 / 0.99 / –"},
    "add_group": {"count changed by one": "0.85 / 0.95 / –"},
    "delete_group": {"count changed by one": "0.95 / 1.00 / –"},
    "substitute_group": {"count changed by one": "0.80 / 0.967 / –"},
    "optimise_logp": {"gain": "– / 0.90 / –", "improved": "– / 0.98 / –"},
    "optimise_solubility": {"gain": "– / 1.09 / –", "improved": "– / 0.99 / –"},
    "optimise_qed": {"gain": "– / 0.25 / –", "improved": "– / 0.98 / –"},
    "optimise_drd2": {"gain": "– / 0.42 / –", "improved": "– / 0.92 / –"},
    "optimise_jnk3": {"gain": "– / 0.07 / –", "improved": "– / 0.61 / –"},
    "optimise_gsk3b": {"gain": "– / 0.16 / –", "improved": "– / 0.79 / –"},
    "major_product": {"top-1": "– / – / 0.73", "similarity": "– / – / 0.87"},
    "by_product": {"top-1": "– / – / 0.20", "similarity": "– / – / 0.51"},
    "retrosynthesis": {"top-1": "– / – / 0.20", "similarity": "– / – / 0.45"},
    "conditions": {"top-1": "– / – / 0.20", "similarity": "– / – / 0.33"},
    "next_step": {"top-1": "– / – / 0.58", "similarity": "– / – / 0.53"},
    "mechanism": {"accuracy": "– / – / 0.62"},
}


def summarise_measures(rows: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Mean of each measure per family, with its interval at 95 %.

    Args:
        rows: Answered questions; those without measures are left out.
    """
    summary: dict[str, dict[str, Any]] = {}
    for name, family in FAMILIES.items():
        some = [row for row in rows if row["family"] == name and row.get("measures")]
        if not some:
            continue
        means = {
            key: _mean([row["measures"].get(key) for row in some]) for key in (*family.published, *family.own)
        }
        trivial = [row["trivial"] for row in some if row.get("trivial")]
        simple = {key: _mean([each.get(key) for each in trivial]) for key in means} if trivial else {}
        summary[name] = {"n": len(some), "measures": means, "trivial": simple}
    return summary


def benchmark_lines(
    measures: Mapping[str, Mapping[str, Any]], heading: str = "Measures of the benchmark"
) -> list[str]:
    """A table of the measures: published ones first, with their anchors, then our own."""
    if not measures:
        return []
    lines = [
        "",
        f"## {heading}",
        "",
        "Counts: mean absolute error, less is better; everything else: more is better. What a trivial answer "
        "scores (the commonest value, always yes, the molecule as it came) stands beside. Anchors: "
        "ChemCRAFT-7B / best system with tools / best cloud model alone, on the published questions, which "
        "are others than these.",
        "",
        "| family | measure | n | mean | trivial answer | anchors |",
        "|---|---|---|---|---|---|",
    ]
    for name, found in measures.items():
        family = FAMILIES[name]
        for key in (*family.published, *family.own):
            anchor = ANCHORS.get(name, {}).get(key, "" if key in family.published else "ours")
            simple = found["trivial"].get(key)
            cells = [name, key, str(found["measures"][key]["n"]), _cell(found["measures"][key])]
            lines.append(f"| {' | '.join(cells)} | {_cell(simple) if simple else '–'} | {anchor} |")
    return lines


def _mean(values: Sequence[float | None]) -> dict[str, Any]:
    known = [value for value in values if value is not None]
    if not known:
        return {"n": 0, "mean": None, "low": None, "high": None}
    mean, low, high = mean_interval(known)
    return {"n": len(known), "mean": mean, "low": low, "high": high}


def _cell(found: Mapping[str, Any]) -> str:
    return f"{found['mean']:.3f} ({found['low']:.2f} to {found['high']:.2f})" if found["n"] else "–"
