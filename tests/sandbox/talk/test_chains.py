"""What is asked of what a message makes first is asked of that, not of what it is made from."""

from typing import Any

import pytest

from sandbox.protocol import write_call
from tests.sandbox.conversations import begun, leaves_no_choice
from tests.sandbox.grammars import takes

OLAPARIB = "O=C(c1cc(Cc2n[nH]c(=O)c3ccccc23)ccc1F)N1CCN(C(=O)C2CC2)CC1"
ASPIRIN, SALICYLIC = "CC(=O)Oc1ccccc1C(=O)O", "OC(=O)c1ccccc1O"


@pytest.mark.parametrize(
    ("message", "tool", "arguments", "asked"),
    [
        (
            f"Murcko core of {OLAPARIB} -> InChIKey of that core",
            "murcko_scaffold",
            {"molecule": "M1"},
            "inchikey",
        ),
        (
            f"reduce {OLAPARIB} to its Bemis-Murcko framework and furnish the InChI of that framework",
            "murcko_scaffold",
            {"molecule": "M1"},
            "inchi",
        ),
        (
            f"the formula of the Murcko scaffold of {OLAPARIB}",
            "murcko_scaffold",
            {"molecule": "M1"},
            "molecular_formula",
        ),
        (
            f"{ASPIRIN} at pH 7.4, and the exact mass of that form",
            "species_at_ph",
            {"molecule": "M1", "ph": 7.4},
            "exact_mass",
        ),
        (
            "enantiomer of C[C@H](N)C(=O)O and its InChIKey",
            "enumerate_stereoisomers",
            {"molecule": "M1"},
            "inchikey",
        ),
        (
            f"the MCS of {ASPIRIN} and {SALICYLIC} and its heavy-atom count",
            "maximum_common_substructure",
            {"molecules": ["M1", "M2"]},
            "heavy_atom_count",
        ),
    ],
)
def test_what_is_asked_of_it_waits_for_what_is_made(
    message: str, tool: str, arguments: dict[str, Any], asked: str
) -> None:
    episode = begun(message)
    leaves_no_choice(episode, (tool, arguments))
    made = episode.exchanges[-1].steps[-1].result.handles[0]
    assert takes(episode.grammar(), write_call(asked, {"molecule": made}))
    if made != "M1":
        assert not takes(episode.grammar(), write_call(asked, {"molecule": "M1"}))


def test_the_conjugate_base_of_an_acid_is_made_with_hydroxide() -> None:
    episode = begun("the conjugate base of benzoic acid and its formula")
    leaves_no_choice(episode, ("elementary_step", {"step": "proton transfer", "molecules": ["M1", "M2"]}))
    made = episode.workspace.thing(episode.exchanges[-1].steps[-1].result.handles[0])
    assert made is not None
    assert made.text == "O=C([O-])c1ccccc1"


@pytest.mark.parametrize(
    "message", [f"Murcko scaffold of {OLAPARIB}", f"are {ASPIRIN} and the scaffold of {OLAPARIB} the same?"]
)
def test_what_asks_nothing_of_it_is_no_chain(message: str) -> None:
    assert not begun(message).exchanges[-1].reading.of_product


def test_the_strength_of_a_conjugate_acid_is_that_of_its_base() -> None:
    reading = begun("pKa of the conjugate acid of triethylamine").exchanges[-1].reading
    assert reading.wanted == ("pka",)
    assert not reading.exact


def test_what_is_asked_beside_an_exchange_of_groups_is_asked_of_the_result() -> None:
    reading = begun("4'-bromoacetophenone, change Br to CN -> TPSA of that?").exchanges[-1].reading
    assert reading.wanted == ("replace_group", "tpsa")
    assert list(reading.of_product) == ["tpsa"]
