"""The translations: complete, in step with the texts, with the same gaps to fill."""

import ast
import re
from pathlib import Path

import pytest

from tools_dev.translations import FOLDER, ROOT, messages, release, untranslated, update

SOURCES = sorted(FOLDER.glob("*.ts"))
GAP = re.compile(r"\{\w*\}|%n")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_gap_is_kept(source: Path) -> None:
    wrong = [
        (text, words)
        for _, text, words in messages(source)
        if words and sorted(GAP.findall(text)) != sorted(GAP.findall(words))
    ]
    assert wrong == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_program_reads_what_the_translator_wrote(source: Path, tmp_path: Path) -> None:
    release(source, tmp_path / "made.qm")
    assert (tmp_path / "made.qm").read_bytes() == source.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_what_is_taken_up_is_translated(source: Path) -> None:
    assert untranslated(source) == []


def test_every_text_is_taken_up_where_the_program_looks_for_it(tmp_path: Path) -> None:
    """Qt's lupdate guesses at Python: compare what it finds with the classes that Python sees."""
    target = tmp_path / "fresh_ko.ts"
    target.write_text('<?xml version="1.0"?><!DOCTYPE TS><TS version="2.1" language="ko_KR"></TS>')
    update(target)
    found = {(context, text) for context, text, _ in messages(target)}
    missed = [
        f"{path.name}: {context}: {text}"
        for path in (ROOT / "app").rglob("*.py")
        for context, text in texts_of(ast.parse(path.read_text(encoding="utf-8")))
        if (context, text) not in found
    ]
    assert missed == []


def texts_of(tree: ast.AST, context: str = "") -> list[tuple[str, str]]:
    """Context and text of each call of ``self.tr`` and ``translate``."""
    found = []
    for node in ast.iter_child_nodes(tree):
        inner = node.name if isinstance(node, ast.ClassDef) else context
        found += texts_of(node, inner)
        if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[-1], ast.Constant):
            continue
        function = node.func
        if isinstance(function, ast.Attribute) and function.attr == "tr":
            found.append((context, str(node.args[0].value)))  # type: ignore[attr-defined]
        elif isinstance(function, ast.Name) and function.id == "translate" and len(node.args) == 2:
            first = node.args[0]
            found.append((first.value if isinstance(first, ast.Constant) else "", str(node.args[1].value)))  # type: ignore[attr-defined,arg-type]
    return [(where, text) for where, text in found if where]
