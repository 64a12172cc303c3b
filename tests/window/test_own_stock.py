"""The lists of compounds that a chemist has on the shelf."""

from collections.abc import Callable
from pathlib import Path

from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.store.store import Store
from tests.window.conftest import SECONDS


def test_a_list_is_taken_in_from_a_file_and_removed(
    open_window: Callable[..., MainWindow], store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "shelf.csv"
    path.write_text("smiles,place\nNc1ccccc1,1\nOC1CCCCC1,2\nnonsense,3\n", encoding="utf-8")
    dialog = open_window(store).program.open_own_stock()
    dialog.take_in(path)
    assert wait_for(lambda: dialog.lists.count() == 1, SECONDS)
    assert dialog.lists.item(0).text().startswith("shelf.csv: 2 compounds")
    assert "rows left out: 1" in dialog.said.text()
    assert "nonsense" in dialog.rows.toPlainText()
    dialog.lists.setCurrentRow(0)
    dialog.remove.click()
    assert dialog.lists.count() == 0
    assert not dialog.remove.isEnabled()


def test_a_file_that_is_no_list_is_refused_in_words(
    open_window: Callable[..., MainWindow], store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "notes.pdf"
    path.write_text("no molecules", encoding="utf-8")
    dialog = open_window(store).program.open_own_stock()
    dialog.take_in(path)
    assert wait_for(lambda: bool(dialog.said.text()), SECONDS)
    assert "notes.pdf" in dialog.said.text()
    assert dialog.add.isEnabled()
