import multiprocessing
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.engine.client import Engine, EngineDied, EngineError, ModelFileError
from tests.engine.conftest import chat

STORY = chat("Write a very long story about a chemist.")
LETTERS = "start: /[a-z ]+/"  # never ends by itself, so only a stop or the limit ends it


@pytest.fixture
def own_engine(base: Path) -> Iterator[Engine]:
    engine = Engine(base, context=512)
    yield engine
    engine.close()


def kill_the_engine() -> None:
    (process,) = [child for child in multiprocessing.active_children() if child.name == "retort-engine"]
    process.kill()


def test_a_killed_engine_is_reported_and_starts_again(engine: Engine, own_engine: Engine) -> None:
    engine.close()  # so that there is one engine process only
    own_engine.start()
    pieces: list[str] = []

    def kill_once(piece: str) -> None:
        if not pieces:
            kill_the_engine()
        pieces.append(piece)

    with pytest.raises(EngineDied, match="stopped unexpectedly"):
        own_engine.generate(STORY, grammar=LETTERS, max_tokens=400, on_text=kill_once)
    again = own_engine.generate(chat("What is the capital of France?"), max_tokens=30)
    assert "Paris" in again.text


def test_an_engine_killed_while_idle_starts_again_unnoticed(engine: Engine, own_engine: Engine) -> None:
    engine.close()
    own_engine.wait_ready()
    kill_the_engine()
    time.sleep(0.2)
    assert len(own_engine.generate(STORY, max_tokens=3).token_ids) == 3


def test_stop_while_generating_keeps_what_was_written(engine: Engine) -> None:
    pieces: list[str] = []

    def stop_after_a_while(piece: str) -> None:
        pieces.append(piece)
        if len(pieces) == 5:
            engine.stop()

    generation = engine.generate(STORY, grammar=LETTERS, max_tokens=400, on_text=stop_after_a_while)
    assert generation.finish == "cancelled"
    assert generation.text == "".join(pieces)
    assert 5 <= len(generation.token_ids) < 400


def test_stop_while_the_prompt_is_read(engine: Engine) -> None:
    prompt = chat("The solubility of aspirin in water. " * 30)
    progress: list[int] = []

    def stop_at_once(done: int, _total: int) -> None:
        progress.append(done)
        engine.stop()

    stopped = engine.generate(prompt, max_tokens=5, on_prefill=stop_at_once)
    assert stopped.finish == "cancelled"
    assert stopped.text == ""
    assert progress[-1] < stopped.prompt_tokens
    # The cache is consistent afterwards: the same prompt gives what a fresh engine gives.
    resumed = engine.generate(prompt, max_tokens=8)
    engine.close()
    assert engine.generate(prompt, max_tokens=8).text == resumed.text


def test_should_stop_is_asked(engine: Engine) -> None:
    asked: list[int] = []

    def after_three() -> bool:
        asked.append(1)
        return len(asked) > 3

    generation = engine.generate(STORY, grammar=LETTERS, max_tokens=400, should_stop=after_three)
    assert generation.finish == "cancelled"


def test_stop_without_a_generation_does_nothing_to_the_next(engine: Engine) -> None:
    engine.stop()
    assert engine.generate(STORY, max_tokens=3).finish == "length"


def test_stop_from_another_thread_while_the_model_loads(own_engine: Engine) -> None:
    results: list[str] = []
    thread = threading.Thread(
        target=lambda: results.append(own_engine.generate(STORY, max_tokens=400).finish)
    )
    thread.start()
    time.sleep(0.05)
    own_engine.stop()
    thread.join(timeout=60)
    assert results == ["cancelled"]


def test_requests_from_several_threads_wait_for_each_other(engine: Engine) -> None:
    results: list[str] = []

    def ask(word: str) -> None:
        results.append(engine.generate(chat("Say it."), grammar=f'start: "{word}"').text)

    threads = [threading.Thread(target=ask, args=(word,)) for word in ("one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(results) == ["one", "three", "two"]


def test_an_error_in_a_callback_leaves_the_engine_usable(engine: Engine) -> None:
    def fail(_piece: str) -> None:
        raise KeyError("the window is gone")

    with pytest.raises(KeyError):
        engine.generate(STORY, grammar=LETTERS, max_tokens=300, on_text=fail)
    assert engine.generate(chat("Say it."), grammar='start: "yes"').text == "yes"


def test_a_file_that_is_no_model_is_refused_and_another_can_follow(base: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"not a model" * 100)
    engine = Engine(broken)
    for _ in range(2):
        with pytest.raises(ModelFileError, match="broken.gguf is not a GGUF model file"):
            engine.wait_ready()
    with pytest.raises(ModelFileError):
        engine.generate(STORY)
    engine.close()


def test_a_truncated_model_is_refused(base: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.gguf"
    with base.open("rb") as file:
        cut.write_bytes(file.read(50_000_000))
    with pytest.raises(ModelFileError, match="cut off"):
        Engine(cut).wait_ready()


@pytest.mark.parametrize("architecture", ["llama", "unheard-of"])
def test_a_file_that_llama_cpp_refuses_is_explained(
    small_gguf: Callable[..., Path], architecture: str
) -> None:
    with pytest.raises(ModelFileError, match=r"small\.gguf could not be loaded: .+"):
        Engine(small_gguf(architecture=architecture)).wait_ready()


def test_an_adapter_in_place_of_a_model_is_refused(adapter: Path) -> None:
    with pytest.raises(ModelFileError, match="not a model by itself, but an adapter"):
        Engine(adapter).wait_ready()


def test_waiting_for_too_short_a_time_is_an_error(own_engine: Engine) -> None:
    with pytest.raises(EngineError, match="not loaded within"):
        own_engine.wait_ready(timeout=0.0)
    assert own_engine.wait_ready().n_vocab == 49152


def test_the_process_ends_with_the_engine(own_engine: Engine) -> None:
    own_engine.wait_ready()
    before = len(multiprocessing.active_children())
    own_engine.close()
    own_engine.close()
    assert len(multiprocessing.active_children()) == before - 1
