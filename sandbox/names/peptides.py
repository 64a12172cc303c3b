"""Peptides and amino acids by codes: "Gly-His-Lys", "Fmoc-Lys(Boc)-OH", "peptide ACDK"."""

from __future__ import annotations

import re
from functools import lru_cache

from sandbox.errors import ChemError
from sandbox.structures import chem

MAX_RESIDUES = 40
_LETTERS = {
    "Gly": "G", "Ala": "A", "Val": "V", "Leu": "L", "Ile": "I", "Pro": "P", "Phe": "F", "Tyr": "Y",
    "Trp": "W", "Ser": "S", "Thr": "T", "Cys": "C", "Met": "M", "Asp": "D", "Glu": "E", "Asn": "N",
    "Gln": "Q", "Lys": "K", "Arg": "R", "His": "H",
}  # fmt: skip
# Side chains of L acids as N[C@@H](side chain)C(=O); "{}" is where a protecting group hangs.
_SIDES = {
    "Ala": "C", "Val": "C(C)C", "Leu": "CC(C)C", "Ile": "[C@@H](C)CC", "Phe": "Cc1ccccc1", "Met": "CCSC",
    "Tyr": "Cc1ccc(O{})cc1", "Trp": "Cc1cn({})c2ccccc12", "Ser": "CO{}", "Thr": "[C@@H](C)O{}",
    "Cys": "CS{}", "Asp": "CC(=O)O{}", "Glu": "CCC(=O)O{}", "Asn": "CC(=O)N{}", "Gln": "CCC(=O)N{}",
    "Lys": "CCCCN{}", "Arg": "CCCNC(=N)N{}", "His": "Cc1cn({})cn1", "Orn": "CCCN{}", "Dab": "CCN{}",
    "Dap": "CN{}", "Nle": "CCCC", "Nva": "CCC", "Abu": "CC", "Cit": "CCCNC(N)=O", "Tle": "C(C)(C)C",
    "Phg": "c1ccccc1", "hPhe": "CCc1ccccc1", "Cha": "CC1CCCCC1", "Chg": "C1CCCCC1", "Hcy": "CCS{}",
    "Hse": "CCO{}", "Sec": "C[SeH]", "1-Nal": "Cc1cccc2ccccc12", "2-Nal": "Cc1ccc2ccccc2c1", "Pra": "CC#C",
    "Pen": "C(C)(C)S{}",
}  # fmt: skip
# Other residues, from the nitrogen to the carbonyl; "{}" is what hangs there, "<>" a protecting group.
_RESIDUES = {
    "Gly": "N{}CC(=O)", "Pro": "N1{}CCC[C@H]1C(=O)", "Hyp": "N1{}C[C@H](O<>)C[C@H]1C(=O)",
    "Sar": "N{}(C)CC(=O)", "Aib": "N{}C(C)(C)C(=O)", "bAla": "N{}CCC(=O)", "β-Ala": "N{}CCC(=O)",
    "beta-Ala": "N{}CCC(=O)", "GABA": "N{}CCCC(=O)", "Pip": "N1{}CCCC[C@H]1C(=O)",
    "pGlu": "N1{}C(=O)CC[C@H]1C(=O)", "Pyr": "N1{}C(=O)CC[C@H]1C(=O)", "Ahx": "N{}CCCCCC(=O)",
    "Tic": "N1{}Cc2ccccc2C[C@H]1C(=O)",
}  # fmt: skip
_OUTER = {
    "Boc": "C(=O)OC(C)(C)C", "Cbz": "C(=O)OCc1ccccc1", "Z": "C(=O)OCc1ccccc1",
    "Fmoc": "C(=O)OCC1c2ccccc2-c2ccccc21", "Alloc": "C(=O)OCC=C", "Troc": "C(=O)OCC(Cl)(Cl)Cl",
    "Ac": "C(C)=O", "Bz": "C(=O)c1ccccc1", "For": "C=O", "Ts": "S(=O)(=O)c1ccc(C)cc1",
    "Tos": "S(=O)(=O)c1ccc(C)cc1", "Trt": "C(c1ccccc1)(c1ccccc1)c1ccccc1", "Me": "C", "Bn": "Cc1ccccc1",
    "Bzl": "Cc1ccccc1", "Tfa": "C(=O)C(F)(F)F",
}  # fmt: skip
_HEADS = {"H": "", **_OUTER, "Suc": "C(=O)CCC(=O)O", "Pal": f"C(=O){'C' * 15}", "Myr": f"C(=O){'C' * 13}"}
_GUARDS = {
    **_OUTER, "tBu": "C(C)(C)C", "OtBu": "C(C)(C)C", "OMe": "C", "OBn": "Cc1ccccc1", "OBzl": "Cc1ccccc1",
    "OAll": "CC=C", "Acm": "CNC(C)=O", "TBS": "[Si](C)(C)C(C)(C)C",
    "Mtt": "C(c1ccccc1)(c1ccccc1)c1ccc(C)cc1", "Mmt": "C(c1ccccc1)(c1ccccc1)c1ccc(OC)cc1",
    "Pbf": "S(=O)(=O)c1c(C)c(C)c2OC(C)(C)Cc2c1C", "Pmc": "S(=O)(=O)c1c(C)c(C)c2OC(C)(C)CCc2c1C",
    "Mtr": "S(=O)(=O)c1c(C)cc(OC)c(C)c1C", "StBu": "SC(C)(C)C", "PO3H2": "P(=O)(O)O", "SO3H": "S(=O)(=O)O",
}  # fmt: skip
_TAILS = {
    "OH": "O", "NH2": "N", "OMe": "OC", "OEt": "OCC", "OiPr": "OC(C)C", "OtBu": "OC(C)(C)C",
    "OBn": "OCc1ccccc1", "OBzl": "OCc1ccccc1", "OAll": "OCC=C", "NHMe": "NC", "NHEt": "NCC",
    "NMe2": "N(C)C", "N(OMe)Me": "N(OC)C", "OSu": "ON1C(=O)CCC1=O", "OPfp": "Oc1c(F)c(F)c(F)c(F)c1F",
    "pNA": "Nc1ccc([N+](=O)[O-])cc1", "AMC": "Nc1ccc2c(C)cc(=O)oc2c1", "CHO": "", "al": "",
}  # fmt: skip


def _any(names: dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_CODE = rf"(?:[DL]-)?(?:{_any({**_SIDES, **_RESIDUES})})(?:\((?:{_any(_GUARDS)})\))?"
_PARTS = re.compile(
    rf"(?:(?P<form>[DL])-)?(?P<code>{_any({**_SIDES, **_RESIDUES})})(?:\((?P<guard>[^()]+)\))?"
)
_CODES = re.compile(
    rf"(?:N-)?(?:(?P<head>{_any(_HEADS)})-)?(?P<codes>{_CODE}(?:-{_CODE})*)(?:-(?P<tail>{_any(_TAILS)}))?"
)
_ONE_LETTER = f"[{''.join(_LETTERS.values())}]"
_SEQUENCE = re.compile(rf"{_ONE_LETTER}{{3,{MAX_RESIDUES}}}")
_ENDED = re.compile(
    rf"(?P<head>{_any(_HEADS)})-(?P<letters>{_ONE_LETTER}{{2,{MAX_RESIDUES}}})-(?P<tail>{_any(_TAILS)})"
)
_KIND = r"(?:(?:di|tri|tetra|penta|hexa|hepta|octa|nona|deca)?peptide|sequence)"
_SAID = re.compile(rf"(?:the\s+)?{_KIND}\s+(?P<after>\S+)|(?P<before>\S+)\s+{_KIND}", re.IGNORECASE)


@lru_cache(maxsize=256)
def peptide_of(text: str) -> str | None:
    """Return the SMILES of a peptide or of a protected amino acid; None for anything else.

    Args:
        text: Codes of three letters joined by hyphens, with or without protecting groups and what is bound at
            the ends; or one-letter codes with the word "peptide" or between two ends. They mean the L acids.
    """
    if said := _SAID.fullmatch(text):
        letters = said["after"] or said["before"]
        return _of_letters(letters) if _SEQUENCE.fullmatch(letters) else None
    if ended := _ENDED.fullmatch(text):
        return _of_letters(ended["letters"], ended["head"], ended["tail"])
    match = _CODES.fullmatch(text)
    if match is None:
        return None
    residues = [(each["form"], each["code"], each["guard"]) for each in _PARTS.finditer(match["codes"])]
    if len(residues) > MAX_RESIDUES or (len(residues) == 1 and not (match["head"] or match["tail"])):
        return None
    return _joined(residues, match["head"] or "H", match["tail"] or "OH")


def _of_letters(letters: str, head: str = "H", tail: str = "OH") -> str | None:
    codes = {letter: code for code, letter in _LETTERS.items()}
    return _joined([(None, codes[letter], None) for letter in letters], head, tail)


def _joined(residues: list[tuple[str | None, str, str | None]], head: str, tail: str) -> str | None:
    written = []
    for place, (form, code, guard) in enumerate(residues):
        residue = _residue(code, guard, _HEADS[head] if place == 0 else "")
        if residue is None:
            return None
        written.append(_mirrored(residue) if form == "D" else residue)
    try:
        return chem.canonical_smiles(chem.parse_smiles("".join(written) + _TAILS[tail]))
    except ChemError:
        return None


def _residue(code: str, guard: str | None, outer: str) -> str | None:
    """A residue from its nitrogen to its carbonyl; None where it has no place for a protecting group."""
    hung = f"({outer})" if outer else ""
    if code in _RESIDUES:
        whole = _RESIDUES[code].replace("{}", hung)
        return None if guard and "<>" not in whole else whole.replace("<>", _GUARDS[guard] if guard else "")
    side = _SIDES[code]
    if guard and "{}" not in side:
        return None
    bare = side.replace("n({})", "[nH]").replace("{}", "")
    side = side.replace("{}", _GUARDS[guard]) if guard else bare
    return f"N{hung}[C@@H]({side})C(=O)"


def _mirrored(smiles: str) -> str:
    """The SMILES of the mirror image."""
    return smiles.replace("@@", "%").replace("@", "@@").replace("%", "@")
