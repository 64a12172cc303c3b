"""The suites: our own questions, the benchmark's families with questions of ours, the benchmark's files."""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path

from training.evaluation import families
from training.evaluation.asked import Asked, benchmark_questions, own_question
from training.evaluation.benchmark_files import read_benchmark
from training.evaluation.load import QUESTIONS, fill_all, load_items

OWN, FAMILIES, BENCHMARK = "own", "families", "chemcotbench"


class SuiteError(ValueError):
    """A suite that does not exist, or cannot be read."""


def load_suite(
    name: str,
    folder: Path | None = None,
    *,
    seed: int = 1,
    limit: int | None = None,
    only: Sequence[str] = (),
) -> list[Asked]:
    """Load the questions of a suite.

    Args:
        name: ``"own"`` (every file of questions), ``"families"``, ``"chemcotbench"``, the name of a file of
            questions (``"blind3"``), or its path.
        folder: Where the benchmark's JSON files are.
        seed: Chooses molecules and wordings, and what is left out by ``limit``.
        limit: Most questions of a family; None for all.
        only: Patterns of families; none for all.

    Raises:
        SuiteError: There is no such suite, or nothing is left of it.
    """
    if name == FAMILIES:
        names = [each for each in families.FAMILIES if _wanted(each, only)]
        count = families.PER_FAMILY if limit is None else limit
        made = [question for each in names for question in families.build_questions(each, seed, count)]
        asked = benchmark_questions(made, FAMILIES)
    elif name == BENCHMARK:
        if folder is None:
            raise SuiteError(
                "the folder of the benchmark's JSON files is missing: --suite chemcotbench FOLDER"
            )
        read, problems = read_benchmark(folder)
        sys.stderr.writelines(f"left out: {problem}\n" for problem in problems)
        asked = benchmark_questions(read, BENCHMARK)
        asked = _limited([each for each in asked if _wanted(each.family, only)], limit, seed)
    else:
        asked = []
        for path in _files(name):
            asked += [own_question(filled, path.stem) for filled in fill_all(load_items(path), seed)]
        asked = _limited([each for each in asked if _wanted(each.family, only)], limit, seed)
    if not asked:
        raise SuiteError(f"no question of the suite '{name}' fits {' '.join(only) or 'it'}")
    return asked


def _files(name: str) -> list[Path]:
    if name == OWN:
        return sorted(QUESTIONS.parent.glob("*.toml"), key=lambda path: (path != QUESTIONS, path.name))
    for path in (QUESTIONS.parent / f"{name}.toml", Path(name)):
        if path.is_file():
            return [path]
    raise SuiteError(
        f"there is no suite '{name}': own, families, chemcotbench FOLDER, or a file of questions"
    )


def _wanted(family: str, only: Sequence[str]) -> bool:
    return not only or any(fnmatch(family, pattern) for pattern in only)


def _limited(asked: list[Asked], limit: int | None, seed: int) -> list[Asked]:
    """At most so many of each family, drawn by the seed, in the order of the suite."""
    if limit is None:
        return asked
    kept: set[int] = set()
    for family in dict.fromkeys(each.family for each in asked):
        places = [place for place, each in enumerate(asked) if each.family == family]
        kept |= set(random.Random(f"{seed} {family}").sample(places, min(limit, len(places))))
    return [each for place, each in enumerate(asked) if place in kept]
