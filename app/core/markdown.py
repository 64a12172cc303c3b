"""Markdown of other models' answers as HTML that can be shown safely.

What a model writes is untrusted: HTML in it stays text, pictures are never loaded, only links to web pages
and mail addresses remain links. SMILES must come through as they are, so a backslash escapes nothing, a star
within a word is a star, and ``[C@H](N)`` is no link.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

LINKS = ("http", "https", "mailto")
MAX_TEXT = 100_000
_MARKDOWN = re.compile(
    r"\*\*\S|^\s{0,3}(?:[-*+] |\d+[.)] |#{1,6} |>|```|~~~|\|)|`[^`\n]+`|\]\(https?:|<https?:", re.MULTILINE
)
_STAR = re.compile(r"(?<=[A-Za-z0-9\])])\*(?=[A-Za-z0-9\[(])")
_KEPT = "\ue002"  # private character for a star that means nothing
_TABLE = '<table border="1" cellspacing="0" cellpadding="5" style="border-collapse: collapse">'


def is_markdown(text: str) -> bool:
    """Whether a text uses Markdown; any other text is shown as it is, line by line."""
    return len(text) <= MAX_TEXT and _MARKDOWN.search(text) is not None


def to_html(text: str) -> str:
    """Turn Markdown into HTML of Qt's rich-text subset."""
    return str(_parser().render(_STAR.sub(_KEPT, text))).replace(_KEPT, "*")


def is_safe_link(address: str) -> bool:
    """Whether a link may stay one: to a web page, or to a mail address."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.scheme.lower() in LINKS and bool(parts.netloc or parts.scheme.lower() == "mailto")


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802
        """Only pages and mail addresses are links."""
        return is_safe_link(url)


class _Renderer(RendererHTML):
    """HTML without pictures, and with tables that Qt draws with lines."""

    def image(self, tokens: Sequence[Token], idx: int, options: object, env: object) -> str:
        """A picture is named, not loaded."""
        token = tokens[idx]
        words = html.escape(token.content or "picture")
        address = html.escape(str(token.attrGet("src") or ""))
        return f"[{words}: {address}]"

    def table_open(self, tokens: Sequence[Token], idx: int, options: object, env: object) -> str:
        """Lines around the cells."""
        return _TABLE


@lru_cache(maxsize=1)
def _parser() -> _Parser:
    parser = _Parser("commonmark", {"html": False, "breaks": True}, renderer_cls=_Renderer)
    parser.enable("table").disable(["html_block", "html_inline", "escape", "reference"])
    return parser
