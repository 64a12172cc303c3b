"""Reads Google docstrings, as far as the catalogue of tools needs them."""

from __future__ import annotations

import re

from sandbox.errors import RegistrationError


class Docstring:
    """The parts of a tool's docstring.

    Args:
        name: The tool, for error messages.
        text: Its docstring, without indentation.

    Attributes:
        summary: First line, one sentence.
        details: The paragraphs before the sections.
        returns: What comes back, with unit and definition.
        source: Where method or data come from.
        arguments: Argument → description.

    Raises:
        RegistrationError: The summary, the returns or the source is missing.
    """

    def __init__(self, name: str, text: str) -> None:
        head, *_ = re.split(r"\n(?:Args|Returns|Raises|Source):", text, maxsplit=1)
        summary, _, details = head.strip().partition("\n")
        self.summary: str = summary
        self.details = " ".join(details.split())
        self.returns = " ".join(self._section(text, "Returns").split())
        self.source = " ".join(self._section(text, "Source").split())
        self.arguments: dict[str, str] = {}
        for match in re.finditer(r"^ {4}(\w+): ((?:.|\n {8})+)", self._section(text, "Args"), re.MULTILINE):
            self.arguments[match.group(1)] = " ".join(match.group(2).split())
        for what, part in (("summary", self.summary), ("Returns", self.returns), ("Source", self.source)):
            if not part:
                raise RegistrationError(f"{name}: the docstring has no {what}")
        if not summary.endswith("."):
            raise RegistrationError(f"{name}: the summary '{summary}' is no sentence on one line")

    @staticmethod
    def _section(text: str, title: str) -> str:
        body = rf"^{title}:(.*?)(?=^(?:Args|Returns|Raises|Source):|\Z)"
        match = re.search(body, text, re.MULTILINE | re.DOTALL)
        return match.group(1) if match else ""
