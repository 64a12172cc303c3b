"""``retort eval``: asks policies the questions of suites and writes reports; see ``docs/evaluation.md``.

python -m training.evaluation.command …    the same, where the command line does not list it yet
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

EPILOG = """\
examples:
  retort eval --suite families --limit 5
  retort eval --suite own --policy adapter --policy rules --out runs/eval/own
  retort eval --suite chemcotbench ~/ChemCoTBench --policy schema
"""


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add ``eval`` to the command line."""
    parser = commands.add_parser(
        "eval",
        help="ask policies the evaluation questions, and report how they did",
        description="Ask policies the questions of a suite and write what was right. A run that was ended, "
        "however, goes on where it was when it is started again with the same folder.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--suite",
        nargs="+",
        default=["own"],
        metavar=("NAME", "FOLDER"),
        help="own (default), families, chemcotbench FOLDER, the name of a file of questions, or its path",
    )
    parser.add_argument(
        "--policy",
        action="append",
        metavar="POLICY",
        help="adapter (default), base, schema, rules, or FILE.gguf; several are compared",
    )
    parser.add_argument("--limit", type=int, metavar="N", help="at most so many questions of each family")
    parser.add_argument(
        "--only", action="append", default=[], metavar="FAMILY", help="these families; * stands for any"
    )
    parser.add_argument("--seed", type=int, default=1, help="chooses molecules and wordings (default: 1)")
    parser.add_argument("--out", type=Path, help="folder of answers and reports (default: runs/eval/SUITE)")
    parser.add_argument(
        "--threads", type=int, metavar="N", help="threads for the model (default: physical cores)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Ask every policy and write the reports; 2 where the suite cannot be read."""
    from training.evaluation.suites import SuiteError, load_suite

    name, *folder = arguments.suite
    try:
        questions = load_suite(
            name,
            Path(folder[0]).expanduser() if folder else None,
            seed=arguments.seed,
            limit=arguments.limit,
            only=arguments.only,
        )
    except (SuiteError, OSError) as error:
        sys.stderr.write(f"retort: {error}\n")
        return 2
    from training.evaluation.policies import open_policy
    from training.evaluation.report import write_comparison
    from training.evaluation.run import evaluate, in_a_line

    out = arguments.out or Path("runs", "eval", Path(name).stem)
    summaries = {}
    for policy in dict.fromkeys(arguments.policy or ["adapter"]):
        label = re.sub(r"[^\w.-]+", "-", policy).strip("-")
        sys.stderr.write(f"{policy}: {len(questions)} questions → {out / label}\n")
        with open_policy(policy, arguments.threads) as new_session:
            title = f"Evaluation: suite {Path(name).stem}, policy {policy}, seed {arguments.seed}"
            summaries[policy] = evaluate(questions, new_session, out / label, title)
        sys.stdout.write(f"{policy}: {in_a_line(summaries[policy])}\n")
        sys.stdout.flush()
    if len(summaries) > 1:
        text = write_comparison(
            summaries, f"Policies compared: suite {Path(name).stem}, seed {arguments.seed}"
        )
        (out / "comparison.md").write_text(text, encoding="utf-8")
        bare = {
            policy: {**summary, "failures": len(summary["failures"])} for policy, summary in summaries.items()
        }
        (out / "comparison.json").write_text(json.dumps(bare, ensure_ascii=False, indent=1), encoding="utf-8")
        sys.stdout.write(f"{out / 'comparison.md'}\n")
    return 0


def main(argv: list[str] | None = None) -> int:
    """Run ``eval`` alone."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluation.command")
    add_commands(parser.add_subparsers(required=True), parser)
    arguments = parser.parse_args(["eval", *(sys.argv[1:] if argv is None else argv)])
    return int(arguments.run(arguments))


if __name__ == "__main__":
    sys.exit(main())
