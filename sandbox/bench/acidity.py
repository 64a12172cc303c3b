"""The pH of an acid, a base or a salt in water: what it is, and how strong."""

from __future__ import annotations

from rdkit import Chem

from sandbox.bench.equilibria import STRONG, Solute, is_amphoteric, solute_of
from sandbox.errors import ToolError
from sandbox.results import Quantity


def ph_of(mol: Chem.Mol, molar: float, pka: float | None) -> Quantity:
    """The pH of a solution.

    Args:
        mol: Acid, base or salt.
        molar: Concentration in mol/L.
        pka: pKa of the acid, or of a base's conjugate acid, where it is stated.

    Returns:
        pH; no value for what is in no table and has no pKa.
    """
    if molar <= 0:
        raise ToolError("the concentration must be above zero")
    solute = solute_of(mol, pka)
    if solute is None:
        reason = "it is no strong acid or base that I know, so its pKa is needed"
        if is_amphoteric(mol):
            reason = "it is an acid and a base, and one pKa does not tell its pH"
        return Quantity(None, "", "pH", 2, reason)
    return Quantity(solute.ph(molar), "", "pH", 2, _in_words(solute, stated=pka is not None))


def _in_words(solute: Solute, *, stated: bool) -> str:
    """What the pH rests on."""
    strong = [system for system in solute.systems if system.pkas == (STRONG,)]
    if len(strong) == len(solute.systems):
        return (
            "strong base"
            if solute.ions > len(strong)
            else "strong acid"
            if not solute.ions
            else "neutral salt"
        )
    pkas = [pka for system in solute.systems for pka in system.pkas if pka != STRONG]
    kind = "a salt" if solute.ions or len(solute.systems) > 1 else _kind(solute)
    listed = " and ".join(f"{pka:.2f}" for pka in pkas)
    source = "" if stated else " (CRC Handbook of Chemistry and Physics)"
    return f"as {kind}, pKa {listed}{source}"


def _kind(solute: Solute) -> str:
    (system,) = solute.systems
    if system.most > 0 and len(system.pkas) > system.most:
        return "an amino acid"
    if system.most > 0:
        return "a weak base"
    return "an acid with a strong first step" if STRONG in system.pkas else "a weak acid"
