"""The figures of an evaluation: shares with Wilson intervals, times, and what went wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from training.evaluation.benchmark_report import benchmark_lines, summarise_measures
from training.evaluation.intervals import percentile, wilson

ASPECTS = ("tools_right", "arguments_right", "final_right", "grounded")
_COLUMNS = ("tools", "arguments", "final answer", "grounded", "calls", "median s", "p95 s", "tokens")
_MAX_FAILURES = 400  # in words; the answers are all in answers.jsonl


def summarise(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Count what was right, overall, per suite and per family.

    Args:
        rows: Answered questions as ``training.evaluation.run`` writes them.
    """
    failures = [row for row in rows if False in row["score"].values()]
    return {
        "questions": len(rows),
        "overall": _shares(rows),
        "suites": {name: _shares(some) for name, some in _grouped(rows, "suite").items()},
        "families": {name: _shares(some) for name, some in _grouped(rows, "family").items()},
        "measures": summarise_measures(rows),
        "seconds": {
            "median": percentile([row["seconds"] for row in rows], 0.5),
            "p95": percentile([row["seconds"] for row in rows], 0.95),
        },
        "tokens_per_answer": sum(row["tokens"] for row in rows) / max(1, len(rows)),
        "errors": sum("error" in row["record"] for row in rows),
        "failures": [_failure(row) for row in failures],
    }


def write_markdown(summary: Mapping[str, Any], title: str) -> str:
    """Write the figures as tables, with the failures below."""
    seconds = summary["seconds"]
    suites = summary["suites"] if len(summary["suites"]) > 1 else {}
    lines = [
        f"# {title}",
        "",
        f"{summary['questions']} questions, {summary['errors']} without an answer; "
        f"{seconds['median']:.2f} s median, {seconds['p95']:.2f} s p95; "
        f"{summary['tokens_per_answer']:.0f} tokens an answer. Intervals are Wilson's at 95 %.",
        "",
        f"| family | n | {' | '.join(_COLUMNS)} |",
        f"|---|---|{'---|' * len(_COLUMNS)}",
        _row("**all**", summary["overall"]),
        *(_row(f"*{name}*", shares) for name, shares in suites.items()),
        *(_row(name, shares) for name, shares in summary["families"].items()),
        *benchmark_lines(summary["measures"]),
        "",
        "## Failures",
        "",
    ]
    for failure in summary["failures"][:_MAX_FAILURES]:
        lines += [
            f"- **{failure['id']}** ({', '.join(failure['wrong'])})",
            *(f"  - asked: {_line(turn)}" for turn in failure["turns"]),
            f"  - expected: {_line(failure['expected'])}",
            f"  - got: {_line(failure['got'])}",
            f"  - answer: {_line(failure['answer'])}",
        ]
    left_out = len(summary["failures"]) - _MAX_FAILURES
    if left_out > 0:
        lines.append(f"\n{left_out} more are in report.json.")
    return "\n".join(lines) + "\n"


def write_comparison(summaries: Mapping[str, Mapping[str, Any]], title: str) -> str:
    """Put the final answers of several policies side by side, per family.

    Args:
        summaries: Policy → its summary of the same questions.
        title: Heading.
    """
    families = list(dict.fromkeys(name for each in summaries.values() for name in each["families"]))
    lines = [
        f"# {title}",
        "",
        "Right final answers, with Wilson's intervals at 95 %.",
        "",
        f"| family | n | {' | '.join(summaries)} |",
        f"|---|---|{'---|' * len(summaries)}",
        _side_by_side("**all**", [each["overall"] for each in summaries.values()]),
        *(
            _side_by_side(name, [each["families"].get(name) for each in summaries.values()])
            for name in families
        ),
        "",
        f"| | {' | '.join(summaries)} |",
        f"|---|{'---|' * len(summaries)}",
    ]
    for label, show in (
        ("right tools", lambda each: _cell(each["overall"]["tools_right"])),
        ("right arguments", lambda each: _cell(each["overall"]["arguments_right"])),
        ("grounded", lambda each: _cell(each["overall"]["grounded"])),
        ("median s", lambda each: f"{each['seconds']['median']:.2f}"),
        ("p95 s", lambda each: f"{each['seconds']['p95']:.2f}"),
        ("tokens an answer", lambda each: f"{each['tokens_per_answer']:.0f}"),
    ):
        lines.append(f"| {label} | {' | '.join(show(each) for each in summaries.values())} |")
    for name, each in summaries.items():
        lines += benchmark_lines(each["measures"], f"Measures of the benchmark: {name}")
    return "\n".join(lines) + "\n"


def _grouped(rows: Sequence[Mapping[str, Any]], key: str) -> dict[str, list[Mapping[str, Any]]]:
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for row in sorted(rows, key=lambda row: str(row[key])):
        groups.setdefault(row[key], []).append(row)
    return groups


def _shares(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    shares: dict[str, Any] = {"n": len(rows)}
    for aspect in ASPECTS:
        known = [row["score"][aspect] for row in rows if row["score"][aspect] is not None]
        low, high = wilson(sum(known), len(known))
        share = sum(known) / max(1, len(known))
        shares[aspect] = {"n": len(known), "right": sum(known), "share": share, "low": low, "high": high}
    return shares | {
        "calls": sum(row["calls"] for row in rows) / max(1, len(rows)),
        "median_s": percentile([row["seconds"] for row in rows], 0.5),
        "p95_s": percentile([row["seconds"] for row in rows], 0.95),
        "tokens": sum(row["tokens"] for row in rows) / max(1, len(rows)),
    }


def _failure(row: Mapping[str, Any]) -> dict[str, Any]:
    record = row["record"]
    turns = len(row["turns"])
    calls = [call for call in record["calls"] if call.get("turn", turns) == turns]
    return {
        "id": row["id"],
        "wrong": [aspect for aspect in ASPECTS if row["score"][aspect] is False],
        "turns": row["turns"],
        "expected": row["expected"],
        "got": "; ".join(f"{call['tool']} {call['arguments']}" for call in calls) or "no call",
        "answer": record.get("error") or record["answer"],
    }


def _row(name: str, shares: Mapping[str, Any]) -> str:
    cells = [_cell(shares[aspect]) for aspect in ASPECTS]
    cells += [f"{shares[key]:.2f}" for key in ("calls", "median_s", "p95_s")] + [f"{shares['tokens']:.0f}"]
    return f"| {name} | {shares['n']} | {' | '.join(cells)} |"


def _side_by_side(name: str, shares: Sequence[Mapping[str, Any] | None]) -> str:
    cells = [_cell(each["final_right"]) if each else "–" for each in shares]
    return f"| {name} | {max(each['n'] for each in shares if each)} | {' | '.join(cells)} |"


def _cell(share: Mapping[str, Any]) -> str:
    if not share["n"]:
        return "–"
    return f"{100 * share['share']:.1f} % ({100 * share['low']:.0f}–{100 * share['high']:.0f})"


def _line(text: str) -> str:
    return " ".join(text.split())
