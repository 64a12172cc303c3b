"""Weights on how a text begins: they decide where the model is undecided, and are gone once it has begun."""

import numpy as np
import pytest

from app.engine.client import Engine
from app.engine.leaning import Leaning
from sandbox.protocol import render

NAMES = 'start: "logp" | "logd" | "tpsa" | "none"'
PROMPT = render([("user", "Say a word.")])


@pytest.mark.parametrize("word", ["logp", "logd", "tpsa"])
def test_a_heavy_weight_decides(engine: Engine, word: str) -> None:
    assert engine.generate(PROMPT, grammar=NAMES, leaning={word: 0.0, "": -60.0}).text == word


def test_what_is_not_named_has_the_weight_of_the_rest(engine: Engine) -> None:
    leaning = {"logp": -60.0, "logd": -60.0, "tpsa": -60.0, "": 0.0}
    assert engine.generate(PROMPT, grammar=NAMES, leaning=leaning).text == "none"


def test_equal_weights_change_nothing(engine: Engine) -> None:
    free = engine.generate(PROMPT, grammar=NAMES).text
    assert engine.generate(PROMPT, grammar=NAMES, leaning={free: 0.0, "": 0.0}).text == free


def test_a_branch_has_the_weights_of_all_that_go_through_it() -> None:
    class Letters:
        ids = {bytes([i]): i for i in range(256)}

    leaning = Leaning({"ab": np.log(0.25), "ac": np.log(0.5), "d": np.log(0.25)}, Letters())  # type: ignore[arg-type]
    logits = np.zeros(256, np.float32)
    first = leaning.apply(logits, b"")
    assert np.exp(first[ord("a")]) == pytest.approx(0.75)
    assert np.exp(first[ord("d")]) == pytest.approx(0.25)
    second = leaning.apply(logits, b"a")
    assert second[ord("c")] - second[ord("b")] == pytest.approx(np.log(2))
    assert leaning.apply(logits, b"ab") is logits
