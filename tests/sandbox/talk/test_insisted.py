"""Optional arguments that the words of a message ask for, or forbid."""

import pytest

from sandbox.registry import Argument, discover
from sandbox.talk.insisted import in_role, is_excluded, is_insisted, kept_in
from sandbox.talk.worded import worded

REGISTRY = discover()


def _argument(tool: str, name: str) -> Argument:
    return next(each for each in REGISTRY.get(tool).arguments if each.name == name)


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("keep only the rows with logP up to 1.5", {"high"}),
        ("molecular weight below 300", {"high"}),
        ("no more than 5 donors", {"high"}),
        ("TPSA of 60 or less", {"high"}),
        ("logP ≤ 3", {"high"}),
        ("rows with a logP of at least 2", {"low"}),
        ("everything heavier than 250", {"low"}),
        ("no less than 2 rings", {"low"}),
        ("MW > 300", {"low"}),
        ("TPSA between 20 and 60", {"low", "high"}),
        ("logP above 1 and below 3", {"low", "high"}),
        ("logP from 1 to 3", {"low", "high"}),
        ("logP 1-3", {"low", "high"}),
        ("with a logP of 2", {"low", "high"}),
    ],
)
def test_words_say_which_bound_is_meant(words: str, bounds: set[str]) -> None:
    allowed = {name for name in ("low", "high") if not is_excluded(_argument("filter_table", name), words)}
    assert allowed == bounds


def test_the_scaffold_is_free_only_where_the_message_says_so() -> None:
    keep = _argument("optimize_molecule", "keep")
    assert is_excluded(keep, "lower its logP but keep the tertiary alcohol")
    assert not is_excluded(keep, "make it more soluble, the core can be replaced too")
    assert not is_excluded(keep, "nothing has to stay")


@pytest.mark.parametrize(
    ("tool", "argument", "words", "insisted"),
    [
        ("optimize_molecule", "keep_group", "more soluble, but the amide has to stay", True),
        ("optimize_molecule", "keep_group", "without losing the amide", True),
        ("optimize_molecule", "keep_group", "its amide makes it insoluble", False),
        ("formula_from_mass", "ion", "[M+H]+ at 256.0968", True),
        ("formula_from_mass", "ion", "neutral mass 256.0968, M is unknown", False),
        ("fragment_molecule", "method", "RECAP decomposition please", True),
        ("fragment_molecule", "method", "cut it into pieces", False),
    ],
)
def test_what_stands_there_is_not_left_out(tool: str, argument: str, words: str, insisted: bool) -> None:
    assert is_insisted(_argument(tool, argument), words) is insisted


@pytest.mark.parametrize(
    ("tool", "argument", "words", "insisted"),
    [
        ("logd", "ph", "exact mass, pKa and logD at pH 4: M1, M2 and M3", True),
        ("logd", "ph", "logD of M1 at pH 2 and 7.4", False),
        ("logd", "ph", "logD of M1", False),
        ("vapour_pressure", "temperature", "density and vapour pressure of M1 at 20 °C each", True),
        ("vapour_pressure", "temperature", "vapour pressure of M1 between 20 °C and 40 °C", False),
        ("formula_from_mass", "tolerance", "m/z 311.0806 as [M+H]+, 3 ppm", True),
    ],
)
def test_a_condition_that_a_message_says_once_holds_for_the_call(
    tool: str, argument: str, words: str, insisted: bool
) -> None:
    assert is_insisted(_argument(tool, argument), words, words) is insisted


def test_what_is_dissolved_is_not_the_solvent() -> None:
    spec = REGISTRY.get("solution_concentration")
    said = "10.2 mg M1 to 25 mL in M2, which molarity?"
    assert in_role(spec, _argument(spec.name, "molecule"), said) == "M1"
    assert in_role(spec, _argument(spec.name, "molecule"), "5 g of M1 in 25 mL, which molarity?") is None


def test_the_reference_is_what_the_others_are_compared_with() -> None:
    words = "take M1 as reference: how similar are M2, M3 and M4 to it?"
    assert worded(REGISTRY.get("similarity"), words) == {
        "first": "M1",
        "second": "M2",
        "others": ["M3", "M4"],
    }


@pytest.mark.parametrize(
    ("tool", "words", "kind"),
    [
        ("ring_count", "How many saturated rings does M1 have?", "saturated"),
        ("ring_count", "number of heterocycles in M1", "heterocyclic"),
        ("ring_count", "count the non-aromatic heterocycles", "aliphatic heterocyclic"),
        ("ring_count", "How many rings has M1, and how many of them are fused rings?", None),
        ("ring_count", "Leave out the saturated rings: how many others are in M1?", None),
        ("ring_count", "How many unsaturated rings are in M1?", None),
        ("ring_count", "how many ring systems, how many fused ring systems", None),
        ("aromatic_ring_count", "How many heteroaromatic rings has M1?", "aromatic heterocyclic"),
        ("aromatic_ring_count", "How many aromatic rings has M1?", None),
        ("logp", "logP of the saturated rings", None),
    ],
)
def test_the_kind_of_rings_is_read_off_the_words(tool: str, words: str, kind: str | None) -> None:
    assert worded(REGISTRY.get(tool), words).get("kind") == kind


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("total number of atoms in M1, including hydrogens", True),
        ("How many atoms has M1 with hydrogens?", True),
        ("How many atoms has M1 without hydrogens?", False),
        ("number of atoms of M1, not including hydrogens", False),
        ("total number of heavy atoms of M1", False),
        ("How many heavy atoms are in M1?", False),
    ],
)
def test_hydrogens_are_counted_where_the_words_say_so(words: str, counted: bool) -> None:
    assert ("hydrogens" in worded(REGISTRY.get("heavy_atom_count"), words)) is counted


@pytest.mark.parametrize(
    ("words", "pressure"),
    [
        ("boiling point of M1 at 50 mbar", "50 mbar"),
        ("M1: bp at 12 mmHg?", "12 mmHg"),
        ("at what temperature does M1 boil at 0.1 Torr", "0.1 Torr"),
        ("boiling point of M1 at 1 atm", None),
        ("boiling point of M1 at 760 mmHg", None),
        ("boiling point of M1", None),
    ],
)
def test_a_boiling_point_is_told_for_the_pressure_that_a_message_gives(
    words: str, pressure: str | None
) -> None:
    assert worded(REGISTRY.get("boiling_point"), words).get("pressure") == pressure


@pytest.mark.parametrize(
    ("words", "stays"),
    [
        ("improve the QED of M1 while keeping the scaffold", True),
        ("M1 needs better solubility, don't touch the core", True),
        ("higher QED for M1, same scaffold please", True),
        ("make M1 more active at DRD2; the ring system must stay", True),
        ("raise the QED of M1", False),
        ("raise the QED of M1, the scaffold may change", False),
        ("keep the nitrile of M1 and raise its QED", False),
    ],
)
def test_other_scaffolds_are_not_tried_where_this_one_is_to_stay(words: str, stays: bool) -> None:
    assert worded(REGISTRY.get("optimize_molecule"), words) == ({"other_scaffolds": False} if stays else {})


@pytest.mark.parametrize(
    ("words", "ring"),
    [
        ("scaffold hops for the indole of M1", "indole"),
        ("M1: what could stand in for its quinazoline core?", "quinazoline"),
        ("hop the scaffold of M1 to a pyridine", None),
        ("swap the pyridine or the phenyl ring of M1", None),
    ],
)
def test_only_the_ring_that_a_message_speaks_of_as_the_molecule_s_is_exchanged(
    words: str, ring: str | None
) -> None:
    assert worded(REGISTRY.get("scaffold_hops"), words).get("ring") == ring


@pytest.mark.parametrize(
    ("words", "elements"),
    [
        ("formula of 180.0423, just C, H, N, O", "CHNO"),
        ("180.0423, only CHNO", "CHNO"),
        ("C, H, N, O and S only", "CHNOS"),
        ("only C H N O S allowed", "CHNOS"),
        ("it may have Cl or Br", "CHNOPS and halogens"),
        ("which formula fits 180.0423", None),
    ],
)
def test_the_elements_of_a_formula_are_those_that_are_listed(words: str, elements: str | None) -> None:
    assert worded(REGISTRY.get("formula_from_mass"), words).get("elements") == elements


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("what is the conjugate base of M1", "conjugate base"),
        ("conjugate acid of M1?", "conjugate acid"),
        ("pKa of the conjugate acid of M1", None),
        ("is M1 a stronger acid than its conjugate acid or its conjugate base", None),
        ("pKa of M1", None),
    ],
)
def test_a_conjugate_is_made_where_the_message_asks_for_one(words: str, form: str | None) -> None:
    assert worded(REGISTRY.get("pka"), words).get("form") == form


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("most similar to M1 among M2, M3 and M4", {"first": "M1", "second": "M2", "others": ["M3", "M4"]}),
        ("rank M1, M2 and M3 by similarity to M3", {"first": "M3", "second": "M1", "others": ["M2"]}),
        ("similarity of M1 and M2", {}),
    ],
)
def test_one_molecule_is_compared_with_all_others(words: str, said: dict[str, object]) -> None:
    assert worded(REGISTRY.get("similarity"), words) == said


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("put H, F, Cl, Me and OMe at R1 of M1", "H, fluoro, chloro, methyl, methoxy"),
        ("decorate M1 with polar groups", None),
        ("R groups on the phenyl ring of M1", None),
    ],
)
def test_r_groups_are_those_that_are_listed(words: str, named: str | None) -> None:
    assert worded(REGISTRY.get("decorate_molecule"), words).get("named") == named


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ("make M1 less lipophilic but keep the M2", "M2"),
        ("Make M1 more soluble, the M2 ring has to stay", "M2"),
        ("without losing the Q1, raise the QED of M1", "Q1"),
        ("make M1 more soluble", None),
        ("keep the M2 or the M3 of M1", "M2"),
    ],
)
def test_what_is_to_be_kept_is_read_off_the_words(message: str, kept: str | None) -> None:
    assert kept_in(message) == kept
