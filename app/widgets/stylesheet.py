"""The one stylesheet of the window."""

from __future__ import annotations

import re
from dataclasses import asdict
from string import Template

from app.paths import assets_dir
from app.widgets.theme import Theme

# Widgets are chosen by their object name or by the property "role"; sizes are in logical pixels.
_TEMPLATE = Template("""
* { outline: none; }
QMainWindow, QDialog { background: $ground; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 5px 7px; }
QLabel { background: transparent; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: 12px; }
QLabel[role="title"] { font-size: 15px; font-weight: 600; }
QLabel[role="section"] { color: $muted; font-size: 12px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="hero"] { font-size: 24px; font-weight: 600; }
QLabel[role="bad"] { color: $bad; }
QLabel[role="badge"] { background: $accent_soft; color: $accent; border-radius: 7px; padding: 1px 6px;
    font-size: 12px; font-weight: 600; }

QMenuBar { background: $side; color: $text; border-bottom: 1px solid $line; padding: 1px 4px; }
QMenuBar::item { background: transparent; padding: 4px 9px; border-radius: 5px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; color: $text; border: 1px solid $line; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }

QPushButton { background: $raised; color: $text; border: 1px solid $line; border-radius: 7px;
    padding: 6px 12px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton:disabled { color: $muted; background: $side; }
QPushButton[role="primary"] { background: $accent; color: $accent_text; border-color: $accent;
    font-weight: 600; }
QPushButton[role="primary"]:disabled { background: $hover; color: $muted; border-color: $line; }
QPushButton[role="compact"] { padding: 4px 9px; }
QPushButton[role="flat"] { border-color: transparent; background: transparent; color: $accent;
    padding: 4px 8px; }
QPushButton[role="flat"]:hover { background: $hover; }
QPushButton[role="flat"]:focus { border-color: $accent; }
QPushButton[role="flat-small"] { border-color: transparent; background: transparent; color: $muted;
    padding: 1px 6px; font-size: 12px; border-radius: 6px; }
QPushButton[role="flat-small"]:hover { background: $hover; color: $text; }
QPushButton[role="flat-small"]:focus { border-color: $accent; }
QPushButton[role="sample"] { text-align: left; padding: 11px 14px; border-radius: 10px; background: $raised; }
QPushButton[role="sample"]:hover { border-color: $accent; background: $accent_soft; }
QPushButton[role="family"] { border-radius: 10px; padding: 4px 12px; background: transparent; color: $muted; }
QPushButton[role="family"]:hover { color: $text; background: $hover; }
QPushButton[role="family"]:checked { color: $accent; background: $accent_soft; border-color: $accent; }
QPushButton[role="pill"] { text-align: left; border-radius: 12px; padding: 0 11px 0 8px; min-height: 24px;
    color: $muted; background: $side; border-color: $line; font-size: 12px; }
QPushButton[role="pill"]:hover { color: $text; background: $hover; }
QPushButton::menu-indicator { width: 0; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 7px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border-color: $accent; }
QToolButton:checked { background: $accent_soft; color: $accent; }
QToolButton::menu-indicator { image: none; }
QToolButton#send { background: $accent; border-radius: 17px; }
QToolButton#send:disabled { background: $hover; }
QToolButton#send:focus { border: 2px solid $text; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox { background: $raised; color: $text; border: 1px solid $line;
    border-radius: 7px; padding: 5px 8px; selection-background-color: $accent;
    selection-color: $accent_text; placeholder-text-color: $muted; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border-color: $accent; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url("$icons/combo.svg"); width: 15px; height: 15px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; selection-background-color:
    $accent_soft; selection-color: $text; }
QPlainTextEdit[role="code"] { background: $side; font-size: 12px; border-radius: 6px; }
QTextBrowser[role="flow"] { background: transparent; border: 0; padding: 0; border-radius: 0; }
QTextBrowser[role="flow"]:focus { border: 0; }

QScrollArea, QScrollArea > QWidget > QWidget#column { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none;
    border: 0; width: 0; height: 0; }

QWidget#sidebar, QWidget#statusbar { background: $side; }
QWidget#sidebar { border-right: 1px solid $line; }
QStatusBar, QStatusBar::item { background: $side; border: 0; }
QWidget#statusbar { border-top: 1px solid $line; }
QWidget#statusbar QLabel { color: $muted; font-size: 12px; }
QWidget#statusbar QPushButton { border: 1px solid transparent; background: transparent; color: $muted;
    font-size: 12px; padding: 1px 5px; border-radius: 5px; }
QWidget#statusbar QPushButton:hover { background: $hover; color: $text; }
QWidget#statusbar QPushButton:focus { border-color: $accent; }
QWidget#statusbar QPushButton#offline { color: $good; font-weight: 600; }
QListView#conversations { background: transparent; border: 0; }
QListView#conversations QLineEdit { border: 1px solid $accent; padding: 2px 6px; }
QDockWidget { color: $text; font-weight: 600; }
QDockWidget > QWidget { font-weight: 400; }
QWidget#dock-title { background: $side; border-bottom: 1px solid $line; }
QWidget#dock-body { background: $side; }

QFrame#bubble { background: $bubble; border-radius: 14px; }
QFrame#composer { background: $raised; border: 1px solid $line; border-radius: 16px; }
QFrame#composer[active="true"] { border-color: $accent; }
QFrame#composer[active="drop"] { border: 2px dashed $accent; background: $accent_soft; }
QFrame#command-list { border: 0; border-bottom: 1px solid $line; }
QListWidget#command-names::item { padding: 4px 8px; }
QTreeWidget#commands { background: transparent; border: 0; padding: 0; }
QTreeWidget#commands::item { padding: 3px 4px; }
QTreeWidget#commands::item:selected { background: $accent_soft; color: $text; }
QFrame#composer QPlainTextEdit { border: 0; background: transparent; padding: 0; font-size: 15px; }
QFrame#structure-tip { background: $raised; border: 1px solid $line; border-radius: 11px; }
QFrame#find-bar { background: $raised; border: 1px solid $line; border-radius: 10px; }
QFrame#find-bar QLineEdit { border: 0; background: transparent; }
QFrame#find-bar[empty="true"] { border-color: $bad; }
QFrame#molecule-card { background: $raised; border: 1px solid $line; border-radius: 11px; }
QFrame#molecule-card:hover { border-color: $muted; }
QFrame#molecule-card:focus { border: 1px solid $accent; }
QFrame#molecule-card[chosen="true"] { border: 2px solid $accent; }
QFrame#chip { background: $side; border: 1px solid $line; border-radius: 9px; }
QFrame#chip:hover, QFrame#chip:focus { border-color: $accent; }
QFrame#chip[valid="out"] { background: transparent; border: 1px dashed $line; }
QFrame#chip[valid="out"] QLabel { color: $muted; }
QFrame#chip[valid="false"] { background: $bad_soft; border: 1px dashed $bad; }
QFrame#call { background: $raised; border: 1px solid $line; border-radius: 9px; }
QFrame#call[state="error"], QFrame#call[state="timeout"], QFrame#call[state="crashed"],
QFrame#call[state="denied"], QFrame#call[state="unparsed"] { border: 1px dashed $bad; }
QFrame#call[state="running"] { border: 1px solid $accent; }
QFrame#call[chosen="true"] { border: 2px solid $accent; }
QPushButton#call-head { border: 0; background: transparent; border-radius: 8px; padding: 0; }
QPushButton#call-head:hover { background: $hover; }
QPushButton#call-head:focus { border: 1px solid $accent; }
QFrame#rerun { background: $side; border: 1px solid $line; border-radius: 8px; }
QFrame#note { background: $doubt_soft; border: 1px solid transparent; border-radius: 8px; }
QFrame#note[level="bad"] { background: $bad_soft; }
QFrame#note[level="info"] { background: $accent_soft; }
QFrame#toast { background: $text; border-radius: 10px; }
QFrame#toast QLabel { color: $ground; }
QFrame#toast QPushButton { background: transparent; color: $ground; border: 1px solid $ground;
    padding: 4px 10px; font-weight: 600; }
QFrame#rule { background: $line; max-height: 1px; border: 0; }

QTabBar { background: transparent; border: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 4px 9px; margin: 0 1px;
    border: 1px solid transparent; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:focus { border: 1px solid $accent; border-bottom: 2px solid $accent; border-radius: 5px; }
QTreeWidget::item { padding: 2px 3px; border: 0; }
QTreeWidget::item:selected { background: $accent_soft; color: $text; }
QTableWidget, QTableView, QTreeWidget, QListWidget { background: $raised; alternate-background-color: $side;
    border: 1px solid $line; border-radius: 8px; gridline-color: $line; color: $text; }
QTableWidget:focus, QTableView:focus, QTreeWidget:focus, QListWidget:focus { border-color: $accent; }
QTableWidget::item, QTableView::item { padding: 3px 6px; }
QTableWidget::item:selected, QTableView::item:selected, QTreeWidget::item:selected,
QListWidget::item:selected { background: $accent_soft; color: $text; }
QTableCornerButton::section { background: $side; border: 0; border-bottom: 1px solid $line; }
QHeaderView::section { background: $side; color: $muted; border: 0; border-bottom: 1px solid $line;
    padding: 4px 6px; font-size: 12px; }
QCheckBox, QRadioButton { spacing: 7px; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $muted; border-radius: 8px;
    background: $raised; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator { width: 16px; height: 16px; }
QCheckBox::indicator:checked { image: url("$icons/box-on.svg"); }
QCheckBox::indicator:unchecked { image: url("$icons/box-off.svg"); }
QSpinBox, QDoubleSpinBox { background: $raised; color: $text; border: 1px solid $line; border-radius: 7px;
    padding: 4px 8px; min-width: 90px; selection-background-color: $accent; selection-color: $accent_text; }
QSpinBox:focus, QDoubleSpinBox:focus { border-color: $accent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: 20px;
    background: transparent; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url("$icons/spin-up.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$icons/combo.svg"); width: 12px; height: 12px; }
QProgressBar { background: $hover; border: 0; border-radius: 4px; max-height: 8px; min-height: 8px;
    text-align: center; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QFrame#panel-card { background: $side; border: 1px solid $line; border-radius: 11px; }
QListWidget::item { padding: 1px 5px; }
QListWidget#pages { background: $side; border: 0; border-right: 1px solid $line; border-radius: 0;
    padding: 12px 8px; }
QListWidget#pages::item { border-radius: 7px; padding-left: 6px; }
QDialog#palette { background: $raised; border: 1px solid $line; border-radius: 11px; }
QDialog#palette QLineEdit { font-size: 15px; padding: 8px 10px; }
QDialog#palette QListWidget { border: 0; }
QListWidget::indicator { width: 16px; height: 16px; }
QListWidget::indicator:checked { image: url("$icons/box-on.svg"); }
QListWidget::indicator:unchecked { image: url("$icons/box-off.svg"); }
""")


_FONT_SIZE = re.compile(r"font-size: (\d+)px")


def stylesheet(theme: Theme, text_size: int = 100) -> str:
    """The stylesheet in the colours of a theme.

    Args:
        theme: The colours.
        text_size: Size of the text in percent.
    """
    sheet = _TEMPLATE.substitute(asdict(theme), icons=(assets_dir() / "icons").as_posix())
    return _FONT_SIZE.sub(lambda found: f"font-size: {round(int(found[1]) * text_size / 100)}px", sheet)
