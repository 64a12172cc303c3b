"""The benchmark's families: right answers, measures that cannot be gamed, files of any layout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rdkit import Chem

from sandbox.registry import discover
from training.evaluation import families
from training.evaluation.benchmark_files import read_benchmark
from training.evaluation.benchmark_question import FAMILIES, BenchmarkQuestion
from training.evaluation.group_edits import additions, edit_group, removals, substitutions
from training.evaluation.measures import esol, is_right, measure, trivial_answer
from training.evaluation.reply import Reply, write_reply
from training.molecules import MoleculePool

RIGHT = {"yes": "Yes.", "no": "No."}


@pytest.fixture(scope="module")
def questions() -> list[BenchmarkQuestion]:
    discover()
    return families.all_questions(seed=3, count=4)


def answer(smiles: str) -> Reply:
    return Reply(f"<answer>{smiles}</answer>")


def test_the_same_seed_gives_the_same_questions_and_more_are_only_added() -> None:
    for family in ("functional_group_count", "delete_group", "retrosynthesis", "mechanism"):
        few, more = (families.build_questions(family, 7, count) for count in (3, 6))
        assert more[:3] == few
        assert len({question.query for question in more}) == 6
        assert families.build_questions(family, 8, 3) != few


def test_every_family_has_questions_and_no_molecule_is_trained_on(questions: list[BenchmarkQuestion]) -> None:
    asked = {q.given["molecule"] for q in questions if "molecule" in q.given and q.family != "retrosynthesis"}
    assert {question.family for question in questions} == set(FAMILIES)
    assert len(asked) > 40
    assert not asked & set(MoleculePool("train").molecules())


def test_the_right_answer_is_right_and_a_trivial_one_seldom(questions: list[BenchmarkQuestion]) -> None:
    for question in questions:
        if question.gt is None:
            continue
        gt = question.gt[0] if isinstance(question.gt, list) else question.gt
        said = Reply(RIGHT.get(str(gt), f"<answer>{gt}</answer>"))
        assert is_right(question, measure(question, said)), question
    changes = [question for question in questions if question.gt is None]
    as_it_came = [is_right(q, measure(q, write_reply(trivial_answer(q, None)))) for q in changes]
    assert len(changes) == 4 * 9
    assert not any(as_it_came)


def test_always_yes_is_seen_through() -> None:
    """Always "yes" has full marks where the published questions have no "no"."""
    asked = [BenchmarkQuestion(str(n), "ring_system", "?", gt) for n, gt in enumerate(["yes", "yes", "no"])]
    found = [measure(question, Reply("Yes, it does.")) for question in asked]
    assert [each["accuracy"] for each in found] == [1, 1, 0]
    assert [each["right where no"] for each in found] == [None, None, 0]


def test_what_an_edit_may_give_is_enumerated() -> None:
    toluene, nitro, hydroxyl = (
        Chem.MolFromSmiles("Cc1ccccc1"),
        edit_group("nitro"),
        edit_group("hydroxyl group"),
    )
    assert nitro is not None
    assert hydroxyl is not None
    cresols_and_benzyl_alcohol = {"Cc1ccccc1O", "Cc1cccc(O)c1", "Cc1ccc(O)cc1", "OCc1ccccc1"}
    assert additions(toluene, hydroxyl) == cresols_and_benzyl_alcohol
    phenol = Chem.MolFromSmiles("Oc1ccc(C(=O)O)cc1")
    assert "O=C(O)c1ccccc1" in removals(phenol, hydroxyl)
    assert "O=C(O)c1ccc([N+](=O)[O-])cc1" in substitutions(phenol, hydroxyl, nitro)


@pytest.mark.parametrize(
    ("smiles", "counted", "unchanged"),
    [
        ("O=C(O)c1ccccc1", 1, 1),
        ("OC1CCCC(C(=O)O)C1", 0, 0),  # the hydroxyl group is still there
        ("O=C(O)C1CCCCC1", 1, 0),  # the group is gone, and the ring is another
        ("Oc1ccc(C(=O)O)cc1", 0, 0),  # as it came
        ("not a molecule", 0, 0),
    ],
)
def test_deleting_a_group_leaves_the_rest(smiles: str, counted: int, unchanged: int) -> None:
    given = {"molecule": "Oc1ccc(C(=O)O)cc1", "removed": "hydroxyl"}
    found = measure(BenchmarkQuestion("x", "delete_group", "?", None, given), answer(smiles))
    assert found == {"count changed by one": counted, "rest unchanged": unchanged}


def test_an_improvement_counts_by_what_it_keeps() -> None:
    question = BenchmarkQuestion("x", "optimise_logp", "?", None, {"molecule": "OCc1ccccc1"})
    fluorinated, other = measure(question, answer("Fc1ccc(CO)cc1")), measure(question, answer("CCCCCCCCCC"))
    assert fluorinated["improved, scaffold kept"] == 1
    assert other["gain"] is not None
    assert other["gain"] > (fluorinated["gain"] or 0) > 0
    assert other["improved, scaffold kept"] == 0
    lower = BenchmarkQuestion(
        "y", "optimise_logp", "?", None, {"molecule": "OCc1ccccc1", "direction": "lower"}
    )
    assert measure(lower, answer("CCCCCCCCCC"))["improved"] == 0


def test_esol_is_near_measured_solubilities() -> None:
    # logS measured: Delaney, J. Chem. Inf. Comput. Sci. 2004, 44, 1000, supporting information
    for smiles, measured in (("c1ccccc1", -1.64), ("CCO", 1.10), ("c1ccc2ccccc2c1", -3.60)):
        assert abs(esol(Chem.MolFromSmiles(smiles)) - measured) < 1.3  # the standard error is 1.01


def test_products_are_compared_without_stereo_and_in_any_order() -> None:
    question = BenchmarkQuestion("x", "retrosynthesis", "?", ["C[C@H](N)C(=O)O.CO"], {})
    found = measure(question, answer("OC.CC(N)C(O)=O"))
    assert found == {"top-1": 1, "similarity": found["similarity"], "with stereochemistry": 0}
    assert measure(question, answer("CO"))["top-1"] == 0


@pytest.mark.parametrize(
    ("text", "read", "expected"),
    [
        ('{"count": 3}', "number", 3),
        ('{"reasoning": "2 rings", "count": "4"}', "number", 4),
        ("<answer>2</answer>", "number", 2),
        ("c1ccccc1 has 1 ring.", "number", 1),
        ('{"output": "No"}', "yes_no", False),
        ("They are different.", "yes_no", False),
        ("Nothing fits.", "yes_no", None),
        ('{"choice": "B"}', "letter", "B"),
        ("Option C fits best.", "letter", "C"),
        ('{"product": "OCC"}', "structures", ["CCO"]),
        ("<answer>CCO.Cl</answer>", "structures", ["CCO", "Cl"]),
        ("It gives CC(=O)O.", "structures", ["CC(=O)O"]),
    ],
)
def test_answers_are_read_in_any_form(text: str, read: str, expected: Any) -> None:
    assert getattr(Reply(text), read)() == expected


RECORDS: list[dict[str, Any]] = [
    {"query": "How many?", "gt": "2", "task": "mol_und", "subtask": "ring_count", "meta": "{}"},
    {"query": "Scaffold of CCc1ccccc1", "gt": {"scaffold": "c1ccccc1"}, "subtask": "Murcko_scaffold"},
    {"query": "Same? CCO OCC", "gt": True, "subtask": "equivalence"},
    {"query": "Add a hydroxyl group to c1ccccc1", "gt": "Oc1ccccc1", "subtask": "add"},
    {"query": "Replace the chloro group of Clc1ccccc1 with a nitro group", "gt": "", "subtask": "sub"},
    {"query": "Improve logP of CCO", "gt": None, "subtask": "logp", "meta": {"molecule": "CCO"}},
    {"query": "Which? A … B …", "gt": ["B"], "subtask": "mechanism selection"},
]
EXPECTED = ["ring_count", "murcko_scaffold", "smiles_equivalence", "add_group", "substitute_group",
            "optimise_logp", "mechanism"]  # fmt: skip


@pytest.mark.parametrize("layout", ["list", "dict of lists", "lines", "one object each", "a file each"])
def test_files_are_read_in_any_layout(layout: str, tmp_path: Path) -> None:
    if layout == "list":
        (tmp_path / "all.json").write_text(json.dumps(RECORDS))
    elif layout == "dict of lists":
        (tmp_path / "all.json").write_text(json.dumps({"first": RECORDS[:3], "then": {"more": RECORDS[3:]}}))
    elif layout == "lines":
        (tmp_path / "all.jsonl").write_text("\n".join(map(json.dumps, RECORDS)))
    elif layout == "one object each":
        (tmp_path / "all.json").write_text(json.dumps({str(n): record for n, record in enumerate(RECORDS)}))
    else:
        for number, record in enumerate(RECORDS):
            name = f"{number}_{record['subtask']}.json".replace(" ", "_")
            bare = {key: record[key] for key in ("query", "gt", "meta") if key in record}
            (tmp_path / name).write_text(json.dumps([bare]))
    questions, problems = read_benchmark(tmp_path)
    assert problems == []
    assert [question.family for question in questions] == EXPECTED
    assert [question.gt for question in questions] == [2, "c1ccccc1", "yes", None, None, None, "B"]
    assert questions[3].given == {"molecule": "c1ccccc1", "group": "hydroxyl"}
    assert questions[4].given == {"molecule": "Clc1ccccc1", "removed": "chloro", "group": "nitro"}


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"query": "?", "gt": "many", "subtask": "ring_count"}]))
    (tmp_path / "b.json").write_text("no JSON")
    (tmp_path / "c.json").write_text(json.dumps([{"query": "?", "gt": 1, "subtask": "poetry"}]))
    questions, problems = read_benchmark(tmp_path)
    assert questions == []
    assert [problem.split(":")[0] for problem in problems] == [
        "a.json, record 1",
        "b.json",
        "c.json, record 1",
    ]
