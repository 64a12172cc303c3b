import pytest
from rdkit import Chem

from sandbox import elements
from sandbox.vocabulary import VOCABULARIES

ELEMENTS = VOCABULARIES.get("element")


def test_names_and_numbers_agree_with_the_periodic_table() -> None:
    table = Chem.GetPeriodicTable()
    assert len(elements.NAMES) == 118
    for number, name in enumerate(elements.NAMES, start=1):
        assert elements.element_and_isotope(name) == (number, None)
        assert elements.symbol_of(number) == table.GetElementSymbol(number)
    assert [elements.NAMES[number - 1] for number in (6, 17, 26, 79, 92)] == [
        "carbon",
        "chlorine",
        "iron",
        "gold",
        "uranium",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("How many C atoms are in M1?", ["carbon"]),
        ("carbons, nitrogens and a sulphur", ["carbon", "nitrogen", "sulfur"]),
        ("count N in M1", ["nitrogen"]),
        ("number of F", ["fluorine"]),
        ("how many Os and how many Cs", ["oxygen", "carbon"]),
        ("Os atoms and Cs atoms", ["osmium", "caesium"]),
        ("any Cl or Br?", ["chlorine", "bromine"]),
        ("Pb atoms, or lead atoms", ["lead"]),
        ("is there aluminum", ["aluminium"]),
        ("deuterium atoms", ["deuterium"]),
    ],
)
def test_elements_are_found_in_questions(text: str, found: list[str]) -> None:
    assert list(ELEMENTS.mentions(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "In this case I think No, He is At home As usual",
        "Compare V1, M2 and P1",
        "this lead compound leads to another lead",
        "how many N-oxides and how many O-benzyl groups",
        "number of H-bond donors, hydrogen bond acceptors",
        "C and N are letters",
        "the fraction of sp3 carbons",
        "stirred under nitrogen",
    ],
)
def test_words_and_handles_are_no_elements(text: str) -> None:
    assert ELEMENTS.mentions(text) == ()


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("I", "iodine"),
        ("In", "indium"),
        ("No", "nobelium"),
        ("V", "vanadium"),
        ("cl", "chlorine"),
        ("Cs", "caesium"),
    ],
)
def test_symbols_given_as_arguments_are_elements(text: str, element: str) -> None:
    assert ELEMENTS.resolve(text) == element
