"""Markdown of other models: what is shown, and what a hostile one cannot do."""

import pytest

from app.core.markdown import is_markdown, to_html


def test_the_usual_forms() -> None:
    shown = to_html("# Title\n\n- one\n- **two**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode <x>\n```")
    for part in ("<h1>Title</h1>", "<li>one</li>", "<strong>two</strong>", "<td>1</td>", "code &lt;x&gt;"):
        assert part in shown


@pytest.mark.parametrize(
    "smiles", ["C[C@H](N)C(=O)O", r"F/C=C\F", r"C/C=C\(C)C", "[O-][N+](=O)c1ccccc1", "C1CC1~C", "C*CC*C"]
)
def test_smiles_come_through_as_they_are(smiles: str) -> None:
    shown = to_html(f"**The structure** is {smiles} here")
    assert smiles in shown.replace("&gt;", ">")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b onclick=x>bold</b>",
        "[click](javascript:alert(1))",
        "[click](file:///etc/passwd)",
        "[click](data:text/html;base64,PHNjcmlwdD4=)",
        "<javascript:alert(1)>",
        "[click](handle:V1)",
    ],
)
def test_html_and_dangerous_links_stay_text(hostile: str) -> None:
    shown = to_html(f"**x** {hostile}")
    assert "<script" not in shown
    assert "<img" not in shown
    assert "<b " not in shown
    assert "href" not in shown


@pytest.mark.parametrize(
    "source", ["https://example.org/track.png", "file:///etc/passwd", "//host/share/x.png"]
)
def test_pictures_are_named_and_never_loaded(source: str) -> None:
    shown = to_html(f"**x** ![a flask]({source})")
    assert "<img" not in shown
    assert "a flask" in shown


def test_web_links_stay_links() -> None:
    assert 'href="https://example.org/a?b=1&amp;c=2"' in to_html("[page](https://example.org/a?b=1&c=2)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("plain\nlines", False), ("logP is 1.31", False), ("- a list", True), ("**b**", True), ("`CCO`", True)],
)
def test_what_counts_as_markdown(text: str, expected: bool) -> None:
    assert is_markdown(text) is expected


def test_deep_nesting_ends() -> None:
    assert len(to_html(">" * 5000 + " x")) < 100_000
    assert to_html("[" * 5000 + "](" * 5000)
