"""Requests that no tool answers are told apart from those that one does."""

import pytest

from sandbox.registry import discover
from sandbox.talk.out_of_reach import named, within_reach

discover()  # the tools bring the words for what they measure


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("the attached picture shows my TLC plate, how many spots", "pictures"),
        ("read the LC-MS trace I uploaded", "pictures"),
        ("how much does a kilo of M1 cost", "prices"),
        ("we ordered M1 on Monday, when will it arrive?", "deliveries"),
        ("any recent papers on M1?", "literature"),
        ("energy of M1 at B3LYP/6-31G*", "quantum chemistry"),
        ("dock M1 into thrombin", "docking"),
        ("can i trust your numbers", "estimates"),
        ("How reliable are your predictions?", "estimates"),
        ("i spilled M1 what do i do", "first aid"),
        ("got M1 on my hands, what should I do", "first aid"),
        ("UN number for M1?", "UN numbers"),
    ],
)
def test_what_no_tool_does_is_nothing_to_look_for(message: str, says: str) -> None:
    rest, limits = within_reach(message)
    assert rest == ""
    assert says in limits[0].says


@pytest.mark.parametrize(
    "message",
    [
        "25 kg of M1 is how many mol, the quote is per mole",
        "the mirror image of this molecule M1",
        "-5.4 eV for the HOMO in kJ/mol",
        "is M1 on sale as a starting material?",
        "MW of M1",
        "someone spilled M1 and the meter reads 30 ppm. what is the permitted level in air?",
        "any precedents for M1 + M2?",
        "which articles of the convention list M1?",
        "what does the review panel need on M1",
        "what would it cost me in yield to go through 5 steps at 80 %?",
        "what is the logP of M1 at this price of 5 EUR",
        "how long must M1 be stirred",
    ],
)
def test_what_a_tool_does_stays(message: str) -> None:
    assert within_reach(message) == (message, ())


def test_the_other_half_of_a_message_is_still_asked_for() -> None:
    assert within_reach("what is the price of safety: is M1 explosive?")[0] == "is M1 explosive?"
    rest, limits = within_reach("logP of M1 and how much does it cost per gram?")
    assert rest == "logP of M1"
    assert len(limits) == 1


def test_where_no_tool_was_found_the_words_tell_why() -> None:
    gloves = named("what gloves for M1")
    assert gloves is not None
    assert "breakthrough" in gloves.says
    limit = named("predict the 1H NMR of M1")
    assert limit is not None
    assert "spectra" in limit.says
    assert named("tell me something about M1") is None


def test_what_tools_tell_of_a_subject_is_given_beside_the_missing_literature() -> None:
    rest, limits = within_reach("any reviews of the safety of M1 or its GHS")
    assert "safety of M1 or its GHS" in rest
    assert "literature" in limits[0].says
    assert within_reach("any recent papers on M1?")[0] == ""


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("is M1 controlled in the UK?", "drug laws"),
        ("M1 legal status?", "drug laws"),
        ("is M1 a class B drug", "drug laws"),
        ("is M1 schedule II in the US", "drug laws"),
        ("what class drug is M1 uk", "drug laws"),
        ("M1 detection time in blood", "patients"),
        ("how long does M1 stay in urine", "patients"),
        ("13C shift of residual M1?", "1H shifts only"),
        ("can you predict the carbon NMR of M1", "1H shifts only"),
        ("there is a quartet at 4.12 and a triplet at 1.26 in M1, what impurity is it?", "by its shifts"),
        ("DoU of C10H12O2", "sum formula"),
        ("C12H22O11 exact mass pls", "sum formula"),
    ],
)
def test_what_the_tables_do_not_have_is_said(message: str, says: str) -> None:
    rest, limits = within_reach(message)
    assert rest == ""
    assert says in limits[0].says


@pytest.mark.parametrize(
    "message",
    [
        "is M1 a scheduled chemical weapon precursor?",
        "is M1 on the Australia Group list",
        "which schedule is M1 in",
        "which GHS class has M1",
        "what class of compound is M1",
        "is M1 controlled under the CWC in the UK?",
        "is export of M1 controlled in the US?",
        "height of the 13C peak in the mass spectrum of M1",
        "1H shift of residual M1 in M2",
        "where are the signals of M1 in M2 at 2.05 or 1.26, which is the solvent?",
        "which formula fits 180.0634, C6H12O6 by exact mass?",
        "DBE of M1",
        "half-life of M1",
        "plasma level of 5 ng/mL of M1 in nM",
    ],
)
def test_what_only_sounds_like_it_stays(message: str) -> None:
    assert within_reach(message) == (message, ())


def test_the_proton_signals_are_told_beside_what_is_missing() -> None:
    rest, limits = within_reach("1H and 13C signals of M1 in M2")
    assert "1H" in rest
    assert len(limits) == 1
