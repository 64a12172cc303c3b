"""The user's settings: what is stored, what is read back, and what makes no sense."""

import pytest

from app.core.preferences import (
    KEYS,
    MOST_RECENT,
    Preferences,
    changed_values,
    read_preferences,
)
from app.store.store import Store


def test_settings_survive_the_store(tmp_path):
    wanted = Preferences("Dark", 125, "ko", tmp_path / "모델 1.gguf", 3, 4096, (tmp_path / "모델 1.gguf",))
    with Store.open(tmp_path / "retort.db") as store:
        for key, value in changed_values(Preferences(), wanted).items():
            store.settings.set(key, value)
    with Store.open(tmp_path / "retort.db") as store:
        assert read_preferences(store.settings.all()) == wanted


def test_only_what_changed_is_stored():
    before = Preferences(threads=2)
    assert changed_values(before, Preferences(threads=None)) == {"engine.threads": None}
    assert changed_values(before, before) == {}


@pytest.mark.parametrize("value", ["", "huge", -1, 0, 10**9, True, 1.5, [], {}, "\0", None])
def test_what_makes_no_sense_is_left_at_its_default(value):
    found = read_preferences(dict.fromkeys(KEYS.values(), value))
    assert found.text_size == 100
    assert found.threads is None
    assert found.context is None
    assert found.recent_models == ()
    assert found.scheme == "Unknown"


def test_the_model_used_last_comes_first_and_the_list_stays_short(tmp_path):
    chosen = Preferences()
    for number in range(MOST_RECENT + 3):
        chosen = chosen.with_model(tmp_path / f"{number}.gguf")
    again = chosen.with_model(tmp_path / "5.gguf")
    assert again.recent_models[0] == again.model == tmp_path / "5.gguf"
    assert len(set(again.recent_models)) == len(again.recent_models) == MOST_RECENT
    assert again.with_model(None).model is None
    assert again.with_model(None).recent_models == again.recent_models
