"""The catalogue page says what the registry says."""

from sandbox.registry import discover
from tools_dev import catalogue


def test_the_page_is_up_to_date() -> None:
    current = catalogue.PAGE.read_text(encoding="utf-8")
    assert current == catalogue.render(discover()), catalogue.ADVICE


def test_every_tool_and_argument_is_on_the_page() -> None:
    page = catalogue.render(discover())
    for spec in discover():
        section = page.split(f"### {spec.name}\n")[1].split("\n### ")[0]
        assert f"retort tool {spec.name}" in section
        assert "Returns: " in section
        assert all(f"| `{argument.name}` |" in section for argument in spec.arguments)
