"""A question as the evaluation asks it, of whatever suite, and how its record is judged."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from training.evaluation.benchmark_question import FAMILIES, BenchmarkQuestion
from training.evaluation.load import FilledItem
from training.evaluation.measures import is_right, measure, trivial_answer
from training.evaluation.reply import Reply, write_reply
from training.evaluation.score import calls_right, expected, score

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was right about an answer.

    Attributes:
        score: Aspect → whether it was right; None where the question does not say.
        measures: Name → value of the family's measures; empty outside the benchmark's families.
        trivial: The measures of an answer without any thought.
        expected: What was expected, in a line.
    """

    score: Mapping[str, bool | None]
    measures: Mapping[str, float | None]
    trivial: Mapping[str, float | None]
    expected: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, or a short conversation of which the last turn is judged.

    Attributes:
        id: Unique within the run.
        suite: Name of its suite.
        family: Kind of question.
        turns: What the user writes.
        judge: Judges the record of ``retort ask --json``.
    """

    id: str
    suite: str
    family: str
    turns: tuple[str, ...]
    judge: Callable[[Record], Judgement]


def own_question(filled: FilledItem, suite: str = "own") -> Asked:
    """A question of our own, judged by the calls that a chemist would have made."""

    def judge(record: Record) -> Judgement:
        return Judgement(asdict(score(record, filled)), {}, {}, describe(filled))

    return Asked(filled.item.id, suite, filled.item.family, filled.turns, judge)


def benchmark_questions(questions: Sequence[BenchmarkQuestion], suite: str) -> list[Asked]:
    """Questions of the benchmark's families, judged by their measures."""
    constants = {
        family: _constant([question.gt for question in questions if question.family == family])
        for family in {question.family for question in questions}
    }

    def asked(question: BenchmarkQuestion) -> Asked:
        said = write_reply(trivial_answer(question, constants[question.family]))
        return Asked(
            question.id,
            suite,
            question.family,
            (question.query,),
            lambda record: judge_benchmark(question, record, said),
        )

    return [asked(question) for question in questions]


def judge_benchmark(question: BenchmarkQuestion, record: Record, trivial: Reply) -> Judgement:
    """Judge an answer by the family's measures, and its calls where they are known."""
    measures = measure(question, Reply.of(record))
    made = {call["tool"] for call in record["calls"]}
    tools_right: bool = bool(made) and made <= set(FAMILIES[question.family].tools)
    arguments_right: bool | None = None
    if question.calls:
        pairs = [calls_right(record, calls) for calls in question.calls]
        tools_right, arguments_right = (any(right) for right in zip(*pairs, strict=True))
    scored = {
        "tools_right": tools_right,
        "arguments_right": arguments_right,
        "final_right": is_right(question, measures),
        "grounded": not record.get("unsupported"),
    }
    wanted = question.gt if question.gt is not None else dict(question.given)
    return Judgement(scored, measures, measure(question, trivial), json.dumps(wanted, ensure_ascii=False))


def _constant(truths: Sequence[Any]) -> Any:
    """The one answer that scores best for all: the median of numbers, the commonest of other values."""
    if all(isinstance(truth, int | float) for truth in truths):
        return median(truths)
    return Counter(str(truth) for truth in truths).most_common(1)[0][0]


def describe(filled: FilledItem) -> str:
    """The expected calls and the expected bare answer in a line."""
    gold = expected(filled)
    calls = "; ".join(f"{call.tool} {dict(call.arguments)}" for call in gold.calls) or "no call"
    return f"{calls} → {json.dumps(gold.required, ensure_ascii=False)}"
