"""Writes the dataset card from what was counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from training.dataset.rows import Row

_MOST_REASONS = 25
_CARD = """\
---
license: apache-2.0
language: [en, de, ko]
tags: [chemistry, tool-use, function-calling, synthetic]
configs:
  - config_name: default
    data_files:
{files}
---

# ChemToolDataset

{total:,} trajectories of tool use in chemistry: a question, the calls that answer it, their results, and
an answer that cites them. Every call was run; every number and structure in an answer is a handle of a
result. Made by this project's recipe, which is the data set's source:

    python -m training.dataset build --rows {rows} --seed {seed}

| split | rows | what is held out |
|---|---|---|
{splits}

## A row

`messages` are `system`, `user`, `assistant` (with `tool_calls`, arguments as JSON text) and `tool`
messages as the policy reads them: structures are handles (`M1`), values too (`V1`). From index
`first_trained` on, the assistant's messages are the policy's own; those before are the conversation so
far. `tools` is a JSON list of schemas: the tools that are called and eight likely ones. `question` is the
message as it was typed; `wording` the same without what was filled in; `scaffolds` the Murcko scaffolds
of its molecules. `training.dataset.rows.render_messages` renders a row to exactly the token ids of the
program (protocol {protocol}, {tools} tools).

## Stages

| stage | rows left | dropped |
|---|---|---|
{stages}

Why rows were dropped (the commonest reasons):

{reasons}

## What is in it

Calls in a row: {calls}.

| family | rows |
|---|---|
{families}

## Sources and licences

- Phrasings: `training/phrasings/`, written by hand for this project (Apache-2.0).
- Molecules: RDKit's NCI set (`Data/NCI/first_5K.smi`, public domain), and this project's table of common
  names.
- Results: this program's tools; the sources and terms of their tables and weights are in
  `assets/NOTICE.md`. Statements of results stand in `tool` messages with handles in place of values.

## Known limits

- Questions are filled phrasings, misspelt and joined by rules: real chemists are more varied.
- Most wordings are English; few are German or Korean.
- Answers repeat the tools' statements. They teach when to call which tool, not chemistry and not style.
- A search for routes or analogues is bounded here (a second, {searched} molecules), so its results are
  not what the program finds, and two runs may differ in them.
- Validation has new scaffolds with known wordings, test has new wordings. Neither is the evaluation,
  whose questions other people wrote (`training/evaluation/`); rows near to those were removed.
"""


def write_card(facts: Mapping[str, Any], rows: Iterable[Row]) -> str:
    """Write the card.

    Args:
        facts: ``facts.json`` of the data set.
        rows: Its rows.
    """
    from training.playing import SEARCHED

    families, calls = Counter[str](), Counter[int]()
    for row in rows:
        families[row.family] += 1
        calls[len(row.steps)] += 1
    reasons = sum((Counter(stage["dropped"]) for stage in facts["stages"].values()), Counter[str]())
    what = {
        "train": "nothing: scaffolds and wordings may be those of training",
        "validation": "one Murcko scaffold in twenty",
        "test": "one wording in twenty, whatever the molecule",
    }
    return _CARD.format(
        total=sum(facts["splits"].values()),
        rows=facts["rows"],
        seed=facts["seed"],
        files="\n".join(
            f"      - split: {split}\n        path: data/{split}-*.parquet"
            for split, count in facts["splits"].items()
            if count
        ),
        splits="\n".join(
            f"| {split} | {count:,} | {what[split]} |" for split, count in facts["splits"].items()
        ),
        protocol=facts["protocol"],
        tools=len(facts["toolset"]),
        stages="\n".join(
            f"| {name} | {stage['kept']:,} | {sum(stage['dropped'].values()):,} |"
            for name, stage in facts["stages"].items()
        ),
        reasons="\n".join(f"- {reason}: {count:,}" for reason, count in reasons.most_common(_MOST_REASONS))
        or "- none",
        calls=", ".join(f"{number} in {count:,}" for number, count in sorted(calls.items())),
        families="\n".join(f"| {family} | {count:,} |" for family, count in families.most_common()),
        searched=SEARCHED,
    )
