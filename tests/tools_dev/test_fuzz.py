from sandbox.registry import discover
from sandbox.results import failure
from tools_dev import fuzz
from tools_dev.fuzzing.inputs import Inputs


def test_equal_seeds_make_equal_calls_and_others_do_not():
    spec = discover().get("logp")
    calls = [Inputs((1, number)).arguments(spec) for number in range(20)]
    assert calls == [Inputs((1, number)).arguments(spec) for number in range(20)]
    assert calls != [Inputs((2, number)).arguments(spec) for number in range(20)]


def test_every_tool_gets_wrong_and_right_calls():
    for spec in discover():
        made = [repr(Inputs((spec.name, number)).arguments(spec)) for number in range(30)]
        assert len(set(made)) >= 5 or not spec.arguments, spec.name


def test_an_internal_error_a_crash_and_a_passed_deadline_are_what_must_not_be():
    spec = discover().get("logp")
    counts = fuzz.Counts()
    for result in (
        failure("error", "logp failed unexpectedly (KeyError: 7)"),
        failure("crashed", "the calculation crashed"),
        failure("timeout", "it took longer than 5 s", ms=6500),
        failure("timeout", "it took longer than 5 s", ms=5100),
        failure("error", "'C1CC' has a ring that is never closed"),
    ):
        counts.add(spec, {}, result)
    assert [each["state"] for each in counts.bad] == ["internal", "crashed", "late"]
    assert counts.by_family["descriptors"]["timeout"] == 1
    assert counts.by_family["descriptors"]["error"] == 1
