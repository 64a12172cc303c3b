"""Peptides by their sequences, compared with RDKit's own reading of one-letter codes."""

import pytest
from rdkit import Chem
from rdkit.Chem.rdMolDescriptors import CalcMolFormula

from sandbox.names.lookup import one
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


# Sum formulae as suppliers of protected amino acids and of substrates list them.
_FORMULAE = {
    "Boc-Phe-OH": "C14H19NO4", "Fmoc-Lys(Boc)-OH": "C26H32N2O6", "Fmoc-Arg(Pbf)-OH": "C34H40N4O7S",
    "Fmoc-Arg(Pmc)-OH": "C35H42N4O7S", "Fmoc-Lys(Mtt)-OH": "C41H40N2O4", "Fmoc-Cys(Acm)-OH": "C21H22N2O5S",
    "Fmoc-His(Trt)-OH": "C40H33N3O4", "Fmoc-Trp(Boc)-OH": "C31H30N2O6", "Fmoc-Hyp(tBu)-OH": "C24H27NO5",
    "Boc-Orn(Z)-OH": "C18H26N2O6", "Ac-DEVD-AMC": "C30H37N5O13", "Suc-Ala-Ala-Pro-Phe-pNA": "C30H36N6O9",
    "Z-Leu-Leu-Leu-al": "C26H41N3O5", "Fmoc-Aib-OH": "C19H19NO4", "pGlu-His-Pro-NH2": "C16H22N6O4",
    "H-Gly-OEt": "C4H9NO2", "Ac-Lys-OMe": "C9H18N2O3", "RGD peptide": "C12H22N6O6",
    "H-Phe-OMe·HCl": "C10H14ClNO2",
}  # fmt: skip


@pytest.mark.parametrize(("name", "formula"), _FORMULAE.items())
def test_a_protected_amino_acid_has_its_formula(name: str, formula: str) -> None:
    found = one(name)
    assert found is not None
    assert CalcMolFormula(Chem.MolFromSmiles(found.smiles)) == formula


def test_the_d_acid_is_the_mirror_image() -> None:
    mirror = Chem.MolFromSmiles("C[C@@H](O)[C@H](NC(=O)OC(C)(C)C)C(=O)O")  # L-threonine, protected
    assert _inchi(Chem.MolFromSmiles(peptide_of("Boc-Thr-OH"))) == _inchi(mirror)
    other = Chem.MolFromSmiles("C[C@H](O)[C@@H](NC(=O)OC(C)(C)C)C(=O)O")
    assert _inchi(Chem.MolFromSmiles(peptide_of("Boc-D-Thr-OH"))) == _inchi(other)
    assert peptide_of("Fmoc-Leu(Boc)-OH") is None


def test_a_salt_after_a_dot_is_part_of_the_name() -> None:
    texts = [each.text for each in recognise("mix EDCI.HCl, TsOH·H2O and Boc-Gly-OH")]
    assert texts == ["EDCI.HCl", "TsOH·H2O", "Boc-Gly-OH"]
