"""Conversations as files: complete, and harmless whatever was typed into them."""

import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from rdkit import Chem

from app.bridge.printing import to_pdf
from app.core.call_entry import CallEntry, Rerun
from app.core.transcript import Transcript, Turn
from app.exporting.chat import Chat
from app.exporting.conversation_formats import ChatSource, export_chat
from app.exporting.depiction import Drawing
from app.exporting.html_page import to_html
from app.exporting.inert_svg import structure_svg
from app.exporting.markdown import to_markdown
from app.store.models import now
from app.store.store import Store
from sandbox.registry import discover
from sandbox.results import Quantity, Structure, Text, ToolResult, failure
from sandbox.workspace import Workspace
from tests.core.conversations import BIPHENYL, rich_conversation

EVIL = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</pre></details><script>1</script>",
    "javascript:alert(1)",
    "<!-- --><svg onload=alert(1)>",
    "[click](javascript:alert(1)) ![](http://x/y.png) <b>bold</b> | a | b |\n# Heading\n```\n`code`",
    "&lt;script&gt; &amp; \x00\x0b \u202e",
]
VOID = {"meta", "br", "img", "link", "input", "hr"}


@pytest.fixture(scope="module")
def source() -> Iterator[ChatSource]:
    with Store.memory() as store:
        yield ChatSource(store, rich_conversation(store), discover())


class Reading(HTMLParser):
    """Reads a page and notes what is in it; complains about tags that are not closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if "style" not in self._open:
            self.words.append(data)


def hostile_chat(text: str) -> Chat:
    """A conversation in which everything that comes from outside is the same hostile text."""
    workspace = Workspace()
    workspace.add("molecule", "CCO", name=text, label=text, note=text)
    values = (Quantity(1.0, text, text, reason=text), Text(text, text), Structure("CCO", text, text))
    result = ToolResult(True, text, values, ("V1", "V2", "M1"), {"x": text}, text, "ok", 1.0, None, text)
    bad = failure("error", text)
    arguments = {text: text, "molecule": "M1"}
    calls = [
        CallEntry(
            0, text, text, arguments, text, "ok", result, 1, {"rdkit": text}, [Rerun(arguments, result)]
        ),
        CallEntry(1, text, text, arguments, text, "error", bad, 2, {}, [Rerun(arguments, bad)]),
        CallEntry(2, text, text, {}, text, "unparsed", bad),
    ]
    turn = Turn(text, 1, workspace.things, raw=f"M1 {text}", state="failed", error=text, calls=calls)
    return Chat(text, Transcript(1, [turn], workspace), now())


def test_the_page_holds_question_answer_calls_and_drawings(source: ChatSource) -> None:
    page = Reading(export_chat(source, "html").decode())
    words = " ".join(" ".join(page.words).split())
    assert f"How many benzene rings are in {BIPHENYL}" in words
    assert "no result has this number" in words
    assert "Run 2" in words
    drawn = [attributes for tag, attributes in page.tags if tag == "svg"]
    assert len(drawn) >= 2
    assert all(attributes["role"] == "img" and attributes["aria-label"] for attributes in drawn)
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
    places = {attributes.get("id") for _, attributes in page.tags}
    assert links
    assert all(link and link.removeprefix("#") in places for link in links)


@pytest.mark.parametrize("text", EVIL)
def test_nothing_hostile_becomes_part_of_the_page(text: str) -> None:
    page = Reading(to_html(hostile_chat(text)))
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "img", "iframe", "object", "link", "form"}
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on")], tag
        for name in ("href", "src", "xlink:href"):
            assert (attributes.get(name) or "#").startswith("#"), tag
    assert text.split("\x00")[0].strip()[:12] in "".join(page.words)


def test_the_page_forbids_scripts_and_loading_by_itself(source: ChatSource) -> None:
    page = Reading(export_chat(source, "html").decode())
    (policy,) = [a["content"] for tag, a in page.tags if tag == "meta" and "http-equiv" in a]
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy


@pytest.mark.parametrize(
    "smiles",
    [
        "*C |$<script>alert(1)</script>;$|",
        "CCO |atomProp:0.dummyLabel.<img>:1._displayLabel.<script>|",
        "[*:1]CC |$R1' onload='alert(1);;$|",
        BIPHENYL,
    ],
)
def test_a_drawing_is_shapes_and_letters_only(smiles: str) -> None:
    drawn = structure_svg(smiles, Drawing(200, 150), 'a "title" <b>')
    element = ElementTree.fromstring(drawn)
    names = {each.tag.rpartition("}")[2] for each in element.iter()}
    assert names <= {"svg", "g", "rect", "path", "text", "tspan", "ellipse", "polygon", "polyline", "line"}
    assert "script" not in drawn.lower()
    assert not [name for each in element.iter() for name in each.attrib if name.startswith("on")]


def test_what_cannot_be_drawn_is_said_instead() -> None:
    assert "too many to be drawn" in structure_svg("C" * 300, Drawing(200, 150), "long")


def rendered(text: str) -> str:
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(text)


def test_markdown_holds_question_answer_and_calls(source: ChatSource) -> None:
    page = Reading(rendered(export_chat(source, "md").decode()))
    words = " ".join(" ".join(page.words).split())
    assert f"How many benzene rings are in {BIPHENYL}, and its logP?" in words
    assert "has 2 benzene rings, and its logP is 3.36, not 7.7" in words
    assert "Counted ring systems" in words
    records = [json.loads(word) for word in page.words if word.startswith("{")]
    assert [record["tool"] for record in records] == ["count_ring_system", "logp", "remove_group"]


@pytest.mark.parametrize("text", EVIL)
def test_markdown_shows_hostile_text_as_text(text: str) -> None:
    page = Reading(rendered(to_markdown(hostile_chat(text))))
    allowed = {"h1", "h2", "h3", "h4", "p", "blockquote", "ul", "li", "strong", "em", "code", "pre", "br"}
    assert {tag for tag, _ in page.tags} <= allowed | {"table", "thead", "tbody", "tr", "th", "td"}
    assert sum(tag == "h1" for tag, _ in page.tags) == 1


def test_the_script_of_a_conversation_gives_the_same_results(source: ChatSource) -> None:
    script = export_chat(source, "py").decode()
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    lines = done.stdout.decode().splitlines()
    assert lines[:2] == ["count_ring_system: 2", "logp: 3.36"]
    assert not [line for line in lines if "(then:" in line]


def test_the_archive_for_notebooks_is_a_ro_crate(source: ChatSource) -> None:
    with zipfile.ZipFile(io.BytesIO(export_chat(source, "eln"))) as archive:
        assert archive.testzip() is None
        (root,) = {name.split("/")[0] for name in archive.namelist()}
        metadata = json.loads(archive.read(f"{root}/ro-crate-metadata.json"))
        entities = {entity["@id"]: entity for entity in metadata["@graph"]}
        assert entities["ro-crate-metadata.json"]["about"] == {"@id": "./"}
        parts = [part["@id"] for part in entities["./conversation/"]["hasPart"]]
        assert {part.rpartition(".")[2] for part in parts} == {"html", "md", "json", "py", "sdf"}
        for part in parts:
            content = archive.read(f"{root}/{part.removeprefix('./')}")
            assert entities[part]["sha256"] == hashlib.sha256(content).hexdigest()
            assert entities[part]["contentSize"] == str(len(content))
        sdf = archive.read(f"{root}/conversation/molecules.sdf")
    molecules = list(Chem.ForwardSDMolSupplier(io.BytesIO(sdf)))
    assert [Chem.MolToSmiles(mol) for mol in molecules] == [BIPHENYL, "c1ccc(-c2ccccc2)cc1"]


def test_the_same_conversation_gives_the_same_archive(source: ChatSource) -> None:
    with zipfile.ZipFile(io.BytesIO(export_chat(source, "eln"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_a_pdf_has_pages_and_drawings(source: ChatSource, qtbot: QtBot) -> None:
    assert QGuiApplication.instance() is not None
    pdf = to_pdf(source.chat())
    assert pdf.startswith(b"%PDF-1.")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert pages_of(pdf) == 1
    assert pdf.count(b"/Subtype /Image") >= 2


def test_a_long_conversation_fills_several_pages(qtbot: QtBot) -> None:
    chat = hostile_chat("word " * 300)
    long = Chat("Long", Transcript(1, chat.transcript.turns * 12, chat.transcript.workspace), now())
    assert pages_of(to_pdf(long)) > 5


@pytest.mark.parametrize("text", EVIL)
def test_hostile_text_is_printed_as_text(text: str, qtbot: QtBot) -> None:
    assert pages_of(to_pdf(hostile_chat(text))) >= 1
