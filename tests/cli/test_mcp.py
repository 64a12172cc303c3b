"""The MCP server: with the official client, and with raw lines for what a good client never sends."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sandbox.registry import discover
from tests.program.running import retort_command

PROGRAM = Path(__file__).parent / "programs" / "mcp_client.py"
ROOT = Path(__file__).resolve().parents[2]
HELLO = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}


@pytest.fixture(scope="module")
def heard() -> dict[str, Any]:
    """What the official client got; the server, not the client, runs under the guard against sockets."""
    pytest.importorskip("mcp", reason="the extra 'mcp' is not installed")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SERVER_PYTHONPATH": os.environ["PYTHONPATH"]}
    environment["RETORT_COMMAND"] = retort_command()
    done = subprocess.run(
        [sys.executable, str(PROGRAM)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    received: dict[str, Any] = json.loads(done.stdout)
    return received


def talk(*messages: Any) -> list[dict[str, Any]]:
    """Send lines (text as it stands, anything else as JSON) and return the messages that come back."""
    lines = [each if isinstance(each, str) else json.dumps({"jsonrpc": "2.0", **each}) for each in messages]
    done = subprocess.run(
        [retort_command(), "mcp"],
        input="".join(line + "\n" for line in lines).encode(),
        cwd=ROOT,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_tool_is_listed_with_its_schema_and_hints(heard: dict[str, Any]) -> None:
    listed = {tool["name"]: tool for tool in heard["tools"]}
    assert set(listed) == set(discover().names())
    assert listed["logp"]["inputSchema"] == discover().get("logp").schema()["parameters"]
    assert "Wildman" in listed["logp"]["description"]
    for spec in discover():
        hints = listed[spec.name]["annotations"]
        assert (hints["readOnlyHint"], hints["destructiveHint"]) == (not spec.writes, False)
        assert hints["openWorldHint"] is False


def test_a_number_comes_with_its_unit_and_a_name_is_understood(heard: dict[str, Any]) -> None:
    # Ertl's TPSA of aspirin (J. Med. Chem. 2000, 43, 3714): one acid and one ester, 37.30 + 26.30
    assert heard["number"]["content"][0]["text"] == "TPSA: 63.60 Å²"
    value = heard["number"]["structuredContent"]["values"][0]
    assert (value["kind"], round(value["value"], 2), value["unit"]) == ("number", 63.6, "Å²")


def test_a_new_structure_comes_with_its_picture(heard: dict[str, Any]) -> None:
    text, picture = heard["structure"]["content"]
    assert text["text"].endswith("c1ccccc1")
    assert (picture["type"], picture["mimeType"]) == ("image", "image/png")
    assert picture["data"].startswith("iVBORw0KGgo")  # the signature of a PNG in base 64


def test_what_cannot_be_answered_is_an_error_in_words(heard: dict[str, Any]) -> None:
    assert heard["mistake"]["isError"] is True
    assert "never closed" in heard["mistake"]["content"][0]["text"]
    assert "no argument 'colour'" in heard["wrong"]["content"][0]["text"]


def test_calls_at_once_each_get_their_own_answer(heard: dict[str, Any]) -> None:
    formulas = [answer["structuredContent"]["values"][0]["value"] for answer in heard["many"]]
    assert formulas[:3] == ["CH4", "C2H6", "C3H8"]
    assert formulas[7] == "C8H18"


def test_bad_lines_are_answered_and_the_server_goes_on() -> None:
    answers = talk(
        "{ no json",
        "[]",
        {"id": 1, "method": "initialize", "params": HELLO},
        {"method": "notifications/initialized"},
        {"id": 2, "method": "resources/list"},
        {"id": 3, "method": "tools/call", "params": {"name": "logq", "arguments": {}}},
        {"id": 4, "method": "tools/call", "params": {"name": "logp", "arguments": 7}},
        {"method": "notifications/cancelled", "params": {"requestId": 99}},
        {"id": 5, "method": "ping"},
    )
    by_id = {answer["id"]: answer for answer in answers if answer["id"] is not None}
    assert [answer["error"]["code"] for answer in answers[:2]] == [-32700, -32600]
    assert by_id[1]["result"]["protocolVersion"] == "2025-06-18"
    assert by_id[1]["result"]["serverInfo"]["name"] == "retort"
    assert [by_id[i]["error"]["code"] for i in (2, 3, 4)] == [-32601, -32602, -32602]
    assert by_id[5]["result"] == {}


def test_an_unknown_revision_is_met_with_the_newest_that_is_spoken() -> None:
    (answer,) = talk(
        {"id": "a", "method": "initialize", "params": {**HELLO, "protocolVersion": "2031-01-01"}}
    )
    assert answer["result"]["protocolVersion"] == "2025-11-25"
