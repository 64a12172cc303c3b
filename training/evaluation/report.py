"""The figures of an evaluation: shares with Wilson intervals, times, and what went wrong."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

ASPECTS = ("tools_right", "arguments_right", "final_right", "grounded")
_Z = 1.959964  # 95 %
_COLUMNS = ("tools", "arguments", "final answer", "grounded")


def wilson(right: int, total: int) -> tuple[float, float]:
    """Wilson score interval of a share at 95 %; (0, 1) where nothing was counted.

    Source: Wilson, J. Am. Stat. Assoc. 1927, 22, 209.
    """
    if total == 0:
        return 0.0, 1.0
    share = right / total
    spread = _Z * math.sqrt(share * (1 - share) / total + _Z**2 / (4 * total**2))
    middle, scale = share + _Z**2 / (2 * total), 1 + _Z**2 / total
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below or at which that share of the values lies (nearest rank); 0 for none."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0


def summarise(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Count what was right, overall and per family.

    Args:
        rows: Answered questions as ``training.evaluation.run`` writes them.
    """
    families = sorted({row["family"] for row in rows})
    failures = [row for row in rows if not all(row["score"].values())]
    return {
        "questions": len(rows),
        "overall": _shares(rows),
        "families": {name: _shares([row for row in rows if row["family"] == name]) for name in families},
        "seconds": {
            "median": percentile([row["seconds"] for row in rows], 0.5),
            "p95": percentile([row["seconds"] for row in rows], 0.95),
        },
        "tokens_per_answer": sum(row["tokens"] for row in rows) / max(1, len(rows)),
        "errors": sum("error" in row["record"] for row in rows),
        "failures": [_failure(row) for row in failures],
    }


def write_markdown(summary: Mapping[str, Any], title: str) -> str:
    """Write the figures as a table, with the failures below."""
    seconds = summary["seconds"]
    lines = [
        f"# {title}",
        "",
        f"{summary['questions']} questions, {summary['errors']} without an answer; "
        f"{seconds['median']:.2f} s median, {seconds['p95']:.2f} s p95; "
        f"{summary['tokens_per_answer']:.0f} tokens an answer.",
        "",
        f"| family | n | {' | '.join(_COLUMNS)} |",
        f"|---|---|{'---|' * len(_COLUMNS)}",
        _row("**all**", summary["overall"]),
        *(_row(name, shares) for name, shares in summary["families"].items()),
        "",
        "## Failures",
        "",
    ]
    for failure in summary["failures"]:
        lines += [
            f"- **{failure['id']}** ({', '.join(failure['wrong'])})",
            *(f"  - asked: {_line(turn)}" for turn in failure["turns"]),
            f"  - expected: {_line(failure['expected'])}",
            f"  - got: {_line(failure['got'])}",
            f"  - answer: {_line(failure['answer'])}",
        ]
    return "\n".join(lines) + "\n"


def _shares(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    shares: dict[str, Any] = {"n": len(rows)}
    for aspect in ASPECTS:
        right = sum(row["score"][aspect] for row in rows)
        low, high = wilson(right, len(rows))
        shares[aspect] = {"right": right, "share": right / max(1, len(rows)), "low": low, "high": high}
    return shares


def _failure(row: Mapping[str, Any]) -> dict[str, Any]:
    record = row["record"]
    turns = len(row["turns"])
    calls = [call for call in record["calls"] if call.get("turn", turns) == turns]
    return {
        "id": row["id"],
        "wrong": [aspect for aspect in ASPECTS if not row["score"][aspect]],
        "turns": row["turns"],
        "expected": row["expected"],
        "got": "; ".join(f"{call['tool']} {call['arguments']}" for call in calls) or "no call",
        "answer": record.get("error") or record["answer"],
    }


def _row(name: str, shares: Mapping[str, Any]) -> str:
    cells = [
        f"{100 * shares[aspect]['share']:.1f} % "
        f"({100 * shares[aspect]['low']:.0f}–{100 * shares[aspect]['high']:.0f})"
        for aspect in ASPECTS
    ]
    return f"| {name} | {shares['n']} | {' | '.join(cells)} |"


def _line(text: str) -> str:
    return " ".join(text.split())
