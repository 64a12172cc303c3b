"""Peptides by their sequences, compared with RDKit's own reading of one-letter codes."""

import pytest
from rdkit import Chem

from sandbox.names.peptides import peptide_of
from sandbox.recogniser import recognise

_CODES = {
    "Ala": "A", "Arg": "R", "Asn": "N", "Asp": "D", "Cys": "C", "Gln": "Q", "Glu": "E", "Gly": "G",
    "His": "H", "Ile": "I", "Leu": "L", "Lys": "K", "Met": "M", "Phe": "F", "Pro": "P", "Ser": "S",
    "Thr": "T", "Trp": "W", "Tyr": "Y", "Val": "V",
}  # fmt: skip


def _inchi(mol: Chem.Mol) -> str:
    return str(Chem.MolToInchi(mol))


@pytest.mark.parametrize(("code", "letter"), _CODES.items())
def test_each_residue_has_its_configuration(code: str, letter: str) -> None:
    for written, sequence in (
        (f"Gly-{code}-Ala", f"G{letter}A"),
        (f"Gly-D-{code}-Ala", f"G{letter.lower()}A"),
    ):
        expected = Chem.MolFromSequence(sequence, flavor=1)
        assert _inchi(Chem.MolFromSmiles(peptide_of(written))) == _inchi(expected)


def test_letters_are_a_sequence_where_the_message_says_so() -> None:
    assert _inchi(Chem.MolFromSmiles(peptide_of("the peptide GHK"))) == _inchi(Chem.MolFromSequence("GHK"))
    assert [mention.text for mention in recognise("MW of the peptide GHK, made by SPPS")] == ["peptide GHK"]
    assert peptide_of("GHK") is None
    assert peptide_of("the peptide BOND") is None


def test_ends_are_bound() -> None:
    aspartame = Chem.MolFromSmiles("COC(=O)[C@H](Cc1ccccc1)NC(=O)[C@@H](N)CC(=O)O")
    assert _inchi(Chem.MolFromSmiles(peptide_of("H-Asp-Phe-OMe"))) == _inchi(aspartame)
    amide = Chem.MolFromSmiles("CC(=O)N[C@@H](C)C(N)=O")
    assert _inchi(Chem.MolFromSmiles(peptide_of("Ac-Gly-Ala-NH2"))) != _inchi(amide)
    assert peptide_of("Leu") is None
