"""The evaluation itself: a policy that knows the answers gets full marks, one that says nothing none."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.core.session import Session
from app.engine.gguf_header import read_header
from app.engine.naming import TOOLSET_KEY
from app.engine.records import Generation
from app.store.store import Store
from sandbox.calling import call_tool
from sandbox.profiles import Profile
from sandbox.prompt import Prompt
from sandbox.protocol import RESPONSE_CLOSE, RESPONSE_OPEN, write_call
from sandbox.recogniser import recognise
from sandbox.registry import discover
from sandbox.results import ToolResult
from training.evaluation.asked import own_question
from training.evaluation.check import Player
from training.evaluation.intervals import percentile, wilson
from training.evaluation.load import QUESTIONS, FilledItem, fill_all, load_items
from training.evaluation.run import ask, evaluate
from training.evaluation.score import expected
from training.evaluation.suites import load_suite

REPLIES = {"none": "I have no tool for that.", "clarify": "Which molecule do you mean?"}
ITEMS = load_items()
ON_PLANS = {"route_step", "alternative_route", "replan_part", "replan_without"}  # take seconds each
PLAYED = [
    item for number, item in enumerate(ITEMS) if (number % 3 == 0 or item.gap) and item.family not in ON_PLANS
]  # all: training.evaluation.check
SEARCHES = {"optimize_molecule", "plan_synthesis"}  # bounded by time: two runs may end differently
# What a question cannot express: a file that is written, a name read with the message.
NO_QUESTIONS = {"export_table", "structure_of_name"}
ADAPTER = Path(__file__).parents[2] / "assets" / "policy" / "adapter.gguf"


@pytest.fixture(scope="module")
def filled() -> list[FilledItem]:
    return fill_all(PLAYED, seed=1)


@dataclass(frozen=True)
class Played:
    """What the program made of a question: what it did not see, and the calls of each turn as text."""

    problems: list[str]
    calls: list[list[str]]


@pytest.fixture(scope="module")
def played(filled: list[FilledItem]) -> dict[str, Played]:
    return {question.item.id: play(question) for question in filled}


def play(question: FilledItem) -> Played:
    player = Player(discover(), question)
    problems = list(player.problems())
    exchanges = player.episode.exchanges
    return Played(
        problems, [[write_call(s.call.tool, s.call.arguments) for s in each.steps] for each in exchanges]
    )


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.memory() as memory:
        yield memory


class Policy:
    """A policy without a model; says at each step what a function of the prompt says."""

    def __init__(self, say: Callable[[str], str]) -> None:
        self._say = say

    def generate(self, prompt: Prompt, **_: Any) -> Generation:
        text = self._say("".join(segment.text for segment in prompt))
        return Generation(text, tuple(range(len(text.split()))), 0, 0, 0, "end", 0.0, 0.0)


class Perfect(Policy):
    """Makes the calls that the question expects and repeats what the tools stated."""

    def __init__(self, question: FilledItem, calls: list[list[str]]) -> None:
        super().__init__(self._next)
        self._calls = [list(turn) for turn in calls]
        self._final = question.item.final
        self._left = len(question.turns)

    def _next(self, prompt: str) -> str:
        if self._calls[0]:
            return self._calls[0].pop(0)
        self._calls.pop(0)
        self._left -= 1
        last_turn = prompt[prompt.rfind("<|im_start|>user\n[") :]
        stated = re.findall(f"{RESPONSE_OPEN}(.*?){RESPONSE_CLOSE}", last_turn, re.DOTALL)
        final = self._final if self._left == 0 else "none"
        return " ".join(dict.fromkeys(stated)) or REPLIES.get(final, "All right.")


def session_with(store: Store, policy: Policy) -> Session:
    registry = discover()

    def run_here(tool: str, arguments: Mapping[str, Any]) -> ToolResult:
        return call_tool(registry.get(tool), arguments)

    return Session(store, policy, run_here, registry, Profile("native"))


def test_every_tool_and_kind_of_question_is_covered() -> None:
    """A tool has its questions once a policy knows it, by others than those who wrote its phrasings."""
    families = Counter(item.family for item in ITEMS)
    toolset = json.loads(str(read_header(ADAPTER).metadata[TOOLSET_KEY]))
    wanted = dict.fromkeys(set(toolset) - NO_QUESTIONS, 3) | {
        "joined": 25, "two_part": 20, "each_of": 15, "chain": 20, "followup": 40,
        "unsupported": 30, "clarify": 10, "chat": 15, "broken": 10,
    }  # fmt: skip
    assert {name: families[name] for name, least in wanted.items() if families[name] < least} == {}
    assert len({item.turns for item in ITEMS}) == len(ITEMS) >= 400


def test_the_suite_asks_for_every_tool_in_every_file_together() -> None:
    items = [item for path in sorted(QUESTIONS.parent.glob("*.toml")) for item in load_items(path)]
    asked = Counter(tool for item in items for tool in {call.tool for call in item.calls})
    assert {tool for tool in discover().toolset() if asked[tool] < 5} == {"export_table"}
    assert len({item.turns for item in items}) >= 1500


def test_the_program_sees_what_the_questions_name(played: dict[str, Played]) -> None:
    without_gap = [item for item in PLAYED if not item.gap]
    unseen = {item.id: played[item.id].problems for item in without_gap if played[item.id].problems}
    assert unseen == {}


def test_known_gaps_are_still_gaps(played: dict[str, Played]) -> None:
    closed = [item.id for item in PLAYED if item.gap and not played[item.id].problems]
    assert closed == [], "these wordings work now: take their gap out of questions.toml"


def test_a_policy_that_knows_the_answers_gets_full_marks(
    filled: list[FilledItem], played: dict[str, Played], store: Store
) -> None:
    wrong = {}
    for question in filled[::2]:  # each plays its tools for real
        known = played[question.item.id]
        if known.problems or any(call.tool in SEARCHES for call in question.item.calls):
            continue
        row = ask(session_with(store, Perfect(question, known.calls)), own_question(question))
        if not all(row["score"].values()):
            wrong[question.item.id] = row["score"], row["expected"], row["record"]["final"]
    assert wrong == {}


def test_a_policy_that_says_nothing_gets_none(filled: list[FilledItem], store: Store) -> None:
    with_values = [question for question in filled if question.item.final == "values"]
    for question in with_values[::3]:
        scored = ask(session_with(store, Policy(lambda prompt: "")), own_question(question))["score"]
        assert not scored["tools_right"]
        assert not scored["arguments_right"]
        no_value = all(value["kind"] == "none" for value in expected(question).required)
        assert not scored["final_right"] or question.item.family == "broken" or no_value


@pytest.mark.parametrize(
    ("turns", "calls", "aspect"),
    [
        (["logP of CCO and TPSA of CCN"], ["logp M1", "tpsa M1"], "arguments_right"),
        (["logP of CCO and TPSA of CCN"], ["logp M1"], "tools_right"),
        (["logP of CCO and TPSA of CCN"], ["tpsa M2", "logp M1"], ""),
        (["logP of CCO and TPSA of CCN"], ["logp M1", "tpsa M2", "qed M1"], "tools_right"),
    ],
)
def test_what_is_wrong_is_seen(
    turns: list[str], calls: list[str], aspect: str, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "questions.toml"
    path.write_text(
        f'[[item]]\nid = "x"\nfamily = "two_part"\nturns = {json.dumps(turns)}\n'
        'calls = [{ tool = "logp", molecule = "CCO" }, { tool = "tpsa", molecule = "CCN" }]\n'
    )
    (question,) = fill_all(load_items(path), seed=1)
    said = [write_call(call.split()[0], {"molecule": call.split()[1]}) for call in calls]
    values = " ".join(f"V{number + 1}" for number in range(len(calls)))
    answers = iter([*said, f"See {values}."])
    scored = ask(session_with(store, Policy(lambda prompt: next(answers))), own_question(question))["score"]
    assert (aspect == "") == all(scored.values())
    assert not aspect or not scored[aspect]


def test_molecules_come_from_the_seed_and_are_found_in_the_text(filled: list[FilledItem]) -> None:
    again = fill_all(PLAYED, seed=1)
    other = fill_all(PLAYED, seed=2)
    assert [question.turns for question in filled] == [question.turns for question in again]
    with_slots = [number for number, question in enumerate(filled) if question.keys]
    assert any(filled[number].turns != other[number].turns for number in with_slots)
    single = next(question for question in filled if question.item.family == "logp")
    assert len(recognise(single.turns[0])) == 1


def test_the_gold_answer_is_chemistry() -> None:
    by_id = {question.item.id: question for question in fill_all(ITEMS, seed=1)}
    (weight,) = expected(by_id["molecular_weight-07"]).required
    assert weight["unit"] == "g/mol"
    assert math.isclose(weight["value"], 194.19, abs_tol=0.01)  # caffeine, CRC Handbook
    (heavier,) = expected(by_id["rank_molecules-06"]).required
    assert heavier["smiles"] == "CC(C)Cc1ccc(C(C)C(=O)O)cc1"  # ibuprofen 206.3 against aspirin 180.2


def test_questions_can_lie_anywhere(tmp_path: Path) -> None:
    copy = tmp_path / "asked.toml"
    copy.write_text(QUESTIONS.with_name("blind7.toml").read_text(encoding="utf-8"), encoding="utf-8")
    named, by_path = load_suite("blind7"), load_suite(str(copy))
    assert [each.turns for each in by_path] == [each.turns for each in named]


def test_an_interrupted_run_goes_on(
    filled: list[FilledItem], played: dict[str, Played], store: Store, tmp_path: Path
) -> None:
    some = [q for q in filled if q.item.family in ("chat", "logp") and not q.item.gap][:4]
    made: list[FilledItem] = []

    def new_session() -> Session:
        made.append(waiting.pop(0))
        return session_with(store, Perfect(made[-1], played[made[-1].item.id].calls))

    waiting = some[:2]
    asked = [own_question(question) for question in some]
    evaluate(asked[:2], new_session, tmp_path, "first")
    answers = tmp_path / "answers.jsonl"
    answers.write_bytes(answers.read_bytes()[:-20])  # cut off in the middle of the second
    waiting = some[1:]
    summary = evaluate(asked, new_session, tmp_path, "second")
    assert summary["questions"] == 4
    assert len(made) == 2 + 3
    assert summary["overall"]["final_right"]["right"] == 4
    assert "| **all** | 4 |" in (tmp_path / "report.md").read_text(encoding="utf-8")


def test_wilson_interval_of_the_literature() -> None:
    low, high = wilson(81, 263)  # Newcombe, Stat. Med. 1998, 17, 857, table I
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert wilson(0, 0) == (0.0, 1.0)
    assert percentile([3.0, 1.0, 2.0], 0.95) == 3.0
