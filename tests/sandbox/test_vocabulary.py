import pytest

from sandbox.errors import ArgumentError
from sandbox.vocabulary import Vocabulary, VocabularyRegistry, phrases

GROUPS = Vocabulary(
    "functional group",
    {
        "carboxylic acid": ("COOH", "carboxyl", "acid"),
        "ester": (),
        "carboxylic ester": (),
        "hydroxyl": ("OH", "alcohol"),
        "trifluoromethyl": ("CF3",),
        "N-oxide": (),
        "nitroso": ("NO",),
        "carbonyl": ("C=O",),
        "tert-butyl": ("tBu", "t-Bu"),
        "azo": (),
        "amine": ("primary amines",),
        "thioether": ("sulfide",),
        "hexyl": ("hexyls and more",),
        "aromatic ring": (),
        "ring": (),
    },
    silent=("ring road", "amino acid", "NO"),
)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("How many carboxylic acids?", ["carboxylic acid"]),
        ("CARBOXYLIC ACID", ["carboxylic acid"]),
        ("a carboxylic-acid group", ["carboxylic acid"]),
        ("carboxylic\n  acid", ["carboxylic acid"]),
        ("esters, alcohols and azo", ["ester", "hydroxyl", "azo"]),
        ("azos", ["azo"]),
        ("sulfides", ["thioether"]),
        ("COOH and OH", ["carboxylic acid", "hydroxyl"]),
        ("two OHs", ["hydroxyl"]),
        ("CF₃", ["trifluoromethyl"]),
        ("t-Bu, tBu or tert‑butyl or tertbutyl", ["tert-butyl"]),
        ("N-oxide, N oxides", ["N-oxide"]),
        ("a C=O group", ["carbonyl"]),
        ("the ester's oxygen", ["ester"]),
        ("ester first, then ester", ["ester"]),
    ],
)
def test_mentions_are_found_however_they_are_written(text: str, terms: list[str]) -> None:
    assert list(GROUPS.mentions(text)) == terms


@pytest.mark.parametrize(
    "text",
    [
        "oh no, cooh is lower case",
        "polyester and esterase",
        "Oh! NO.",
        "he took the ring road",
        "an amino acid",
        "ethanol",
        "",
        "C-O, =O",
    ],
)
def test_nothing_is_found_where_nothing_is_meant(text: str) -> None:
    assert GROUPS.mentions(text) == ()


def test_the_longest_of_overlapping_phrases_counts() -> None:
    assert GROUPS.mentions("a carboxylic ester") == ("carboxylic ester",)
    assert GROUPS.mentions("aromatic rings") == ("aromatic ring",)
    later_and_longer = Vocabulary("phrase", {"big ring": (), "ring system count": ()})
    assert later_and_longer.mentions("the big ring system count") == ("ring system count",)


def test_spans_point_into_the_text() -> None:
    text = "Is the  carboxylic  acid of M1 an ester?"
    assert [(text[start:end], term) for start, end, term in GROUPS.spans(text)] == [
        ("carboxylic  acid", "carboxylic acid"),
        ("ester", "ester"),
    ]


def test_a_single_letter_tied_to_the_next_word_is_no_mention() -> None:
    elements = Vocabulary("element", {"nitrogen": ("how many N",)})
    assert elements.mentions("how many N are there") == ("nitrogen",)
    assert elements.mentions("how many N-oxides are there") == ()
    assert elements.mentions("how many N–H bonds") == ()


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("carboxylic acid", "carboxylic acid"),
        ("Carboxylic Acids", "carboxylic acid"),
        ("carboxylic_acid", "carboxylic acid"),
        ("cooh", "carboxylic acid"),
        ("NO", "nitroso"),
        ("primary amine", "amine"),
        ("  t-bu ", "tert-butyl"),
        ("hexyls and more", "hexyl"),
    ],
)
def test_arguments_are_resolved(text: str, term: str) -> None:
    assert GROUPS.resolve(text) == term


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("carboxylc acid", "carboxylic acid"),
        ("estr", "ester"),
        ("oxide", "N-oxide"),
        ("aromatic", "aromatic ring"),
    ],
)
def test_unknown_terms_get_suggestions(text: str, suggestion: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        GROUPS.resolve(text)
    assert f"'{text}' is not a functional group that I know; did you mean" in str(caught.value)
    assert suggestion in str(caught.value)


@pytest.mark.parametrize("text", ["xyzzy", "", "   "])
def test_a_term_far_from_everything_gets_no_suggestion(text: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        GROUPS.resolve(text)
    assert "did you mean" not in str(caught.value)


def test_a_listed_phrase_wins_over_the_plural_of_another() -> None:
    vocabulary = Vocabulary("element", {"oxygen": ("O",), "osmium": ("Os",)})
    assert vocabulary.resolve("Os") == "osmium"


@pytest.mark.parametrize(
    ("singular", "plural"),
    [("mass", "masses"), ("box", "boxes"), ("polarity", "polarities"), ("alkoxy", "alkoxies")],
)
def test_english_plurals(singular: str, plural: str) -> None:
    assert Vocabulary("thing", {singular: ()}).mentions(f"two {plural}") == (singular,)


def test_a_pasted_file_is_searched_whole() -> None:
    text = "carboxylic acid ester of M1, aromatic ring; " * 5000
    assert len(GROUPS.spans(text)) == 15_000


def test_phrases() -> None:
    assert phrases("a b, c-d, e") == ("a b", "c-d", "e")


def test_a_vocabulary_is_made_on_first_use_and_once() -> None:
    made = []

    def maker() -> Vocabulary:
        made.append(1)
        return Vocabulary("thing", {"a": ()})

    registry = VocabularyRegistry()
    registry.add("things", maker)
    assert registry.keys() == ("things",)
    assert made == []
    assert registry.get("things") is registry.get("things")
    assert made == [1]
    with pytest.raises(KeyError):
        registry.get("others")
