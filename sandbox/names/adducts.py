"""Salts, hydrates and solvates written with a dot: "EDCI·HCl", "TsOH.H2O", "Pd(dppf)Cl2*CH2Cl2"."""

from __future__ import annotations

import re

_PARTNERS = {
    "HCl": "Cl", "HBr": "Br", "HI": "I", "H2O": "O", "TFA": "OC(=O)C(F)(F)F", "CH2Cl2": "ClCCl",
    "DCM": "ClCCl", "CHCl3": "ClC(Cl)Cl", "THF": "C1CCOC1", "DMF": "CN(C)C=O", "DMSO": "CS(C)=O",
    "MeOH": "CO", "EtOH": "CCO", "Et2O": "CCOCC", "OEt2": "CCOCC", "AcOH": "CC(=O)O", "HOAc": "CC(=O)O",
    "SMe2": "CSC", "Me2S": "CSC", "NH3": "N", "H2SO4": "OS(=O)(=O)O", "HNO3": "O[N+](=O)[O-]",
    "H3PO4": "OP(=O)(O)O", "MeCN": "CC#N",
}  # fmt: skip
_WRITTEN = re.compile(
    rf"(?P<base>\S.+?)\s?(?:[·•∙⋅*×]|\.(?=\d?[A-Z])|\sx\s)\s?(?P<count>\d?)\s?(?P<partner>{'|'.join(_PARTNERS)})"
)


def parted(name: str) -> tuple[str, str] | None:
    """A name without what is written after its dot, and the SMILES of that; None where there is no dot."""
    match = _WRITTEN.fullmatch(name)
    if match is None:
        return None
    return match["base"], ".".join([_PARTNERS[match["partner"]]] * int(match["count"] or 1))
