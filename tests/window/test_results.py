"""Results in their cards: pictures, candidates, long texts, tables, shapes."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTextBrowser, QWidget

from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.panels.call_result import CallResult
from app.panels.details_table import DetailsTable
from app.panels.picture_window import PictureWindow
from app.panels.result_extras import ResultPictures
from app.panels.result_structures import StructureRow
from app.panels.shape_window import ShapeWindow
from app.widgets.molecule_card import MoleculeCard
from app.widgets.picture_view import PictureView
from app.widgets.theme import DARK
from app.widgets.value_label import ValueLabel
from sandbox.isolation import offered
from sandbox.results import Quantity, Structure, Text, ToolResult
from sandbox.workspace import Workspace
from tests.core.scripted import ScriptedPolicy, call
from tests.window.acting import SECONDS, ask, click

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120"><rect width="300" height="120" '
    'fill="#ffffff"/><path d="M20 60H280" stroke="#000000" stroke-width="20"/>'
    '<image href="file:///etc/hostname" width="9" height="9"/></svg>'
)


def result_of(*items: object, **data: object) -> ToolResult:
    return ToolResult(True, "", items, (), data, "report", "ok", 5.0)  # type: ignore[arg-type]


def shown(window: MainWindow, result: ToolResult) -> CallResult:
    widget = CallResult(window.kit, result, Workspace(), "Looked", window)
    widget.resize(360, 900)
    widget.show()
    return widget


def press(widget: QWidget, title: str) -> None:
    (button,) = [each for each in widget.findChildren(QPushButton) if each.text() == title]
    click(button)


@pytest.fixture
def mechanism(window: MainWindow, policy: ScriptedPolicy) -> QWidget:
    policy.say(call("mechanism_steps", name="Mitsunobu reaction"), "The mechanism: V1.")
    ask(window, "mechanism of the Mitsunobu reaction")
    (card,) = window.trace.cards()
    click(card._head)
    return card


def test_a_click_on_a_picture_enlarges_it(window: MainWindow) -> None:
    result = shown(window, result_of(Quantity(3, "", "rows"), svg=SVG))
    (view,) = result.findChildren(PictureView)
    assert view.accessibleName() == "Picture: Looked"
    assert wait_for(view.drawn, SECONDS)
    assert view.width() >= 300
    click(view)
    (large,) = window.findChildren(PictureWindow)
    assert large.isVisible()
    assert large.view.width() > 300
    before = large.view.width()
    press(large, "Zoom in")
    assert large.view.width() > before
    assert wait_for(large.view.drawn, SECONDS)


def test_numbers_in_a_remark_have_a_true_minus_and_names_their_hyphen(window: MainWindow) -> None:
    remark = "the model gave -2.39; of 2-chloro-4-nitroaniline"
    result = shown(window, result_of(Quantity(3.0, "h", "half-life", 1, remark)))
    assert "the model gave −2.39; of 2-chloro-4-nitroaniline" in [
        each.text() for each in result.findChildren(QLabel)
    ]


def test_enter_enlarges_a_picture_too(window: MainWindow) -> None:
    (view,) = shown(window, result_of(Quantity(3, "", "rows"), svg=SVG)).findChildren(PictureView)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert [each.isVisible() for each in window.findChildren(PictureWindow)] == [True]


def test_a_picture_takes_the_colours_of_the_theme(window: MainWindow) -> None:
    (view,) = shown(window, result_of(Quantity(3, "", "rows"), svg=SVG)).findChildren(PictureView)
    assert wait_for(view.drawn, SECONDS)
    assert view.image().pixelColor(2, 2).name() == "#ffffff"  # type: ignore[union-attr]
    window.appearance.show_theme(DARK)
    assert wait_for(lambda: view.image().pixelColor(2, 2).name() == DARK.raised, SECONDS)  # type: ignore[union-attr]
    middle = view.image().pixelColor(150, 60)  # type: ignore[union-attr]
    assert middle.lightness() > 200


def test_a_picture_loads_nothing_and_is_saved_as_it_is_shown(window: MainWindow, tmp_path: Path) -> None:
    (view,) = shown(window, result_of(Quantity(3, "", "rows"), svg=SVG)).findChildren(PictureView)
    click(view)
    (large,) = window.findChildren(PictureWindow)
    target = tmp_path / "picture.svg"
    large.save(target)
    assert wait_for(target.exists, SECONDS)
    saved = target.read_text()
    assert "M20 60H280" in saved
    assert "file:" not in saved


def test_each_route_can_be_looked_at_and_copied(window: MainWindow) -> None:
    trees = [
        {"smiles": "CCOC(C)=O", "step": {"class": kind, "reaction_smiles": f"{acid}.CCO>>CCOC(C)=O"}}
        for kind, acid in (("esterification", "CC(=O)O"), ("acylation", "CC(=O)Cl"))
    ]
    data = {"svgs": [SVG, SVG], "svg": SVG, "routes": [{"tree": tree} for tree in trees]}
    result = shown(window, result_of(Quantity(1, "", "steps"), **data))
    (pictures,) = result.findChildren(ResultPictures)
    assert [view.isVisible() for view in pictures.views] == [True, False]
    assert pictures.views[1].accessibleName() == "Route 2"
    press(pictures, "Copy route")
    assert "1. esterification: CC(=O)O.CCO>>CCOC(C)=O" in QGuiApplication.clipboard().text()
    pictures.tabs.setCurrentIndex(1)
    assert [view.isVisible() for view in pictures.views] == [False, True]
    press(pictures, "Copy route")
    assert "1. acylation: CC(=O)Cl.CCO>>CCOC(C)=O" in QGuiApplication.clipboard().text()


def test_candidates_stand_in_rows_with_value_and_changed_atoms(window: MainWindow) -> None:
    first, second = "CNc1ccc(NC(C)=O)cc1", "COc1ccc(NC(C)=O)cc1"
    candidates = [
        {"smiles": smiles, "properties": {"logS": value}, "similarity": 0.6, "changed": [0, 1],
         "changes": [f"Cl replaced by {group}"]}
        for smiles, value, group in ((first, -1.8, "NHMe"), (second, -1.9, "OMe"))
    ]  # fmt: skip
    item = Structure(first, "an analogue", "logS -1.80; Cl replaced by NHMe", ((0, 1),))
    result = shown(window, result_of(item, before={"logS": -2.4}, candidates=candidates))
    (row,) = result.findChildren(StructureRow)
    assert {"logS", "−1.80  (from −2.40)", "0.60", "Cl replaced by NHMe"} <= {
        label.text() for label in row.findChildren(QLabel)
    }
    press(result, "Show 1 more candidates")
    rows = result.findChildren(StructureRow)
    assert len(rows) == 2
    assert any("OMe" in label.text() for label in rows[1].findChildren(QLabel))


def test_structures_with_remarks_of_their_own_are_chosen_from_rows(window: MainWindow) -> None:
    acid = "M1 with its carboxylic acid replaced"
    made = (
        Structure("CCCc1nn[nH]n1", acid, "COOH replaced by 1H-tetrazol-5-yl: acid of like pKa", ((3, 4, 5),)),
        Structure("CCCS(N)(=O)=O", acid, "COOH replaced by sulfonamide: weaker acid", ((3, 4, 5, 6),)),
    )
    workspace, plain = Workspace(), result_of(*made)
    result = replace(plain, handles=workspace.take_in(plain, ()))
    widget = CallResult(window.kit, result, workspace, "Looked", window)
    widget.resize(360, 900)
    widget.show()
    rows = widget.findChildren(StructureRow)
    assert len(rows) == 2
    assert any("tetrazol" in label.text() for label in rows[0].findChildren(QLabel))
    (card,) = rows[1].findChildren(MoleculeCard)
    assert card.view._atoms == ((3, 4, 5, 6),)
    chosen: list[str] = []
    widget.molecule_chosen.connect(chosen.append)
    assert wait_for(lambda: card.height() > card.view.height(), SECONDS)
    click(card)
    assert chosen == ["M2"]


def test_steps_of_a_mechanism_stand_below_each_other(mechanism: QWidget) -> None:
    steps = [each.text() for each in mechanism.findChildren(ValueLabel) if each.text()[:2] in ("1.", "2.")]
    assert len(steps) == 2
    assert steps[1].startswith("2. proton transfer")


def test_the_whole_card_can_be_read(window: MainWindow, mechanism: QWidget) -> None:
    press(mechanism, "Read the whole card")
    texts = [each.toPlainText() for each in window.findChildren(QTextBrowser) if each.isVisible()]
    assert any("Work-up" in text and "DIAD" in text for text in texts)


def test_a_remark_stands_with_its_value(window: MainWindow) -> None:
    items = [Quantity(0.9, "", "absorption", 2, "likely"), Quantity(0.1, "", "inhibition", 2, "unlikely")]
    words = [each.text() for each in shown(window, result_of(*items)).findChildren(QLabel)]
    assert words.index("Absorption") < words.index("likely") < words.index("Inhibition")
    same = [Text("a", "purpose", "a card"), Text("b", "scope", "a card")]
    words = [each.text() for each in shown(window, result_of(*same)).findChildren(QLabel)]
    assert words.count("a card") == 1


def test_names_keep_a_small_letter_that_belongs_to_them(window: MainWindow) -> None:
    items = [Quantity(1.0, "", name) for name in ("logS", "hERG inhibition", "m/z of the peak", "half-life")]
    words = {each.text() for each in shown(window, result_of(*items)).findChildren(QLabel)}
    assert {"logS", "hERG inhibition", "m/z of the peak", "Half-life"} <= words


def test_the_program_says_how_calculations_are_isolated(window: MainWindow) -> None:
    words = [each.text() for each in window.program.open_about().findChildren(QLabel)]
    (said,) = [text for text in words if text.startswith("In processes of their own.")]
    assert "refused by the system" in said.casefold()
    assert all(reason.casefold() in said.casefold() for reason in offered().missing)


def test_a_table_sorts_numbers_and_is_copied(window: MainWindow) -> None:
    rows = [{"endpoint": name, "value": value} for name, value in (("a", 10.0), ("b", 9.0), ("c", None))]
    (table,) = shown(window, result_of(Quantity(3, "", "rows"), rows=rows)).findChildren(DetailsTable)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    items = [table.item(row, 0) for row in range(3)]
    assert [item.text() for item in items if item] == ["b", "a", "c"]
    table.copy()
    assert QGuiApplication.clipboard().text().splitlines() == ["endpoint\tvalue", "b\t9", "a\t10", "c\t"]


def test_the_columns_of_a_table_have_room_for_what_they_show(
    window: MainWindow, policy: ScriptedPolicy
) -> None:
    asked = {"molecules": ["M1", "M2"], "property": "logS", "order": "highest first"}
    policy.say(call("rank_molecules", **asked), "V1 is more soluble.")
    ask(window, "is ethanol or hexane more soluble?")
    (card,) = window.trace.cards()
    click(card._head)
    (table,) = card.findChildren(DetailsTable)
    for column in range(table.columnCount()):
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)


def test_a_calculated_shape_is_shown_in_space(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(call("lowest_energy_conformer", molecule="M1"), "Its energy is V1.")
    ask(window, "lowest conformer of ethanol")
    (card,) = window.trace.cards()
    click(card._head)
    press(card, "Show in 3D")
    (space,) = window.findChildren(ShapeWindow)
    assert space.view.accessibleName().startswith("3D structure of")
    assert space.view._shape is not None
    assert len(space.view._shape.symbols) == 9  # C2H6O
