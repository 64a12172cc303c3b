"""Hostile and huge texts: refused in words or read in bounded time, and never with an internal error."""

import contextlib
import gzip
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.errors import SandboxError
from sandbox.recogniser import MAX_TEXT, recognise
from sandbox.recogniser.limits import MAX_SMILES, MAX_STRUCTURES


def _check(text: str) -> None:
    position = 0
    for mention in recognise(text):
        assert position <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.smiles
        position = mention.end


def _molecules(count: int) -> list[str]:
    return ["C" * (n % 50 + 2) + "(=O)N" + "C" * (n // 50) for n in range(count)]


def test_two_megabytes_are_refused_in_words() -> None:
    with pytest.raises(SandboxError, match=r"200,000.*file"):
        recognise("CCO " * 500_000)


def test_thousands_of_structures_are_refused_in_words() -> None:
    with pytest.raises(SandboxError, match=r"2,000 structures.*file"):
        recognise("\n".join(_molecules(MAX_STRUCTURES + 1)))


def test_a_pasted_list_of_a_thousand_molecules_is_read() -> None:
    molecules = _molecules(1000)
    assert [mention.smiles for mention in recognise("\n".join(molecules))] == molecules


def test_one_enormous_smiles_is_reported_and_not_parsed() -> None:
    (mention,) = recognise("What is " + "C" * (MAX_SMILES + 1) + "?")
    assert mention.problem is not None
    assert "5,00" in mention.problem


# Each of these can make a careless pattern or loop run in quadratic time.
UNITS = [
    *"([)]<>,;:.|'\"`~*_-@$%#=!?/\\ \t\n\r",
    *[
        "((C",
        "C(",
        "C[",
        "[C",
        "[$(",
        "C1",
        "c1",
        "C=",
        "C%12",
        "C:",
        "C+",
        "C->",
        "x=",
        "x:",
        "f(",
        "C!",
        "C~",
    ],
    *["C,", "[C,", "1,", "1,1-", "N,", "N,N-", "N,N'-", "CO and ", "CO,", "C |", "CCO |(", "|(", "1. "],
    *["C>", "C>C>", "a>", "<a>", ">>", "CCO>>", "a@", "a.", "..", "://", "https://a ", "~/.csv ", '"a.sdf" '],
    *["$$$$\n", "M  END\n", "  1  1\n", "V2000\n", "  3  2  0  0  0  0            999 V2000\n", "\r\n"],
    *["InChI=1S/", "InChI=1S/C", "aspirin ", "acetic ", "water in ", "benzene ring ", "octanol/", "formula "],
    *["SMILES: ", "SMILES is ", "SMILES the the ", "SMARTS [", "[#6] ", "é", "\0", "𝒳", "🧪"],
]


@pytest.mark.parametrize("unit", UNITS, ids=[f"{unit!a}" for unit in UNITS])
def test_repetitive_text_is_read_or_refused(unit: str) -> None:
    text = (unit * (20_000 // len(unit) + 1))[:20_000]
    with contextlib.suppress(SandboxError):
        _check(text)


def test_longest_allowed_prose_is_read() -> None:
    sentence = "I think that CCO and c1ccccc1O are OK in NO case; HIS aspirin (see [1]) was in Boulder, CO. "
    text = (sentence * 3000)[: MAX_TEXT // 4]
    found = recognise(text)
    assert {mention.text for mention in found} >= {"CCO", "c1ccccc1O", "aspirin"}


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="CNOScnoFBrlI()[]=#123%+-@/\\.>|~:,;$&! \n\"'`*H", max_size=120))
def test_any_mixture_of_chemical_characters(text: str) -> None:
    _check(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    _check(text)


def test_shuffled_pieces_of_real_messages() -> None:
    pieces = [
        "CCO",
        "c1ccccc1",
        "(",
        ")",
        "[",
        "]",
        "SMILES:",
        "aspirin",
        ">>",
        "|&1:1|",
        ", ",
        " ",
        "\n",
        "logP of ",
    ]
    pieces += [
        "InChI=1S/CH4/h1H4",
        "[#6]",
        "M  END",
        "`",
        '"',
        "ethyl",
        "acetate",
        "CC(=O)",
        "a.sdf",
        "$$$$",
        ". ",
    ]
    rng = random.Random(7)
    for _ in range(300):
        _check("".join(rng.choices(pieces, k=12)))


def test_binary_that_was_pasted_as_text() -> None:
    _check(gzip.compress(b"CCO" * 5000).decode("latin-1"))
