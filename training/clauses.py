"""Fits the weights with which `sandbox.retrieval.asking` tells whether a clause asks for its best tool.

    python -m training.clauses

Every clause of the development questions of one turn in which a tool stands out is an example: it asks for
the tool where the question's calls name it. Those of questions for several tools count three times, for they
are few. Prints the share told right of questions that the fit has not seen, and the weights to be copied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from sandbox.calling import call_tool
from sandbox.episode import Episode
from sandbox.errors import SandboxError
from sandbox.profiles import Profile
from sandbox.registry import discover
from sandbox.retrieval import asking
from sandbox.retrieval import clauses as read_clauses
from sandbox.retrieval.reading import Clause
from training.evaluation.load import QUESTIONS, FilledItem, fill_all, load_items

SEVERAL = 3.0  # weight of the clauses of a question for several tools
SEED, FOLDS = 1, 5


def examples(items: Sequence[FilledItem]) -> Iterator[tuple[int, tuple[float, ...], bool, float]]:
    """Number of a question, what is measured of a clause of it, whether it asks for its tool; weight."""
    registry = discover()
    read: list[list[Clause]] = []

    def decided(clauses: Sequence[Clause]) -> list[Clause]:
        read.append([clause for clause in clauses if clause.tools])
        return asking.decided(clauses)

    read_clauses.decided = decided  # type: ignore[attr-defined]
    for number, filled in enumerate(items):
        expected = {call.tool for call in filled.item.calls}
        read.clear()
        episode = Episode(
            registry, lambda name, given: call_tool(registry.get(name), given), Profile("native")
        )
        try:
            episode.observe(filled.turns[0])
        except SandboxError:
            continue
        for clause in read[0] if read and expected else ():
            weight = SEVERAL if len(expected) > 1 else 1.0
            yield number, asking.measured(clause, read[0]), clause.tools[0] in expected, weight


def main() -> None:
    """Fit and print."""
    files = sorted(QUESTIONS.parent.glob("*.toml"))
    filled = fill_all((item for file in files for item in load_items(file)), SEED)
    items = [*{each.item.turns[0]: each for each in filled if len(each.turns) == 1}.values()]
    numbers, values, asks, weights = (np.array(column) for column in zip(*examples(items), strict=True))
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=3000))
    folds = cross_val_score(model, values[:, 1:], asks, groups=numbers, cv=GroupKFold(FOLDS))
    model.fit(values[:, 1:], asks, logisticregression__sample_weight=weights)
    scaler, fitted = model[0], model[1]
    slopes = fitted.coef_[0] / scaler.scale_
    constant = fitted.intercept_[0] - slopes @ scaler.mean_
    print(f"{len(asks)} clauses, {folds.mean():.3f} told right")  # noqa: T201
    print(asking.Weights(*(round(float(value), 3) for value in (constant, *slopes))))  # noqa: T201


if __name__ == "__main__":
    main()
