"""The forecast of how long an answer takes."""

import pytest

from app.core.forecast import KEPT, Forecaster, Measured


def test_nothing_is_said_before_something_was_measured() -> None:
    assert Forecaster().forecast(40) is None


def test_the_middle_of_what_was_measured_is_expected() -> None:
    forecaster = Forecaster([Measured(40, 100, 0.2, seconds) for seconds in (0.5, 0.6, 9.0)])
    found = forecaster.forecast(40)
    assert found is not None
    assert found.seconds == pytest.approx(0.6)
    assert found.count == 3
    assert found.tokens_per_s == pytest.approx(500)


def test_a_longer_question_takes_as_much_longer_as_reading_it_takes() -> None:
    forecaster = Forecaster([Measured(40, 100, 1.0, 2.0)])  # 100 tokens a second
    shorter, longer = forecaster.forecast(40), forecaster.forecast(40 + 350)  # 100 tokens more
    assert shorter is not None
    assert longer is not None
    assert longer.seconds - shorter.seconds == pytest.approx(1.0)


def test_the_range_shows_how_much_answers_differ() -> None:
    found = Forecaster([Measured(40, 100, 0.2, second) for second in range(1, 9)]).forecast(40)
    assert found is not None
    assert (found.low, found.high) == (3, 6)


def test_only_the_latest_answers_count_and_survive_the_store() -> None:
    forecaster = Forecaster()
    for _ in range(KEPT):
        forecaster.learn(Measured(40, 100, 0.2, 10.0))
    for _ in range(KEPT):
        forecaster.learn(Measured(40, 100, 0.2, 1.0))
    forecaster.learn(Measured(40, 100, 0.2, 0.0))
    again = Forecaster.from_json([*forecaster.to_json(), {"characters": "many"}, None])
    found = again.forecast(40)
    assert again.measured == forecaster.measured
    assert found is not None
    assert found.seconds == pytest.approx(1.0)
