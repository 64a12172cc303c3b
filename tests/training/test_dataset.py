"""The data set: rows that render as the program's prompts, stages that resume, and what is kept out."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from datasets import Dataset, load_dataset

from app.engine.models import base_model
from sandbox.paths import assets_dir
from sandbox.protocol import turn
from sandbox.registry import discover
from training.dataset import pipeline
from training.dataset.__main__ import main
from training.dataset.pipeline import Config, DatasetError, build, final_rows
from training.dataset.rows import Row, render_messages, row_of, wording_of
from training.dataset.sampling import sample_rows
from training.dataset.selection import Contamination, key_of, split_of
from training.dataset.verification import problem_of, uncleanliness_of
from training.molecules import MoleculePool
from training.phrasing import TRAINING, Phrasings
from training.playing import Rejected, play_conversation, row_segments
from training.tasks import TaskSampler
from training.tokens import PolicyTokenizer

CONFIG = Config(rows=16, seed=5, shard_rows=8)
NOTHING = Contamination(frozenset(), frozenset(), frozenset())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small data set, compared with an evaluation that asks what one of its rows asks."""
    root = tmp_path_factory.mktemp("dataset")
    build(root, CONFIG, until="clean")
    rows = [Row.from_json(line) for path in (root / "clean").glob("*.jsonl") for line in path.open()]
    asked = max((row.wording for row in rows), key=len)
    Contamination(frozenset([asked]), frozenset(), frozenset()).write(root / "evaluation.json")
    build(root, CONFIG)
    return root


@pytest.fixture(scope="module")
def rows(folder: Path) -> list[Row]:
    return list(final_rows(folder))


def with_call(rows: list[Row]) -> Row:
    return next(row for row in rows if len(row.steps) == 1 and row.steps[0]["handles"] and row.steps[0]["ok"])


def test_a_row_renders_to_the_token_ids_of_the_program() -> None:
    tokenizer = PolicyTokenizer(base_model())
    rng, registry = random.Random(3), discover()
    sampler = TaskSampler(registry, Phrasings.load(TRAINING), MoleculePool("train"), rng)
    compared = 0
    while compared < 12:
        try:
            for episode, question in play_conversation(registry, sampler.conversation(), rng):
                row = row_of(episode, question, 0, "x")
                rendered = tokenizer.encode_row(render_messages(row.messages, row.first_trained))
                asked = [token for s in episode.prompt() for token in tokenizer.encode(s.text, s.special)]
                said = tokenizer.encode(episode.exchanges[-1].answer or "")
                assert rendered.ids == [*asked, *said, tokenizer.end_of_turn]
                assert rendered == tokenizer.encode_row(row_segments(episode))
                compared += 1
        except Rejected:
            continue


def test_the_stages_go_on_where_they_were(folder: Path) -> None:
    before = [row.to_json() for row in final_rows(folder)]
    files = {path: path.stat().st_mtime_ns for path in folder.glob("sample/*.jsonl")}
    (folder / "verify" / "00001.jsonl").unlink()
    (folder / "decontaminate" / "00001.jsonl").unlink()
    build(folder, CONFIG)
    assert [row.to_json() for row in final_rows(folder)] == before
    assert {path: path.stat().st_mtime_ns for path in files} == files
    with pytest.raises(DatasetError, match="another seed"):
        build(folder, replace(CONFIG, seed=6))
    ranker = assets_dir() / "retriever" / "ranker.npz"
    with pytest.raises(DatasetError, match="another rankers"):
        build(folder, replace(CONFIG, rankers=(str(ranker),)))


def test_a_data_set_grows_by_whole_shards(tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    build(small, Config(rows=4, seed=5, shard_rows=4), until="clean")
    build(small, Config(rows=8, seed=5, shard_rows=4), until="clean")
    build(large, Config(rows=8, seed=5, shard_rows=4), until="clean")
    grown, at_once = ((path / "clean").glob("*.jsonl") for path in (small, large))
    contents = {path.name: path.read_text(encoding="utf-8") for path in at_once}
    assert sorted(contents) == ["00000.jsonl", "00001.jsonl"]
    assert {path.name: path.read_text(encoding="utf-8") for path in grown} == contents
    with pytest.raises(DatasetError, match="another rows"):
        build(small, Config(rows=6, seed=5, shard_rows=4), until="clean")


def test_it_loads_with_datasets_and_has_a_card(folder: Path, rows: list[Row]) -> None:
    loaded: Any = load_dataset(str(folder), cache_dir=str(folder / "cache"))
    assert sum(split.num_rows for split in loaded.values()) == len(rows)
    records = {record["id"]: record for split in loaded.values() for record in split}
    row = with_call(rows)
    record = records[row.id]
    (call,) = [call for m in record["messages"] for call in m["tool_calls"] or ()][-1:]
    name, arguments = row.calls()[-1]
    assert call["function"]["name"] == name
    assert json.loads(call["function"]["arguments"]) == arguments
    assert name in [tool["function"]["name"] for tool in json.loads(record["tools"])]
    assert render_messages(record["messages"], record["first_trained"]) == render_messages(
        row.messages, row.first_trained
    )
    card = (folder / "README.md").read_text(encoding="utf-8")
    assert f"{len(rows):,} trajectories" in card
    assert "the wording of an evaluation question: 1" in card


def test_exported_rows_are_what_the_trainer_reads(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "train.jsonl"
    assert main(["export", str(folder), "--rows", "3", "--out", str(out)]) == 0
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    facts = json.loads((tmp_path / "train.meta.json").read_text(encoding="utf-8"))
    assert facts["exported"] == len(lines) == 3
    for line in lines:
        text = "".join(segment["text"] for segment in line["segments"])
        assert text.startswith(turn("system", "You are Retort.")[0].text)
        assert any(segment["trained"] for segment in line["segments"])


def test_each_part_of_the_wordings_is_asked_with_the_ranker_that_has_not_learned_it() -> None:
    ranker = str(assets_dir() / "retriever" / "ranker.npz")
    alone, _ = sample_rows(6, 3, 0)
    parted, _ = sample_rows(6, 3, 0, (ranker, ranker))
    assert [row.wording for row in alone] != [row.wording for row in parted]


def test_a_folder_without_rankers_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--out", str(tmp_path / "set"), "--rankers", str(tmp_path)]) == 2
    assert "holds no rankers" in capsys.readouterr().err


def test_sound_rows_pass_and_spoilt_ones_do_not(rows: list[Row]) -> None:
    registry, row = discover(), with_call(rows)
    assert [problem_of(each, registry) for each in rows] == [""] * len(rows)
    said, made = row.answer, row.steps[0]["handles"][0]

    def answering(text: str) -> Row:
        return replace(row, messages=[*row.messages[:-1], {"role": "assistant", "content": text}])

    assert "which does not exist" in problem_of(answering(f"{said} V99"), registry)
    assert problem_of(answering(f"{made} is 271.83"), registry) == "a number of the answer comes from nowhere"
    assert problem_of(answering("It is done."), registry) == "a result is not in the answer"
    assert problem_of(replace(row, planned=["logp", "tpsa"]), registry) == "the plan was not carried out"
    turn = json.dumps(row.messages).replace(row.calls()[0][0], "request declined")
    assert problem_of(replace(row, messages=json.loads(turn)), registry) == "no tool request declined"
    assert uncleanliness_of(answering("\x07")) == "control characters"
    assert uncleanliness_of(answering("<tool_call>")) == "markup of the protocol in a text"


def test_a_row_with_other_molecules_is_the_same_row(rows: list[Row]) -> None:
    row = with_call(rows)
    assert key_of(replace(row, structures=["CCO"], question="?", id="y")) == key_of(row)
    assert wording_of("What is the logP of CCO at 25 °C?") == wording_of(
        "what is the logp of c1ccccc1 at 30 °C"
    )


def test_what_the_evaluation_asks_is_kept_out(rows: list[Row]) -> None:
    row = replace(rows[0], wording="tell me how many of these rings m~ has in all please", structures=["CCO"])
    near = Contamination(frozenset(), frozenset(["tell me how many of these rings m~ has"]), frozenset())
    assert NOTHING.reason(row) == ""
    assert "words in a row" in near.reason(row)
    assert Contamination(frozenset(), frozenset(), frozenset(["CCO"])).reason(row).startswith("a molecule")


def test_scaffolds_and_wordings_are_held_out_whole(rows: list[Row]) -> None:
    base = replace(rows[0], wording="what is the logp of m~", structures=[])
    rings = ["c1ccccc1" + "C" * n + "c1ccncc1" for n in range(60)]
    by_scaffold = {smiles: split_of(replace(base, structures=[smiles])) for smiles in rings}
    assert set(by_scaffold.values()) == {"train", "validation"}
    held_out = next(smiles for smiles, split in by_scaffold.items() if split == "validation")
    substituted = held_out.replace("c1ccccc1", "Cc1ccc(F)cc1", 1).replace("Cc1ccc(F)cc1", "c1ccc(F)cc1", 1)
    assert (
        split_of(replace(base, structures=[substituted])) == "validation"
    )  # another substituent, one scaffold
    wordings = [f"please tell me the number {'very ' * n}soon" for n in range(60)]
    assert {split_of(replace(base, wording=wording)) for wording in wordings} == {"train", "test"}


def test_shards_do_not_depend_on_the_workers(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "sample").mkdir()
    pipeline.run_stage(str(tmp_path), "sample", 1, CONFIG)
    assert (tmp_path / "sample" / "00001.jsonl").read_bytes() == (
        folder / "sample" / "00001.jsonl"
    ).read_bytes()


def test_the_sample_loads_with_datasets_and_holds_calls_of_our_tools(tmp_path: Path) -> None:
    path = Path(pipeline.__file__).with_name("sample.parquet")
    rows: Any = Dataset.from_parquet(str(path), cache_dir=str(tmp_path))
    registry = discover()
    calls = [call["function"] for row in rows for m in row["messages"] for call in m["tool_calls"] or ()]
    assert rows.num_rows == 200
    assert len({call["name"] for call in calls}) > 60
    for call in calls:
        known = {argument.name for argument in registry.get(call["name"]).arguments}
        assert set(json.loads(call["arguments"])) <= known
