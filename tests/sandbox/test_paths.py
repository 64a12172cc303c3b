import sys
from pathlib import Path

import pytest

from app.paths import assets_dir


def test_a_checkout_has_its_assets_beside_the_packages() -> None:
    assert (assets_dir() / "NOTICE.md").is_file()


def test_a_bundle_has_its_assets_where_it_was_unpacked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "assets").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert assets_dir() == tmp_path / "assets"


def test_an_incomplete_installation_names_the_missing_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    with pytest.raises(FileNotFoundError, match="assets"):
        assets_dir()
