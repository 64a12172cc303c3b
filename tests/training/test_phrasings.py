"""Every tool can be asked for: phrasings to train on, whose slots the generator can fill."""

import random
import re

import pytest

from sandbox.registry import discover
from training.molecules import MoleculePool
from training.phrasing import TRAINING, Phrasings
from training.playing import play_conversation, row_segments
from training.slots import Slots
from training.tasks import TaskSampler

REGISTRY = discover()
PHRASINGS = Phrasings.load(TRAINING)
POOL = MoleculePool("train")


def test_every_tool_has_phrasings() -> None:
    assert [spec.name for spec in REGISTRY if not PHRASINGS.knows(spec.name)] == []


def test_no_phrasings_are_left_of_a_tool_that_is_gone() -> None:
    gone = set(PHRASINGS.tools) - set(REGISTRY.names()) - {"retort_help_topics"}
    assert gone == set()


@pytest.mark.parametrize("tool", [name for name in REGISTRY.names() if name != "retort_help"])
def test_every_slot_of_a_phrasing_can_be_filled(tool: str) -> None:
    slots = Slots(REGISTRY, POOL, random.Random(1))
    sections = {key: lines for key, lines in PHRASINGS.tools[tool].items() if key != "nouns"}
    lines = [line if isinstance(line, str) else line["text"] for each in sections.values() for line in each]
    for line in lines[::7]:
        values, _ = slots.draw(tool, line, None)
        assert set(re.findall(r"\{(\w+)\}", line)) <= set(values), line


def test_a_table_is_worked_on_step_by_step() -> None:
    rng = random.Random(5)
    sampler = TaskSampler(REGISTRY, PHRASINGS, POOL, rng)
    sessions = (sampler._table_session() for _ in range(200))
    turns = next(turns for turns in sessions if len(turns) == 2 and "standardise" in turns[0].calls[0].tool)
    (episode, _) = list(play_conversation(REGISTRY, turns, rng))[-1]
    first, second = (exchange.steps[0].call.raw for exchange in episode.exchanges)
    assert '"table": "T1"' in first
    assert '"table": "T2"' in second
    assert "new T2" in "".join(segment.text for segment in row_segments(episode))


def test_a_file_that_a_question_wants_written_stays_out_of_the_way(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    rng = random.Random(5)
    sampler = TaskSampler(REGISTRY, PHRASINGS, POOL, rng)
    ((episode, _),) = play_conversation(REGISTRY, [sampler.single("export_table")], rng)
    assert "export_table" in episode.exchanges[0].steps[0].call.raw
    assert list(tmp_path.iterdir()) == []
