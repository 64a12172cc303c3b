"""The command as a user meets it: what it prints, where, and with which exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program.running import POSIX, complaint, retort, retort_command

posix_only = pytest.mark.skipif(not POSIX, reason="closed and full streams as POSIX has them")


def test_help_names_every_command_and_the_exit_codes():
    done = retort("--help")
    text = " ".join(done.stdout.decode().split())
    assert done.returncode == 0
    for word in (
        "ask",
        "batch",
        "tools",
        "tool",
        "mcp",
        "selftest",
        "--model",
        "--threads",
        "130 interrupted",
    ):
        assert word in text


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["frobnicate"], 2, "'frobnicate'"),
        (["ask"], 2, "question"),
        (["ask", "logP of CCO?", "--threads", "0"], 2, "from 1 to 256, got '0'"),
        (["--threads", "two", "ask", "logP of CCO?"], 2, "from 1 to 256, got 'two'"),
        (["ask", "  "], 3, "the question is empty"),
        (["tool"], 2, "the name of a tool comes first"),
        (["tool", "logq", "--molecule", "CCO"], 3, "did you mean logp or logd?"),
        (["tools", "logq"], 3, "did you mean logp or logd?"),
        (["batch", "no-such-file.jsonl", "out.jsonl"], 3, "no-such-file.jsonl"),
    ],
)
def test_a_mistake_is_one_line_with_its_exit_code(words: list[str], code: int, said: str, tmp_path: Path):
    done = retort(*words)
    assert done.returncode == code
    assert said in complaint(done)
    assert done.stdout == b""


def test_a_paste_of_two_megabytes_is_refused_in_words():
    done = retort("ask", "-", stdin=b"CC(=O)Oc1ccccc1C(=O)O\n" * 95_000)
    assert done.returncode == 3
    assert "the limit is 200,000" in complaint(done)


def test_piped_text_that_is_no_text_is_refused_in_words():
    done = retort("ask", "-", stdin=b"logP of \xff\xfe?")
    assert done.returncode == 3
    assert "not UTF-8" in complaint(done)


def test_a_tool_answers_on_the_command_line():
    done = retort(
        "tool", "tpsa", "--molecule", "aspirin", environment={"LC_ALL": "C", "PYTHONIOENCODING": "latin-1"}
    )
    assert done.stdout.decode("utf-8") == "TPSA: 63.60 Å²\n"
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_tool_answers_in_json_and_takes_a_list():
    words = ["--molecules", "CCO", "aspirin", "C#N", "--property", "logp", "--order=highest first"]
    done = retort("tool", "rank_molecules", *words, "--json")
    result = json.loads(done.stdout)
    assert result["ok"]
    assert result["values"][0]["value"] == "aspirin"


def test_a_structure_that_cannot_be_read_is_explained():
    done = retort("tool", "logp", "--molecule", "c1ccccc1C(=O")
    assert done.returncode == 1
    assert "parenthesis" in complaint(done)


def test_an_unknown_group_is_named_with_what_is_close():
    done = retort("tool", "count_functional_group", "--molecule", "CCO", "--group", "alcohool")
    assert done.returncode == 1
    assert "'alcohool'" in complaint(done)
    assert "did you mean" in complaint(done)


def test_the_catalogue_lists_every_tool_and_shows_one_in_full():
    names = {line.split()[0] for line in retort("tools").stdout.decode().splitlines()}
    schemas = json.loads(retort("tools", "--json").stdout)
    assert names == {schema["name"] for schema in schemas}
    shown = retort("tools", "rank_molecules").stdout.decode()
    assert shown == retort("tool", "rank_molecules", "--help").stdout.decode()
    assert "highest first, lowest first" in shown


@posix_only
@pytest.mark.parametrize("shell", ["{} tools | head -n 1", "{} tools >&-", "{} tools 2>&- | tail -n 1"])
def test_whoever_reads_the_output_may_go(shell: str):
    command = shell.format(f"'{retort_command()}'")
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@posix_only
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="Linux has a device that is always full")
def test_output_that_cannot_be_written_is_said():
    with open("/dev/full", "wb") as full:
        done = subprocess.run([retort_command(), "tools"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 3
    assert done.stderr.decode().splitlines() == ["retort: No space left on device"]


def test_what_a_command_does_not_need_is_not_loaded():
    code = "import sys, app.cli.command_line as c; c.build_parser(['ask']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert loaded.isdisjoint({"rdkit", "sqlalchemy", "numpy", "llama_cpp", "PySide6", "torch"})


def test_the_selftest_finds_nothing_wrong():
    done = retort("selftest", "--json")
    findings = json.loads(done.stdout)
    assert [finding["check"] for finding in findings if not finding["ok"]] == []
    assert {"versions", "tools", "descriptors", "model", "question"} <= {each["check"] for each in findings}
    assert done.returncode == 0
