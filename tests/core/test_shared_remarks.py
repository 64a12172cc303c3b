"""Remarks beside values: what many values share is said once, and nothing of it is lost."""

import pytest

from tests.core.scripted import call
from tests.core.test_formatted import answer_to


def predicted(endpoint: str, *molecules: str) -> str:
    calls = [call("admet_property", molecule=f"M{n + 1}", endpoint=endpoint) for n in range(len(molecules))]
    said = " ".join(f"The {endpoint} of M{n + 1} is V{n + 1}." for n in range(len(molecules)))
    return answer_to(f"{endpoint} of {', '.join(molecules)}", *calls, said)


@pytest.mark.parametrize("endpoint", ["hERG inhibition", "CYP3A4 inhibition"])
def test_what_three_values_share_is_said_once_below_them(endpoint: str) -> None:
    *lines, last = predicted(endpoint, "terfenadine", "loratadine", "fexofenadine").split("\n")
    assert len(lines) == 3
    assert last.startswith(f"All values of {endpoint}: predicted by ADMET-AI")
    assert "ADMET-AI" not in "".join(lines)
    assert all("of approved drugs" in line for line in lines)  # that differs


def test_two_values_keep_their_remarks() -> None:
    text = predicted("hERG inhibition", "terfenadine", "loratadine")
    assert text.count("predicted by ADMET-AI") == 2
    assert "All values" not in text


@pytest.mark.parametrize(("ph", "shown"), [("2", "3.0"), ("7.4", "0.2")])
def test_one_property_under_several_conditions_is_one_property(ph: str, shown: str) -> None:
    molecules = ("ibuprofen", "naproxen")
    calls = [call("logd", molecule=f"M{n}", ph=at) for n in (1, 2) for at in (2, 7.4)]
    said = " ".join(f"The logD of M{1 + n // 2} is V{n + 1}." for n in range(4))
    text = answer_to(f"logD at pH 2 and 7.4 of {' and '.join(molecules)}", *calls, said)
    assert text.count("training domain") == 1
    assert f"logD at pH {ph} of ibuprofen is {shown}" in text.replace("The ", "")
